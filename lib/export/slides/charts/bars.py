"""Horizontal bars with error bars; a published band is a thick line between its bounds, an open one an arrow."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from pptx.enum.chart import XL_CHART_TYPE, XL_TICK_LABEL_POSITION
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from lib.export.sheets import pattern
from lib.export.slides import marks
from lib.export.slides.boxes import Box
from lib.export.slides.charts.axis import Range, around
from lib.export.slides.charts.chart import TEXT, add_chart, fill, scale
from lib.export.slides.charts.data import Bars, NamedData, reach
from lib.export.slides.charts.error_bars import Stroke, add_error_bars
from lib.locale import catalogue
from lib.show import numbers
from lib.show.exhibits.drawings import Dot, Dots
from lib.show.exhibits.exhibit import Exhibit
from lib.show.palette import LIGHT

BAND = 2.5
GAP, FEW, FEW_GAP = 40, 14, 70
"""Room between bars in percent of a bar, where they are many and up to so many."""
LEAST, NAME = 8.0, 0.8
"""The smallest size of names at an axis, and the part of a bar's room they may take in height."""
EVERY = '<c:tickLblSkip {} val="1"/>'
"""Names stand at every row, however many there are."""


@dataclass(frozen=True)
class Part:
    """A series and how it is drawn: `shown` with bars, its error bars in a stroke."""

    bars: Bars
    stroke: Stroke
    shown: bool = False


def draw(slide: Any, exhibit: Exhibit, drawing: Dots, box: Box) -> Any:
    """Draw the rows as bars, the first on top; the chart."""
    start = beginning(drawing, exhibit.lang)
    found = around([start, *ends(drawing)])
    parts = _parts(drawing, found, exhibit)
    names = [marks.named(row.name, row.mark) for row in drawing.rows]
    data = NamedData(names, [part.bars for part in parts], pattern(drawing.decimals))
    chart = add_chart(slide, box, XL_CHART_TYPE.BAR_CLUSTERED, data, exhibit.name, exhibit.finding)
    plot = chart.plots[0]
    plot.overlap, plot.gap_width = 100, FEW_GAP if len(names) <= FEW else GAP
    plot.vary_by_categories = False
    for series, part, place in zip(plot.series, parts, range(len(parts)), strict=True):
        _style(series, part, drawing.rows)
        if place in data.beside:
            below, above = data.beside[place]
            add_error_bars(series, "", below, above, part.stroke)
    chart.category_axis.reverse_order = True
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    scale(chart.value_axis, found)
    chart.value_axis.tick_label_position = XL_TICK_LABEL_POSITION.HIGH
    chart.value_axis.crosses_at = start
    return chart


def draw_named(slide: Any, exhibit: Exhibit, drawing: Dots, box: Box) -> Any:
    """Draw the rows with their names at the axis, as large as the rows are high; without where they are too many."""
    chart = draw(slide, exhibit, drawing, box)
    size = min(TEXT, NAME * (box.height - 2 * TEXT) / len(drawing.rows))
    if size < LEAST:
        chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    chart.category_axis.tick_labels.font.size = Pt(max(size, LEAST))
    chart.category_axis._element.find(qn("c:noMultiLvlLbl")).addprevious(parse_xml(EVERY.format(nsdecls("c"))))
    return chart


def ends(drawing: Dots) -> list[float]:
    """Return all figures and bounds, which the axis has to hold."""
    return [end for row in drawing.rows for end in (row.value, row.lower, row.upper)]


def beginning(drawing: Dots, lang: str) -> float:
    """Return where bars start: at the value that means no change, else at zero.

    What is no amount (an hour by the clock) has no zero, and starts where the axis does.
    """
    if not math.isnan(drawing.neutral):
        return drawing.neutral
    if any(math.isnan(row.value) or measured(row, drawing, lang) for row in drawing.rows):
        return 0.0
    return around(ends(drawing)).low


def measured(row: Dot, drawing: Dots, lang: str) -> bool:
    """Tell whether the text of a row is its figure: an amount in the unit."""
    return numbers.decimal(abs(row.value), drawing.decimals, lang) in row.text


def _parts(drawing: Dots, found: Range, exhibit: Exhibit) -> list[Part]:
    """Divide the rows into series: figures, closed bands, and those open above or below."""
    _ = catalogue(exhibit.lang).gettext
    rows = drawing.rows
    figures = Bars(
        exhibit.name,
        tuple(row.value for row in rows),
        tuple(reach(row.value, row.lower) for row in rows),
        tuple(reach(row.upper, row.value) for row in rows),
    )
    if all(map(math.isnan, (*figures.below, *figures.above))):
        figures = Bars(figures.name, figures.values)
    band = Stroke(LIGHT.strong, BAND)
    thin = Stroke(LIGHT.muted, 1, caps=False)
    parts = [Part(figures, Stroke() if len(rows) <= FEW else thin, shown=True)]
    for name, kind, stroke in (
        (_("from (lower bound)"), "band", band),
        (_("at least"), "above", Stroke(LIGHT.strong, BAND, caps=False, arrow="tail")),
        (_("less than"), "below", Stroke(LIGHT.strong, BAND, caps=False, arrow="tail")),
    ):
        those = [row if _kind(row) == kind else None for row in rows]
        if any(those):
            parts.append(Part(_band(name, those, found), stroke))
    return parts


def _kind(row: Dot) -> str:
    """Tell what is drawn of a row: its `figure`, a `band`, one open `above` or `below`, or nothing."""
    if not math.isnan(row.value):
        return "figure"
    known = (not math.isnan(row.lower), not math.isnan(row.upper))
    return {(True, True): "band", (True, False): "above", (False, True): "below"}.get(known, "")


def _band(name: str, rows: list[Dot | None], found: Range) -> Bars:
    """Make a series of bands: at the bound that is known, reaching to the other one or to the end of the axis."""
    values, below, above = [], [], []
    for row in rows:
        at = math.nan if row is None else row.upper if math.isnan(row.lower) else row.lower
        values.append(at)
        below.append(reach(at, found.low) if row and math.isnan(row.lower) else math.nan)
        end = math.nan if row is None else found.high if math.isnan(row.upper) else row.upper
        above.append(reach(end, at) if row and not math.isnan(row.lower) else math.nan)
    return Bars(name, tuple(values), tuple(below), tuple(above))


def _style(series: Any, part: Part, rows: tuple[Dot, ...]) -> None:
    series.invert_if_negative = False
    if not part.shown:
        series.format.fill.background()
        return
    fill(series, LIGHT.soft)
    for place, row in enumerate(rows):
        if row.mark:
            fill(series.points[place], marks.fill(row.mark))
