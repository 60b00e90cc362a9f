"""How the cells of each area spread over the values of an indicator."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from lib.model.figures import area_figures
from lib.store.codes import CELL

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lib.store import Package

BINS: Final = 30


@dataclass(frozen=True)
class Dot:
    """One cell: its value, the bin it falls in (from 0), and how many of its area's cells lie below it there."""

    cell_id: str
    value: float
    bin: int
    level: int


@dataclass(frozen=True)
class Spread:
    """The cells of one area that have a value, by rising value, with their median and the two ends."""

    area_id: str
    dots: tuple[Dot, ...]
    median: float

    @property
    def least(self) -> float:
        """The smallest value."""
        return self.dots[0].value

    @property
    def most(self) -> float:
        """The largest value."""
        return self.dots[-1].value


@dataclass(frozen=True)
class Distribution:
    """All areas that have cells, in their order, over bins of one width that start at 0 or at the smallest value."""

    start: float
    width: float
    bins: int
    spreads: tuple[Spread, ...]

    def position(self, value: float) -> float:
        """Where a value lies between the two ends of the bins, 0-1."""
        return (value - self.start) / (self.width * self.bins)


@lru_cache(maxsize=64)
def distribution(package: Package, indicator_id: str, bins: int = BINS) -> Distribution | None:
    """The cells of each area by value (a cell belongs to the area it is compared with); None without any value.

    The axis begins at 0 where no value is negative and ends above the largest value; a value on the edge of two
    bins falls in the upper one. Values in the indicator's unit.
    """
    figures = area_figures(package, indicator_id)
    known = figures[(figures["level"] == CELL) & figures["value"].notna()].sort_values("value", kind="stable")
    if known.empty:
        return None
    start = min(0.0, float(known["value"].min()))
    width = _width(float(known["value"].max()) - start, bins)
    order = [area for area in package.tables["areas"]["area_id"] if area in set(known["parent_id"])]
    groups = {str(area): rows for area, rows in known.groupby("parent_id")}
    spreads = tuple(
        Spread(
            area, _dots(groups[area]["area_id"], groups[area]["value"], start, width), groups[area]["value"].median()
        )
        for area in order
    )
    return Distribution(start, width, bins, spreads)


def _dots(cells: Iterable[str], values: Iterable[float], start: float, width: float) -> tuple[Dot, ...]:
    piled: dict[int, int] = {}
    dots = []
    for cell_id, value in zip(cells, values, strict=True):
        place = math.floor((value - start) / width)
        dots.append(Dot(cell_id, value, place, piled.get(place, 0)))
        piled[place] = piled.get(place, 0) + 1
    return tuple(dots)


def _width(extent: float, bins: int) -> float:
    """The roundest width (1, 2, 2.5 or 5 times a power of ten) with which the bins reach beyond the extent."""
    least = extent / bins or 1.0
    power = 10.0 ** math.floor(math.log10(least))
    return next(step * power for step in (1, 2, 2.5, 5, 10, 20) if step * power * bins > extent)
