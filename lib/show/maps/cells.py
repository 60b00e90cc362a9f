"""Cells on the map: one layer for each indicator, the same for all visitors; the chosen one and the worst on top."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import shapely

from lib.model.classes import classify
from lib.model.extremes import extremes
from lib.model.figures import area_figures, indicator, scale_indicators
from lib.model.records import records
from lib.show import escape, numbers
from lib.show.maps.areas import OUTLINED, edges, outlines
from lib.show.maps.basemap import geometry
from lib.show.maps.map import Feature, Layer
from lib.store.codes import CELL

if TYPE_CHECKING:
    from lib.store import Package


@lru_cache(maxsize=64)
def value_cells(package: Package, indicator_id: str, lang: str) -> Layer:
    """Every cell coloured by an indicator, its name and value in its tip."""
    decimals = int(indicator(package, indicator_id)["decimals"])
    figures = area_figures(package, indicator_id)
    classes = edges(package, indicator_id)
    features = []
    for row in records(figures[figures["level"] == CELL]):
        place = classify(row["value"], classes)
        colour = "missing" if place is None else f"class-{place + 1}"
        value = numbers.value(row, decimals, lang) if row["status"] else numbers.MISSING
        tip = f"{escape.html(row[f'name_{lang}'])}: <b>{escape.html(value)}</b>"
        features.append(
            Feature(row["area_id"], shape(row["area_id"]), f"area cell area-{row['area_id']} {colour}", tip=tip)
        )
    return Layer(tuple(features))


@lru_cache(maxsize=1024)
def marks(package: Package, indicator_id: str, chosen: str, lang: str) -> Layer:
    """The neighbourhoods' outlines, the numbers of the cells that the list names, and a ring around the chosen cell."""
    hexagons = package.layers["cells"].set_index("cell_id").geometry
    # Only where a number is written: the centroid in degrees will do.
    listed = [
        Feature(row["area_id"], geometry(shapely.centroid(hexagons[row["area_id"]])), css="rank", glyph=str(place))
        for place, row in enumerate(extremes(package, indicator_id), start=1)
    ]
    ring = Feature(chosen, shape(chosen), css=f"area outline chosen area-{chosen}")
    return Layer((*outlines(package, OUTLINED, "", lang), *listed, ring))


def layers(package: Package, indicator_id: str, chosen: str, lang: str) -> list[Layer]:
    """All that a map of cells shows, from below."""
    return [value_cells(package, indicator_id, lang), marks(package, indicator_id, chosen, lang)]


def shared(package: Package, lang: str) -> dict[str, Layer]:
    """The layers that are the same for every visitor of a language, by indicator."""
    if package.tables["cells"].empty:
        return {}
    return {key: value_cells(package, key, lang) for key in scale_indicators(package, CELL)["indicator_id"]}


def shape(cell_id: str) -> str:
    """The name by which the base map of a city knows the shape of a cell."""
    return f"cells/{cell_id}"
