"""The cities most like a chosen one, on indicators that the reader may choose."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from lib.model.cities.comparison import default_period
from lib.model.cities.series import NUMBER, REGION, number_indicator, series

if TYPE_CHECKING:
    from lib.store import Package

DEFAULT_INDICATORS: Final = (
    "population",
    "density",
    "income-per-taxpayer",
    "foreign-share-province",
    "young-15-29-province",
    "old-age-index-province",
)

LOGARITHMIC: Final = frozenset({"population", "density"})
"""Compared by ratio, not by difference: they span orders of magnitude, and one very large city would
otherwise make all the others look the same."""


def most_like(
    package: Package, istat_code: str, indicators: Sequence[str] = DEFAULT_INDICATORS, n: int = 5
) -> pd.DataFrame:
    """Find the n cities nearest to a chosen one, the nearest first, and why.

    The distance is sqrt(mean((z_i - z_i,chosen)^2)) over the indicators i, each standardised (z) over all
    cities that have every one of them, at the latest broad period of each (`comparison.default_period`); the
    logarithm is taken first for those in `LOGARITHMIC`. It is in standard deviations: 0 is the same, 1 is
    one standard deviation apart on average. An indicator on which the cities do not differ adds nothing.

    Columns: istat_code, name, in_workshop, distance, closest and furthest (the indicators on which the two
    are most and least alike), then one column for each indicator: its difference in standard deviations,
    positive where that city has more than the chosen one. Equal distances are in the order of the names.
    No row where the chosen city lacks one of the indicators: `left_out` says who lacks what.

    Raises KeyError for an unknown city or indicator, ValueError for a yes-no or regional indicator, for the
    same one twice and for none.
    """
    if istat_code not in set(package.tables["cities"]["istat_code"]):
        raise KeyError(f"no such city: {istat_code}")
    values = latest_values(package, indicators).dropna()
    if istat_code not in values.index:
        values = values.iloc[:0]
        gaps = values
    else:
        scores = _standardised(values)
        gaps = (scores - scores.loc[istat_code]).drop(index=istat_code)
    cities = package.tables["cities"].set_index("istat_code")[["name", "in_workshop"]]
    found = cities.join(gaps, how="inner").assign(distance=np.sqrt((gaps**2).mean(axis=1)))
    if found.empty:
        found = found.assign(closest="", furthest="")
    else:
        found = found.assign(closest=gaps.abs().idxmin(axis=1), furthest=gaps.abs().idxmax(axis=1))
    found = found.sort_values(["distance", "name"]).head(n).rename_axis("istat_code").reset_index()
    return found[["istat_code", "name", "in_workshop", "distance", "closest", "furthest", *indicators]]


def left_out(package: Package, indicators: Sequence[str] = DEFAULT_INDICATORS) -> pd.DataFrame:
    """List the cities that cannot be compared: istat_code, name, missing (tuple of indicator ids)."""
    values = latest_values(package, indicators)
    lacking = values[values.isna().any(axis=1)]
    missing = [tuple(lacking.columns[row]) for row in lacking.isna().to_numpy()]
    names = package.tables["cities"].set_index("istat_code")["name"][lacking.index].to_numpy()
    return pd.DataFrame({"istat_code": lacking.index, "name": names, "missing": missing})


def comparable(package: Package) -> list[str]:
    """List the indicators likeness can be measured on, in the catalogue's order: numbers that are not of a region."""
    rows = package.tables["indicators"]
    return list(rows.loc[(rows["kind"] == NUMBER) & (rows["level"] != REGION), "indicator_id"])


def latest_values(package: Package, indicators: Sequence[str]) -> pd.DataFrame:
    """Return the values that are compared: a row for each city, a column for each indicator, NaN for none.

    Each indicator at its latest broad period. Raises ValueError as `most_like` does.
    """
    if not indicators or len(set(indicators)) < len(indicators):
        raise ValueError("likeness needs at least one indicator, and each only once")
    columns = {each: _latest(package, each) for each in indicators}
    return pd.DataFrame(columns, index=package.tables["cities"]["istat_code"].to_list())


def _latest(package: Package, indicator_id: str) -> pd.Series:
    if number_indicator(package, indicator_id)["level"] == REGION:
        raise ValueError(f"a figure of a region says nothing of one city: {indicator_id}")
    rows = series(package, indicator_id)
    rows = rows[rows["period"] == default_period(package, indicator_id)]
    return rows.set_index("unit_id")["value"]


def _standardised(values: pd.DataFrame) -> pd.DataFrame:
    scaled = values.apply(lambda column: np.log(column) if column.name in LOGARITHMIC else column)
    spread = scaled.std(ddof=0)
    scores: pd.DataFrame = (scaled - scaled.mean()) / spread.where(spread > 0, 1.0)
    return scores
