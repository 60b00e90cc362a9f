"""Drawing a table that has been fitted as a table of the presentation."""

from __future__ import annotations

from typing import Any

from pptx.oxml.ns import qn
from pptx.util import Pt

from lib.export.slides.boxes import Box
from lib.export.slides.table import PAD_X, Cell, Fit, Table
from lib.export.slides.writing import Paragraph, child, describe, hexadecimal, write_paragraphs
from lib.show.palette import LIGHT, contrast

STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""The style of presentations that has neither ground nor lines."""

LINE = 0.75
"""Points of the line below a row."""


def draw(slide: Any, found: Fit, box: Box, name: str, description: str) -> Box:
    """Draw a table in the upper left of a box, and return the box it takes."""
    table, heights = found.table, found.heights
    taken = Box(box.left, box.top, sum(found.widths), sum(heights))
    size = (len(heights), len(found.widths))
    frame = slide.shapes.add_table(*size, Pt(taken.left), Pt(taken.top), Pt(taken.width), Pt(taken.height))
    describe(frame, name, description)
    frame._element.find(f".//{qn('a:tableStyleId')}").text = STYLE
    frame.table.horz_banding = False
    grid = frame.table._tbl
    for column, room in zip(grid.tblGrid.gridCol_lst, found.widths, strict=True):
        column.w = Pt(room)
    rows = list(grid.tr_lst)
    for row, tall in zip(rows, heights, strict=True):
        row.h = Pt(tall)
    for row, cells in zip(rows, (_head(table), *table.rows), strict=False):
        line = LIGHT.muted if row is rows[0] else LIGHT.grid
        for place, (element, cell) in enumerate(zip(row.tc_lst, cells, strict=True)):
            _fill(element, frame.part, cell, found, place in table.figures, line)
    if table.last:
        _last(frame, len(heights) - 1, found)
    return taken


def _head(table: Table) -> tuple[Cell, ...]:
    fills = table.fills or ("",) * len(table.head)
    return tuple(Cell(text, True, _over(fill), fill) for text, fill in zip(table.head, fills, strict=True))


def _over(fill: str) -> str:
    """Return the colour of a heading: quiet, or what is read best on the colour behind it."""
    return max(LIGHT.ink, LIGHT.paper, key=lambda colour: contrast(colour, fill)) if fill else LIGHT.muted


def _last(frame: Any, row: int, found: Fit) -> None:
    first = frame.table.cell(row, 0)
    if len(found.widths) > 1:
        first.merge(frame.table.cell(row, len(found.widths) - 1))
    _fill(first._tc, frame.part, Cell(found.table.last, colour=LIGHT.muted), found, False, "")


def _fill(element: Any, part: Any, cell: Cell, found: Fit, right: bool, line: str) -> None:
    """Write a cell, as XML: properties one by one would take most of the time of a slide."""
    paragraph = Paragraph(cell.text, found.size, cell.bold, cell.colour, right)
    write_paragraphs(element.get_or_add_txBody(), part, [paragraph])
    look = element.get_or_add_tcPr()
    across, down = str(int(Pt(PAD_X))), str(int(Pt(found.table.pad)))
    for name, value in (("marL", across), ("marR", across), ("marT", down), ("marB", down), ("anchor", "ctr")):
        look.set(name, value)
    if line:
        _colour(child(look, "a:lnB", w=str(int(Pt(LINE)))), line)
    if cell.fill:
        _colour(look, cell.fill)


def _colour(target: Any, colour: str) -> None:
    child(child(target, "a:solidFill"), "a:srgbClr", val=hexadecimal(colour))
