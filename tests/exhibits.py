"""Exhibits made by hand, one of each kind of drawing; the same with hostile texts, or with nothing in them.

Figures of cities and events are made up; maps are those of the packages that the dashboard shows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from math import nan
from typing import Any

import geopandas as gpd
import pandas as pd

from lib.model.figures import indicator
from lib.show import escape
from lib.show.exhibits import makers
from lib.show.exhibits.country_map import NO_FIGURE, SIZES
from lib.show.exhibits.drawings import (
    Axis,
    Counts,
    Dot,
    Dots,
    Grid,
    Line,
    Map,
    Moment,
    Months,
    Point,
    Scatter,
    Statement,
    Statements,
    Timeline,
)
from lib.show.exhibits.exhibit import Exhibit, Source
from lib.show.maps import areas, cells, cities, legend, points, tried
from lib.show.maps.map import Feature, Layer
from lib.show.plots.marks import Marks
from lib.store.view import View
from lib.web.packages import city, comparison
from tests.hostile import TEXT

TOWNS = (
    "Altavalle", "Borgo San Dalmazzo in Colle", "Castelrio", "Dosso", "Ermita", "Fiumalta", "Gorgonero", "Isolabella",
    "Lagonegro Superiore", "Montefosco", "Novaterra", "Ontano", "Pozzobasso", "Quercia", "Rivalba", "San Vito al Mare",
    "Torrenova", "Ussola", "Valdombra", "Zocca",
)  # fmt: skip
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WORDS = frozenset({"name", "text", "unit", "when", "source", "finding", "period", "method", "licence", "about"})
"""Fields that hold words for people, or tuples of them."""
MORE_WORDS = frozenset({"missing", "labels", "head"})


def exhibit(drawing: Any, lang: str = "en", **more: Any) -> Exhibit:
    """An exhibit with all its words around a drawing."""
    words: dict[str, Any] = {
        "view": View("cities", "ranking", (("city_indicator", "thefts"), ("city", "090001"))),
        "lang": lang,
        "name": "Thefts reported in a year",
        "finding": "Fiumalta has 31.2 thefts per 1,000 residents, the 4th of 20 cities",
        "about": ("per 1,000 residents", "municipality", "lower is better"),
        "period": "2024",
        "method": "95% intervals computed from the number of events",
        "table": table(drawing),
        "sources": (
            Source("Registry of Fiumalta: reports, 2024", "https://fiumalta.example/reports", "CC-BY-4.0"),
            Source("The Gazette, daily: articles", "", "as stated by the publisher"),
        ),
    }
    return Exhibit(drawing=drawing, **(words | more))


def table(drawing: Any) -> pd.DataFrame:
    """The figures of a drawing that is rows of dots, or a heading alone."""
    rows = drawing.rows if isinstance(drawing, Dots) else ()
    columns = ["Name", "Value", "Lower", "Upper"]
    return pd.DataFrame([(row.name, row.value, row.lower, row.upper) for row in rows], columns=columns)


def dots(count: int = len(TOWNS)) -> Dots:
    """A ranking with intervals; the second last is a band, the last a band open above."""
    rows = [_town(place) for place in range(count - 2)]
    bands = [
        Dot("band", "Bandiera", nan, 10, 15, "10.0–15.0"),
        Dot("open", "Vasto", nan, 25, nan, "> 25.0"),
    ]
    return Dots((*rows, *bands)[:count], "thefts per 1,000 residents", 1, missing=("Nullo", "Vuotino"))


def _town(place: int) -> Dot:
    value, again = round(48.7 - 40 * (place / 40) ** 0.6, 1), place // len(TOWNS)
    mark = {3: "chosen", 9: "home"}.get(place, "")
    name = f"{place + 1}. {TOWNS[place % len(TOWNS)]}{f' {again + 1}' if again else ''}"
    return Dot(f"09{place:04}", name, value, round(value * 0.9, 1), round(value * 1.1, 1), f"{value:.1f}", mark)


def changes() -> Dots:
    """Differences around none, some of them negative, one without bounds."""
    rows = (
        Dot("090001", "Fiumalta", 5.5, 1.2, 9.8, "+5.5", "chosen"),
        Dot("090002", "Pozzobasso", 0.4, -3.0, 3.8, "+0.4"),
        Dot("090003", "Castelrio", -5.5, -10.3, -0.7, "−5.5", "home"),
        Dot("090004", "Dosso", -12.0, nan, nan, "−12.0"),
    )
    return Dots(rows, "percentage points", 1, neutral=0.0)


def neighbourhoods() -> Dots:
    """The two areas with the colours they have everywhere."""
    rows = (
        Dot("east-bank", "East Bank", 12.5, 10, 15.5, "12.5", "warm"),
        Dot("west-bank", "West Bank", 8.1, nan, nan, "8.1", "cool"),
    )
    return Dots(rows, "/km²", 1)


def scatter(count: int = 30) -> Scatter:
    """Two figures of each town, some with bounds."""
    made = []
    for place in range(count):
        x, y = 40 + (place * 37 % 61) * 0.7, 5 + (place * 17 % 43) * 1.1
        mark = {0: "chosen", 7: "home"}.get(place, "")
        bounds_x = (x - 3, x + 3) if place % 3 == 0 else (nan, nan)
        name = TOWNS[place % len(TOWNS)] + (f" {place // len(TOWNS) + 1}" if place >= len(TOWNS) else "")
        made.append(Point(f"09{place:04}", name, x, y, bounds_x, (nan, nan), mark))
    return Scatter(tuple(made), Axis("Feel safe at night", "%", 0), Axis("Thefts", "per 1,000 residents", 1))


def months() -> Months:
    """Dark hours of two places."""
    one = (6.0, 5.7, 5.2, 3.6, 2.9, 2.4, 2.5, 3.1, 4.0, 4.9, 6.0, 6.0)
    return Months(
        MONTHS,
        (Line("Fiumalta", one, "home"), Line("Pozzobasso", tuple(value - 0.3 for value in one), "chosen")),
        "hours of dark between 18 and 24",
        1,
    )


def timeline() -> Timeline:
    """Events of a day, a month and years."""
    rows = [
        (
            date(2019, 9, 1),
            date(2023, 8, 31),
            "September 2019–August 2023",
            "The project",
            "Project and funding",
            "home",
        ),
        (date(2019, 10, 1), date(2020, 6, 30), "October 2019–June 2020", "Research with residents", "Research", ""),
        (date(2020, 11, 1), date(2020, 11, 30), "November 2020", "Call for local projects opens", "Call", ""),
        (date(2021, 3, 1), date(2021, 4, 30), "spring 2021", "Call closes with 83 proposals", "Call", ""),
        (date(2021, 6, 18), date(2021, 6, 18), "18 June 2021", "Workshop with twenty cities", "Meetings", "chosen"),
        (date(2022, 1, 10), date(2022, 10, 6), "January–October 2022", "The mill square is rebuilt", "Works", "warm"),
        (date(2022, 6, 16), date(2022, 6, 16), "16 June 2022", "Lights on the river", "Local projects", "cool"),
        (date(2023, 5, 11), date(2023, 5, 11), "11 May 2023", "A European award", "Award and follow-up", ""),
    ]
    return Timeline(tuple(Moment(*row) for row in rows))


def counts() -> Counts:
    """Indicators by theme and status."""
    rows = (
        ("Perceived safety", (3, 0, 2)),
        ("Recorded safety", (2, 1, 1)),
        ("Evening activity", (4, 12, 3)),
        ("Access", (1, 9, 1)),
        ("Care of places", (0, 2, 2)),
        ("Community", (5, 0, 0)),
    )
    kinds = (("strong", "published"), ("soft", "computed"), ("none", "not published"))
    return Counts(rows, kinds, "indicators")


def statements() -> Statements:
    """What is said of a model."""
    items = (
        Statement("People who live by the river take part in deciding what the evening is for.", "The Gazette, 2021"),
        Statement("One office holds lighting, culture, trade and police together, with a budget of its own.", "City"),
        Statement("Small grants reach groups that never had public money before.", "Registry of Fiumalta, 2023"),
        Statement("What is learnt goes to other cities.", "The Gazette, 2021"),
    )
    return Statements(items)


def grid() -> Grid:
    """A table to be read."""
    head = ("City", "Residents", "Thefts per 1,000", "Feel safe at night")
    rows = tuple(
        (name, f"{25 + place},{place:03}", f"{31.2 - place:.1f}", f"{50 + place}.0% (46.0–57.0)")
        for place, name in enumerate(TOWNS[:8])
    )
    return Grid(head, rows)


def map_of_areas(indicator_id: str = "density", scale: str = "zone", chosen: str = "", lang: str = "en") -> Map:
    """The areas of the city by an indicator, as on the map's page."""
    layer = areas.value_areas(city(), indicator_id, scale, chosen, lang)
    return _of_city((layer,), indicator_id, lang)


def map_of_cells(indicator_id: str = "distance-night-stop", lang: str = "en") -> Map:
    """The cells of the city with their ranks and the chosen one."""
    chosen = city().tables["cells"]["cell_id"].iloc[40]
    return _of_city(tuple(cells.layers(city(), indicator_id, chosen, lang)), indicator_id, lang)


def map_of_points(lang: str = "en") -> Map:
    """The areas under every layer of points that the map's page has."""
    layers = (
        areas.value_areas(city(), "density", "neighbourhood", "", lang),
        *points.layers(city(), points.MAKERS, lang),
    )
    signs = tuple((points.glyphs()[name], points.names(lang)[name]) for name in points.MAKERS)
    return replace(_of_city(layers, "density", lang), signs=signs)


def map_of_places(lang: str = "en") -> Map:
    """What was tried, as on the first page."""
    return Map(
        tuple(tried.layers(city(), "", lang)), "city", _bounds(city().layers["areas"]), signs=tuple(tried.signs(lang))
    )


def map_of_cities(indicator_id: str = "crimes-total", lang: str = "en") -> Map:
    """The cities of the comparison by the class of their figure, or its regions where only they have figures."""
    package = comparison()
    rows = package.tables["observations"]
    period = rows.loc[rows["indicator_id"] == indicator_id, "period"].max()
    if not isinstance(period, str):
        rows = package.tables["region_observations"]
        period = rows.loc[rows["indicator_id"] == indicator_id, "period"].max()
    codes = list(package.tables["cities"]["istat_code"])
    drawn = cities.country(package, indicator_id, period, Marks(None, codes[3], city().config.istat_code), lang)
    about = indicator(package, indicator_id)
    ranges = legend.ranges(cities.edges(package, indicator_id), int(about["decimals"]), lang)
    found = Map((drawn,), "country", _bounds(package.layers["regions"]), str(about[f"unit_{lang}"]))
    if about["level"] == "region":
        return replace(found, classes=_classes(ranges))
    return replace(found, signs=(*zip(SIZES, ranges, strict=False), (NO_FIGURE, "no figure")))


def _bounds(layer: gpd.GeoDataFrame) -> tuple[float, float, float, float]:
    seen = layer[layer["level"] == layer["level"].iloc[0]] if "level" in layer else layer
    west, south, east, north = seen.total_bounds
    return float(west), float(south), float(east), float(north)


def _of_city(layers: tuple[Layer, ...], indicator_id: str, lang: str) -> Map:
    about = indicator(city(), indicator_id)
    ranges = legend.ranges(areas.edges(city(), indicator_id), int(about["decimals"]), lang)
    return Map(layers, "city", _bounds(city().layers["areas"]), str(about[f"unit_{lang}"]), _classes(ranges))


def _classes(ranges: list[str]) -> tuple[tuple[str, str], ...]:
    return (*((f"class-{place}", text) for place, text in enumerate(ranges, start=1)), ("none", "no figure"))


MAKERS: dict[str, Callable[[], Any]] = {
    "dots": dots,
    "changes": changes,
    "neighbourhoods": neighbourhoods,
    "scatter": scatter,
    "months": months,
    "timeline": timeline,
    "counts": counts,
    "statements": statements,
    "grid": grid,
    "areas": map_of_areas,
    "cells": map_of_cells,
    "points": map_of_points,
    "places": map_of_places,
    "cities": map_of_cities,
}
"""What makes each drawing, by a name that tests may go by: every kind is there at least once."""

EMPTY: dict[str, Any] = {
    "dots": Dots((), "per 1,000 residents", 1, missing=("Nullo",)),
    "scatter": Scatter((), Axis("Feel safe at night", "%", 0), Axis("Thefts", "per 1,000 residents", 1)),
    "months": Months(MONTHS, (), "hours of dark", 1),
    "timeline": Timeline(()),
    "counts": Counts((), (("strong", "published"),), "indicators"),
    "statements": Statements(()),
    "grid": Grid(("City", "Residents"), ()),
    "map": Map((), "city", (7.6, 45.0, 7.8, 45.1)),
}
"""Drawings of each kind with nothing in them."""


def made(name: str, **more: Any) -> Exhibit:
    """One of the exhibits by its name in `MAKERS`."""
    return exhibit(MAKERS[name](), **more)


def hostile(shown: Exhibit) -> Exhibit:
    """The exhibit with every text for people hostile, those in its drawing and its sources too."""
    found: Exhibit = _infected(shown)
    return found


def _infected(value: Any) -> Any:
    if isinstance(value, Feature):
        ending = escape.html(TEXT)
        return replace(value, label=value.label and value.label + ending, tip=value.tip and value.tip + ending)
    if isinstance(value, Layer):
        return Layer(tuple(_infected(feature) for feature in value.features))
    if isinstance(value, tuple):
        return tuple(_infected(each) for each in value)
    if not is_dataclass(value) or isinstance(value, (View, type)):
        return value
    return replace(value, **{field.name: _field(value, field.name) for field in fields(value)})


def _field(owner: Any, name: str) -> Any:
    value = getattr(owner, name)
    if name in WORDS | MORE_WORDS:
        return _said(value)
    if isinstance(owner, Grid) or (isinstance(owner, Counts) and name == "rows"):
        return tuple(tuple(_said(cell) if isinstance(cell, str) else cell for cell in row) for row in value)
    if name in ("kinds", "classes", "signs"):
        return tuple((sign, _said(text)) for sign, text in value)
    return _infected(value)


def _said(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(_said(each) for each in value)
    return f"{value}{TEXT}" if isinstance(value, str) else _infected(value)


# Those of the packages that the dashboard shows


def shown(page: str, chart: str = "", lang: str = "en", **keys: str) -> Exhibit:
    """An exhibit of the packages of the dashboard."""
    return makers.exhibit(View(page, chart, tuple(keys.items())), city(), comparison(), lang)


def texts(value: Any) -> Iterator[str]:
    """Every text in something made of dataclasses and tuples; layers are left out, as theirs are escaped for HTML."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (tuple, list)):
        for each in value:
            yield from texts(each)
    elif is_dataclass(value):
        for field in fields(value):
            if not (isinstance(value, Map) and field.name == "layers"):
                yield from texts(getattr(value, field.name))


def drawn(found: Exhibit) -> str:
    """What is drawn, written so that two drawings can be compared (no value is not equal to itself)."""
    drawing = found.drawing
    if not isinstance(drawing, Map):
        return repr(drawing)
    kept = {field.name: getattr(drawing, field.name) for field in fields(drawing) if field.name != "layers"}
    return repr(([layer.digest for layer in drawing.layers], kept))
