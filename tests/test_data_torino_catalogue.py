"""The catalogue of area and context indicators, and the published observations behind it."""

from __future__ import annotations

import csv
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "data" / "torino"
Row = dict[str, str]

COMPUTED_AREA = {
    "residents", "area-km2", "density",
    "venues", "venues-per-km2", "venues-per-1000",
    "bars", "bars-per-km2", "bars-per-1000", "bars-city-place", "bars-per-1000-city-place",
    "stops", "stops-per-km2", "night-stops", "night-stops-share",
    "near-stop-share", "near-night-stop-share", "near-venue-share",
    "river-length", "crossings", "crossings-per-km",
}  # fmt: skip
COMPUTED_CELL = {
    "distance-stop", "distance-night-stop", "distance-venue", "venues-300m",
    "distance-crossing", "distance-cared-place",
}  # fmt: skip
NOT_PUBLISHED_AREA = {
    "perceived-safety-before", "perceived-safety-after", "questionnaire-respondents",
    "street-lights", "opening-hours", "evening-timetable", "footfall",
    "night-noise-areas", "police-calls-area", "demography-pilot-areas",
}  # fmt: skip
NIGHT_NETWORK = ("night-stops", "night-stops-share", "near-night-stop-share", "distance-night-stop")
POLICE_SHARES = {
    "calls-disturbances": 39.16,
    "calls-vandalism": 22.51,
    "calls-conflicts": 5.54,
    "calls-disruptive-behaviours": 5.49,
    "calls-youth-gangs": 1.2,
    "calls-public-space-damage": 60.4,
}


@cache
def read(name: str) -> tuple[Row, ...]:
    with (PACKAGE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def catalogue() -> dict[str, Row]:
    return {row["indicator_id"]: row for row in read("indicators")}


def every_observation() -> tuple[Row, ...]:
    return read("observations") + read("context_observations")


def of(table: str, indicator: str) -> list[Row]:
    return [row for row in read(table) if row["indicator_id"] == indicator]


def only(table: str, indicator: str, place: str) -> Row:
    key = "area_id" if table == "observations" else "territory_id"
    rows = [row for row in of(table, indicator) if row[key] == place]
    assert len(rows) == 1, (indicator, place, len(rows))
    return rows[0]


# the catalogue


def test_indicator_ids_are_unique_and_ordered_by_theme_then_status() -> None:
    rows = read("indicators")
    themes = [row["theme_id"] for row in read("themes")]
    statuses = ["computed", "published", "not published"]
    assert max(Counter(row["indicator_id"] for row in rows).values()) == 1
    assert [int(row["order"]) for row in rows] == list(range(1, len(rows) + 1))
    ranks = [(themes.index(row["theme_id"]), statuses.index(row["status"])) for row in rows]
    assert ranks == sorted(ranks)


def test_every_theme_has_an_indicator() -> None:
    assert {row["theme_id"] for row in read("indicators")} == {row["theme_id"] for row in read("themes")}


@pytest.mark.parametrize("language", ["it", "en"])
def test_every_indicator_has_a_name_a_unit_and_a_one_sentence_definition(language: str) -> None:
    for row in read("indicators"):
        definition = row[f"definition_{language}"]
        assert row[f"name_{language}"], row["indicator_id"]
        assert row[f"unit_{language}"], row["indicator_id"]
        assert definition.endswith("."), row["indicator_id"]
        assert not re.search(r"[.!?;]\s", definition), definition


def test_names_are_unique_in_each_language() -> None:
    for language in ("it", "en"):
        names = Counter(row[f"name_{language}"] for row in read("indicators"))
        assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize("table", ["indicators", "territories", "observations", "context_observations", "highlights"])
def test_every_text_is_in_both_languages_or_in_neither(table: str) -> None:
    for row in read(table):
        for field in (name for name in row if name.endswith("_it")):
            pair = row[field], row[field.removesuffix("_it") + "_en"]
            assert bool(pair[0]) == bool(pair[1]), (table, field, row)
            assert all(text == text.strip() for text in pair), (table, field, row)


def test_computed_area_indicators_are_the_stated_ones() -> None:
    found = {
        row["indicator_id"] for row in read("indicators") if row["status"] == "computed" and row["level"] == "area"
    }
    assert found == COMPUTED_AREA | COMPUTED_CELL


def test_formulas_are_given_for_what_is_computed_and_only_there() -> None:
    for row in read("indicators"):
        computed = row["status"] == "computed"
        assert bool(row["formula_it"]) == computed, row["indicator_id"]
        assert bool(row["formula_en"]) == computed, row["indicator_id"]


def test_what_would_fill_it_is_given_for_what_is_not_published_and_only_there() -> None:
    for row in read("indicators"):
        absent = row["status"] == "not published"
        assert bool(row["missing_it"]) == absent, row["indicator_id"]
        assert bool(row["missing_en"]) == absent, row["indicator_id"]


@pytest.mark.parametrize("indicator", NIGHT_NETWORK)
def test_the_night_network_is_that_of_the_weekend_in_2023(indicator: str) -> None:
    row = catalogue()[indicator]
    for language, words in (
        ("it", ("fine settimana", "2023", "18-22", "feriali", "0:30")),
        ("en", ("weekend", "2023", "18-22", "weekdays", "0:30")),
    ):
        definition = row[f"definition_{language}"]
        assert [word for word in words if word not in definition] == []
        assert "2023" in row[f"name_{language}"]
        assert words[0] in row[f"name_{language}"]


@pytest.mark.parametrize("indicator", ["near-stop-share", "near-night-stop-share", "near-venue-share"])
def test_distances_are_straight_lines_measured_in_metres(indicator: str) -> None:
    row = catalogue()[indicator]
    radius = "200 m" if indicator == "near-venue-share" else "300 m"
    assert "linea d'aria" in row["definition_it"]
    assert "straight line" in row["definition_en"]
    for field in ("definition_it", "definition_en", "formula_it", "formula_en"):
        assert radius in row[field], field
    assert "EPSG:32632" in row["formula_it"]
    assert "EPSG:32632" in row["formula_en"]


@pytest.mark.parametrize("indicator", sorted(COMPUTED_CELL))
def test_cells_are_measured_from_their_centre_in_a_straight_line(indicator: str) -> None:
    row = catalogue()[indicator]
    for language, words in (
        ("it", ("linea d'aria", "centro della cella", "1,5 ettari", "mediana delle sue celle")),
        ("en", ("traight line", "centre of the cell", "1.5 hectares", "median of its cells")),
    ):
        assert [word for word in words if word not in row[f"definition_{language}"]] == []
        assert "EPSG:32632" in row[f"formula_{language}"]
    assert "muri, fiumi e strade non contano" in row["caveat_it"]
    assert "walls, rivers and streets are not looked at" in row["caveat_en"]
    assert "not a connected network" in row["caveat_en"]


def test_distances_are_metres_and_nearer_is_better_except_for_venues() -> None:
    for indicator in COMPUTED_CELL - {"venues-300m"}:
        row = catalogue()[indicator]
        assert (row["unit_it"], row["unit_en"], row["decimals"]) == ("m", "m", "0")
        assert row["direction"] == ("context" if indicator == "distance-venue" else "lower")
    assert catalogue()["venues-300m"]["direction"] == "context"


def test_the_list_of_cared_for_places_is_said_to_be_incomplete() -> None:
    row = catalogue()["distance-cared-place"]
    for language in ("it", "en"):
        assert "19" in row[f"caveat_{language}"]
        assert "Bocciofila 2.0" in row[f"caveat_{language}"]
    assert "incompleto" in row["caveat_it"]
    assert "incomplete" in row["caveat_en"]


def test_the_river_rules_are_stated() -> None:
    formula = catalogue()["crossings-per-km"]["formula_en"]
    for rule in ("30 m", "200 m", "EPSG:32632", "shared border"):
        assert rule in formula


@pytest.mark.parametrize("indicator", sorted(i for i in COMPUTED_AREA | COMPUTED_CELL if "venue" in i or "bars" in i))
def test_venues_are_neither_better_nor_worse_and_said_to_be_incomplete(indicator: str) -> None:
    row = catalogue()[indicator]
    assert row["direction"] == "context"
    assert "incompleta" in row["caveat_it"]
    assert "incomplete" in row["caveat_en"]


# observations


def test_every_indicator_has_observations_except_what_is_computed_for_the_areas() -> None:
    used = {row["indicator_id"] for row in every_observation()}
    assert used <= set(catalogue())
    assert set(catalogue()) - used <= COMPUTED_AREA | COMPUTED_CELL


def test_an_indicator_is_observed_at_its_own_level() -> None:
    levels = {row["territory_id"]: row["level"] for row in read("territories")}
    for row in read("context_observations"):
        assert catalogue()[row["indicator_id"]]["level"] == levels[row["territory_id"]], row
    for row in read("observations"):
        assert catalogue()[row["indicator_id"]]["level"] == "area", row


def test_every_territory_is_used_and_says_how_it_differs() -> None:
    used = {row["territory_id"] for row in read("context_observations")}
    assert used == {row["territory_id"] for row in read("territories")}
    assert all(row["note_it"] and row["note_en"] for row in read("territories"))


def test_every_observation_has_a_known_source_or_is_not_published() -> None:
    sources = {row["source_id"] for row in read("sources")}
    for row in every_observation():
        assert row["source_id"] in sources or (row["status"] == "not published" and not row["source_id"]), row
    for row in read("indicators"):
        assert row["source_id"] in sources or row["status"] == "not published", row


def test_observations_are_unique_by_place_indicator_period_and_time_band() -> None:
    for table, place in (("observations", "area_id"), ("context_observations", "territory_id")):
        keys = Counter((row[place], row["indicator_id"], row["period"], row["time_band"]) for row in read(table))
        assert [key for key, times in keys.items() if times > 1] == []


def test_what_is_not_published_has_no_value_and_says_why() -> None:
    absent = {row["indicator_id"] for row in read("indicators") if row["status"] == "not published"}
    for row in every_observation():
        assert row["indicator_id"] not in absent or row["status"] == "not published", row
        if row["status"] == "not published":
            assert not any(row[field] for field in ("value", "lower", "upper", "count")), row
            assert row["confidence"] == "none", row
            assert row["note_it"], row
        else:
            assert row["confidence"] != "none", row


def test_what_was_looked_for_is_shown_as_not_published_in_both_neighbourhoods() -> None:
    assert {
        row["indicator_id"] for row in read("indicators") if row["status"] == "not published" and row["level"] == "area"
    } == NOT_PUBLISHED_AREA
    for indicator in NOT_PUBLISHED_AREA:
        assert [row["area_id"] for row in of("observations", indicator)] == ["aurora", "vanchiglia"]


def test_published_observations_have_a_value_or_a_band_with_its_text() -> None:
    for row in every_observation():
        if row["status"] == "published" and not row["value"]:
            assert row["lower"] or row["upper"], row
            assert row["value_text_it"], row


def test_a_missing_period_is_said_in_words() -> None:
    for row in every_observation():
        if row["status"] in ("published", "not published"):
            assert row["period"] or row["period_text_it"], row


def test_intervals_hold_their_value() -> None:
    for row in every_observation():
        if row["value"] and row["lower"] and row["upper"]:
            assert float(row["lower"]) <= float(row["value"]) <= float(row["upper"]), row


# the figures


@pytest.mark.parametrize(
    ("period", "value", "lower", "upper"), [("2019", 53.3, 49.6, 57.0), ("2023", 47.8, 44.5, 51.2)]
)
def test_perceived_safety_of_the_city(period: str, value: float, lower: float, upper: float) -> None:
    rows = [r for r in of("context_observations", "safe-walking-night-city") if r["period"] == period]
    assert len(rows) == 1
    found = tuple(float(rows[0][field]) for field in ("value", "lower", "upper"))
    assert found == (value, lower, upper)
    assert catalogue()["safe-walking-night-city"]["interval"] == "published"


def test_each_survey_is_an_indicator_of_its_own() -> None:
    survey = {row["period"]: row["value"] for row in of("context_observations", "safety-survey-safe-dark")}
    assert survey == {"2008/2009": "59.6", "2015/2016": "60.6", "2022/2023": "76"}
    yearly = {row["period"]: row["value"] for row in of("context_observations", "bes-safe-dark")}
    assert yearly == {"2022": "60.6"}


def test_police_shares_are_as_published_and_carry_the_remark() -> None:
    found = {i: float(of("context_observations", i)[0]["value"]) for i in POLICE_SHARES}
    assert found == POLICE_SHARES
    assert round(sum(found.values()), 1) == 134.3
    for indicator in POLICE_SHARES:
        (row,) = of("context_observations", indicator)
        assert "134,3 %" in row["note_it"]
        assert "134.3%" in row["note_en"]
        assert "134,3 %" in catalogue()[indicator]["caveat_it"]
        assert (row["period"], row["period_text_it"]) == ("../2020", "prima del 2021")


def test_projects_funded_in_the_two_areas_make_the_total() -> None:
    aurora = only("observations", "projects-funded", "aurora")
    vanchiglia = only("observations", "projects-funded", "vanchiglia")
    total = only("context_observations", "projects-funded-total", "pilot-areas")
    assert (aurora["value"], vanchiglia["value"], total["value"]) == ("14", "5", "19")
    assert sum(int(row["value"]) for row in of("observations", "projects-funded")) == 19
    assert "bando" in aurora["note_it"]
    assert "30" in total["disagreement_en"]


def test_figures_that_sources_give_differently_are_all_kept() -> None:
    organisations = only("context_observations", "organisations", "pilot-areas")
    assert organisations["value"] == "59"
    assert re.findall(r"\b(?:57|50|60)\b", organisations["disagreement_it"]) == ["57", "50", "60"]
    pellegrino = only("observations", "redeveloped-space", "aurora")
    assert pellegrino["value"] == "2640"
    assert "2,500" in pellegrino["disagreement_en"]
    assert "3,107" in pellegrino["disagreement_en"]
    mai = only("observations", "redeveloped-space", "vanchiglia")
    assert mai["value"] == "4500"
    assert "5.000" in mai["disagreement_it"]


def test_the_two_counts_of_the_citys_residents_name_each_other() -> None:
    register = only("context_observations", "residents-city-register", "torino")
    istat = only("context_observations", "residents-city-istat", "torino")
    assert int(register["value"]) == sum(int(zone["residents"]) for zone in read("city_zones"))
    assert istat["value"] == "851199"
    assert "851,199" in register["disagreement_en"]
    assert "860,973" in istat["disagreement_en"]


def test_residents_of_the_zones_are_those_of_the_city_table() -> None:
    zones = {row["zone_code"]: row["residents"] for row in read("city_zones")}
    codes = {row["area_id"]: row["zone_codes"] for row in read("areas") if row["level"] == "zone"}
    published = {row["area_id"]: row["value"] for row in of("observations", "residents")}
    assert {area: published[area] for area in codes} == {a: zones[c] for a, c in codes.items()}


def test_bands_keep_their_open_and_closed_ends() -> None:
    for zone in ("zona-borgata-aurora", "zona-borgo-dora-valdocco"):
        share = only("context_observations", "foreign-share-zone", zone)
        assert (share["value"], share["lower"], share["upper"]) == ("", "25", "")
        assert share["value_text_it"] == ">25"
    (income,) = of("context_observations", "income-postcode-range")
    assert (income["value"], income["lower"], income["upper"]) == ("", "18492", "18762")
    assert income["value_text_it"] == "18.492-18.762"
    assert income["value_text_en"] == "18,492-18,762"


def test_loose_figures_keep_their_words() -> None:
    words = {
        "initiatives-held": ("oltre 2.200", "over 2,200"),
        "participants": ("circa 30.000", "about 30,000"),
        "space-regenerated": ("oltre 6.000", "over 6,000"),
    }
    for indicator, text in words.items():
        row = only("context_observations", indicator, "pilot-areas")
        assert (row["value_text_it"], row["value_text_en"]) == text
        assert int(row["value"]) == int(re.sub(r"\D", "", text[0]))


def test_the_noise_of_the_square_stands_beside_its_limit() -> None:
    values = {
        indicator: only("context_observations", indicator, "piazza-santa-giulia")
        for indicator in ("night-noise-weekend", "night-noise-sunday-monday", "night-noise-limit")
    }
    assert [row["value"] for row in values.values()] == ["71.5", "59", "50"]
    assert {row["time_band"] for row in values.values()} == {"night"}


def test_postcode_incomes_of_two_methods_are_not_one_series() -> None:
    assert [row["period"] for row in of("context_observations", "income-postcode")] == ["2019"]
    assert [row["period"] for row in of("context_observations", "income-postcode-range")] == ["2021"]


def test_the_planned_sessions_are_planned_and_in_the_evening() -> None:
    aurora = only("observations", "sport-sessions-planned", "aurora")
    assert (aurora["value"], aurora["time_band"]) == ("160", "evening")
    assert "previsti" in catalogue()["sport-sessions-planned"]["definition_it"]
    assert only("observations", "sport-sessions-planned", "vanchiglia")["status"] == "not published"


# the highlights


def test_highlights_are_five_and_each_is_one_published_observation() -> None:
    highlights = read("highlights")
    assert [row["order"] for row in highlights] == ["1", "2", "3", "4", "5"]
    for highlight in highlights:
        found = [
            row
            for row in read("context_observations")
            if all(row[key] == highlight[key] for key in ("territory_id", "indicator_id", "period"))
        ]
        assert len(found) == 1, highlight
        assert found[0]["status"] == "published"
        assert found[0]["value"]
        assert found[0]["url"].startswith("http")


@pytest.mark.parametrize("language", ["it", "en"])
def test_highlight_labels_fit_under_a_number(language: str) -> None:
    assert all(0 < len(row[f"label_{language}"]) <= 60 for row in read("highlights"))
