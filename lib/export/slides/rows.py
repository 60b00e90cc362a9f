"""A table with a bar for each of its rows beside it: names and figures are read in the table, sizes in the bars."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

from pptx.enum.chart import XL_TICK_LABEL_POSITION

from lib.export.slides.boxes import Box
from lib.export.slides.charts.chart import lay_out
from lib.export.slides.table import Fit, Table, fit

MOST = 12
SIZES, SMALL = (20.0, 18.0, 16.0), (14.0, 12.0)
"""Rows that are still told apart from the back of a room; sizes of their texts, and those where none of them fits."""
AXIS, TALLEST, INNER = 24.0, 2.8, 0.97
"""Points of the axis below the bars, sizes of its text that a row is high at most, the bars' part of the width."""


@dataclass(frozen=True)
class Beside:
    """A table and where it stands, and the box of the chart beside it, whose bars stand beside the rows."""

    table: Fit
    place: Box
    chart: Box

    def lay_out(self, chart: Any) -> None:
        """Place the bars of a chart beside the rows of the table; the rows name them."""
        head, bars = self.table.heights[0], sum(self.table.heights[1:])
        chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE
        lay_out(chart, (1 - INNER) / 2, head / self.chart.height, INNER, bars / self.chart.height)


def beside(
    table: Table,
    box: Box,
    parts: Sequence[float],
    above: Callable[[float], float] = lambda room: 0.0,
    below: float = AXIS,
) -> Beside | None:
    """Lay a table with rows of one height and the chart of these rows side by side; None where they do not fit.

    parts: of the width that the table takes, the first that its texts fit in. above: points that a chart needs above
    its bars, by the room it has across. below: points that its axis needs.
    """
    for sizes, part in product((SIZES, SMALL), parts):
        left, right = box.beside(part)
        if found := _fitted(table, left.width, left.height - below, above(right.width), sizes):
            return Beside(found, left, Box(right.left, right.top, right.width, sum(found.heights) + below))
    return None


def _fitted(table: Table, room: float, tall: float, above: float, sizes: Sequence[float]) -> Fit | None:
    """Fit a table whose rows are all equally high, at the largest size there is room for."""
    count = len(table.rows)
    for size in sizes if 0 < count <= MOST else ():
        found = fit(lambda rows: replace(table, rows=table.rows[:rows]), count, room, tall, count, (size,))
        head, *rows = replace(found, first=above).heights
        if found.size == size and found.whole and head + count * max(rows) <= tall:
            return replace(found, first=above, row=max(*rows, min(TALLEST * size, (tall - head) / count)))
    return None
