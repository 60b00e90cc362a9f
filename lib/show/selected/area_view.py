"""The one selection of map, list, chart and table of a city: a scale, an area on it, an indicator that fits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lib.model.extremes import extremes
from lib.model.figures import indicator, offered
from lib.model.units import ids, level_of, related
from lib.store.codes import CELL

if TYPE_CHECKING:
    import pandas as pd

    from lib.model.asked import Asked
    from lib.store import Package

PREFERRED_CELL_INDICATOR = "distance-night-stop"


@dataclass(frozen=True, eq=False)
class AreaView:
    """What the map shows: an indicator (its catalogue row) on a scale, and the chosen area or cell of that scale."""

    package: Package
    indicator: pd.Series
    scale: str
    area: str

    @property
    def id(self) -> str:
        """The indicator's id."""
        return str(self.indicator["indicator_id"])

    @property
    def decimals(self) -> int:
        """How many decimals its figures are written with."""
        return int(self.indicator["decimals"])


def area_view(package: Package, asked: Asked) -> AreaView:
    """Read the view an address asks for.

    An address that names only an area means the area's own scale; one whose area is not of its scale shows that
    scale's first area; where the scale has no figures of the indicator, the usual one of that scale is shown.
    """
    return on_scale(package, asked, scale_of(package, asked))


def on_scale(package: Package, asked: Asked, scale: str) -> AreaView:
    """Read the view an address asks for, on a scale that is given."""
    shown = indicator(package, fitting(package, asked.one("indicator"), scale))
    chosen = asked.one("area")
    area = chosen if chosen in ids(package, scale) else _usual(package, str(shown["indicator_id"]), scale)
    return AreaView(package, shown, scale, area)


def scale_of(package: Package, asked: Asked) -> str:
    """The scale an address asks for, by its area where it names no scale."""
    if asked.given("area") and not asked.given("scale"):
        return level_of(package, asked.one("area"))
    return asked.one("scale")


def fitting(package: Package, indicator_id: str, scale: str) -> str:
    """The indicator itself where a scale has figures of it, else the usual one of that scale."""
    known = offered(package, scale)
    if indicator_id in known:
        return indicator_id
    return PREFERRED_CELL_INDICATOR if PREFERRED_CELL_INDICATOR in known else known[0]


def kept_area(package: Package, area: str, indicator_id: str, scale: str) -> str:
    """The area that another scale shows for one: what holds it, or a part of it; of its cells, the first to look at."""
    kin = related(package, area, scale) or ids(package, scale)
    if scale != CELL:
        return kin[0]
    worst = (row["area_id"] for row in extremes(package, indicator_id, len(ids(package, scale))))
    return next((str(cell) for cell in worst if cell in kin), kin[0])


def _usual(package: Package, indicator_id: str, scale: str) -> str:
    """The area of a scale that is shown when none is chosen: the first, and of the cells the one to look at first."""
    worst = extremes(package, indicator_id, 1) if scale == CELL else ()
    return str(worst[0]["area_id"]) if worst else ids(package, scale)[0]
