"""A table with a bar for each of its rows beside it: names and figures are read in the table, sizes in the bars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lib.export.slides.boxes import Box
from lib.export.slides.table import Fit, Table, fit

MOST = 12
SIZES = (20.0, 18.0, 16.0)
"""Rows that are still told apart from the back of a room."""
AXIS, TALLEST, INNER = 24.0, 2.8, 0.97
"""Points of the axis below the bars, sizes of its text that a row is high at most, the bars' part of the width."""


@dataclass(frozen=True)
class Beside:
    """A table and where it stands, and the box of the chart beside it, whose bars stand `part` of its height."""

    table: Fit
    place: Box
    chart: Box
    part: float


def beside(table: Table, box: Box, parts: Sequence[float], below: float = 0.0) -> Beside | None:
    """Lay a table with rows of one height and the chart of these rows side by side; None where they do not fit.

    parts: of the width that the table takes, the first that its texts fit in. below: points that the chart needs
    below its axis.
    """
    foot = AXIS + below
    for part in parts:
        left, right = box.beside(part)
        if found := _fitted(table, left.width, left.height - foot):
            head, bars = found.heights[0], sum(found.heights[1:])
            chart = Box(right.left, right.top + head, right.width, bars + foot)
            return Beside(found, left, chart, bars / (bars + foot))
    return None


def _fitted(table: Table, room: float, tall: float) -> Fit | None:
    """Fit a table whose rows are all equally high, at the largest size there is room for."""
    count = len(table.rows)
    for size in SIZES if 0 < count <= MOST else ():
        found = fit(lambda rows: replace(table, rows=table.rows[:rows]), count, room, tall, count, (size,))
        head, *rows = found.heights
        if found.size == size and found.whole and head + count * max(rows) <= tall:
            return replace(found, row=max(*rows, min(TALLEST * size, (tall - head) / count)))
    return None
