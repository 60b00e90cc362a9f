"""The cities most like the chosen one, on indicators that the visitor may change, and why."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import streamlit as st

from lib.model.cities.similarity import DEFAULT_INDICATORS, comparable, latest_values, left_out, most_like
from lib.model.figures import indicator
from lib.model.records import Record, records
from lib.show import escape, numbers
from lib.show.wording import comparison
from lib.web import state
from lib.web.cities.city_view import names
from lib.web.language import language, texts

if TYPE_CHECKING:
    import pandas as pd

    from lib.store import Package
    from lib.web.cities.city_view import CityView


def draw(view: CityView) -> None:
    """List five cities, the most like first, each with what it shares and where it differs."""
    _, lang, package = texts().gettext, language(), view.package
    on = view.like or _usual(package)
    name = names(package)[view.city]
    found, missing, values = _measured(package, view.city, on)
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
            st.caption(escape.markdown(_why(package, row, values, view.city)))
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


def _usual(package: Package) -> tuple[str, ...]:
    """List what likeness is measured on unless the visitor says: the usual ones, or all there are without them."""
    offered = comparable(package)
    return tuple(each for each in DEFAULT_INDICATORS if each in offered) or tuple(offered)


@lru_cache(maxsize=256)
def _measured(package: Package, city: str, on: tuple[str, ...]) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    return most_like(package, city, on), left_out(package, on), latest_values(package, on)


def _choice(package: Package, on: tuple[str, ...]) -> None:
    _, lang = texts().gettext, language()
    options = comparison.options(package, lang)
    with st.popover(_("Likeness on {count} indicators").format(count=len(on)), icon=":material/tune:"):
        st.multiselect(
            _("Alike in what?"), comparable(package), format_func=options.__getitem__, **state.widget("like", on)
        )
        st.caption(
            _(
                "Distance: the root mean square of the differences, each in standard deviations over all cities "
                "that have every figure; population and density by ratio. No choice brings back the usual ones."
            )
        )


def _why(package: Package, row: Record, values: pd.DataFrame, city: str) -> str:
    """Say where the two are closest and furthest, with both figures, the other city's first."""
    _, lang = texts().gettext, language()
    parts = {}
    for which in ("closest", "furthest"):
        about = indicator(package, row[which])
        column, decimals = values[str(row[which])].to_dict(), int(about["decimals"])
        other, own = (numbers.decimal(column[code], decimals, lang) for code in (row["istat_code"], city))
        parts[which] = _("{name} ({other}; {city} {own})").format(
            name=about[f"name_{lang}"], other=other, city=names(package)[city], own=own
        )
    if row["closest"] == row["furthest"]:
        return parts["closest"]
    return _("Closest: {closest}. Furthest: {furthest}.").format(**parts)
