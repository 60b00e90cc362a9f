"""What the first visitor would otherwise wait for: packages loaded, libraries imported, geometries written."""

from __future__ import annotations

from lib.export.figures import figures_table
from lib.locale import LANGUAGES
from lib.model.scatter import partners
from lib.model.side_by_side import side_by_side
from lib.model.similarity import comparable
from lib.show import tried
from lib.show.event_table import event_table
from lib.show.headline import headlines
from lib.show.knowledge import picture
from lib.show.palette import colours
from lib.show.timeline import timeline
from lib.web import state
from lib.web.index import page
from lib.web.packages import city, comparison


def warm() -> None:
    """Do once, at start, what is the same for every visitor."""
    import plotly.graph_objects
    import plotly.io

    assert plotly.graph_objects and plotly.io
    state.keys()
    for indicator_id in comparable(comparison()):
        partners(comparison(), indicator_id)
    for lang in LANGUAGES:
        page(lang, "city")
        page(lang, "country")
        tried.layers(city(), "", lang)
        headlines(city(), lang)
        picture(city(), lang)
        figures_table(city(), tuple(line.indicator["indicator_id"] for line in side_by_side(city())), lang)
        for dark in (False, True) if len(event_table(city(), lang)) else ():
            timeline(city(), colours(dark), lang)
