"""The charts that compare cities on one indicator: in order, and by how they changed. Each is drawn once and kept."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from lib.model.cities.change import RATIO, change
from lib.model.cities.standings import standings
from lib.model.figures import indicator
from lib.model.records import Record, records
from lib.show.palette import Colours
from lib.show.plots.dot_axis import linear, multiples
from lib.show.plots.dot_plot import Row, dot_plot
from lib.show.plots.marks import Marks
from lib.show.wording import comparison
from lib.store import Package


@lru_cache(maxsize=256)
def ranking(
    package: Package, indicator_id: str, period: str, *, marks: Marks, colours: Colours, lang: str
) -> go.Figure:
    """Draw the units with a figure of a period, in order, with their intervals; published bands as bars."""
    about = indicator(package, indicator_id)
    rows = standings(package, indicator_id, period, marks.among)
    dots = [
        Row(
            _place(row["rank"]) + _name(row, lang),
            row["value"],
            row["lower"],
            row["upper"],
            comparison.figure(row, int(about["decimals"]), lang),
            marks.of(row["unit_id"]),
        )
        for row in records(rows[rows["status"] != ""])
    ]
    return dot_plot(dots, linear(about[f"unit_{lang}"], _ends(dots)), colours, lang)


@lru_cache(maxsize=256)
def changes(package: Package, indicator_id: str, *, marks: Marks, colours: Colours, lang: str) -> go.Figure:
    """Draw the units by their change, the largest rise on top; those that may be none have hollow dots."""
    about = indicator(package, indicator_id)
    rows = changed(package, indicator_id, marks)
    decimals, unit = int(about["decimals"]), about[f"unit_{lang}"]
    dots = [
        Row(
            _name(row, lang),
            row["estimate"],
            row["lower"],
            row["upper"],
            comparison.effect(row, decimals, unit, lang),
            marks.of(row["unit_id"]),
            sure=bool(row["likely"] or math.isnan(row["lower"])),
        )
        for row in records(rows)
    ]
    first = rows.iloc[0]
    title = comparison.change_axis(first["effect"], unit, first["first_period"], first["last_period"], lang)
    axis = multiples(title, _ends(dots), lang) if first["effect"] == RATIO else linear(title, _ends(dots), 0.0)
    return dot_plot(dots, axis, colours, lang)


def changed(package: Package, indicator_id: str, marks: Marks) -> pd.DataFrame:
    """Return the changes that can be drawn, the largest rise first: rows of `change` that have an estimate."""
    rows = marks.keep(change(package, indicator_id)).dropna(subset="estimate")
    return rows.sort_values("estimate", ascending=False, kind="stable", ignore_index=True)


def _ends(rows: list[Row]) -> list[float]:
    return [end for row in rows for end in row.ends]


def _name(row: Record, lang: str) -> str:
    """Name a city; or a region, with its cities on a line of their own."""
    own = str(row[f"name_{lang}"])
    return own if own == row["name"] else f"{own}\n{row['name']}"


def _place(rank: Any) -> str:
    return "" if pd.isna(rank) else f"{rank}. "
