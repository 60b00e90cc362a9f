"""Names beside dots where they cover neither each other nor another dot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Area: TypeAlias = tuple[float, float, float, float]
"""Left, top, right, bottom, in pixels."""


@dataclass(frozen=True)
class Name:
    """What a point is called: how wide and high that is, how far its sign reaches, and whether it has to be read."""

    x: float
    y: float
    width: float
    height: float
    reach: float
    must: bool = False


def spots(names: Sequence[Name], within: Area, taken: Sequence[Area] = ()) -> list[Area | None]:
    """Give each name its place, those that must be read first, in their order; None where there is no room.

    One that must be read is written where it covers least, if it has to.
    """
    signs = [(name.x - name.reach, name.y - name.reach, name.x + name.reach, name.y + name.reach) for name in names]
    written: list[Area] = list(taken)
    found: list[Area | None] = [None] * len(names)
    for place in sorted(range(len(names)), key=lambda place: not names[place].must):
        name = names[place]
        others = [sign for other, sign in enumerate(signs) if other != place]
        inside = [area for area in _around(name) if _contains(within, area)]
        free = (area for area in inside if not any(_meet(area, each) for each in (*written, *others)))
        best = next(free, None)
        if best is None and name.must and inside:
            best = min(inside, key=lambda area: 9 * _covered(area, written) + _covered(area, others))
        if best:
            found[place] = best
            written.append(best)
    return found


def _around(name: Name) -> Iterator[Area]:
    """List the places of a name: at the right, at the left, above, below, and between these."""
    away = name.reach + 3
    for across, down in ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (1, 1), (-1, -1), (-1, 1)):
        left = name.x + away if across > 0 else name.x - away - name.width if across < 0 else name.x - name.width / 2
        steep = name.reach + name.height / 2 if across == 0 else name.height * 0.6
        middle = name.y + down * steep
        yield left, middle - name.height / 2, left + name.width, middle + name.height / 2


def _contains(outer: Area, inner: Area) -> bool:
    return outer[0] <= inner[0] and outer[1] <= inner[1] and inner[2] <= outer[2] and inner[3] <= outer[3]


def _meet(one: Area, other: Area) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _covered(area: Area, others: Sequence[Area]) -> float:
    return sum(
        max(0.0, min(area[2], each[2]) - max(area[0], each[0]))
        * max(0.0, min(area[3], each[3]) - max(area[1], each[1]))
        for each in others
    )
