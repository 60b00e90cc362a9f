"""A map as on the screen: the same shapes, classes, colours, signs and labels, in metres alike both ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely
from shapely.geometry.base import BaseGeometry

from lib.export.pictures import notes
from lib.export.pictures.maps import base, furniture, key, names, paths, signs
from lib.export.pictures.maps.ground import Ground, ground, placed
from lib.export.pictures.maps.labels import read
from lib.export.pictures.maps.names import Placed
from lib.export.pictures.maps.signs import Spot
from lib.export.pictures.maps.styles import style
from lib.export.pictures.maps.written import Written

if TYPE_CHECKING:
    from lib.export.pictures.sheet import Sheet
    from lib.export.slides.boxes import Box
    from lib.show.exhibits.drawings import Map
    from lib.show.maps.map import Feature, Layer
    from lib.store import Package

SCREEN, THICKEST = 15.0, 1.25
"""Size of letters at which signs are as large as on the screen (larger letters make them larger); lines grow so far."""
POINT = "Point"
LARGE = 5e13
FIRST = {"chosen": 2e14, "home": 1e14}
"""Labels of what is marked find their places first, then names that stand outside, then those of small areas."""


def draw(sheet: Sheet, box: Box, drawing: Map, package: Package, lang: str) -> None:
    """Draw a map in a box, with its legend if the shape has one; `package` is that of its base map."""
    if not any(layer.features for layer in drawing.layers):
        notes.nothing(sheet, box, lang)
        return
    size = max(1.0, sheet.font / SCREEN)
    inner, legend = key.divide(sheet, box, drawing, size)
    shown = ground(drawing.bounds, package, inner)
    sheet.box(inner, sheet.map.paper)
    base.draw(sheet, shown, drawing.base, package, min(size, THICKEST))
    written = Written(inner)
    labels = [found for layer in drawing.layers for found in _layer(sheet, shown, layer, package, (size, written))]
    furniture.draw(sheet, shown, drawing.base, package, lang, written)
    names.write(sheet, labels, written)
    if drawing.base != base.COUNTRY:
        base.name_streets(sheet, shown, package, written)
    sheet.box(inner, "none", edge=sheet.map.border, width=1)
    if legend:
        key.draw(sheet, legend, drawing, size)


def _layer(sheet: Sheet, shown: Ground, layer: Layer, package: Package, state: tuple[float, Written]) -> list[Placed]:
    """Draw a layer, and return the labels that are still to be written."""
    size, written = state
    shapes: list[tuple[Feature, BaseGeometry]] = []
    spots: list[Spot] = []
    for feature in layer.features:
        found = placed(feature.geometry, package)
        if found is None or found.is_empty:
            continue
        if found.geom_type == POINT:
            spots.append(Spot(feature, *shown.point(found)))
        else:
            shapes.append((feature, found))
    paths.draw(sheet, shown, [(shape, style(feature.css, sheet.map)) for feature, shape in shapes], min(size, THICKEST))
    signs.circles(sheet, shown, spots, size)
    signs.keep_clear(spots, size, written)
    signs.letters(sheet, spots, size, written)
    return [*_of_shapes(shapes, shown), *_of_spots(spots, size)]


def _of_shapes(shapes: list[tuple[Feature, BaseGeometry]], shown: Ground) -> list[Placed]:
    """Hang the labels of areas in the middle of what is seen of them."""
    found = []
    for feature, shape in shapes:
        if feature.label:
            seen = shapely.intersection(shape, shown.window)
            if not seen.is_empty:
                middle = seen.centroid if seen.contains(seen.centroid) else seen.representative_point()
                first, area = _first(feature) - seen.area, shown.pixels(seen)
                found.append(Placed(read(feature.label), *shown.point(middle), first=first, area=area))
    return found


def _of_spots(spots: list[Spot], size: float) -> list[Placed]:
    """Hang the labels of points on them."""
    found = []
    for spot in spots:
        if spot.feature.label:
            reach = spot.reach(size)
            label = read(spot.feature.label)
            first = LARGE * (not label.turned) if not reach else _first(spot.feature)
            found.append(Placed(label, spot.x, spot.y, reach, first))
    return found


def _first(feature: Feature) -> float:
    return max((FIRST.get(name, 0.0) for name in feature.css.split()), default=0.0)
