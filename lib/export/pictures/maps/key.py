"""The legend of a map in the picture: what each colour, size and sign stands for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from shapely.geometry import Point

from lib.export.pictures.letters import LEADING, lines, plain, shortened, width
from lib.export.pictures.maps import paths
from lib.export.pictures.maps.styles import colour, style
from lib.export.slides.boxes import Box
from lib.show.exhibits.country_map import NO_FIGURE, SIZES
from lib.show.maps.cities import MISSING_RADIUS, RADII

if TYPE_CHECKING:
    from lib.export.pictures.sheet import Sheet
    from lib.show.exhibits.drawings import Map

SWATCH = (1.5, 0.9)
"""Width and height of a colour, in sizes of letters."""
WIDEST, WIDE = 0.3, 1.45
"""Part of the width that a legend takes beside a map; a box is wide from this ratio on."""
HIGHEST = 0.4
"""Part of the height that it takes below one."""
MOST = 3
"""Lines of an entry at most."""
CITY = "point city"
CITIES = dict(zip(SIZES, ((CITY, radius) for radius in RADII), strict=True)) | {
    NO_FIGURE: (f"{CITY} missing", MISSING_RADIUS)
}
"""The signs of circles on the map of cities: how each is drawn, and how large."""
POINTS = {"●": ("point night-stop", 5.0), "•": ("point stop", 3.0), "○": ("point venue", 3.5)}
"""The same of the circles on the map of a city (`points.glyphs`)."""
BETWEEN, GAP = 1.2, 0.5
LETTERS = (1.0, 0.9, 0.8, 0.7)
"""Sizes of its letters that are tried, in the usual ones."""


@dataclass(frozen=True)
class Entry:
    """What a colour, a circle (drawn by its `css`) or a letter stands for; or the unit of all colours."""

    sign: str
    text: str
    radius: float = 0.0
    css: str = ""
    letter: str = ""
    unit: bool = False

    def width(self, size: float, font: float) -> float:
        """Return the room that the sign takes."""
        letter = width(plain(self.letter), font, True)
        return 0.0 if self.unit else max(SWATCH[0] * font, 2 * self.radius * size, letter)

    def height(self, size: float, font: float) -> float:
        """Return how high a line with the sign is at least."""
        return max(font * LEADING, 2 * self.radius * size + font * 0.2)


@dataclass(frozen=True)
class Key:
    """A legend in its box: the size of its letters, whether its entries follow each other in rows."""

    box: Box
    font: float
    rows: bool


def divide(sheet: Sheet, box: Box, drawing: Map, size: float) -> tuple[Box, Key | None]:
    """Divide a box into one for the map and one for its legend: beside it where the box is wide, else below.

    Its letters are smaller than the others where it would not fit otherwise.
    """
    if not sheet.shape.keyed or not entries(drawing):
        return box, None
    sides = (True, False) if box.width >= box.height * WIDE else (False,)
    tries = [(beside, sheet.font * part) for beside in sides for part in LETTERS]
    for beside, font in tries:
        key = _beside(sheet, box, drawing, size, font) if beside else _below(sheet, box, drawing, size, font)
        high = _draw(sheet, key, drawing, size, write=False)
        if high <= key.box.height + 1:
            break
    if key.rows:
        return box.above(box.height - key.box.height - sheet.font * 0.5)[0], key
    return Box(box.left, box.top, key.box.left - box.left - sheet.font, box.height), key


def draw(sheet: Sheet, key: Key, drawing: Map, size: float) -> None:
    """Draw the legend in its box; what does not fit at all is left out, the last first."""
    _draw(sheet, key, drawing, size)


def entries(drawing: Map) -> list[Entry]:
    """List the entries: the classes as colours, then the signs, as circles where the map draws them as such."""
    circles = any(feature.css.startswith(CITY) for layer in drawing.layers for feature in layer.features)
    signs = CITIES if circles else POINTS
    found = [Entry(sign, text) for sign, text in drawing.classes]
    for sign, text in drawing.signs:
        css, radius = signs.get(sign, ("", 0.0))
        found.append(Entry("", text, radius, css, letter="" if css else sign))
    return found


def _beside(sheet: Sheet, box: Box, drawing: Map, size: float, font: float) -> Key:
    wide = min(_wanted(drawing, size, font), box.width * WIDEST)
    return Key(Box(box.left + box.width - wide, box.top, wide, box.height), font, rows=False)


def _below(sheet: Sheet, box: Box, drawing: Map, size: float, font: float) -> Key:
    whole = Key(Box(box.left, box.top, box.width, box.height), font, rows=True)
    high = min(_draw(sheet, whole, drawing, size, write=False), box.height * HIGHEST)
    return Key(Box(box.left, box.bottom - high, box.width, high), font, rows=True)


def _wanted(drawing: Map, size: float, font: float) -> float:
    texts = [entry.width(size, font) + GAP * font + width(plain(entry.text), font) for entry in entries(drawing)]
    return max(*texts, width(plain(drawing.unit), font, True), 0.0) + 1


def _draw(sheet: Sheet, key: Key, drawing: Map, size: float, write: bool = True) -> float:
    """Draw the unit and the entries one below the other, or in rows; or only measure. Return how high they are."""
    box, font = key.box, key.font
    left, top, row = box.left, box.top, 0.0
    for entry in ([Entry("", drawing.unit, unit=True)] if drawing.unit else []) + entries(drawing):
        texts = _lines(entry, box.width, size, font)
        wide = entry.width(size, font) + GAP * font + max(width(text, font, entry.unit) for text in texts)
        if row and (not key.rows or left + wide > box.left + box.width):
            left, top, row = box.left, top + row + font * 0.12, 0.0
        row = max(row, entry.height(size, font), len(texts) * font * LEADING)
        if write and top + row <= box.bottom + 1.5:
            _entry(sheet, entry, texts, (left, top, row), (size, font))
        left += wide + font * BETWEEN
    return top + row - box.top


def _lines(entry: Entry, room: float, size: float, font: float) -> tuple[str, ...]:
    free = room - entry.width(size, font) - GAP * font * (not entry.unit)
    cut = shortened(plain(entry.text), font, free, MOST, entry.unit)
    return lines(cut, font, free, entry.unit)


def _entry(
    sheet: Sheet, entry: Entry, texts: tuple[str, ...], place: tuple[float, float, float], sizes: tuple[float, float]
) -> None:
    left, top, high = place
    size, font = sizes
    middle, room = top + high / 2, entry.width(size, font)
    if entry.css:
        circle = Point(left + room / 2, middle).buffer(entry.radius * size)
        paths.loose(sheet, circle, style(entry.css, sheet.map), size)
    elif entry.sign:
        tall = SWATCH[1] * font
        swatch = Box(left, middle - tall / 2, room, tall)
        sheet.box(swatch, colour(f"var(--{entry.sign})", sheet.map), edge=sheet.map.ink, width=1)
    elif entry.letter:
        sheet.text(left + room / 2, middle, entry.letter, size=font, bold=True, across="center")
    start = left if entry.unit else left + room + GAP * font
    for line, text in enumerate(texts):
        line_middle = middle + (line - (len(texts) - 1) / 2) * font * LEADING
        sheet.text(start, line_middle, text, size=font, bold=entry.unit)
