"""Events of each kind in rows of a lane: all named if they fit, else as many as fit, the marked ones first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lib.show.plots.label_rows import GAP, Mark, Place, arrange

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

INSIDE = "inside"
SIDES = ("right", "left", INSIDE)
"""Where a name may stand: beside its mark, or in a bar that is long enough."""


@dataclass(frozen=True)
class Lane:
    """A kind of events: where each of them stands, by its id, in rows from the top of the lane."""

    name: str
    marks: tuple[Mark, ...]
    places: Mapping[str, Place]

    @property
    def rows(self) -> int:
        """How many rows it takes."""
        return 1 + max(place.row for place in self.places.values())


def lane_rows(marks: Mapping[str, Sequence[Mark]], width: float, most: int) -> list[Lane]:
    """Lay the events of each kind out on an axis so many pixels long, in `most` rows together.

    All are named where that needs no more rows. Else each lane has a row, and the rows that are left go where they
    give most events a name. Lanes beyond `most` are left out.
    """
    lanes = [
        Lane(kind, tuple(those), arrange([replace(mark, must=True) for mark in those], width))
        for kind, those in marks.items()
    ]
    if sum(lane.rows for lane in lanes) <= most:
        return lanes
    lanes = [Lane(kind, tuple(those), _in_rows(those, width, 1)) for kind, those in list(marks.items())[:most]]
    for _ in range(most - len(lanes)):
        more = [replace(lane, places=_in_rows(lane.marks, width, lane.rows + 1)) for lane in lanes]
        gains = [_gain(lane, larger) for lane, larger in zip(lanes, more, strict=True)]
        place = gains.index(max(gains))
        if gains[place][:2] <= (0, 0):
            break
        lanes[place] = more[place]
    return lanes


def _gain(lane: Lane, larger: Lane) -> tuple[int, int, int]:
    """Tell what one row more is worth: less under names that must be, more names, first where there are few rows."""
    if larger.rows == lane.rows:
        return 0, 0, 0
    named = [sum(bool(each.places[mark.id].side) for mark in each.marks) for each in (lane, larger)]
    return _hidden(lane) - _hidden(larger), named[1] - named[0], -lane.rows


def _hidden(lane: Lane) -> int:
    """Count what lies under the names of marks that must be named, and those of them without a name."""
    musts = [mark for mark in lane.marks if mark.must]
    under = sum(_meeting(lane.marks, lane.places, mark, lane.places[mark.id]) for mark in musts)
    return under + sum(len(lane.marks) for mark in musts if not lane.places[mark.id].side)


def _in_rows(marks: Sequence[Mark], width: float, rows: int) -> dict[str, Place]:
    """Put marks into so many rows: those that must be named first, the others with a name where it covers nothing.

    One that must be named and finds no room is named where it covers the fewest.
    """
    places: dict[str, Place] = {}
    ordered = sorted(marks, key=lambda mark: not mark.must)
    for mark in ordered:
        sides = [side for side in SIDES if _holds(mark, side, width)] if mark.must else []
        tries = [Place(row, side) for row in range(rows) for side in sides or [""]]
        places[mark.id] = min(tries, key=lambda place: _meeting(marks, places, mark, place))
    for mark in ordered:
        own = places[mark.id].row
        tries = [Place(row, side) for row in sorted(range(rows), key=lambda row: row != own) for side in SIDES]
        free = (place for place in tries if _holds(mark, place.side, width))
        better = next((place for place in free if not _meeting(marks, places, mark, place)), None)
        if better and not mark.must:
            places[mark.id] = better
    return places


def _holds(mark: Mark, side: str, width: float) -> bool:
    left, right = mark.box(side)
    return left >= 0 and right <= width and (side != INSIDE or mark.end - mark.start >= mark.label + 2 * GAP)


def _meeting(marks: Sequence[Mark], places: Mapping[str, Place], mark: Mark, place: Place) -> int:
    """Count the other marks, with their names, that one would touch."""
    left, right = mark.box(place.side)
    boxes = [
        other.box(places[other.id].side)
        for other in marks
        if other.id != mark.id and other.id in places and places[other.id].row == place.row
    ]
    return sum(not (end + GAP <= left or right + GAP <= start) for start, end in boxes)
