"""Cities beside each other on one indicator.

An indicator has one level (comune, province, region or urban-audit) and one base, and every function here
takes one indicator: levels and bases never meet in a ranking. Its unit is a city or, for the level `region`,
a region, which stands for the cities in it. Frames that are returned are new: the package never changes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from lib.model.cities.change import change
from lib.model.cities.levels import nearest_level
from lib.model.cities.series import broad_periods, coverage, known, number_indicator, periods, series
from lib.model.ranking import rank

if TYPE_CHECKING:
    from lib.store import Package

__all__ = ["change", "coverage", "default_period", "nearest_level", "periods", "ranked", "series"]


def default_period(package: Package, indicator_id: str) -> str | None:
    """Return the latest period with figures for at least half of the units that ever have one.

    One period for all, never the latest of each: where no period has so many, the latest of those with the
    most; None where there is no figure at all.
    """
    broad = broad_periods(known(series(package, indicator_id)))
    return broad[-1] if broad else None


def ranked(package: Package, indicator_id: str, period: str | None = None) -> pd.DataFrame:
    """Rank the units with a figure in a period (`default_period` if none is given), one row each, best first.

    Columns: those of `series` and rank (Int64, 1 first by the indicator's direction, equal values share the
    smallest; missing for bands, which are not ranked). A band stands where its middle would, or its one
    bound. Equal values are in the order of their names.

    Raises KeyError for an unknown indicator and ValueError for a yes-no one.
    """
    direction = number_indicator(package, indicator_id)["direction"]
    rows = known(series(package, indicator_id))
    chosen = period if period is not None else default_period(package, indicator_id)
    rows = rows[rows["period"] == chosen]
    rows = rows.assign(rank=rank(rows["value"], direction), standing=rank(_standing(rows), direction))
    return rows.sort_values(["standing", "name"], ignore_index=True).drop(columns="standing")


def _standing(rows: pd.DataFrame) -> pd.Series:
    return rows["value"].fillna(rows[["lower", "upper"]].mean(axis=1))
