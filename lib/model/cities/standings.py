"""Every unit of a comparison indicator with its figure of one period, its place, and who cannot be told from it."""

from __future__ import annotations

import math
from collections.abc import Collection
from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeAlias

import pandas as pd

from lib.model.cities.comparison import ranked
from lib.model.cities.series import REGION, units
from lib.model.figures import indicator
from lib.model.records import Record, records

if TYPE_CHECKING:
    from lib.store import Package

CONTEXT: Final = "context"

Span: TypeAlias = tuple[float, float]
"""Worst and best that a figure may be, better being larger: twice the same for a value."""


def unit_of(package: Package, indicator_id: str, istat_code: str) -> str:
    """Return the unit that stands for a city: the city, or its region where the indicator's level is `region`.

    Raises KeyError for an unknown indicator or city.
    """
    cities = package.tables["cities"].set_index("istat_code")
    region = str(cities.at[istat_code, "region_code"])
    return region if indicator(package, indicator_id)["level"] == REGION else istat_code


def standings(package: Package, indicator_id: str, period: str, among: Collection[str] | None = None) -> pd.DataFrame:
    """List the units with their figure of a period: those with one from the best, then those without by name.

    `among` keeps only those units (all, if None); places are then counted among them. Columns: those of
    `comparison.ranked`; a unit without a figure has status "", no numbers and no texts. The rank (Int64)
    counts values and bands that are better; it is missing where a published band leaves it open, for a
    band itself, and everywhere if the indicator's direction is `context`, which has no better end.

    Raises KeyError for an unknown indicator and ValueError for a yes-no one.
    """
    chosen = None if among is None else frozenset(among)
    return _standings(package, indicator_id, period, chosen).copy(
        deep=False
    )  # copy on write: nobody changes the kept one


@lru_cache(maxsize=512)
def _standings(package: Package, indicator_id: str, period: str, among: frozenset[str] | None) -> pd.DataFrame:
    found = _everyone(package, indicator_id, period)
    if among is not None:
        found = found[found["unit_id"].isin(among)].reset_index(drop=True)
    direction = str(indicator(package, indicator_id)["direction"])
    return found.assign(rank=_places(found, direction))


def _everyone(package: Package, indicator_id: str, period: str) -> pd.DataFrame:
    rows = ranked(package, indicator_id, period)
    rest = units(package, indicator_id)
    rest = rest[~rest["unit_id"].isin(rows["unit_id"])].sort_values("name")
    both = pd.concat([rows, rest], ignore_index=True)
    numbers = [name for name in rows.columns if pd.api.types.is_float_dtype(rows[name])]
    texts = [name for name in rows.columns.difference(rest.columns) if name not in {*numbers, "rank", "band"}]
    return both.assign(
        **{name: both[name].astype("float64") for name in numbers},
        **{name: both[name].fillna("") for name in texts},
        band=both["band"].eq(True),
    )


def overlapping(rows: pd.DataFrame, unit_id: str) -> pd.DataFrame:
    """Keep the other rows whose interval shares some value with that of a unit: their order is not certain.

    It is a cautious reading: two estimates may differ although their intervals overlap. Rows as they are in
    `standings`; none where the unit has no interval.
    """
    own = rows[(rows["unit_id"] == unit_id) & rows["value"].notna()]
    if own.empty:
        return own
    lower, upper = float(own["lower"].iloc[0]), float(own["upper"].iloc[0])
    others = (rows["unit_id"] != unit_id) & rows["value"].notna()
    return rows[others & (rows["lower"] <= upper) & (rows["upper"] >= lower)]


def _places(rows: pd.DataFrame, direction: str) -> pd.Series:
    if direction == CONTEXT:
        return pd.Series(pd.NA, index=rows.index, dtype="Int64")
    spans = [_span(row, direction) for row in records(rows)]
    return pd.Series([_place(span, spans) for span in spans], index=rows.index, dtype="Int64")


def _span(row: Record, direction: str) -> Span | None:
    """None where there is no figure."""
    if not math.isnan(row["value"]):
        low = high = row["value"]
    elif row["band"]:
        low = -math.inf if math.isnan(row["lower"]) else row["lower"]
        high = math.inf if math.isnan(row["upper"]) else row["upper"]
    else:
        return None
    return (low, high) if direction == "higher" else (-high, -low)


def _place(span: Span | None, spans: list[Span | None]) -> int | None:
    if span is None or span[0] < span[1]:
        return None
    value, place = span[0], 1
    for other in spans:
        if other is None or other == span:
            continue
        worst, best = other
        if worst < value < best:
            return None
        place += worst >= value
    return place
