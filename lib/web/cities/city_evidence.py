"""Beside the comparison: the chosen city's figure and where it comes from, or what there is instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from lib.model.cities.comparison import nearest_level
from lib.model.cities.series import known, series
from lib.model.figures import indicator
from lib.show import escape, numbers, words
from lib.show.wording import comparison
from lib.show.wording.evidence import headline
from lib.web import evidence, state
from lib.web.cities.city_view import names
from lib.web.frame import link
from lib.web.language import language, texts

if TYPE_CHECKING:
    import pandas as pd

    from lib.show.wording.evidence import Entries
    from lib.web.cities.city_view import CityView


def figure(view: CityView) -> None:
    """Show the chosen city's figure and how sure its place is; or that it has none, and what there is instead."""
    _, lang = texts().gettext, language()
    row = view.own()
    if not view.city:
        _not_here(view)
    elif row is None:
        _missing(view)
    elif view.answers:
        answer = _("yes, documented") if row["answer"] == "yes" else _("no, documented")
        st.html(headline(row["name"], answer, ""))
    else:
        evidence.figure(view.indicator, row, comparison.unit_name(row, lang))
        overlap = comparison.uncertainty(view.rows(), view.unit, lang)
        if overlap:
            st.markdown(f":material/arrow_range: {escape.markdown(overlap)}")


def draw(view: CityView) -> None:
    """Show what the indicator is, and where the chosen city's figure comes from."""
    row = view.own()
    st.caption(escape.markdown(view.indicator[f"definition_{language()}"]))
    evidence.show(_about(view) if row is None else (_level(view), *evidence.facts(view.package, view.indicator, row)))


def _level(view: CityView) -> tuple[str, str]:
    _ = texts().gettext
    return _("Level"), escape.markdown(words.levels(language())[view.indicator["level"]])


def _about(view: CityView) -> Entries:
    """List what holds for the indicator whoever asks."""
    _, lang, row = texts().gettext, language(), view.indicator
    found = (_level(view), (_("Source"), evidence.source_link(view.package, row["source_id"])))
    return (*found, (_("Careful"), escape.markdown(row[f"caveat_{lang}"]))) if row[f"caveat_{lang}"] else found


def _not_here(view: CityView) -> None:
    """Tell a city that is not in the package so, and the way in."""
    _ = texts().gettext
    total = len(view.package.tables["cities"])
    st.info(
        _(
            "Your city is not among the {total} compared here. It can be: its rows go into the comparison's data "
            "package (cities and observations), with a source for each figure."
        ).format(total=total),
        icon=":material/add_location_alt:",
    )
    link("method", _("How to add your city"), ":material/fact_check:", section="about")


def _missing(view: CityView) -> None:
    """Say that the city lacks this figure; offer another period of it, and the same subject at the nearest level."""
    _, lang = texts().gettext, language()
    name = names(view.package)[view.city]
    if view.answers:
        st.info(
            _("Nothing is documented for {name}. This does not mean no.").format(name=escape.markdown(name)),
            icon=":material/info:",
        )
        return
    st.info(
        _("{name} has no figure of this indicator for {period}.").format(
            name=escape.markdown(name), period=numbers.period(view.period, lang)
        ),
        icon=":material/visibility_off:",
    )
    own = known(series(view.package, view.id))
    own = own[own["unit_id"] == view.unit]
    if len(own):
        last = str(own["period"].iloc[-1])
        st.button(
            _("Show {period}, which has one").format(period=numbers.period(last, lang)),
            icon=":material/event:",
            key="other-period",
            on_click=state.choose,
            kwargs={"period": last},
        )
    _nearest(view, own)


def _nearest(view: CityView, own: pd.DataFrame) -> None:
    _, lang = texts().gettext, language()
    other = nearest_level(view.package, view.city, view.id)
    if other:
        row = indicator(view.package, other)
        st.markdown(
            _(
                "The nearest there is: **{name}**, level: {level}. It is another measure: "
                "never in one ranking with this one."
            ).format(name=escape.markdown(row[f"name_{lang}"]), level=escape.markdown(words.levels(lang)[row["level"]]))
        )
        st.button(
            _("Show the nearest level"),
            icon=":material/arrow_forward:",
            key="nearest-level",
            on_click=state.choose,
            kwargs={"city_indicator": other},
        )
    elif own.empty:
        st.caption(_("No other level of this subject has a figure for it either."))
