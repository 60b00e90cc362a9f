"""Change from the first to the last period, and how sure it is."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pytest

from lib.model.cities.change import DIFFERENCE, NO_CHANGE, RATIO, change
from lib.model.intervals import rate_ratio
from lib.store import load_package
from tests.model_packages import cities, indicator, values

ITALY = Path(__file__).parents[1] / "data" / "italy"


def changed(rows: list[dict[str, Any]], *between: str, **more: Any) -> Any:
    """The change of one indicator, by the name of the city."""
    return change(cities([indicator("thing", **more)], rows), "thing", *between).set_index("name")


def over(figures: dict[str, dict[str, float]], **more: Any) -> list[dict[str, Any]]:
    """Observations of several periods."""
    return [row for period, each in figures.items() for row in values("thing", each, period=period, **more)]


TWO_YEARS = {"2014": {"A": 10.0, "B": 20.0, "C": 5.0}, "2024": {"A": 15.0, "B": 20.0, "D": 7.0}}


def test_a_plain_change_is_a_difference_without_interval() -> None:
    found = changed(over(TWO_YEARS))
    assert list(found.index) == ["Ada", "Bo"]  # Cea and Dro have one year each
    assert found.loc["Ada", ["first", "last", "difference", "estimate"]].tolist() == [10, 15, 5, 5]
    assert set(found["effect"]) == {DIFFERENCE}
    assert found[["lower", "upper"]].isna().all(axis=None)
    assert not found["likely"].any()
    assert set(found["first_period"]) == {"2014"}
    assert set(found["last_period"]) == {"2024"}


def test_a_change_of_poisson_rates_is_a_ratio_with_its_exact_interval() -> None:
    rows = values("thing", {"A": 20.0}, count=20, period="2014") + values("thing", {"A": 10.0}, count=10, period="2024")
    found = changed(rows, interval="poisson").loc["Ada"]
    assert found["effect"] == RATIO
    assert found[["estimate", "lower", "upper"]].tolist() == pytest.approx([0.5, 0.209, 1.119], abs=1e-3)
    assert found["difference"] == -10
    assert not found["likely"]


def test_the_unit_of_a_rate_does_not_change_the_ratio() -> None:
    rows = values("thing", {"A": 150.7}, count=1350, period="2014")
    rows += values("thing", {"A": 121.4}, count=1025, period="2024")
    found = changed(rows, interval="poisson").loc["Ada"]
    expected = rate_ratio(1025, 1025 / 1.214, 1350, 1350 / 1.507)
    assert found[["estimate", "lower", "upper"]].tolist() == pytest.approx([float(each) for each in expected])
    assert found["likely"]


def test_a_rate_without_events_has_no_interval_of_change() -> None:
    rows = values("thing", {"A": 0.0}, count=0, period="2014") + values("thing", {"A": 10.0}, count=9, period="2024")
    rows += values("thing", {"B": 10.0}, period="2014") + values("thing", {"B": 10.0}, count=9, period="2024")
    found = changed(rows, interval="poisson")
    assert found[["lower", "upper"]].isna().all(axis=None)
    assert math.isnan(found.loc["Ada", "estimate"])
    assert not found["likely"].any()


def test_a_change_of_survey_shares_has_an_interval_from_the_two() -> None:
    rows = values("thing", {"A": 53.3}, lower=49.6, upper=57.0, period="2019")
    rows += values("thing", {"A": 47.8}, lower=44.5, upper=51.2, period="2023")
    found = changed(rows, interval="published").loc["Ada"]
    assert found["effect"] == DIFFERENCE
    assert found[["estimate", "lower", "upper"]].tolist() == pytest.approx([-5.5, -10.458, -0.475], abs=1e-3)
    assert found["likely"]


@pytest.mark.parametrize(("last", "likely"), [(10.0, False), (14.0, False), (30.0, True), (1.0, True)])
def test_a_change_is_likely_when_its_interval_leaves_out_no_change(last: float, likely: bool) -> None:
    rows = values("thing", {"A": 10.0}, lower=7, upper=13, period="2019")
    rows += values("thing", {"A": last}, lower=last - 3, upper=last + 3, period="2023")
    found = changed(rows, interval="published").loc["Ada"]
    assert bool(found["likely"]) is likely
    assert bool(found["lower"] <= NO_CHANGE[DIFFERENCE] <= found["upper"]) is not likely


def test_the_periods_are_the_first_and_the_last_broad_ones() -> None:
    everyone = dict.fromkeys("ABCDEF", 1.0)
    found = changed(
        over({"2004": {"A": 9.0}, "2014": everyone, "2019": everyone, "2024": everyone, "2025": {"A": 3.0}})
    )
    assert set(found["first_period"]) == {"2014"}
    assert set(found["last_period"]) == {"2024"}


def test_the_periods_may_be_chosen() -> None:
    rows = over({"2014": {"A": 1.0}, "2019": {"A": 4.0}, "2024": {"A": 9.0}})
    assert changed(rows, "2019", "2024").loc["Ada", "difference"] == 5
    assert changed(rows, "2014", "2019").loc["Ada", "difference"] == 3
    assert changed(rows, "2024", "2014").loc["Ada", "difference"] == -8


@pytest.mark.parametrize(
    ("figures", "between"),
    [
        ({"2014": {"A": 1.0}}, ()),
        ({}, ()),
        (TWO_YEARS, ("2014", "2014")),
        (TWO_YEARS, ("1999", "2024")),
        ({"2014": {"A": 1.0}, "2024": {"B": 1.0}}, ()),
    ],
)
@pytest.mark.parametrize("interval", ["none", "poisson", "published"])
def test_without_two_periods_there_is_no_change(
    figures: dict[str, dict[str, float]], between: tuple[str, ...], interval: str
) -> None:
    found = changed(over(figures), *between, interval=interval)
    assert found.empty
    assert {"first", "last", "difference", "effect", "estimate", "lower", "upper", "likely"} <= set(found.columns)


def test_a_band_has_no_change_and_is_no_period_of_one() -> None:
    rows = over({"2014": {"A": 1.0}, "2019": {"A": 2.0}}) + values("thing", {"A": math.nan}, upper=30, period="2023")
    found = changed(rows)
    assert found.loc["Ada", "last_period"] == "2019"
    assert changed(rows, "2014", "2023").empty


def test_regions_change_too() -> None:
    figures = values("thing", {"01": 60.0}, period="2010") + values("thing", {"01": 61.5}, period="2020")
    found = change(cities([indicator("thing", level="region")], [], figures), "thing")
    assert list(found["name"]) == ["Ada, Bo"]
    assert list(found["difference"]) == [1.5]


def test_yes_and_no_do_not_change() -> None:
    with pytest.raises(ValueError, match="not a number"):
        changed(over(TWO_YEARS), kind="yes-no")


def test_the_fall_in_feeling_safe_is_likely_and_its_size_is_not_certain() -> None:
    found: Any = change(load_package(ITALY), "safe-walking-night-city").set_index("unit_id").loc["001272"]
    assert (found["first_period"], found["last_period"]) == ("2019", "2023")
    assert (found["first"], found["last"]) == (53.3, 47.8)
    assert found["likely"]
    assert -11 < found["lower"] < found["upper"] < 0
    assert found["upper"] - found["lower"] > 9
