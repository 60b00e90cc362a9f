"""Tables that fit their room: how wide each column is, how high each row, and at which size."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from lib.export.slides.extent import LEADING, height, widest_word, width
from lib.locale import catalogue
from lib.show.palette import LIGHT

SIZES = (16.0, 14.0, 12.0)
"""Sizes of a table's text, the usual one first; smaller ones only where nothing else fits."""
PAD_X, PAD_Y = 6.0, 3.5
SHRINK = 0.85
EVEN = 0.7
"""The least part of the room that figures in columns of one width take."""


@dataclass(frozen=True)
class Cell:
    """What stands in a cell, and how; `fill` is the colour behind it, "" for none."""

    text: str
    bold: bool = False
    colour: str = LIGHT.ink
    fill: str = ""


@dataclass(frozen=True)
class Table:
    """A heading for each column, rows of cells, which columns are figures, a last line below all ("" for none).

    The columns of figures of an `even` table are equally wide; `pad` is the room above and below a text, in points.
    `fills` are the colours behind the headings, "" for none.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    figures: frozenset[int] = frozenset()
    last: str = ""
    even: bool = False
    pad: float = PAD_Y
    fills: tuple[str, ...] = ()

    def column(self, place: int) -> Iterator[tuple[str, bool]]:
        """The texts of a column from its heading on, each with whether it is bold."""
        yield self.head[place], True
        yield from ((row[place].text, row[place].bold) for row in self.rows)


@dataclass(frozen=True)
class Fit:
    """A table at a size: its columns and rows in points, the heading first and the last line at the end.

    `first` is the least height of the heading, `row` that of a row between it and the last line.
    """

    table: Table
    size: float
    widths: tuple[float, ...]
    first: float = 0.0
    row: float = 0.0

    @cached_property
    def heights(self) -> tuple[float, ...]:
        """The height of each row, from the heading to the last line."""
        head = max(self.first, self._row([(text, True) for text in self.table.head]))
        rows = [max(self.row, self._row([(cell.text, cell.bold) for cell in row])) for row in self.table.rows]
        last = (
            [height(self.table.last, self.size, sum(self.widths) - 2 * PAD_X) + 2 * self.table.pad]
            if self.table.last
            else []
        )
        return (head, *rows, *last)

    @property
    def whole(self) -> bool:
        """Tell whether no word is broken."""
        columns = enumerate(self.widths)
        return all(
            widest_word(text, self.size, bold) + 2 * PAD_X <= room + 0.01
            for place, room in columns
            for text, bold in self.table.column(place)
        )

    def _row(self, cells: Sequence[tuple[str, bool]]) -> float:
        rooms = [room - 2 * PAD_X for room in self.widths]
        tallest = max(height(text, self.size, room, bold) for (text, bold), room in zip(cells, rooms, strict=True))
        return max(tallest, self.size * LEADING) + 2 * self.table.pad


def fit(
    build: Callable[[int], Table],
    count: int,
    room: float,
    tall: float,
    least: int = 1,
    sizes: Sequence[float] = SIZES,
) -> Fit:
    """Fit as many of `count` rows as there is room for; `build` makes the table with so many of them.

    At the first of the sizes if at least `least` rows fit and no word has to be broken, at a smaller one else; what is
    still too large (texts of whole paragraphs) gets as small as it has to be, as figures and names are never cut.
    """
    need = min(least, count)
    for size in sizes:
        found = _most(build, count, size, room, tall, need)
        if found and (found.whole or size == sizes[-1]):
            return found
    size = sizes[-1]
    while not (found := _most(build, need, size, room, tall, need)):
        size *= SHRINK
    return found


def more(hidden: int, lang: str) -> str:
    """Say how many rows are not shown; nothing where all are."""
    return (
        catalogue(lang).ngettext("and {count} more", "and {count} more", hidden).format(count=hidden) if hidden else ""
    )


def _most(build: Callable[[int], Table], count: int, size: float, room: float, tall: float, need: int) -> Fit | None:
    pad = build(need).pad
    for rows in range(min(count, int(tall / (size * LEADING + 2 * pad))), need - 1, -1):
        table = build(rows)
        found = Fit(table, size, _widths(table, size, room))
        if sum(found.heights) <= tall:
            return found
    return None


def _widths(table: Table, size: float, room: float) -> tuple[float, ...]:
    """Divide the room: the longest words and whole figures, then rows on one line, then headings, the rest to words."""
    columns = [list(table.column(place)) for place in range(len(table.head))]
    words = [max(widest_word(text, size, bold) for text, bold in column) for column in columns]
    least = [2 * PAD_X + word for word in words]
    rows = [2 * PAD_X + max(width(text, size, bold) for text, bold in column[1:] or column) for column in columns]
    heads = [2 * PAD_X + width(text, size, True) for text in table.head]
    figures = [
        max(pair) if place in table.figures else pair[0] for place, pair in enumerate(zip(least, rows, strict=True))
    ]
    least = figures if sum(figures) <= room else least
    if table.even and (count := len(table.figures)):
        each = max(*(max(least[place], rows[place]) for place in table.figures), room * EVEN / count)
        least = [each if place in table.figures else part for place, part in enumerate(least)]
    if sum(least) >= room:
        return _capped(least, room)
    found = _grown(_grown(least, rows, room), heads, room)
    texts = [place for place in range(len(found)) if place not in table.figures] or list(range(len(found)))
    rest, shares = room - sum(found), sum(rows[place] for place in texts)
    return tuple(part + (rest * rows[place] / shares if place in texts else 0) for place, part in enumerate(found))


def _grown(widths: Sequence[float], wanted: Sequence[float], room: float) -> list[float]:
    """Widen columns towards what they want, all by the same part of it, as far as there is room."""
    missing = [max(0.0, want - part) for want, part in zip(wanted, widths, strict=True)]
    share = min(1.0, (room - sum(widths)) / (sum(missing) or 1.0))
    return [part + share * more for part, more in zip(widths, missing, strict=True)]


def _capped(least: Sequence[float], room: float) -> tuple[float, ...]:
    """Take from the widest columns what is too much, so that one long word does not squeeze all others."""
    widest, left = room, room
    for place, part in enumerate(sorted(least)):
        widest = left / (len(least) - place)
        if part > widest:
            break
        left -= part
    return tuple(min(part, widest) for part in least)
