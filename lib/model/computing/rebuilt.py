"""The files of a city package that are computed from the others: cells, and the figures of cells and areas."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import pandas as pd

from lib.model.computing.cell_measures import CELL_MEASURES
from lib.model.computing.cell_medians import median_rows
from lib.model.computing.cell_rows import Measured, cell_rows, measured
from lib.model.computing.cells import lay_out
from lib.model.computing.computed import computed_rows, number
from lib.model.computing.file_texts import Row, columns, layer_text, rows, table_text
from lib.model.computing.measures import MEASURES
from lib.model.period import sort_key

if TYPE_CHECKING:
    from lib.store import Package

CELLS: Final = "cells.csv"
CELL_LAYER: Final = "cells.geojson"
CELL_OBSERVATIONS: Final = "cell_observations.csv"
OBSERVATIONS: Final = "observations.csv"

KEYS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        CELLS: ("cell_id",),
        CELL_LAYER: ("cell_id",),
        CELL_OBSERVATIONS: ("cell_id", "indicator_id", "period", "time_band"),
        OBSERVATIONS: ("area_id", "indicator_id", "period", "time_band"),
    }
)
"""The files that can be rebuilt, in the order in which each follows from those before; and what rows go by."""

MACHINE_MADE: Final = frozenset({"computed", "indicative", "not computable"})

_DECIMALS: Final = {"street_m": 1, "inside_share": 4}


def wanted(package: Package) -> list[str]:
    """Name the files to rebuild, of those in `KEYS`: the ones that the package lists."""
    listed = {resource["path"] for resource in package.descriptor["resources"]}
    return [name for name in KEYS if name in listed]


def rebuilt(package: Package, present: Mapping[str, str]) -> dict[str, str]:
    """Return the texts of the files that are computed, by name, from the layers and the other rows of a package.

    present: the texts of these files as they stand (see `wanted`): the header of a table gives its columns; rows
    of observations.csv that nobody computed stay as they are. Where the package lists the table of cells, they
    are laid out anew and measured first, so building twice changes nothing. UTF-8 text, LF.
    """
    cells = lay_out(package) if CELLS in present else None
    found = measured(package, cells) if cells is not None else []
    texts = {}
    if cells is not None:
        texts[CELLS] = table_text(columns(present[CELLS]), _cell_table(cells))
        if CELL_LAYER in present:
            texts[CELL_LAYER] = layer_text(cells, "cell_id")
        if CELL_OBSERVATIONS in present:
            made = [row for each in found for row in cell_rows(each)]
            texts[CELL_OBSERVATIONS] = table_text(columns(present[CELL_OBSERVATIONS]), made)
    if OBSERVATIONS in present:
        texts[OBSERVATIONS] = _observations(package, present[OBSERVATIONS], found, cells)
    return texts


def is_machine_made(row: Row) -> bool:
    """Whether a row of the observations table is one that this command writes."""
    return row["indicator_id"] in {*MEASURES, *CELL_MEASURES} and row["status"] in MACHINE_MADE


def _observations(package: Package, present: str, found: list[Measured], cells: pd.DataFrame | None) -> str:
    """Replace computed rows by fresh ones; in the order of the catalogue, then of the areas, then of the periods."""
    kept = [row for row in rows(present) if not is_machine_made(row)]
    kept += computed_rows(package)
    kept += [row for each in found for row in median_rows(each, cells, package)] if cells is not None else []
    indicators, areas = _orders(package, "indicators"), _orders(package, "areas")

    def place(row: Row) -> tuple[int, int, tuple[int, int]]:
        return indicators[row["indicator_id"]], areas[row["area_id"]], sort_key(row["period"])

    return table_text(columns(present), sorted(kept, key=place))


def _cell_table(cells: pd.DataFrame) -> list[Row]:
    shown = pd.DataFrame(cells.drop(columns="geometry"))
    for name, decimals in _DECIMALS.items():
        shown[name] = [number(each, decimals) for each in shown[name]]
    return [{str(name): str(value) for name, value in row.items()} for row in shown.to_dict("records")]


def _orders(package: Package, table: str) -> dict[str, int]:
    frame = package.tables[table]
    key = f"{table.removesuffix('s')}_id"
    return dict(zip(frame[key], frame["order"], strict=True))
