"""The one selection of map, list, chart and table: a scale and an area on it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from lib.web import state
from lib.web.packages import city

if TYPE_CHECKING:
    from lib.store import Package


@lru_cache(maxsize=8)
def areas_of(scale: str) -> tuple[str, ...]:
    """The ids of the areas of one scale, in the package's order."""
    rows = city().tables["areas"]
    return tuple(rows.loc[rows["level"] == scale, "area_id"])


def _level(area: str) -> str:
    rows = city().tables["areas"].set_index("area_id")
    return str(rows.at[area, "level"])


def scale_and_area() -> tuple[str, str]:
    """The scale and the area of the address.

    An address that names only an area means the area's own scale; one whose area is not of its scale
    shows that scale's first area.
    """
    scale, area = state.one("scale"), state.one("area")
    if state.given("area") and not state.given("scale"):
        scale = _level(area)
    return scale, area if area in areas_of(scale) else areas_of(scale)[0]


def choose_area(area: str) -> None:
    """A click on the map: areas of the shown scale are chosen, anything else on the map is not."""
    scale, _current = scale_and_area()
    if area in areas_of(scale):
        state.choose(scale=scale, area=area)


def choose_anywhere(area: str) -> None:
    """A click on a map that shows more than one scale: the area is chosen on its own scale."""
    if area in set(city().tables["areas"]["area_id"]):
        state.choose(scale=_level(area), area=area)


def scale_changed(scale: str) -> None:
    """Another scale keeps the place: the parent of the area that was chosen, or its first part."""
    rows = city().tables["areas"].set_index("area_id")
    area = state.one("area")
    kin = [str(rows.at[area, "parent_id"]), *rows.index[rows["parent_id"] == area]]
    state.choose(area=next((one for one in kin if one in areas_of(scale)), areas_of(scale)[0]))


@lru_cache(maxsize=4)
def bounds(package: Package) -> tuple[float, float, float, float]:
    """West, south, east, north of the neighbourhoods, in degrees: what every map of the city shows first."""
    layer = package.layers["areas"]
    west, south, east, north = layer[layer["level"] == layer["level"].iloc[0]].total_bounds
    return float(west), float(south), float(east), float(north)
