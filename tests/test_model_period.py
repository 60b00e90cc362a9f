"""Periods: what is read, what is refused, and in which order they stand."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.model.period import Period, sort_key

OLDEST_FIRST = [
    "",
    "../2010",
    "2010",
    "2014",
    "../2020",
    "2019/2020",
    "2020",
    "2020-03/2020-12",
    "2021-02",
    "2022-10-06",
    "2022/2023",
    "2023",
    "2023-12",
    "2023-12-31",
    "2019/..",
    "2020/..",
]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2023-04", date(2023, 4, 1), date(2023, 4, 30)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2026-08-25", date(2026, 8, 25), date(2026, 8, 25)),
        ("2022/2023", date(2022, 1, 1), date(2023, 12, 31)),
        ("2020-03/2020-12", date(2020, 3, 1), date(2020, 12, 31)),
        ("2020-03-09/2020", date(2020, 3, 9), date(2020, 12, 31)),
        ("../2020", None, date(2020, 12, 31)),
        ("2020/..", date(2020, 1, 1), None),
        ("", None, None),
    ],
)
def test_a_period_lasts_from_its_first_day_to_its_last(text: str, start: date | None, end: date | None) -> None:
    period = Period.parse(text)
    assert (period.start, period.end, period.text) == (start, end, text)


@pytest.mark.parametrize(
    "text",
    [
        "23",
        "2023-4",
        "2023-13",
        "2023-00",
        "2023-02-30",
        "2022-23",
        "2022/23",
        "2020/2021/2022",
        "../..",
        "..",
        "before 2021",
        "2023-04-01T00:00",
        " 2023",
        "2023/",
        "/2023",
        "2023-W14",
        "0000",
        "２０２３",
    ],
)
def test_other_texts_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        Period.parse(text)


def test_an_end_before_the_start_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot end before it starts"):
        Period.parse("2023/2020")


@pytest.mark.parametrize(("text", "year"), [("2022/2023", 2023), ("../2020", 2020), ("2020/..", None), ("", None)])
def test_the_year_is_that_of_the_last_day(text: str, year: int | None) -> None:
    assert Period.parse(text).year == year


def test_periods_stand_from_the_oldest_to_the_latest() -> None:
    assert sorted(random.Random(7).sample(OLDEST_FIRST, len(OLDEST_FIRST)), key=sort_key) == OLDEST_FIRST


def test_no_two_of_these_periods_are_equally_old() -> None:
    assert len({sort_key(text) for text in OLDEST_FIRST}) == len(OLDEST_FIRST)


def test_the_sort_key_refuses_what_cannot_be_read() -> None:
    with pytest.raises(ValueError, match="not an ISO 8601"):
        sort_key("spring")


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 5000))
def test_an_interval_of_days_keeps_both_days(start: date, days: int) -> None:
    end = start + timedelta(days=days)
    period = Period.parse(f"{start}/{end}")
    assert (period.start, period.end) == (start, end)


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_a_day_lies_in_its_month_and_its_month_in_its_year(day: date) -> None:
    month, year = Period.parse(f"{day:%Y-%m}"), Period.parse(f"{day:%Y}")
    assert month.start and month.end and year.start and year.end
    assert year.start <= month.start <= day <= month.end <= year.end


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_days_sort_as_days(one: date, other: date) -> None:
    assert (sort_key(one.isoformat()) < sort_key(other.isoformat())) == (one < other)
