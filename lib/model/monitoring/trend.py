"""From one period to the next, where the two can be compared."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from lib.model.cities.change import NO_CHANGE, RATIO
from lib.model.cities.series import NUMBER
from lib.model.intervals import rate_ratio, share_difference
from lib.model.period import Period, sort_key
from lib.model.records import Record

UP: Final = "up"
DOWN: Final = "down"
LEVEL: Final = "level"

SURVEYLESS: Final = ("", "not-stated")
"""Bases that say nothing of who was asked."""

BETTER: Final = {("higher", UP): True, ("higher", DOWN): False, ("lower", DOWN): True, ("lower", UP): False}


@dataclass(frozen=True, eq=False)
class Trend:
    """How a figure moved since the one before it, of which it is known that they can be compared.

    difference: after - before, in the unit of the indicator. way: `up`, `down`, or `level` where the difference
    rounds to nothing at the decimals shown. better: None where the indicator has no better end. likely: whether the
    95 % interval of the change excludes no change; None where there is no interval.
    """

    before: Record
    after: Record
    difference: float
    way: str
    better: bool | None
    likely: bool | None


def trend(about: Mapping[str, Any], rows: Sequence[Record]) -> Trend | None:
    """Compare the latest figure of one area, territory or city with the one before; None where they cannot be.

    about: the catalogue's row (interval, direction, decimals, base). rows: all observations of the indicator about
    that one subject. The latest needs a value; the one before is the latest of those `comparable` with it.
    The interval of the change is that of `lib.model.cities.change`.
    """
    ordered = sorted(rows, key=lambda row: sort_key(str(row["period"])), reverse=True)
    if not ordered or about["kind"] != NUMBER:
        return None
    last = ordered[0]
    first = next((row for row in ordered[1:] if comparable(about, row, last)), None)
    if first is None:
        return None
    difference = float(last["value"]) - float(first["value"])
    rounded = round(difference, int(about["decimals"]))
    way = UP if rounded > 0 else DOWN if rounded < 0 else LEVEL
    return Trend(first, last, difference, way, BETTER.get((about["direction"], way)), likely(about, first, last))


def comparable(about: Mapping[str, Any], before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    """Tell whether two observations of one indicator about one subject make a trend.

    Both need a value, a stated period that ends before the other starts, and the same part of the day. They share
    indicator and unit; whether they share a method is known only where the same source published both, or where
    the catalogue names the base of the survey, the same question then put again.
    """
    spans = [Period.parse(str(row["period"])) for row in (before, after)]
    apart = spans[0].end is not None and spans[1].start is not None and spans[0].end < spans[1].start
    valued = not any(math.isnan(row["value"]) for row in (before, after))
    alike = about["base"] not in SURVEYLESS or (before["source_id"] == after["source_id"] != "")
    return valued and apart and bool(alike) and before["time_band"] == after["time_band"]


def likely(about: Mapping[str, Any], before: Mapping[str, Any], after: Mapping[str, Any]) -> bool | None:
    """Tell whether the 95 % interval of a change excludes no change; None where there is no interval."""
    if about["interval"] == "poisson":
        bounds, none = _rate(before, after), NO_CHANGE[RATIO]
    elif about["interval"] == "published":
        sides = [row[name] for row in (after, before) for name in ("value", "lower", "upper")]
        bounds, none = share_difference(*sides)[1:], 0.0
    else:
        return None
    lower, upper = (float(bound) for bound in bounds)
    return None if math.isnan(lower) or math.isnan(upper) else lower > none or upper < none


def _rate(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[Any, Any]:
    """Return the bounds of the ratio of two rates; NaN where a value or a count is 0 or missing."""
    if not all(row[name] > 0 for row in (before, after) for name in ("count", "value")):
        return math.nan, math.nan
    exposures = [row["count"] / row["value"] for row in (after, before)]
    return rate_ratio(after["count"], exposures[0], before["count"], exposures[1])[1:]
