"""The observations of one comparison indicator, with their units and intervals."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

import pandas as pd

from lib.model.figures import indicator
from lib.model.intervals import rate_interval
from lib.model.period import sort_key

if TYPE_CHECKING:
    from lib.store import Package

REGION: Final = "region"
FIGURE: Final = ["value", "lower", "upper"]
"""A row says something if any of these is there: bounds without a value are a published band."""

NUMBER: Final = "number"
"""Kind of the indicators that can be ranked and drawn against each other; `yes-no` ones cannot."""


def number_indicator(package: Package, indicator_id: str) -> pd.Series:
    """Return the row of an indicator that is a number; raises ValueError for a yes-no one, KeyError for none."""
    found = indicator(package, indicator_id)
    if found["kind"] != NUMBER:
        raise ValueError(f"not a number: {indicator_id} is answered by yes or no, and no answer is not a no")
    return found


def units(package: Package, indicator_id: str) -> pd.DataFrame:
    """List the cities that an indicator is about, or the regions they lie in, one row each.

    Columns: unit_id (istat_code or region_code), name (of the city; of a region, its cities joined by
    commas), name_it and name_en (of the city or region), cities (tuple of istat_code), in_workshop (of a
    region: whether any of its cities is). Cities in the order of their table, regions by code; a region
    without a city in the table is left out.
    """
    cities = package.tables["cities"]
    if indicator(package, indicator_id)["level"] != REGION:
        return pd.DataFrame(
            {
                "unit_id": cities["istat_code"],
                "name": cities["name"],
                "name_it": cities["name"],
                "name_en": cities["name"],
                "cities": [(code,) for code in cities["istat_code"]],
                "in_workshop": cities["in_workshop"],
            }
        )
    regions = cities.groupby("region_code", as_index=False).agg(
        name=("name", ", ".join), cities=("istat_code", tuple), in_workshop=("in_workshop", "any")
    )
    named = regions.merge(package.tables["regions"], on="region_code", validate="one_to_one")
    return named.rename(columns={"region_code": "unit_id"})


def series(package: Package, indicator_id: str) -> pd.DataFrame:
    """Return every observation of an indicator, with its unit and its 95 % bounds.

    Columns: those of `units`, those of the observations table after its key, and band (bool: bounds were
    published, no value). Where the catalogue says `poisson`, lower and upper are the exact interval of the
    count behind the rate (see `intervals.rate_interval`); all other bounds are those published.
    Ordered by unit as in `units`, then by period, with a plain index.

    Raises KeyError for an unknown indicator.
    """
    return _series(package, indicator_id).copy(deep=False)  # copy on write: nobody changes the kept one


@lru_cache(maxsize=256)
def _series(package: Package, indicator_id: str) -> pd.DataFrame:
    about, named = indicator(package, indicator_id), units(package, indicator_id)
    rows = _observations(package, about)
    rows = rows.assign(
        band=rows["value"].isna() & (rows["lower"].notna() | rows["upper"].notna()),
        unit_order=rows["unit_id"].map({unit: place for place, unit in enumerate(named["unit_id"])}),
        period_order=rows["period"].map(sort_key),
    )
    if about["interval"] == "poisson":
        counted = rows["count"].notna() & rows["value"].notna()
        lower, upper = rate_interval(rows["value"], rows["count"])
        rows = rows.assign(lower=rows["lower"].mask(counted, lower), upper=rows["upper"].mask(counted, upper))
    rows = rows.sort_values(["unit_order", "period_order"], kind="stable")
    rows = rows.drop(columns=["unit_order", "period_order"])
    return named.merge(rows, on="unit_id", validate="one_to_many")


def known(rows: pd.DataFrame) -> pd.DataFrame:
    """Keep the rows of a series that say something: a value or a published band."""
    return rows[rows[FIGURE].notna().any(axis=1)]


def periods(package: Package, indicator_id: str) -> list[str]:
    """List the periods that an indicator has figures for, from the oldest to the latest."""
    return sorted(known(series(package, indicator_id))["period"].unique(), key=sort_key)


def broad_periods(rows: pd.DataFrame) -> list[str]:
    """List the periods of a series that have figures for at least half of its units, the oldest first.

    Half of the units that ever have one; where no period has so many, those with the most.
    """
    counts = rows.groupby("period")["unit_id"].nunique()
    least = min(rows["unit_id"].nunique() / 2, counts.max()) if len(counts) else 0
    return sorted(counts.index[counts >= least], key=sort_key)


def coverage(package: Package, indicator_id: str, period: str | None = None) -> tuple[int, int]:
    """Count the units that have a figure (value or band), and all units: (6, 36).

    In one period, or in any where none is given. Units are cities, or the regions they lie in.
    """
    rows = known(series(package, indicator_id))
    if period is not None:
        rows = rows[rows["period"] == period]
    return rows["unit_id"].nunique(), len(units(package, indicator_id))


def _observations(package: Package, about: pd.Series) -> pd.DataFrame:
    region = about["level"] == REGION
    table = package.tables["region_observations" if region else "observations"]
    rows: pd.DataFrame = table[table["indicator_id"] == about["indicator_id"]]
    return rows.rename(columns={"region_code" if region else "istat_code": "unit_id"})
