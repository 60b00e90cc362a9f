"""The cities as ranked dots with their intervals, and what has to be known to read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from lib.show import escape, numbers
from lib.show.maps import legend
from lib.show.plots import city_charts
from lib.show.plots.charts import CONFIG
from lib.show.plots.dot_plot import GLYPHS
from lib.show.plots.marks import CHOSEN, HOME
from lib.show.wording import city_words
from lib.web import theme
from lib.web.language import language, texts

if TYPE_CHECKING:
    import pandas as pd

    from lib.web.cities.city_view import CityView


def draw(view: CityView) -> None:
    """Draw the chart of the period under its finding in a sentence; the notes of the figures below it."""
    _, lang = texts().gettext, language()
    headline(view)
    known = view.known()
    key([*signs(view, set(known["unit_id"])), *_intervals(known)])
    chart = city_charts.ranking(
        view.package, view.id, view.period, marks=view.marks, colours=theme.current(), lang=lang
    )
    st.plotly_chart(
        chart,
        config=CONFIG,
        key="city-ranking",
        alt=_("Dots in order with their intervals: {name}, {period}").format(
            name=view.indicator[f"name_{lang}"], period=numbers.period(view.period, lang)
        ),
    )
    _notes(known)


def headline(view: CityView) -> None:
    """Say what the reader came for, in a sentence, and the conditions it holds under."""
    lang = language()
    st.header(escape.markdown(city_words.headline(view, lang)), anchor=False)
    st.caption(escape.markdown(" · ".join(city_words.conditions(view, lang))))
    filtered(view)


def filtered(view: CityView) -> None:
    """Say whom the filter leaves, where it is on."""
    for text in city_words.filtered(view, language()):
        st.caption(f":material/filter_alt: {escape.markdown(text)}")


def key(entries: list[tuple[str, str]]) -> None:
    """Explain the signs of a chart, if it has any that need a word."""
    if entries:
        st.html(legend.signs(entries))


def signs(view: CityView, units: set[str]) -> list[tuple[str, str]]:
    """List the signs of the marked units that are among those drawn, with what they stand for."""
    _ = texts().gettext
    found = [(GLYPHS[CHOSEN], _("the chosen city"))] if view.unit in units else []
    return [*found, (GLYPHS[HOME], _("the city of this dashboard"))] if view.home_unit in units - {view.unit} else found


def _intervals(known: pd.DataFrame) -> list[tuple[str, str]]:
    _ = texts().gettext
    bounded = known["value"].notna() & known["lower"].notna()
    found = [("├●┤", _("figure with its 95% interval"))] if bounded.any() else []
    return (
        [*found, ("▬", _("published only as a band; an arrow means open on that side"))]
        if known["band"].any()
        else found
    )


def _notes(known: pd.DataFrame) -> None:
    """Show what the sources say of single figures."""
    for text in city_words.notes(known, language()):
        st.caption(f":material/sticky_note_2: {escape.markdown(text)}")
