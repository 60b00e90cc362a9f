"""Labels beside marks on a time axis, spread over as many rows as they need not to touch."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

GAP = 8.0
Box: TypeAlias = tuple[float, float]


@dataclass(frozen=True)
class Mark:
    """One mark: where it begins and ends and how long its label is, in pixels; `must` if it has to be labelled."""

    id: str
    start: float
    end: float
    label: float
    must: bool = False

    def box(self, side: str) -> Box:
        """Measure the room the mark takes with its label on that side; alone where the side is ""."""
        left = self.start - GAP - self.label if side == "left" else self.start
        return left, self.end + GAP + self.label if side == "right" else self.end


@dataclass(frozen=True)
class Place:
    """Where a mark went: its row from the top, and on which side its label stands (`right`, `left`, or "" for none)."""

    row: int
    side: str = ""


@dataclass
class _Rows:
    """The room taken in each row, by mark."""

    taken: list[dict[str, Box]] = field(default_factory=list)

    def free(self, row: int, mark: str, box: Box) -> bool:
        others = (other for name, other in self.taken[row].items() if name != mark)
        return all(box[1] + GAP <= left or right + GAP <= box[0] for left, right in others)

    def put(self, mark: Mark, side: str) -> Place:
        """Into the first row with room, a new one where there is none."""
        box = mark.box(side)
        found = (row for row in range(len(self.taken)) if self.free(row, mark.id, box))
        row = next(found, len(self.taken))
        if row == len(self.taken):
            self.taken.append({})
        self.taken[row][mark.id] = box
        return Place(row, side)

    def move(self, mark: Mark, old: Place, new: Place) -> None:
        del self.taken[old.row][mark.id]
        self.taken[new.row][mark.id] = mark.box(new.side)


def arrange(marks: Iterable[Mark], width: float) -> dict[str, Place]:
    """Give every mark a row: those that must be labelled first, the others after them, in the order given.

    The others are labelled only where one of the rows in use has room for it. `width`: where the axis ends, in pixels.
    """
    marks, rows = list(marks), _Rows()
    musts, others = [mark for mark in marks if mark.must], [mark for mark in marks if not mark.must]
    places = {mark.id: rows.put(mark, "right" if mark.box("right")[1] <= width else "left") for mark in musts}
    places |= {mark.id: rows.put(mark, "") for mark in others}
    for mark in others:
        better = next(_labelled(rows, mark, places[mark.id], width), None)
        if better:
            rows.move(mark, places[mark.id], better)
            places[mark.id] = better
    return places


def _labelled(rows: _Rows, mark: Mark, place: Place, width: float) -> Iterator[Place]:
    """List the places where a mark could stand with its label, its own row first."""
    numbers = [place.row, *(row for row in range(len(rows.taken)) if row != place.row)]
    for row in numbers:
        for side in ("right", "left"):
            left, right = mark.box(side)
            if left >= 0 and right <= width and rows.free(row, mark.id, (left, right)):
                yield Place(row, side)
