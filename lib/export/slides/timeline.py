"""Events by year as a table: as many of each year as there is room for, and how many more there were."""

from __future__ import annotations

from collections import Counter
from typing import Any

from lib.export.slides import marks, table_shape
from lib.export.slides.boxes import Box
from lib.export.slides.plain import plain
from lib.export.slides.table import Cell, Table, fit, more
from lib.locale import catalogue
from lib.show.exhibits.drawings import Moment, Timeline
from lib.show.exhibits.exhibit import Exhibit
from lib.show.plots.marks import CHOSEN


def draw(slide: Any, exhibit: Exhibit, drawing: Timeline, box: Box) -> None:
    """Draw the events; the year stands beside its first one."""
    order = ranked(drawing)

    def build(some: int) -> Table:
        kept = set(order[:some])
        return _table([event for place, event in enumerate(drawing.events) if place in kept], drawing, exhibit.lang)

    found = fit(build, len(drawing.events), box.width, box.height, least=min(4, len(drawing.events)))
    table_shape.draw(slide, found, box, exhibit.name, exhibit.finding)


def ranked(drawing: Timeline) -> list[int]:
    """Order the places of the events by what is shown first: the chosen one, then one of every year in turn.

    Within a year the marked ones come first.
    """
    places = sorted(range(len(drawing.events)), key=lambda place: (not drawing.events[place].mark, place))
    turns: Counter[int] = Counter()
    keys = []
    for place in places:
        event = drawing.events[place]
        turns[event.first.year] += 1
        keys.append((event.mark != CHOSEN, turns[event.first.year], place))
    return [place for _, _, place in sorted(keys)]


def _table(events: list[Moment], drawing: Timeline, lang: str) -> Table:
    _ = catalogue(lang).gettext
    rows, year = [], 0
    for event in events:
        shown = "" if event.first.year == year else str(event.first.year)
        year = event.first.year
        ink, bold = marks.ink(event.mark), bool(event.mark)
        name = plain(marks.named(event.name, event.mark))
        rows.append((Cell(shown, bold=True), Cell(plain(event.when), bold, ink), Cell(name, bold, ink)))
    head = (_("Year"), _("When"), _("What happened"))
    return Table(head, tuple(rows), last=more(len(drawing.events) - len(events), lang))
