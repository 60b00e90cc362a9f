"""Components put on one scale, on which more is always better.

Every function takes `values` (units × components, floats, NaN where a unit has no figure) and `directions` (for
each component "higher" or "lower": which way is better), and returns scores of the same shape. What is missing
stays missing and has no part in extremes, means and ranks. All raise ValueError for a component without a better
end (`context`) or without a direction, and for one on which the units do not differ: it compares nothing.

Sources: OECD and JRC (2008), Handbook on constructing composite indicators, step 5 (normalisation); for the
goalposts Mazziotta, M., Pareto, A. (2016), On a generalized non-compensatory composite index for measuring
socio-economic phenomena, Social Indicators Research 127, 983-1003.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final, TypeAlias

import pandas as pd

HIGHER, LOWER = "higher", "lower"
REFERENCE: Final = 100.0
"""The score of the reference: the mean of the units, unless another one is given."""
LOWEST, HIGHEST = 70.0, 130.0
"""The scores of the two goalposts."""

Directions: TypeAlias = Mapping[str, str]
Normalisation: TypeAlias = Callable[[pd.DataFrame, Directions], pd.DataFrame]


def min_max(values: pd.DataFrame, directions: Directions) -> pd.DataFrame:
    """Score the worst unit 0 and the best 100: 100 (x - min) / (max - min), or 100 (max - x) / (max - min)."""
    better = values * _signs(values, directions)
    return (better - better.min()) / (better.max() - better.min()) * 100


def z_score(values: pd.DataFrame, directions: Directions) -> pd.DataFrame:
    """Score in standard deviations, with mean 100 and standard deviation 10: 100 ± 10 (x - mean) / sd.

    The standard deviation is that of the units themselves (divided by n), as in the Mazziotta-Pareto index.
    """
    better = values * _signs(values, directions)
    return REFERENCE + (better - better.mean()) / better.std(ddof=0) * 10


def rank_score(values: pd.DataFrame, directions: Directions) -> pd.DataFrame:
    """Score by place alone, the last 0 and the first 100: 100 (r - 1) / (n - 1), r counted from the worst.

    n is the number of units with a figure of that component; equal figures share the mean of their places.
    """
    places = (values * _signs(values, directions)).rank()
    return (places - 1) / (values.count() - 1) * 100


def distance(values: pd.DataFrame, directions: Directions, reference: pd.Series | None = None) -> pd.DataFrame:
    """Score by the ratio to a reference, which is 100: 100 x / ref; where lower is better, 200 - 100 x / ref.

    `reference` has a figure for each component, in its unit; their means if None. The mirror image for what is
    better lower keeps equal distances equal and a figure of 0 possible; it is negative beyond twice the reference.
    A ratio needs a scale that starts at 0: raises ValueError for a figure below 0 or a reference that is not above.
    """
    signs = _signs(values, directions)
    against = values.mean() if reference is None else reference.reindex(values.columns)
    unfit = (values.min() < 0) | (against <= 0)
    if unfit.any():
        raise ValueError(f"no ratio to a reference where figures are below 0: {_names(unfit)}")
    return REFERENCE + signs * (values / against * 100 - REFERENCE)


def goalposts(values: pd.DataFrame, reference: pd.Series | None = None) -> pd.DataFrame:
    """Set the two goalposts of each component so that its reference lies halfway.

    lower = ref - d, upper = ref + d, d = (max - min) / 2; the reference is the mean of the units if None is given.
    Returns a row for each component (lower, upper), in its unit.
    """
    middle = values.mean() if reference is None else reference.reindex(values.columns)
    half = (values.max() - values.min()) / 2
    return pd.DataFrame({"lower": middle - half, "upper": middle + half})


def goalpost_score(values: pd.DataFrame, directions: Directions, posts: pd.DataFrame | None = None) -> pd.DataFrame:
    """Score between two goalposts, 70 and 130, as the adjusted Mazziotta-Pareto index does: the reference is 100.

    60 (x - lower) / (upper - lower) + 70; where lower is better its complement to 200, which is
    60 (upper - x) / (upper - lower) + 70. Units beyond a goalpost score below 70 or above 130.
    `posts` as from `goalposts`, whose usual ones are taken if None; raises ValueError if any is not lower < upper.
    """
    signs = _signs(values, directions)
    ends = goalposts(values) if posts is None else posts.reindex(values.columns)
    unfit = ends["lower"] >= ends["upper"]
    if unfit.any():
        raise ValueError(f"the lower goalpost has to be below the upper one: {_names(unfit)}")
    scores = (values - ends["lower"]) / (ends["upper"] - ends["lower"]) * (HIGHEST - LOWEST) + LOWEST
    return REFERENCE + signs * (scores - REFERENCE)


MIN_MAX, Z_SCORE, RANK, DISTANCE, GOALPOSTS = "min-max", "z-score", "rank", "reference", "goalposts"
NORMALISATIONS: Final[Mapping[str, Normalisation]] = MappingProxyType(
    {MIN_MAX: min_max, Z_SCORE: z_score, RANK: rank_score, DISTANCE: distance, GOALPOSTS: goalpost_score}
)


def _signs(values: pd.DataFrame, directions: Directions) -> pd.Series:
    """For each component 1 where more is better, else -1, once all that none of the functions can take is ruled out."""
    if not values.columns.is_unique:
        raise ValueError("a component can stand in a composite only once")
    found = pd.Series({name: directions.get(name, "") for name in values.columns}, dtype="str")
    endless = ~found.isin([HIGHER, LOWER])
    if endless.any():
        raise ValueError(f"no better end: {_names(endless)}")
    same = values.max() == values.min()
    if same.any():
        raise ValueError(f"the units do not differ on: {_names(same)}")
    return found.map({HIGHER: 1.0, LOWER: -1.0})


def _names(chosen: pd.Series) -> str:
    return ", ".join(map(str, chosen.index[chosen]))
