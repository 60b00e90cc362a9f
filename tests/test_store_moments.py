"""Dates and periods: what ISO 8601 allows, as coarse as the source is."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.store.moments import is_moment, is_period, period_runs_forward, runs_forward

DAYS = st.dates(min_value=date(1, 1, 1))
MOMENTS = st.builds(lambda day, length: day.isoformat()[:length], DAYS, st.sampled_from([4, 7, 10]))


@pytest.mark.parametrize("text", ["2023", "2023-05", "2023-05-11", "2024-02-29", "0001-01-01"])
def test_a_day_a_month_and_a_year_are_moments(text: str) -> None:
    assert is_moment(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "..",
        "23",
        "2023-5",
        "2023-13",
        "2023-00",
        "2023-02-29",
        "2023-04-31",
        "0000",
        "2023-05-11T10:30",
        "2023-W05",
        "2023-131",
        "20230511",
        " 2023",
        "2023\n",
        "٢٠٢٣",
        "11/05/2023",
        "2022-23",
        "+2023",
    ],
)
def test_other_texts_are_not(text: str) -> None:
    assert not is_moment(text)


@given(MOMENTS)
def test_every_day_that_exists_is_a_moment_cut_anywhere(text: str) -> None:
    assert is_moment(text)
    assert is_period(text)


@given(st.text(alphabet="0123456789-/.", max_size=12))
def test_a_moment_is_what_the_calendar_takes(text: str) -> None:
    filled = text + "2000-01-01"[len(text) :] if len(text) in (4, 7) else text
    try:
        exists = len(text) in (4, 7, 10) and date.fromisoformat(filled).isoformat().startswith(text)
    except ValueError:
        exists = False
    assert is_moment(text) == exists


@pytest.mark.parametrize("text", ["2019/2023", "2020-03/2020-12", "../2020", "2021/..", "2022-01-01/2022"])
def test_two_moments_and_one_open_end_are_periods(text: str) -> None:
    assert is_period(text)
    assert period_runs_forward(text)


@pytest.mark.parametrize(
    "text", ["", "..", "../..", "/", "2019/", "/2019", "2019/2020/2021", "2019-2020", "2019 / 2020"]
)
def test_what_has_no_start_and_no_end_is_no_period(text: str) -> None:
    assert not is_period(text)


@pytest.mark.parametrize("text", ["2023/2019", "2020-12/2020-03", "2022-02-02/2022-02-01", "2022-02/2022-01-31"])
def test_a_period_cannot_end_before_it_starts(text: str) -> None:
    assert is_period(text)
    assert not period_runs_forward(text)


@given(MOMENTS, MOMENTS)
def test_of_two_moments_one_order_at_least_runs_forward(one: str, other: str) -> None:
    assert runs_forward(one, other) or runs_forward(other, one)


@given(DAYS, DAYS)
def test_days_run_forward_as_in_the_calendar(start: date, end: date) -> None:
    assert runs_forward(start.isoformat(), end.isoformat()) == (start <= end)


@given(MOMENTS)
def test_a_moment_runs_into_itself(text: str) -> None:
    assert runs_forward(text, text)
    assert runs_forward(text[:4], text)
    assert runs_forward(text, text[:4])
