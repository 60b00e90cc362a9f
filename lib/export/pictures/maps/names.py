"""Labels on a map: each where it belongs if there is room, else nearby, else only its figure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lib.export.pictures.maps.labels import LINE, Label
from lib.export.pictures.maps.written import around

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shapely.geometry import Polygon

    from lib.export.pictures.maps.written import Written
    from lib.export.pictures.sheet import Sheet

STEPS = (
    (0.0, 0.0),
    (0.0, -0.55),
    (0.0, 0.55),
    (0.35, 0.0),
    (-0.35, 0.0),
    (0.0, -1.0),
    (0.0, 1.0),
    (0.6, 0.0),
    (-0.6, 0.0),
)
"""How far a label may be moved, in its own widths and heights, in the order that is tried."""
APART = 0.1


@dataclass(frozen=True)
class Placed:
    """A label and the point it hangs on; `reach` is how far a sign there extends; more of `first` is placed sooner."""

    label: Label
    x: float
    y: float
    reach: float = 0.0
    first: float = 0.0


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
    """List where a label may stand and how: whole first, then its figure alone."""
    whole = placed.label
    for label in (whole,) if whole.figure.parts == whole.parts else (whole, whole.figure):
        wide, high = label.width(font), label.height(font)
        across, down = label.moved
        for right, below in STEPS:
            x = placed.x + (across + right) * wide
            y = placed.y + (down + below) * high
            if label.above:
                y -= placed.reach + high / 2 + font * 0.1
            yield Placed(label, x, y)


def _area(placed: Placed, font: float) -> Polygon:
    label = placed.label
    return around(
        placed.x, placed.y, label.width(font) + APART * font, label.height(font) + 2 * APART * font, label.turned
    )


def _draw(sheet: Sheet, placed: Placed) -> None:
    label, colours = placed.label, sheet.map
    tones = {"warm": colours.warm, "cool": colours.cool}
    top = placed.y - label.height(sheet.font) / 2
    for part in label.parts:
        size = part.size(sheet.font)
        middle = placed.y if label.turned else top + size * LINE / 2
        sheet.text(
            placed.x, middle, part.text, size=size, bold=part.bold, colour=tones.get(part.tone, colours.ink),
            across="center", halo=colours.halo, angle=label.turned,
        )  # fmt: skip
        top += size * LINE
