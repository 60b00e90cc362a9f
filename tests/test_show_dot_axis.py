"""Axes of dot plots: what they hold, where they begin, which ticks they have."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.show.plots.dot_axis import linear, multiples

FINITE = st.floats(-1e6, 1e6)


@given(st.lists(FINITE, min_size=1, max_size=20))
def test_an_axis_holds_everything(ends: list[float]) -> None:
    axis = linear("share", ends)
    assert axis.low <= min(ends) <= max(ends) <= axis.high
    assert axis.low < axis.high


def test_an_axis_begins_at_zero_where_that_costs_little() -> None:
    assert linear("rate", [10.0, 100.0]).low == 0.0
    assert linear("share", [60.0, 70.0]).low == pytest.approx(59.6)
    assert linear("gap", [-5.0, 20.0]).low == -6.0


def test_a_single_value_and_none_have_room_around_them() -> None:
    alone = linear("share", [50.0])
    assert (alone.low, alone.high) == (45.0, 55.0)
    assert linear("share", []).low < linear("share", []).high
    assert linear("share", [0.0]).low < 0.0 < linear("share", [0.0]).high


def test_an_axis_with_a_line_holds_it() -> None:
    axis = linear("difference", [3.0, 9.0], 0.0)
    assert axis.low < 0.0 == axis.line
    assert math.isnan(linear("share", [3.0]).line)


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        ([0.3, 1.0, 6.0], ["×0,5", "×1", "×2", "×5"]),
        ([0.9, 1.1], ["×0,8", "×1", "×1,25"]),
        ([0.01, 300.0], ["×0,01", "×0,1", "×1", "×10", "×100"]),
        ([], ["×0,8", "×1", "×1,25"]),
    ],
)
def test_ticks_of_ratios_are_round_and_few(ends: list[float], expected: list[str]) -> None:
    assert [text for _, text in multiples("ratio", ends, "it").ticks] == expected


@given(st.lists(st.floats(1e-3, 1e3), max_size=20))
def test_an_axis_of_ratios_holds_all_and_one(ends: list[float]) -> None:
    axis = multiples("ratio", ends, "en")
    assert axis.log
    assert axis.low < min([*ends, 1.0])
    assert axis.high > max([*ends, 1.0])
    assert len(axis.ticks) >= 3
    assert (1.0, "×1") in axis.ticks
    assert all(axis.low <= at <= axis.high for at, _ in axis.ticks)


def test_a_ratio_of_zero_has_no_place_on_a_logarithmic_axis() -> None:
    assert multiples("ratio", [0.0, 2.0], "en").low > 0.0
