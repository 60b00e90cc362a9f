"""Rows of observations about areas that sum up their cells: the median, and the range that it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from lib.model.computing.cell_notes import CELL_NOTES
from lib.model.computing.cell_rows import Measured, is_minimum, without
from lib.model.computing.computed import LESS_SURE, both, number
from lib.model.computing.notes import Text
from lib.model.period import sort_key
from lib.model.records import Record, records

if TYPE_CHECKING:
    from lib.store import Package

MEMBERS: Final = {"neighbourhood": "area_id", "zone": "zone_id", "stretch": "stretch_id"}
"""The column of the table of cells that says which of them lie in an area, by the area's level."""


def median_rows(each: Measured, cells: pd.DataFrame, package: Package) -> Iterator[dict[str, str]]:
    """Write one indicator as rows of the table of area observations: the median of the cells whose centre is inside.

    cells: the table of cells that `each` was measured for. `count` is their number. The status is `computed`, or
    `indicative` (with confidence one step lower) where the boundary of the area is, or `not computable` where
    no cell has a figure. Dated by the latest of its cells; the source is theirs, or the catalogue's where they
    have several.
    """
    for area in records(package.tables["areas"].sort_values("order")):
        inside = (cells[MEMBERS[area["level"]]] == area["area_id"]).to_numpy()
        figures = each.figures[inside]
        row = {"area_id": area["area_id"], **each.key}
        if figures["value"].isna().all():
            yield row | without(each, "no-target" if len(figures) else "no-cell")
        else:
            yield row | _evidence(each, figures, indicative=area["boundary"] == "indicative")


def median(figures: pd.DataFrame) -> Record:
    """Find the median of figures (`value`, `lower`, `upper`), and the bounds that theirs leave for it.

    A figure without bounds is exact, one with a lower bound alone may be any larger one. The median grows with
    every figure, so it lies between the median of the lower bounds and that of the upper ones; `lower` and
    `upper` are NaN where both are the value, `upper` also where it is not bounded.
    """
    exact = figures["lower"].isna() & figures["upper"].isna()
    lower = figures["lower"].where(~exact, figures["value"]).median()
    upper = figures["upper"].where(~exact, figures["value"]).fillna(np.inf).median()
    value = figures["value"].median()
    if lower == upper:
        return {"value": value, "lower": np.nan, "upper": np.nan}
    return {"value": value, "lower": lower, "upper": upper if np.isfinite(upper) else np.nan}


def _evidence(each: Measured, figures: pd.DataFrame, *, indicative: bool) -> dict[str, str]:
    found, sources = median(figures), set(figures["source_id"])
    sure = each.measure.confidence
    return {
        "period": max(figures["period"], key=sort_key),
        **each.numbers(found),
        "count": str(len(figures)),
        "status": "indicative" if indicative else "computed",
        "confidence": LESS_SURE[sure] if indicative else sure,
        "source_id": sources.pop() if len(sources) == 1 else str(each.indicator["source_id"]),
        **both("note", _note(each, figures, found)),
    }


def _note(each: Measured, figures: pd.DataFrame, found: Record) -> Text:
    minima = sum(is_minimum(figure) for figure in records(figures))
    unit = Text(str(each.indicator["unit_it"]), str(each.indicator["unit_en"]))
    ends = figures["value"].min(), figures["value"].max()
    least, most = (number(end, int(each.indicator["decimals"])) for end in ends)
    note = CELL_NOTES["median"].format(cells=len(figures), least=least, most=most, unit=unit)
    if len(figures) == 1:
        note = CELL_NOTES["single"]
    if minima:
        return note + CELL_NOTES["median-least"].format(cells=minima)
    return note if pd.isna(found["lower"]) else note + CELL_NOTES["median-bounds"]
