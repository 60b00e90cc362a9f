"""How much each component of a composite counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd


def equal(components: Iterable[str]) -> pd.Series:
    """Give every component the same weight; they sum to 1. Raises ValueError for none."""
    return normalised(dict.fromkeys(components, 1.0))


def normalised(chosen: Mapping[str, float]) -> pd.Series:
    """Scale weights so that they sum to 1: w / sum(w), on the index of the components.

    Only their ratios matter: 2 and 1 mean the same as 4 and 2. A weight of 0 leaves its component out of the
    composite. Raises ValueError for none, for one that is negative or not a finite number, and for all zero.
    """
    weights = pd.Series(chosen, dtype="float64")
    if weights.empty or not np.isfinite(weights).all() or (weights < 0).any():
        raise ValueError("a composite needs weights that are numbers, none of them negative")
    if weights.sum() == 0:
        raise ValueError("at least one weight has to be above zero")
    return weights / weights.sum()
