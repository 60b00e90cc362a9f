"""One figure made of several: what it is made of, by which method, and of how many components each unit has.

Indicators of one level and one survey base only meet here (see `components`). A composite is never shown alone:
its ranks depend on choices that nobody can prove right, and `sensitivity` says by how much.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import pandas as pd

from lib.model.composites.aggregate import AGGREGATIONS, AMPI, GEOMETRIC, aggregate, counted
from lib.model.composites.normalise import DISTANCE, GOALPOSTS, MIN_MAX, NORMALISATIONS, RANK, Directions
from lib.model.composites.weights import normalised
from lib.model.profile import FEWEST_RANKED
from lib.model.ranking import rank

DIGITS: Final = 9
"""Scores that agree to so many decimals are equal: what differs beyond them is the arithmetic of the machine."""


@dataclass(frozen=True, order=True)
class Method:
    """How components are put on one scale, and how they are then added up."""

    norm: str
    agg: str


COMPATIBLE: Final = tuple(
    Method(norm, agg) for agg in AGGREGATIONS for norm in NORMALISATIONS if (norm == GOALPOSTS) == (agg == AMPI)
)
"""Goalposts belong to the adjusted Mazziotta-Pareto index, and it to them; any other two go together."""


@dataclass(frozen=True, eq=False)
class Composite:
    """The composite of some units and all that it is made of. Frames and series have a row for each unit.

    weights: by component, summing to 1; scores: each component on the scale of the method; themes: a sub-index for
    each theme, on the same scale, its weights in the proportions of the whole; value: the composite, NaN where a
    unit has fewer than two thirds of the components; have: how many it has, of `total`.
    """

    method: Method
    weights: pd.Series
    scores: pd.DataFrame
    themes: pd.DataFrame
    value: pd.Series
    have: pd.Series
    total: int

    @property
    def share(self) -> pd.Series:
        """The share of the components that each unit has, 0-1."""
        return self.have / self.total

    @property
    def ranked(self) -> bool:
        """Whether enough units have a composite to rank them: two beside each other need no rank."""
        return int(self.value.notna().sum()) >= FEWEST_RANKED

    @property
    def rank(self) -> pd.Series:
        """The place of each unit, 1 for the best; missing where it has no composite or too few others have one."""
        value = self.value.round(DIGITS)
        return rank(value if self.ranked else value.mask(value.notna()), "higher")

    @property
    def too_few(self) -> pd.Index:
        """The units without a composite, as they have under two thirds of its components."""
        return self.value.index[self.value.isna()]


def scored(values: pd.DataFrame, directions: Directions, method: Method) -> pd.DataFrame:
    """Put components on the scale of a method, more being better.

    A geometric mean needs scores above zero: those that reach 0 (min-max and rank) are moved to 1-100, as
    1 + 0.99 s. Raises ValueError for what the normalisation cannot take, and for two that do not go together.
    """
    if method not in COMPATIBLE:
        raise ValueError(f"{method.norm} and {method.agg} do not go together")
    scores = NORMALISATIONS[method.norm](values, directions)
    return 1 + 0.99 * scores if method.agg == GEOMETRIC and method.norm in (MIN_MAX, RANK) else scores


def composite(
    values: pd.DataFrame,
    directions: Directions,
    weights: Mapping[str, float],
    method: Method,
    themes: Mapping[str, str] | None = None,
) -> Composite:
    """Make a composite of the components in `values`, theme by theme and as a whole.

    values: units × components, in the units of their indicators, NaN where missing; directions: of each, "higher"
    or "lower"; weights: of each, in any scale, 0 to leave one out (see `weights.normalised`); themes: of each, in
    the order in which the sub-indices are to stand (no sub-indices if None).

    No value is filled in. The scale of each component comes from all units that have a figure of it. The whole is
    made of the components, not of the sub-indices: a theme weighs what its components weigh.
    Raises ValueError where weights, directions, values or the two parts of the method do not allow it.
    """
    if set(weights) != set(values.columns):
        raise ValueError("every component needs a weight, and every weight its component")
    known = normalised(weights)[list(values.columns)]
    used = known[known > 0]
    scores = scored(values[used.index], directions, method)
    have, total = counted(scores, used)
    subject = {name: (themes or {}).get(name, "") for name in used.index}
    parts = {
        theme: aggregate(scores[of := [name for name in used.index if subject[name] == theme]], used[of], method.agg)
        for theme in dict.fromkeys((themes or {}).values())
        if theme in subject.values()
    }
    whole = aggregate(scores, used, method.agg)
    return Composite(method, used, scores, pd.DataFrame(parts, index=values.index), whole, have, total)


def methods(values: pd.DataFrame, directions: Directions) -> tuple[Method, ...]:
    """List the methods that these values allow, in a fixed order.

    A ratio to a reference needs figures of 0 and more, and a geometric mean scores above zero: where a component
    has others, the methods with them are left out.
    """
    return tuple(method for method in COMPATIBLE if _possible(values, directions, method))


def _possible(values: pd.DataFrame, directions: Directions, method: Method) -> bool:
    if method.norm == DISTANCE and ((values.min() < 0) | (values.mean() <= 0)).any():
        return False
    scores = scored(values, directions, method)
    return method.agg != GEOMETRIC or not bool((scores <= 0).any(axis=None))
