"""A table that is read, with as many rows as there is room for."""

from __future__ import annotations

import re
from typing import Any

from lib.export.slides import table_shape
from lib.export.slides.boxes import Box
from lib.export.slides.plain import plain
from lib.export.slides.table import Cell, Table, fit, more
from lib.show.exhibits.drawings import Grid
from lib.show.exhibits.exhibit import Exhibit

FIGURE = re.compile(r"[<>+−–]?\s*\d[\d.,\s]*%?(\s*\([^()]*\))?|[–—]?")
"""A figure of the language, with its sign, a percent sign and its bounds, or a dash for none."""


def draw(slide: Any, exhibit: Exhibit, drawing: Grid, box: Box) -> None:
    """Draw the rows that fit; the last line says how many more there are."""

    def build(some: int) -> Table:
        rows = tuple(tuple(Cell(plain(text)) for text in row) for row in drawing.rows[:some])
        return Table(
            tuple(map(plain, drawing.head)), rows, figures(drawing), more(len(drawing.rows) - some, exhibit.lang)
        )

    found = fit(build, len(drawing.rows), box.width, box.height, least=3)
    table_shape.draw(slide, found, box, exhibit.name, exhibit.finding)


def figures(drawing: Grid) -> frozenset[int]:
    """Tell which columns hold figures: they stand at the right."""
    columns = range(1, len(drawing.head))
    return frozenset(place for place in columns if all(FIGURE.fullmatch(plain(row[place])) for row in drawing.rows))
