"""Where to look first: the cells at the worse end of an indicator."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from lib.model.figures import area_figures, indicator
from lib.model.records import Record, records
from lib.store.codes import CELL

if TYPE_CHECKING:
    from lib.store import Package

MOST: Final = 10


@lru_cache(maxsize=256)
def extremes(package: Package, indicator_id: str, most: int = MOST) -> tuple[Record, ...]:
    """The cells at the worse end of an indicator, the worst first: rows of `area_figures` with a value.

    The worse end is the largest value where lower is better, the smallest where higher is; an indicator of which
    neither end is better (`context`) gives its largest. Equal values keep the order of the cells. At most `most`.
    """
    figures = area_figures(package, indicator_id)
    known = figures[(figures["level"] == CELL) & figures["value"].notna()]
    rising = indicator(package, indicator_id)["direction"] == "higher"
    return tuple(records(known.sort_values("value", ascending=rising, kind="stable").head(most)))
