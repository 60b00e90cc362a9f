"""The local projects a call funded."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import pandas as pd
from shapely.geometry import Point

from lib.model.funded import BY_AREA, IN_ALL, funded
from lib.store import Package
from lib.web.packages import city
from tests.model_packages import observations, package

EAST, WEST, HILL = "east", "west", "hill"


def call(total: list[dict[str, Any]], by_area: dict[str, float], points: list[Point | None]) -> Package:
    """A package of three areas with the published numbers and a layer of local projects."""
    areas = pd.DataFrame({"area_id": [EAST, WEST, HILL], "level": "neighbourhood", "source_id": "register"})
    territories = pd.DataFrame({"territory_id": ["pilot"], "level": "pilot", "name_it": "i", "name_en": "e"})
    area_rows = [{"area_id": area, "indicator_id": BY_AREA, "value": value} for area, value in by_area.items()]
    tables = {
        "areas": areas,
        "indicators": pd.DataFrame({"indicator_id": [IN_ALL, BY_AREA], "status": "published"}),
        "territories": territories,
        "observations": observations("area_id", area_rows),
        "context_observations": observations("territory_id", [{"territory_id": "pilot"} | row for row in total]),
    }
    projects = gpd.GeoDataFrame(
        {"project_id": [str(place) for place in range(len(points))]}, geometry=points, crs="EPSG:4326"
    )
    return package("city", tables, {"local_projects": projects})


NINETEEN = [{"indicator_id": IN_ALL, "value": 19}]


def test_numbers_are_the_published_ones() -> None:
    found = funded(call(NINETEEN, {EAST: 14, WEST: 5}, [Point(1, 1)]))
    assert found is not None
    assert found.total == 19
    assert found.by_area == ((EAST, 14), (WEST, 5))


def test_rows_of_the_list_are_never_counted_as_projects() -> None:
    few, many = (funded(call(NINETEEN, {EAST: 14}, [Point(1, 1)] * rows)) for rows in (1, 25))
    assert few is not None
    assert many is not None
    assert few.total == many.total == 19


def test_only_those_with_a_point_are_on_the_map() -> None:
    found = funded(call(NINETEEN, {}, [Point(1, 1), None, Point(), Point(2, 2)]))
    assert found is not None
    assert found.placed == 2
    assert found.by_area == ()


def test_the_latest_total_counts() -> None:
    older = {"indicator_id": IN_ALL, "value": 12, "period": "2020"}
    found = funded(call([older, *NINETEEN], {}, []))
    assert found is not None
    assert found.total == 19


def test_a_package_without_a_total_has_none() -> None:
    assert funded(call([], {EAST: 14}, [Point(1, 1)])) is None
    assert funded(call([{"indicator_id": IN_ALL, "value": float("nan")}], {EAST: 14}, [])) is None


def test_the_city_funded_nineteen_of_which_some_have_a_place() -> None:
    found = funded(city())
    assert found is not None
    assert found.total == 19
    assert sorted(number for _, number in found.by_area) == [5, 14]
    assert found.placed == 8
