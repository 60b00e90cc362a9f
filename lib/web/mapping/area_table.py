"""Under the map: the areas of one scale as ranked bars, as a table and as a file."""

from __future__ import annotations

from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from lib.model.records import records
from lib.show import numbers, words
from lib.show.lists.area_bars import area_bars, ordered, without_figure
from lib.web import state, tables, take_away
from lib.web.language import language, texts
from lib.web.packages import city


def draw(indicator: pd.Series, scale: str, chosen: str) -> None:
    """The areas from the largest figure; those without one are named under the chart."""
    _, lang = texts().gettext, language()
    key = indicator["indicator_id"]
    st.header(_("The areas side by side"))
    bars = area_bars(city(), key, scale, chosen, _chooses, lang)
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
            tables.show(_frame(indicator, scale, lang), _("Figures of the areas"), numeric)
    take_away.bar(
        f"{key}-{scale}",
        "map",
        lambda: _frame(indicator, scale, lang),
        indicator=key,
        scale=scale,
        area=chosen,
        layers=state.several("layers"),
        tiles=state.one("tiles"),
    )


def _chooses(area: str) -> str:
    return "?" + urlencode(state.query() | {"area": area}, safe=",")


def _frame(indicator: pd.Series, scale: str, lang: str) -> pd.DataFrame:
    """The figures with everything that says what they are: what a file of them has to hold."""
    _ = texts().gettext
    rows = ordered(city(), indicator["indicator_id"], scale)
    each = records(rows)
    return pd.DataFrame(
        {
            _("Area"): rows[f"name_{lang}"].to_numpy(),
            _("Indicator"): indicator[f"name_{lang}"],
            _("Value"): rows["value"].to_numpy(),
            _("Lower bound"): rows["lower"].to_numpy(),
            _("Upper bound"): rows["upper"].to_numpy(),
            _("As published"): rows[f"value_text_{lang}"].to_numpy(),
            _("Unit"): indicator[f"unit_{lang}"],
            _("Period"): [numbers.when(row, lang) if row["status"] else "" for row in each],
            _("Status"): [words.short_statuses(lang)[row["status"]] for row in each],
            _("How sure"): [words.confidences(lang)[row["confidence"]] for row in each],
            _("Source"): rows["source_id"].to_numpy(),
            _("Address"): rows["url"].to_numpy(),
            _("Note"): rows[f"note_{lang}"].to_numpy(),
            _("Other sources say"): rows[f"disagreement_{lang}"].to_numpy(),
        }
    )
