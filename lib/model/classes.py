"""Classes of a choropleth map: at most five, by natural breaks, with edges that can be read out loud."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

METHOD = "fisher-jenks"
"""Key of the method, for the interface to name it."""

MOST_CLASSES = 5


def breaks(values: Iterable[float], classes: int = MOST_CLASSES) -> list[float]:
    """Find the edges of the classes of a set of values, the outer two included, in rising order.

    The classes have the least sum of squared deviations from their means (Fisher, W. (1958), On grouping
    for maximum homogeneity, JASA 53, 789-798; in cartography Jenks, G. (1977)); among equally good
    partitions, the one whose upper classes are larger. Give the values of every scale of an indicator at
    once: maps that share edges can be compared.

    Each inner edge is a round number between the largest value below and the smallest one above, so
    rounding moves no value to another class and no value lies on an inner edge. The outer edges are rounded
    outwards.

    values: any order and unit; NaN is left out. Returns at most `classes` + 1 edges, fewer where there are
    fewer distinct values; two equal edges for a single one; none for none.
    Raises ValueError if `classes` is not 1-5.
    """
    if not 1 <= classes <= MOST_CLASSES:
        raise ValueError(f"a map has 1 to {MOST_CLASSES} classes, not {classes}")
    known = np.sort([float(value) for value in values if not math.isnan(value)])
    distinct, counts = np.unique(known, return_counts=True)
    if len(distinct) <= 1:
        return [float(value) for value in distinct.repeat(2)]
    starts = _optimal_starts(distinct, counts, min(classes, len(distinct)))
    inner = [_roundest(float(distinct[start - 1]), float(distinct[start])) for start in starts[1:]]
    first, last = _outer(float(distinct[0]), float(distinct[-1]))
    return [first, *inner, last]


def classify(value: float, edges: Sequence[float]) -> int | None:
    """Tell which class (0-based) a value falls in; None for NaN or where there are no classes.

    A value that was not among those given to `breaks` goes to the class above when it lies on an inner
    edge, and to the first or last class when it lies outside.
    """
    if math.isnan(value) or len(edges) <= 1:
        return None
    return bisect_right(edges, value, lo=1, hi=len(edges) - 1) - 1


def _optimal_starts(values: NDArray[np.float64], weights: NDArray[np.int64], classes: int) -> list[int]:
    """Index of the first distinct value of each class, by dynamic programming over the sorted values.

    Row by row: a table of all runs would take the square of their number in memory.
    """
    sums = _sums(values, weights)
    n = len(values)
    best = _spread(sums, 0)
    choices: list[NDArray[np.int64]] = []
    for _ in range(1, classes):
        least, choice = np.full(n, np.inf), np.zeros(n, dtype=np.int64)
        for start in range(1, n):
            totals = best[start - 1] + _spread(sums, start)
            better = np.flatnonzero(totals < least[start:]) + start
            least[better], choice[better] = totals[better - start], start
        choices.append(choice)
        best = least
    starts, last = [], n - 1
    for choice in reversed(choices):
        starts.append(int(choice[last]))
        last = starts[-1] - 1
    return [0, *reversed(starts)]


def _sums(values: NDArray[np.float64], weights: NDArray[np.int64]) -> list[NDArray[np.float64]]:
    """Running sums of the weights, of the values and of their squares; centred first, to lose no digits."""
    centred = values - np.average(values, weights=weights)
    return [np.concatenate([[0.0], np.cumsum(weights * centred**power)]) for power in (0, 1, 2)]


def _spread(sums: list[NDArray[np.float64]], start: int) -> NDArray[np.float64]:
    """Sum of squared deviations of every run of values that begins at `start`, by its last value."""
    count, total, squares = (column[start + 1 :] - column[start] for column in sums)
    spread = np.maximum(squares - total**2 / count, 0.0)
    spread[0] = 0.0
    return np.asarray(spread)


def _roundest(below: float, above: float) -> float:
    """Find the roundest number strictly between two values, and of several the nearest to the middle.

    The larger the power of ten, or half of one, that it is a multiple of, the rounder.
    """
    middle = (below + above) / 2
    for step in _steps(max(abs(below), abs(above))):
        for multiple in (round(middle / step), math.floor(below / step) + 1):
            edge = _tidy(multiple * step)
            if below < edge < above:
                return edge
    return above


def _outer(low: float, high: float) -> tuple[float, float]:
    """Round the outer edges outwards, to a tenth of the order of magnitude of the range."""
    step = 10.0 ** (math.floor(math.log10(high - low)) - 1)
    first, last = math.floor(_tidy(low / step)) * step, math.ceil(_tidy(high / step)) * step
    return min(_tidy(first), low), max(_tidy(last), high)


def _steps(size: float) -> Iterator[float]:
    top = math.floor(math.log10(size)) + 1
    for exponent in range(top, top - 17, -1):
        for digit in (10, 5):
            yield digit * 10.0 ** (exponent - 1)


def _tidy(number: float) -> float:
    return float(f"{number:.12g}")
