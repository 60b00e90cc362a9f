"""Files of what is on the screen, made when they are asked for: each takes a library that maps do without."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from lib.show.palette import LIGHT
from lib.web.assets import LEAFLET, MAP, STATIC
from lib.web.packages import city, comparison

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lib.export.slides.words import Words
    from lib.export.standalone.script import MapFiles
    from lib.show.deck.deck import Shown
    from lib.show.exhibits.exhibit import Exhibit, Source
    from lib.store.story import Story

SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PICTURE = (1280, 720)
"""Pixels of a picture to take away; as PNG it has twice as many."""
POINT = 96 / 72
"""Pixels in a point."""
SLIDE_FONT = 14


def png(exhibit: Exhibit, address: str) -> bytes:
    """The picture with its words, twice as sharp as the screen."""
    from lib.export.pictures.picture import png
    from lib.export.pictures.shape import Shape

    return png(exhibit, LIGHT, Shape(*PICTURE), city(), comparison(), address)


def svg(exhibit: Exhibit, address: str) -> bytes:
    """The same as a drawing that can be edited."""
    from lib.export.pictures.picture import svg
    from lib.export.pictures.shape import Shape

    return svg(exhibit, LIGHT, Shape(*PICTURE), city(), comparison(), address)


def web_map(exhibit: Exhibit, address: str) -> bytes:
    """A map as one web page that needs no network."""
    from lib.export.standalone.page import standalone_map

    return standalone_map(exhibit, city(), comparison(), address, map_files())


@lru_cache(maxsize=1)
def map_files() -> MapFiles:
    """What the maps on the screen are made with."""
    from lib.export.standalone.script import MapFiles

    places = (LEAFLET / "leaflet.js", LEAFLET / "leaflet.css", MAP, STATIC / "map.css")
    return MapFiles(*(place.read_text(encoding="utf-8") for place in places))


def csv(exhibit: Exhibit) -> bytes:
    """The figures as CSV."""
    from lib.export.view import files

    return files.csv(exhibit)


def xlsx(exhibit: Exhibit, address: str) -> bytes:
    """The figures as a spreadsheet, with a sheet that says what they are."""
    from lib.export.view import files

    return files.xlsx(exhibit, city(), comparison(), address)


def geojson(exhibit: Exhibit, address: str) -> bytes:
    """The features of a map with their figures."""
    from lib.export.view import files

    return files.geojson(exhibit, city(), comparison(), address)


def slide(exhibit: Exhibit, address: str) -> bytes:
    """One slide of a view."""
    from lib.export.slides.slides import view_slides

    return view_slides(exhibit, _words(address, ()), _for_slide)


def deck(story: Story, steps: Sequence[Shown], addresses: Sequence[str], progress: Callable[[int, int], None]) -> bytes:
    """A slide for each step of a story; `addresses` open their views again, `progress` is told (done, total)."""
    from lib.export.slides.slides import story_slides

    words = [_words(address, step.sources) for address, step in zip(addresses, steps, strict=True)]
    shown = [step.exhibit for step in steps]
    return story_slides(story, shown[0].lang, shown, words, _for_slide, progress)


def area_profile(area: str, lang: str, address: str) -> bytes:
    """The profile of an area."""
    from lib.export.profile.profiles import area_profile

    return area_profile(city(), area, lang, address)


def city_profile(code: str, lang: str, address: str) -> bytes:
    """The profile of a city."""
    from lib.export.profile.profiles import city_profile

    return city_profile(comparison(), code, lang, address)


def _for_slide(exhibit: Exhibit, width: float, height: float) -> bytes:
    """The map of a slide, for a box so many points wide and high."""
    from lib.export.pictures.picture import png
    from lib.export.pictures.shape import Shape

    shape = Shape(round(width * POINT), round(height * POINT), SLIDE_FONT, words=False, legend=False)
    return png(exhibit, LIGHT, shape, city(), comparison())


def _words(address: str, sources: tuple[Source, ...]) -> Words:
    from lib.export.slides.words import Words

    version = "; ".join(f"{package.name} {package.version}" for package in (city(), comparison()))
    return Words(address, city().created, version, sources)
