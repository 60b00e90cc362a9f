"""How many of each kind there are: a column of bars for each kind, its number at each bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.export.pictures import notes
from lib.export.pictures.dot_layout import cut
from lib.export.slides.boxes import Box
from lib.export.slides.extent import LEADING, width
from lib.export.slides.plain import plain
from lib.locale import catalogue
from lib.show import numbers

if TYPE_CHECKING:
    from lib.export.pictures.sheet import Sheet
    from lib.show.exhibits.drawings import Counts

ROW, ROOMY = 1.35, 2.5
NAMES = 0.34
"""Part of the width that names take at most."""
BAR = 0.62
GAP = 1.2


def draw(sheet: Sheet, box: Box, drawing: Counts, lang: str) -> None:
    """Draw the rows in a box under the names of the kinds."""
    if not drawing.rows:
        notes.nothing(sheet, box, lang)
        return
    head = sheet.font * 1.7 + sheet.small * LEADING
    rows = drawing.rows
    most = max(1, int((box.height - head) / (ROW * sheet.font)))
    if len(rows) > most:
        text = catalogue(lang).gettext("… {count} others").format(count=len(rows) - most + 1)
        box, rows = notes.below(sheet, box, text), rows[: most - 1] or rows[:1]
    unit = cut(drawing.unit, sheet.small, box.width, bold=False)
    sheet.text(box.left, box.top + sheet.small * 0.6, unit, size=sheet.small, colour=sheet.quiet)
    height = min((box.height - head) / len(rows), ROOMY * sheet.font)
    names = min(max(width(plain(name), sheet.font) for name, _ in rows), box.width * NAMES) + sheet.font
    for place, (name, _) in enumerate(rows):
        middle = box.top + head + (place + 0.5) * height
        sheet.line([(box.left, middle + height / 2), (box.left + box.width, middle + height / 2)], sheet.colours.grid)
        sheet.text(box.left, middle, cut(name, sheet.font, names - sheet.font * 0.6, bold=False))
    field = Box(box.left + names, box.top + head, box.width - names, height)
    _kinds(sheet, field, [row for _, row in rows], drawing.kinds, lang)


def _kinds(
    sheet: Sheet, field: Box, rows: list[tuple[int, ...]], kinds: tuple[tuple[str, str], ...], lang: str
) -> None:
    """Draw the columns, all on one scale: as wide as the largest number in each needs."""
    gap = GAP * sheet.font
    across = (field.width - gap * (len(kinds) - 1)) / len(kinds)
    largest = max((number for row in rows for number in row), default=0) or 1
    text = max(width(numbers.decimal(number, 0, lang), sheet.font) for row in rows for number in row)
    step = max(across - text - sheet.font * 0.6, 1.0) / largest
    for place, (colour, name) in enumerate(kinds):
        left = field.left + place * (across + gap)
        _head(sheet, left, across, field.top - sheet.font * 0.85, (colour, name))
        for line, row in enumerate(rows):
            middle, long = field.top + (line + 0.5) * field.height, row[place] * step
            high = min(field.height, sheet.font * 1.5) * BAR
            bar = Box(left, middle - high / 2, long, high)
            if row[place]:
                sheet.box(bar, tone(sheet, colour), edge=sheet.colours.ink, width=1)
            quiet = "" if row[place] else sheet.quiet
            sheet.text(left + long + sheet.font * 0.3, middle, numbers.decimal(row[place], 0, lang), colour=quiet)


def _head(sheet: Sheet, left: float, across: float, middle: float, kind: tuple[str, str]) -> None:
    side = sheet.font * 0.7
    fill = tone(sheet, kind[0])
    sheet.box(Box(left, middle - side / 2, side, side), fill, edge=sheet.colours.ink, width=1)
    text = cut(kind[1], sheet.font, across - side * 1.6, bold=True)
    sheet.text(left + side * 1.5, middle, text, bold=True)


def tone(sheet: Sheet, name: str) -> str:
    """Return a colour by its name in the palette of charts or in that of maps."""
    key = name.replace("-", "_")
    return str(getattr(sheet.colours, key, None) or getattr(sheet.map, key))
