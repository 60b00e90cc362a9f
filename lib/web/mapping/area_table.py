"""Under the map: the areas of one scale as ranked bars, as a table and as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from lib.show import words
from lib.show.lists.area_bars import area_bars, without_figure
from lib.show.tables.area_table import area_table
from lib.web import state, tables, take_away
from lib.web.language import language, texts
from lib.web.packages import city

if TYPE_CHECKING:
    import pandas as pd


def draw(indicator: pd.Series, scale: str, chosen: str) -> None:
    """The areas from the largest figure; those without one are named under the chart."""
    _, lang = texts().gettext, language()
    key = indicator["indicator_id"]
    st.header(_("The areas side by side"))
    bars = area_bars(city(), key, scale, chosen, state.choosing("area"), lang)
    if bars:
        st.html(bars)
    for status, names in without_figure(city(), key, scale, lang):
        st.caption(f"{words.STATUS_ICONS[status]} {names}: {words.statuses(lang)[status]}")
    figures(indicator, scale, chosen)


def figures(indicator: pd.Series, scale: str, chosen: str) -> None:
    """The same as a table, as files, and as an address."""
    _, lang, key = texts().gettext, language(), indicator["indicator_id"]
    table = st.expander(_("The same as a table"), icon=":material/table:", on_change="rerun")
    if table.open:
        with table:
            numeric = dict.fromkeys((_("Value"), _("Lower bound"), _("Upper bound")), int(indicator["decimals"]))
            tables.show(area_table(city(), key, scale, lang), _("Figures of the areas"), numeric)
    take_away.bar(
        f"{key}-{scale}",
        "map",
        lambda: area_table(city(), key, scale, lang),
        indicator=key,
        scale=scale,
        area=chosen,
        layers=state.several("layers"),
        tiles=state.one("tiles"),
        **({"zoom": state.one("zoom")} if state.given("zoom") else {}),
    )
