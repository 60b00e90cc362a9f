"""Intervals against published tables, against the textbook formulas in scipy.stats, and by their properties."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from lib.model.intervals import poisson_interval, rate_interval, rate_ratio, share_difference

COUNTS = st.integers(1, 200_000)
SHARES = st.tuples(*[st.floats(0, 100) for _ in range(3)]).map(sorted)

# Garwood's exact limits, as tabled in Pearson and Hartley, Biometrika Tables for Statisticians I, table 40.
GARWOOD_95 = {
    0: (0.0, 3.689),
    1: (0.0253, 5.572),
    2: (0.242, 7.225),
    3: (0.619, 8.767),
    5: (1.623, 11.668),
    8: (3.454, 15.763),
    10: (4.795, 18.390),
    20: (12.217, 30.888),
    30: (20.241, 42.827),
    50: (37.111, 65.919),
}


@pytest.mark.parametrize(("count", "bounds"), GARWOOD_95.items())
def test_a_count_has_the_published_interval(count: int, bounds: tuple[float, float]) -> None:
    assert poisson_interval(count) == pytest.approx(bounds, abs=6e-4)


def test_a_count_of_none_at_99_percent() -> None:
    # P(0 | m) = exp(-m) = 0.005 at m = ln 200.
    assert poisson_interval(0, 0.99) == pytest.approx((0, math.log(200)))


@given(COUNTS)
def test_the_limits_are_those_at_which_the_tails_are_2_5_percent(count: int) -> None:
    lower, upper = poisson_interval(count)
    assert stats.poisson.sf(count - 1, lower) == pytest.approx(0.025, rel=1e-6)
    assert stats.poisson.cdf(count, upper) == pytest.approx(0.025, rel=1e-6)


@given(COUNTS)
def test_the_interval_contains_the_count_and_narrows_with_it(count: int) -> None:
    lower, upper = poisson_interval(count)
    assert lower < count < upper
    more_lower, more_upper = poisson_interval(4 * count)
    assert (more_upper - more_lower) / (4 * count) < (upper - lower) / count


@given(COUNTS, st.floats(0.5, 0.94))
def test_less_confidence_is_a_narrower_interval(count: int, confidence: float) -> None:
    lower, upper = poisson_interval(count)
    inner_lower, inner_upper = poisson_interval(count, confidence)
    assert lower < inner_lower < inner_upper < upper


def test_counts_come_as_arrays_too() -> None:
    lower, upper = poisson_interval(np.array([0, 8, np.nan]))
    assert lower[:2] == pytest.approx([0, 3.454], abs=1e-3)
    assert upper[:2] == pytest.approx([3.689, 15.763], abs=1e-3)
    assert np.isnan([lower[2], upper[2]]).all()


@pytest.mark.parametrize("wrong", [-1, [3, -0.5]])
def test_a_negative_count_is_refused(wrong: float) -> None:
    with pytest.raises(ValueError, match="negative"):
        poisson_interval(wrong)


@pytest.mark.parametrize("wrong", [0, 1, 95])
def test_a_confidence_is_a_share(wrong: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        poisson_interval(8, wrong)


def test_a_rate_scales_the_interval_of_its_count() -> None:
    # 8 events at 15.1 per 100,000: 15.1 * 3.454 / 8 = 6.52 and 15.1 * 15.763 / 8 = 29.75.
    assert rate_interval(15.1, 8) == pytest.approx((6.52, 29.75), abs=0.01)


def test_a_rate_of_no_events_needs_the_denominator_for_its_upper_bound() -> None:
    lower, upper = rate_interval(0.0, 0)
    assert lower == 0
    assert math.isnan(upper)
    # 0 among 50,000 residents, in units of 100,000: 3.689 / 0.5.
    assert rate_interval(0.0, 0, exposure=0.5) == pytest.approx((0, 7.378), abs=1e-3)


@given(COUNTS, st.floats(0.01, 1e5))
def test_the_denominator_changes_nothing_where_there_are_events(count: int, exposure: float) -> None:
    rate = count / exposure
    assert rate_interval(rate, count, exposure) == pytest.approx(rate_interval(rate, count))


def test_a_missing_rate_has_no_interval() -> None:
    lower, upper = rate_interval([10.0, np.nan, 10.0], [4, 4, np.nan])
    assert np.isnan(lower).tolist() == np.isnan(upper).tolist() == [False, True, True]


def test_a_ratio_of_rates_by_hand() -> None:
    # 10 events against 20 in as many person-years: p = 10 / 30 with exact limits 0.1729 and 0.5281.
    ratio, lower, upper = rate_ratio(10, 1, 20, 1)
    assert ratio == 0.5
    assert (lower, upper) == pytest.approx((0.1729 / 0.8271, 0.5281 / 0.4719), abs=1e-3)


@given(st.integers(1, 3000), st.integers(1, 3000), st.floats(0.1, 10), st.floats(0.1, 10))
def test_a_ratio_of_rates_agrees_with_the_exact_binomial_test(a: int, b: int, ta: float, tb: float) -> None:
    limits = stats.binomtest(a, a + b).proportion_ci(0.95, method="exact")
    expected = [limit / (1 - limit) * tb / ta for limit in limits]
    ratio, lower, upper = rate_ratio(a, ta, b, tb)
    assert [lower, upper] == pytest.approx(expected, rel=1e-5)
    assert lower < ratio < upper


@given(COUNTS, COUNTS)
def test_a_ratio_turned_over_is_its_inverse(a: int, b: int) -> None:
    ratio, lower, upper = rate_ratio(a, 2, b, 3)
    assert rate_ratio(b, 3, a, 2) == pytest.approx((1 / ratio, 1 / upper, 1 / lower))


def test_ratios_with_no_events() -> None:
    ratio, lower, upper = rate_ratio([0, 5, 0], 1, [5, 0, 0], 1)
    assert ratio[:2].tolist() == [0, math.inf]
    assert math.isnan(ratio[2])
    assert lower[[0, 2]].tolist() == [0, 0]
    assert upper[1:].tolist() == [math.inf, math.inf]


@pytest.mark.parametrize("exposures", [(0, 1), (1, 0), (-1, 1)])
def test_an_exposure_is_positive(exposures: tuple[float, float]) -> None:
    with pytest.raises(ValueError, match="positive"):
        rate_ratio(1, exposures[0], 1, exposures[1])


def test_a_difference_of_shares_as_newcombe_published_it() -> None:
    # Newcombe (1998), table II, example (a): 56/70 against 48/80, Wilson intervals, method 10: 0.0524 to 0.3339.
    one, other = (stats.binomtest(k, n).proportion_ci(0.95, method="wilson") for k, n in ((56, 70), (48, 80)))
    found = share_difference(56 / 70, one.low, one.high, 48 / 80, other.low, other.high)
    assert found == pytest.approx((0.2, 0.0524, 0.3339), abs=5e-5)


def test_a_difference_of_survey_shares_by_hand() -> None:
    # 47.8 (44.5-51.2) after 53.3 (49.6-57.0): -5.5 -+ sqrt(3.3^2 + 3.7^2) = 4.96, sqrt(3.4^2 + 3.7^2) = 5.02.
    assert share_difference(47.8, 44.5, 51.2, 53.3, 49.6, 57.0) == pytest.approx((-5.5, -10.458, -0.475), abs=1e-3)


@given(SHARES, SHARES)
def test_a_difference_lies_in_its_interval_which_is_wider_than_either(a: list[float], b: list[float]) -> None:
    difference, lower, upper = share_difference(a[1], a[0], a[2], b[1], b[0], b[2])
    assert lower <= difference <= upper
    assert upper - lower >= max(a[2] - a[0], b[2] - b[0]) - 1e-9
    turned = share_difference(b[1], b[0], b[2], a[1], a[0], a[2])
    assert turned == pytest.approx((-difference, -upper, -lower))


def test_shares_come_as_arrays_and_one_without_interval_gives_none() -> None:
    difference, lower, upper = share_difference([50, 50], [40, np.nan], [60, 60], 45, 35, 55)
    assert difference.tolist() == [5, 5]
    assert np.isnan(lower).tolist() == [False, True]
    assert upper[0] == pytest.approx(5 + math.sqrt(200))
