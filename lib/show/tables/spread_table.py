"""How many cells of each area fall in each class of the map, as a table."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import pandas as pd

from lib.locale import catalogue
from lib.model.classes import classify
from lib.model.distribution import distribution
from lib.model.figures import indicator
from lib.show.maps import legend
from lib.show.maps.areas import edges

if TYPE_CHECKING:
    from lib.store import Package


@dataclass(frozen=True)
class Pile:
    """The cells of one area: how many there are in each class from the lowest, and their median."""

    area_id: str
    counts: tuple[int, ...]
    median: float


@lru_cache(maxsize=64)
def piles(package: Package, indicator_id: str) -> tuple[Pile, ...]:
    """Count the cells of each area by class; none without any value."""
    found, classes = distribution(package, indicator_id), edges(package, indicator_id)
    counted = []
    for spread in found.spreads if found else ():
        per_class = Counter(classify(each.value, classes) for each in spread.dots)
        counts = tuple(per_class[place] for place in range(len(classes) - 1))
        counted.append(Pile(spread.area_id, counts, spread.median))
    return tuple(counted)


@lru_cache(maxsize=64)
def spread_table(package: Package, indicator_id: str, lang: str) -> pd.DataFrame:
    """List the areas by class, each with its number of cells. The frame is kept and shared."""
    _, about = catalogue(lang).gettext, indicator(package, indicator_id)
    names = package.tables["areas"].set_index("area_id")[f"name_{lang}"]
    ranges = legend.ranges(edges(package, indicator_id), int(about["decimals"]), lang)
    return pd.DataFrame(
        [
            {
                _("Area"): names[pile.area_id],
                _("Indicator"): about[f"name_{lang}"],
                _("Range"): text,
                _("Unit"): about[f"unit_{lang}"],
                _("Cells"): count,
                _("Median of the cells"): round(pile.median, 6),
                _("Source"): about["source_id"],
            }
            for pile in piles(package, indicator_id)
            for text, count in zip(ranges, pile.counts, strict=True)
        ]
    )
