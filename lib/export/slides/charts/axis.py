"""The range of an axis in round steps."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
MOST = 6
"""Steps of an axis at most."""


@dataclass(frozen=True)
class Range:
    """Where an axis starts and ends, and its step."""

    low: float
    high: float
    step: float

    @property
    def decimals(self) -> int:
        """How many decimals its numbers need."""
        return max(0, *(len(f"{end:.6f}".rstrip("0").partition(".")[2]) for end in (self.low, self.step)))


def around(ends: Iterable[float]) -> Range:
    """Return a range in round steps that holds all ends (NaN counts for nothing)."""
    known = [end for end in ends if math.isfinite(end)] or [0.0]
    low, high = min(known), max(known)
    if low == high:
        low, high = low - abs(low) / 2, high + (abs(high) / 2 or 1.0)
    span = high - low
    size = 10 ** math.floor(math.log10(span / MOST))
    for step in (part * size for part in STEPS):
        first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
        if last - first <= MOST:
            break
    return Range(_round(first * step), _round(max(last, first + 1) * step), _round(step))


def _round(value: float) -> float:
    return float(f"{value:.10g}")
