"""The comparison package: 36 Italian cities, 95 indicators, their values and their evidence."""

import csv
import json
import re
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package
from shapely import Point
from shapely.geometry import shape

PACKAGE = Path(__file__).resolve().parents[1] / "data" / "italy"

ROWS = {
    "themes": 8,
    "sources": 25,
    "indicators": 95,
    "cities": 36,
    "regions": 20,
    "observations": 4075,
    "region_observations": 167,
}
THEMES = [
    "perceived-safety",
    "recorded-safety",
    "evening-activity",
    "access",
    "care-of-places",
    "community",
    "capacity",
    "context",
]
WORKSHOP = {"Torino", "Genova", "Firenze", "Bari", "Prato", "Verona", "Modena", "Siena"}
TORINO, CAGLIARI, PALERMO = "001272", "092009", "082053"

Row = dict[str, str]


def read(table: str) -> list[Row]:
    with (PACKAGE / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def tables() -> dict[str, list[Row]]:
    return {name: read(name) for name in ROWS}


@pytest.fixture(scope="module")
def every(tables: dict[str, list[Row]]) -> list[Row]:
    """The observations of cities and regions together."""
    return tables["observations"] + tables["region_observations"]


@pytest.fixture(scope="module")
def catalogue(tables: dict[str, list[Row]]) -> dict[str, Row]:
    return {row["indicator_id"]: row for row in tables["indicators"]}


@pytest.fixture(scope="module")
def by_key(tables: dict[str, list[Row]]) -> dict[tuple[str, str, str], Row]:
    return {(o["istat_code"], o["indicator_id"], o["period"]): o for o in tables["observations"]}


@pytest.fixture(scope="module")
def descriptor() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((PACKAGE / "datapackage.json").read_text("utf-8"))
    return loaded


@pytest.fixture(scope="module")
def features() -> list[dict[str, Any]]:
    layer: dict[str, Any] = json.loads((PACKAGE / "regions.geojson").read_text("utf-8"))
    assert set(layer) == {"type", "features"}, "RFC 7946: no crs member"
    found: list[dict[str, Any]] = layer["features"]
    return found


def rings(geometry: dict[str, Any]) -> list[list[list[list[float]]]]:
    """The polygons of a geometry, each a list of rings."""
    parts = geometry["coordinates"]
    return [parts] if geometry["type"] == "Polygon" else list(parts)


def signed_area(ring: list[list[float]]) -> float:
    """Shoelace area: positive where the ring runs counter-clockwise."""
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring)) / 2


# --- the package as a whole ------------------------------------------------


def test_frictionless_accepts_the_package() -> None:
    report = Package(str(PACKAGE / "datapackage.json")).validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "message"])


def test_every_table_has_the_number_of_rows_that_was_published(
    tables: dict[str, list[Row]],
) -> None:
    assert {name: len(rows) for name, rows in tables.items()} == ROWS


def test_every_file_of_the_folder_is_described(descriptor: dict[str, Any]) -> None:
    described = {resource["path"] for resource in descriptor["resources"]}
    assert described == {file.name for file in PACKAGE.iterdir()} - {"datapackage.json"}


@pytest.mark.parametrize("table", ROWS)
def test_files_are_plain_utf8_with_line_feeds(table: str) -> None:
    content = (PACKAGE / f"{table}.csv").read_bytes()
    assert not content.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in content
    assert content.endswith(b"\n")
    content.decode("utf-8")


def test_columns_are_those_the_descriptor_lists(descriptor: dict[str, Any]) -> None:
    for resource in descriptor["resources"]:
        if "schema" not in resource:
            continue
        listed = [field["name"] for field in resource["schema"]["fields"]]
        header = (PACKAGE / resource["path"]).read_text("utf-8").splitlines()[0]
        assert header.split(",") == listed


def test_every_field_and_resource_is_titled_in_both_languages(descriptor: dict[str, Any]) -> None:
    described = list(descriptor["resources"])
    described += [f for r in described if "schema" in r for f in r["schema"]["fields"]]
    assert len(described) > len(ROWS)
    for item in described:
        for key in ("title", "title_it", "description", "description_it"):
            assert item[key].strip(), item["name"]


def test_no_foreign_key_points_to_a_layer(descriptor: dict[str, Any]) -> None:
    layers = {r["name"] for r in descriptor["resources"] if r["format"] == "geojson"}
    keys = [
        key["reference"]["resource"]
        for resource in descriptor["resources"]
        for key in resource.get("schema", {}).get("foreignKeys", [])
    ]
    assert layers
    assert keys
    assert layers.isdisjoint(keys)


def test_licences_are_named_for_package_and_values(descriptor: dict[str, Any]) -> None:
    holders = [descriptor, *(r for r in descriptor["resources"] if r["name"] == "observations")]
    assert len(holders) == 2
    for holder in holders:
        names = {licence["name"] for licence in holder["licenses"]}
        assert {"CC-BY-4.0", "CC-BY-3.0", "CC-BY-3.0-IT", "notspecified"} == names


# --- texts -----------------------------------------------------------------


def test_texts_exist_in_both_languages_or_in_neither(tables: dict[str, list[Row]]) -> None:
    for name, rows in tables.items():
        for row in rows:
            for field in row:
                if field.endswith("_it"):
                    english = row[f"{field.removesuffix('_it')}_en"]
                    assert bool(row[field]) == bool(english), (name, field, row)


def test_every_indicator_is_defined_by_one_sentence_in_both_languages(
    catalogue: dict[str, Row],
) -> None:
    for indicator, row in catalogue.items():
        for field in ("definition_it", "definition_en"):
            text = row[field]
            assert re.fullmatch(r"[A-ZÀ-Ý].*[^.]\.", text), (indicator, text)
            assert ". " not in text, (indicator, text)
        assert row["definition_it"] != row["definition_en"]
        assert row["unit_it"]
        assert row["unit_en"]


def test_definitions_tell_indicators_apart(catalogue: dict[str, Row]) -> None:
    for language in ("it", "en"):
        repeated = Counter(row[f"definition_{language}"] for row in catalogue.values())
        assert [text for text, times in repeated.items() if times > 1] == []


def test_survey_questions_that_were_not_seen_are_marked(catalogue: dict[str, Row]) -> None:
    marked = {i for i, row in catalogue.items() if "not verified" in row["definition_en"]}
    surveys = {i for i, row in catalogue.items() if row["level"] == "urban-audit"}
    assert surveys < marked
    assert {i for i in catalogue if i.startswith("perceived-crime-risk")} < marked
    assert {i for i in catalogue if i.startswith("safe-walking")} < marked
    assert "crimes-total" not in marked
    for indicator in marked:
        assert "non verificata" in catalogue[indicator]["definition_it"]


def test_province_and_region_definitions_name_their_level(catalogue: dict[str, Row]) -> None:
    words = {"province": ("provincia", "province"), "region": ("regione", "region")}
    for row in catalogue.values():
        if row["level"] in words:
            italian, english = words[row["level"]]
            assert italian in row["definition_it"]
            assert english in row["definition_en"]


# --- catalogue -------------------------------------------------------------


def test_catalogue_starts_with_perceived_safety_and_keeps_levels_in_order(
    tables: dict[str, list[Row]],
) -> None:
    rank = {"comune": 0, "urban-audit": 0, "province": 1, "region": 2}
    rows = tables["indicators"]
    assert [int(row["order"]) for row in rows] == list(range(1, 96))
    places = [(THEMES.index(row["theme_id"]), rank[row["level"]]) for row in rows]
    assert places == sorted(places)


def test_themes_are_the_eight_of_both_packages(tables: dict[str, list[Row]]) -> None:
    assert [row["theme_id"] for row in tables["themes"]] == THEMES
    city = PACKAGE.parent / "torino" / "themes.csv"
    assert (PACKAGE / "themes.csv").read_bytes() == city.read_bytes()
    assert {row["theme_id"] for row in tables["indicators"]} == set(THEMES)


def test_every_indicator_has_values_at_its_own_level(tables: dict[str, list[Row]], catalogue: dict[str, Row]) -> None:
    of_cities = {o["indicator_id"] for o in tables["observations"]}
    of_regions = {o["indicator_id"] for o in tables["region_observations"]}
    assert of_regions == {i for i, row in catalogue.items() if row["level"] == "region"}
    assert of_cities == set(catalogue) - of_regions


def test_a_formula_is_given_exactly_where_everything_is_computed(every: list[Row], catalogue: dict[str, Row]) -> None:
    statuses = defaultdict(set)
    for observation in every:
        statuses[observation["indicator_id"]].add(observation["status"])
    computed = {i for i, found in statuses.items() if found == {"computed"}}
    assert computed == {i for i, row in catalogue.items() if row["status"] == "computed"}
    assert computed == {i for i, row in catalogue.items() if row["formula_it"]}
    assert {"libraries", "museum-visitors", "tourist-nights", "road-deaths"} < computed


def test_yes_no_indicators_never_have_an_interval(every: list[Row], catalogue: dict[str, Row]) -> None:
    yes_no = {i for i, row in catalogue.items() if row["kind"] == "yes-no"}
    assert len(yes_no) == 7
    assert {catalogue[i]["interval"] for i in yes_no} == {"none"}
    found = [o for o in every if o["indicator_id"] in yes_no]
    assert {o["value"] for o in found} == {"0", "1"}
    assert not [o for o in found if o["lower"] or o["upper"] or o["count"]]


def test_press_and_survey_shares_say_what_their_percentage_is_of(
    catalogue: dict[str, Row],
) -> None:
    for indicator, row in catalogue.items():
        if row["level"] != "urban-audit":
            continue
        stated = "base not stated" not in row["unit_en"]
        assert stated is not indicator.endswith("-press"), indicator


# --- values ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("period", "value", "lower", "upper"), [("2019", 53.3, 49.6, 57.0), ("2023", 47.8, 44.5, 51.2)]
)
def test_perceived_safety_in_torino_is_the_published_one(
    by_key: dict[tuple[str, str, str], Row],
    period: str,
    value: float,
    lower: float,
    upper: float,
) -> None:
    row = by_key[TORINO, "safe-walking-night-city", period]
    assert (float(row["value"]), float(row["lower"]), float(row["upper"])) == (value, lower, upper)


def test_comune_and_province_are_different_figures(
    by_key: dict[tuple[str, str, str], Row], catalogue: dict[str, Row]
) -> None:
    comune = by_key[TORINO, "crimes-total", "2024"]
    province = by_key[TORINO, "crimes-total-province", "2024"]
    assert (float(comune["value"]), int(comune["count"])) == (9170.1, 77420)
    assert float(province["value"]) == 5866
    assert catalogue["crimes-total"]["level"] == "comune"
    assert catalogue["crimes-total-province"]["level"] == "province"


def test_small_counts_are_kept_for_their_interval(by_key: dict[tuple[str, str, str], Row]) -> None:
    assert by_key["052032", "street-robbery", "2024"]["count"] == "8"


def test_every_poisson_rate_has_its_count(every: list[Row], catalogue: dict[str, Row]) -> None:
    rates = [o for o in every if catalogue[o["indicator_id"]]["interval"] == "poisson"]
    assert len({o["indicator_id"] for o in rates}) == 11
    assert not [o for o in rates if not o["count"] or not o["value"]]
    without = [o for o in every if catalogue[o["indicator_id"]]["interval"] != "poisson"]
    assert not [o for o in without if o["count"]]


def test_counts_agree_with_their_rates_on_one_population(tables: dict[str, list[Row]]) -> None:
    """Every crime of a city and year is divided by the population its total implies."""
    rates = [o for o in tables["observations"] if o["source_id"] == "istat-73-67"]
    assert len(rates) == 648
    residents = {
        (row["istat_code"], row["period"]): int(row["count"]) / float(row["value"]) * 100_000
        for row in rates
        if row["indicator_id"] == "crimes-total"
    }
    for row in rates:
        rate = int(row["count"]) / residents[row["istat_code"], row["period"]] * 100_000
        assert float(row["value"]) == pytest.approx(rate, abs=0.1)


def test_road_deaths_are_the_yearly_mean_of_five_years(tables: dict[str, list[Row]]) -> None:
    residents = {c["istat_code"]: int(c["population"]) for c in tables["cities"]}
    rows = [o for o in tables["observations"] if o["indicator_id"] == "road-deaths"]
    assert {(o["period"], o["period_text_it"], o["period_text_en"]) for o in rows} == {
        ("2019/2023", "2019-2023", "2019-2023")
    }
    for row in rows:
        rate = int(row["count"]) / 5 / residents[row["istat_code"]] * 100_000
        assert float(row["value"]) == pytest.approx(rate, abs=0.0051)


def test_published_intervals_hold_their_value(every: list[Row], catalogue: dict[str, Row]) -> None:
    surveyed = [o for o in every if catalogue[o["indicator_id"]]["interval"] == "published"]
    assert len(surveyed) == 252
    for row in surveyed:
        assert float(row["lower"]) < float(row["value"]) < float(row["upper"]), row


def test_bands_have_bounds_and_a_text_but_no_value(every: list[Row]) -> None:
    bands = [o for o in every if not o["value"]]
    assert Counter(o["value_text_en"] for o in bands) == {
        "<30": 6,
        ">90": 5,
        "81.3-87": 6,
        "<81.3": 3,
    }
    bounds = {(o["value_text_it"], o["lower"], o["upper"]) for o in bands}
    assert bounds == {
        ("<30", "", "30"),
        (">90", "90", ""),
        ("81,3-87", "81.3", "87"),
        ("<81,3", "", "81.3"),
    }
    assert {o["confidence"] for o in bands} == {"medium"}
    assert all("band only" in o["note_en"] and "fascia" in o["note_it"] for o in bands)


def test_bases_that_must_not_meet_never_share_an_indicator(every: list[Row]) -> None:
    groups = {
        "press": {"ec-qol", "press"},
        "best": {"istat-best-2022"},
        "survey": {"eurostat-urb-percep", "ec-qol-2023"},
        "census": {"istat-censimento"},
        "daily-life": {"istat-sdgs", "istat-bes-regionale"},
    }
    of_source = {source: group for group, sources in groups.items() for source in sources}
    mixed = defaultdict(set)
    for row in every:
        if row["source_id"] in of_source:
            mixed[row["indicator_id"]].add(of_source[row["source_id"]])
    assert {group for found in mixed.values() for group in found} == set(groups)
    assert [i for i, found in mixed.items() if len(found) > 1] == []


def test_the_yearly_survey_never_mixes_sources_within_a_year(every: list[Row]) -> None:
    used = defaultdict(set)
    for row in every:
        used[row["indicator_id"], row["period"]].add(row["source_id"])
    assert [key for key, sources in used.items() if len(sources) > 1] == []


def test_values_read_from_a_page_carry_its_address(every: list[Row]) -> None:
    from_pages = {
        "ec-qol",
        "press",
        "openpolis-bilanci",
        "fisu",
        "urbact",
        "fpa-icity",
        "istat-best-2022",
    }
    for row in every:
        assert bool(row["url"]) is (row["source_id"] in from_pages), row


# --- remarks ---------------------------------------------------------------


def test_doubtful_figures_say_so(by_key: dict[tuple[str, str, str], Row]) -> None:
    cagliari = by_key[CAGLIARI, "crimes-total-province", "2019"]
    assert (cagliari["confidence"], "unreliable" in cagliari["note_en"]) == ("low", True)
    assert "non sono affidabili" in cagliari["note_it"]
    assert by_key[CAGLIARI, "crimes-total", "2024"]["note_en"] == ""
    assert "not consolidated" in by_key[TORINO, "threats-province", "2024"]["note_en"]
    assert by_key[TORINO, "threats-province", "2023"]["note_en"] == ""
    assert "lockdown" in by_key[TORINO, "pickpocketing-province", "2020"]["note_en"]
    assert by_key[TORINO, "pickpocketing-province", "2019"]["note_en"] == ""


def test_the_two_counts_of_residents_are_shown_together(
    by_key: dict[tuple[str, str, str], Row],
) -> None:
    row = by_key[TORINO, "population", "2023"]
    assert row["value"] == "851199"
    assert "860.973" in row["disagreement_it"]
    assert "860,973" in row["disagreement_en"]


def test_night_lines_say_which_nights(by_key: dict[tuple[str, str, str], Row]) -> None:
    assert by_key[TORINO, "night-bus-lines", "2022"]["time_band"] == "weekend-night"
    assert by_key["058091", "night-bus-lines", "2019"]["time_band"] == "night"
    lines = [row for (_, indicator, _), row in by_key.items() if indicator == "night-bus-lines"]
    assert len(lines) == 6
    assert all("not a ranking" in row["note_en"] for row in lines)


def test_rounded_press_shares_are_not_the_survey(by_key: dict[tuple[str, str, str], Row]) -> None:
    press = by_key[PALERMO, "satisfied-cleanliness-press", "2023"]
    assert press["value"] == "6"
    assert "press" in press["note_en"]
    assert "stampa" in press["note_it"]
    assert (PALERMO, "satisfied-cleanliness", "2023") not in by_key


# --- places ----------------------------------------------------------------


def test_workshop_cities_are_the_eight_named_in_the_account(tables: dict[str, list[Row]]) -> None:
    named = [c for c in tables["cities"] if c["in_workshop"] == "true"]
    assert {c["name"] for c in named} == WORKSHOP
    assert all(c["workshop_note_it"] for c in named)
    others = [c for c in tables["cities"] if c["in_workshop"] == "false"]
    assert len(others) == 28
    assert not [c for c in others if c["workshop_note_it"]]


def test_every_point_lies_within_the_bounds_and_never_when_swapped(
    tables: dict[str, list[Row]], features: list[dict[str, Any]], descriptor: dict[str, Any]
) -> None:
    west, south, east, north = descriptor["dora"]["bounds"]
    points = [(float(c["lon"]), float(c["lat"])) for c in tables["cities"]]
    points += [(p[0], p[1]) for f in features for poly in rings(f["geometry"]) for r in poly for p in r]
    assert len(points) > 1000
    for lon, lat in points:
        assert west <= lon <= east
        assert south <= lat <= north
        assert not west <= lat <= east
        assert not south <= lon <= north


def test_cities_lie_in_their_region(tables: dict[str, list[Row]], features: list[dict[str, Any]]) -> None:
    """Generalised coasts cut some ports off: a tenth of a degree is allowed."""
    outlines = {f["id"]: shape(f["geometry"]) for f in features}
    for city in tables["cities"]:
        place = Point(float(city["lon"]), float(city["lat"]))
        assert outlines[city["region_code"]].distance(place) < 0.1, city["name"]


def test_codes_are_text_with_their_zeros(tables: dict[str, list[Row]]) -> None:
    assert all(re.fullmatch(r"\d{6}", c["istat_code"]) for c in tables["cities"])
    assert all(c["istat_code"].startswith(c["province_code"]) for c in tables["cities"])
    assert [r["region_code"] for r in tables["regions"]] == [f"{n:02d}" for n in range(1, 21)]


def test_regions_of_table_and_layer_are_the_same(tables: dict[str, list[Row]], features: list[dict[str, Any]]) -> None:
    codes = [r["region_code"] for r in tables["regions"]]
    assert [f["id"] for f in features] == codes
    assert [f["properties"] for f in features] == [{"region_code": code} for code in codes]


def test_region_outlines_are_valid_and_right_handed(features: list[dict[str, Any]]) -> None:
    for feature in features:
        assert shape(feature["geometry"]).is_valid, feature["id"]
        for outer, *holes in rings(feature["geometry"]):
            assert outer[0] == outer[-1]
            assert signed_area(outer) > 0, feature["id"]
            assert all(signed_area(hole) < 0 for hole in holes), feature["id"]


def test_layer_has_five_decimals_at_most_and_one_feature_a_line() -> None:
    text = (PACKAGE / "regions.geojson").read_text("utf-8")
    decimals = {len(digits) for digits in re.findall(r"\d\.(\d+)", text)}
    assert max(decimals) <= 5
    lines = text.splitlines()[1:-1]
    assert len(lines) == 20
    assert all(line.startswith('{"type":"Feature","id":') for line in lines)
    assert len(text.encode()) < 70_000
