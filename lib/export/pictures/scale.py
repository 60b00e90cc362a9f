"""Figures along a length in pixels, and the round ones among them that are written at it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from matplotlib.ticker import MaxNLocator

from lib.show import numbers

if TYPE_CHECKING:
    from lib.show.plots.dot_axis import Axis

STEPS = [1, 2, 2.5, 5, 10]
FINEST = 6
"""Decimals of a tick at most."""


@dataclass(frozen=True)
class Scale:
    """An axis whose `low` stands at the pixel `start`; each unit (or power of ten) has `step` pixels."""

    axis: Axis
    start: float
    step: float

    def at(self, value: float) -> float:
        """Place a figure."""
        return self.start + (self.reach(value) - self.reach(self.axis.low)) * self.step

    def reach(self, value: float) -> float:
        """Return a figure in the units that are evenly spread."""
        return math.log10(value) if self.axis.log else value

    @property
    def end(self) -> float:
        """Where the axis ends."""
        return self.at(self.axis.high)


def ticks(axis: Axis, most: int, lang: str) -> tuple[tuple[float, str], ...]:
    """Return at most so many round figures within an axis, each as the language writes it."""
    if axis.ticks:
        return axis.ticks
    found = MaxNLocator(nbins=max(1, most - 1), steps=STEPS).tick_values(axis.low, axis.high)
    within = [float(value) for value in found if axis.low <= value <= axis.high]
    decimals = max((_decimals(value) for value in within), default=0)
    return tuple((value, numbers.decimal(value, decimals, lang).replace("-", "−")) for value in within)


def _decimals(value: float) -> int:
    return len(f"{value:.{FINEST}f}".rstrip("0").partition(".")[2])
