"""A trend needs two figures that can be compared: one subject, one question, one after the other."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.model.cities.change import change
from lib.model.figures import indicator
from lib.model.monitoring.trend import DOWN, LEVEL, UP, comparable, likely, trend
from lib.model.records import records
from lib.store import Package
from lib.web.packages import city, comparison

NAN = math.nan
ABOUT = {"kind": "number", "interval": "none", "direction": "higher", "decimals": 1, "base": "all-respondents"}
VALUES = st.floats(-1e6, 1e6, allow_nan=False)


def row(period: str, value: float, **other: Any) -> dict[str, Any]:
    usual = {"lower": NAN, "upper": NAN, "count": NAN, "time_band": "", "source_id": "survey"}
    return {"period": period, "value": value, **usual, **other}


def test_the_latest_is_held_against_the_one_before() -> None:
    found = trend(ABOUT, [row("2015", 50.0), row("2023", 47.8), row("2019", 53.3)])
    assert found
    assert (found.before["period"], found.after["period"]) == ("2019", "2023")
    assert found.difference == pytest.approx(-5.5)
    assert (found.way, found.better, found.likely) == (DOWN, False, None)


@pytest.mark.parametrize(
    ("direction", "value", "way", "better"),
    [
        ("higher", 60.0, UP, True),
        ("higher", 40.0, DOWN, False),
        ("lower", 40.0, DOWN, True),
        ("lower", 60.0, UP, False),
        ("context", 60.0, UP, None),
        ("higher", 50.04, LEVEL, None),
    ],
)
def test_better_is_as_the_catalogue_says(direction: str, value: float, way: str, better: bool | None) -> None:
    found = trend(ABOUT | {"direction": direction}, [row("2019", 50.0), row("2023", value)])
    assert found
    assert (found.way, found.better) == (way, better)


@pytest.mark.parametrize("rows", [[], [row("2023", 1.0)], [row("2019", NAN), row("2023", 1.0)]])
def test_one_figure_is_no_trend(rows: list[dict[str, Any]]) -> None:
    assert trend(ABOUT, rows) is None


def test_a_band_is_no_value_to_compare() -> None:
    assert trend(ABOUT, [row("2019", 30.0), row("2023", NAN, lower=25.0)]) is None


def test_what_cannot_be_compared_is_passed_over() -> None:
    rows = [row("2015", 40.0), row("2019", 99.0, time_band="night"), row("2023", 50.0)]
    found = trend(ABOUT, rows)
    assert found
    assert found.before["period"] == "2015"


def test_answers_by_yes_or_no_have_no_trend() -> None:
    assert trend(ABOUT | {"kind": "yes-no"}, [row("2019", 0.0), row("2023", 1.0)]) is None


# Comparable


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (row("2023", 1.0), row("2023", 2.0)),
        (row("2019/2023", 1.0), row("2023", 2.0)),
        (row("", 1.0), row("2023", 2.0)),
        (row("2019", 1.0), row("../2020", 2.0)),
        (row("2023", 1.0), row("2019", 2.0)),
        (row("2019", 1.0, time_band="night"), row("2023", 2.0)),
        (row("2019", NAN), row("2023", 2.0)),
    ],
)
def test_periods_must_be_stated_and_apart(before: dict[str, Any], after: dict[str, Any]) -> None:
    assert not comparable(ABOUT, before, after)


@pytest.mark.parametrize(
    ("base", "sources", "expected"),
    [
        ("all-respondents", ("survey", "press"), True),
        ("", ("register", "register"), True),
        ("", ("blog", "press"), False),
        ("not-stated", ("blog", "press"), False),
        ("not-stated", ("press", "press"), True),
        ("", ("", ""), False),
    ],
)
def test_a_method_is_shared_by_source_or_by_survey(base: str, sources: tuple[str, str], expected: bool) -> None:
    before, after = row("2019", 1.0, source_id=sources[0]), row("2023", 2.0, source_id=sources[1])
    assert comparable(ABOUT | {"base": base}, before, after) == expected


@given(VALUES, VALUES)
def test_a_trend_reversed_runs_the_other_way(first: float, last: float) -> None:
    there, back = (trend(ABOUT, [row("2019", a), row("2023", b)]) for a, b in ((first, last), (last, first)))
    assert there and back
    assert there.difference == -back.difference
    assert {there.way, back.way} in ({UP, DOWN}, {LEVEL})


@given(VALUES, VALUES, st.permutations(["2011", "2015", "2019", "2023"]))
def test_the_order_of_the_rows_does_not_matter(first: float, last: float, order: list[str]) -> None:
    rows = {"2011": 0.0, "2015": 1.0, "2019": first, "2023": last}
    found = trend(ABOUT, [row(period, rows[period]) for period in order])
    assert found
    assert found.difference == last - first


# How likely, as the comparison of cities has it


@pytest.mark.parametrize(
    "name", ["safe-walking-night-city", "satisfied-culture", "crimes-total", "bag-snatching", "theft"]
)
def test_a_change_is_as_likely_as_on_the_page_of_cities(name: str) -> None:
    package = comparison()
    about = indicator(package, name).to_dict()
    rows = package.tables["observations"]
    rows = rows[rows["indicator_id"] == name]
    for code in rows["istat_code"].unique():
        found = trend(about, records(rows[rows["istat_code"] == code]))  # type: ignore[arg-type]
        if found:
            expected = (
                change(package, name, found.before["period"], found.after["period"]).set_index("unit_id").loc[code]
            )
            assert found.likely == expected["likely"]
            assert found.difference == pytest.approx(expected["difference"])


def test_a_rate_without_its_count_has_no_likelihood() -> None:
    about = ABOUT | {"interval": "poisson"}
    assert likely(about, row("2014", 5.0), row("2024", 9.0)) is None
    assert likely(about, row("2014", 0.0, count=0.0), row("2024", 9.0, count=90.0)) is None
    assert likely(about, row("2014", 5.0, count=500.0), row("2024", 9.0, count=900.0)) is True
    assert likely(about, row("2014", 5.0, count=5.0), row("2024", 6.0, count=6.0)) is False


# What the facts forbid


def of(package: Package, table: str, name: str) -> list[dict[str, Any]]:
    rows = package.tables[table]
    return records(rows[rows["indicator_id"] == name])


@pytest.mark.parametrize(
    "name", ["residents-district", "foreign-residents-city", "income-postcode", "income-postcode-range"]
)
def test_figures_of_different_methods_are_no_trend(name: str) -> None:
    rows = of(city(), "context_observations", name)
    assert rows
    assert trend(indicator(city(), name).to_dict(), rows) is None  # type: ignore[arg-type]


def test_the_same_question_put_again_is_one() -> None:
    found = trend(
        indicator(city(), "safe-walking-night-city").to_dict(),  # type: ignore[arg-type]
        of(city(), "context_observations", "safe-walking-night-city"),
    )
    assert found
    assert found.difference == pytest.approx(-5.5)
    assert found.likely is True
