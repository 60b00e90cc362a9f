"""What lies under the figures: water and streets of a city, or the regions of a country; names of its main streets."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

import shapely
from shapely import line_merge
from shapely.geometry import LineString

from lib.export.pictures.letters import plain, width
from lib.export.pictures.maps import paths
from lib.export.pictures.maps.ground import Ground, projected
from lib.export.pictures.maps.styles import style

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shapely.geometry.base import BaseGeometry

    from lib.export.pictures.maps.written import Written
    from lib.export.pictures.sheet import Sheet
    from lib.store import Package

COUNTRY = "country"
STREET = 0.62
"""Size of street names, in sizes of letters."""
MOST_STREETS = 6
HALF = 180
"""Degrees: a name is never upside down."""
ROOM = 1.25
"""A street is named where it is longer than its name by so much."""


def draw(sheet: Sheet, ground: Ground, base: str, package: Package, size: float) -> None:
    """Draw the base map of a package."""
    shown = [(shape, style(f"base {css}", sheet.map)) for css, shape in _layers(package, base)]
    paths.draw(sheet, ground, shown, size)


@lru_cache(maxsize=8)
def _layers(package: Package, base: str) -> tuple[tuple[str, BaseGeometry], ...]:
    """List the shapes from below, each with the class it is drawn by, as in `basemap`."""
    if base == COUNTRY:
        return tuple(("region", shape) for shape in projected(package, "regions").geometry)
    streets, river = projected(package, "streets"), projected(package, "river")
    lines = sorted(zip(streets["rank"], streets.geometry, strict=True), key=lambda pair: pair[0] != "local")
    parts = {"banks": "water", "centreline": "river-line"}
    water = [(parts[part], shape) for part, shape in zip(river["part"], river.geometry, strict=True) if part in parts]
    water.sort(key=lambda pair: pair[0] != "water")
    return (*((f"street-{rank}", shape) for rank, shape in lines), *water)


def name_streets(sheet: Sheet, ground: Ground, package: Package, written: Written) -> None:
    """Name main streets along themselves, the longest first, where nothing else is written."""
    size, named = sheet.font * STREET, 0
    for name, line in _longest(package, ground):
        text = plain(name)
        wide = width(text, size)
        if named == MOST_STREETS or line.length / ground.metres < wide * ROOM:
            continue
        spot = _spot(line, ground, wide, size, written)
        if spot:
            x, y, angle = spot
            sheet.text(x, y, text, size=size, colour=sheet.quiet, across="center", halo=sheet.map.halo, angle=angle)
            named += 1


def _longest(package: Package, ground: Ground) -> Iterator[tuple[str, LineString]]:
    """List main streets with the longest part of each that is in sight, the longest first."""
    streets = projected(package, "streets")
    main = streets[streets["rank"] == "main"]
    found = []
    for name, shape in zip(main["name"], main.geometry, strict=True):
        seen = shapely.intersection(shape, ground.window)
        merged = line_merge(seen) if seen.geom_type == "MultiLineString" else seen
        lines = [part for part in shapely.get_parts(merged) if isinstance(part, LineString) and part.length]
        if lines:
            found.append((str(name), max(lines, key=lambda line: line.length)))
    seen_names: set[str] = set()
    for name, line in sorted(found, key=lambda pair: -pair[1].length):
        if name not in seen_names:
            seen_names.add(name)
            yield name, line


def _spot(
    line: LineString, ground: Ground, wide: float, size: float, written: Written
) -> tuple[float, float, float] | None:
    """Find a straight enough part of a street where its name covers nothing."""
    drawn = ground.pixels(line)
    for part in (0.5, 0.35, 0.65, 0.22, 0.78):
        middle = drawn.length * part
        start, end = (
            drawn.interpolate(max(0.0, middle - wide / 2)),
            drawn.interpolate(min(drawn.length, middle + wide / 2)),
        )
        if math.hypot(end.x - start.x, end.y - start.y) < wide * 0.97:
            continue
        x, y = (start.x + end.x) / 2, (start.y + end.y) / 2
        angle = math.degrees(math.atan2(start.y - end.y, end.x - start.x))
        angle = (angle + HALF / 2) % HALF - HALF / 2
        if written.turned(x, y, wide, size * 1.2, angle):
            return x, y, angle
    return None
