"""How many of each kind there are: a column of bars for each kind, its number at each bar."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lib.export.pictures import notes
from lib.export.pictures.dot_layout import cut, name_lines
from lib.export.pictures.letters import LEADING, lines, plain, shortened, widest_word, width
from lib.export.slides.boxes import Box
from lib.locale import catalogue
from lib.show import numbers

if TYPE_CHECKING:
    from lib.export.pictures.sheet import Sheet
    from lib.show.exhibits.drawings import Counts

ROW, ROOMY = 1.35, 2.5
NAMES = 0.3
"""Part of the width that names take at most."""
BAR, SIDE, GAP = 0.62, 0.7, 1.2
"""Height of a bar in its row, side of the square before a name, room between columns, in sizes of letters."""
LEAST, LINES = 0.65, 3
"""Size of the letters of the head at least, in the usual ones, and its lines at most."""


def draw(sheet: Sheet, box: Box, drawing: Counts, lang: str) -> None:
    """Draw the rows in a box under the names of the kinds."""
    if not drawing.rows:
        notes.nothing(sheet, box, lang)
        return
    names = min(max(width(plain(name), sheet.font) for name, _ in drawing.rows), box.width * NAMES) + sheet.font
    across = (box.width - names - GAP * sheet.font * (len(drawing.kinds) - 1)) / len(drawing.kinds)
    head = Head.of(drawing, across, sheet.font)
    top = sheet.small * LEADING + head.height + sheet.font * 0.3
    box, rows = _rows(sheet, box, drawing, top, lang)
    unit = cut(drawing.unit, sheet.small, box.width, bold=False)
    sheet.text(box.left, box.top + sheet.small * 0.6, unit, size=sheet.small, colour=sheet.quiet)
    height = min((box.height - top) / len(rows), ROOMY * sheet.font)
    for place, (name, _) in enumerate(rows):
        middle = box.top + top + (place + 0.5) * height
        sheet.line([(box.left, middle + height / 2), (box.left + box.width, middle + height / 2)], sheet.colours.grid)
        sheet.stack(box.left, middle, name_lines(name, sheet.font, names - sheet.font * 0.6, height))
    field = Box(box.left + names, box.top + top, across, height)
    _kinds(sheet, field, [row for _, row in rows], drawing.kinds, head, lang)


def _rows(
    sheet: Sheet, box: Box, drawing: Counts, top: float, lang: str
) -> tuple[Box, tuple[tuple[str, tuple[int, ...]], ...]]:
    """Return the rows that fit and their box, above a note on those that do not."""
    most = max(1, int((box.height - top) / (ROW * sheet.font)))
    if len(drawing.rows) <= most:
        return box, drawing.rows
    shown = drawing.rows[: max(1, most - 1)]
    text = catalogue(lang).gettext("… {count} others").format(count=len(drawing.rows) - len(shown))
    return notes.below(sheet, box, text), shown


@dataclass(frozen=True)
class Head:
    """The names of the kinds over their columns, broken into lines, in letters that are small enough for them."""

    lines: tuple[tuple[str, ...], ...]
    size: float

    @classmethod
    def of(cls, drawing: Counts, across: float, font: float) -> Head:
        """Break the names so that no word is, if that can be."""
        names = [plain(name) for _, name in drawing.kinds]
        room = across - SIDE * 1.5 * font
        longest = max(widest_word(name, 1.0, bold=True) for name in names)
        size = max(min(font, room / longest), font * LEAST)
        cuts = [shortened(name, size, room, LINES, bold=True) for name in names]
        return cls(tuple(lines(name, size, room, bold=True) for name in cuts), size)

    @property
    def height(self) -> float:
        """How high it is."""
        return max(map(len, self.lines)) * self.size * LEADING


def _kinds(
    sheet: Sheet,
    field: Box,
    rows: list[tuple[int, ...]],
    kinds: tuple[tuple[str, str], ...],
    head: Head,
    lang: str,
) -> None:
    """Draw the columns, all on one scale; `field` is the first row of the first of them."""
    largest = max((number for row in rows for number in row), default=0) or 1
    text = max(width(numbers.decimal(number, 0, lang), sheet.font) for row in rows for number in row)
    step = max(field.width - text - sheet.font * 0.6, 1.0) / largest
    for place, (colour, _) in enumerate(kinds):
        left = field.left + place * (field.width + GAP * sheet.font)
        _head(sheet, left, field.top - sheet.font * 0.3 - head.height, head, (place, colour))
        for line, row in enumerate(rows):
            middle, long = field.top + (line + 0.5) * field.height, row[place] * step
            high = min(field.height, sheet.font * 1.5) * BAR
            bar = Box(left, middle - high / 2, long, high)
            if row[place]:
                sheet.box(bar, tone(sheet, colour), edge=sheet.colours.ink, width=1)
            quiet = "" if row[place] else sheet.quiet
            sheet.text(left + long + sheet.font * 0.3, middle, numbers.decimal(row[place], 0, lang), colour=quiet)


def _head(sheet: Sheet, left: float, top: float, head: Head, kind: tuple[int, str]) -> None:
    place, colour = kind
    side = sheet.font * SIDE
    line = head.size * LEADING
    sheet.box(Box(left, top + (line - side) / 2, side, side), tone(sheet, colour), edge=sheet.colours.ink, width=1)
    for number, text in enumerate(head.lines[place]):
        sheet.text(left + side * 1.5, top + (number + 0.5) * line, text, size=head.size, bold=True)


def tone(sheet: Sheet, name: str) -> str:
    """Return a colour by its name in the palette of charts or in that of maps."""
    key = name.replace("-", "_")
    return str(getattr(sheet.colours, key, None) or getattr(sheet.map, key))
