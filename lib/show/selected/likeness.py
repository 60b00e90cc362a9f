"""What the likeness of cities is measured on, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from lib.model.cities.similarity import DEFAULT_INDICATORS, comparable, latest_values, left_out, most_like

if TYPE_CHECKING:
    import pandas as pd

    from lib.store import Package


@dataclass(frozen=True, eq=False)
class Likeness:
    """The cities most like one (rows of `most_like`), those left out (of `left_out`), and the values compared."""

    found: pd.DataFrame
    missing: pd.DataFrame
    values: pd.DataFrame


@lru_cache(maxsize=8)
def usual(package: Package) -> tuple[str, ...]:
    """List what likeness is measured on unless someone says: the usual ones, or all there are without them."""
    offered = comparable(package)
    return tuple(each for each in DEFAULT_INDICATORS if each in offered) or tuple(offered)


@lru_cache(maxsize=256)
def likeness(package: Package, city: str, on: tuple[str, ...]) -> Likeness:
    """Measure the cities against one (an ISTAT code) on some indicators."""
    return Likeness(most_like(package, city, on), left_out(package, on), latest_values(package, on))
