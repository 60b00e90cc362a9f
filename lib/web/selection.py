"""The one selection of map, list, chart and table: a scale and an area on it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from lib.model.extremes import extremes
from lib.model.figures import indicator, scale_indicators
from lib.model.units import ids, level_of, related, units
from lib.store.codes import CELL
from lib.web import state
from lib.web.packages import city

if TYPE_CHECKING:
    import pandas as pd

    from lib.store import Package

PREFERRED_CELL_INDICATOR = "distance-night-stop"


def areas_of(scale: str) -> tuple[str, ...]:
    """The ids of the areas of one scale, in the package's order."""
    return ids(city(), scale)


@lru_cache(maxsize=4)
def names(lang: str) -> dict[str, str]:
    """What every area and cell is called in a language, by its id."""
    rows = units(city())
    return dict(zip(rows["area_id"], rows[f"name_{lang}"], strict=True))


def scale_and_area() -> tuple[str, str]:
    """The scale and the area of the address.

    An address that names only an area means the area's own scale; one whose area is not of its scale
    shows that scale's first area.
    """
    scale, area = _scale(), state.one("area")
    return scale, area if area in areas_of(scale) else _usual(scale)


def _scale() -> str:
    if state.given("area") and not state.given("scale"):
        return level_of(city(), state.one("area"))
    return state.one("scale")


def _usual(scale: str) -> str:
    """The area of a scale that is shown when none is chosen: the first, and of the cells the one to look at first."""
    worst = extremes(city(), shown_indicator()["indicator_id"], 1) if scale == CELL else ()
    return str(worst[0]["area_id"]) if worst else areas_of(scale)[0]


def shown_indicator() -> pd.Series:
    """The indicator of the address; where the shown scale has no figures of it, the usual one of that scale."""
    return indicator(city(), _fitting(state.one("indicator"), _scale()))


def _fitting(indicator_id: str, scale: str) -> str:
    offered = list(scale_indicators(city(), scale)["indicator_id"])
    if indicator_id in offered:
        return indicator_id
    return PREFERRED_CELL_INDICATOR if PREFERRED_CELL_INDICATOR in offered else offered[0]


def choose_area(area: str) -> None:
    """A click on the map: areas of the shown scale are chosen, anything else on the map is not."""
    scale, _current = scale_and_area()
    if area in areas_of(scale):
        state.choose(scale=scale, area=area)


def choose_anywhere(area: str) -> None:
    """A click on a map that shows more than one scale: the area is chosen on its own scale."""
    if area in state.keys()["area"].allowed:
        state.choose(scale=level_of(city(), area), area=area)


def scale_changed(scale: str) -> None:
    """Another scale keeps the place: what holds the area that was chosen, or a part of it; and what can be shown.

    Of the cells in an area, the one to look at first.
    """
    shown = _fitting(state.one("indicator"), scale)
    kin = related(city(), state.one("area"), scale) or areas_of(scale)
    if scale == CELL:
        kin = (
            tuple(row["area_id"] for row in extremes(city(), shown, len(areas_of(scale))) if row["area_id"] in kin)
            or kin
        )
    state.choose(area=kin[0], indicator=shown)


@lru_cache(maxsize=4)
def bounds(package: Package) -> tuple[float, float, float, float]:
    """West, south, east, north of the neighbourhoods, in degrees: what every map of the city shows first."""
    layer = package.layers["areas"]
    west, south, east, north = layer[layer["level"] == layer["level"].iloc[0]].total_bounds
    return float(west), float(south), float(east), float(north)
