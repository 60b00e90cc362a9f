"""Geometries of a package's layers as GeoJSON, written once and kept."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from lib.show.maps.basemap import geometry

if TYPE_CHECKING:
    from lib.store import Package


@lru_cache(maxsize=64)
def shapes(package: Package, layer: str, key: str) -> dict[str, dict[str, Any]]:
    """Geometry of each feature of a layer that has one, by its id."""
    frame = package.layers[layer]
    return {
        str(name): geometry(shape)
        for name, shape in zip(frame[key], frame.geometry, strict=True)
        if shape is not None and not shape.is_empty
    }
