"""How many of each kind there are: stacked bars beside a table of the same numbers."""

from __future__ import annotations

from typing import Any

from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.util import Pt

from lib.export.sheets import pattern
from lib.export.slides import rows as side_by_side
from lib.export.slides import table_shape
from lib.export.slides.boxes import Box
from lib.export.slides.charts.axis import around
from lib.export.slides.charts.chart import TEXT, add_chart, fill, scale
from lib.export.slides.charts.data import Bars, NamedData
from lib.export.slides.extent import height, shortened
from lib.export.slides.heads import first_head
from lib.export.slides.plain import plain
from lib.export.slides.table import Cell, Table, fit, more
from lib.export.slides.tints import tint
from lib.show import numbers
from lib.show.exhibits.drawings import Counts
from lib.show.exhibits.exhibit import Exhibit

TABLES = (0.52, 0.6, 0.68)
AXIS, TITLE = 42.0, 0.8
"""Points of the axis with its title below the bars; the title's part of the width."""
SWATCH = "▬▬"
"""As wide as the room that a legend takes for a colour."""


def draw(slide: Any, exhibit: Exhibit, drawing: Counts, box: Box) -> None:
    """Draw the table and its bars; where they cannot stand beside each other, both in boxes of their own."""
    whole = _table(exhibit, drawing, len(drawing.rows))
    found = side_by_side.beside(whole, box, TABLES, lambda room: _legend(drawing, room), AXIS)
    if found:
        table_shape.draw(slide, found.table, found.place, exhibit.name, exhibit.finding)
        found.lay_out(_chart(slide, exhibit, drawing, found.chart))
        return
    left, right = box.beside(TABLES[-1])
    count = len(drawing.rows)
    fitted = fit(lambda some: _table(exhibit, drawing, some), count, left.width, left.height, side_by_side.MOST)
    table_shape.draw(slide, fitted, left, exhibit.name, exhibit.finding)
    _chart(slide, exhibit, drawing, right)


def _legend(drawing: Counts, room: float) -> float:
    """Return how high the legend above the bars is, in points."""
    names = " ".join(SWATCH + plain(name).replace(" ", "\u00a0") for _, name in drawing.kinds)
    return height(names, TEXT, room) + TEXT / 2


def _chart(slide: Any, exhibit: Exhibit, drawing: Counts, box: Box) -> Any:
    series = [
        Bars(name, tuple(float(counts[place]) for _, counts in drawing.rows))
        for place, (_, name) in enumerate(drawing.kinds)
    ]
    data = NamedData([name for name, _ in drawing.rows], series, pattern(0))
    chart = add_chart(slide, box, XL_CHART_TYPE.BAR_STACKED, data, exhibit.name, exhibit.finding)
    chart.plots[0].gap_width, chart.plots[0].overlap = 60, 100
    for drawn, (colour, _) in zip(chart.plots[0].series, drawing.kinds, strict=True):
        fill(drawn, tint(colour))
    chart.category_axis.reverse_order = True
    found = around([0.0, *(float(sum(counts)) for _, counts in drawing.rows)])
    scale(chart.value_axis, found, shortened(plain(drawing.unit), TEXT, box.width * TITLE))
    chart.value_axis.tick_label_position = XL_TICK_LABEL_POSITION.HIGH
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    chart.legend.font.size = Pt(TEXT)
    return chart


def _table(exhibit: Exhibit, drawing: Counts, some: int) -> Table:
    head = (first_head(exhibit, drawing.rows[0][0]), *(plain(name) for _, name in drawing.kinds))
    rows = tuple(
        (Cell(plain(name)), *(Cell(numbers.decimal(count, 0, exhibit.lang)) for count in counts))
        for name, counts in drawing.rows[:some]
    )
    return Table(head, rows, frozenset(range(1, len(head))), more(len(drawing.rows) - some, exhibit.lang))
