"""The ground of a map: where things lie in a picture, in the metres of their package, so that no shape is stretched."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import numpy as np
import shapely
from pyproj import Transformer
from shapely.geometry import box as rectangle
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

if TYPE_CHECKING:
    from lib.export.slides.boxes import Box
    from lib.store import Package

DEGREES = "EPSG:4326"
MARGIN = 0.04
"""Part of what has to be in sight that is left free on each side."""
SEGMENTS = 0.1
"""The edge of what has to be in sight is bent when it is projected: degrees between two points that are looked at."""
KEYS = {"areas": ("areas", "area_id"), "cells": ("cells", "cell_id"), "regions": ("regions", "region_code")}
"""Names of shapes begin with one of these: the layer and the column of their ids."""


@dataclass(frozen=True)
class Ground:
    """A part of the ground, in metres, and the box it fills: `left` and `top` of it in both, and metres a pixel."""

    west: float
    north: float
    metres: float
    box: Box

    def pixels(self, geometry: BaseGeometry) -> BaseGeometry:
        """Return a geometry in metres as it lies in the picture."""
        return shapely.transform(geometry, self.flat)

    def flat(self, metres: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
        """Return coordinates in metres (n × 2) in pixels."""
        across = self.box.left + (metres[:, 0] - self.west) / self.metres
        down = self.box.top + (self.north - metres[:, 1]) / self.metres
        return np.column_stack([across, down])

    def point(self, geometry: BaseGeometry) -> tuple[float, float]:
        """Return where a point in metres lies in the picture."""
        ((across, down),) = self.flat(shapely.get_coordinates(geometry))
        return float(across), float(down)

    @property
    def window(self) -> BaseGeometry:
        """What is in sight, in metres."""
        east, south = self.west + self.box.width * self.metres, self.north - self.box.height * self.metres
        return rectangle(self.west, south, east, self.north)


def ground(bounds: tuple[float, float, float, float], package: Package, box: Box) -> Ground:
    """Return the ground that shows bounds (west, south, east, north in degrees) whole in the middle of a box."""
    edge = shapely.segmentize(rectangle(*bounds), SEGMENTS)
    west, south, east, north = metres(edge, package.config.measure_crs).bounds
    wide, high = (east - west) * (1 + 2 * MARGIN), (north - south) * (1 + 2 * MARGIN)
    each = max(wide / box.width, high / box.height) or 1.0
    middle = ((west + east) / 2, (south + north) / 2)
    return Ground(middle[0] - box.width * each / 2, middle[1] + box.height * each / 2, each, box)


@lru_cache(maxsize=8)
def _transformer(crs: str) -> Transformer:
    return Transformer.from_crs(DEGREES, crs, always_xy=True)


def metres(geometry: BaseGeometry, crs: str) -> BaseGeometry:
    """Project a geometry in degrees."""
    moved = _transformer(crs).transform

    def _all(degrees: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
        return np.column_stack(moved(degrees[:, 0], degrees[:, 1]))

    return shapely.transform(geometry, _all)


@lru_cache(maxsize=64)
def projected(package: Package, layer: str) -> gpd.GeoDataFrame:
    """Return a layer of a package in metres; nobody changes it."""
    return package.layers[layer].to_crs(package.config.measure_crs)


@lru_cache(maxsize=16)
def _named(package: Package, layer: str, key: str) -> dict[str, BaseGeometry]:
    found = projected(package, layer)
    return dict(zip(found[key], found.geometry, strict=True))


def placed(geometry: dict[str, Any] | str, package: Package) -> BaseGeometry | None:
    """Return the geometry of a feature in metres: its own, or that of the shape it names; None for an unknown name."""
    if not isinstance(geometry, str):
        return metres(shape(geometry), package.config.measure_crs)
    kind, _, name = geometry.partition("/")
    return _named(package, *KEYS[kind]).get(name) if kind in KEYS else None
