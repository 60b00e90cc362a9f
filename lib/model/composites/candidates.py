"""The values that indicators could bring into a composite: of the cities, or of the areas or cells of one scale."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import pandas as pd

from lib.model.cities.comparison import default_period
from lib.model.cities.series import NUMBER, REGION
from lib.model.cities.similarity import latest_values
from lib.model.composites.normalise import HIGHER, LOWER
from lib.model.figures import area_figures, scale_indicators
from lib.model.period import sort_key
from lib.model.units import units

if TYPE_CHECKING:
    from lib.store import Package

UNIT = "unit_id"


@dataclass(frozen=True, eq=False)
class Candidates:
    """Units with their values of every indicator that is a number and has a better end.

    units: a row for each, indexed by its id, with name_it and name_en; values: units × indicators, each in its own
    unit, NaN where there is no value (a published band is none); periods: of each indicator, the oldest first.
    """

    units: pd.DataFrame
    values: pd.DataFrame
    periods: dict[str, tuple[str, ...]]


@lru_cache(maxsize=8)
def of_cities(package: Package) -> Candidates:
    """Read the values of the cities: of each indicator those of one period, the same for all of them.

    It is the indicator's latest broad period (`comparison.default_period`). An indicator of the level `region` is
    left out: it says nothing of one city.
    """
    rows = package.tables["indicators"]
    names = package.tables["cities"].set_index("istat_code")["name"].rename_axis(UNIT)
    wanted = suitable(rows[rows["level"] != REGION])
    values = latest_values(package, wanted) if wanted else pd.DataFrame(index=names.index)
    periods: dict[str, tuple[str, ...]] = {each: (default_period(package, each) or "",) for each in wanted}
    return Candidates(pd.DataFrame({"name_it": names, "name_en": names}), values.rename_axis(UNIT), periods)


@lru_cache(maxsize=16)
def of_areas(package: Package, scale: str) -> Candidates:
    """Read the values of the areas, or of the cells, of one scale: of each the latest figure."""
    rows = units(package)
    shown = rows[rows["level"] == scale].set_index("area_id")[["name_it", "name_en"]].rename_axis(UNIT)
    figures = {
        each: area_figures(package, each).set_index("area_id").reindex(shown.index)
        for each in suitable(scale_indicators(package, scale))
    }
    values = pd.DataFrame({each: found["value"] for each, found in figures.items()}, index=shown.index)
    periods = {
        each: tuple(sorted(set(found.loc[found["value"].notna(), "period"]), key=sort_key))
        for each, found in figures.items()
    }
    return Candidates(shown, values, periods)


def suitable(catalogue: pd.DataFrame) -> list[str]:
    """List the indicators of a catalogue that are a number and have a better end."""
    found = (catalogue["kind"] == NUMBER) & catalogue["direction"].isin([HIGHER, LOWER])
    return list(catalogue.loc[found, "indicator_id"])
