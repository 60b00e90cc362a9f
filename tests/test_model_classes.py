"""Classes of a map: the best natural breaks, edges that move no value, and the same answer every time."""

from __future__ import annotations

import itertools
import math
import random
import time

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from lib.model.classes import METHOD, MOST_CLASSES, breaks, classify

NUMBERS = st.floats(-1e6, 1e6).map(lambda value: round(value, 4))
SETS = st.lists(NUMBERS, min_size=1, max_size=12)


def groups(values: list[float], edges: list[float]) -> list[list[float]]:
    """The values of each class."""
    placed = [(classify(value, edges), value) for value in sorted(values)]
    return [[value for _, value in members] for _, members in itertools.groupby(placed, key=lambda each: each[0])]


def spread(parts: list[list[float]]) -> float:
    """Sum of squared deviations from the means of the classes."""
    return math.fsum(float(((np.array(part) - np.mean(part)) ** 2).sum()) for part in parts)


def least_spread(values: list[float], classes: int) -> float:
    """The same of the best of all partitions, by trying each."""
    ordered = sorted(values)
    cuts = itertools.combinations(range(1, len(ordered)), classes - 1)
    edges = ([0, *each, len(ordered)] for each in cuts)
    return min(spread([ordered[a:b] for a, b in itertools.pairwise(each)]) for each in edges)


def test_clear_groups_are_found() -> None:
    values = [1.0, 2, 10, 11, 50, 52, 90, 91, 200, 205]
    edges = breaks(values)
    assert groups(values, edges) == [[1, 2], [10, 11], [50, 52], [90, 91], [200, 205]]


def test_edges_are_round() -> None:
    assert breaks([1, 2, 10, 11, 50, 52, 90, 91, 200, 205]) == [0, 5, 30, 70, 100, 210]


def test_edges_between_close_values_have_the_digits_they_need() -> None:
    assert breaks([99.18, 99.44, 99.7, 99.99], classes=2) == [99.18, 99.5, 99.99]
    assert breaks([0.361, 0.362], classes=2)[1] == 0.3615


def test_fewer_distinct_values_give_fewer_classes() -> None:
    assert breaks([0, 0, 0, 1, 1]) == [0, 0.5, 1]
    assert groups([3, 8, 8, 3, 20], breaks([3, 8, 8, 3, 20])) == [[3, 3], [8, 8], [20]]


def test_one_value_is_one_class_and_none_is_none() -> None:
    assert breaks([7.5, 7.5]) == [7.5, 7.5]
    assert classify(7.5, breaks([7.5])) == 0
    assert breaks([]) == breaks([math.nan]) == []
    assert classify(1, []) is None


def test_missing_values_are_left_out() -> None:
    assert breaks([1, math.nan, 2, 30, math.nan, 40]) == breaks([1, 2, 30, 40])
    assert classify(math.nan, [0, 1, 2]) is None


def test_a_value_on_an_inner_edge_belongs_above_and_one_outside_to_the_nearest_class() -> None:
    edges = [0.0, 10.0, 20.0, 30.0]
    assert [classify(value, edges) for value in (0, 9.99, 10, 20, 30, -5, 99)] == [0, 0, 1, 2, 2, 0, 2]


def test_the_method_has_a_key() -> None:
    assert METHOD == "fisher-jenks"


@pytest.mark.parametrize("classes", [0, 6, -1])
def test_a_map_has_one_to_five_classes(classes: int) -> None:
    with pytest.raises(ValueError, match="1 to 5 classes"):
        breaks([1, 2, 3], classes)


@given(SETS, st.integers(1, MOST_CLASSES))
def test_every_value_lies_in_a_class_and_every_class_has_a_value(values: list[float], classes: int) -> None:
    edges = breaks(values, classes)
    found = {classify(value, edges) for value in values}
    assert found == set(range(min(classes, len(set(values)))))
    assert edges[0] <= min(values) <= max(values) <= edges[-1]


@given(SETS)
def test_edges_rise_and_no_value_lies_on_an_inner_one(values: list[float]) -> None:
    assume(len(set(values)) > 1)
    edges = breaks(values)
    assert all(low < high for low, high in itertools.pairwise(edges))
    assert not set(edges[1:-1]) & set(values)


@given(st.lists(NUMBERS, min_size=5, max_size=9, unique=True), st.integers(2, MOST_CLASSES))
def test_no_other_partition_is_better(values: list[float], classes: int) -> None:
    found = spread(groups(values, breaks(values, classes)))
    best = least_spread(values, classes)
    assert found <= best * (1 + 1e-9) + 1e-6


@given(SETS, st.randoms())
def test_the_order_of_the_values_does_not_matter(values: list[float], shuffler: random.Random) -> None:
    shuffled = values.copy()
    shuffler.shuffle(shuffled)
    assert breaks(shuffled) == breaks(values)


@pytest.mark.filterwarnings("ignore:Numba not installed")
@settings(deadline=None)
@given(st.lists(st.integers(0, 1000), min_size=6, max_size=40, unique=True))
def test_the_classes_are_at_least_as_good_as_those_of_mapclassify(numbers: list[int]) -> None:
    mapclassify = pytest.importorskip("mapclassify")
    values = [float(number) for number in numbers]
    theirs = mapclassify.FisherJenks(np.array(values), k=5).yb
    parts = [[value for value, label in zip(values, theirs, strict=True) if label == each] for each in set(theirs)]
    ours = groups(values, breaks(values))
    assert spread(ours) <= spread(parts) * (1 + 1e-9)


def test_ten_values_take_less_than_two_milliseconds() -> None:
    values = [42.196, 68.986, 32.277, 56.978, 36.479, 194.823, 37.654, 16.797, 29.639, 40.197]
    breaks(values)
    times = []
    for _ in range(20):
        start = time.perf_counter()
        breaks(values)
        times.append(time.perf_counter() - start)
    assert min(times) < 0.002
