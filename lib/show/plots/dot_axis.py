"""The axis of a dot plot: of figures, of differences around none, of ratios around one."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from lib.show import numbers

STEPS = ((1.0,), (1.0, 2.0, 5.0), (1.0, 1.25, 1.5, 2.0, 2.5, 4.0, 5.0, 8.0))
"""Ticks of ratios within a power of ten: the coarsest that gives enough comes first."""
FEWEST = 3
NARROW, MARGIN = 1.22, 1.06
"""Ratios reach at least from 1 / 1.22 to 1.22, with a margin beyond."""


@dataclass(frozen=True)
class Axis:
    """The axis across the top: its title, its ends, its own ticks where it has some, the value of its line."""

    title: str
    low: float
    high: float
    log: bool = False
    ticks: tuple[tuple[float, str], ...] = ()
    line: float = math.nan


def linear(title: str, ends: Sequence[float], line: float = math.nan) -> Axis:
    """Make an axis that holds all values and bounds (`ends`) and the line; from 0 where that costs little."""
    held = [*ends, *([] if math.isnan(line) else [line])]
    low, high = min(held, default=0.0), max(held, default=1.0)
    margin = (high - low) * 0.04 or abs(high) * 0.1 or 1.0
    from_zero = math.isnan(line) and 0 <= low < high / 2
    return Axis(title, 0.0 if from_zero else low - margin, high + margin, line=line)


def multiples(title: str, ends: Sequence[float], lang: str) -> Axis:
    """Make a logarithmic axis of ratios around 1, with ticks such as ×0.5 and ×2."""
    drawn = [end for end in ends if end > 0]
    low, high = min([*drawn, 1 / NARROW]) / MARGIN, max([*drawn, NARROW]) * MARGIN
    choices = ([step * 10.0**power for power in range(-4, 5) for step in steps] for steps in STEPS)
    ticks = next(seen for ticks in choices if len(seen := [tick for tick in ticks if low <= tick <= high]) >= FEWEST)
    texts = [f"×{numbers.decimal(tick, len(f'{tick:g}'.partition('.')[2]), lang)}" for tick in ticks]
    return Axis(title, low, high, log=True, ticks=tuple(zip(ticks, texts, strict=True)), line=1.0)
