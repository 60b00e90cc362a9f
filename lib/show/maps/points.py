"""Points on the map: stops, places to go out, projects, places, crossings, told apart by shape and size."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from lib.locale import catalogue
from lib.model.records import Record, records
from lib.show import escape
from lib.show.maps.areas import outlines
from lib.show.maps.map import Feature, Layer
from lib.show.maps.shapes import shapes

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from lib.store import Package


@lru_cache(maxsize=64)
def layer(package: Package, name: str, lang: str) -> Layer:
    """One layer of points (or of stretches), by its id."""
    return Layer(tuple(MAKERS[name](package, lang)))


def layers(package: Package, names: Collection[str], lang: str) -> list[Layer]:
    """The chosen layers, in the order they are drawn."""
    return [layer(package, name, lang) for name in MAKERS if name in names]


def names(lang: str) -> dict[str, str]:
    """What each layer is called, by its id."""
    _ = catalogue(lang).gettext
    return {
        "night-stops": _("Weekend night stops (network of 2023)"),
        "stops": _("All stops (2023)"),
        "venues": _("Places to eat and drink (2026)"),
        "projects": _("Local projects with a known position"),
        "places": _("Redeveloped and other places"),
        "crossings": _("Crossings of the river"),
        "stretches": _("Stretches named in the call (indicative)"),
    }


def glyphs() -> dict[str, str]:
    """The sign each layer is drawn with, for the legend: a letter, or the class of a dot."""
    return {
        "night-stops": "●",
        "stops": "•",
        "venues": "○",
        "projects": "P",
        "places": "L / R",
        "crossings": "=",
        "stretches": "╌",
    }


def _stops(package: Package, lang: str) -> list[Feature]:
    tip = catalogue(lang).gettext("{stop} · lines {lines}")
    return _dots(
        package, "stops", "stop_id", "point stop", 3, lambda row: tip.format(stop=row["name"], lines=row["lines"])
    )


def _night_stops(package: Package, lang: str) -> list[Feature]:
    tip = catalogue(lang).gettext("{stop} · weekend night lines of 2023: {lines}")
    rows = package.layers["stops"]
    night = set(rows.loc[rows["night_lines"] != "", "stop_id"])
    found = _dots(
        package,
        "stops",
        "stop_id",
        "point night-stop",
        5,
        lambda row: tip.format(stop=row["name"], lines=row["night_lines"]),
    )
    return [feature for feature in found if feature.id in night]


def _venues(package: Package, lang: str) -> list[Feature]:
    _ = catalogue(lang).gettext
    nameless = _("without a name")
    kinds = {"bar": _("café, bar or fast food"), "restaurant": _("restaurant")}
    return _dots(
        package,
        "venues",
        "venue_id",
        "point venue",
        3.5,
        lambda row: f"{row['name'] or nameless} · {kinds[row['kind']]}",
    )


def _dots(
    package: Package, layer: str, key: str, css: str, radius: float, tip: Callable[[Record], str]
) -> list[Feature]:
    geometries = shapes(package, layer, key)
    rows = records(package.layers[layer].drop(columns="geometry"))
    return [Feature(row[key], geometries[row[key]], css=css, radius=radius, tip=escape.html(tip(row))) for row in rows]


def _projects(package: Package, lang: str) -> list[Feature]:
    _ = catalogue(lang).gettext
    template = _("within about {metres} m")
    return _signs(
        package,
        "local_projects",
        "project_id",
        lambda row: ("project", "P"),
        lambda row: f"{row['name']} · {row[f'topic_{lang}']} · {template.format(metres=round(row['accuracy_m']))}",
    )


def _places(package: Package, lang: str) -> list[Feature]:
    _ = catalogue(lang).gettext
    return _signs(
        package,
        "places",
        "place_id",
        lambda row: ("redeveloped", "R") if row["kind"] == "redeveloped" else ("place", "L"),
        lambda row: f"{row['name']} · {place_kinds(lang)[row['kind']]}",
    )


def place_kinds(lang: str) -> dict[str, str]:
    """What each kind of place is called."""
    _ = catalogue(lang).gettext
    return {
        "redeveloped": _("redeveloped space"),
        "university": _("university"),
        "library": _("library"),
        "hub": _("community hub"),
        "venue": _("venue"),
        "market": _("market"),
        "square": _("square"),
        "business": _("business and museum"),
        "residence": _("student residence"),
        "park": _("park"),
        "focus": _("focus point of the call"),
    }


def _crossings(package: Package, _lang: str) -> list[Feature]:
    return _signs(package, "crossings", "crossing_id", lambda row: ("crossing", "="), lambda row: row["name"])


def _signs(
    package: Package,
    layer: str,
    key: str,
    sign: Callable[[Record], tuple[str, str]],
    tip: Callable[[Record], str],
) -> list[Feature]:
    geometries = shapes(package, layer, key)
    rows = records(package.layers[layer].drop(columns="geometry"))
    placed = [row for row in rows if row[key] in geometries]
    return [
        Feature(row[key], geometries[row[key]], css=sign(row)[0], glyph=sign(row)[1], tip=escape.html(tip(row)))
        for row in placed
    ]


def _stretches(package: Package, lang: str) -> list[Feature]:
    return outlines(package, "stretch", "", lang)


MAKERS: dict[str, Callable[[Package, str], list[Feature]]] = {
    "stretches": _stretches,
    "stops": _stops,
    "venues": _venues,
    "night-stops": _night_stops,
    "crossings": _crossings,
    "places": _places,
    "projects": _projects,
}
