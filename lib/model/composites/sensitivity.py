"""How much the ranks of a composite depend on its weights and methods, by drawing both many times.

It is the uncertainty and sensitivity analysis of OECD and JRC (2008), Handbook on constructing composite indicators,
step 7, after Saisana, M., Saltelli, A., Tarantola, S. (2005), Uncertainty and sensitivity analysis techniques as
tools for the quality assessment of composite indicators, Journal of the Royal Statistical Society A 168, 307-323.
What is drawn are choices: the uncertainty of the figures themselves comes on top of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lib.model.composite import DIGITS, Method, methods, scored
from lib.model.composites.aggregate import AGGREGATIONS, Floats
from lib.model.composites.normalise import Directions
from lib.model.composites.weights import normalised
from lib.model.profile import FEWEST_RANKED

Ranks: TypeAlias = NDArray[np.int16]

DRAWS: Final = 1000
SEED: Final = 20210618
LOW, HIGH = 5, 95
"""Percentiles of the ranks that the interval runs between."""
SURE: Final = 0.95
"""A difference survives if it has the same sign in at least this share of the draws."""


@dataclass(frozen=True, eq=False)
class Sensitivity:
    """The ranks of the units in every draw (draws × units, 1 the best, equal scores share the smaller one).

    `units` are the columns of `ranks`; `concentration` is that of the Dirichlet distribution of the weights.
    """

    ranks: Ranks
    units: pd.Index
    methods: tuple[Method, ...]
    seed: int
    concentration: float

    @property
    def draws(self) -> int:
        """How many draws there are."""
        return len(self.ranks)

    def table(self) -> pd.DataFrame:
        """The units from the best: median rank, interval (`low`, `high`), share of draws in the best and worst third.

        The interval runs from the 5th to the 95th percentile, both taken outwards to a whole rank. Equal medians
        are in the order of the mean ranks, then of the units' ids. A third of n units are the ranks up to n / 3,
        and those beyond 2 n / 3.
        """
        size = len(self.units)
        found = pd.DataFrame(
            {
                "median": np.percentile(self.ranks, 50, axis=0, method="inverted_cdf"),
                "low": np.percentile(self.ranks, LOW, axis=0, method="lower"),
                "high": np.percentile(self.ranks, HIGH, axis=0, method="higher"),
                "best_third": (self.ranks <= size / 3).mean(axis=0),
                "worst_third": (self.ranks > size * 2 / 3).mean(axis=0),
                "mean": self.ranks.mean(axis=0),
            },
            index=self.units.rename("unit_id"),
        )
        return found.sort_values(["median", "mean", "unit_id"]).drop(columns="mean")

    def better(self, one: str, other: str) -> float:
        """The share of draws in which one unit is ranked before the other, 0-1. Raises KeyError for another unit."""
        first, second = (self.ranks[:, self.units.get_loc(unit)] for unit in (one, other))
        return float((first < second).mean())

    def neighbours(self) -> pd.DataFrame:
        """Each two units that follow each other in `table`: upper, lower, and the share of draws in that order."""
        order = self.table().index
        columns = self.ranks[:, self.units.get_indexer(order)]
        share = (columns[:, :-1] < columns[:, 1:]).mean(axis=0)
        return pd.DataFrame({"upper": order[:-1], "lower": order[1:], "share": share})

    def surviving(self) -> tuple[int, int]:
        """Count the differences between neighbours that hold in at least 95 % of the draws, and all of them."""
        share = self.neighbours()["share"]
        return int((share >= SURE).sum()), len(share)


def sensitivity(
    values: pd.DataFrame,
    directions: Directions,
    weights: Mapping[str, float],
    draws: int = DRAWS,
    seed: int = SEED,
    among: Sequence[Method] | None = None,
) -> Sensitivity:
    """Rank the units that have a composite in each of many draws of weights and method.

    Weights come from a Dirichlet distribution with parameters k w, w being the chosen weights and k the number of
    components: its mean is w, and with equal weights every mix is as likely as any other. A component with weight
    0 stays out. The methods (all that the values allow, if None are given) take turns, so that each has its share
    of the draws. The same seed gives the same draws, whatever the order of units and components.

    values, directions, weights: as for `composite`. Raises ValueError as it does, for no draw or method, and where
    fewer than three units have enough components.
    """
    known = normalised(weights)
    used = known[known > 0].sort_index()
    chosen = values[used.index]
    tried = tuple(methods(chosen, directions) if among is None else among)
    if draws < 1 or not tried:
        raise ValueError("a sensitivity needs at least one draw and one method")
    concentration = float(len(used))
    mixes = np.random.default_rng(seed).dirichlet(concentration * used.to_numpy(), size=draws)
    scores = _drawn(chosen, directions, mixes, tried)
    having = np.flatnonzero(~np.isnan(scores).any(axis=0))
    if len(having) < FEWEST_RANKED:
        raise ValueError("fewer than three units have enough components to be ranked")
    return Sensitivity(_ranks(scores[:, having]), values.index[having], tried, seed, concentration)


def _drawn(values: pd.DataFrame, directions: Directions, mixes: Floats, tried: tuple[Method, ...]) -> Floats:
    """Compute the composites of all draws (draws × units), the methods taking turns."""
    found = np.empty((len(mixes), len(values)))
    for place, method in enumerate(tried):
        turns = slice(place, None, len(tried))
        scores = scored(values, directions, method).to_numpy(dtype=np.float64)
        found[turns] = AGGREGATIONS[method.agg](scores, mixes[turns])
    return found.round(DIGITS)


def _ranks(scores: Floats) -> Ranks:
    """Rank along the rows, the largest first; equal ones share the smaller rank."""
    order = np.argsort(-scores, axis=1, kind="stable")
    ordered = np.take_along_axis(scores, order, axis=1)
    places = np.arange(scores.shape[1])
    new = np.ones(scores.shape, dtype=bool)
    new[:, 1:] = ordered[:, 1:] != ordered[:, :-1]
    first = np.maximum.accumulate(np.where(new, places, 0), axis=1)
    ranks: Ranks = np.empty(scores.shape, dtype=np.int16)
    np.put_along_axis(ranks, order, (first + 1).astype(np.int16), axis=1)
    return ranks
