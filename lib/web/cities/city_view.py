"""The view of this visitor on the page that compares cities: read from the address, changed by a click on the map."""

from __future__ import annotations

from lib.show.selected.city_view import CityView, city_view, names, workshop_units
from lib.web import state
from lib.web.packages import city, comparison

__all__ = ["CityView", "choose", "current", "names", "workshop_units"]


def current() -> CityView:
    """Read the view the address asks for (see `city_view`)."""
    return city_view(comparison(), city().config.istat_code, state.asked())


def choose(unit: str) -> None:
    """Take a click on the map: a city, or the first city of a region unless the chosen one lies in it."""
    rows = comparison().tables["cities"]
    inside = list(rows.loc[rows["region_code"] == unit, "istat_code"])
    if unit in set(rows["istat_code"]):
        state.choose(city=unit)
    elif inside and state.one("city") not in inside:
        state.choose(city=inside[0])
