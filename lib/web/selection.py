"""The selection of this visitor on the map: read from the address, changed by clicks and by another scale."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from lib.model.units import ids, level_of, units
from lib.show.selected import area_view
from lib.web import state
from lib.web.packages import city

if TYPE_CHECKING:
    import pandas as pd

    from lib.show.selected.area_view import AreaView


def areas_of(scale: str) -> tuple[str, ...]:
    """The ids of the areas of one scale, in the package's order."""
    return ids(city(), scale)


@lru_cache(maxsize=4)
def names(lang: str) -> dict[str, str]:
    """What every area and cell is called in a language, by its id."""
    rows = units(city())
    return dict(zip(rows["area_id"], rows[f"name_{lang}"], strict=True))


def current() -> AreaView:
    """The view of the address (see `area_view`)."""
    return area_view.area_view(city(), state.asked())


def scale_and_area() -> tuple[str, str]:
    """The scale and the area of the address."""
    view = current()
    return view.scale, view.area


def shown_indicator() -> pd.Series:
    """The indicator of the address; where the shown scale has no figures of it, the usual one of that scale."""
    return current().indicator


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
    """Another scale keeps the place: what holds the area that was chosen, or a part of it; and what can be shown."""
    shown = area_view.fitting(city(), state.one("indicator"), scale)
    state.choose(area=area_view.kept_area(city(), state.one("area"), shown, scale), indicator=shown)
