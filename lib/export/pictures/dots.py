"""Rows of dots with their intervals: a ranking, changes around none, a few areas."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from lib.export.pictures import notes, signs
from lib.export.pictures.dot_layout import Layout, Slot, cut, layout, name_lines
from lib.export.pictures.letters import LEADING, lines, plain, shortened, width
from lib.export.pictures.scale import ticks
from lib.export.slides.boxes import Box
from lib.locale import catalogue
from lib.show.palette import mixed
from lib.show.plots.marks import CHOSEN

if TYPE_CHECKING:
    from lib.export.pictures.sheet import Across, Sheet
    from lib.show.exhibits.drawings import Dot, Dots

ABOVE = 0.3
"""Part of the room left that is above the rows."""
GROUND = 0.22
"""How strong the ground behind the chosen row is."""
GAP = 0.45
BAND, CAP, THIN = 0.36, 0.18, 0.1
"""Height of a band, half of that of an interval's ends, thickness of a line: in sizes of letters."""


def draw(sheet: Sheet, box: Box, drawing: Dots, lang: str) -> None:
    """Draw the rows in a box, the first on top, with their names, their figures and the axis above them."""
    box = notes.below(sheet, box, notes.without(drawing.missing, lang))
    if not drawing.rows:
        notes.nothing(sheet, box, lang)
        return
    top = _title(sheet, box, drawing)
    axis = (LEADING + 0.3) * sheet.small
    foot = LEADING * sheet.small if changes(drawing) else 0.0
    room = box.bottom - top - axis - foot
    plan = layout(drawing, (box.width, room), sheet.font, lang)
    top += (room - plan.height * max(map(len, plan.columns))) * ABOVE
    for place, column in enumerate(plan.columns):
        left = box.left + place * (plan.width + plan.gap)
        _Column(sheet, plan, (left, top + axis), changes(drawing), lang).draw(column)


def changes(drawing: Dots) -> bool:
    """Tell whether figures lie on both sides of the neutral value: what is only away from it is no change."""
    ends = [end for row in drawing.rows for end in (row.value, row.lower, row.upper) if math.isfinite(end)]
    return min(ends, default=0.0) < drawing.neutral < max(ends, default=0.0)


def _title(sheet: Sheet, box: Box, drawing: Dots) -> float:
    """Write what is measured, and return where the rest begins."""
    found = lines(shortened(plain(drawing.unit), sheet.small, box.width, 2), sheet.small, box.width)
    for place, line in enumerate(found if drawing.unit else ()):
        middle = box.top + (place + 0.5) * sheet.small * LEADING
        sheet.text(box.left, middle, line, size=sheet.small, colour=sheet.quiet)
    return box.top + (len(found) * sheet.small * LEADING if drawing.unit else 0)


class _Column:
    """One column of rows under its axis."""

    def __init__(self, sheet: Sheet, plan: Layout, corner: tuple[float, float], sided: bool, lang: str) -> None:
        self.sheet, self.plan, self.sided, self.lang = sheet, plan, sided, lang
        self.left, self.top = corner
        self.leftward = False
        self.colours, self.font = sheet.colours, sheet.font

    def at(self, value: float) -> float:
        return self.left + self.plan.scale.at(value)

    def draw(self, slots: tuple[Slot, ...]) -> None:
        rows = [row for slot in slots if slot.named for row in slot.rows]
        self.leftward = all(self._free(row) for row in rows if row.value < self.plan.scale.axis.line)
        self._axis(self.top + len(slots) * self.plan.height)
        for place, slot in enumerate(slots):
            middle = self.top + (place + 0.5) * self.plan.height
            if slot.named:
                self._row(slot.rows[0], middle)
            else:
                self._between(slot.rows, middle)

    def _axis(self, bottom: float) -> None:
        axis, sheet = self.plan.scale.axis, self.sheet
        length = self.plan.scale.end - self.plan.scale.start
        last = -math.inf
        for value, text in ticks(axis, max(2, int(length / (4.2 * sheet.small))), self.lang):
            x, half = self.at(value), width(text, sheet.small) / 2
            if x - half < last + sheet.small * 0.4 or x + half > self.left + self.plan.width:
                continue
            last = x + half
            sheet.line([(x, self.top), (x, bottom)], self.colours.grid)
            sheet.text(x, self.top - 0.7 * sheet.small, text, size=sheet.small, colour=sheet.quiet, across="center")
        if not math.isnan(axis.line):
            self._neutral(axis.line, bottom)

    def _neutral(self, value: float, bottom: float) -> None:
        """Draw the line that figures are counted from, with a word at its foot if they lie on both of its sides."""
        x, sheet = self.at(value), self.sheet
        sheet.line([(x, self.top - 2), (x, bottom)], self.colours.ink, 1.5, (4, 3))
        if not self.sided:
            return
        text = catalogue(self.lang).gettext("no change")
        half = width(text, sheet.small) / 2
        middle = min(max(x, self.left + half), self.left + self.plan.width - half)
        sheet.text(middle, bottom + 0.65 * sheet.small, text, size=sheet.small, across="center")

    def _row(self, row: Dot, middle: float) -> None:
        sheet, bold, ground = self.sheet, bool(row.mark), ""
        if row.mark == CHOSEN:
            ground = mixed(self.colours.accent, self.colours.paper, GROUND)
            high = self.plan.height * 0.94
            sheet.box(Box(self.left - 3, middle - high / 2, self.plan.width + 6, high), ground)
        room = self.plan.name - self.font * 0.4
        name = name_lines(signs.named(row.name, row.mark), self.font, room, self.plan.height, bold)
        sheet.stack(self.left, middle, name, bold=bold, ground=ground)
        start, end = self._band(row, middle) if math.isnan(row.value) else self._dot(row, middle)
        self._figure(row, (start, end), middle, ground)

    def _free(self, row: Dot) -> bool:
        """Tell whether the figure of a row has room on the left of what is drawn."""
        starts = [end for end in (row.value, row.lower) if not math.isnan(end)]
        room = self.plan.scale.at(min(starts)) - self.plan.name - self.font * (2 * GAP)
        return width(cut(row.text, self.font, self.plan.text, bool(row.mark)), self.font, bool(row.mark)) <= room

    def _figure(self, row: Dot, drawn: tuple[float, float], middle: float, ground: str) -> None:
        """Write the figure where what is drawn ends; where it begins, if all below no change have room there."""
        text, gap = cut(row.text, self.font, self.plan.text, bool(row.mark)), self.font * GAP
        below = self.leftward and row.value < self.plan.scale.axis.line
        across: Across = "right" if below else "left"
        x = drawn[0] - gap if below else drawn[1] + gap
        halo = "" if ground else self.colours.paper
        self.sheet.text(x, middle, text, bold=bool(row.mark), across=across, ground=ground, halo=halo)

    def _dot(self, row: Dot, middle: float) -> tuple[float, float]:
        """Draw a dot with its interval, and return where that begins and ends."""
        sheet, colour = self.sheet, self.colours.ink if row.mark else self.colours.muted
        x, ends = self.at(row.value), [each for each in (row.lower, row.upper) if not math.isnan(each)]
        if ends:
            low, high = self.at(min(*ends, row.value)), self.at(max(*ends, row.value))
            sheet.line([(low, middle), (high, middle)], colour, self.font * THIN)
            for at in (self.at(each) for each in ends):
                reach = self.font * CAP
                sheet.line([(at, middle - reach), (at, middle + reach)], colour, self.font * THIN)
        signs.draw(sheet, x, middle, row.mark)
        half = self.font * 0.3
        places = [x - half, x + half, *(self.at(each) for each in ends)]
        return min(places), max(places)

    def _band(self, row: Dot, middle: float) -> tuple[float, float]:
        """Draw a published band from bound to bound, with an arrow where it is open; return its ends."""
        fill, half = signs.fill(row.mark, self.colours), self.font * BAND / 2
        axis = self.plan.scale.axis
        low = self.at(axis.low if math.isnan(row.lower) else row.lower)
        high = self.at(axis.high if math.isnan(row.upper) else row.upper)
        edge = signs.edge(row.mark, self.colours)
        self.sheet.box(Box(low, middle - half, high - low, 2 * half), fill, edge=edge, width=1)
        for bound, at, way in ((row.lower, low, -1), (row.upper, high, 1)):
            if math.isnan(bound):
                tip = at + way * self.font * 0.35
                back = at - way * self.font * 0.15
                self.sheet.surface([(tip, middle), (back, middle - 1.9 * half), (back, middle + 1.9 * half)], edge)
        return low, high + self.font * (0.4 if math.isnan(row.upper) else 0.1)

    def _between(self, rows: tuple[Dot, ...], middle: float) -> None:
        """Draw the rows that are not named as dots in one line, and say how many there are."""
        for row in rows:
            if not math.isnan(row.value):
                signs.draw(self.sheet, self.at(row.value), middle, row.mark, 0.6)
        text = notes.between(len(rows), self.lang)
        self.sheet.text(self.left, middle, text, size=self.sheet.small, colour=self.sheet.quiet)
