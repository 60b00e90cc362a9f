"""Values by month: a line for each place, and all its values written under the months."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from lib.export.pictures import notes, signs
from lib.export.pictures.dot_layout import cut
from lib.export.pictures.letters import LEADING, plain, width
from lib.export.pictures.scale import Scale, ticks
from lib.export.slides.boxes import Box
from lib.show import numbers
from lib.show.plots.dot_axis import linear

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lib.export.pictures.sheet import Sheet
    from lib.show.exhibits.drawings import Line, Months

TABLE, NAMES = 0.5, 0.28
"""Parts of the height and of the width that the values and the names may take."""
DASHES: tuple[tuple[float, ...], ...] = ((), (5, 2), (1.5, 1.5), (6, 2, 1.5, 2))


def draw(sheet: Sheet, box: Box, drawing: Months, lang: str) -> None:
    """Draw the lines in a box, months from left to right."""
    shown = [line for line in drawing.lines if any(map(math.isfinite, line.values))]
    if not shown:
        notes.nothing(sheet, box, lang)
        return
    unit = cut(drawing.unit, sheet.small, box.width, bold=False)
    sheet.text(box.left, box.top + sheet.small * 0.6, unit, size=sheet.small, colour=sheet.quiet)
    row = sheet.font * LEADING
    rows = shown[: max(1, int(box.height * TABLE / row) - 1)]
    names = min(max(width(plain(line.name), sheet.font, True) for line in rows) + 2.2 * sheet.font, box.width * NAMES)
    top, bottom = box.top + sheet.small * 1.7, box.bottom - row * (len(rows) + 1)
    field = Box(box.left + names, top, box.width - names, bottom - top)
    values = [value for line in shown for value in line.values if math.isfinite(value)]
    axis = linear("", values)
    scale = Scale(axis, field.bottom, -field.height / (axis.high - axis.low))
    _axis(sheet, field, scale, drawing, lang)
    for place, line in enumerate(shown):
        _line(sheet, field, scale, line, DASHES[place % len(DASHES)])
    for place, line in enumerate(rows):
        _values(sheet, field, (line, bottom + row * (1.5 + place)), drawing.decimals, (box.left, names), lang)


def _places(field: Box) -> list[float]:
    return [field.left + field.width * (month + 0.5) / 12 for month in range(12)]


def _axis(sheet: Sheet, field: Box, scale: Scale, drawing: Months, lang: str) -> None:
    for value, text in ticks(scale.axis, max(2, int(field.height / (2.4 * sheet.small))), lang):
        at = scale.at(value)
        sheet.line([(field.left, at), (field.left + field.width, at)], sheet.colours.grid)
        sheet.text(field.left - sheet.small * 0.4, at, text, size=sheet.small, colour=sheet.quiet, across="right")
    for x, label in zip(_places(field), drawing.labels, strict=True):
        text = cut(label, sheet.small, field.width / 12, bold=False)
        middle = field.bottom + sheet.font * LEADING / 2
        sheet.text(x, middle, text, size=sheet.small, colour=sheet.quiet, across="center")


def _line(sheet: Sheet, field: Box, scale: Scale, line: Line, dash: tuple[float, ...]) -> None:
    """Draw a line; it breaks where a month has no value."""
    colour = _colour(sheet, line)
    for part in _parts(list(zip(_places(field), line.values, strict=True))):
        sheet.line([(x, scale.at(value)) for x, value in part], colour, sheet.font * 0.12, dash)
    for x, value in zip(_places(field), line.values, strict=True):
        if math.isfinite(value):
            signs.draw(sheet, x, scale.at(value), line.mark, 0.85)


def _colour(sheet: Sheet, line: Line) -> str:
    return signs.fill(line.mark, sheet.colours) if line.mark else sheet.colours.strong


def _parts(points: Sequence[tuple[float, float]]) -> list[list[tuple[float, float]]]:
    parts: list[list[tuple[float, float]]] = [[]]
    for point in points:
        if math.isfinite(point[1]):
            parts[-1].append(point)
        else:
            parts.append([])
    return [part for part in parts if part]


def _values(
    sheet: Sheet, field: Box, line: tuple[Line, float], decimals: int, names: tuple[float, float], lang: str
) -> None:
    """Write the values of a line under their months, after its sign and its name."""
    (shown, middle), (left, room) = line, names
    signs.draw(sheet, left + sheet.font * 0.4, middle, shown.mark)
    start = left + sheet.font
    name = cut(shown.name, sheet.font, room - 1.4 * sheet.font, bool(shown.mark))
    sheet.text(start, middle, name, bold=bool(shown.mark))
    size = _fitting(sheet, field, shown, decimals, lang)
    for x, value in zip(_places(field), shown.values, strict=True):
        sheet.text(x, middle, numbers.decimal(value, decimals, lang), size=size, across="center")


def _fitting(sheet: Sheet, field: Box, line: Line, decimals: int, lang: str) -> float:
    """Return the size of letters in which twelve values stand beside each other."""
    widest = max(width(numbers.decimal(value, decimals, lang), 1.0) for value in line.values)
    return min(sheet.font, field.width / 12 * 0.9 / widest)
