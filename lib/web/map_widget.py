"""A folium map on a page: the constant map stays mounted, only the layer on it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from lib.show.map import Feature, base_map, layer
from lib.web.assets import map_assets, version

if TYPE_CHECKING:
    from collections.abc import Callable


def show(
    key: str, basemap: str, bounds: tuple[float, float, float, float], features: list[Feature], height: int,
    on_click: Callable[[str], None] | None = None, tiles: bool = False,
) -> None:
    """Draw the map; `on_click` gets the id of a feature the visitor clicks.

    The key carries the version of everything the constant map is made of: the component compares maps by a
    digest that overlooks such differences, and would keep showing the old one.
    """
    # Imported where a map is drawn: at start-up its component would register before Streamlit's runtime is there.
    from streamlit_folium import st_folium

    full_key = f"{key}-{basemap}-{version()}-{'online' if tiles else 'offline'}"
    st_folium(
        base_map(map_assets(basemap), bounds, tiles), key=full_key, height=height, use_container_width=True,
        feature_group_to_add=layer(features), returned_objects=["last_active_drawing"],
        on_change=lambda: _clicked(full_key, on_click),
    )


def _clicked(key: str, on_click: Callable[[str], None] | None) -> None:
    answer: Any = st.session_state.get(key) or {}
    drawing = answer.get("last_active_drawing") or {}
    found = (drawing.get("properties") or {}).get("id")
    if on_click and isinstance(found, str):
        on_click(found)
