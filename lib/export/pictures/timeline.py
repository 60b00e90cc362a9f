"""Events along the years, in lanes by kind: a dot for a day, a bar for what lasted, a name where there is room."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from lib.export.pictures import notes, signs
from lib.export.pictures.dot_layout import cut
from lib.export.pictures.lane_rows import INSIDE, Lane, lane_rows
from lib.export.pictures.letters import LEADING, lines, plain, shortened, width
from lib.export.slides.boxes import Box
from lib.locale import catalogue
from lib.show.palette import mixed
from lib.show.plots.label_rows import Mark

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lib.export.pictures.sheet import Sheet
    from lib.show.exhibits.drawings import Moment, Timeline

ROW, ROOMY = 1.3, 2.6
LANES, NAME, DATED = 0.28, 0.45, 0.7
"""Parts of the width that the names of lanes, that of an event, and that with its date take at most."""
GROUND = 0.22
DOT_DAYS = 12
"""What lasted less than these days is a dot: its bar would be too thin to see."""
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Years:
    """The time that is shown and where it lies, in pixels."""

    first: date
    last: date
    left: float
    right: float

    def at(self, day: date) -> float:
        """Place the beginning of a day."""
        return self.left + (self.right - self.left) * ((day - self.first) / (self.last - self.first))


def draw(sheet: Sheet, box: Box, drawing: Timeline, lang: str) -> None:
    """Draw the events in a box, the lanes in the order of their first events."""
    if not drawing.events:
        notes.nothing(sheet, box, lang)
        return
    kinds = list(dict.fromkeys(event.kind for event in drawing.events))
    names = min(max(width(plain(kind), sheet.small) for kind in kinds), box.width * LANES) + sheet.small
    years = _years(drawing, box, names, sheet.font)
    note = sheet.small * (LEADING + 0.4)
    top, room = box.top + sheet.font * LEADING, box.height - sheet.font * LEADING - note
    most = max(1, int(room / (ROW * sheet.font)))
    texts = _texts(drawing, years, sheet, dated=True)
    lanes = _lanes(drawing, years, sheet, texts, most)
    if not all(place.side for lane in lanes for place in lane.places.values()):
        texts = _texts(drawing, years, sheet, dated=False)
        lanes = _lanes(drawing, years, sheet, texts, most)
    total = sum(lane.rows for lane in lanes)
    height = min(room / total, ROOMY * sheet.font)
    _axis(sheet, years, box.top, top + height * total)
    events = {_key(event): event for event in drawing.events}
    for lane in lanes:
        _lane(sheet, box, names, lane, (top, height))
        for mark in sorted(lane.marks, key=lambda mark: mark.must):
            middle = top + (lane.places[mark.id].row + 0.5) * height
            side = lane.places[mark.id].side
            _event(sheet, years, (events[mark.id], mark, side, texts[mark.id] if side else ""), middle)
        top += lane.rows * height
    named = sum(bool(place.side) for lane in lanes for place in lane.places.values())
    if named < len(drawing.events):
        text = catalogue(lang).gettext("{named} of {total} events are named here.")
        notes.below(sheet, box, text.format(named=named, total=len(drawing.events)))


def _years(drawing: Timeline, box: Box, names: float, font: float) -> Years:
    first, last = min(event.first for event in drawing.events), max(event.last for event in drawing.events)
    margin = max((last - first) * 0.015, 10 * DAY)
    return Years(first - margin, last + DAY + margin, box.left + names, box.left + box.width - font * 0.2)


def _key(event: Moment) -> str:
    return f"{event.first} {event.last} {event.kind} {event.name} {event.when}"


def _dot(event: Moment) -> bool:
    return event.last - event.first < DOT_DAYS * DAY


def _middle(event: Moment, years: Years) -> float:
    return (years.at(event.first) + years.at(event.last + DAY)) / 2


def _lanes(drawing: Timeline, years: Years, sheet: Sheet, texts: Mapping[str, str], most: int) -> list[Lane]:
    """Lay the events out in lanes by kind; of more kinds than there is room for, the first ones."""
    marks: dict[str, list[Mark]] = {}
    for event in drawing.events:
        marks.setdefault(event.kind, []).append(_mark(event, years, sheet, texts[_key(event)]))
    return lane_rows(marks, years.right - years.left, most)[:most]


def _texts(drawing: Timeline, years: Years, sheet: Sheet, dated: bool) -> dict[str, str]:
    """Return what stands at each event: its name, cut where it is long, or also when it was."""
    length = years.right - years.left
    found = {}
    for event in drawing.events:
        bold, key = bool(event.mark), _key(event)
        mark = _mark(event, years, sheet, "")
        room = max(length - mark.end, mark.start, mark.end - mark.start) - sheet.font
        text = f"{event.when} · {event.name}"
        if not dated or width(plain(text), sheet.font, bold) > min(room, length * DATED):
            text = cut(event.name, sheet.font, min(room, length * (DATED if event.mark else NAME)), bold)
        found[key] = text
    return found


def _mark(event: Moment, years: Years, sheet: Sheet, text: str) -> Mark:
    """Measure an event from the left of the axis."""
    start, end = years.at(event.first), years.at(event.last + DAY)
    if _dot(event):
        middle, half = _middle(event, years), sheet.font * 0.35
        start, end = middle - half, middle + half
    wide = width(text, sheet.font, bool(event.mark))
    return Mark(_key(event), start - years.left, end - years.left, wide, bool(event.mark))


def _axis(sheet: Sheet, years: Years, top: float, bottom: float) -> None:
    """Draw where years begin, each named over the part of it that is shown."""
    last = years.left
    for year in range(years.first.year, years.last.year + 1):
        start = max(years.at(date(year, 1, 1)), years.left)
        end = min(years.at(date(year + 1, 1, 1)), years.right)
        if start > years.left:
            sheet.line([(start, top), (start, bottom)], sheet.colours.grid)
        middle, half = (start + end) / 2, width(str(year), sheet.small) / 2
        if middle - half >= last and middle + half <= years.right:
            sheet.text(middle, top + sheet.font * 0.6, year, size=sheet.small, colour=sheet.quiet, across="center")
            last = middle + half + sheet.small * 0.5


def _lane(sheet: Sheet, box: Box, names: float, lane: Lane, place: tuple[float, float]) -> None:
    top, height = place
    sheet.line([(box.left, top), (box.left + box.width, top)], sheet.colours.grid)
    room, most = names - sheet.small, max(1, int(lane.rows * height / (sheet.small * LEADING)))
    found = lines(shortened(plain(lane.name), sheet.small, room, most), sheet.small, room)
    for line, text in enumerate(found):
        middle = top + min(height, sheet.font * ROOMY) / 2 + line * sheet.small * LEADING
        if len(found) > 1:
            middle = top + (line + 0.6) * sheet.small * LEADING
        sheet.text(box.left, middle, text, size=sheet.small, colour=sheet.quiet)


def _event(sheet: Sheet, years: Years, event: tuple[Moment, Mark, str, str], middle: float) -> None:
    shown, mark, side, text = event
    start, end = years.left + mark.start, years.left + mark.end
    beside, bold = sheet.font * 0.3, bool(shown.mark)
    # What is too long to stand beside its bar stands in it.
    inside = side == INSIDE or (side == "left" and start - beside - mark.label < years.left)
    if _dot(shown):
        signs.draw(sheet, (start + end) / 2, middle, shown.mark, 1.1)
    else:
        ground = _bar(sheet, shown, (start, max(end, start + 3)), middle, inside)
    if inside and not _dot(shown):
        sheet.text(start + beside, middle, text, bold=bold, ground=ground)
    elif side == "right" or inside:
        sheet.text(end + beside, middle, text, bold=bold, halo=sheet.colours.paper)
    elif side:
        sheet.text(start - beside, middle, text, bold=bold, across="right", halo=sheet.colours.paper)


def _bar(sheet: Sheet, event: Moment, ends: tuple[float, float], middle: float, written: bool) -> str:
    """Draw what lasted as a bar, as a high and light one if its name stands in it; return its colour."""
    colour = signs.fill(event.mark, sheet.colours) if event.mark else sheet.colours.strong
    fill = mixed(colour, sheet.colours.paper, GROUND) if written else colour
    high = sheet.font * (1.15 if written else 0.5)
    edge = colour if written else sheet.colours.ink if event.mark else "none"
    sheet.box(Box(ends[0], middle - high / 2, ends[1] - ends[0], high), fill, edge=edge, width=1.5)
    return fill
