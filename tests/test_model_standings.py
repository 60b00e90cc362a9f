"""Every unit with its figure: places worked out by hand, bands that leave them open, and who overlaps whom."""

from __future__ import annotations

import math
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.model.cities.standings import overlapping, standings, unit_of
from lib.store import Package, load_package
from tests.model_packages import cities, indicator, values

ITALY = Path(__file__).parents[1] / "data" / "italy"
FOUR = {"A": 10.0, "B": 40.0, "C": 20.0, "D": 20.0}
NONE = math.nan


@cache
def italy() -> Package:
    """The package in the repository."""
    return load_package(ITALY)


def one(rows: list[dict[str, Any]], **more: Any) -> Package:
    """The six cities with the single indicator `thing`."""
    return cities([indicator("thing", **more)], rows)


def band(letter: str, lower: float, upper: float) -> list[dict[str, Any]]:
    """A published band of one city."""
    return values("thing", {letter: NONE}, lower=lower, upper=upper)


def places(package: Package, among: set[str] | None = None) -> dict[str, int | None]:
    """The rank of each city that is listed."""
    rows = standings(package, "thing", "2023", among)
    return {name: None if pd.isna(rank) else int(rank) for name, rank in zip(rows["name"], rows["rank"], strict=True)}


def test_cities_without_a_figure_follow_by_name_and_say_nothing() -> None:
    rows = standings(one(values("thing", {"F": 3.0, "D": 7.0})), "thing", "2023")
    assert list(rows["name"]) == ["Dro", "Fara", "Ada", "Bo", "Cea", "Erba"]
    empty = rows.iloc[2]
    assert (empty["status"], empty["note_it"], empty["source_id"], bool(empty["band"])) == ("", "", "", False)
    assert math.isnan(empty["value"])
    assert pd.isna(empty["rank"])


def test_places_follow_the_direction_and_equal_values_share_the_best() -> None:
    assert places(one(values("thing", FOUR))) == {
        "Bo": 1, "Cea": 2, "Dro": 2, "Ada": 4, "Erba": None, "Fara": None
    }  # fmt: skip
    lower = places(one(values("thing", FOUR), direction="lower"))
    assert [lower[name] for name in ("Ada", "Cea", "Dro", "Bo")] == [1, 2, 2, 4]


def test_context_has_an_order_but_no_places() -> None:
    rows = standings(one(values("thing", FOUR), direction="context"), "thing", "2023")
    assert list(rows["name"])[:4] == ["Bo", "Cea", "Dro", "Ada"]
    assert rows["rank"].isna().all()


def test_places_are_counted_among_those_that_are_shown() -> None:
    assert places(one(values("thing", FOUR)), {"000001", "000003"}) == {"Cea": 1, "Ada": 2}


def test_a_band_has_no_place_and_counts_for_those_it_beats_for_certain() -> None:
    package = one(values("thing", {"A": 10.0, "B": 95.0}) + band("C", 60.0, 70.0))
    found = places(package)
    assert (found["Bo"], found["Cea"], found["Ada"]) == (1, None, 3)


@pytest.mark.parametrize(
    ("value", "lower", "upper", "direction", "expected"),
    [
        (95.0, 90.0, NONE, "higher", None),  # more than 90 may be more than 95
        (85.0, 90.0, NONE, "higher", 2),  # and is certainly more than 85
        (90.0, 90.0, NONE, "higher", 2),  # "more than 90" leaves 90 behind
        (30.0, NONE, 30.0, "higher", 1),
        (20.0, NONE, 30.0, "higher", None),
        (20.0, NONE, 30.0, "lower", None),
        (30.0, NONE, 30.0, "lower", 2),
        (95.0, 90.0, NONE, "lower", None),
        (85.0, 90.0, NONE, "lower", 1),
    ],
)
def test_a_band_that_holds_a_value_leaves_its_place_open(
    value: float, lower: float, upper: float, direction: str, expected: int | None
) -> None:
    package = one(values("thing", {"A": value}) + band("B", lower, upper), direction=direction)
    assert places(package)["Ada"] == expected


def test_two_bands_alike_do_not_open_each_other() -> None:
    found = places(one(band("A", 90.0, NONE) + band("B", 90.0, NONE) + values("thing", {"C": 10.0})))
    assert (found["Ada"], found["Bo"], found["Cea"]) == (None, None, 3)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.floats(0, 100), min_size=1, max_size=6), st.sampled_from(["higher", "lower"]))
def test_without_bands_places_are_those_of_the_ranking(figures: list[float], direction: str) -> None:
    package = one(values("thing", dict(zip("ABCDEF", figures, strict=False))), direction=direction)
    rows = standings(package, "thing", "2023")
    known = rows[rows["status"] != ""]
    expected = known["value"].rank(method="min", ascending=direction == "lower")
    assert list(known["rank"]) == list(expected)


def test_what_is_handed_out_can_be_changed_without_harm() -> None:
    package = one(values("thing", FOUR))
    first = standings(package, "thing", "2023")
    first.loc[0, "value"] = -1.0
    assert standings(package, "thing", "2023")["value"].max() == 40.0


def test_overlapping_intervals_share_a_value_touching_ones_too() -> None:
    rows = [
        *values("thing", {"A": 10.0}, lower=8.0, upper=12.0),
        *values("thing", {"B": 13.0}, lower=12.0, upper=14.0),
        *values("thing", {"C": 20.0}, lower=19.0, upper=21.0),
        *values("thing", {"D": 11.0}),
        *band("E", 9.0, 11.0),
    ]
    found = standings(one(rows), "thing", "2023")
    assert list(overlapping(found, "000001")["name"]) == ["Bo"]
    assert overlapping(found, "000004").empty
    assert overlapping(found, "000006").empty


def test_a_region_stands_for_its_cities() -> None:
    package = one([], level="region")
    assert [unit_of(package, "thing", code) for code in ("000001", "000002", "000003")] == ["01", "01", "02"]
    assert unit_of(one([]), "thing", "000003") == "000003"


def test_unknown_ids_are_refused() -> None:
    with pytest.raises(KeyError, match="nothing"):
        standings(one([]), "nothing", "2023")
    with pytest.raises(KeyError, match="999999"):
        unit_of(one([]), "thing", "999999")
    with pytest.raises(ValueError, match="not a number"):
        standings(one([], kind="yes-no"), "thing", "2023")


def test_the_press_bands_leave_no_false_place() -> None:
    rows = standings(italy(), "satisfied-living-city-press", "2023")
    # 47.8 % and "less than 81.3 %": Taranto is not the second of two, and nobody knows its place.
    taranto, venezia = (rows[rows["name"] == name] for name in ("Taranto", "Venezia"))
    assert list(taranto["value"]) == [47.8]
    assert taranto["rank"].isna().all()
    assert venezia["band"].all()


def test_the_survey_cannot_tell_the_city_from_three_others() -> None:
    rows = standings(italy(), "safe-walking-night-city", "2023")
    assert list(overlapping(rows, "001272")["name"]) == ["Bologna", "Palermo", "Napoli"]
    assert len(rows) == 36
