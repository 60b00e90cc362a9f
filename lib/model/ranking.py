"""Ranks by the direction of an indicator."""

from __future__ import annotations

from typing import Final

import pandas as pd

DIRECTIONS: Final = ("higher", "lower", "context")


def rank(values: pd.Series, direction: str) -> pd.Series:
    """Rank values, 1 first: the largest where higher is better, the smallest where lower is.

    A `context` indicator has no better end: its largest value comes first. Equal values share the smallest
    rank of their group (1, 2, 2, 4). values: floats, any index; returns Int64 on the same index, missing
    where the value is. Raises ValueError for another direction.
    """
    if direction not in DIRECTIONS:
        raise ValueError(f"unknown direction: {direction!r}")
    return values.rank(method="min", ascending=direction == "lower").astype("Int64")
