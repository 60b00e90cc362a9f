"""Figures in order as bars with their intervals, beside a table that names them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from lib.export.slides import rows as side_by_side
from lib.export.slides import table_shape
from lib.export.slides.boxes import Box
from lib.export.slides.charts import bars
from lib.export.slides.heads import first_head
from lib.export.slides.marks import ink, named
from lib.export.slides.plain import plain
from lib.export.slides.table import Cell, Table, fit
from lib.export.slides.writing import Paragraph, text_box, total
from lib.locale import catalogue
from lib.show import numbers
from lib.show.exhibits.drawings import Dot, Dots
from lib.show.exhibits.exhibit import Exhibit

NOTE, NOTE_LINES = 12.0, 2
TABLES, BARS = (0.48, 0.56, 0.64), 0.5
"""The parts of the width of a table beside its bars, and of many bars beside a table of some of them."""


def draw(slide: Any, exhibit: Exhibit, drawing: Dots, box: Box) -> None:
    """Draw the rows; who has no figure is told below."""
    if drawing.missing:
        box = _missing(slide, drawing.missing, box, exhibit.lang)
    whole = table(exhibit, drawing)
    found = side_by_side.beside(whole, box, TABLES)
    if not found:
        _many(slide, exhibit, whole, drawing, box)
        return
    table_shape.draw(slide, found.table, found.place, exhibit.name, exhibit.finding)
    found.lay_out(bars.draw(slide, exhibit, drawing, found.chart))


def table(exhibit: Exhibit, drawing: Dots) -> Table:
    """Make a table of all rows: name, figure and, where there are any, intervals, as texts of the language."""
    head = (first_head(exhibit, drawing.rows[0].name), plain(drawing.unit), catalogue(exhibit.lang).gettext("Interval"))
    rows = [
        (plain(named(row.name, row.mark)), plain(row.text), interval(row, drawing, exhibit.lang))
        for row in drawing.rows
    ]
    bounded = any(bounds for _, _, bounds in rows)
    cells = tuple(
        tuple(Cell(text, bool(dot.mark), ink(dot.mark)) for text in (row if bounded else row[:2]))
        for row, dot in zip(rows, drawing.rows, strict=True)
    )
    return Table(head if bounded else head[:2], cells, frozenset({1, 2}))


def interval(row: Dot, drawing: Dots, lang: str) -> str:
    """Return the bounds around a figure; empty where it has none, or where its text is not the figure alone."""
    if math.isnan(row.value) or "(" in row.text or not bars.measured(row, drawing, lang):
        return ""
    if drawing.neutral == 0:
        return _signed(row, drawing, lang)
    bounds = numbers.bounds(row.lower, row.upper, drawing.decimals, lang)
    return "" if bounds in row.text else bounds


def _signed(row: Dot, drawing: Dots, lang: str) -> str:
    """Return the bounds of a change, with their signs."""
    if math.isnan(row.lower) or math.isnan(row.upper):
        return ""
    low, high = (numbers.signed(end, drawing.decimals, lang) for end in (row.lower, row.upper))
    return catalogue(lang).gettext("{low} to {high}").format(low=low, high=high)


def choose(those: Sequence[Dot], count: int) -> list[int]:
    """Choose the places of so many rows: the marked ones, then from both ends towards the middle, the top first."""
    marked = [place for place, row in enumerate(those) if row.mark]
    half = (len(those) + 1) // 2
    ends = [place for pair in zip(range(half), range(len(those) - 1, -1, -1), strict=False) for place in pair]
    return sorted(list(dict.fromkeys([*marked, *ends]))[:count])


def _many(slide: Any, exhibit: Exhibit, whole: Table, drawing: Dots, box: Box) -> None:
    left, right = box.beside(BARS)
    count = len(whole.rows)
    text = catalogue(exhibit.lang).gettext("{shown} of {count} rows; the chart shows all")

    def build(some: int) -> Table:
        last = text.format(shown=some, count=count) if some < count else ""
        return replace(whole, rows=tuple(whole.rows[place] for place in choose(drawing.rows, some)), last=last)

    found = fit(build, count, right.width, right.height, least=3)
    table_shape.draw(slide, found, right, exhibit.name, exhibit.finding)
    bars.draw_named(slide, exhibit, drawing, left)


def _missing(slide: Any, names: Sequence[str], box: Box, lang: str) -> Box:
    """Tell below who has no figure, or how many they are where they are many; return what is left above."""
    texts = catalogue(lang)
    told = texts.gettext("No figure: {names}").format(names=", ".join(map(plain, names)))
    if total([Paragraph(told, NOTE)], box.width) > NOTE_LINES * NOTE * 1.21:
        count = len(names)
        told = texts.ngettext("{count} without a figure", "{count} without a figure", count).format(count=count)
    paragraph = Paragraph(told, NOTE)
    tall = total([paragraph], box.width)
    above, below = box.above(box.height - tall - 8, 8)
    text_box(slide, below, [paragraph], "No figure")
    return above
