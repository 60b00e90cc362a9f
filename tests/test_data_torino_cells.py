"""The cells of the city package and all of their figures, worked out again from the layers by the plain search."""

from __future__ import annotations

import csv
import json
import statistics
from functools import cache
from pathlib import Path
from typing import Any

import geopandas as gpd
import h3
import numpy as np
import pandas as pd
import pytest
import shapely
from shapely.geometry import Point, shape
from shapely.geometry.base import BaseGeometry

PACKAGE = Path(__file__).resolve().parents[1] / "data" / "torino"
METRES = "EPSG:32632"
RESOLUTION = 10
INDICATORS = [
    "distance-venue",
    "venues-300m",
    "distance-stop",
    "distance-night-stop",
    "distance-crossing",
    "distance-cared-place",
]
LAYERS = {
    "distance-stop": "stops",
    "distance-night-stop": "stops",
    "distance-venue": "venues",
    "venues-300m": "venues",
    "distance-crossing": "crossings",
}
REACHES = {"stops": ("neighbourhood", "stretch"), "venues": ("neighbourhood",)}
REACH = 300.0
CARED_FOR = {"redeveloped", "library", "hub"}
HALF_A_CENT = 0.00501

Row = dict[str, str]
Target = tuple[BaseGeometry, float, Row]


@cache
def read(table: str) -> tuple[Row, ...]:
    with (PACKAGE / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def features(layer: str) -> dict[str, dict[str, Any]]:
    listed = json.loads((PACKAGE / f"{layer}.geojson").read_text(encoding="utf-8"))["features"]
    return {each["id"]: each for each in listed}


@cache
def metric(layer: str) -> dict[str, BaseGeometry]:
    """The shapes of a layer by their id, in metres."""
    shapes = {key: shape(each["geometry"]) for key, each in features(layer).items() if each["geometry"]}
    projected = gpd.GeoSeries(list(shapes.values()), crs="EPSG:4326").to_crs(METRES)
    return dict(zip(shapes, projected, strict=True))


@cache
def centres() -> dict[str, Point]:
    """The centre of every cell, in metres."""
    ids = [row["cell_id"] for row in read("cells")]
    points = [Point(h3.cell_to_latlng(each)[::-1]) for each in ids]
    return dict(zip(ids, gpd.GeoSeries(points, crs="EPSG:4326").to_crs(METRES), strict=True))


@cache
def targets(indicator: str) -> tuple[Target, ...]:
    """What an indicator is measured to: place, accuracy in metres, and its row."""
    if indicator == "distance-cared-place":
        rows = [row for row in read("places") if row["kind"] in CARED_FOR]
        placed = [(metric("places")[row["place_id"]], row) for row in rows]
        projects = [row for row in read("local_projects") if row["project_id"] in metric("local_projects")]
        placed += [(metric("local_projects")[row["project_id"]], row) for row in projects]
        return tuple((place, float(row["accuracy_m"]), row) for place, row in placed)
    layer = LAYERS[indicator]
    known = {key: each["properties"] for key, each in features(layer).items()}
    if indicator == "distance-night-stop":
        known = {key: about for key, about in known.items() if about["night_lines"]}
    return tuple((metric(layer)[key], 0.0, about) for key, about in known.items())


def figures(indicator: str) -> dict[str, Row]:
    return {row["cell_id"]: row for row in read("cell_observations") if row["indicator_id"] == indicator}


@cache
def edge(layer: str) -> BaseGeometry:
    """The line where a layer ends: its reach around the areas of some levels, with corners drawn very fine."""
    levels = {row["area_id"]: row["level"] for row in read("areas")}
    mapped = [area for key, area in metric("areas").items() if levels[key] in REACHES[layer]]
    return shapely.union_all(mapped).buffer(REACH, quad_segs=256)


def to_edge(indicator: str, point: Point) -> float:
    """How far a centre is from where the layer ends; infinite where no limit is stated."""
    layer = LAYERS.get(indicator)
    return float(edge(layer).boundary.distance(point)) if layer in REACHES else float("inf")


# the cells


def test_there_are_about_340() -> None:
    assert len(read("cells")) == 340
    surface = shapely.union_all(list(metric("areas").values())).area
    assert len(read("cells")) == pytest.approx(surface / 14_848, rel=0.02)


def test_ids_are_those_of_the_grid() -> None:
    ids = [row["cell_id"] for row in read("cells")]
    assert len(set(ids)) == len(ids)
    assert all(h3.is_valid_cell(each) and h3.get_resolution(each) == RESOLUTION for each in ids)
    assert list(features("cells")) == ids


def test_every_cell_with_its_centre_inside_is_there_and_no_other() -> None:
    mapped = shapely.union_all([shape(each["geometry"]) for each in features("areas").values()])
    candidates = h3.geo_to_cells(mapped.envelope.buffer(0.005), RESOLUTION)
    inside = {each for each in candidates if mapped.covers(Point(h3.cell_to_latlng(each)[::-1]))}
    assert inside == {row["cell_id"] for row in read("cells")}
    assert len(candidates) > 2 * len(inside)


def test_hexagons_are_those_of_the_grid_whole() -> None:
    for key, each in features("cells").items():
        drawn = shape(each["geometry"])
        corners = {(round(lon, 5), round(lat, 5)) for lat, lon in h3.cell_to_boundary(key)}
        assert set(drawn.boundary.coords) == corners
        assert len(corners) == 6
    assert shapely.coverage_is_valid([shape(each["geometry"]) for each in features("cells").values()])


def test_they_run_from_north_to_south() -> None:
    latitudes = [h3.cell_to_latlng(row["cell_id"])[0] for row in read("cells")]
    assert latitudes == sorted(latitudes, reverse=True)
    assert [row["order"] for row in read("cells")] == [str(number) for number in range(1, 341)]


def test_each_is_in_the_areas_that_hold_its_centre() -> None:
    levels = {row["area_id"]: row["level"] for row in read("areas")}
    for row in read("cells"):
        point = Point(h3.cell_to_latlng(row["cell_id"])[::-1])
        holding = {key for key, each in features("areas").items() if shape(each["geometry"]).covers(point)}
        by_level = {level: {key for key in holding if levels[key] == level} for level in levels.values()}
        assert ({row["zone_id"]} - {""}) == by_level["zone"]
        assert ({row["stretch_id"]} - {""}) == by_level["stretch"]
        assert {row["area_id"]} == (by_level["neighbourhood"] or by_level["stretch"])


def test_a_cell_in_neither_neighbourhood_is_compared_with_its_stretch() -> None:
    outside = [row for row in read("cells") if not row["zone_id"]]
    assert {row["area_id"] for row in outside} == {"tonite-2"}
    assert len(outside) == 29
    counts = {area: sum(row["area_id"] == area for row in read("cells")) for area in ("aurora", "vanchiglia")}
    assert counts == {"aurora": 189, "vanchiglia": 122}


def test_the_share_inside_is_that_of_the_hexagon() -> None:
    mapped = shapely.union_all(list(metric("areas").values()))
    for row in read("cells"):
        hexagon = metric("cells")[row["cell_id"]]
        assert float(row["inside_share"]) == pytest.approx(hexagon.intersection(mapped).area / hexagon.area, abs=5.1e-5)


def test_each_is_named_by_its_nearest_street() -> None:
    names = {key: each["properties"]["name"] for key, each in features("streets").items()}
    for row in read("cells"):
        away = {key: line.distance(centres()[row["cell_id"]]) for key, line in metric("streets").items()}
        nearest = min(away, key=lambda key: away[key])
        assert row["street"] == names[nearest]
        assert float(row["street_m"]) == pytest.approx(away[nearest], abs=0.0501)
        assert row["street"].replace(", ", " / ") in row["name_it"]
        assert row["street"].replace(", ", " / ") in row["name_en"]


def test_names_count_the_cells_of_a_street() -> None:
    for language in ("it", "en"):
        names = [row[f"name_{language}"] for row in read("cells")]
        assert len(set(names)) == len(names)
    for street in {row["street"] for row in read("cells")}:
        own = [row["name_en"] for row in read("cells") if row["street"] == street]
        shown = street.replace(", ", " / ")
        numbered = [f"{shown}, cell {number}" for number in range(1, len(own) + 1)]
        assert own == (numbered if len(own) > 1 else [f"near {shown}"])


# the figures


def test_every_cell_has_every_indicator_once() -> None:
    keys = [(row["indicator_id"], row["cell_id"]) for row in read("cell_observations")]
    assert keys == [(indicator, row["cell_id"]) for indicator in INDICATORS for row in read("cells")]
    assert {row["status"] for row in read("cell_observations")} == {"computed"}


@pytest.mark.parametrize("indicator", [each for each in INDICATORS if each != "venues-300m"])
def test_every_distance_is_the_least_of_all(indicator: str) -> None:
    for cell, row in figures(indicator).items():
        away = [place.distance(centres()[cell]) for place, _, _ in targets(indicator)]
        assert float(row["value"]) == pytest.approx(min(away), abs=HALF_A_CENT)


def test_every_count_is_that_of_the_plain_search() -> None:
    for cell, row in figures("venues-300m").items():
        away = [place.distance(centres()[cell]) for place, _, _ in targets("venues-300m")]
        assert row["value"] == str(sum(each <= REACH for each in away))


@pytest.mark.parametrize("indicator", [each for each in INDICATORS if each != "venues-300m"])
def test_every_interval_is_that_of_the_plain_search(indicator: str) -> None:
    doubtful = 0
    for cell, row in figures(indicator).items():
        point = centres()[cell]
        ends = [(max(0.0, place.distance(point) - m), place.distance(point) + m) for place, m, _ in targets(indicator)]
        lower = min(to_edge(indicator, point), *(low for low, _ in ends))
        upper = min(high for _, high in ends)
        if row["lower"]:
            doubtful += 1
            assert float(row["lower"]) == pytest.approx(lower, abs=0.03)
            assert float(row["upper"]) == pytest.approx(upper, abs=HALF_A_CENT)
        else:
            assert lower == pytest.approx(float(row["value"]), abs=0.03)
            assert upper == pytest.approx(float(row["value"]), abs=HALF_A_CENT)
    assert doubtful == {"distance-cared-place": 340, "distance-night-stop": 23, "distance-venue": 21}.get(indicator, 0)


def test_a_count_is_a_minimum_where_the_circle_leaves_the_layer() -> None:
    for cell, row in figures("venues-300m").items():
        leaves = to_edge("venues-300m", centres()[cell]) < REACH - 0.05
        assert bool(row["lower"]) == leaves == row["value_text_en"].startswith("at least")
        assert row["upper"] == ""
        assert row["confidence"] == ("low" if leaves else "medium")
    least = {cell for cell, row in figures("venues-300m").items() if row["lower"]}
    outside = {row["cell_id"] for row in read("cells") if not row["zone_id"]}
    assert least < outside
    assert len(least) == 28


@pytest.mark.parametrize("layer", REACHES)
def test_the_layers_reach_as_far_as_they_say(layer: str) -> None:
    described = json.loads((PACKAGE / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    (resource,) = (each for each in described if each["name"] == layer)
    levels = {row["area_id"]: row["level"] for row in read("areas")}
    stated = set(resource.get("reach_of", levels.values()))
    assert resource["reach_m"] == REACH
    # Zones make up their neighbourhoods, so naming them or not is one.
    assert stated - {"zone"} == set(REACHES[layer])
    assert all(edge(layer).covers(point) for point in metric(layer).values())


@pytest.mark.parametrize("indicator", INDICATORS)
def test_each_names_the_nearest_with_its_source(indicator: str) -> None:
    for cell, row in figures(indicator).items():
        away = [place.distance(centres()[cell]) for place, _, _ in targets(indicator)]
        nearest = [
            about for metres, (*_, about) in zip(away, targets(indicator), strict=True) if metres < min(away) + 1e-6
        ]
        assert any((about["name"] or "non ha un nome") in row["note_it"] for about in nearest), row
        assert any((about["name"] or "has no name") in row["note_en"] for about in nearest), row
        assert row["source_id"] in {about["source_id"] for about in nearest}


def test_the_night_network_is_labelled_as_such() -> None:
    for row in figures("distance-night-stop").values():
        assert row["time_band"] == "weekend-night"
        assert row["period"] == "2023-04"
        assert "fine settimana" in row["note_it"]
        assert "weekend" in row["note_en"]
    assert {row["time_band"] for row in read("cell_observations")} == {"", "weekend-night"}


def test_a_stop_of_the_night_is_no_nearer_than_any_stop() -> None:
    night = figures("distance-night-stop")
    assert all(float(row["value"]) <= float(night[cell]["value"]) for cell, row in figures("distance-stop").items())


# the areas


@pytest.mark.parametrize("indicator", INDICATORS)
def test_areas_have_the_median_of_their_cells(indicator: str) -> None:
    column = {"neighbourhood": "area_id", "zone": "zone_id", "stretch": "stretch_id"}
    rows = {row["area_id"]: row for row in read("observations") if row["indicator_id"] == indicator}
    assert list(rows) == [row["area_id"] for row in read("areas")]
    for area in read("areas"):
        inside = [row["cell_id"] for row in read("cells") if row[column[area["level"]]] == area["area_id"]]
        values = [float(figures(indicator)[cell]["value"]) for cell in inside]
        row = rows[area["area_id"]]
        assert float(row["value"]) == pytest.approx(statistics.median(values), abs=0.0101)
        assert row["count"] == str(len(inside))
        assert row["status"] == ("indicative" if area["boundary"] == "indicative" else "computed")
        assert f"{len(inside)} celle" in row["note_it"]
        assert f"da {min(values):.0f} a {max(values):.0f} " in row["note_it"]


@pytest.mark.parametrize("indicator", INDICATORS)
def test_the_bounds_of_a_median_are_the_medians_of_the_bounds(indicator: str) -> None:
    frame = pd.DataFrame(figures(indicator).values()).replace("", np.nan)
    frame = frame.astype({"value": "float64", "lower": "float64", "upper": "float64"}).set_index("cell_id")
    open_above = frame["lower"].notna() & frame["upper"].isna()
    lower, upper = (
        frame["lower"].fillna(frame["value"]),
        frame["upper"].fillna(frame["value"]).where(~open_above, np.inf),
    )
    for row in (row for row in read("observations") if row["indicator_id"] == indicator):
        level = next(area["level"] for area in read("areas") if area["area_id"] == row["area_id"])
        column = {"neighbourhood": "area_id", "zone": "zone_id", "stretch": "stretch_id"}[level]
        inside = [cell["cell_id"] for cell in read("cells") if cell[column] == row["area_id"]]
        ends = lower[inside].median(), upper[inside].median()
        written = [float(row[name] or row["value"]) for name in ("lower", "upper")]
        assert written == pytest.approx(list(ends), abs=0.0101)


def test_the_corners_that_are_far_from_a_weekend_night_stop_are_found() -> None:
    # The zone with the most places to go out has the corner that is farthest from the night network.
    zones = {row["cell_id"]: row["zone_id"] for row in read("cells")}
    night = {cell: float(row["value"]) for cell, row in figures("distance-night-stop").items()}
    worst = sorted(night, key=lambda cell: -night[cell])[:10]
    assert zones[worst[0]] == "borgo-vanchiglia"
    assert night[worst[0]] == pytest.approx(517.6, abs=0.1)
    assert min(night[cell] for cell in worst) > 400
