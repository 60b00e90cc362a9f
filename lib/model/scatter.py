"""Two indicators against each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from lib.model.comparison import default_period
from lib.model.series import REGION, number_indicator, series

if TYPE_CHECKING:
    from lib.store import Package


def pair(package: Package, x: str, y: str, x_period: str | None = None, y_period: str | None = None) -> pd.DataFrame:
    """Join the cities that have a value of both indicators, one row each, in the order of the cities.

    Each at its own period: the one given, else `comparison.default_period`. Two regional indicators give one
    row for each region. Columns: unit_id, name, name_it, name_en, cities, in_workshop, then for x and for y
    the value (`x`), its 95 % bounds (`x_lower`, `x_upper`), `x_period` and `x_level`. Published bands have
    no value and are left out. Levels may differ (a comune against its province): both are named.

    Raises KeyError for an unknown indicator, ValueError for a yes-no one and for a regional one against
    one that is not.
    """
    levels = [number_indicator(package, each)["level"] for each in (x, y)]
    if (levels[0] == REGION) != (levels[1] == REGION):
        raise ValueError(f"a region cannot stand for its cities: {x} and {y} have different units")
    across = _axis(package, x, x_period, "x", levels[0])
    named = ["unit_id", "name", "name_it", "name_en", "cities", "in_workshop"]
    upwards = _axis(package, y, y_period, "y", levels[1]).drop(columns=named[1:])
    return across.merge(upwards, on="unit_id", validate="one_to_one")


def _axis(package: Package, indicator_id: str, period: str | None, axis: str, level: str) -> pd.DataFrame:
    rows = series(package, indicator_id)
    chosen = period if period is not None else default_period(package, indicator_id)
    rows = rows[(rows["period"] == chosen) & rows["value"].notna()]
    named = rows[["unit_id", "name", "name_it", "name_en", "cities", "in_workshop"]]
    figures = rows[["value", "lower", "upper", "period"]].assign(level=level).add_prefix(f"{axis}_")
    return named.join(figures.rename(columns={f"{axis}_value": axis}))
