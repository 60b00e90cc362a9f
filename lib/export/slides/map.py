"""A map as a picture, over its legend and beside the figures of its areas."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any, TypeAlias

from pptx.util import Pt

from lib.export.slides import marks, table_shape
from lib.export.slides.boxes import Box
from lib.export.slides.heads import first_head
from lib.export.slides.plain import plain
from lib.export.slides.table import SHRINK, Cell, Table, fit, more
from lib.export.slides.tints import tint
from lib.export.slides.writing import Paragraph, describe, text_box
from lib.show.exhibits.drawings import Map
from lib.show.exhibits.exhibit import Exhibit

Picture: TypeAlias = Callable[[Exhibit, float, float], bytes]
"""Draws the map of an exhibit for a box so many points wide and high, as PNG, without its legend."""

MAP = 0.64
"""The map's part of the width, where figures stand beside it."""
LEGEND, SIGNS = 0.3, 0.3
"""Parts of the height that the classes and the signs take at most."""
SIZES = (14.0, 12.0)
GAP, PAD = 6.0, 3.0
ENOUGH = 5
"""Figures that are listed at least, in smaller letters where they would not fit."""


def draw(slide: Any, exhibit: Exhibit, drawing: Map, box: Box, picture: Picture) -> None:
    """Draw the picture; beside it the figures, below it what its colours and signs mean."""
    left, right = box.beside(MAP) if drawing.values else (box, box)
    if drawing.signs:
        left = _signs(slide, drawing, left)
    if drawing.classes:
        left = _classes(slide, exhibit, drawing, left)
    place = (Pt(left.left), Pt(left.top), Pt(left.width), Pt(left.height))
    shape = slide.shapes.add_picture(BytesIO(picture(exhibit, left.width, left.height)), *place)
    describe(shape, exhibit.name, exhibit.finding)
    if drawing.values:
        count = len(drawing.values)
        found = fit(lambda some: _values(exhibit, drawing, some), count, right.width, right.height, ENOUGH)
        table_shape.draw(slide, found, right, exhibit.name, exhibit.finding)


def _classes(slide: Any, exhibit: Exhibit, drawing: Map, box: Box) -> Box:
    """Draw the classes below the map, each a cell in its colour; return what is left above."""
    head = (plain(drawing.unit), *(plain(text) for _, text in drawing.classes))
    table = Table(head, (), fills=("", *(tint(colour) for colour, _ in drawing.classes)), pad=PAD)
    found = fit(lambda some: table, 0, box.width, box.height * LEGEND, sizes=SIZES)
    above, below = box.above(box.height - sum(found.heights) - GAP, GAP)
    table_shape.draw(slide, found, below, exhibit.name, exhibit.finding)
    return above


def _signs(slide: Any, drawing: Map, box: Box) -> Box:
    """Write below the map what its signs mean; return what is left above."""
    text = " · ".join(plain(f"{sign} {name}") for sign, name in drawing.signs)
    paragraph = Paragraph(text, SIZES[-1])
    while paragraph.height(box.width) > box.height * SIGNS:
        paragraph = replace(paragraph, size=paragraph.size * SHRINK)
    above, below = box.above(box.height - paragraph.height(box.width) - GAP, GAP)
    text_box(slide, below, [paragraph], "Signs")
    return above


def _values(exhibit: Exhibit, drawing: Map, some: int) -> Table:
    rows = tuple(
        tuple(
            Cell(plain(text), bool(row.mark), marks.ink(row.mark))
            for text in (marks.named(row.name, row.mark), row.text)
        )
        for row in drawing.values[:some]
    )
    last = more(len(drawing.values) - some, exhibit.lang)
    return Table((first_head(exhibit, drawing.values[0].name), plain(drawing.unit)), rows, frozenset({1}), last)
