"""The age of a figure counts from the end of its period, and is judged against when the next one is expected."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.model.monitoring.freshness import (
    DUE,
    FRESH,
    NOT_STATED,
    ONCE,
    STALE,
    STATES,
    Age,
    after,
    age,
    months_between,
    refresh_months,
    stated_day,
)
from lib.web.packages import city, comparison

DAY = date(2026, 11, 22)
DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))
MONTHS = st.integers(0, 600)


# A day and some months


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2023, 12, 31), 12, date(2024, 12, 31)),
        (date(2023, 1, 31), 1, date(2023, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2023, 2, 28), 1, date(2023, 3, 31)),
        (date(2023, 2, 28), 12, date(2024, 2, 29)),
        (date(2023, 6, 15), 7, date(2024, 1, 15)),
        (date(2023, 6, 15), 0, date(2023, 6, 15)),
        (date(2023, 1, 30), 1, date(2023, 2, 28)),
    ],
)
def test_the_last_of_a_month_stays_the_last(day: date, months: int, expected: date) -> None:
    assert after(day, months) == expected


@given(DAYS, MONTHS)
def test_so_many_months_later_is_so_many_months_later(day: date, months: int) -> None:
    later = after(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert months_between(day, later) == months


@given(DAYS, MONTHS, MONTHS)
def test_more_months_are_never_earlier(day: date, one: int, other: int) -> None:
    assert (after(day, one) <= after(day, other)) == (one <= other)


@given(DAYS, DAYS)
def test_whole_months_lie_within_the_two_days(start: date, end: date) -> None:
    months = months_between(start, end)
    assert months >= 0
    if start <= end:
        assert after(start, months) <= end < after(start, months + 1)
    else:
        assert months == 0


# How often


@pytest.mark.parametrize(
    ("text", "months"), [("P1Y", 12), ("P4Y", 48), ("P7Y", 84), ("P1M", 1), ("P6M", 6), ("", None), ("once", None)]
)
def test_a_refresh_is_a_duration_in_years_or_months(text: str, months: int | None) -> None:
    assert refresh_months(text) == months


@pytest.mark.parametrize("text", ["yearly", "1Y", "P1D", "P", "PY", "P1Y6M", "p1y", "P-1Y", "never"])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="neither a duration"):
        refresh_months(text)


# How old


@pytest.mark.parametrize(
    ("period", "frequency", "expected"),
    [
        ("2026-08-25", "P1Y", Age(2, FRESH)),
        ("2025", "P1Y", Age(10, FRESH)),
        ("2024", "P1Y", Age(22, DUE)),
        ("2023", "P1Y", Age(34, STALE)),
        ("2023-04", "P1Y", Age(42, STALE)),
        ("2023", "P4Y", Age(34, FRESH)),
        ("2019", "P4Y", Age(82, DUE)),
        ("2018", "P4Y", Age(94, DUE)),
        ("2017", "P4Y", Age(106, STALE)),
        ("2022/2023", "P7Y", Age(34, FRESH)),
        ("2019-09/2023-08", "P1Y", Age(38, STALE)),
        ("../2020", "", Age(70, NOT_STATED)),
        ("2018", "once", Age(94, ONCE)),
        ("", "once", Age(None, ONCE)),
        ("", "P1Y", Age(None, NOT_STATED)),
        ("2023", "", Age(34, NOT_STATED)),
        ("2026", "P1Y", Age(0, FRESH)),
        ("2024/..", "P1Y", Age(0, FRESH)),
        ("2026-10", "P1M", Age(0, FRESH)),
        ("2026-09", "P1M", Age(1, DUE)),
        ("2026-08", "P1M", Age(2, STALE)),
    ],
)
def test_the_age_and_what_it_means(period: str, frequency: str, expected: Age) -> None:
    assert age(period, frequency, DAY) == expected


def test_the_last_day_of_a_refresh_is_still_within_it() -> None:
    assert age("2023", "P1Y", date(2024, 12, 31)).state == FRESH
    assert age("2023", "P1Y", date(2025, 1, 1)).state == DUE
    assert age("2023", "P1Y", date(2025, 12, 31)).state == DUE
    assert age("2023", "P1Y", date(2026, 1, 1)).state == STALE


def test_a_wrong_refresh_is_refused_even_without_a_period() -> None:
    with pytest.raises(ValueError, match="neither a duration"):
        age("", "weekly", DAY)


@given(DAYS, DAYS, st.sampled_from(["P1M", "P1Y", "P4Y"]))
def test_a_figure_never_gets_fresher(end: date, day: date, frequency: str) -> None:
    order = (FRESH, DUE, STALE)
    now, later = (age(end.isoformat(), frequency, each) for each in (day, day + timedelta(days=31)))
    assert order.index(now.state) <= order.index(later.state)
    assert now.months is not None and later.months is not None
    assert now.months <= later.months


@given(DAYS, DAYS)
def test_a_rarer_refresh_never_makes_a_figure_older(end: date, day: date) -> None:
    order = (FRESH, DUE, STALE)
    often, seldom = (age(end.isoformat(), frequency, day) for frequency in ("P1Y", "P4Y"))
    assert order.index(seldom.state) <= order.index(often.state)
    assert often.months == seldom.months


@given(DAYS, DAYS)
def test_only_the_end_of_a_period_counts(end: date, day: date) -> None:
    start = end - timedelta(days=400)
    assert age(f"{start}/{end}", "P1Y", day) == age(end.isoformat(), "P1Y", day)
    month = end.replace(day=calendar.monthrange(end.year, end.month)[1])
    assert age(end.isoformat()[:7], "P1Y", day) == age(month.isoformat(), "P1Y", day)


def test_every_state_can_be_reached() -> None:
    asked = [("2026", "P1Y"), ("2024", "P1Y"), ("2020", "P1Y"), ("2020", "once"), ("2020", "")]
    assert {age(period, frequency, DAY).state for period, frequency in asked} == set(STATES)


def test_ages_are_told_at_the_day_of_the_package() -> None:
    for package in (city(), comparison()):
        assert stated_day(package).isoformat() == package.created
