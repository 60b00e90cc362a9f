"""Sentences large enough to be read from afar, each with who says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lib.export.pictures import notes
from lib.export.pictures.letters import LEADING, lines, plain, shortened
from lib.export.slides.boxes import Box
from lib.locale import catalogue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lib.export.pictures.sheet import Sheet
    from lib.show.exhibits.drawings import Statement, Statements

LARGEST, LARGE, USUAL = 1.5, 1.2, 1.0
"""Sizes of letters that are tried, in the usual ones."""
GAP, BETWEEN = 0.8, 2.0
"""Room below a sentence and between columns, in the same."""
LONGEST = 12
"""Lines of a sentence at most."""


@dataclass(frozen=True)
class Item:
    """A sentence and its source, broken into lines."""

    text: tuple[str, ...]
    source: tuple[str, ...]
    size: float
    small: float

    @property
    def height(self) -> float:
        """How high it is with the room below it."""
        return (len(self.text) * self.size + len(self.source) * self.small) * LEADING + self.size * GAP


def draw(sheet: Sheet, box: Box, drawing: Statements, lang: str) -> None:
    """Write the sentences into a box as large as they fit, in two columns if need be; else as many as fit."""
    if not drawing.items:
        notes.nothing(sheet, box, lang)
        return
    for size, columns in ((LARGEST, 1), (LARGE, 1), (USUAL, 1), (LARGE, 2), (USUAL, 2)):
        across = (box.width - BETWEEN * sheet.font * (columns - 1)) / columns
        found = [_item(item, sheet, size * sheet.font, across) for item in drawing.items]
        parts = _parts(found, columns)
        if all(sum(item.height for item in part) - part[-1].size * GAP <= box.height for part in parts):
            _write(sheet, box, parts, across)
            return
    _some(sheet, box, drawing.items, lang)


def _item(item: Statement, sheet: Sheet, size: float, across: float) -> Item:
    room = across - size * 0.9
    text = lines(shortened(plain(item.text), size, room, LONGEST), size, room)
    source = lines(shortened(plain(item.source), sheet.small, room, 2), sheet.small, room) if item.source else ()
    return Item(text, source, size, sheet.small)


def _parts(found: Sequence[Item], columns: int) -> list[Sequence[Item]]:
    """Divide the sentences into columns of about the same height, in their order."""
    half, height = sum(item.height for item in found) / columns, 0.0
    parts: list[Sequence[Item]] = []
    part: list[Item] = []
    for item in found:
        if part and len(parts) < columns - 1 and height + item.height / 2 > half:
            parts.append(part)
            part, height = [], 0.0
        part.append(item)
        height += item.height
    return [*parts, part]


def _write(sheet: Sheet, box: Box, parts: Sequence[Sequence[Item]], across: float) -> None:
    highest = max(sum(item.height for item in part) for part in parts)
    room = min((box.height - highest) / max(map(len, parts)), sheet.font * 1.2)
    for place, part in enumerate(parts):
        left, top = box.left + place * (across + BETWEEN * sheet.font), box.top
        for item in part:
            _one(sheet, item, left, top)
            top += item.height + max(room, 0.0)


def _one(sheet: Sheet, item: Item, left: float, top: float) -> None:
    high = item.height - item.size * GAP
    sheet.box(Box(left, top + item.size * 0.15, item.size * 0.18, high - item.size * 0.2), sheet.colours.accent)
    start = left + item.size * 0.8
    for texts, size, colour in ((item.text, item.size, ""), (item.source, item.small, sheet.quiet)):
        for text in texts:
            sheet.text(start, top + size * LEADING / 2, text, size=size, colour=colour)
            top += size * LEADING


def _some(sheet: Sheet, box: Box, items: Sequence[Statement], lang: str) -> None:
    """Write as many as fit, and say how many do not."""
    room = Box(box.left, box.top, box.width, box.height - sheet.font * 1.5)
    across = (box.width - BETWEEN * sheet.font) / 2
    found = [_item(item, sheet, sheet.font, across) for item in items]
    kept, parts = 1, [[found[0]]]
    for count in range(2, len(found)):
        tried = _parts(found[:count], 2)
        if any(sum(item.height for item in part) > room.height for part in tried):
            break
        kept, parts = count, [list(part) for part in tried]
    _write(sheet, room, parts, across)
    text = catalogue(lang).gettext("… {count} others")
    notes.below(sheet, box, text.format(count=len(items) - kept))
