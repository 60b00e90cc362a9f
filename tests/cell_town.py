"""The town of `model_packages` with streets, cared-for places and local projects: what its cells are measured to."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import pandas as pd
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from lib.model.computing.cell_measures import CELL_MEASURES
from lib.store import Package
from tests.model_packages import METRES, at, line, package, town

STREETS: dict[str, BaseGeometry] = {
    "Long Street": line((-1000, 250), (1000, 250)),
    "North Road, Mill Lane": line((-1000, 800), (1000, 800)),
    "Hill Way": line((500, -1000), (500, 0)),
    "Corner": line((-990, 10), (-980, 10)),
    "": line((-1000, 500), (1000, 500)),
}
PLACES = {
    "library": ("library", 40.0, "gazette", at(-400, 400)),
    "square": ("square", 10.0, "gazette", at(0, 500)),
    "garden": ("redeveloped", 30.0, "map", at(600, 600)),
    "hub": ("hub", 20.0, "register", at(700, -700)),
}
PROJECTS: dict[str, tuple[float, str, Point | None]] = {
    "lights": (120.0, "gazette", at(-800, 100)),
    "voices": (float("nan"), "gazette", None),
    "walls": (0.0, "drawn", at(600, 600)),
}
UNITS = {"venues-300m": ("locali", "venues")}


def cell_town(**stated: dict[str, Any]) -> Package:
    """The town; `stated` gives the resource of a layer more keys, such as `stops={"reach_m": 300}`."""
    plain = town()
    catalogue = [
        {"indicator_id": each, "order": 100 + place, "decimals": 0, "source_id": "list"}
        | dict(zip(("unit_it", "unit_en"), UNITS.get(each, ("m", "m")), strict=True))
        for place, each in enumerate(CELL_MEASURES)
    ]
    listed = pd.DataFrame(catalogue).reindex(
        columns=[*plain.tables["indicators"].columns, "source_id", "unit_it", "unit_en"]
    )
    years = pd.DataFrame({"source_id": ["gazette", "list"], "year": ["", "2026"]})
    tables = {
        **plain.tables,
        "indicators": pd.concat([plain.tables["indicators"], listed], ignore_index=True),
        "sources": pd.concat([plain.tables["sources"], years], ignore_index=True),
    }
    layers = {**plain.layers, "streets": _streets(), "places": _places(), "local_projects": _projects()}
    layers["stops"] = plain.layers["stops"].assign(name=[f"Stop {each}" for each in range(len(plain.layers["stops"]))])
    layers["venues"] = plain.layers["venues"].assign(name=["Anchor", "", "Bell", "Crown", "Dove"])
    layers["crossings"] = plain.layers["crossings"].assign(name=["West", "Middle", "East", "Muddy"])
    names = ["stops", "venues", "crossings", "places", "local_projects"]
    periods: dict[str, dict[str, Any]] = {"stops": {"period": "2023-04"}, "places": {"period": "2026-05"}}
    resources = [{"name": name} | periods.get(name, {}) | stated.get(name, {}) for name in names]
    return package("city", dict(tables), dict(layers), river=plain.config.river, resources=resources)


def with_layer(original: Package, name: str, layer: gpd.GeoDataFrame) -> Package:
    """The package with another layer in the place of one."""
    layers = {**original.layers, name: layer}
    resources = original.descriptor["resources"]
    return package("city", dict(original.tables), layers, river=original.config.river, resources=resources)


def _streets() -> gpd.GeoDataFrame:
    return _layer({"name": list(STREETS), "source_id": "map"}, list(STREETS.values()))


def _places() -> gpd.GeoDataFrame:
    kinds, accuracies, sources, points = zip(*PLACES.values(), strict=True)
    about = {"name": list(PLACES), "kind": kinds, "accuracy_m": accuracies, "source_id": sources}
    return _layer(about | {"url": [f"https://{each}.example" for each in PLACES]}, list(points))


def _projects() -> gpd.GeoDataFrame:
    accuracies, sources, points = zip(*PROJECTS.values(), strict=True)
    about = {"name": list(PROJECTS), "accuracy_m": accuracies, "source_id": sources, "url": ""}
    return _layer(about, list(points))


def _layer(about: dict[str, Any], shapes: list[BaseGeometry | None]) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(pd.DataFrame(about), geometry=shapes, crs=METRES).to_crs("EPSG:4326")
