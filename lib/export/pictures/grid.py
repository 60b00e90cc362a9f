"""A table to be read: its head, its rows, a line between two of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.export.pictures import notes
from lib.export.pictures.letters import LEADING, lines, plain, shortened, widest_word, width
from lib.locale import catalogue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lib.export.pictures.sheet import Sheet
    from lib.export.slides.boxes import Box
    from lib.show.exhibits.drawings import Grid

GAP = 1.2
"""Room between columns, in sizes of letters."""
LINES = 3
"""Lines of a cell at most."""
ABOVE, ROOMY = 0.5, 0.7
"""Room in a row beside its lines, in sizes of letters, and how much more where there is room."""
FIGURES = set("0123456789.,–−-+ %€()/><≥≤×±")


def draw(sheet: Sheet, box: Box, drawing: Grid, lang: str) -> None:
    """Write as many rows into a box as fit, and say how many more there are."""
    if not drawing.rows or not drawing.head:
        notes.nothing(sheet, box, lang)
        return
    cells = [[plain(cell) for cell in row] for row in (drawing.head, *drawing.rows)]
    widths = _widths(cells, box.width, sheet.font)
    broken = [_broken(row, widths, sheet.font, place == 0) for place, row in enumerate(cells)]
    heights = [(max(map(len, row)) * LEADING + ABOVE) * sheet.font for row in broken]
    note = sheet.small * (LEADING + 0.4)
    shown = _fitting(heights, box.height, note)
    spare = min((box.height - sum(heights)) / len(heights), ROOMY * sheet.font) if shown == len(cells) else 0.0
    heights = [height + spare for height in heights]
    right = _figures(cells)
    top = box.top
    for place in range(shown):
        _row(sheet, (box.left, top + spare / 2), broken[place], (widths, right), place == 0)
        top += heights[place]
        thick = 1.5 if place == 0 else 1.0
        colour = sheet.colours.ink if place == 0 else sheet.colours.grid
        sheet.line([(box.left, top), (box.left + box.width, top)], colour, thick)
    if shown < len(cells):
        text = catalogue(lang).ngettext("… {count} more row", "… {count} more rows", len(cells) - shown)
        notes.below(sheet, box, text.format(count=len(cells) - shown))


def _widths(cells: Sequence[Sequence[str]], room: float, font: float) -> list[float]:
    """Share the width out: what each column would take, the widest ones less where that is too much together."""
    gap = font * GAP
    head = [[widest_word(text, font, bold=True) for text in cells[0]]]
    taken = head + [[width(text, font) for text in row] for row in cells[1:]]
    wanted = [max(column) + gap for column in zip(*taken, strict=True)]
    if sum(wanted) <= room:
        return [each + (room - sum(wanted)) / len(wanted) for each in wanted]
    most = max(wanted)
    while sum(min(each, most) for each in wanted) > room and most > gap * 2:
        most *= 0.97
    found = [min(each, most) for each in wanted]
    return [each * room / sum(found) for each in found]


def _broken(row: Sequence[str], widths: Sequence[float], font: float, bold: bool) -> list[tuple[str, ...]]:
    found = []
    for text, across in zip(row, widths, strict=True):
        room = across - font * GAP + 0.5
        cut = shortened(text, font, room, LINES, bold)
        found.append(lines(cut, font, room, bold))
    return found


def _fitting(heights: Sequence[float], room: float, note: float) -> int:
    """Count the rows that fit, the head among them; some of them give way to the note on the others."""
    if sum(heights) <= room:
        return len(heights)
    shown, total = 0, note
    for height in heights:
        if total + height > room:
            break
        shown, total = shown + 1, total + height
    return max(shown, 1)


def _figures(cells: Sequence[Sequence[str]]) -> list[bool]:
    """Tell which columns hold figures: they end at the right."""
    columns = zip(*cells[1:], strict=True)
    return [place > 0 and all(set(text) <= FIGURES for text in column) for place, column in enumerate(columns)]


def _row(
    sheet: Sheet,
    corner: tuple[float, float],
    row: Sequence[tuple[str, ...]],
    columns: tuple[Sequence[float], Sequence[bool]],
    head: bool,
) -> None:
    left, top = corner
    for cell, across, right in zip(row, *columns, strict=True):
        x = left + across - sheet.font * GAP if right else left
        for place, text in enumerate(cell):
            middle = top + (ABOVE / 2 + (place + 0.5) * LEADING) * sheet.font
            sheet.text(x, middle, text, bold=head, across="right" if right else "left")
        left += across
