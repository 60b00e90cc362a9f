"""Scores added up: each way worked by hand, missing components, and the rule of the two thirds at its boundary."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.model.composites.aggregate import AGGREGATIONS, aggregate, ampi, arithmetic, counted, enough, geometric
from tests.composites import PATIENT, frame

WAYS = sorted(AGGREGATIONS)
SCORES = st.lists(st.floats(70, 130), min_size=2, max_size=6)


def one(way: str, scores: Sequence[float | None], weights: Sequence[float] | None = None) -> float:
    """The composite of one unit, with equal weights unless others are given."""
    names = [f"c{place}" for place in range(len(scores))]
    table = pd.DataFrame([scores], columns=names, dtype="float64")
    return float(aggregate(table, pd.Series(weights or [1.0] * len(scores), index=names), way).iloc[0])


def test_the_arithmetic_mean_is_weighted() -> None:
    assert one("arithmetic", [40, 100, 10], [2, 1, 1]) == pytest.approx((2 * 40 + 100 + 10) / 4)


def test_the_geometric_mean_is_weighted() -> None:
    assert one("geometric", [2, 32], [3, 1]) == pytest.approx((2**3 * 32) ** 0.25) == pytest.approx(4)


def test_the_index_is_worked_step_by_step() -> None:
    # M = (70 + 130) / 2 = 100; S^2 = (30^2 + 30^2) / 2 = 900; cv = 30 / 100; penalty 30 * 0.3 = 9.
    assert one("ampi", [70, 130]) == pytest.approx(91)
    # No imbalance, no penalty.
    assert one("ampi", [100, 100]) == pytest.approx(100)
    # M = 330 / 3 = 110; S^2 = (20^2 + 0 + 20^2) / 3 = 800 / 3; penalty S^2 / M = 2.4242…
    assert one("ampi", [90, 110, 130]) == pytest.approx(110 - 800 / 3 / 110)


def test_the_weighted_index_is_worked_step_by_step() -> None:
    # M = 0.75 * 70 + 0.25 * 130 = 85; S^2 = 0.75 * 15^2 + 0.25 * 45^2 = 675; penalty 675 / 85.
    assert one("ampi", [70, 130], [3, 1]) == pytest.approx(85 - 675 / 85)


def test_of_two_units_with_the_same_mean_the_less_balanced_one_is_behind() -> None:
    found = aggregate(frame(x=[100, 90, 70], y=[100, 110, 130]), pd.Series({"x": 1.0, "y": 1.0}), "ampi")
    assert list(found) == pytest.approx([100, 99, 91])
    means = aggregate(frame(x=[100, 90, 70], y=[100, 110, 130]), pd.Series({"x": 1.0, "y": 1.0}), "arithmetic")
    assert list(means) == pytest.approx([100, 100, 100])


@PATIENT
@given(SCORES, st.data())
def test_the_index_is_that_of_the_formula(scores: list[float], data: st.DataObject) -> None:
    """The same in plain words, one unit at a time: mean, variance around it, coefficient of variation."""
    weights = data.draw(st.lists(st.integers(1, 9), min_size=len(scores), max_size=len(scores)))
    total = sum(weights)
    mean = sum(w * s for w, s in zip(weights, scores, strict=True)) / total
    deviation = math.sqrt(sum(w * (s - mean) ** 2 for w, s in zip(weights, scores, strict=True)) / total)
    assert one("ampi", [*scores], [*map(float, weights)]) == pytest.approx(mean - deviation * (deviation / mean))


@PATIENT
@given(SCORES, st.data())
def test_the_index_rises_with_a_component_that_does_not_stand_out_too_far(
    scores: list[float], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(scores) - 1))
    better = scores.copy()
    better[place] += data.draw(st.floats(0, 60))
    if better[place] <= 1.5 * sum(scores) / len(scores):
        assert one("ampi", [*better]) >= one("ampi", [*scores]) - 1e-9


def test_beyond_one_and_a_half_means_a_better_figure_can_lower_the_index() -> None:
    assert one("ampi", [70.0] * 9 + [130]) < one("ampi", [70.0] * 9 + [129])


@pytest.mark.parametrize("way", ["arithmetic", "geometric"])
@PATIENT
@given(scores=SCORES, data=st.data())
def test_means_rise_with_every_component(way: str, scores: list[float], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(scores) - 1))
    better = scores.copy()
    better[place] += data.draw(st.floats(0.01, 60))
    assert one(way, [*better]) > one(way, [*scores])


@PATIENT
@given(SCORES)
def test_no_way_makes_up_for_imbalance_more_than_the_mean_does(scores: list[float]) -> None:
    mean = one("arithmetic", [*scores])
    assert one("geometric", [*scores]) <= mean + 1e-9
    assert one("ampi", [*scores]) <= mean + 1e-9
    assert min(scores) - 1e-9 <= mean <= max(scores) + 1e-9


@pytest.mark.parametrize("bad", [0.0, -3.0])
def test_a_geometric_mean_takes_nothing_below_or_at_zero(bad: float) -> None:
    with pytest.raises(ValueError, match="above zero"):
        one("geometric", [10, bad, 20])
    assert one("arithmetic", [10, bad, 20]) == pytest.approx((30 + bad) / 3)


@pytest.mark.parametrize("way", WAYS)
def test_a_missing_component_leaves_its_weight_to_the_others(way: str) -> None:
    assert one(way, [80, None, 120], [3, 5, 1]) == pytest.approx(one(way, [80, 120], [3, 1]))


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    ("have", "total", "drawn"),
    [
        (2, 3, True),
        (1, 2, False),
        (1, 3, False),
        (4, 6, True),
        (3, 5, False),
        (4, 5, True),
        (6, 9, True),
        (5, 8, False),
    ],
)
def test_two_thirds_of_the_components_are_enough_and_less_is_not(way: str, have: int, total: int, drawn: bool) -> None:
    scores: list[float | None] = [100.0] * have + [None] * (total - have)
    assert math.isnan(one(way, scores)) != drawn


def test_the_rule_of_two_thirds_is_exact_for_any_number() -> None:
    for total in range(1, 200):
        found = enough(np.arange(total + 1), total)
        assert found.tolist() == [have * 3 >= total * 2 for have in range(total + 1)]
    assert not enough(np.array([0]), 0).any()


@pytest.mark.parametrize("way", WAYS)
def test_a_component_without_weight_is_none(way: str) -> None:
    """It counts neither for the figure nor for the two thirds."""
    assert one(way, [80, 120, 100], [1, 1, 0]) == pytest.approx(one(way, [80, 120]))
    assert one(way, [80, 120, None], [1, 1, 0]) == pytest.approx(one(way, [80, 120]))
    assert math.isnan(one(way, [80, None, 100], [1, 1, 0]))


@pytest.mark.parametrize("way", WAYS)
def test_a_unit_without_anything_has_no_composite(way: str) -> None:
    assert math.isnan(one(way, [None, None]))


def test_components_are_counted_that_weigh_something() -> None:
    have, total = counted(frame(x=[1, None], y=[1, 1], z=[None, 1]), pd.Series({"x": 1.0, "y": 0.0, "z": 2.0}))
    assert (have.to_dict(), total) == ({"a": 1, "b": 1}, 2)


@pytest.mark.parametrize("function", [arithmetic, geometric, ampi])
def test_each_draw_of_weights_is_a_row_of_its_own(function: object) -> None:
    scores = np.array([[80.0, 120.0], [90.0, np.nan], [100.0, 70.0]])
    mixes = np.array([[0.5, 0.5], [0.9, 0.1], [0.2, 0.8]])
    way = next(name for name, each in AGGREGATIONS.items() if each is function)
    found = AGGREGATIONS[way](scores, mixes)
    assert found.shape == (3, 3)
    assert np.isnan(found[:, 1]).all()
    for draw, mix in enumerate(mixes):
        for unit in (0, 2):
            assert found[draw, unit] == pytest.approx(one(way, [*scores[unit]], [*mix]))


def test_an_unknown_way_is_refused() -> None:
    with pytest.raises(KeyError):
        one("harmonic", [1, 2])
