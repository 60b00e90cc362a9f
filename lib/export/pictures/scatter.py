"""Two figures against each other: a dot for each unit, intervals as lines, the marked ones by sign and name."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from lib.export.pictures import notes, signs
from lib.export.pictures.letters import LEADING, lines, plain, shortened, width
from lib.export.pictures.scale import Scale, ticks
from lib.export.pictures.spots import Area, Name, spots
from lib.export.slides.boxes import Box
from lib.show.plots.dot_axis import Axis as Measure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lib.export.pictures.sheet import Sheet
    from lib.show.exhibits.drawings import Axis, Point, Scatter

NAME = 0.9
"""Size of the names of dots that are not marked, in sizes of letters."""
MARGIN = 0.05
"""Part of what is between the ends that an axis reaches beyond them."""
LONGEST = 0.3
"""Part of the width that a name takes at most."""
Ends = tuple[float, float]


def draw(sheet: Sheet, box: Box, drawing: Scatter, lang: str) -> None:
    """Draw the dots in a box between their axes; each is named where there is room."""
    known = [point for point in drawing.points if math.isfinite(point.x) and math.isfinite(point.y)]
    if not known:
        notes.nothing(sheet, box, lang)
        return
    top = _title(sheet, box, drawing.y, "↑ ", box.top)
    across = _around([(point.x, point.x_bounds) for point in known])
    upwards = _around([(point.y, point.y_bounds) for point in known])
    line = sheet.small * LEADING
    title = _wrapped(f"{_named(drawing.x)} →", sheet, box.width)
    field_top, bottom = top + 0.4 * line, box.bottom - line * (len(title) + 1.1)
    marks = ticks(upwards, max(2, int((bottom - field_top) / (2.2 * sheet.small))), lang)
    left = box.left + max((width(text, sheet.small) for _, text in marks), default=0) + sheet.small * 0.6
    field = Box(left, field_top, box.left + box.width - left - sheet.font * 0.5, bottom - field_top)
    x = Scale(across, field.left, field.width / (across.high - across.low))
    y = Scale(upwards, field.bottom, -field.height / (upwards.high - upwards.low))
    _axes(sheet, field, x, y, marks, lang)
    for place, text in enumerate(title):
        middle = bottom + line * (1.5 + place)
        sheet.text(field.left + field.width, middle, text, size=sheet.small, colour=sheet.quiet, across="right")
    _points(sheet, field, known, x, y)


def _named(axis: Axis) -> str:
    return f"{axis.name} ({axis.unit})" if axis.unit else axis.name


def _wrapped(text: str, sheet: Sheet, room: float) -> tuple[str, ...]:
    return lines(shortened(plain(text), sheet.small, room, 2), sheet.small, room)


def _title(sheet: Sheet, box: Box, axis: Axis, arrow: str, top: float) -> float:
    for text in _wrapped(arrow + _named(axis), sheet, box.width):
        sheet.text(box.left, top + sheet.small * LEADING / 2, text, size=sheet.small, colour=sheet.quiet)
        top += sheet.small * LEADING
    return top


def _around(figures: Sequence[tuple[float, Ends]]) -> Measure:
    """Return the axis that holds figures and their bounds, with a margin; it need not begin at 0."""
    ends = [end for value, bounds in figures for end in (value, *bounds) if math.isfinite(end)]
    low, high = min(ends), max(ends)
    margin = (high - low) * MARGIN or abs(high) * 0.1 or 1.0
    return Measure("", low - margin, high + margin)


def _axes(sheet: Sheet, field: Box, x: Scale, y: Scale, marks: Sequence[tuple[float, str]], lang: str) -> None:
    right = field.left + field.width
    for value, text in marks:
        at = y.at(value)
        sheet.line([(field.left, at), (right, at)], sheet.colours.grid)
        away = sheet.small * 0.4
        sheet.text(field.left - away, at, text, size=sheet.small, colour=sheet.quiet, across="right")
    for value, text in ticks(x.axis, max(2, int(field.width / (5 * sheet.small))), lang):
        at, half = x.at(value), width(text, sheet.small) / 2
        sheet.line([(at, field.top), (at, field.bottom)], sheet.colours.grid)
        middle = min(at, right + sheet.font * 0.5 - half)
        line = field.bottom + sheet.small * 0.75
        sheet.text(middle, line, text, size=sheet.small, colour=sheet.quiet, across="center")


def _points(sheet: Sheet, field: Box, points: Sequence[Point], x: Scale, y: Scale) -> None:
    ordered = sorted(points, key=lambda point: bool(point.mark))
    for point in ordered:
        at, colour = (x.at(point.x), y.at(point.y)), sheet.colours.muted
        for scale, bounds, level in ((x, point.x_bounds, False), (y, point.y_bounds, True)):
            if not math.isnan(sum(bounds)):
                low, high = scale.at(bounds[0]), scale.at(bounds[1])
                ends = [(at[0], low), (at[0], high)] if level else [(low, at[1]), (high, at[1])]
                sheet.line(ends, sheet.colours.ink if point.mark else colour, sheet.font * 0.05)
    for point in ordered:
        signs.draw(sheet, x.at(point.x), y.at(point.y), point.mark, 0.85)
    _names(sheet, field, points, x, y)


def _names(sheet: Sheet, field: Box, points: Sequence[Point], x: Scale, y: Scale) -> None:
    found = []
    texts = []
    for point in points:
        size = sheet.font if point.mark else sheet.font * NAME
        bold, room = bool(point.mark), field.width * LONGEST
        text = shortened(plain(point.name), size, room)
        texts.append((text, size, bold))
        wide = width(text, size, bold)
        found.append(Name(x.at(point.x), y.at(point.y), wide, size * 1.1, sheet.font * 0.28, bold))
    within = (field.left, field.top - sheet.font * 0.3, field.left + field.width + sheet.font * 0.4, field.bottom)
    taken = [area for point in points for area in _whiskers(point, x, y)]
    for area, (text, size, bold) in zip(spots(found, within, taken), texts, strict=True):
        if area:
            middle = (area[1] + area[3]) / 2
            sheet.text(area[0], middle, text, size=size, bold=bold, halo=sheet.colours.paper)


def _whiskers(point: Point, x: Scale, y: Scale) -> list[Area]:
    """Return where the intervals of a point are drawn: no name is to cover them."""
    across, down, found = x.at(point.x), y.at(point.y), []
    if not math.isnan(sum(point.x_bounds)):
        found.append((x.at(point.x_bounds[0]), down - 1, x.at(point.x_bounds[1]), down + 1))
    if not math.isnan(sum(point.y_bounds)):
        found.append((across - 1, y.at(point.y_bounds[1]), across + 1, y.at(point.y_bounds[0])))
    return found
