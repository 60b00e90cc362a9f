"""Observations as the pages show them: one figure for each area, the latest, beside its area and indicator.

A package never changes, so every frame is built once and shared: who needs another one makes a copy.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import pandas as pd

from lib.model.period import sort_key
from lib.model.units import units
from lib.store.codes import CELL, Status

if TYPE_CHECKING:
    from lib.store import Package


@lru_cache(maxsize=512)
def indicator(package: Package, indicator_id: str) -> pd.Series:
    """The catalogue's row of one indicator. Raises KeyError where there is none."""
    rows = package.tables["indicators"]
    found = rows[rows["indicator_id"] == indicator_id]
    if found.empty:
        raise KeyError(indicator_id)
    return found.iloc[0]


@lru_cache(maxsize=512)
def area_indicators(package: Package) -> pd.DataFrame:
    """Catalogue rows of the indicators that mapped areas have rows of, in the catalogue's order."""
    rows = package.tables["indicators"]
    return rows[rows["indicator_id"].isin(package.tables["observations"]["indicator_id"])]


@lru_cache(maxsize=64)
def scale_indicators(package: Package, scale: str) -> pd.DataFrame:
    """Catalogue rows of the indicators that a scale has rows of, in the catalogue's order; every level has the same."""
    if scale != CELL:
        return area_indicators(package)
    rows = package.tables["indicators"]
    return rows[rows["indicator_id"].isin(package.tables["cell_observations"]["indicator_id"])]


@lru_cache(maxsize=64)
def offered(package: Package, scale: str) -> tuple[str, ...]:
    """The ids of the indicators that a scale has rows of, in the catalogue's order."""
    return tuple(scale_indicators(package, scale)["indicator_id"])


@lru_cache(maxsize=64)
def offered_names(package: Package, scale: str, lang: str) -> dict[str, str]:
    """What the indicators that a scale has rows of are called in a language, by their ids."""
    return dict(zip(offered(package, scale), scale_indicators(package, scale)[f"name_{lang}"], strict=True))


def latest(rows: pd.DataFrame, key: str) -> pd.DataFrame:
    """The row of the latest period for each value of the column `key`; row order as in `rows`.

    The latest is the one that ends last (see `period.sort_key`); of two that end together, the one that starts later.
    """
    ordered = rows.assign(_when=rows["period"].map(sort_key)).sort_values("_when", kind="stable")
    return ordered.drop_duplicates(key, keep="last").drop(columns="_when").sort_index()


@lru_cache(maxsize=512)
def area_figures(package: Package, indicator_id: str) -> pd.DataFrame:
    """All mapped areas, each with its latest observation of one indicator; the cells too, where they have any.

    Columns of `areas` (see `units` for the cells) and of `observations`. An area without a row has `value` NaN, and
    `status` "" or, where the indicator was never published at all, "not published". One row an area, in the order of
    the areas, then of the cells.
    """
    rows = package.tables["observations"]
    chosen = latest(rows[rows["indicator_id"] == indicator_id], "area_id")
    places, of_cells = package.tables["areas"], _cell_rows(package, indicator_id)
    if not of_cells.empty:
        places, chosen = units(package), pd.concat([chosen, of_cells])
    joined = places.drop(columns="source_id").merge(chosen, on="area_id", how="left")
    text = [column for column in chosen.columns if not pd.api.types.is_numeric_dtype(chosen[column])]
    filled = joined.assign(**{column: joined[column].fillna("") for column in text})
    if indicator(package, indicator_id)["status"] == Status.NOT_PUBLISHED:
        filled["status"] = str(Status.NOT_PUBLISHED)
        filled["confidence"] = "none"
    return filled


def _cell_rows(package: Package, indicator_id: str) -> pd.DataFrame:
    rows = package.tables["cell_observations"].rename(columns={"cell_id": "area_id"})
    return latest(rows[rows["indicator_id"] == indicator_id], "area_id")


@lru_cache(maxsize=512)
def territory_figures(package: Package, indicator_id: str) -> pd.DataFrame:
    """Every context observation of one indicator with its territory, from the latest period to the oldest.

    Columns of `context_observations`, and `level`, `name_it`, `name_en` of the territory.
    """
    rows = package.tables["context_observations"]
    chosen = rows[rows["indicator_id"] == indicator_id]
    territories = package.tables["territories"][["territory_id", "level", "name_it", "name_en"]]
    joined = chosen.merge(territories, on="territory_id", how="left")
    order = joined["period"].map(sort_key).sort_values(ascending=False, kind="stable").index
    return joined.loc[order].reset_index(drop=True)
