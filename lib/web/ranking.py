"""The ranked bars of the map page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from lib.show import numbers, words
from lib.show.bars import ranked_bars
from lib.web import theme
from lib.web.language import language, texts

if TYPE_CHECKING:
    import pandas as pd

CHART = {"displayModeBar": False, "displaylogo": False, "scrollZoom": False}


def draw(indicator: pd.Series, figures: pd.DataFrame, scale: str, chosen: str) -> None:
    """The areas of one scale from the largest figure; those without one are named under the chart."""
    _, lang = texts().gettext, language()
    rows = figures[figures["level"] == scale]
    known = rows[rows["value"].notna()].sort_values("value", ascending=False, kind="stable")
    st.subheader(_("The areas side by side"))
    if not known.empty:
        decimals = int(indicator["decimals"])
        labels = [numbers.value(row, decimals, lang) for row in known.to_dict("records")]
        chart = ranked_bars(list(known[f"name_{lang}"]), list(known["value"]), labels, list(known["area_id"] == chosen),
                            indicator[f"unit_{lang}"], theme.current(), lang)
        st.plotly_chart(chart, config=CHART, key="ranking", alt=_("Ranked bars: {name}").format(name=indicator[f"name_{lang}"]))
    for status, group in rows[rows["value"].isna()].groupby("status", sort=False):
        st.caption(f"{words.STATUS_ICONS[str(status)]} {', '.join(group[f'name_{lang}'])}: {words.statuses(lang)[str(status)]}")
