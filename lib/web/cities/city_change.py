"""How the cities changed between the first and the last year, each with the interval of its change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from lib.show import escape
from lib.show.plots import city_charts
from lib.show.plots.charts import CONFIG
from lib.show.tables.change_table import change_table
from lib.show.wording import city_words
from lib.web import tables, theme
from lib.web.cities.city_ranking import filtered, key, signs
from lib.web.language import language, texts

if TYPE_CHECKING:
    import pandas as pd

    from lib.web.cities.city_view import CityView


def draw(view: CityView) -> pd.DataFrame:
    """Draw the chart under its finding in a sentence, with the same as a table; returns that table."""
    _, lang, indicator = texts().gettext, language(), view.indicator
    rows = city_charts.changed(view.package, view.id, view.marks)
    if rows.empty:
        st.info(
            _("There are no two periods of this indicator that could be compared: it has figures for one period only."),
            icon=":material/event_busy:",
        )
        return change_table(view.package, view.id, view.marks, lang)
    st.header(escape.markdown(city_words.change_headline(view, rows, lang)), anchor=False)
    told = f"{city_words.change_span(rows, lang)} {city_words.change_method(rows, lang)}"
    st.caption(escape.markdown(told))
    filtered(view)
    key([*signs(view, set(rows["unit_id"])), *_intervals(rows)])
    chart = city_charts.changes(view.package, view.id, marks=view.marks, colours=theme.current(), lang=lang)
    st.plotly_chart(
        chart,
        config=CONFIG,
        key="city-change",
        alt=_("Changes with their intervals: {name}").format(name=indicator[f"name_{lang}"]),
    )
    frame = change_table(view.package, view.id, view.marks, lang)
    with st.expander(
        _("The same as a table"), icon=":material/table:", key="change-table", on_change="rerun"
    ) as expander:
        if expander.open:
            tables.show(frame, _("Changes of the cities"))
    return frame


def _intervals(rows: pd.DataFrame) -> list[tuple[str, str]]:
    _ = texts().gettext
    bounded = rows["lower"].notna()
    found = [("├●┤", _("change with its 95% interval"))] if bounded.any() else []
    return [*found, ("○", _("hollow: the interval includes no change"))] if (bounded & ~rows["likely"]).any() else found
