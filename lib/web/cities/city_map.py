"""The cities on the map of the country: circles by class, or regions by class where only regions have a figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from lib.show.maps import bounds, cities, legend
from lib.web import map_widget
from lib.web.cities import city_view
from lib.web.cities.city_ranking import headline
from lib.web.language import language

if TYPE_CHECKING:
    from lib.web.cities.city_view import CityView

HEIGHT = 410


def draw(view: CityView) -> None:
    """Draw the map under its finding in a sentence, with its legend; a click chooses a city."""
    lang, package = language(), view.package
    edges, unit = cities.edges(package, view.id), view.indicator[f"unit_{lang}"]
    headline(view)
    drawn = cities.country(package, view.id, view.period, view.marks, lang)
    map_widget.show("cities", "country", bounds.of_regions(package), [drawn], HEIGHT, on_click=city_view.choose)
    if view.regional:
        st.html(legend.classes(edges, view.decimals, unit, lang, cities.method(lang)))
    else:
        st.html(cities.sizes(edges, view.decimals, unit, lang))
