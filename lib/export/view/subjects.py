"""Which feature of a map each row of its table is about, found by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import shapely
from shapely.geometry import shape as read_shape

from lib.model.cities.series import units as compared_units
from lib.model.records import records
from lib.model.units import units
from lib.show.exhibits.drawings import Map
from lib.show.maps.basemap import DECIMALS
from lib.show.wording import comparison as wording

if TYPE_CHECKING:
    import pandas as pd
    from shapely.geometry.base import BaseGeometry

    from lib.show.exhibits.exhibit import Exhibit
    from lib.store import Package

NAMED: Final = (("places", "place_id"), ("local_projects", "project_id"))
"""Layers of a city package whose features have a name of their own, each with its key."""
FIRST: Final = 2
"""The name stands in one of the first columns: the first, or the second after a place."""


def subjects(exhibit: Exhibit, city: Package, comparison: Package) -> list[str]:
    """The id of the feature of each row, "" where the map draws none of that name.

    exhibit: one whose drawing is a Map. Rows are told apart by the names that their package gives areas, cells,
    places, projects, cities and regions.
    """
    drawn = {feature.id for layer in _map(exhibit).layers for feature in layer.features}
    found = _country(exhibit, comparison) if _map(exhibit).base == "country" else _city(exhibit, city)
    named = {name: key for key, name in found if key in drawn}
    return [next((named[text] for text in row if text in named), "") for row in _first_texts(exhibit.table)]


def geometries(exhibit: Exhibit, city: Package, comparison: Package) -> dict[str, BaseGeometry]:
    """The geometry of each feature of a map by its id, in degrees (WGS 84), rings by the right-hand rule."""
    shapes = {
        "areas": city.layers["areas"].set_index("area_id").geometry,
        "cells": city.layers["cells"].set_index("cell_id").geometry,
        "regions": comparison.layers["regions"].set_index("region_code").geometry,
    }
    found: dict[str, BaseGeometry] = {}
    for layer in _map(exhibit).layers:
        for feature in layer.features:
            if feature.id not in found:
                found[feature.id] = _placed(feature.geometry, shapes)
    return found


def _placed(geometry: dict[str, Any] | str, shapes: dict[str, Any]) -> BaseGeometry:
    if isinstance(geometry, str):
        layer, _slash, key = geometry.partition("/")
        placed = shapes[layer][key]
    else:
        placed = read_shape(geometry)
    rounded = shapely.transform(placed, lambda points: points.round(DECIMALS))
    turned: BaseGeometry = shapely.orient_polygons(rounded, exterior_cw=False)
    return turned


def _map(exhibit: Exhibit) -> Map:
    if not isinstance(exhibit.drawing, Map):
        raise TypeError(f"no map: {exhibit.name}")
    return exhibit.drawing


def _first_texts(table: pd.DataFrame) -> list[list[str]]:
    columns = [table.iloc[:, place].astype(object).tolist() for place in range(min(FIRST, table.shape[1]))]
    return [[each for each in row if isinstance(each, str)] for row in zip(*columns, strict=True)]


def _city(exhibit: Exhibit, city: Package) -> list[tuple[str, str]]:
    rows = units(city)
    scale = exhibit.view.query.get("scale")
    rows = rows[rows["level"] == scale] if scale else rows
    pairs = list(zip(rows["area_id"], rows[f"name_{exhibit.lang}"], strict=True))
    for table, key in NAMED:
        pairs += zip(city.tables[table][key], city.tables[table]["name"], strict=True)
    return pairs


def _country(exhibit: Exhibit, comparison: Package) -> list[tuple[str, str]]:
    key = exhibit.view.query.get("city_indicator", "")
    return [(row["unit_id"], wording.unit_name(row, exhibit.lang)) for row in records(compared_units(comparison, key))]
