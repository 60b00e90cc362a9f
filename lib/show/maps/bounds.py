"""What of the world a map shows: west, south, east, north in degrees."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from lib.store import Package

Bounds: TypeAlias = tuple[float, float, float, float]

WIDTH, HEIGHT, TILE = 1000, 560, 256
"""Pixels of the window that a zoom is told for, and of the square that is the world at zoom 0 (web Mercator)."""


@lru_cache(maxsize=4)
def of_areas(package: Package) -> Bounds:
    """The neighbourhoods of a city package: what every map of the city shows first."""
    layer = package.layers["areas"]
    west, south, east, north = layer[layer["level"] == layer["level"].iloc[0]].total_bounds
    return float(west), float(south), float(east), float(north)


@lru_cache(maxsize=4)
def of_regions(package: Package) -> Bounds:
    """The regions of a comparison package."""
    west, south, east, north = package.layers["regions"].total_bounds
    return float(west), float(south), float(east), float(north)


def window(longitude: float, latitude: float, zoom: float) -> Bounds:
    """What a window of `WIDTH` by `HEIGHT` pixels shows at a zoom of web maps, around a point in degrees.

    One zoom more shows half as much. The point lies in the middle of the picture, not of the latitudes.
    """
    world = TILE * 2.0**zoom
    across = WIDTH / world * 360 / 2
    middle = math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2))
    upwards = HEIGHT / world * math.pi
    south, north = (math.degrees(2 * math.atan(math.exp(middle + each)) - math.pi / 2) for each in (-upwards, upwards))
    return longitude - across, south, longitude + across, north


@lru_cache(maxsize=256)
def seen(package: Package, area: str, zoom: str) -> Bounds:
    """What a map of a city shows: the neighbourhoods or, at a zoom, what lies around an area or a cell.

    `zoom` is as the address writes it, "" for none; "" for the area means all of them. Raises KeyError for no area.
    """
    if not zoom:
        return of_areas(package)
    west, south, east, north = _extent(package, area) if area else of_areas(package)
    return window((west + east) / 2, (south + north) / 2, float(zoom))


def _extent(package: Package, area: str) -> Bounds:
    for layer, key in (("areas", "area_id"), ("cells", "cell_id")):
        rows = package.layers[layer]
        found = rows[rows[key] == area]
        if len(found):
            west, south, east, north = found.total_bounds
            return float(west), float(south), float(east), float(north)
    raise KeyError(area)
