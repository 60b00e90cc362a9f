"""A chart on a slide: its data, its look, its axes."""

from __future__ import annotations

from typing import Any

from pptx.enum.chart import XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from lib.export.sheets import pattern
from lib.export.slides.boxes import Box
from lib.export.slides.charts.axis import Range
from lib.export.slides.plain import plain
from lib.export.slides.writing import describe, rgb
from lib.show.palette import LIGHT

TEXT = 12.0
"""Size of a chart's text."""


def add_chart(slide: Any, box: Box, kind: Any, data: Any, name: str, description: str) -> Any:
    """Add a chart that fills a box: without title or legend, in the colours of the palette."""
    frame = slide.shapes.add_chart(kind, Pt(box.left), Pt(box.top), Pt(box.width), Pt(box.height), data)
    describe(frame, name, description)
    chart = frame.chart
    chart.has_title = chart.has_legend = False
    chart.font.size, chart.font.color.rgb = Pt(TEXT), rgb(LIGHT.ink)
    for axis in (chart.category_axis, chart.value_axis):
        axis.format.line.color.rgb = rgb(LIGHT.muted)
        axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
        axis.has_major_gridlines = False
    space = chart._chartSpace
    space.insert(int(space[0].tag == qn("c:date1904")), parse_xml(f'<c:roundedCorners {nsdecls("c")} val="0"/>'))
    return chart


def scale(axis: Any, found: Range, title: str = "") -> None:
    """Give an axis its range, light lines at its steps, and a title (unit)."""
    axis.minimum_scale, axis.maximum_scale, axis.major_unit = found.low, found.high, found.step
    axis.has_major_gridlines = True
    axis.major_gridlines.format.line.color.rgb = rgb(LIGHT.grid)
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = pattern(found.decimals), False
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    axis.format.line.fill.background()
    axis.has_title = bool(title)
    if title:
        frame = axis.axis_title.text_frame
        frame.text = plain(title)
        font = frame.paragraphs[0].runs[0].font
        font.size, font.bold, font.color.rgb = Pt(TEXT), False, rgb(LIGHT.ink)


def lay_out(chart: Any, left: float, top: float, width: float, height: float) -> None:
    """Place the inner part of a chart, in parts of the whole from its upper left corner."""
    places = {"x": left, "y": top, "w": width, "h": height}
    modes = "".join(f'<c:{side}Mode val="edge"/>' for side in ("x", "y"))
    values = "".join(f'<c:{side} val="{value:.5f}"/>' for side, value in places.items())
    manual = f'<c:manualLayout><c:layoutTarget val="inner"/>{modes}{values}</c:manualLayout>'
    area = chart._chartSpace.find(f".//{qn('c:plotArea')}")
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    area.insert(0, parse_xml(f"<c:layout {nsdecls('c')}>{manual}</c:layout>"))


def fill(target: Any, colour: str) -> None:
    """Give a series or one of its points a colour."""
    target.format.fill.solid()
    target.format.fill.fore_color.rgb = rgb(colour)
