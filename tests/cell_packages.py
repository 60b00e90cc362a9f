"""A tiny package with cells: two areas of four and two cells, one cell in a stretch alone; two indicators."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import pandas as pd

from lib.store import Package
from tests.model_packages import METRES, observations, package, square

AREAS = {
    "north": ("neighbourhood", "", square(0, 100, 400, 200), "warm"),
    "south": ("neighbourhood", "", square(0, 0, 200, 100), "cool"),
    "mill": ("zone", "north", square(0, 100, 200, 200), "warm"),
    "walk": ("stretch", "", square(200, 0, 300, 100), ""),
}
CELLS = {
    "a": ("north", "mill", ""),
    "b": ("north", "mill", ""),
    "c": ("north", "", ""),
    "d": ("north", "", ""),
    "e": ("south", "", ""),
    "f": ("south", "", ""),
    "g": ("walk", "", "walk"),
}
BOXES = [
    *(square(100 * place, 100, 100 * place + 100, 200) for place in range(4)),
    *(square(100 * place, 0, 100 * place + 100, 100) for place in range(3)),
]
FAR = {"a": 100.0, "b": 300.0, "c": 200.0, "d": 300.0, "e": 50.0, "f": 0.0}
MEDIANS = {"north": 250.0, "south": 25.0, "mill": 200.0}
CATALOGUE = {"far": "lower", "busy": "context", "green": "higher", "plain": "higher"}


def cell_town(**far: float) -> Package:
    """Seven cells; `far` (lower is better) has values for six of them, `busy` and `green` for all, `plain` for none.

    Other distances are given by the letter of the cell.
    """
    places = [
        {"area_id": area, "order": order, "level": level, "parent_id": parent, "hue": hue, "zone_codes": ""}
        | {"name_it": f"{area} it", "name_en": f"{area} en", "boundary": "official", "source_id": "register"}
        | {f"{text}_{lang}": "" for text in ("limits", "boundary_note") for lang in ("it", "en")}
        for order, (area, (level, parent, _shape, hue)) in enumerate(AREAS.items(), start=1)
    ]
    cells = [
        {
            "cell_id": cell,
            "order": order,
            "area_id": area,
            "zone_id": zone,
            "stretch_id": stretch,
            "source_id": "register",
        }
        | {
            "name_it": f"{cell} it",
            "name_en": f"{cell} en",
            "street": "Mill Lane",
            "street_m": 12.0,
            "inside_share": 0.5,
        }
        for order, (cell, (area, zone, stretch)) in enumerate(CELLS.items(), start=1)
    ]
    tables = {
        "areas": pd.DataFrame(places),
        "cells": pd.DataFrame(cells),
        "indicators": pd.DataFrame([_row(each, way) for each, way in CATALOGUE.items()]),
        "observations": observations("area_id", [_figure("area_id", "far", *each) for each in MEDIANS.items()]),
        "cell_observations": observations("cell_id", _cell_rows(FAR | far)),
        "sources": pd.DataFrame({"source_id": ["register"], "publisher": ["Register"], "year": ["2023"], "url": [""]}),
        "city_zones": pd.DataFrame({"zone_code": [], "residents": [], "bars": []}),
    }
    tables["observations"] = pd.concat(
        [tables["observations"], observations("area_id", [_figure("area_id", "plain", "north", 1.0)])],
        ignore_index=True,
    )
    shapes = gpd.GeoDataFrame(tables["areas"], geometry=[each[2] for each in AREAS.values()], crs=METRES)
    hexagons = gpd.GeoDataFrame(tables["cells"], geometry=BOXES, crs=METRES)
    layers = {"areas": shapes.to_crs("EPSG:4326"), "cells": hexagons.to_crs("EPSG:4326")}
    return package("city", tables, layers)


def _cell_rows(far: dict[str, float]) -> list[dict[str, Any]]:
    rows = [_figure("cell_id", "far", *each) for each in far.items()]
    rows += [_figure("cell_id", "busy", cell, 2.0) for cell in CELLS]
    return rows + [_figure("cell_id", "green", cell, place) for place, cell in enumerate(CELLS)]


def _figure(key: str, indicator_id: str, unit: str, value: float) -> dict[str, Any]:
    return {key: unit, "indicator_id": indicator_id, "value": value, "status": "computed"}


def _row(indicator_id: str, direction: str) -> dict[str, Any]:
    texts = {
        f"{text}_{lang}": f"{indicator_id} {text} {lang}" for text in ("name", "definition") for lang in ("it", "en")
    }
    units = {f"unit_{lang}": "m" for lang in ("it", "en")}
    empty = {f"{text}_{lang}": "" for text in ("formula", "missing", "caveat") for lang in ("it", "en")}
    kept = {"theme_id": "access", "level": "area", "kind": "number", "interval": "none", "status": "computed"}
    return {
        "indicator_id": indicator_id,
        "order": 1,
        "decimals": 0,
        "direction": direction,
        "source_id": "register",
    } | (texts | units | empty | kept)
