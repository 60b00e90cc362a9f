"""Names on a map that stand outside what they name: the large areas, each beside itself, and the river above them."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

import geopandas as gpd
from shapely import line_merge
from shapely.geometry import LineString, Point, box
from shapely.geometry.base import BaseGeometry

from lib.model.computing.areas import projected
from lib.show import escape
from lib.show.maps.areas import OUTLINED
from lib.show.maps.basemap import geometry
from lib.show.maps.map import Feature, Layer

if TYPE_CHECKING:
    from lib.store import Package

DEGREES = "EPSG:4326"
FAR = 100_000.0
SIDES, ABOVE = 0.2, 0.1
"""Parts of the areas' width that a map shows on either side of them and above, where the river may be named."""
CLEAR = 120.0
"""Metres the river's name keeps away from the areas."""


@lru_cache(maxsize=8)
def place_names(package: Package, lang: str) -> Layer:
    """Write the names, as points that are not drawn with labels that are."""
    rows = package.layers["areas"]
    large = rows[rows["level"] == OUTLINED]
    shapes = projected(large, package.config.measure_crs, "area_id")
    found = [_beside(row, shapes, package, lang) for row in large.drop(columns="geometry").to_dict("records")]
    return Layer((*found, *_river(package, shapes)))


def _beside(row: dict[str, str], shapes: gpd.GeoSeries, package: Package, lang: str) -> Feature:
    """Name an area where it looks away from the others: their common middle is behind it."""
    shape, middle = shapes[row["area_id"]], shapes.union_all().centroid
    angle = math.atan2(shape.centroid.y - middle.y, shape.centroid.x - middle.x)
    away = LineString([shape.centroid, _moved(shape.centroid, angle)])
    edge = Point(away.intersection(shape).coords[-1]) if shape.contains(shape.centroid) else shape.centroid
    shift = f"translate({round(math.cos(angle) * 56)}%,{round(-math.sin(angle) * 90)}%)"
    label = f'<b class="{row["hue"]}" style="transform:{shift}">{escape.html(row[f"name_{lang}"])}</b>'
    return _label(f"name-of-{row['area_id']}", edge, label, package)


def _moved(point: Point, angle: float) -> Point:
    return Point(point.x + math.cos(angle) * FAR, point.y + math.sin(angle) * FAR)


def _river(package: Package, shapes: gpd.GeoSeries) -> list[Feature]:
    """Name the river along its longest visible part outside the areas; not where there is none."""
    layer = package.layers["river"]
    lines = layer[(layer["name"] == package.config.river) & (layer["part"] == "centreline")]
    if lines.empty:
        return []
    areas = shapes.union_all()
    west, south, east, north = areas.bounds
    wide = east - west
    room = box(west - SIDES * wide, south, east + SIDES * wide, north + ABOVE * wide)
    merged = line_merge(projected(lines, package.config.measure_crs).union_all())
    course = max(_lines(merged), key=lambda line: line.length)
    seen = course.intersection(room).difference(areas.buffer(CLEAR))
    part = max(_lines(seen), key=lambda line: line.length, default=None)
    if part is None:
        return []
    middle, ahead = part.interpolate(0.5, normalized=True), part.interpolate(0.55, normalized=True)
    slope = -math.degrees(math.atan((ahead.y - middle.y) / ((ahead.x - middle.x) or 1e-9)))
    label = f'<i style="transform:rotate({slope:.0f}deg)">{escape.html(package.config.river)}</i>'
    return [_label("name-of-river", middle, label, package)]


def _lines(shape: BaseGeometry) -> list[LineString]:
    parts = getattr(shape, "geoms", [shape])
    return [part for part in parts if isinstance(part, LineString) and part.length]


def _label(name: str, point: Point, label: str, package: Package) -> Feature:
    place = gpd.GeoSeries([point], crs=package.config.measure_crs).to_crs(DEGREES).iloc[0]
    return Feature(name, geometry(place), css="anchor", label=label)
