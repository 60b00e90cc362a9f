"""Labels on a map: each where it belongs if there is room, else nearby, else only its figure."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely

from lib.export.pictures.maps.labels import LINE, Label
from lib.export.pictures.maps.written import around
from lib.show.palette import legible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from shapely.geometry import Polygon
    from shapely.geometry.base import BaseGeometry

    from lib.export.pictures.maps.written import Written
    from lib.export.pictures.sheet import Sheet

NEAR = ((0.0, 0.0), (0.0, -0.5), (0.0, 0.5), (0.35, 0.0), (-0.35, 0.0))
FAR = tuple((right, below) for below in (0.0, -1.0, 1.0, -1.7, 1.7) for right in (0.0, 0.5, -0.5, 0.9, -0.9))
"""How far a label may be moved, in its own widths and heights, in the order that is tried."""
SIZES, SMALLER = (1.0, 0.85), (1.0, 0.8, 0.65, 0.5)
"""Sizes of letters that are tried where it belongs: of the whole label, then of its figure alone."""
APART = 0.1
GRID = 17
"""Places across and down that are tried in an area."""


@dataclass(frozen=True)
class Placed:
    """A label and the point it hangs on; `reach` is how far a sign there extends; more of `first` is placed sooner.

    `area` is what it is about, in pixels, where that is a surface.
    """

    label: Label
    x: float
    y: float
    reach: float = 0.0
    first: float = 0.0
    size: float = 1.0
    area: BaseGeometry | None = None


def write(sheet: Sheet, labels: list[Placed], written: Written) -> None:
    """Write the labels, the most important first; one that finds no room is written where it covers least."""
    for placed in sorted(labels, key=lambda each: -each.first):
        if not placed.label.parts:
            continue
        found = next((each for each in _tries(placed, sheet.font) if written.free(_area(each, sheet.font))), None)
        if found is None:
            inside = [each for each in _tries(placed, sheet.font) if written.inside(_area(each, sheet.font))]
            found = min(inside, key=lambda each: written.covered(_area(each, sheet.font)), default=None)
        if found:
            written.put(_area(found, sheet.font))
            _draw(sheet, found)


def _tries(placed: Placed, font: float) -> Iterator[Placed]:
    """List where a label may stand and how: whole where it belongs, then its figure alone, then each farther away.

    That of an area stays in it, so that it is not taken for another's.
    """
    whole, figure = placed.label, placed.label.figure
    named = whole.parts != figure.parts
    if placed.area is not None:
        yield from _inside(placed, whole, SIZES, font)
        if named:
            yield from _inside(placed, figure, SMALLER, font)
        return
    yield from _steps(placed, whole, NEAR, SIZES, font)
    if named:
        yield from _steps(placed, figure, NEAR, SMALLER, font)
    yield from _steps(placed, whole, FAR, SIZES, font)
    if named:
        yield from _steps(placed, figure, FAR, SMALLER[:2], font)


def _inside(placed: Placed, label: Label, sizes: Sequence[float], font: float) -> Iterator[Placed]:
    """List places in the label's own area, near its middle first: those with all of it in there before the others."""
    area = placed.area
    if area is None:
        return
    shapely.prepare(area)
    points = _points(placed, area)
    tries = [Placed(label, x, y, size=size, area=area) for size in sizes for x, y in points]
    yield from (each for each in tries if area.contains(_area(each, font)))
    yield from (each for each in tries if not area.contains(_area(each, font)))


def _points(placed: Placed, area: BaseGeometry) -> list[tuple[float, float]]:
    """Spread points over an area, those near its middle first."""
    west, north, east, south = area.bounds
    columns, rows = np.meshgrid(np.linspace(west, east, GRID), np.linspace(north, south, GRID))
    # The middle itself is tried too.
    across, down = np.append(columns, placed.x), np.append(rows, placed.y)
    held = shapely.contains_xy(area, across, down)
    found = list(zip(across[held].tolist(), down[held].tolist(), strict=True))
    return sorted(found, key=lambda point: math.hypot(point[0] - placed.x, point[1] - placed.y))


def _steps(
    placed: Placed, label: Label, steps: Sequence[tuple[float, float]], sizes: Sequence[float], font: float
) -> Iterator[Placed]:
    for size in sizes:
        wide, high = label.width(font * size), label.height(font * size)
        for right, below in steps:
            x = placed.x + (label.moved[0] + right) * wide
            y = placed.y + (label.moved[1] + below) * high
            if label.above:
                y -= placed.reach + high / 2 + font * 0.1
            yield Placed(label, x, y, size=size)


def _area(placed: Placed, font: float) -> Polygon:
    label = placed.label
    return around(
        placed.x, placed.y, label.width(font) + APART * font, label.height(font) + 2 * APART * font, label.turned
    )


def _draw(sheet: Sheet, placed: Placed) -> None:
    label, colours = placed.label, sheet.map
    tones = {tone: legible(getattr(colours, tone), colours.halo, colours.ink) for tone in ("warm", "cool")}
    font = sheet.font * placed.size
    top = placed.y - label.height(font) / 2
    for part in label.parts:
        size = part.size(font)
        middle = placed.y if label.turned else top + size * LINE / 2
        sheet.text(
            placed.x, middle, part.text, size=size, bold=part.bold, colour=tones.get(part.tone, colours.ink),
            across="center", halo=colours.halo, angle=label.turned,
        )  # fmt: skip
        top += size * LINE
