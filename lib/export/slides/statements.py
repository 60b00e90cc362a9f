"""Sentences with who says so, one under the other."""

from __future__ import annotations

from typing import Any

from lib.export.slides.boxes import Box
from lib.export.slides.plain import plain
from lib.export.slides.table import SHRINK, more
from lib.export.slides.writing import Paragraph, text_box, total
from lib.show.exhibits.drawings import Statements
from lib.show.exhibits.exhibit import Exhibit
from lib.show.palette import LIGHT

SIZES = (22.0, 20.0, 18.0, 16.0)
SOURCE = 0.65
"""Size of a source, in sizes of its sentence."""
LEAST = 3
"""Sentences that are shown before the text becomes smaller than the smallest of its sizes."""


def draw(slide: Any, exhibit: Exhibit, drawing: Statements, box: Box) -> None:
    """Write the sentences as large as they fit; the last line says how many more there are."""
    text_box(slide, box, fitting(exhibit, drawing, box), exhibit.name)


def fitting(exhibit: Exhibit, drawing: Statements, box: Box) -> list[Paragraph]:
    """Choose the largest size at which all fit, else the smallest with as many as fit."""
    count, size = len(drawing.items), SIZES[-1]
    for size in SIZES:
        if total(found := _written(exhibit, drawing, count, size), box.width) <= box.height:
            return found
    while True:
        for some in range(count, min(LEAST, count) - 1, -1):
            if total(found := _written(exhibit, drawing, some, size), box.width) <= box.height:
                return found
        size *= SHRINK


def _written(exhibit: Exhibit, drawing: Statements, some: int, size: float) -> list[Paragraph]:
    found: list[Paragraph] = []
    for place, item in enumerate(drawing.items[:some]):
        found.append(Paragraph(plain(item.text), size, above=size * 0.8 if place else 0))
        found.append(Paragraph(plain(item.source), size * SOURCE, colour=LIGHT.muted, above=2))
    last = more(len(drawing.items) - some, exhibit.lang)
    return [*found, Paragraph(last, size * SOURCE, colour=LIGHT.muted, above=size * 0.8)] if last else found
