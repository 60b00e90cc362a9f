"""The city package: areas, layers, places, projects, timeline, model and the tables around them."""

import csv
import json
import re
from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest
import shapely
from frictionless import Package
from shapely.geometry import shape

PACKAGE = Path(__file__).resolve().parents[1] / "data" / "torino"
ROWS = {
    "themes": 8,
    "areas": 10,
    "cells": 340,
    "city_zones": 94,
    "places": 14,
    "local_projects": 14,
    "timeline": 48,
    "model": 29,
    "frameworks": 97,
}
FEATURES = {
    "areas": 10,
    "cells": 340,
    "places": 14,
    "local_projects": 14,
    "stops": 224,
    "venues": 378,
    "gardens": 30,
    "crossings": 15,
    "river": 7,
    "streets": 138,
}
KEYS = {"areas": "area_id", "cells": "cell_id", "places": "place_id", "local_projects": "project_id"}
ZONES_OF = {
    "aurora": ["borgata-aurora", "borgo-dora-valdocco", "borgo-rossini"],
    "vanchiglia": ["borgo-vanchiglia", "gasometro-campus-einaudi", "vanchiglietta"],
}
POSITIONED = ["01", "02", "03", "04", "05", "06", "10", "12"]

Row = dict[str, str]
Feature = dict[str, Any]


def read(table: str) -> list[Row]:
    with (PACKAGE / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def by_id(table: str) -> dict[str, Row]:
    return {next(iter(row.values())): row for row in read(table)}


def features(layer: str) -> list[Feature]:
    collection = json.loads((PACKAGE / f"{layer}.geojson").read_text(encoding="utf-8"))
    listed: list[Feature] = collection["features"]
    return listed


def shapes(layer: str) -> dict[str, Any]:
    return {feature["id"]: shape(feature["geometry"]) for feature in features(layer) if feature["geometry"]}


def metric(geometry: Any) -> Any:
    """Project a shape to the measuring system, metres."""
    return gpd.GeoSeries([geometry], crs="EPSG:4326").to_crs("EPSG:32632").iloc[0]


def rings(geometry: Any) -> list[tuple[Any, bool]]:
    """List the rings of the surfaces in a shape, each with whether it must turn counter-clockwise."""
    parts = [part for part in shapely.get_parts(geometry) if part.geom_type == "Polygon"]
    return [(part.exterior, True) for part in parts] + [(ring, False) for part in parts for ring in part.interiors]


def figures(text: str) -> list[str]:
    """List the figures of a text without the separators that differ by language, addresses left out."""
    bare = re.sub(r"https?://\S+", "", text)
    return sorted(re.findall(r"\d+", re.sub(r"(?<=\d)[.,](?=\d)", "", bare)))


@pytest.fixture(scope="module")
def descriptor() -> dict[str, Any]:
    content: dict[str, Any] = json.loads((PACKAGE / "datapackage.json").read_text(encoding="utf-8"))
    return content


def test_the_public_validator_accepts_the_package() -> None:
    report = Package(str(PACKAGE / "datapackage.json")).validate()
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "note"])


def test_every_file_is_described_and_every_description_has_its_file(descriptor: dict[str, Any]) -> None:
    described = {resource["path"] for resource in descriptor["resources"]}
    assert described == {path.name for path in PACKAGE.iterdir()} - {"datapackage.json"}
    assert all(resource["title_it"] and resource["title_en"] for resource in descriptor["resources"])


def test_no_foreign_key_points_to_a_layer(descriptor: dict[str, Any]) -> None:
    tables = {resource["name"] for resource in descriptor["resources"] if "schema" in resource} | {""}
    keys = [key for resource in descriptor["resources"] for key in resource.get("schema", {}).get("foreignKeys", [])]
    assert {key["reference"]["resource"] for key in keys} <= tables
    assert len(keys) >= len(ROWS)


@pytest.mark.parametrize(("table", "count"), ROWS.items())
def test_tables_are_whole_and_their_ids_unique(table: str, count: int) -> None:
    assert len(read(table)) == len(by_id(table)) == count


@pytest.mark.parametrize(("layer", "count"), FEATURES.items())
def test_layers_are_whole_and_carry_their_ids(layer: str, count: int) -> None:
    listed = features(layer)
    ids = [feature["id"] for feature in listed]
    assert len(ids) == len(set(ids)) == count
    assert ids == [next(iter(feature["properties"].values())) for feature in listed]
    if layer in KEYS:
        assert ids == list(by_id(layer))
        assert all(list(feature["properties"]) == [KEYS[layer]] for feature in listed)


@pytest.mark.parametrize("layer", FEATURES)
def test_layers_follow_rfc_7946(layer: str, descriptor: dict[str, Any]) -> None:
    text = (PACKAGE / f"{layer}.geojson").read_text(encoding="utf-8")
    assert list(json.loads(text)) == ["type", "features"]  # no crs: the standard has one
    assert not re.search(r"\d\.\d{6}", text)
    assert text.count("\n") == FEATURES[layer] + 2, "one feature a line"
    west, south, east, north = descriptor["dora"]["bounds"]
    assert east < south, "swapped coordinates must fall outside"
    for identity, geometry in shapes(layer).items():
        assert geometry.is_valid, identity
        assert not geometry.is_empty, identity
        assert shapely.box(west, south, east, north).contains(geometry), identity
        assert all(ring.is_closed and ring.is_ccw == outer for ring, outer in rings(geometry)), identity


@pytest.mark.parametrize(("neighbourhood", "zones"), ZONES_OF.items())
def test_a_neighbourhood_is_the_union_of_its_zones(neighbourhood: str, zones: list[str]) -> None:
    rows, drawn = by_id("areas"), shapes("areas")
    assert [area for area, row in rows.items() if row["parent_id"] == neighbourhood] == zones
    union = shapely.union_all([drawn[zone] for zone in zones])
    assert len(rings(union)) == 1, "one surface, no sliver between two zones"
    assert metric(drawn[neighbourhood].symmetric_difference(union)).area < 1
    codes = sorted(rows[zone]["zone_codes"] for zone in zones)
    assert rows[neighbourhood]["zone_codes"].split() == codes


def test_zones_neither_overlap_nor_leave_gaps() -> None:
    drawn = shapes("areas")
    assert shapely.coverage_is_valid([drawn[zone] for zones in ZONES_OF.values() for zone in zones])


def test_published_surfaces_and_residents_are_kept() -> None:
    drawn, rows, city = shapes("areas"), by_id("areas"), by_id("city_zones")
    surface = {area: metric(drawn[area]).area / 1e6 for area in ZONES_OF}
    residents = {area: sum(int(city[code]["residents"]) for code in rows[area]["zone_codes"].split()) for area in rows}
    assert surface == {"aurora": pytest.approx(2.77, abs=0.005), "vanchiglia": pytest.approx(1.81, abs=0.005)}
    assert (residents["aurora"], residents["vanchiglia"]) == (38_960, 29_157)
    assert sum(int(zone["residents"]) for zone in city.values()) == 860_973
    assert city["22"] == {"zone_code": "22", "name": "Vanchiglietta", "residents": "16606", "bars": "7"}


def test_boundaries_say_what_they_are() -> None:
    for area, row in by_id("areas").items():
        expected = {"neighbourhood": "grouped", "zone": "official", "stretch": "indicative"}[row["level"]]
        assert row["boundary"] == expected, area
        assert "Nessun poligono ufficiale" in row["boundary_note_it"], area
        assert "No official polygon" in row["boundary_note_en"], area
        assert all(row[name] for name in ("name_it", "name_en", "limits_it", "limits_en")), area
        assert row["hue"] == {"aurora": "warm", "vanchiglia": "cool"}.get(row["parent_id"] or area, ""), area
    assert "this project's" in by_id("areas")["aurora"]["boundary_note_en"]
    assert "assumption" in by_id("areas")["tonite-1"]["boundary_note_en"]


def test_the_second_stretch_belongs_to_neither_neighbourhood() -> None:
    drawn = {area: metric(geometry) for area, geometry in shapes("areas").items()}
    stretch = drawn["tonite-2"]
    share = {area: stretch.intersection(drawn[area]).area / stretch.area for area in ZONES_OF}
    assert share == {"aurora": pytest.approx(0.2, abs=0.05), "vanchiglia": pytest.approx(0.5, abs=0.05)}
    assert by_id("areas")["tonite-2"]["parent_id"] == ""


@pytest.mark.parametrize("table", sorted(path.stem for path in PACKAGE.glob("*.csv")))
def test_texts_stand_in_both_languages_with_the_same_figures(table: str) -> None:
    for identity, row in by_id(table).items():
        for name in (name for name in row if name.endswith("_it")):
            italian, english = row[name], row[f"{name.removesuffix('_it')}_en"]
            assert bool(italian.strip()) == bool(english.strip()), (identity, name)
            assert figures(italian) == figures(english), (identity, name)


def test_italian_sentences_are_not_left_in_english() -> None:
    for table in ("timeline", "model", "frameworks"):
        name = "statement" if table == "model" else "name"
        rows = [row for row in read(table) if len(row[f"{name}_en"].split()) > 2]
        same = [row[f"{name}_en"] for row in rows if row[f"{name}_it"] == row[f"{name}_en"]]
        assert same == [], table


def test_both_redeveloped_places_keep_what_other_sources_say() -> None:
    places = by_id("places")
    redeveloped = [place for place, row in places.items() if row["kind"] == "redeveloped"]
    assert redeveloped == ["viale-ottavio-mai", "giardino-pellegrino"]
    avenue, garden = (places[place] for place in redeveloped)
    assert (avenue["surface_m2"], avenue["cost_eur"], avenue["opened"]) == ("4500", "495000", "2022-10-06")
    assert (garden["surface_m2"], garden["cost_eur"], garden["opened"]) == ("2640", "", "2023-11-10")
    assert figures(avenue["note_it"]) == figures("5,000 494,000 470,000 m²")
    assert figures(garden["note_en"]) == figures("3,107 2,500 m²")
    assert all(row["area_id"] in ZONES_OF or place == "parco-colletta" for place, row in places.items())


def test_local_projects_hold_no_more_than_was_published() -> None:
    rows, placed = by_id("local_projects"), shapes("local_projects")
    assert list(placed) == [f"project-{number}" for number in POSITIONED]
    assert [row["project_id"] for row in rows.values() if row["accuracy_m"]] == list(placed)
    assert {project: row["grant_eur"] for project, row in rows.items() if row["grant_eur"]} == {"project-01": "60000"}
    assert Counter(row["area_id"] for row in rows.values()) == {"aurora": 8, "vanchiglia": 2, "": 4}
    assert all(row["area_basis_it"] and row["position_method_it"] for row in rows.values())


def test_a_position_does_not_settle_the_area() -> None:
    salon = by_id("local_projects")["project-06"]
    assert shapes("areas")["aurora"].contains(shapes("local_projects")["project-06"])
    assert salon["area_id"] == ""
    assert "non indica l'area" in salon["note_it"]


def test_the_split_of_the_projects_is_written_where_rows_are_counted(descriptor: dict[str, Any]) -> None:
    described = next(resource for resource in descriptor["resources"] if resource["name"] == "local_projects")
    for language in ("description", "description_it"):
        assert {"14", "19", "5", "18"} <= set(figures(described[language]))
    assert "Never count" in described["description"]


def test_the_timeline_runs_forward_with_dates_as_coarse_as_the_source() -> None:
    rows = read("timeline")
    for row in rows:
        for moment in filter(None, (row["start"], row["end"])):
            assert re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", moment), row["event_id"]
            date.fromisoformat(moment if len(moment) == len("2021-06-18") else f"{moment}-01")
        assert not row["end"] or row["end"] > row["start"], row["event_id"]
    assert all(before["start"] <= after["start"] for before, after in pairwise(rows))
    assert (rows[0]["start"], rows[-1]["end"]) == ("2019-08-06", "2025-11-21")
    by_event = by_id("timeline")
    assert by_event["anci-transfer-workshop"]["start"] == "2021-06-18"
    assert (by_event["call-open"]["start"], by_event["call-open"]["end"]) == ("2021-02-01", "2021-04-19")
    assert (by_event["project-start"]["start"], by_event["project-end"]["start"]) == ("2019-09", "2023-08")


def test_every_statement_of_the_model_has_its_source_or_says_it_was_not_found() -> None:
    for row in read("model"):
        assert (row["confidence"] == "none") == (row["source_id"] == "") == (row["url"] == ""), row["statement_id"]


def test_the_nine_clusters_and_the_other_frameworks_are_mapped_to_the_themes() -> None:
    rows, themes = read("frameworks"), by_id("themes")
    clusters = [row for row in rows if row["group_en"] == "determinant cluster"]
    assert Counter(row["used_by_project"] for row in clusters) == {"yes": 9, "planned": 1}
    assert {row["theme_id"] for row in rows} == set(themes)
    assert [row["order"] for row in rows] == [str(number) for number in range(1, 98)]


def test_venues_are_of_two_kinds_and_may_have_no_name() -> None:
    kinds = Counter(feature["properties"]["kind"] for feature in features("venues"))
    assert kinds == {"bar": 182, "restaurant": 196}
    assert sum(not feature["properties"]["name"] for feature in features("venues")) == 4


def test_lines_of_the_weekend_night_are_among_the_lines_of_the_stop() -> None:
    stops = [feature["properties"] for feature in features("stops")]
    assert all(set(stop["night_lines"].split()) <= set(stop["lines"].split()) for stop in stops)
    assert all(stop["lines"] for stop in stops)
    assert all(re.fullmatch(r"[NESW]\d{2}", line) for stop in stops for line in stop["night_lines"].split())
    assert sum(bool(stop["night_lines"]) for stop in stops) == 77


def test_crossings_lie_on_the_river_that_is_measured(descriptor: dict[str, Any]) -> None:
    name = descriptor["dora"]["river"]
    lines = {f["properties"]["name"]: f for f in features("river") if f["properties"]["part"] == "centreline"}
    centreline = metric(shape(lines[name]["geometry"]))
    assert {feature["properties"]["river"] for feature in features("crossings")} == {name}
    assert max(metric(point).distance(centreline) for point in shapes("crossings").values()) < 50


def test_every_source_that_a_layer_names_is_described() -> None:
    sources = by_id("sources")
    named = {f["properties"].get("source_id", "") for layer in FEATURES if layer not in KEYS for f in features(layer)}
    assert named == {"osm-2024", "osm-2026", "gtt-2023"}
    assert named <= set(sources)
    assert all("ODbL" in sources[source]["note_it"] for source in named if source.startswith("osm"))
    assert sources["gtt-2023"]["licence"] == "to be confirmed by the city"
