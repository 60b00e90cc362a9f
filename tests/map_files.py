"""The files that maps on the screen are made with, as a standalone map takes them, and one such map."""

from __future__ import annotations

from pathlib import Path

from xstatic.pkg import leaflet

from lib.export.standalone.page import standalone_map
from lib.export.standalone.script import MapFiles
from lib.show.exhibits.exhibit import Exhibit
from lib.show.exhibits.makers import exhibit
from lib.store.view import View
from lib.web import packages

STATIC = Path(__file__).parents[1] / "lib" / "web" / "static"
LEAFLET = Path(leaflet.BASE_DIR)
ADDRESS = "https://dora.example/map?lang=it&scale=zone"
VIEWS = {
    "areas": View("map", "map"),
    "cells": View("map", "map", (("scale", "cell"),)),
    "cities": View("cities", "map"),
    "regions": View("cities", "map", (("city_indicator", "safe-walking-dark-region"),)),
    "tried": View("", "map"),
}
"""Every kind of map there is."""


def files() -> MapFiles:
    """As texts."""
    leaflets = (LEAFLET / "leaflet.js", LEAFLET / "leaflet.css")
    return MapFiles(*(path.read_text("utf-8") for path in (*leaflets, STATIC / "map.js", STATIC / "map.css")))


def shown(name: str, lang: str = "it") -> Exhibit:
    """The exhibit of one of the views."""
    return exhibit(VIEWS[name], packages.city(), packages.comparison(), lang)


def standing_alone(shown: Exhibit, address: str = ADDRESS) -> str:
    """Its page."""
    return standalone_map(shown, packages.city(), packages.comparison(), address, files()).decode()
