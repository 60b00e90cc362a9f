"""Names that stand outside what they name."""

from __future__ import annotations

import re
from typing import Any

import geopandas as gpd
import pandas as pd
import pytest
from shapely.geometry import Point, shape
from shapely.geometry.base import BaseGeometry

from lib.show.maps.map import Feature
from lib.show.maps.place_names import place_names
from lib.store import Package
from lib.web.packages import city
from tests.model_packages import METRES, line, package, square

EAST = square(0, 0, 1000, 1000)
WEST = square(-1000, 0, 0, 1000)


def town(areas: dict[str, BaseGeometry], river: list[BaseGeometry], names: tuple[str, ...] = ()) -> Package:
    """Neighbourhoods by id, and the course of the river Clear."""
    rows = pd.DataFrame({"area_id": list(areas), "level": "neighbourhood", "hue": "warm"})
    rows = rows.assign(name_it=names or rows["area_id"], name_en=names or rows["area_id"] + " side")
    courses = pd.DataFrame({"name": ["Clear"] * len(river), "part": "centreline"})
    layers = {
        "areas": gpd.GeoDataFrame(rows, geometry=list(areas.values()), crs=METRES).to_crs("EPSG:4326"),
        "river": gpd.GeoDataFrame(courses, geometry=river, crs=METRES).to_crs("EPSG:4326"),
    }
    return package("city", {}, layers, river="Clear")


def named(found: Package, lang: str = "en") -> dict[str, Feature]:
    """The names on the map by their ids."""
    return {feature.id: feature for feature in place_names(found, lang).features}


def degrees(feature: Feature) -> BaseGeometry:
    """Where a name hangs."""
    assert isinstance(feature.geometry, dict)
    return shape(feature.geometry)


def place(feature: Feature) -> Any:
    """Where a name hangs, in metres."""
    return gpd.GeoSeries([degrees(feature)], crs="EPSG:4326").to_crs(METRES).iloc[0]


def shift(feature: Feature) -> tuple[int, int]:
    """How far a name is moved off its point, in parts of its own size."""
    found = re.search(r"translate\((-?\d+)%,(-?\d+)%\)", feature.label)
    assert found
    return int(found[1]), int(found[2])


def test_areas_are_named_away_from_each_other() -> None:
    found = named(town({"east": EAST, "west": WEST}, []))
    assert place(found["name-of-east"]).x == pytest.approx(501_000, abs=2)
    assert place(found["name-of-west"]).x == pytest.approx(499_000, abs=2)
    assert shift(found["name-of-east"]) == (56, 0)
    assert shift(found["name-of-west"])[0] == -56


def test_a_name_above_its_area_moves_up() -> None:
    found = named(town({"north": square(0, 1000, 1000, 2000), "south": EAST}, []))
    assert shift(found["name-of-north"])[1] < 0 < shift(found["name-of-south"])[1]


def test_names_are_in_the_language_and_the_colour_of_the_area() -> None:
    pair = town({"east": EAST, "west": WEST}, [])
    assert ">east side</b>" in named(pair, "en")["name-of-east"].label
    assert ">east</b>" in named(pair, "it")["name-of-east"].label
    assert 'class="warm"' in named(pair)["name-of-east"].label


def test_the_river_is_named_where_no_area_covers_it() -> None:
    course = line((-3000, 500), (3000, 500))
    found = place(named(town({"east": EAST, "west": WEST}, [course]))["name-of-river"])
    assert found.y == pytest.approx(5_000_500, abs=2)
    assert found.distance(EAST.union(WEST)) > 100
    assert found.distance(EAST.union(WEST)) < 500


def test_the_river_is_named_along_its_course() -> None:
    rising = line((-500, 900), (500, 1900))
    label = named(town({"east": square(-900, -900, 900, 900)}, [rising]))["name-of-river"].label
    turned = re.search(r"rotate\((-?\d+)deg\)", label)
    assert turned
    assert int(turned[1]) == pytest.approx(-45, abs=2)


def test_a_river_inside_the_areas_has_no_room_for_its_name() -> None:
    assert "name-of-river" not in named(town({"east": EAST}, [line((300, 500), (700, 500))]))


def test_a_river_far_away_is_not_named() -> None:
    assert "name-of-river" not in named(town({"east": EAST}, [line((9000, 500), (9900, 500))]))


def test_without_a_course_there_is_no_name() -> None:
    assert set(named(town({"east": EAST, "west": WEST}, []))) == {"name-of-east", "name-of-west"}


def test_the_main_course_is_named_not_a_side_arm() -> None:
    main, arm = line((-3000, 500), (3000, 500)), line((1050, 800), (1400, 800))
    found = place(named(town({"east": EAST, "west": WEST}, [main, arm]))["name-of-river"])
    assert found.distance(main) < 1 < found.distance(arm)


def test_pieces_of_a_course_are_read_as_one() -> None:
    pieces: list[BaseGeometry] = [line((-3000, 500), (-1500, 500)), line((-1500, 500), (3000, 500))]
    assert place(named(town({"east": EAST, "west": WEST}, pieces))["name-of-river"]).y == pytest.approx(
        5_000_500, abs=2
    )


def test_names_of_a_package_cannot_bring_markup_into_a_map() -> None:
    found = named(town({"east": EAST, "west": WEST}, [], names=("<img src=x onerror=alert(1)>", "{{ 7 }}")))
    assert "<img" not in found["name-of-east"].label
    assert "{{" not in found["name-of-west"].label


def test_the_city_names_its_neighbourhoods_and_its_river() -> None:
    found, areas = named(city()), city().layers["areas"].set_index("area_id")
    assert len(found) == (areas["level"] == "neighbourhood").sum() + 1
    assert city().config.river in found["name-of-river"].label
    large = areas[areas["level"] == "neighbourhood"].geometry.union_all()
    assert not large.contains(degrees(found["name-of-river"]))
    assert all(isinstance(degrees(each), Point) for each in found.values())
