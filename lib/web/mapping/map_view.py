"""The map with what is chosen on it, drawn again on its own: it is repainted before the rest of the page follows."""

from __future__ import annotations

import streamlit as st

from lib.model.figures import offered_names
from lib.model.units import scales
from lib.show import words
from lib.show.maps import areas, bounds, cells, legend, points
from lib.store.codes import CELL
from lib.web import map_widget, selection, state
from lib.web.language import language, texts
from lib.web.packages import city

HEIGHT = 430


@st.fragment
def draw() -> None:
    """The choices, the map and its legend."""
    choices = st.container()
    # The map is sent first: what it shows stands in the address, and the browser needs the longest for it.
    _map()
    # Where something was chosen, the choices are drawn again with the rest of the page, once the map is painted.
    state.spread()
    with choices:
        _choices()


def _map() -> None:
    lang, package = language(), city()
    shown, layers = selection.shown_indicator(), state.several("layers")
    scale, chosen = selection.scale_and_area()
    key = shown["indicator_id"]
    if scale == CELL:
        drawn = cells.layers(package, key, chosen, lang)
    else:
        drawn = [areas.value_areas(package, key, scale, chosen, lang)]
    drawn += points.layers(package, layers, lang)
    box = bounds.seen(package, chosen, state.one("zoom"))
    map_widget.show("map", "city", box, drawn, HEIGHT, selection.choose_area, state.one("tiles") == "1")
    signs = [(points.glyphs()[name], points.names(lang)[name]) for name in points.MAKERS if name in layers]
    st.html(
        legend.classes(areas.edges(package, key), int(shown["decimals"]), shown[f"unit_{lang}"], lang)
        + legend.signs(signs)
    )


def _choices() -> None:
    _, lang, package = texts().gettext, language(), city()
    shown, scale = selection.shown_indicator()["indicator_id"], selection.scale_and_area()[0]
    names = offered_names(package, scale, lang)
    st.selectbox(_("Indicator"), list(names), format_func=names.__getitem__, **state.widget("indicator", shown))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.segmented_control(
            _("Scale"),
            scales(package),
            format_func=words.scales(lang).__getitem__,
            required=True,
            **state.widget("scale", scale, also=selection.scale_changed),
        )
        st.space("stretch")
        with st.popover(_("Layers"), icon=":material/layers:"):
            st.pills(
                _("Show on the map"),
                points.names(lang),
                selection_mode="multi",
                format_func=points.names(lang).__getitem__,
                **state.widget("layers"),
            )
            st.toggle(_("Online street map (needs the network)"), **state.toggle("tiles"))
