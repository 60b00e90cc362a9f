"""The form of one GeoJSON geometry, looked at before anything is built from it."""

from collections.abc import Iterator
from typing import Any

from lib.store.codes import SURFACES
from lib.store.problem import Detail

Fault = tuple[str, dict[str, Detail]]

# How many lists stand around a position.
DEPTHS = {"Point": 0, "LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}
SHORTEST_LINE = 2
SHORTEST_RING = 4
HIGHEST = 1e9  # no coordinate of any system is larger; NaN and infinity are not smaller


def fault(shape: Any, allowed: tuple[str, ...]) -> Fault | None:
    """Say what keeps a GeoJSON geometry from being built: a code of `messages` and its details."""
    kind = shape.get("type") if isinstance(shape, dict) else shape
    if kind not in allowed:
        return "wrong-geometry", {"value": str(kind), "allowed": ", ".join(allowed)}
    depth, coordinates = DEPTHS[kind], shape.get("coordinates")
    if _is_empty(coordinates, depth):
        return "empty-geometry", {}
    if not _is_nested(coordinates, depth):
        return "bad-position", {}
    lines = list(_lists_of_positions(coordinates, depth))
    if kind in SURFACES:
        return next((found for ring in lines if (found := _ring_fault(ring))), None)
    return ("too-few-points", {}) if any(len(line) < SHORTEST_LINE for line in lines) else None


def _ring_fault(ring: list[Any]) -> Fault | None:
    if ring[0] != ring[-1]:
        return "open-ring", {"longitude": ring[0][0], "latitude": ring[0][1]}
    return ("too-few-points", {}) if len(ring) < SHORTEST_RING else None


def _is_empty(value: Any, depth: int) -> bool:
    """Look no deeper than positions stand: a file can hold lists in lists without end."""
    if not isinstance(value, list):
        return False
    return not value or (depth > 0 and any(_is_empty(item, depth - 1) for item in value))


def _is_nested(value: Any, depth: int) -> bool:
    if not isinstance(value, list):
        return False
    if depth:
        return all(_is_nested(item, depth - 1) for item in value)
    return len(value) == len(("longitude", "latitude")) and all(_is_number(item) for item in value)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and -HIGHEST < value < HIGHEST


def _lists_of_positions(coordinates: list[Any], depth: int) -> Iterator[list[Any]]:
    if depth == 1:
        yield coordinates
    for item in coordinates if depth > 1 else ():
        yield from _lists_of_positions(item, depth - 1)
