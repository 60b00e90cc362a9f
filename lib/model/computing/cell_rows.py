"""Rows of observations about cells: one for each indicator and cell, with its evidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

import pandas as pd

from lib.model.computing.cell_measures import CELL_MEASURES, CellMeasure, cell_figures
from lib.model.computing.cell_notes import CELL_NOTES, NEAREST
from lib.model.computing.cells import centres
from lib.model.computing.computed import LESS_SURE, MORE_DECIMALS, both, number
from lib.model.computing.notes import NOTHING, Text
from lib.model.computing.surroundings import Surroundings
from lib.model.records import Record, records

if TYPE_CHECKING:
    from lib.store import Package


@dataclass(frozen=True, eq=False)
class Measured:
    """One indicator for all cells: its row of the catalogue, its measure, and the figures of `cell_figures`.

    `figures` is indexed by cell_id, in the order of the cells; `day` is when the package is from.
    """

    indicator: pd.Series
    measure: CellMeasure
    figures: pd.DataFrame
    day: str

    @classmethod
    def of(cls, indicator: pd.Series, measure: CellMeasure, figures: pd.DataFrame, day: str) -> Self:
        """Round the figures to the decimals they are written with, so that medians are those of what is written."""
        return cls(indicator, measure, figures.round(int(indicator["decimals"]) + MORE_DECIMALS), day)

    @property
    def key(self) -> dict[str, str]:
        """What every row of the indicator has."""
        return {"indicator_id": str(self.indicator["indicator_id"]), "time_band": self.measure.time_band}

    def numbers(self, figure: Record) -> dict[str, str]:
        """Write `value`, `lower` and `upper` as tables hold them, and a count that is a minimum as displayed."""
        decimals = int(self.indicator["decimals"])
        written = {name: number(figure[name], decimals + MORE_DECIMALS) for name in ("value", "lower", "upper")}
        shown = CELL_NOTES["at-least"].format(value=number(figure["value"], decimals))
        return written | both("value_text", shown if is_minimum(figure) else NOTHING)


def measured(package: Package, cells: pd.DataFrame) -> list[Measured]:
    """Compute every indicator in `CELL_MEASURES` that the catalogue lists, in its order, for a table of cells.

    cells: as `cells.lay_out` gives them, or as a package holds them. Measured in the package's `measure_crs`.
    """
    surroundings = Surroundings(package)
    origins = centres(cells["cell_id"]).to_crs(package.config.measure_crs).loc[cells["cell_id"]]
    return [
        Measured.of(
            about, measure, cell_figures(origins, measure.targets(surroundings), measure.within), package.created
        )
        for _, about in package.tables["indicators"].sort_values("order").iterrows()
        if (measure := CELL_MEASURES.get(about["indicator_id"]))
    ]


def cell_rows(each: Measured) -> Iterator[dict[str, str]]:
    """Write the figures of one indicator as rows of the table of cell observations, in the order of the cells.

    Each is dated and sourced as the target nearest to it, and names it. The status is `computed`, or
    `not computable` where there is nothing to measure to.
    """
    for cell_id, figure in zip(each.figures.index, records(each.figures), strict=True):
        row = {"cell_id": str(cell_id), **each.key}
        yield row | (without(each, "no-target") if pd.isna(figure["value"]) else _evidence(each, figure))


def without(each: Measured, reason: str) -> dict[str, str]:
    """Complete a row that has no figure, with the note that says why."""
    row = {"period": each.day[:10], "status": "not computable", "confidence": "high"}
    return row | both("note", CELL_NOTES[reason])


def is_minimum(figure: Record) -> bool:
    """Whether a figure has a lower end and no upper one."""
    return bool(pd.notna(figure["lower"]) and pd.isna(figure["upper"]))


def _evidence(each: Measured, figure: Record) -> dict[str, str]:
    sure = each.measure.confidence
    return {
        "period": figure["period"],
        **each.numbers(figure),
        "status": "computed",
        "confidence": LESS_SURE[sure] if is_minimum(figure) else sure,
        "source_id": figure["source_id"],
        "url": figure["url"],
        **both("note", _note(each.measure, figure)),
    }


def _note(measure: CellMeasure, figure: Record) -> Text:
    name = figure["name"]
    note = NEAREST[measure.note].format(name=name) if name else CELL_NOTES["no-name"]
    if is_minimum(figure):
        return note + CELL_NOTES["circle"].format(metres=number(figure["edge"], 0))
    if pd.isna(figure["lower"]):
        return note
    if figure["accuracy_m"]:
        note += CELL_NOTES["accuracy"].format(metres=number(figure["accuracy_m"], 0))
    return note + CELL_NOTES["edge"].format(metres=number(figure["edge"], 0)) if _ends_here(figure) else note


def _ends_here(figure: Record) -> bool:
    """Whether it is the end of the layer that sets the lower end of the interval."""
    return bool(figure["lower"] == figure["edge"])
