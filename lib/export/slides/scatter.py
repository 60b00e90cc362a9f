"""Two figures against each other: dots that can be edited, the marked ones named and listed beside."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_MARKER_STYLE
from pptx.util import Pt

from lib.export.sheets import pattern
from lib.export.slides import marks, table_shape
from lib.export.slides.boxes import Box
from lib.export.slides.charts.axis import Range, around
from lib.export.slides.charts.chart import TEXT, add_chart, fill, scale
from lib.export.slides.charts.data import PairedData, Pairs, reach
from lib.export.slides.charts.error_bars import Stroke, add_error_bars
from lib.export.slides.extent import shortened
from lib.export.slides.heads import first_head
from lib.export.slides.plain import plain
from lib.export.slides.table import Cell, Table, fit, more
from lib.export.slides.writing import rgb
from lib.locale import catalogue
from lib.show import numbers
from lib.show.exhibits.drawings import Axis, Point, Scatter
from lib.show.exhibits.exhibit import Exhibit
from lib.show.palette import LIGHT

FEW = 10
"""So many points are all named."""
CHART, TITLE = 0.62, 0.75
"""The chart's part of the width; the part of its height that a line of an axis' title takes."""
NEAR = (0.16, 0.14)
"""Parts of the width and the height within which two names are in each other's way."""
BESIDE, EDGE, SHORT = 0.06, 0.75, 0.04
"""The same for the height of names side by side; the part of the width from which on a name stands at the left;
the part of an axis up to which an interval is no longer than a sign."""
STYLES = {"chosen": (XL_MARKER_STYLE.DIAMOND, 13), "home": (XL_MARKER_STYLE.SQUARE, 11)}


def draw(slide: Any, exhibit: Exhibit, drawing: Scatter, box: Box) -> None:
    """Draw the dots, a series for each kind of mark, and the table of those that are named."""
    those = told(drawing.points)
    left, right = box.beside(CHART) if those else (box, box)
    if those:
        found = fit(lambda some: _table(exhibit, drawing, those, some), len(those), right.width, right.height)
        table_shape.draw(slide, found, right, exhibit.name, exhibit.finding)
    _chart(slide, exhibit, drawing, left)


def told(points: Sequence[Point]) -> tuple[Point, ...]:
    """Choose the points that are named: the marked ones, or all where they are few."""
    return tuple(point for point in points if point.mark or len(points) <= FEW)


def _chart(slide: Any, exhibit: Exhibit, drawing: Scatter, box: Box) -> None:
    groups = _groups(drawing.points)
    title = catalogue(exhibit.lang).gettext("others")
    series = [_series(mark, group, title) for mark, group in groups]
    data = PairedData(series, pattern(max(drawing.x.decimals, drawing.y.decimals)))
    chart = add_chart(slide, box, XL_CHART_TYPE.XY_SCATTER, data, exhibit.name, exhibit.finding)
    ranges = [around(end for point in drawing.points for end in ends(point)) for ends in (_x_ends, _y_ends)]
    for axis, found, about in zip((chart.category_axis, chart.value_axis), ranges, (drawing.x, drawing.y), strict=True):
        scale(axis, found, shortened(plain(_title(about)), TEXT, box.height * TITLE, 2))
    places = _positions(told(drawing.points), ranges)
    for place, (mark, group) in enumerate(groups):
        drawn = chart.plots[0].series[place]
        _style(drawn, mark)
        for number, point in enumerate(group):
            if point in places:
                _label(drawn.points[number], point, places[point])
        _error_bars(drawn, data.beside[place])


def _groups(points: Sequence[Point]) -> list[tuple[str, list[Point]]]:
    """Divide the points by their marks, the unmarked ones first, so that the others lie on them."""
    found = sorted({point.mark for point in points})
    return [(mark, [point for point in points if point.mark == mark]) for mark in found]


def _series(mark: str, points: Sequence[Point], others: str) -> Pairs:
    reaches = [
        (
            *(reach(point.x, point.x_bounds[0]), reach(point.x_bounds[1], point.x)),
            *(reach(point.y, point.y_bounds[0]), reach(point.y_bounds[1], point.y)),
        )
        for point in points
    ]
    name = ", ".join(point.name for point in points) if mark else others
    across, upwards = tuple(point.x for point in points), tuple(point.y for point in points)
    return Pairs(name, across, upwards, tuple(zip(*reaches, strict=True)))


def _error_bars(series: Any, columns: Sequence[Any]) -> None:
    stroke = Stroke(LIGHT.muted, 1, caps=False)
    for direction, below, above in (("x", *columns[:2]), ("y", *columns[2:])):
        if not all(map(math.isnan, (*below.values, *above.values))):
            add_error_bars(series, direction, below, above, stroke)


def _style(series: Any, mark: str) -> None:
    style, size = STYLES.get(mark, (XL_MARKER_STYLE.CIRCLE, 8))
    series.format.line.fill.background()
    series.marker.style, series.marker.size = style, size
    fill(series.marker, marks.fill(mark))
    series.marker.format.line.color.rgb = rgb(LIGHT.ink if mark else LIGHT.strong)


def _label(point: Any, about: Point, position: Any) -> None:
    frame = point.data_label.text_frame
    frame.text = plain(about.name)
    font = frame.paragraphs[0].runs[0].font
    font.size, font.bold, font.color.rgb = Pt(TEXT), bool(about.mark), rgb(marks.ink(about.mark))
    point.data_label.position = position


def _positions(points: Sequence[Point], ranges: Sequence[Range]) -> dict[Point, Any]:
    """Place names where no interval of their points and no other named point is in the way."""
    return {point: _position(place, points, ranges) for place, point in enumerate(points)}


def _position(place: int, points: Sequence[Point], ranges: Sequence[Range]) -> Any:
    """Place a name beside a long interval upwards, else above its point, or below where another is above."""
    point = points[place]
    across, upwards = (found.high - found.low for found in ranges)
    gaps = [((other.x - point.x) / across, (other.y - point.y) / upwards) for other in points]
    if _reach(point.y_bounds) / upwards > SHORT >= _reach(point.x_bounds) / across:
        near = any(0 < right < NEAR[0] and abs(up) < BESIDE for right, up in gaps)
        edge = (point.x - ranges[0].low) / across > EDGE
        return XL_LABEL_POSITION.LEFT if near or edge else XL_LABEL_POSITION.RIGHT
    covered = any(
        abs(right) < NEAR[0] and 0 <= up < NEAR[1] and (up > 0 or number > place)
        for number, (right, up) in enumerate(gaps)
    )
    return XL_LABEL_POSITION.BELOW if covered else XL_LABEL_POSITION.ABOVE


def _reach(bounds: tuple[float, float]) -> float:
    lower, upper = bounds
    return 0.0 if math.isnan(upper - lower) else upper - lower


def _x_ends(point: Point) -> tuple[float, ...]:
    return (point.x, *point.x_bounds)


def _y_ends(point: Point) -> tuple[float, ...]:
    return (point.y, *point.y_bounds)


def _title(axis: Axis) -> str:
    return f"{axis.name} ({axis.unit})" if axis.unit else axis.name


def _table(exhibit: Exhibit, drawing: Scatter, points: Sequence[Point], some: int) -> Table:
    rows = tuple(_row(point, drawing, exhibit.lang) for point in points[:some])
    last = more(len(points) - some, exhibit.lang)
    return Table(
        (first_head(exhibit, points[0].name), plain(drawing.x.name), plain(drawing.y.name)),
        rows,
        frozenset({1, 2}),
        last,
    )


def _row(point: Point, drawing: Scatter, lang: str) -> tuple[Cell, ...]:
    texts = (
        plain(marks.named(point.name, point.mark)),
        numbers.decimal(point.x, drawing.x.decimals, lang),
        numbers.decimal(point.y, drawing.y.decimals, lang),
    )
    return tuple(Cell(text, bool(point.mark), marks.ink(point.mark)) for text in texts)
