"""Ranks by direction, and places in a reference distribution."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.model.ranking import rank
from lib.model.reference import LEAST_RESIDENTS, per_thousand, place_among

NUMBERS = st.integers(-1000, 1000).map(float)
FIGURES = st.lists(NUMBERS | st.just(math.nan), min_size=1, max_size=30)
DIRECTIONS = st.sampled_from(["higher", "lower", "context"])


@pytest.mark.parametrize(
    ("direction", "ranks"),
    [("higher", [3, 1, None, 3, 2]), ("lower", [1, 4, None, 1, 3]), ("context", [3, 1, None, 3, 2])],
)
def test_the_first_is_the_best_by_the_direction(direction: str, ranks: list[int | None]) -> None:
    found = rank(pd.Series([10.0, 40.0, math.nan, 10.0, 30.0]), direction)
    assert [None if pd.isna(each) else each for each in found] == ranks


def test_equal_values_share_the_smallest_rank() -> None:
    assert rank(pd.Series([5.0, 9.0, 9.0, 1.0]), "higher").tolist() == [3, 1, 1, 4]


def test_the_index_stays() -> None:
    assert rank(pd.Series({"b": 1.0, "a": 2.0}), "lower").to_dict() == {"b": 1, "a": 2}


def test_ranks_are_whole_numbers_even_where_some_are_missing() -> None:
    assert str(rank(pd.Series([1.0, math.nan]), "lower").dtype) == "Int64"


@pytest.mark.parametrize("direction", ["", "up", "Higher"])
def test_another_direction_is_refused(direction: str) -> None:
    with pytest.raises(ValueError, match="unknown direction"):
        rank(pd.Series([1.0]), direction)


@given(FIGURES, DIRECTIONS, st.randoms())
def test_the_order_of_the_rows_does_not_matter(values: list[float], direction: str, shuffler: object) -> None:
    series = pd.Series(values)
    order = list(series.index)
    shuffler.shuffle(order)  # type: ignore[attr-defined]
    pd.testing.assert_series_equal(rank(series[order], direction).sort_index(), rank(series, direction))


@given(FIGURES, DIRECTIONS)
def test_a_rising_transform_keeps_the_ranks(values: list[float], direction: str) -> None:
    series = pd.Series(values)
    pd.testing.assert_series_equal(rank(series.map(lambda value: value**3 + 7), direction), rank(series, direction))


@given(FIGURES)
def test_turning_the_sign_turns_the_direction(values: list[float]) -> None:
    series = pd.Series(values)
    pd.testing.assert_series_equal(rank(-series, "lower"), rank(series, "higher"))


@given(FIGURES, DIRECTIONS)
def test_what_has_no_value_has_no_rank_and_takes_none(values: list[float], direction: str) -> None:
    series = pd.Series(values)
    found = rank(series, direction)
    assert found.isna().equals(series.isna())
    assert found.dropna().max() is pd.NA or found.dropna().le(series.notna().sum()).all()


def test_a_place_counts_the_larger_values() -> None:
    values = pd.Series([105.0, 66.0, 66.0, 28.0, math.nan, 0.0])
    assert place_among(values, 105) == (1, 5)
    assert place_among(values, 66) == (2, 5)
    assert place_among(values, 28) == (4, 5)
    assert place_among(values, 0) == (5, 5)


def test_a_missing_value_has_no_place() -> None:
    with pytest.raises(ValueError, match="no place"):
        place_among(pd.Series([1.0, 2.0]), math.nan)


@given(st.lists(NUMBERS, min_size=1, max_size=30))
def test_the_place_is_the_rank_from_the_largest(values: list[float]) -> None:
    series = pd.Series(values)
    places = [place_among(series, value)[0] for value in values]
    assert places == rank(series, "higher").tolist()


def test_rates_per_thousand_leave_out_the_small() -> None:
    rates = per_thousand(pd.Series([3, 3, 3]), pd.Series([LEAST_RESIDENTS - 1, LEAST_RESIDENTS, 0]))
    assert math.isnan(rates[0])
    assert rates[1] == 6
    assert math.isnan(rates[2])
