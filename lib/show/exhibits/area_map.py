"""The map of the city: areas or cells by an indicator, with the points that are shown on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.model.extremes import extremes
from lib.show.exhibits.area_parts import dot, exhibit_of, known
from lib.show.exhibits.drawings import Dot, Map
from lib.show.exhibits.sources import CITY_LAYERS, of_layers
from lib.show.lists.cell_list import listed
from lib.show.maps import areas, cells, legend, points
from lib.show.maps.bounds import seen
from lib.show.selected.area_view import AreaView, area_view
from lib.show.wording import area_words
from lib.store.codes import CELL

if TYPE_CHECKING:
    from lib.model.address import Value
    from lib.show.exhibits.exhibit import Exhibit, Source
    from lib.show.exhibits.wanted import Wanted
    from lib.show.maps.map import Layer

POINTS = {
    "night-stops": "stops",
    "stops": "stops",
    "venues": "venues",
    "projects": "local_projects",
    "places": "places",
    "crossings": "crossings",
    "stretches": "areas",
}
"""The layer of the package that each layer of points is drawn from."""


def area_map(wanted: Wanted) -> Exhibit:
    """The map of the areas of a scale; of cells, `values` are the ones that are numbered on it, the worst first."""
    lang, view = wanted.lang, area_view(wanted.city, wanted.asked)
    shown = wanted.asked.several("layers")
    of_points = {name: points.names(lang)[name] for name in points.MAKERS if name in shown}
    edges = areas.edges(view.package, view.id)
    drawing = Map(
        layers=(*_layers(view, lang), *points.layers(view.package, shown, lang)),
        base="city",
        bounds=seen(wanted.city, view.area, wanted.asked.one("zoom")),
        unit=str(view.indicator[f"unit_{lang}"]),
        classes=tuple(legend.swatches(edges, view.decimals, lang)),
        signs=tuple((points.glyphs()[name], text) for name, text in of_points.items()),
        values=_values(view, lang),
    )
    keys: dict[str, Value] = {"scale": view.scale, "area": view.area, "indicator": view.id, "layers": shown}
    finding = area_words.of_cells if view.scale == CELL else None
    told = (
        finding(view.package, view.id, lang)
        if finding
        else area_words.of_areas(view.package, view.id, view.scale, lang)
    )
    return exhibit_of(
        wanted,
        view,
        wanted.view(**keys, **zoom_key(wanted)),
        drawing,
        told,
        method=legend.classification(lang),
        layers=_credits(view, of_points, lang),
    )


def _layers(view: AreaView, lang: str) -> list[Layer]:
    if view.scale == CELL:
        return cells.layers(view.package, view.id, view.area, lang)
    return [areas.value_areas(view.package, view.id, view.scale, view.area, lang)]


def _values(view: AreaView, lang: str) -> tuple[Dot, ...]:
    if view.scale != CELL:
        return tuple(dot(row, view.decimals, view.area, lang) for row in known(view))
    rows = zip(extremes(view.package, view.id), listed(view.package, view.id, lang), strict=True)
    dots = (
        (dot(row, view.decimals, view.area, lang), f"{place}. {cell.name} ({cell.area})")
        for place, (row, cell) in enumerate(rows, start=1)
    )
    return tuple(Dot(each.id, name, each.value, each.lower, each.upper, each.text, each.mark) for each, name in dots)


def _credits(view: AreaView, of_points: dict[str, str], lang: str) -> tuple[Source, ...]:
    own = ("cells",) if view.scale == CELL else ()
    return of_layers(view.package, (*CITY_LAYERS, *own, *(POINTS[name] for name in of_points)), lang)


def zoom_key(wanted: Wanted) -> dict[str, Value]:
    """The key of the zoom, where the view has one."""
    zoom = wanted.asked.one("zoom")
    return {"zoom": zoom} if zoom else {}
