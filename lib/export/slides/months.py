"""Values by month as columns (two places at most) or lines, over a table of the same figures."""

from __future__ import annotations

from typing import Any

from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.util import Pt

from lib.export.sheets import pattern
from lib.export.slides import marks, table_shape
from lib.export.slides.boxes import Box
from lib.export.slides.charts.axis import around
from lib.export.slides.charts.chart import TEXT, add_chart, fill, lay_out, scale
from lib.export.slides.charts.data import Bars, NamedData
from lib.export.slides.plain import plain
from lib.export.slides.table import Cell, Fit, Table, fit, more
from lib.export.slides.writing import rgb
from lib.show import numbers
from lib.show.exhibits.drawings import Line, Months
from lib.show.exhibits.exhibit import Exhibit
from lib.show.palette import LIGHT

COLUMNS = 2
"""So many places stand side by side as columns; more of them are lines."""
OTHERS = (LIGHT.soft, LIGHT.strong, LIGHT.cool, LIGHT.muted)
"""Colours of the places without a mark, one after the other."""
CHART = 0.6
"""The least part of the height that the chart takes."""


def draw(slide: Any, exhibit: Exhibit, drawing: Months, box: Box) -> None:
    """Draw the chart, each month over its column of the table."""
    count = len(drawing.lines)
    found = fit(lambda some: _table(exhibit, drawing, some), count, box.width, box.height * (1 - CHART))
    upper, lower = box.above(box.height - sum(found.heights) - 4, 4)
    table_shape.draw(slide, found, lower, exhibit.name, exhibit.finding)
    _chart(slide, exhibit, drawing, upper, found)


def _chart(slide: Any, exhibit: Exhibit, drawing: Months, box: Box, table: Fit) -> None:
    columns = len(drawing.lines) <= COLUMNS
    kind = XL_CHART_TYPE.COLUMN_CLUSTERED if columns else XL_CHART_TYPE.LINE_MARKERS
    data = NamedData(
        drawing.labels, [Bars(line.name, line.values) for line in drawing.lines], pattern(drawing.decimals)
    )
    chart = add_chart(slide, box, kind, data, exhibit.name, exhibit.finding)
    if columns:
        chart.plots[0].gap_width, chart.plots[0].overlap = 40, 0
    for series, colour in zip(chart.plots[0].series, _colours(drawing.lines), strict=True):
        _style(series, colour, columns)
    scale(chart.value_axis, around([0.0, *(value for line in drawing.lines for value in line.values)]), drawing.unit)
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    chart.has_legend = len(drawing.lines) > 1
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
        chart.legend.font.size = Pt(TEXT)
    name = table.widths[0]
    lay_out(chart, name / box.width, 0.1, 1 - name / box.width, 0.88)


def _style(series: Any, colour: str, column: bool) -> None:
    if column:
        fill(series, colour)
        return
    series.smooth = False
    series.format.line.color.rgb, series.format.line.width = rgb(colour), Pt(2)
    fill(series.marker, colour)


def _colours(lines: tuple[Line, ...]) -> list[str]:
    """Return a colour for each place: that of its mark, else the next of those left."""
    others = iter(OTHERS * len(lines))
    return [marks.fill(line.mark) if line.mark else next(others) for line in lines]


def _table(exhibit: Exhibit, drawing: Months, some: int) -> Table:
    rows = tuple(
        (
            Cell(plain(marks.named(line.name, line.mark)), bool(line.mark), marks.ink(line.mark)),
            *(Cell(numbers.decimal(value, drawing.decimals, exhibit.lang)) for value in line.values),
        )
        for line in drawing.lines[:some]
    )
    last = more(len(drawing.lines) - some, exhibit.lang)
    return Table(("", *map(plain, drawing.labels)), rows, frozenset(range(1, 13)), last, even=True)
