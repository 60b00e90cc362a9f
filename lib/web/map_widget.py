"""A folium map on a page: the constant map stays mounted, only the layers on it change.

The map component writes a map anew, and compares it by a digest, in every run of every session. What it would
write is the same for all visitors of a view, so it is written once here, by the component's own functions, and
kept; its frame gets it as ever.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import streamlit as st

from lib.show.maps.map import Layer, Layers, base_map
from lib.web.assets import map_assets, served_layers, version

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Bounds = tuple[float, float, float, float]
ANSWER = "last_active_drawing"


def show(
    key: str,
    basemap: str,
    bounds: Bounds,
    layers: Sequence[Layer],
    height: int,
    on_click: Callable[[str], None] | None = None,
    tiles: bool = False,
) -> None:
    """Draw the map; `on_click` gets the id of a feature the visitor clicks."""
    # Imported where a map is drawn: at start-up its component would register before Streamlit's runtime is there.
    from streamlit_folium import _component_func as frame

    # A frame keeps the constant map it was first given: another one needs another key.
    place = "-".join(f"{side:.5f}" for side in bounds)
    full_key = f"{key}-{basemap}-{version()}-{'online' if tiles else 'offline'}-{place}"
    frame(
        **_constant_map(basemap, bounds, tiles),
        key=full_key,
        height=height,
        width=None,
        default={ANSWER: None},
        returned_objects=[ANSWER],
        feature_group=_script(tuple(layers)),
        zoom=None,
        center=None,
        return_on_hover=False,
        layer_control=None,
        pixelated=False,
        wrap_longitude=False,
        on_change=lambda: _clicked(full_key, on_click),
    )


def _clicked(key: str, on_click: Callable[[str], None] | None) -> None:
    answer: Any = st.session_state.get(key) or {}
    drawing = answer.get(ANSWER) or {}
    found = (drawing.get("properties") or {}).get("id")
    if on_click and isinstance(found, str):
        on_click(found)


@lru_cache(maxsize=16)
def _constant_map(basemap: str, bounds: Bounds, tiles: bool) -> dict[str, Any]:
    """The parts of the map that stay: its script, its head and the files it loads."""
    from streamlit_folium import _get_header, _get_html, _get_map_string, get_full_id

    chart = base_map(map_assets(basemap), bounds, tiles)
    chart.get_root().render()
    return {
        "html": _get_html(chart),
        "header": _get_header(chart),
        "script": _get_map_string(chart),
        "id": get_full_id(chart),
        "js_links": [address for _, address in chart.default_js],
        "css_links": [address for _, address in chart.default_css],
    }


@lru_cache(maxsize=512)
def _script(layers: tuple[Layer, ...]) -> str:
    """The layers on the map, as the script that the frame runs when it differs from the last one.

    The frame would take away everything drawn before it runs a new one; ours keeps what stays, so it hands in nothing.
    """
    import folium
    from streamlit_folium import get_full_id

    chart = folium.Map()
    drawing = Layers(layers, served_layers())
    drawing.add_to(chart)
    return str(drawing._template.module.script(drawing)).replace(get_full_id(chart), "map_div")
