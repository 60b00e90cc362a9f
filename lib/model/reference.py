"""The place of one value in a reference distribution."""

from __future__ import annotations

from typing import Final

import pandas as pd

LEAST_RESIDENTS: Final = 500
"""Rates per resident are placed only among units with at least so many: below it they say little."""


def place_among(values: pd.Series, own: float) -> tuple[int, int]:
    """Return the place of `own` from the largest of a distribution, and how many values there are.

    Place 1 is the largest; equal values share the better place (place = 1 + how many are larger).
    values: floats; NaN is left out of both numbers. `own` is expected to be one of them.
    Raises ValueError where `own` is NaN.
    """
    if pd.isna(own):
        raise ValueError("a missing value has no place")
    known = values.dropna()
    return 1 + int((known > own).sum()), len(known)


def per_thousand(counts: pd.Series, residents: pd.Series) -> pd.Series:
    """Divide counts by residents, per 1,000; NaN for units under `LEAST_RESIDENTS`. Same index as both."""
    return (counts / residents * 1000).where(residents >= LEAST_RESIDENTS)
