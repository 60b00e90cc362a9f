"""The cities most like the chosen one, on indicators that the visitor may change, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from lib.model.cities.similarity import comparable
from lib.model.records import records
from lib.show import escape
from lib.show.selected.city_view import names
from lib.show.selected.likeness import likeness, usual
from lib.show.wording import comparison
from lib.show.wording.likeness_words import method, why
from lib.web import state
from lib.web.language import language, texts

if TYPE_CHECKING:
    from lib.store import Package
    from lib.web.cities.city_view import CityView


def draw(view: CityView) -> None:
    """List five cities, the most like first, each with what it shares and where it differs."""
    _, lang, package = texts().gettext, language(), view.package
    on = view.like or usual(package)
    name = names(package)[view.city]
    measured = likeness(package, view.city, on)
    found, missing = measured.found, measured.missing
    with st.container(gap=None):
        for row in records(found):
            st.button(
                escape.markdown(row["name"]),
                icon=":material/location_city:",
                type="tertiary",
                key=f"like-{row['istat_code']}",
                on_click=state.choose,
                kwargs={"city": row["istat_code"]},
            )
            st.caption(escape.markdown(why(package, row, measured.values, view.city, lang)))
    if found.empty:
        st.info(_("{name} lacks a figure among those compared: choose others.").format(name=escape.markdown(name)))
    _choice(package, on)
    if len(missing):
        st.caption(
            escape.markdown(
                _("Left out, for want of a figure: {names}").format(
                    names=comparison.listing(list(missing["name"]), lang)
                )
            )
        )


def _choice(package: Package, on: tuple[str, ...]) -> None:
    _, lang = texts().gettext, language()
    options = comparison.options(package, lang)
    with st.popover(_("Likeness on {count} indicators").format(count=len(on)), icon=":material/tune:"):
        st.multiselect(
            _("Alike in what?"), comparable(package), format_func=options.__getitem__, **state.widget("like", on)
        )
        st.caption(f"{method(lang)} {_('No choice brings back the usual ones.')}")
