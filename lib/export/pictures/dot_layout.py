"""Where rows of dots stand: in as many columns as they need, all on one scale; where none hold them, some unnamed."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from lib.export.pictures import notes
from lib.export.pictures.letters import LEADING, lines, plain, shortened, width
from lib.export.pictures.scale import Scale
from lib.export.pictures.sheet import SMALL
from lib.export.pictures.signs import named
from lib.show.plots.dot_axis import Axis, linear, multiples
from lib.show.plots.marks import CHOSEN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lib.show.exhibits.drawings import Dot, Dots

ROW, ROOMY = 1.3, 2.6
"""Heights of a row in sizes of its letters: the least, and where there is room."""
COLUMNS = (1, 2, 3)
BETWEEN = 1.6
"""Room between columns, in the same."""
PLOT = 6.5
"""Length of the scale in a column at least, in the same."""
SHORT = 10.5
"""Where names have to be cut for more columns, they keep so much."""
LONGEST_NAME, LONGEST_TEXT = 0.45, 0.38
"""Parts of a column that a name and a figure take at most."""
SHORTEST = 1e-300
"""A span below which nothing can be divided by it."""
GAP = 0.5
USUAL = 3


@dataclass(frozen=True)
class Slot:
    """One line of a column: a row that is named, or several that are not."""

    rows: tuple[Dot, ...]
    named: bool = True


@dataclass(frozen=True)
class Layout:
    """Columns of slots of one height; `name` is how wide names are, `scale` counts from the left of a column."""

    columns: tuple[tuple[Slot, ...], ...]
    width: float
    gap: float
    name: float
    text: float
    height: float
    scale: Scale


def layout(drawing: Dots, room: tuple[float, float], font: float, lang: str) -> Layout:
    """Lay rows out in a room of so many pixels across and down, below the axis.

    All rows are named in the fewest columns that hold them, with their names cut where that helps. Where three
    columns do not, one column names the marked rows, the first and the last, and as many more from the first on as fit.
    """
    axis = axis_of(drawing, lang)
    for longest in (math.inf, SHORT * font):
        for columns in COLUMNS:
            found = _columns(drawing, axis, columns, room, font, longest)
            if found:
                return found
    slots = _some(drawing.rows, max(3, int(room[1] / (ROW * font))))
    told = max(width(notes.between(len(slot.rows), lang), font * SMALL) for slot in slots)
    return _arranged(drawing, axis, [tuple(slots)], room, font, math.inf, told)


def axis_of(drawing: Dots, lang: str) -> Axis:
    """Return the axis that holds all dots: of ratios where no change is 1, else an even one."""
    ends = [end for row in drawing.rows for end in (row.value, row.lower, row.upper) if math.isfinite(end)]
    if drawing.neutral == 1 and ends and min(ends) > 0:
        return multiples(drawing.unit, ends, lang)
    return linear(drawing.unit, ends, drawing.neutral)


def end(row: Dot, axis: Axis) -> float:
    """Return the figure at which what is drawn of a row ends on the right."""
    if math.isnan(row.value) and math.isnan(row.upper):
        return axis.high
    return max(each for each in (row.value, row.upper) if not math.isnan(each))


def _columns(
    drawing: Dots, axis: Axis, columns: int, room: tuple[float, float], font: float, longest: float
) -> Layout | None:
    """Lay all rows out in so many columns; None if they do not fit."""
    each = math.ceil(len(drawing.rows) / columns)
    if each * ROW * font > room[1]:
        return None
    slots = [Slot((row,)) for row in drawing.rows]
    parts = [tuple(slots[start : start + each]) for start in range(0, len(slots), each)]
    found = _arranged(drawing, axis, parts, room, font, longest)
    enough = columns == 1 or found.scale.end - found.scale.start >= PLOT * font
    return found if enough else None


def _arranged(
    drawing: Dots,
    axis: Axis,
    columns: Sequence[tuple[Slot, ...]],
    room: tuple[float, float],
    font: float,
    longest: float,
    told: float = 0.0,
) -> Layout:
    gap = BETWEEN * font
    across = (room[0] - gap * (len(columns) - 1)) / len(columns)
    widest = max(_name_width(row, font) for row in drawing.rows)
    name = max(min(widest, LONGEST_NAME * across, longest), told) + GAP * font
    texts = {row: min(width(plain(row.text), font, bool(row.mark)), LONGEST_TEXT * across) for row in drawing.rows}
    unit = _unit(axis)
    even = Scale(axis, name, unit)
    most = (across - name - font) / (even.end - name)
    steps = [
        (across - name - 1.2 * font - texts[row]) / (even.at(end(row, axis)) - name)
        for row in drawing.rows
        if even.at(end(row, axis)) > name
    ]
    height = min(room[1] / max(map(len, columns)), ROOMY * font)
    return Layout(
        tuple(columns),
        across,
        gap,
        name,
        LONGEST_TEXT * across + 1,
        height,
        Scale(axis, name, min([most, *steps]) * unit),
    )


def _unit(axis: Axis) -> float:
    """So many pixels for each unit make the axis one pixel long; where it is too short for that, one for each."""
    flat = Scale(axis, 0.0, 1.0)
    span = flat.reach(axis.high) - flat.reach(axis.low)
    return 1 / span if span > SHORTEST else 1.0


def _name_width(row: Dot, font: float) -> float:
    return width(named(plain(row.name), row.mark), font, bool(row.mark))


def _some(rows: Sequence[Dot], lines: int) -> list[Slot]:
    """Name as many rows as so many lines can hold, those that matter first, with a line for those between."""
    kept: set[int] = set()
    for place in sorted(range(len(rows)), key=lambda place: _order(rows, place)):
        more = kept | {place}
        if len(_slots(rows, more)) <= lines or not kept:
            kept = more
        elif _order(rows, place) == USUAL:
            break
    return _slots(rows, kept)


def _order(rows: Sequence[Dot], place: int) -> int:
    """Tell when a row is named: the chosen one first, then the first and the last, then other marked ones."""
    if rows[place].mark == CHOSEN:
        return 0
    return 1 if place in (0, len(rows) - 1) else 2 if rows[place].mark else USUAL


def _slots(rows: Sequence[Dot], kept: set[int]) -> list[Slot]:
    found: list[Slot] = []
    for is_kept, group in groupby(enumerate(rows), key=lambda pair: pair[0] in kept):
        those = tuple(row for _, row in group)
        found += [Slot((row,)) for row in those] if is_kept else [Slot(those, named=False)]
    return found


def cut(text: str, size: float, room: float, bold: bool) -> str:
    """Return a text on one line that fits into its room."""
    return shortened(plain(text), size, room, 1, bold)


def name_lines(text: str, size: float, room: float, height: float, bold: bool = False) -> tuple[str, ...]:
    """Break a name into as many lines as a row of a height holds."""
    most = max(1, int(height / (size * LEADING)))
    if most == 1:
        return (cut(text, size, room, bold),)
    return lines(shortened(plain(text), size, room, most, bold), size, room, bold)
