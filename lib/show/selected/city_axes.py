"""Which two indicators of the cities stand against each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.model.cities.scatter import go_together, paired, partners

if TYPE_CHECKING:
    from lib.model.asked import Asked
    from lib.show.selected.city_view import CityView


def axes(view: CityView, asked: Asked) -> tuple[str, str] | None:
    """Find the two indicators, across and upwards; None where no two go together.

    Those of the address; where it does not name the second, the one the page is about. What stands across decides
    where both are asked for and do not go together.
    """
    package, across = view.package, asked.one("x")
    upwards = asked.one("y") if asked.given("y") or view.answers else view.id
    if go_together(package, across, upwards):
        return across, upwards
    if not asked.given("x") and (offered := partners(package, upwards)):
        return offered[0], upwards
    for x in (across, *paired(package)):
        others = partners(package, x)
        if others:
            return x, next(y for y in (upwards, asked.one("y"), *others) if y in others)
    return None
