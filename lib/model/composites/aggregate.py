"""Scores of components added up to one: arithmetic mean, geometric mean, adjusted Mazziotta-Pareto index.

The functions of arrays take `scores` (units × components, NaN where missing, more is better) and `weights`
(draws × components, 0 or more) and return draws × units: one set of weights is one draw. A missing component is
missing: nothing is put in its place, and its weight goes to the others of that unit in their proportions.
A unit with fewer than two thirds of the components gets NaN. A component whose weight is 0 in all draws is none.

Sources: OECD and JRC (2008), Handbook on constructing composite indicators, step 6; Mazziotta, M., Pareto, A. (2013),
Methods for constructing composite indices: one for all or all for one?, Rivista Italiana di Economia Demografia e
Statistica 67, 67-80; (2016), Social Indicators Research 127, 983-1003; (2018), Measuring well-being over time: the
adjusted Mazziotta-Pareto index versus other non-compensatory indices, Social Indicators Research 136, 967-976.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final, TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]
Aggregation: TypeAlias = Callable[[Floats, Floats], Floats]


def arithmetic(scores: Floats, weights: Floats) -> Floats:
    """Take the weighted mean, sum(w s): a weak component is made up for by a strong one, point by point."""
    return _mean(scores, weights)


def geometric(scores: Floats, weights: Floats) -> Floats:
    """Take the weighted geometric mean, prod(s^w): a weak component is made up for only in part.

    Raises ValueError for a score that is not above zero, which would have no logarithm.
    """
    if np.any(scores <= 0):
        raise ValueError("a geometric mean needs scores above zero")
    found: Floats = np.exp(_mean(np.log(scores), weights))
    return found


def ampi(scores: Floats, weights: Floats) -> Floats:
    """Take the adjusted Mazziotta-Pareto index of scores between goalposts: M - S cv, with cv = S / M.

    M = sum(w s) and S^2 = sum(w (s - M)^2) are the mean and variance of the unit's own scores: of two units with
    the same mean, the one whose components differ more is penalised more. The minus sign is that of the index for
    positive phenomena, because the scores are such that more is better. With equal weights this is the index as
    published; with others its weighted version, of the same authors: Weighting in composite indices construction:
    the case of the Mazziotta-Pareto index, Rivista Italiana di Economia Demografia e Statistica (2022).

    It rises with a component as long as its score is at most 1.5 M: of one that stands out further, a still better
    figure can lower the index, as the imbalance then counts for more than the gain.
    """
    mean = _mean(scores, weights)
    middle = 100.0  # squares around it instead of around 0 keep their decimals
    variance = np.maximum(_mean((scores - middle) ** 2, weights) - (mean - middle) ** 2, 0.0)
    return mean - variance / mean


ARITHMETIC, GEOMETRIC, AMPI = "arithmetic", "geometric", "ampi"
AGGREGATIONS: Final[Mapping[str, Aggregation]] = MappingProxyType(
    {ARITHMETIC: arithmetic, GEOMETRIC: geometric, AMPI: ampi}
)


def aggregate(scores: pd.DataFrame, weights: pd.Series, how: str) -> pd.Series:
    """Add up the scores of each unit with one set of weights; NaN where it has too few components.

    scores: units × components; weights: by component, in any scale. Raises KeyError for an unknown way.
    """
    ordered = weights.reindex(scores.columns).to_numpy(dtype=np.float64)
    found = AGGREGATIONS[how](scores.to_numpy(dtype=np.float64), ordered[np.newaxis, :])
    return pd.Series(found[0], index=scores.index)


def counted(scores: pd.DataFrame, weights: pd.Series) -> tuple[pd.Series, int]:
    """Count the components that each unit has, and how many there are: those with a weight above 0."""
    used = scores.columns[weights.reindex(scores.columns) > 0]
    return scores[used].notna().sum(axis=1), len(used)


def enough(have: NDArray[np.int64], total: int) -> NDArray[np.bool_]:
    """Tell which units have at least two thirds of the components: 2 of 3 do, 1 of 2 does not."""
    found: NDArray[np.bool_] = (3 * have >= 2 * total) & (have > 0)
    return found


def _mean(scores: Floats, weights: Floats) -> Floats:
    """Take the weighted mean over the components that a unit has."""
    used = (weights > 0).any(axis=0)
    present = ~np.isnan(scores[:, used])
    mass = weights[:, used] @ present.T.astype(np.float64)
    total = weights[:, used] @ np.where(present, scores[:, used], 0.0).T
    drawn = enough(present.sum(axis=1), int(used.sum())) & (mass > 0)
    found: Floats = np.where(drawn, total / np.where(mass > 0, mass, 1.0), np.nan)
    return found
