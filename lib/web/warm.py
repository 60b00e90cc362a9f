"""What the first visitor would otherwise wait for: packages loaded, libraries imported, geometries written."""

from __future__ import annotations

from lib.locale import LANGUAGES
from lib.show import points
from lib.show.areas import named_areas
from lib.web import state
from lib.web.index import page
from lib.web.packages import city


def warm() -> None:
    """Do once, at start, what is the same for every visitor."""
    import plotly.graph_objects
    import plotly.io

    assert plotly.graph_objects and plotly.io
    state.keys()
    for lang in LANGUAGES:
        page(lang, "city")
        page(lang, "country")
        named_areas(city(), "", lang)
        points.layers(city(), points.MAKERS, lang)
