"""Two tiny packages whose figures can be worked out by hand: a town on a river, and six cities."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType
from typing import Any

import geopandas as gpd
import pandas as pd
from shapely.geometry import LineString, Point, box
from shapely.geometry.base import BaseGeometry

from lib.store import Config, Package

METRES = "EPSG:32632"
EAST, NORTH = 500_000.0, 5_000_000.0

OBSERVATION = {
    "indicator_id": "",
    "period": "2023",
    "period_text_it": "",
    "period_text_en": "",
    "time_band": "",
    "value": float("nan"),
    "value_text_it": "",
    "value_text_en": "",
    "lower": float("nan"),
    "upper": float("nan"),
    "count": float("nan"),
    "status": "published",
    "confidence": "high",
    "source_id": "register",
    "url": "",
    "note_it": "",
    "note_en": "",
    "disagreement_it": "",
    "disagreement_en": "",
}


def at(x: float, y: float) -> Point:
    """A point so many metres east and north of the town's origin."""
    return Point(EAST + x, NORTH + y)


def square(west: float, south: float, east: float, north: float) -> BaseGeometry:
    """A box by its sides, in metres from the town's origin."""
    return box(EAST + west, NORTH + south, EAST + east, NORTH + north)


def line(*points: tuple[float, float]) -> LineString:
    """A line through points in metres from the town's origin."""
    return LineString([at(x, y) for x, y in points])


def metric(*geometries: BaseGeometry) -> gpd.GeoSeries:
    """Geometries in the town's metric system."""
    return gpd.GeoSeries(list(geometries), crs=METRES)


def observations(key: str, rows: list[dict[str, Any]]) -> pd.DataFrame:
    """An observations table: each row says what differs from a plain published figure."""
    frame = pd.DataFrame([OBSERVATION | row for row in rows], columns=[key, *OBSERVATION])
    return frame.astype(dict.fromkeys(("value", "lower", "upper", "count"), "float64"))


NO_CELLS = pd.DataFrame({name: pd.Series(dtype="str") for name in ("cell_id", "area_id", "zone_id", "stretch_id")})


def package(kind: str, tables: dict[str, pd.DataFrame], layers: dict[str, gpd.GeoDataFrame], **more: Any) -> Package:
    """A package made in memory, as the loader would return it."""
    config = Config(kind, (5.0, 40.0, 12.0, 48.0), METRES, "", "", "", "", river=more.get("river", ""))
    descriptor = {"resources": more.get("resources", [])}
    if kind == "city":
        tables = {"cells": NO_CELLS, "cell_observations": observations("cell_id", [])} | tables
        layers = {"cells": gpd.GeoDataFrame(NO_CELLS, geometry=[], crs="EPSG:4326")} | layers
    return Package(
        kind, Path(), "1", "2026-01-01", config, MappingProxyType(tables), MappingProxyType(layers), descriptor
    )


# The town: two zones on the south bank of the Clear, the town they make, a third zone away from the river,
# and a stretch along it whose outline is an assumption. The river runs 20 m north of the zones.
AREAS: dict[str, tuple[str, str, str, str, BaseGeometry]] = {
    "town": ("neighbourhood", "", "01 02", "grouped", square(-1000, 0, 1000, 1000)),
    "west": ("zone", "town", "01", "official", square(-1000, 0, 0, 1000)),
    "east": ("zone", "town", "02", "official", square(0, 0, 1000, 1000)),
    "hill": ("zone", "", "03", "official", square(0, -1000, 1000, 0)),
    "walk": ("stretch", "", "", "indicative", square(-500, 900, 500, 1100)),
}
STOPS = {
    (100, 100): "N10",
    (500, 500): "",
    (-500, 500): "",
    (-10, 300): "N10 S05",
    (700, 100): "",
    (1200, 500): "",
    (500, -500): "",
}
VENUES = {(200, 200): "bar", (300, 200): "bar", (200, 300): "restaurant", (-200, 200): "bar", (0, 1050): "bar"}
BRIDGES = {(-600, 1020): "Clear", (10, 1020): "Clear", (600, 1020): "Clear", (500, 500): "Muddy"}
ZONES = {"01": (2000, 1), "02": (1000, 4), "03": (400, 4), "04": (10_000, 9), "05": (5000, 0)}
COMPUTED = {
    "venues": 0,
    "venues-per-km2": 1,
    "venues-per-1000": 1,
    "bars": 0,
    "bars-city-place": 0,
    "bars-per-1000-city-place": 0,
    "stops": 0,
    "night-stops": 0,
    "night-stops-share": 1,
    "near-stop-share": 1,
    "river-length": 2,
    "crossings": 0,
    "crossings-per-km": 1,
    "residents": 0,
    "area-km2": 2,
    "density": 0,
    "parks": 0,
}


def town() -> Package:
    """A town of three zones, with 2,000, 1,000 and 400 residents."""
    areas = pd.DataFrame(
        [
            {"area_id": area, "order": place, "level": level, "parent_id": parent, "zone_codes": codes}
            | {"name_it": f"{area} it", "name_en": f"{area} en", "boundary": boundary}
            | {"source_id": "drawn" if level == "stretch" else "register"}
            for place, (area, (level, parent, codes, boundary, _)) in enumerate(AREAS.items(), start=1)
        ]
    )
    residents = {"west": 2000, "east": 1000, "hill": 400}
    published = [{"area_id": area, "indicator_id": "residents", "value": each} for area, each in residents.items()]
    older = {"area_id": "walk", "indicator_id": "residents", "value": 7, "period": "2011"}
    zones = [{"zone_code": code, "name": code, "residents": of, "bars": bars} for code, (of, bars) in ZONES.items()]
    catalogue = [
        {"indicator_id": each, "order": place, "decimals": decimals}
        for place, (each, decimals) in enumerate(COMPUTED.items(), start=1)
    ]
    sources = pd.DataFrame(
        {"source_id": ["register", "drawn", "map", "timetable"], "year": ["2023", "2020", "2026", ""]}
    )
    tables = {
        "areas": areas,
        "indicators": pd.DataFrame(catalogue),
        "observations": observations("area_id", [*published, older]),
        "city_zones": pd.DataFrame(zones),
        "sources": sources,
    }
    resources = [{"name": "stops", "period": "2023-04"}, {"name": "venues"}]
    return package("city", tables, _town_layers(areas), river="Clear", resources=resources)


def _town_layers(areas: pd.DataFrame) -> dict[str, gpd.GeoDataFrame]:
    rivers = {
        "name": ["Clear", "Clear", "Muddy"],
        "part": ["centreline", "banks", "centreline"],
        "source_id": "map",
    }
    courses = [line((-1000, 1020), (1000, 1020)), square(-1000, 1010, 1000, 1030), line((0, 500), (1000, 500))]
    return {
        "areas": _layer(areas, [AREAS[area][-1] for area in areas["area_id"]]),
        "stops": _points(STOPS, "night_lines", "timetable"),
        "venues": _points(VENUES, "kind", "map"),
        "crossings": _points(BRIDGES, "river", "map"),
        "river": _layer(pd.DataFrame(rivers), courses),
    }


def _points(where: dict[tuple[int, int], str], column: str, source_id: str) -> gpd.GeoDataFrame:
    values = pd.DataFrame({column: list(where.values()), "source_id": source_id})
    return _layer(values, [at(*point) for point in where])


def _layer(values: pd.DataFrame, geometries: list[BaseGeometry]) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(values, geometry=geometries, crs=METRES).to_crs("EPSG:4326")


# Six cities in three regions. The first four letters of the alphabet are large, the others small.
CITIES = {
    "000001": ("Ada", "01", True),
    "000002": ("Bo", "01", False),
    "000003": ("Cea", "02", True),
    "000004": ("Dro", "02", False),
    "000005": ("Erba", "03", False),
    "000006": ("Fara", "03", False),
}


def indicator(indicator_id: str, **more: Any) -> dict[str, Any]:
    """A row of the comparison catalogue: a number of the comune, higher is better, unless said otherwise."""
    plain = {"theme_id": "context", "level": "comune", "kind": "number", "direction": "higher", "interval": "none"}
    return {"indicator_id": indicator_id, **plain, **more}


def cities(
    catalogue: list[dict[str, Any]], rows: list[dict[str, Any]], regional: list[dict[str, Any]] | None = None
) -> Package:
    """The six cities with a catalogue and observations of the test's own."""
    places = [
        {"istat_code": code, "name": name, "region_code": region, "in_workshop": workshop}
        for code, (name, region, workshop) in CITIES.items()
    ]
    regions = pd.DataFrame({"region_code": ["01", "02", "03", "04"], "name_it": list("ABCD"), "name_en": list("abcd")})
    tables = {
        "cities": pd.DataFrame(places),
        "regions": regions,
        "indicators": pd.DataFrame([each | {"order": place} for place, each in enumerate(catalogue, start=1)]),
        "observations": observations("istat_code", rows),
        "region_observations": observations("region_code", regional or []),
    }
    return package("comparison", tables, {})


def values(indicator_id: str, figures: dict[str, float], **more: Any) -> list[dict[str, Any]]:
    """One observation for each city (by its first letter, `A` to `F`) or region (by its code)."""
    letters = {name[0]: code for code, (name, _, _) in CITIES.items()}
    return [
        {("istat_code" if each in letters else "region_code"): letters.get(each, each), "indicator_id": indicator_id}
        | {"value": figure}
        | more
        for each, figure in figures.items()
    ]
