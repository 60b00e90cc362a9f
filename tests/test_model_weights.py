"""Weights: equal or chosen, they sum to one, and only their ratios matter."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.model.composites.weights import equal, normalised
from tests.composites import PATIENT

CHOSEN = st.dictionaries(st.text(min_size=1), st.floats(0, 1e6), min_size=1).filter(
    lambda found: sum(found.values()) > 0
)


def test_equal_weights_are_shares_of_one() -> None:
    assert equal(["x", "y", "z", "w"]).to_dict() == {"x": 0.25, "y": 0.25, "z": 0.25, "w": 0.25}


def test_chosen_weights_keep_their_ratios() -> None:
    assert normalised({"x": 3, "y": 1, "z": 0}).to_dict() == {"x": 0.75, "y": 0.25, "z": 0.0}


@PATIENT
@given(CHOSEN)
def test_weights_sum_to_one_and_none_is_negative(chosen: dict[str, float]) -> None:
    found = normalised(chosen)
    assert found.sum() == pytest.approx(1)
    assert (found >= 0).all()
    assert list(found.index) == list(chosen)


@PATIENT
@given(st.dictionaries(st.text(min_size=1), st.integers(0, 9), min_size=1), st.integers(1, 99))
def test_scaling_all_weights_changes_nothing(chosen: dict[str, int], factor: int) -> None:
    if not any(chosen.values()):
        return
    scaled = normalised({name: weight * factor for name, weight in chosen.items()})
    pd.testing.assert_series_equal(scaled, normalised(chosen))


@pytest.mark.parametrize("bad", [{"x": -1.0, "y": 2.0}, {"x": math.nan}, {"x": math.inf, "y": 1.0}, {}])
def test_weights_are_numbers_and_none_is_negative(bad: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="none of them negative"):
        normalised(bad)


def test_not_all_weights_are_zero() -> None:
    with pytest.raises(ValueError, match="above zero"):
        normalised({"x": 0.0, "y": 0.0})


def test_no_component_has_no_weights() -> None:
    with pytest.raises(ValueError, match="weights"):
        equal([])
