"""The map of the country: cities as circles by class, or regions by class where only those have a figure."""

from __future__ import annotations

import math
from statistics import fmean
from typing import TYPE_CHECKING

from lib.locale import catalogue
from lib.model.position import city_positions
from lib.model.records import records
from lib.show.exhibits import answers, city_parts
from lib.show.exhibits.area_map import zoom_key
from lib.show.exhibits.area_parts import sentence
from lib.show.exhibits.drawings import Map
from lib.show.exhibits.exhibit import Exhibit
from lib.show.exhibits.sources import COUNTRY_LAYERS, of_layers, together
from lib.show.maps import cities, legend
from lib.show.maps.bounds import of_regions, window
from lib.show.tables.city_table import city_table
from lib.show.wording import city_words

if TYPE_CHECKING:
    from lib.model.records import Record
    from lib.show.exhibits.wanted import Wanted
    from lib.show.maps.bounds import Bounds
    from lib.show.selected.city_view import CityView

SIZES = ("·", "•", "●", "⚫", "⬤")
"""Signs for the circles from the smallest class, where a legend is written."""
NO_FIGURE = "◦"


def country_map(wanted: Wanted) -> Exhibit:
    """The units with their figures on the map; what is answered by yes or no is listed instead."""
    lang, view = wanted.lang, city_parts.view_of(wanted)
    if view.answers:
        return answers.answers(wanted)
    known = sorted(records(view.known()), key=_size, reverse=True)
    drawing = Map(
        layers=(cities.country(view.package, view.id, view.period, view.marks, lang),),
        base="country",
        bounds=_bounds(wanted, view),
        unit=str(view.indicator[f"unit_{lang}"]),
        classes=_classes(view, lang) if view.regional else (),
        signs=() if view.regional else _sizes(view, lang),
        values=tuple(city_parts.figure_dot(view, row, row[f"name_{lang}"], lang) for row in known),
    )
    return Exhibit(
        view=wanted.view(**city_parts.keys(wanted, view), **zoom_key(wanted)),
        lang=lang,
        name=str(view.indicator[f"name_{lang}"]),
        finding=city_words.finding(view, lang),
        about=city_parts.about(view, lang),
        period=city_parts.period(view, lang),
        method=sentence(cities.method(lang), city_parts.interval(view, lang)),
        table=city_table(view.package, view.id, view.period, view.marks, lang),
        sources=together(city_parts.sources(view, lang), of_layers(view.package, COUNTRY_LAYERS, lang)),
        drawing=drawing,
    )


def _size(row: Record) -> float:
    """What a row is ordered by: its value, or the middle or the known end of its band."""
    if not math.isnan(row["value"]):
        return float(row["value"])
    return fmean(end for end in (row["lower"], row["upper"]) if not math.isnan(end))


def _classes(view: CityView, lang: str) -> tuple[tuple[str, str], ...]:
    return tuple(legend.swatches(cities.edges(view.package, view.id), view.decimals, lang))


def _sizes(view: CityView, lang: str) -> tuple[tuple[str, str], ...]:
    ranges = legend.ranges(cities.edges(view.package, view.id), view.decimals, lang)
    without = catalogue(lang).gettext("no figure, or only a band")
    return (*zip(SIZES, ranges, strict=False), (NO_FIGURE, without))


def _bounds(wanted: Wanted, view: CityView) -> Bounds:
    zoom, positions = wanted.asked.one("zoom"), city_positions(view.package)
    if not zoom or view.city not in positions:
        return of_regions(view.package)
    position = positions[view.city]
    return window(position.lon, position.lat, float(zoom))
