"""Computed observations of a town whose every figure is worked out by hand."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import cache

import pytest

from lib.model.computing.computed import computed_rows, layer_date, number
from lib.model.computing.measures import MEASURES
from lib.model.computing.notes import NOTES, NOTHING, Text
from lib.model.computing.surroundings import Surroundings
from lib.store import Package
from tests.model_packages import AREAS, COMPUTED, town

NOT_COMPUTABLE = None


@cache
def rows() -> dict[tuple[str, str], dict[str, str]]:
    """The computed rows of the town by indicator and area."""
    return {(row["indicator_id"], row["area_id"]): row for row in computed_rows(town())}


def without(package: Package, indicator_id: str) -> Package:
    """A package whose catalogue does not list an indicator."""
    listed = package.tables["indicators"]
    kept = listed[listed["indicator_id"] != indicator_id]
    return replace(package, tables={**package.tables, "indicators": kept})


# Per area: town, west, east, hill, walk. The river runs 20 m beyond the northern side of west and east, so it
# comes within 30 m of each up to sqrt(30^2 - 20^2) = 22.36 m beyond the corner they share.
BY_HAND: dict[str, list[float | None]] = {
    "area-km2": [2, 1, 1, 1, 0.2],
    "density": [1500, 2000, 1000, 400, NOT_COMPUTABLE],
    "venues": [4, 1, 3, 0, 1],
    "venues-per-km2": [2, 1, 3, 0, 5],
    "venues-per-1000": [1.333, 0.5, 3, 0, NOT_COMPUTABLE],
    "bars": [3, 1, 2, 0, 1],
    "bars-city-place": [NOT_COMPUTABLE, 4, 2, 2, NOT_COMPUTABLE],
    "bars-per-1000-city-place": [NOT_COMPUTABLE, 3, 1, NOT_COMPUTABLE, NOT_COMPUTABLE],
    "stops": [5, 2, 3, 1, 0],
    "night-stops": [2, 1, 1, 0, 0],
    "night-stops-share": [40, 50, 33.333, 0, NOT_COMPUTABLE],
    "river-length": [2, 1.0224, 1.0224, 0, 1.06],
    "crossings": [3, 2, 2, 0, 1],
    "crossings-per-km": [1.5, 1.956, 1.956, NOT_COMPUTABLE, 0.943],
}


@pytest.mark.parametrize(("indicator_id", "expected"), BY_HAND.items())
def test_every_figure_is_the_one_worked_out_by_hand(indicator_id: str, expected: list[float | None]) -> None:
    found = [rows()[indicator_id, area]["value"] if (indicator_id, area) in rows() else "" for area in AREAS]
    assert [float(value) if value else None for value in found] == expected


def test_residents_of_an_area_are_the_sum_of_its_parts() -> None:
    row = rows()["residents", "town"]
    assert row["value"] == "3000"
    assert row["note_it"] == "Somma di: west it, east it."
    assert row["note_en"] == "Sum of: west en, east en."


def test_published_residents_are_not_written_again() -> None:
    assert not {("residents", area) for area in ("west", "east", "hill")} & rows().keys()


def test_residents_of_an_older_period_are_not_put_beside_the_latest() -> None:
    row = rows()["residents", "walk"]
    assert (row["status"], row["period"]) == ("not computable", "2023")


def test_an_area_that_lacks_a_part_has_no_sum() -> None:
    package = town()
    observations = package.tables["observations"]
    fewer = replace(package, tables={**package.tables, "observations": observations[observations["area_id"] != "east"]})
    assert math.isnan(Surroundings(fewer).residents["town"])


def test_a_town_without_residents_has_no_rates_per_resident() -> None:
    package = town()
    nobody = replace(package, tables={**package.tables, "observations": package.tables["observations"].iloc[:0]})
    found = {row["status"] for row in computed_rows(nobody) if row["indicator_id"] == "venues-per-1000"}
    assert found == {"not computable"}


def test_shares_near_stops() -> None:
    assert rows()["near-stop-share", "walk"]["value"] == "0"
    # The hill has a whole circle of 300 m of its own, 28.27 %, and pieces of two from beyond its border.
    assert 28.27 < float(rows()["near-stop-share", "hill"]["value"]) < 28.27 + 2 * 14.14


@pytest.mark.parametrize("indicator_id", [each for each in COMPUTED if each in MEASURES])
def test_where_there_is_no_value_a_note_says_why_in_both_languages(indicator_id: str) -> None:
    for area in AREAS:
        row = rows().get((indicator_id, area))
        if row and row["status"] == "not computable":
            assert "value" not in row or row["value"] == ""
            assert row["note_it"] and row["note_en"] and row["note_it"] != row["note_en"]


@pytest.mark.parametrize(
    ("indicator_id", "area", "reason"),
    [
        ("density", "walk", "not made of whole zones"),
        ("bars-city-place", "town", "this area is not one of them"),
        ("bars-per-1000-city-place", "hill", "Fewer than 500 residents"),
        ("bars-per-1000-city-place", "walk", "this area is not one of them"),
        ("night-stops-share", "walk", "No stop in the area"),
        ("crossings-per-km", "hill", "for 0 m: under 200 m"),
    ],
)
def test_each_reason_is_the_right_one(indicator_id: str, area: str, reason: str) -> None:
    assert reason in rows()[indicator_id, area]["note_en"]


def test_a_place_says_among_how_many_and_how_the_counts_differ() -> None:
    row = rows()["bars-city-place", "east"]
    assert (row["value_text_it"], row["value_text_en"]) == ("2 su 5", "2 of 5")
    assert "the table counts 4, our outline 2" in row["note_en"]
    assert rows()["bars-per-1000-city-place", "east"]["value_text_en"] == "1 of 4"
    assert "our outline" not in rows()["bars-city-place", "west"]["note_en"]


def test_a_count_that_another_source_gives_differently_says_so() -> None:
    assert rows()["bars", "east"]["disagreement_en"].endswith("gives 4.")
    assert rows()["bars", "east"]["disagreement_it"].endswith("ne riporta 4.")
    assert rows()["bars", "west"]["disagreement_en"] == rows()["bars", "town"]["disagreement_en"] == ""


def test_an_outline_that_is_an_assumption_makes_figures_indicative_and_less_sure() -> None:
    stops, venues = rows()["stops", "walk"], rows()["venues", "walk"]
    assert (stops["status"], stops["confidence"]) == ("indicative", "medium")
    assert (venues["status"], venues["confidence"]) == ("indicative", "low")
    assert (rows()["venues", "east"]["status"], rows()["venues", "east"]["confidence"]) == ("computed", "medium")


def test_rates_carry_the_count_behind_them() -> None:
    assert rows()["venues-per-1000", "east"]["count"] == "3"
    assert rows()["night-stops-share", "town"]["count"] == "2"
    assert rows()["crossings-per-km", "west"]["count"] == "2"
    assert rows()["venues", "east"]["count"] == ""


def test_rates_per_resident_say_of_when_the_residents_are() -> None:
    assert rows()["venues-per-1000", "east"]["note_en"] == "Residents of 2023."


@pytest.mark.parametrize(
    ("indicator_id", "area", "period", "source_id"),
    [
        ("stops", "town", "2023-04", "timetable"),  # the date of the layer
        ("venues", "town", "2026", "map"),  # no date: the year of its source
        ("crossings", "town", "2026", "map"),  # not even described
        ("density", "town", "2023", "register"),  # the residents'
        ("area-km2", "town", "2023", "register"),  # the outline's own
        ("area-km2", "walk", "2020", "drawn"),
    ],
)
def test_each_figure_is_dated_by_what_it_is_made_from(
    indicator_id: str, area: str, period: str, source_id: str
) -> None:
    row = rows()[indicator_id, area]
    assert (row["period"], row["source_id"]) == (period, source_id)


def test_only_the_weekend_night_network_carries_its_time_band() -> None:
    bands = {row["time_band"] for (each, _), row in rows().items() if each.startswith("night-stops")}
    assert bands == {"weekend-night"}
    assert rows()["stops", "town"]["time_band"] == rows()["venues", "town"]["time_band"] == ""


def test_only_what_the_catalogue_lists_is_computed() -> None:
    found = {row["indicator_id"] for row in computed_rows(without(town(), "venues"))}
    assert found == {each for each in COMPUTED if each in MEASURES} - {"venues"}


def test_a_layer_of_two_sources_has_no_one_source() -> None:
    package = town()
    mixed = package.layers["stops"].assign(source_id=["timetable", *["map"] * (len(package.layers["stops"]) - 1)])
    with pytest.raises(ValueError, match="2 sources"):
        layer_date(replace(package, layers={**package.layers, "stops": mixed}), "stops")


def test_a_layer_that_is_missing_is_named() -> None:
    package = town()
    layers = {name: layer for name, layer in package.layers.items() if name != "venues"}
    with pytest.raises(KeyError, match="venues"):
        computed_rows(replace(package, layers=layers))


def test_the_package_is_left_as_it_was() -> None:
    package = town()
    before = {name: table.copy() for name, table in package.tables.items()}
    computed_rows(package)
    assert all(package.tables[name].equals(table) for name, table in before.items())


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [(3.0, 0, "3"), (2.50, 2, "2.5"), (100.0, 3, "100"), (0.0, 3, "0"), (1.23456, 3, "1.235"), (math.nan, 2, "")],
)
def test_numbers_are_written_without_needless_digits(value: float, decimals: int, text: str) -> None:
    assert number(value, decimals) == text


def test_texts_join_and_fill_in_both_languages() -> None:
    greeting = Text("Ciao {who}", "Hello {who}").format(who=Text("Dora", "river"))
    assert greeting == ("Ciao Dora", "Hello river")
    assert greeting + Text("e addio", "and goodbye") == ("Ciao Dora e addio", "Hello river and goodbye")
    assert greeting + NOTHING == NOTHING + greeting == greeting


@pytest.mark.parametrize("measure", MEASURES.values(), ids=MEASURES.keys())
def test_every_measure_names_notes_that_exist(measure: object) -> None:
    assert {getattr(measure, each) for each in ("note", "missing")} <= NOTES.keys()


@pytest.mark.parametrize("text", [text for key, text in NOTES.items() if key], ids=[key for key in NOTES if key])
def test_every_note_has_both_languages_with_the_same_names_to_fill(text: Text) -> None:
    names = [{part.split("}")[0] for part in each.split("{")[1:]} for each in text]
    assert text.it and text.en and names[0] == names[1]
