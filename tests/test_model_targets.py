"""What came of a target: numbers by comparison, dates as spans of days, nothing where nothing was published."""

from __future__ import annotations

import math
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.model.monitoring.targets import (
    MET,
    NOT_MET,
    OPEN,
    OUTCOMES,
    Distance,
    bare_targets,
    distance,
    outcome,
    targets,
)
from lib.store import Package, load_package
from lib.web.packages import comparison
from tests import monitoring_package
from tests.packages import write_city

NAN = math.nan
NUMBERS = st.floats(-1e9, 1e9, allow_nan=False)
DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))


def number(planned: float, actual: float, comparison: str) -> dict[str, Any]:
    return {
        "kind": "number",
        "comparison": comparison,
        "planned": planned,
        "actual": actual,
        "planned_date": "",
        "actual_date": "",
    }


def dated(planned: str, actual: str, comparison: str = "by") -> dict[str, Any]:
    return {
        "kind": "date",
        "comparison": comparison,
        "planned": NAN,
        "actual": NAN,
        "planned_date": planned,
        "actual_date": actual,
    }


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Package:
    return monitoring_package.load(tmp_path_factory.mktemp("targets") / "town")


# Numbers


@pytest.mark.parametrize(
    ("planned", "actual", "comparison", "expected"),
    [
        (50, 71.5, "at-most", NOT_MET),
        (50, 50, "at-most", MET),
        (50, 49.9, "at-most", MET),
        (160, 160, "at-least", MET),
        (160, 200, "at-least", MET),
        (160, 159, "at-least", NOT_MET),
        (1_000_000, 1_000_000, "equal", MET),
        (0.3, 0.1 + 0.2, "equal", MET),
        (1_000_000, 999_999, "equal", NOT_MET),
        (0, 0, "at-most", MET),
        (-3, -4, "at-least", NOT_MET),
    ],
)
def test_a_number_is_compared_as_its_target_says(planned: float, actual: float, comparison: str, expected: str) -> None:
    assert outcome(number(planned, actual, comparison)) == expected


@pytest.mark.parametrize("comparison", ["at-least", "at-most", "equal"])
@pytest.mark.parametrize(("planned", "actual"), [(50, NAN), (NAN, 50), (NAN, NAN)])
def test_a_number_that_was_not_published_tells_nothing(planned: float, actual: float, comparison: str) -> None:
    assert outcome(number(planned, actual, comparison)) == OPEN
    assert distance(number(planned, actual, comparison)) is None


def test_a_comparison_that_numbers_do_not_have_tells_nothing() -> None:
    assert outcome(number(1, 2, "by")) == OPEN


@given(NUMBERS, NUMBERS)
def test_at_least_and_at_most_never_both_fail(planned: float, actual: float) -> None:
    both = {outcome(number(planned, actual, comparison)) for comparison in ("at-least", "at-most")}
    assert MET in both
    assert (outcome(number(planned, actual, "equal")) == MET) == (both == {MET})


@given(NUMBERS, NUMBERS)
def test_the_distance_of_numbers_is_their_difference(planned: float, actual: float) -> None:
    assert distance(number(planned, actual, "at-most")) == Distance(actual - planned, "number")


# Dates


@pytest.mark.parametrize(
    ("planned", "actual", "expected"),
    [
        ("2022-08", "2023-08", NOT_MET),
        ("2022-08", "2022-08", MET),
        ("2022-08", "2022-08-31", MET),
        ("2022-08", "2022-09-01", NOT_MET),
        ("2022-08", "2022-07-31", MET),
        ("2021-04-02", "2021-04-19", NOT_MET),
        ("2021-04-02", "2021-04-02", MET),
        ("2022-05", "2022-06-16", NOT_MET),
        ("2022-08", "2022", OPEN),
        ("2021-04-02", "2021-04", OPEN),
        ("2022", "2022-12-31", MET),
        ("2022", "2023", NOT_MET),
        ("2022-09", "", OPEN),
        ("", "2022-09", OPEN),
    ],
)
def test_a_date_is_kept_if_its_span_ends_no_later(planned: str, actual: str, expected: str) -> None:
    """A month lasts to its last day; a year that holds the planned month does not tell on which side it was."""
    assert outcome(dated(planned, actual)) == expected
    assert outcome(dated(planned, actual, "at-most")) == expected


@pytest.mark.parametrize(
    ("planned", "actual", "comparison", "expected"),
    [
        ("2022-08", "2022-09-01", "at-least", MET),
        ("2022-08", "2022-07-31", "at-least", NOT_MET),
        ("2022-08", "2022", "at-least", OPEN),
        ("2022-08", "2022-08-10", "equal", MET),
        ("2022-08", "2022-09", "equal", NOT_MET),
        ("2022-08", "2021", "equal", NOT_MET),
        ("2022-08", "2022", "equal", OPEN),
    ],
)
def test_other_comparisons_of_dates(planned: str, actual: str, comparison: str, expected: str) -> None:
    assert outcome(dated(planned, actual, comparison)) == expected


@pytest.mark.parametrize(
    ("planned", "actual", "expected"),
    [
        ("2022-08", "2023-08", Distance(12, "month")),
        ("2021-04-02", "2021-04-19", Distance(17, "day")),
        ("2022-05", "2022-06-16", Distance(16, "day")),
        ("2022-08", "2022-08-10", Distance(0, "day")),
        ("2022-08", "2022-07-30", Distance(-2, "day")),
        ("2022-08-15", "2022-10", Distance(2, "month")),
        ("2022", "2025", Distance(3, "year")),
        ("2022-12", "2024", Distance(2, "year")),
        ("2024", "2022-11", Distance(-14, "month")),
    ],
)
def test_the_distance_of_dates_is_told_as_finely_as_the_outcome(planned: str, actual: str, expected: Distance) -> None:
    assert distance(dated(planned, actual)) == expected


@pytest.mark.parametrize(("planned", "actual"), [("2022-08", "2022"), ("2022-08", ""), ("", "")])
def test_an_open_date_has_no_distance(planned: str, actual: str) -> None:
    assert distance(dated(planned, actual)) is None


@given(DAYS, st.integers(-2000, 2000))
def test_days_late_are_days(planned: date, late: int) -> None:
    actual = planned + timedelta(days=late)
    row = dated(planned.isoformat(), actual.isoformat())
    assert distance(row) == Distance(late, "day")
    assert outcome(row) == (NOT_MET if late > 0 else MET)


@given(DAYS, DAYS)
def test_a_coarser_outcome_never_contradicts_a_finer_one(planned: date, actual: date) -> None:
    """The month of a day is on the same side of the plan as the day, or on no side that is known."""
    fine = outcome(dated(planned.isoformat(), actual.isoformat()))
    assert outcome(dated(planned.isoformat(), actual.isoformat()[:7])) in {fine, OPEN}
    assert outcome(dated(planned.isoformat(), actual.isoformat()[:4])) in {fine, OPEN}


# A package


def test_targets_come_in_their_order_with_the_number_of_their_row(package: Package) -> None:
    found = targets(package)
    assert [target.record["order"] for target in found] == list(range(1, 8))
    lines = (package.path / "targets.csv").read_text(encoding="utf-8").splitlines()
    for target in found:
        assert lines[target.row - 1].startswith(target.record["target_id"])


def test_outcomes_of_a_package(package: Package) -> None:
    assert {target.record["target_id"]: target.outcome for target in targets(package)} == {
        "works-end": NOT_MET,
        "call-funds": MET,
        "noise": NOT_MET,
        "bars-most": MET,
        "bars-least": MET,
        "proposals": OPEN,
        "report": OPEN,
    }
    assert {target.outcome for target in targets(package)} == set(OUTCOMES)


def test_the_distance_is_none_exactly_where_the_target_is_open(package: Package) -> None:
    assert all((target.distance is None) == (target.outcome == OPEN) for target in targets(package))


def test_targets_about_no_indicator_are_the_projects_own(package: Package) -> None:
    assert bare_targets(package) == ("call-funds", "works-end", "report")


def test_a_package_may_have_no_targets(tmp_path: Path) -> None:
    assert targets(load_package(write_city(tmp_path / "town"))) == ()
    assert targets(comparison()) == ()
