"""What every visitor would otherwise wait for: packages loaded, texts and geometries written.

Not the chart library nor the statistics: only some pages need them, after what is seen first, and they would
take a fifth of the memory of a server that shows maps.
"""

from __future__ import annotations

from lib.locale import LANGUAGES
from lib.model.side_by_side import side_by_side
from lib.show.lists.headline import headlines
from lib.show.lists.knowledge import picture
from lib.show.maps import tried
from lib.show.tables.figures import figures_table
from lib.web import state
from lib.web.index import page
from lib.web.packages import city


def warm() -> None:
    """Do once, at start, what is the same for every visitor."""
    state.keys()
    for lang in LANGUAGES:
        page(lang, "city")
        page(lang, "country")
        tried.layers(city(), "", lang)
        headlines(city(), lang)
        picture(city(), lang)
        figures_table(city(), tuple(line.indicator["indicator_id"] for line in side_by_side(city())), lang)
