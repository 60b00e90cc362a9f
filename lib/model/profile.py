"""Where one area stands: among the areas of its own scale, and among all zones of the city."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lib.model.ranking import rank
from lib.model.records import records
from lib.model.reference import per_thousand, place_among
from lib.model.units import units
from lib.store.codes import CELL

if TYPE_CHECKING:
    import pandas as pd

    from lib.store import Package

FEWEST_RANKED = 3
"""Two areas beside each other need no rank."""


@dataclass(frozen=True)
class Place:
    """A place among others: 1 is the first of `total`; `median` is that of all of them, in the figure's unit."""

    place: int
    total: int
    median: float


def place_in_scale(figures: pd.DataFrame, area_id: str, direction: str) -> Place | None:
    """The rank of an area among the areas of its own level that have a value.

    figures: one row an area (`area_id`, `level`, `value`), as `area_figures` gives them. None where the area has
    no value or fewer than three areas have one. First is best by `direction`, the largest where there is no better.
    """
    level = figures.loc[figures["area_id"] == area_id, "level"].iloc[0]
    peers = figures[(figures["level"] == level) & figures["value"].notna()]
    if len(peers) < FEWEST_RANKED or area_id not in set(peers["area_id"]):
        return None
    ranks = rank(peers["value"], direction)
    return Place(int(ranks[peers["area_id"] == area_id].iloc[0]), len(peers), float(peers["value"].median()))


@dataclass(frozen=True)
class Against:
    """A cell against its area: the median of the area's cells, and how much more the cell has, in the figure's unit."""

    names: dict[str, str]
    median: float
    difference: float


def against_area(figures: pd.DataFrame, area_id: str) -> Against | None:
    """Compare a cell with the area it belongs to, whose own figure is the median of its cells.

    figures: as `area_figures` gives them. None for an area, and where either has no value.
    """
    by_id = {row["area_id"]: row for row in records(figures)}
    own = by_id[area_id]
    if own["level"] != CELL:
        return None
    parent = by_id[own["parent_id"]]
    if math.isnan(own["value"]) or math.isnan(parent["value"]):
        return None
    names = {lang: parent[f"name_{lang}"] for lang in ("it", "en")}
    return Against(names, parent["value"], own["value"] - parent["value"])


def city_distribution(package: Package, indicator_id: str) -> pd.Series | None:
    """The same figure for every zone of the city where the reference table has it; None for other indicators.

    `bars`: number; `bars-per-1000`: per 1,000 residents, zones with at least 500 only; `residents`: number.
    Index: zone codes.
    """
    zones = package.tables["city_zones"].set_index("zone_code")
    if indicator_id in ("bars", "residents"):
        return zones[indicator_id].astype(float)
    if indicator_id == "bars-per-1000":
        return per_thousand(zones["bars"], zones["residents"]).dropna()
    return None


def place_in_city(package: Package, indicator_id: str, area_id: str) -> Place | None:
    """The place of a zone among the city's zones, from the largest, by the reference table's own counts.

    None where the area is not one zone or the table does not have the figure.
    """
    areas = units(package).set_index("area_id")
    code = str(areas.at[area_id, "zone_codes"])
    values = city_distribution(package, indicator_id)
    if areas.at[area_id, "level"] != "zone" or values is None or code not in values.index:
        return None
    place, total = place_among(values, float(values[code]))
    return Place(place, total, float(values.median()))
