"""Folium maps: one constant map underneath, one changing layer of areas and points on it."""

from __future__ import annotations

import json
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Feature:
    """One thing on the map: its geometry (GeoJSON), the classes it is drawn by, and its escaped texts."""

    id: str
    geometry: dict[str, Any]
    css: str
    label: str = ""
    tip: str = ""
    glyph: str = ""
    radius: float = 0.0

    def geojson(self) -> dict[str, Any]:
        """The feature as GeoJSON, without the properties it does not have."""
        properties = {"id": self.id, "class": self.css, "label": self.label, "tip": self.tip,
                      "glyph": self.glyph, "radius": self.radius}
        kept = {name: value for name, value in properties.items() if value}
        return {"type": "Feature", "id": self.id, "properties": kept, "geometry": self.geometry}


def base_map(assets: MapAssets, bounds: tuple[float, float, float, float], tiles: bool = False) -> folium.Map:
    """The constant map, fitted to `bounds` (west, south, east, north in degrees); online tiles on request only."""
    west, south, east, north = bounds
    chart = folium.Map(
        location=((south + north) / 2, (west + east) / 2), zoom_start=13, tiles=None, zoom_snap=0.25,
        zoom_delta=0.5, attribution_control=True, control_scale=True,
    )
    chart.default_js = list(assets.scripts)
    chart.default_css = list(assets.styles)
    if tiles:
        folium.TileLayer(TILE_ADDRESS, attr=TILE_CREDIT, control=False).add_to(chart)
    chart.fit_bounds([[south, west], [north, east]], padding=(12, 12))
    return chart


class Features(MacroElement):
    """A folium element: features handed to the map's own script, which draws them by their classes."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "var {{ this.get_name() }} = drawFeatures({{ this.data }}).addTo({{ this._parent.get_name() }});"
        "{% endmacro %}"
    )

    def __init__(self, features: list[Feature]) -> None:
        super().__init__()
        self._name = "Features"
        collection = {"type": "FeatureCollection", "features": [feature.geojson() for feature in features]}
        self.data = json.dumps(collection, separators=(",", ":"), allow_nan=False)


def layer(features: list[Feature]) -> folium.FeatureGroup:
    """The changing layer, to be drawn on a base map."""
    group = folium.FeatureGroup(name="layer", control=False)
    Features(features).add_to(group)
    return group
