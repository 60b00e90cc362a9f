"""From the first to the last period of an indicator, unit by unit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pandas as pd

from lib.model.cities.series import broad_periods, number_indicator, series
from lib.model.intervals import rate_ratio, share_difference

if TYPE_CHECKING:
    from lib.store import Package

RATIO: Final = "ratio"
DIFFERENCE: Final = "difference"
NO_CHANGE: Final = {RATIO: 1.0, DIFFERENCE: 0.0}
"""The estimate that means no change, by kind of effect."""


def change(package: Package, indicator_id: str, first: str | None = None, last: str | None = None) -> pd.DataFrame:
    """Tell how each unit changed between two periods, with the 95 % interval of the change where there is one.

    The periods are, unless given, the first and the last with figures for at least half of the units; only
    units with a value in both are in. By what the catalogue says of intervals:

    - `poisson`: the effect is the ratio last / first of two Poisson rates, exact conditional interval
      (`intervals.rate_ratio`; the exposure is count / value);
    - `published`: the effect is the difference last - first of two shares of independent samples, interval
      from the two published ones (`intervals.share_difference`);
    - `none`: the difference without interval.

    Columns: unit_id, name, name_it, name_en, cities, in_workshop, first_period, last_period, first, last
    (values), difference (last - first, unit of the indicator), effect (`ratio` or `difference`), estimate,
    lower, upper (of the effect; NaN without interval), likely (bool: the interval excludes no change).
    Rows in the order of `units`; none where there are not two periods.

    Raises KeyError for an unknown indicator and ValueError for a yes-no one.
    """
    about = number_indicator(package, indicator_id)
    rows = series(package, indicator_id).dropna(subset="value")
    broad = broad_periods(rows)
    first = first if first is not None else next(iter(broad), "")
    last = last if last is not None else next(reversed(broad), "")
    pairs = _pairs(rows, first, last) if first != last else _pairs(rows.iloc[:0], first, last)
    effect = RATIO if about["interval"] == "poisson" else DIFFERENCE
    estimate, lower, upper = _ratio(pairs) if effect == RATIO else _difference(pairs)
    likely = (lower > NO_CHANGE[effect]) | (upper < NO_CHANGE[effect])
    return pairs[["unit_id", "name", "name_it", "name_en", "cities", "in_workshop"]].assign(
        first_period=first,
        last_period=last,
        first=pairs["value_first"],
        last=pairs["value_last"],
        difference=pairs["value_last"] - pairs["value_first"],
        effect=effect,
        estimate=estimate,
        lower=lower,
        upper=upper,
        likely=likely,
    )


def _pairs(rows: pd.DataFrame, first: str, last: str) -> pd.DataFrame:
    before, after = (rows[rows["period"] == period] for period in (first, last))
    numbers = before[["unit_id", "value", "lower", "upper", "count"]]
    return after.merge(numbers, on="unit_id", suffixes=("_last", "_first"), validate="one_to_one")


def _ratio(pairs: pd.DataFrame) -> tuple[pd.Series, pd.Series, pd.Series]:
    """Where a value or a count is 0 or missing the exposure is not known, and neither is the interval."""
    exposures = {}
    for when in ("first", "last"):
        count, value = pairs[f"count_{when}"], pairs[f"value_{when}"]
        exposures[when] = (count / value).where((count > 0) & (value > 0))
    estimate = pairs["value_last"] / pairs["value_first"].where(pairs["value_first"] > 0)
    counts = pairs["count_last"], pairs["count_first"]
    _, lower, upper = rate_ratio(counts[0], exposures["last"], counts[1], exposures["first"])
    return estimate, pd.Series(lower, index=pairs.index), pd.Series(upper, index=pairs.index)


def _difference(pairs: pd.DataFrame) -> tuple[pd.Series, pd.Series, pd.Series]:
    sides = [pairs[f"{name}_{when}"] for when in ("last", "first") for name in ("value", "lower", "upper")]
    difference, lower, upper = (pd.Series(each, index=pairs.index) for each in share_difference(*sides))
    return difference, lower, upper
