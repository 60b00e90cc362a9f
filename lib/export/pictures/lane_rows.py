"""Events of each kind in rows of a lane: all named if they fit, else as many as fit, else all of a kind in one row."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lib.show.plots.label_rows import GAP, Mark, Place, arrange

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


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
    """Lay the events of each kind out on an axis so many pixels long, in `most` rows together where that can be."""
    for must in (True, False):
        lanes = [
            Lane(kind, tuple(those), arrange([replace(mark, must=mark.must or must) for mark in those], width))
            for kind, those in marks.items()
        ]
        if sum(lane.rows for lane in lanes) <= most:
            return lanes
    return [Lane(kind, tuple(those), _in_one(those, width)) for kind, those in marks.items()]


def _in_one(marks: Sequence[Mark], width: float) -> dict[str, Place]:
    """Put all into one row, those that must be named first, each with its name where that covers nothing."""
    taken = {mark.id: mark.box("") for mark in marks}
    places = {mark.id: Place(0) for mark in marks}
    for mark in sorted(marks, key=lambda mark: not mark.must):
        for side in ("right", "left"):
            left, right = mark.box(side)
            others = [box for name, box in taken.items() if name != mark.id]
            free = all(box[1] + GAP <= left or right + GAP <= box[0] for box in others)
            if left >= 0 and right <= width and free:
                taken[mark.id], places[mark.id] = (left, right), Place(0, side)
                break
    return places
