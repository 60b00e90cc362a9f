"""Where areas and cities are, and by which clock."""

from __future__ import annotations

from dataclasses import replace

import pytest
from shapely.geometry import Point

from lib.model.position import Position, area_position, city_positions
from lib.web.packages import city, comparison


@pytest.mark.parametrize("area_id", city().tables["areas"]["area_id"])
def test_an_area_is_a_point_inside_it(area_id: str) -> None:
    layer = city().layers["areas"].set_index("area_id")
    found = area_position(city(), area_id)
    assert layer.geometry[area_id].contains(Point(found.lon, found.lat))
    west, south, east, north = city().config.bounds
    assert west < found.lon < east
    assert south < found.lat < north


def test_the_clock_is_that_of_the_package() -> None:
    elsewhere = replace(city(), config=replace(city().config, timezone="Europe/Helsinki"))
    area = str(city().tables["areas"]["area_id"].iloc[0])
    assert area_position(city(), area).timezone == "Europe/Rome"
    assert area_position(elsewhere, area).timezone == "Europe/Helsinki"


def test_an_area_that_is_not_mapped_is_an_error() -> None:
    with pytest.raises(KeyError):
        area_position(city(), "atlantis")


def test_every_city_stands_where_its_row_says() -> None:
    found = city_positions(comparison())
    rows = comparison().tables["cities"]
    assert list(found) == list(rows["istat_code"])
    assert found["075035"] == Position(40.35354, 18.17191, "Europe/Rome")
    assert found["075035"].lon > found["001272"].lon


def test_cities_elsewhere_have_their_own_clock() -> None:
    elsewhere = replace(comparison(), config=replace(comparison().config, timezone="Europe/Madrid"))
    assert {each.timezone for each in city_positions(elsewhere).values()} == {"Europe/Madrid"}
