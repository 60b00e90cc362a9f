"""The cities most like a chosen one: distances worked out by hand, and what may be asked."""

from __future__ import annotations

import math
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.model.cities.similarity import DEFAULT_INDICATORS, comparable, latest_values, left_out, most_like
from lib.store import Package, load_package
from tests.model_packages import cities, indicator, values

ITALY = Path(__file__).parents[1] / "data" / "italy"
ADA = "000001"
LETTERS = "ABCDEF"


@cache
def italy() -> Package:
    """The package in the repository."""
    return load_package(ITALY)


def measured(**indicators: dict[str, float]) -> Package:
    """The six cities with some indicators (underscores in the names become hyphens)."""
    ids = [each.replace("_", "-") for each in indicators]
    rows = [row for each, figures in zip(ids, indicators.values(), strict=True) for row in values(each, figures)]
    return cities([indicator(each) for each in ids], rows)


def test_the_distance_is_the_root_of_the_mean_squared_difference_of_z_scores() -> None:
    # x: mean 3, sd sqrt(2); y: mean 30, sd sqrt(200).
    package = measured(
        x=dict(zip("ABCDE", [1, 2, 3, 4, 5], strict=True)), y=dict(zip("ABCDE", [10, 50, 20, 40, 30], strict=True))
    )
    found: Any = most_like(package, ADA, ["x", "y"]).set_index("name")
    root = math.sqrt(2)
    by_hand = {
        "Bo": (1 / root, 4 / root),
        "Cea": (2 / root, 1 / root),
        "Dro": (3 / root, 3 / root),
        "Erba": (4 / root, 2 / root),
    }
    for name, (x, y) in by_hand.items():
        assert found.loc[name, "distance"] == pytest.approx(math.sqrt((x * x + y * y) / 2))
        assert (found.loc[name, "x"], found.loc[name, "y"]) == pytest.approx((x, y))
    assert list(found.index) == ["Cea", "Bo", "Dro", "Erba"]


def test_why_names_the_closest_and_the_furthest_indicator() -> None:
    package = measured(
        x=dict(zip(LETTERS, range(6), strict=True)), y=dict(zip(LETTERS, [0, 5, 1, 2, 3, 4], strict=True))
    )
    found: Any = most_like(package, ADA, ["x", "y"]).set_index("name")
    assert found.loc["Bo", ["closest", "furthest"]].tolist() == ["x", "y"]
    assert found.loc["Fara", ["closest", "furthest"]].tolist() == ["y", "x"]


def test_differences_are_positive_where_the_other_city_has_more() -> None:
    found: Any = most_like(measured(x={"A": 5, "B": 9, "C": 1}), ADA, ["x"]).set_index("name")
    assert found.loc["Bo", "x"] > 0 > found.loc["Cea", "x"]


def test_only_the_nearest_are_given() -> None:
    package = measured(x=dict(zip(LETTERS, range(6), strict=True)))
    assert list(most_like(package, ADA, ["x"], n=2)["name"]) == ["Bo", "Cea"]
    assert len(most_like(package, ADA, ["x"], n=99)) == 5


def test_the_city_itself_is_not_in_the_list() -> None:
    package = measured(x=dict(zip(LETTERS, range(6), strict=True)))
    assert ADA not in set(most_like(package, ADA, ["x"], n=6)["istat_code"])


def test_equal_distances_are_in_the_order_of_the_names() -> None:
    found: Any = most_like(measured(x={"A": 5, "F": 7, "B": 3, "D": 7}), ADA, ["x"])
    assert list(found["name"]) == ["Bo", "Dro", "Fara"]


def test_a_city_that_lacks_an_indicator_is_left_out_and_listed() -> None:
    package = measured(x={"A": 1, "B": 2, "C": 3}, y={"A": 1, "B": 2, "D": 4})
    assert list(most_like(package, ADA, ["x", "y"])["name"]) == ["Bo"]
    out = left_out(package, ["x", "y"]).set_index("name")
    assert out["missing"].to_dict() == {"Cea": ("y",), "Dro": ("x",), "Erba": ("x", "y"), "Fara": ("x", "y")}


def test_the_standard_is_that_of_the_cities_compared() -> None:
    # Cea has an extreme x but no y: it must not stretch the scale.
    package = measured(x={"A": 1, "B": 2, "C": 1000}, y={"A": 1, "B": 2})
    assert most_like(package, ADA, ["x", "y"])["distance"].tolist() == pytest.approx([2])


def test_a_chosen_city_that_lacks_an_indicator_is_like_none() -> None:
    found: Any = most_like(measured(x={"B": 2, "C": 3}), ADA, ["x"])
    assert found.empty
    assert list(found.columns) == ["istat_code", "name", "in_workshop", "distance", "closest", "furthest", "x"]
    assert "Ada" in set(left_out(measured(x={"B": 2, "C": 3}), ["x"])["name"])


def test_an_indicator_on_which_cities_do_not_differ_adds_nothing() -> None:
    package = measured(x={"A": 1, "B": 2, "C": 3}, y={"A": 7, "B": 7, "C": 7})
    found: Any = most_like(package, ADA, ["x", "y"])
    assert found["y"].tolist() == [0, 0]
    assert np.isfinite(found["distance"]).all()


def test_population_and_density_are_compared_by_ratio() -> None:
    package = measured(population={"A": 100_000, "B": 200_000, "C": 50_000, "D": 150_000})
    found: Any = most_like(package, ADA, ["population"]).set_index("name")
    assert found.loc["Bo", "population"] == pytest.approx(-found.loc["Cea", "population"])
    assert found.loc["Dro", "distance"] < found.loc["Bo", "distance"] == pytest.approx(found.loc["Cea", "distance"])


def test_each_indicator_is_taken_at_its_latest_broad_period() -> None:
    rows = values("x", dict(zip(LETTERS, [9, 9, 1, 1, 1, 1], strict=True)), period="2014")
    rows += values("x", dict(zip(LETTERS, [1, 5, 1, 5, 5, 5], strict=True)), period="2019")
    rows += values("x", {"A": 5.0}, period="2024")
    found: Any = most_like(cities([indicator("x")], rows), ADA, ["x"], n=1)
    assert list(found["name"]) == ["Cea"]


def test_a_published_band_is_not_a_value() -> None:
    rows = values("x", {"A": 1, "B": 2}) + values("x", {"C": math.nan}, lower=90)
    assert list(left_out(cities([indicator("x")], rows), ["x"])["name"]) == ["Cea", "Dro", "Erba", "Fara"]


@pytest.mark.parametrize(
    ("more", "wrong"), [({"kind": "yes-no"}, "not a number"), ({"level": "region"}, "figure of a region")]
)
def test_some_indicators_say_nothing_of_likeness(more: dict[str, Any], wrong: str) -> None:
    package = cities([indicator("x", **more)], values("x", {"A": 1, "B": 2}))
    with pytest.raises(ValueError, match=wrong):
        most_like(package, ADA, ["x"])


def test_what_cannot_be_asked() -> None:
    package = measured(x={"A": 1, "B": 2})
    with pytest.raises(ValueError, match="at least one"):
        most_like(package, ADA, [])
    with pytest.raises(ValueError, match="only once"):
        most_like(package, ADA, ["x", "x"])
    with pytest.raises(KeyError, match="999999"):
        most_like(package, "999999", ["x"])
    with pytest.raises(KeyError, match="nothing"):
        most_like(package, ADA, ["nothing"])


FIGURES = st.lists(st.integers(1, 100), min_size=6, max_size=6, unique=True)


@settings(deadline=None, max_examples=15)
@given(FIGURES, FIGURES, st.floats(0.1, 100), st.floats(-100, 100))
def test_another_unit_changes_no_distance(x: list[int], y: list[int], factor: float, shift: float) -> None:
    plain = measured(x=dict(zip(LETTERS, x, strict=True)), y=dict(zip(LETTERS, y, strict=True)))
    other = measured(
        x={each: value * factor + shift for each, value in zip(LETTERS, x, strict=True)},
        y=dict(zip(LETTERS, y, strict=True)),
    )
    one, two = (most_like(each, ADA, ["x", "y"], n=5).set_index("name")["distance"] for each in (plain, other))
    pd.testing.assert_series_equal(one.sort_index(), two.sort_index(), rtol=1e-6)


@settings(deadline=None, max_examples=10)
@given(FIGURES, FIGURES)
def test_likeness_is_mutual(x: list[int], y: list[int]) -> None:
    package = measured(x=dict(zip(LETTERS, x, strict=True)), y=dict(zip(LETTERS, y, strict=True)))
    there = most_like(package, ADA, ["x", "y"]).set_index("istat_code")["distance"]
    for city, distance in there.items():
        back = most_like(package, str(city), ["x", "y"]).set_index("istat_code")["distance"]
        assert back[ADA] == pytest.approx(distance)


def test_all_cities_can_be_compared_on_the_usual_indicators() -> None:
    assert left_out(italy()).empty
    found: Any = most_like(italy(), "001272", n=35)
    assert len(found) == 35
    assert found["distance"].is_monotonic_increasing
    parts = found[list(DEFAULT_INDICATORS)]
    assert np.sqrt((parts**2).mean(axis=1)).tolist() == pytest.approx(found["distance"].tolist())


def test_likeness_is_offered_on_numbers_of_cities_only() -> None:
    catalogue = [indicator("x"), indicator("asked", kind="yes-no"), indicator("wide", level="region"), indicator("y")]
    assert comparable(cities(catalogue, [])) == ["x", "y"]
    assert set(DEFAULT_INDICATORS) <= set(comparable(italy()))


def test_the_values_that_are_compared_are_the_latest_broad_ones() -> None:
    older, newer = values("x", {"A": 1.0, "B": 2.0}, period="2019"), values("x", {"A": 3.0, "B": 4.0}, period="2023")
    found = latest_values(cities([indicator("x")], older + newer), ["x"])["x"]
    assert list(found[["000001", "000002"]]) == [3.0, 4.0]
    assert found.drop(["000001", "000002"]).isna().all()
