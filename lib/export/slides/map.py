"""A map as a picture, beside its legend and the figures of its areas."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any, TypeAlias

from pptx.util import Pt

from lib.export.slides import marks, table_shape
from lib.export.slides.boxes import Box
from lib.export.slides.dots import first_head
from lib.export.slides.plain import plain
from lib.export.slides.table import Cell, Table, fit, more
from lib.export.slides.tints import tint
from lib.export.slides.writing import describe
from lib.show.exhibits.drawings import Map
from lib.show.exhibits.exhibit import Exhibit

Picture: TypeAlias = Callable[[Exhibit, float, float], bytes]
"""Draws the map of an exhibit for a box so many points wide and high, as PNG, without its legend."""

MAP, LEGEND = 0.66, 0.55
"""The map's part of the width, and the part of the height that the legend may take beside it."""
GAP, PAD, SWATCH = 18.0, 2.0, 30.0


def draw(slide: Any, exhibit: Exhibit, drawing: Map, box: Box, picture: Picture) -> None:
    """Draw the picture; beside it what its colours and signs mean, and the figures."""
    aside = bool(drawing.classes or drawing.signs or drawing.values)
    left, right = box.beside(MAP) if aside else (box, box)
    place = (Pt(left.left), Pt(left.top), Pt(left.width), Pt(left.height))
    shape = slide.shapes.add_picture(BytesIO(picture(exhibit, left.width, left.height)), *place)
    describe(shape, exhibit.name, exhibit.finding)
    if drawing.classes or drawing.signs:
        right = _legend(slide, exhibit, drawing, right)
    if drawing.values:
        count = len(drawing.values)
        found = fit(lambda some: _values(exhibit, drawing, some), count, right.width, right.height)
        table_shape.draw(slide, found, right, exhibit.name, exhibit.finding)


def _legend(slide: Any, exhibit: Exhibit, drawing: Map, box: Box) -> Box:
    """Draw the legend; return what is left below it."""
    rows = [(Cell("", fill=tint(colour)), Cell(plain(text))) for colour, text in drawing.classes]
    rows += [(Cell(plain(sign), bold=True), Cell(plain(text))) for sign, text in drawing.signs]
    room = box.height * (LEGEND if drawing.values else 1)
    found = fit(
        lambda some: Table(
            ("", plain(drawing.unit)),
            tuple(rows[:some]),
            pad=PAD,
            narrowest=SWATCH,
            last=more(len(rows) - some, exhibit.lang),
        ),
        len(rows),
        box.width,
        room,
        least=len(rows),
    )
    taken = table_shape.draw(slide, found, box, exhibit.name, exhibit.finding)
    return box.above(taken.height, GAP)[1]


def _values(exhibit: Exhibit, drawing: Map, some: int) -> Table:
    rows = tuple(
        tuple(
            Cell(plain(text), bool(row.mark), marks.ink(row.mark))
            for text in (marks.named(row.name, row.mark), row.text)
        )
        for row in drawing.values[:some]
    )
    last = more(len(drawing.values) - some, exhibit.lang)
    return Table((first_head(exhibit), plain(drawing.unit)), rows, frozenset({1}), last)
