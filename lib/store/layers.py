"""Building the shapes of a layer and checking them: position, validity, direction of the outlines."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from lib.store.codes import SURFACES
from lib.store.features import GEOMETRY
from lib.store.problem import Detail, Origin, Problem
from lib.store.shapes import fault
from lib.store.tables import Layer

CRS = "EPSG:4326"
Bounds = tuple[float, float, float, float]

# The reasons that GEOS gives, by the beginning of their text.
REASONS = {
    "Self-intersection": "self-crossing",
    "Ring Self-intersection": "self-crossing",
    "Hole lies outside": "hole-outside",
    "Holes are nested": "overlapping-parts",
    "Nested": "overlapping-parts",
    "Duplicate Rings": "overlapping-parts",
    "Interior is disconnected": "pinched",
    "Too few points": "too-few-points",
}


def build_shapes(shapes: Mapping[int, Any], layer: Layer, origin: Origin) -> tuple[gpd.GeoSeries, list[Problem]]:
    """Build the shapes (longitude and latitude, WGS 84) from GeoJSON geometries, by number of the feature.

    A shape that cannot be built, or that may be lacking and is, is None.
    """
    problems: list[Problem] = []
    sound = {}
    for number, shape in shapes.items():
        if shape is None:
            if not layer.may_lack_shape:
                problems.append(origin.problem("no-geometry", number, GEOMETRY))
        elif found := fault(shape, layer.shapes):
            problems.append(origin.problem(found[0], number, GEOMETRY, **found[1]))
        else:
            sound[number] = json.dumps(shape)
    built = pd.Series(shapely.from_geojson(list(sound.values())), index=list(sound), dtype="object")
    return gpd.GeoSeries(built.reindex(list(shapes)), crs=CRS), problems


def check_shapes(shapes: gpd.GeoSeries, bounds: Bounds | None, origin: Origin) -> Iterator[Problem]:
    """Check built shapes; `bounds` are west, south, east, north in degrees, None if they are not known."""
    present = shapes[shapes.notna()]
    if bounds:
        yield from _misplaced(present, bounds, origin)
    valid = present.is_valid
    for number, reason in present[~valid].is_valid_reason().items():
        code, detail = _reason(reason)
        yield origin.problem(code, int(number), GEOMETRY, **detail)
    for number in _turned(present[valid & present.geom_type.isin(SURFACES)]):
        yield origin.problem("ring-direction", number, GEOMETRY)


def check_position(longitude: float, latitude: float, bounds: Bounds) -> tuple[str, dict[str, Detail]] | None:
    """Say whether a point lies outside the bounds, or would lie inside if its coordinates were swapped."""
    west, south, east, north = bounds
    if west <= longitude <= east and south <= latitude <= north:
        return None
    swapped = west <= latitude <= east and south <= longitude <= north
    return "swapped" if swapped else "out-of-bounds", {"longitude": longitude, "latitude": latitude}


def _misplaced(shapes: gpd.GeoSeries, bounds: Bounds, origin: Origin) -> Iterator[Problem]:
    """Report each shape by its first point out of bounds."""
    west, south, east, north = bounds
    points, owners = shapely.get_coordinates(shapes.to_numpy(), return_index=True)
    outside = ((points < (west, south)) | (points > (east, north))).any(axis=1)
    owners, first = np.unique(owners[outside], return_index=True)
    for owner, (longitude, latitude) in zip(owners, points[outside][first].tolist(), strict=True):
        if found := check_position(longitude, latitude, bounds):
            yield origin.problem(found[0], int(shapes.index[owner]), GEOMETRY, **found[1])


def _turned(surfaces: gpd.GeoSeries) -> list[int]:
    """Return the numbers of the surfaces with an outline against the right-hand rule (RFC 7946, 3.1.6)."""
    parts, owners = shapely.get_parts(surfaces.to_numpy(), return_index=True)
    rings, ring_parts = shapely.get_rings(parts, return_index=True)
    is_outer = np.r_[True, ring_parts[1:] != ring_parts[:-1]] if len(rings) else np.array([], dtype=bool)
    turned = shapely.is_ccw(rings) != is_outer
    return [int(number) for number in surfaces.index[np.unique(owners[ring_parts[turned]])]]


def _reason(text: str) -> tuple[str, dict[str, Detail]]:
    code = next((code for start, code in REASONS.items() if text.startswith(start)), None)
    place = re.search(r"\[(\S+) (\S+)\]", text)
    return (code, {"place": f"{place[1]}, {place[2]}"}) if code and place else ("invalid-shape", {})
