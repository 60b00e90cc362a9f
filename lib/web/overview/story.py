"""The story of the project: a chart of its events, and the same as a table with the source of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from lib.show import numbers
from lib.show.lists.event_table import event_table
from lib.show.maps import legend
from lib.show.plots import timeline
from lib.show.plots.charts import CONFIG
from lib.web import theme
from lib.web.language import language, texts

if TYPE_CHECKING:
    import pandas as pd

    from lib.store import Package

DOMAIN = r"^https?://(?:www\.)?([^/]+)"


def draw(package: Package) -> None:
    """Draw the chart, its signs and the table under it."""
    _, lang = texts().gettext, language()
    frame = event_table(package, lang)
    with st.container(key="story", gap="xsmall"):
        st.plotly_chart(
            timeline.timeline(package, theme.current(), lang),
            config=CONFIG,
            key="timeline",
            alt=_("Timeline of {number} events; the table below lists them all").format(number=len(frame)),
        )
    st.html(legend.signs(timeline.signs(lang)))
    table = st.expander(
        _("All {number} events as a table, with their sources").format(number=len(frame)),
        icon=":material/table:",
        key="events",
        on_change="rerun",
    )
    if table.open:
        with table:
            _table(frame)


def _table(frame: pd.DataFrame) -> None:
    """Dates sort as dates and read as dates of the language; the address of each source is a link."""
    _, lang = texts().gettext, language()
    styled = frame.style.format(lambda period: numbers.period(period, lang), subset=[_("Date")])
    link = st.column_config.LinkColumn(display_text=DOMAIN)
    wide = st.column_config.TextColumn(width="large")
    st.dataframe(
        styled,
        hide_index=True,
        alt=_("Events of the project"),
        key="event-table",
        height=420,
        column_config={_("Address"): link, _("Event"): wide},
    )
