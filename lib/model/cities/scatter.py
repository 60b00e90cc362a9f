"""Two indicators against each other."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

import pandas as pd

from lib.model.cities.comparison import default_period
from lib.model.cities.series import NUMBER, REGION, number_indicator, series

if TYPE_CHECKING:
    from lib.store import Package

LEAST: Final = 3
"""Fewer dots than these say nothing of two indicators together."""


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


def paired(package: Package) -> list[str]:
    """List the indicators that have a partner, in the catalogue's order."""
    rows = package.tables["indicators"]
    return [each for each in rows.loc[rows["kind"] == NUMBER, "indicator_id"] if partners(package, each)]


def partners(package: Package, indicator_id: str) -> list[str]:
    """List the indicators that may stand against one in a scatter, in the catalogue's order.

    Numbers of the same level, with a value of both in at least `LEAST` units at their default periods: a city
    and its province, or a comune and a survey of the city, are never drawn against each other.

    Raises KeyError for an unknown indicator and ValueError for a yes-no one.
    """
    return list(_partners(package, indicator_id))


def go_together(package: Package, x: str, y: str) -> bool:
    """Tell whether two indicators are partners (see `partners`), looking at no other one."""
    levels = {number_indicator(package, each)["level"] for each in (x, y)}
    return x != y and len(levels) == 1 and len(_valued(package, x) & _valued(package, y)) >= LEAST


@lru_cache(maxsize=256)
def _partners(package: Package, indicator_id: str) -> tuple[str, ...]:
    own = number_indicator(package, indicator_id)
    rows = package.tables["indicators"]
    same = rows[(rows["kind"] == NUMBER) & (rows["level"] == own["level"]) & (rows["indicator_id"] != indicator_id)]
    mine = _valued(package, indicator_id)
    return tuple(each for each in same["indicator_id"] if len(mine & _valued(package, each)) >= LEAST)


@lru_cache(maxsize=256)
def _valued(package: Package, indicator_id: str) -> frozenset[str]:
    rows = series(package, indicator_id)
    chosen = (rows["period"] == default_period(package, indicator_id)) & rows["value"].notna()
    return frozenset(rows.loc[chosen, "unit_id"])


def _axis(package: Package, indicator_id: str, period: str | None, axis: str, level: str) -> pd.DataFrame:
    rows = series(package, indicator_id)
    chosen = period if period is not None else default_period(package, indicator_id)
    rows = rows[(rows["period"] == chosen) & rows["value"].notna()]
    named = rows[["unit_id", "name", "name_it", "name_en", "cities", "in_workshop"]]
    figures = rows[["value", "lower", "upper", "period"]].assign(level=level).add_prefix(f"{axis}_")
    return named.join(figures.rename(columns={f"{axis}_value": axis}))
