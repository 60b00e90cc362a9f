"""Two indicators against each other."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pytest

from lib.model.cities.scatter import pair, paired, partners
from lib.store import Package, load_package
from tests.model_packages import cities, indicator, values

ITALY = Path(__file__).parents[1] / "data" / "italy"


def both(x: dict[str, float], y: dict[str, float], **more: Any) -> Package:
    """The six cities with an indicator `x` of the comune and `y` of the province."""
    catalogue = [indicator("x", interval="published"), indicator("y", level="province", **more)]
    return cities(catalogue, values("x", x, lower=0, upper=99) + values("y", y))


def test_only_cities_that_have_both_are_in() -> None:
    found = pair(both({"B": 2, "A": 1, "C": 3}, {"D": 4, "B": 20, "A": 10}), "x", "y")
    assert list(zip(found["name"], found["x"], found["y"], strict=True)) == [("Ada", 1, 10), ("Bo", 2, 20)]


def test_levels_and_periods_are_named() -> None:
    found = pair(both({"A": 1}, {"A": 10}), "x", "y").iloc[0]
    assert (found["x_level"], found["y_level"]) == ("comune", "province")
    assert (found["x_period"], found["y_period"]) == ("2023", "2023")


def test_bounds_come_along() -> None:
    found = pair(both({"A": 1}, {"A": 10}), "x", "y").iloc[0]
    assert (found["x_lower"], found["x_upper"]) == (0, 99)
    assert math.isnan(found["y_lower"])


def test_each_axis_has_its_own_period() -> None:
    rows = values("x", {"A": 1, "B": 1}, period="2014") + values("x", {"A": 2, "B": 2}, period="2024")
    package = cities([indicator("x"), indicator("y")], rows + values("y", {"A": 9, "B": 9}, period="2019"))
    assert pair(package, "x", "y")[["x", "x_period", "y_period"]].iloc[0].tolist() == [2, "2024", "2019"]
    assert pair(package, "x", "y", x_period="2014")["x"].tolist() == [1, 1]
    assert pair(package, "x", "y", y_period="1999").empty


def test_a_band_has_no_point() -> None:
    rows = values("x", {"A": 1, "B": 2}) + values("y", {"A": 5}) + values("y", {"B": math.nan}, lower=90)
    found = pair(cities([indicator("x"), indicator("y")], rows), "x", "y")
    assert list(found["name"]) == ["Ada"]


def test_an_indicator_against_itself_lies_on_the_diagonal() -> None:
    found = pair(both({"A": 1, "B": 2}, {}), "x", "x")
    assert list(found["x"]) == list(found["y"]) == [1, 2]


def test_nothing_in_common_is_an_empty_frame_with_all_columns() -> None:
    found = pair(both({"A": 1}, {"B": 2}), "x", "y")
    assert found.empty
    assert {"name", "in_workshop", "x", "y", "x_level", "y_level"} <= set(found.columns)


def test_two_regional_indicators_give_one_point_a_region() -> None:
    catalogue = [indicator("x", level="region"), indicator("y", level="region")]
    package = cities(catalogue, [], values("x", {"01": 1, "02": 2}) + values("y", {"01": 3, "02": 4}))
    found = pair(package, "x", "y")
    assert list(found["name"]) == ["Ada, Bo", "Cea, Dro"]


def test_a_region_does_not_stand_for_its_cities() -> None:
    catalogue = [indicator("x", level="region"), indicator("y")]
    package = cities(catalogue, values("y", {"A": 1}), values("x", {"01": 1}))
    for axes in (("x", "y"), ("y", "x")):
        with pytest.raises(ValueError, match="different units"):
            pair(package, *axes)


def test_yes_and_no_have_no_axis() -> None:
    with pytest.raises(ValueError, match="not a number"):
        pair(both({"A": 1}, {"A": 1}, kind="yes-no"), "x", "y")


def test_an_unknown_indicator_is_refused() -> None:
    with pytest.raises(KeyError, match="nothing"):
        pair(both({"A": 1}, {"A": 1}), "x", "nothing")


def test_real_cities_have_a_point_each() -> None:
    package = load_package(ITALY)
    assert len(pair(package, "street-robbery", "income-per-taxpayer")) == 36
    assert len(pair(package, "safe-walking-night-city", "street-robbery")) == 6


def test_partners_are_numbers_of_the_same_level_with_three_cities_in_common() -> None:
    three = {"A": 1.0, "B": 2.0, "C": 3.0}
    catalogue = [
        indicator("x"),
        indicator("few"),
        indicator("apart", level="province"),
        indicator("asked", kind="yes-no"),
        indicator("many"),
    ]
    rows = [row for each in ("x", "apart", "asked", "many") for row in values(each, three)]
    package = cities(catalogue, rows + values("few", {"A": 1.0, "B": 2.0}))
    assert partners(package, "x") == ["many"]
    assert partners(package, "few") == []
    assert paired(package) == ["x", "many"]
    with pytest.raises(ValueError, match="not a number"):
        partners(package, "asked")


def test_no_real_indicator_meets_one_of_another_level() -> None:
    package = load_package(ITALY)
    level = package.tables["indicators"].set_index("indicator_id")["level"]
    for one in ("crimes-total", "crimes-total-province", "safe-walking-night-city", "trust-police-region"):
        found = partners(package, one)
        assert found
        assert one not in found
        assert {level[each] for each in found} == {level[one]}
