"""The map underneath, drawn without any network: water and streets of the city, or the regions of the country.

It is a script that hands the features to the map once; the browser keeps it, so no later view sends it again.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

from lib.show import escape

if TYPE_CHECKING:
    import geopandas as gpd

    from lib.store import Package

DECIMALS = 5


def _rounded(coordinates: Any) -> Any:
    if isinstance(coordinates, (int, float)):
        return round(coordinates, DECIMALS)
    return [_rounded(part) for part in coordinates]


def geometry(shape: BaseGeometry) -> dict[str, Any]:
    """A geometry as GeoJSON with as many decimals as the layers have."""
    found = mapping(shape)
    return {"type": found["type"], "coordinates": _rounded(found["coordinates"])}


def _features(layer: gpd.GeoDataFrame, kinds: list[str], names: list[str]) -> list[dict[str, Any]]:
    return [
        {"type": "Feature", "properties": {"class": kind, "name": escape.html(name)}, "geometry": geometry(shape)}
        for kind, name, shape in zip(kinds, names, layer.geometry, strict=True)
    ]


def _script(features: list[dict[str, Any]], shapes: dict[str, dict[str, Any]]) -> str:
    collection = {"type": "FeatureCollection", "features": features}
    return f"window.basemap = {_json(collection)};\nwindow.shapes = {_json(shapes)};\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _shapes(layer: gpd.GeoDataFrame, name: str, key: str) -> dict[str, dict[str, Any]]:
    """Shapes that later layers draw by name, instead of sending them again."""
    return {f"{name}/{found}": geometry(shape) for found, shape in zip(layer[key], layer.geometry, strict=True)}


def city_basemap(package: Package) -> str:
    """Water and named streets of a city package, and the shapes of its areas."""
    river, streets = package.layers["river"], package.layers["streets"]
    water = river[river["part"] == "banks"]
    lines = river[river["part"] == "centreline"]
    features = [
        *_features(streets, [f"street-{rank}" for rank in streets["rank"]], list(streets["name"])),
        *_features(water, ["water"] * len(water), list(water["name"])),
        *_features(lines, ["river-line"] * len(lines), list(lines["name"])),
    ]
    shapes = _shapes(package.layers["areas"], "areas", "area_id") | _shapes(package.layers["cells"], "cells", "cell_id")
    return _script(features, shapes)


def country_basemap(package: Package) -> str:
    """Regions of a comparison package, as background and as shapes."""
    regions = package.layers["regions"]
    features = _features(regions, ["region"] * len(regions), list(regions["name_en"]))
    return _script(features, _shapes(regions, "regions", "region_code"))
