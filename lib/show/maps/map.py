"""Folium maps: one constant map underneath, one changing layer of areas and points on it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import folium
from branca.element import MacroElement
from folium.template import Template

TILE_ORIGIN = "https://tile.openstreetmap.org"
TILE_ADDRESS = TILE_ORIGIN + "/{z}/{x}/{y}.png"
TILE_CREDIT = "&copy; OpenStreetMap contributors"


@dataclass(frozen=True)
class MapAssets:
    """Addresses of the scripts and styles a map loads, each with its name, in order."""

    scripts: tuple[tuple[str, str], ...]
    styles: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing on the map: its geometry, the classes it is drawn by, and its escaped texts.

    The geometry is GeoJSON, or the name of a shape that the base map brought along (`areas/<id>`).
    """

    id: str
    geometry: dict[str, Any] | str
    css: str
    label: str = ""
    tip: str = ""
    glyph: str = ""
    radius: float = 0.0

    def geojson(self) -> dict[str, Any]:
        """The feature as GeoJSON, without the properties it does not have."""
        properties = {
            "id": self.id,
            "class": self.css,
            "label": self.label,
            "tip": self.tip,
            "glyph": self.glyph,
            "radius": self.radius,
        }
        kept = {name: value for name, value in properties.items() if value}
        if isinstance(self.geometry, str):
            kept["shape"] = self.geometry
        geometry = None if isinstance(self.geometry, str) else self.geometry
        return {"type": "Feature", "id": self.id, "properties": kept, "geometry": geometry}


def base_map(assets: MapAssets, bounds: tuple[float, float, float, float], tiles: bool = False) -> folium.Map:
    """The constant map, fitted to `bounds` (west, south, east, north in degrees); online tiles on request only."""
    west, south, east, north = bounds
    chart = folium.Map(
        location=((south + north) / 2, (west + east) / 2),
        zoom_start=13,
        tiles=None,
        zoom_snap=0.25,
        zoom_delta=0.5,
    )
    chart.default_js = list(assets.scripts)
    chart.default_css = list(assets.styles)
    if tiles:
        folium.TileLayer(TILE_ADDRESS, attr=TILE_CREDIT, control=False).add_to(chart)
    chart.fit_bounds([[south, west], [north, east]], padding=(12, 12))
    return chart


@dataclass(frozen=True, eq=False)
class Layer:
    """Features that are drawn and taken away together. One object a view: it is built once and shared."""

    features: tuple[Feature, ...]

    @property
    def data(self) -> str:
        """The features as a GeoJSON collection: written when it is asked for, as most layers are served as files."""
        collection = {"type": "FeatureCollection", "features": [feature.geojson() for feature in self.features]}
        return json.dumps(collection, separators=(",", ":"), allow_nan=False)

    @cached_property
    def digest(self) -> str:
        """What tells this layer from any other."""
        return hashlib.sha256(self.data.encode()).hexdigest()[:16]


class Layers(MacroElement):
    """A folium element: the layers on a map, drawn by the map's own script, which keeps those already there.

    Each comes with its data, or with the address where `addresses` says that its digest is served.
    """

    _template = Template(
        "{% macro script(this, kwargs) %}showLayers({{ this._parent.get_name() }}, {{ this.data }});{% endmacro %}"
    )

    def __init__(self, layers: Sequence[Layer], addresses: Mapping[str, str] | None = None) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # branca has no types
        self._name = "Layers"
        self.data = entries(layers, addresses or {})


def entries(layers: Sequence[Layer], addresses: Mapping[str, str]) -> str:
    """Layers as the map's script takes them: JSON, each with its data or with the address that its digest has."""
    return f"[{','.join(_entry(layer, addresses.get(layer.digest)) for layer in layers)}]"


def _entry(layer: Layer, address: str | None) -> str:
    content = f'"address":{json.dumps(address)}' if address else f'"data":{layer.data}'
    return f'{{"digest":"{layer.digest}",{content}}}'
