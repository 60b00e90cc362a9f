"""Where on the globe, and by which clock, a mapped area or a compared city is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lib.store import Package


@dataclass(frozen=True)
class Position:
    """A point in degrees of WGS 84, north and east positive, and the clock of the place (IANA time zone)."""

    lat: float
    lon: float
    timezone: str


@lru_cache(maxsize=64)
def area_position(package: Package, area_id: str) -> Position:
    """Find a point inside a mapped area (not its centre, which may lie outside); the clock is the package's.

    Raises KeyError for an area the package does not map.
    """
    layer = package.layers["areas"].set_index("area_id")
    point = layer.geometry[area_id].representative_point()
    return Position(float(point.y), float(point.x), package.config.timezone)


@lru_cache(maxsize=4)
def city_positions(package: Package) -> dict[str, Position]:
    """Find every compared city by its ISTAT code, at the position its row gives; the clock is the package's."""
    rows = package.tables["cities"]
    places = zip(rows["istat_code"], rows["lat"], rows["lon"], strict=True)
    return {str(code): Position(float(lat), float(lon), package.config.timezone) for code, lat, lon in places}
