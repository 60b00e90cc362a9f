"""The words around a drawing: what it shows above it; sources, licences, date and address below it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lib.export.pictures.letters import LEADING, lines, plain, shortened
from lib.export.slides.boxes import Box
from lib.locale import catalogue
from lib.show import numbers, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lib.export.pictures.sheet import Sheet
    from lib.show.exhibits.exhibit import Exhibit
    from lib.store import Package

TITLE, ABOUT, FOOT, LEAST = 1.4, 0.85, 0.7, 11.0
"""Sizes of letters, in parts of the usual ones; those of the foot have at least so many pixels."""
MARGIN = 1.2
"""The margin of a picture with words, in sizes of its letters."""
EDGE = 0.35
"""The margin of a drawing alone."""
APART = " · "


@dataclass(frozen=True)
class Line:
    """One line of text with the size of its letters."""

    text: str
    size: float
    bold: bool = False
    loud: bool = True

    @property
    def height(self) -> float:
        """How high it is with the room to the next."""
        return self.size * LEADING


def frame(sheet: Sheet, exhibit: Exhibit, package: Package, address: str) -> Box:
    """Write the words if the shape has them, and return the box that is left for the drawing."""
    margin = sheet.font * (MARGIN if sheet.shape.words else EDGE)
    whole = Box(margin, margin, sheet.shape.width - 2 * margin, sheet.shape.height - 2 * margin)
    if not sheet.shape.words:
        return whole
    head, foot = list(_head(exhibit, sheet, whole.width)), list(_foot(exhibit, package, address, sheet, whole.width))
    top = _write(sheet, head, whole.left, whole.top) + sheet.font * 0.6
    bottom = whole.bottom - sum(line.height for line in foot)
    sheet.line([(whole.left, bottom), (whole.left + whole.width, bottom)], sheet.colours.grid)
    _write(sheet, foot, whole.left, bottom + sheet.font * 0.25)
    return Box(whole.left, top, whole.width, bottom - sheet.font * 0.4 - top)


def _write(sheet: Sheet, found: list[Line], left: float, top: float) -> float:
    """Write lines from `top` on, and return where they end."""
    for line in found:
        colour = sheet.colours.ink if line.loud else sheet.quiet
        sheet.text(left, top + line.height / 2, line.text, size=line.size, bold=line.bold, colour=colour)
        top += line.height
    return top


def _head(exhibit: Exhibit, sheet: Sheet, room: float) -> Iterator[Line]:
    title, about = sheet.font * TITLE, sheet.font * ABOUT
    yield from _lines(exhibit.name, title, room, 2, bold=True)
    if exhibit.finding != exhibit.name:
        yield from _lines(exhibit.finding, sheet.font, room, 2)
    told = APART.join(text for text in (*exhibit.about, exhibit.period) if text)
    yield from _lines(told, about, room, 2, loud=False)


def _foot(exhibit: Exhibit, package: Package, address: str, sheet: Sheet, room: float) -> Iterator[Line]:
    size = max(sheet.font * FOOT, LEAST)
    for text, most in ((sources(exhibit), 4), (exhibit.method, 2), (data(package, exhibit.lang), 1), (address, 1)):
        yield from _lines(text, size, room, most, loud=False)


def _lines(text: str, size: float, room: float, most: int, *, bold: bool = False, loud: bool = True) -> Iterator[Line]:
    written = plain(text)
    if written:
        cut = shortened(written, size, room, most, bold)
        yield from (Line(line, size, bold, loud) for line in lines(cut, size, room, bold))


def sources(exhibit: Exhibit) -> str:
    """Tell who published the figures and under which licence."""
    if not exhibit.sources:
        return ""
    _ = catalogue(exhibit.lang).gettext
    by_licence: dict[str, list[str]] = {}
    for each in exhibit.sources:
        by_licence.setdefault(each.licence, []).append(each.text)
    told = [
        APART.join(texts) + (f" ({words.licence(licence, exhibit.lang)})" if licence else "")
        for licence, texts in by_licence.items()
    ]
    return f"{_('Sources') if len(exhibit.sources) > 1 else _('Source')}: {'; '.join(told)}"


def data(package: Package, lang: str) -> str:
    """Tell which edition of the data the figures are from."""
    text = catalogue(lang).gettext("Data of {date}: {title}, version {version}")
    title = getattr(package.config, f"title_{lang}")
    return text.format(date=numbers.period(package.created, lang), title=title, version=package.version)
