"""What was tried, on one map: areas with their names, the river, redeveloped places and projects above other places."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from lib.locale import catalogue
from lib.model.funded import Funded
from lib.show.maps import areas, points
from lib.show.maps.map import Feature, Layer
from lib.show.maps.place_names import place_names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lib.store import Package

OTHER = "place"


def layers(package: Package, chosen: str, lang: str) -> list[Layer]:
    """Areas, signs and names, in the order they are drawn; the chosen area is marked."""
    return [areas.named_areas(package, chosen, lang), _signs(package, lang), place_names(package, lang)]


@lru_cache(maxsize=8)
def _signs(package: Package, lang: str) -> Layer:
    """Other places are small beside what was tried."""
    found = [sign for layer in points.layers(package, ("projects", "places"), lang) for sign in layer.features]
    return Layer(tuple(_smaller(sign) if sign.css == OTHER else sign for sign in found))


def _smaller(sign: Feature) -> Feature:
    return replace(sign, css=f"{OTHER} minor")


def signs(lang: str) -> list[tuple[str, str]]:
    """Say what each sign of the map stands for."""
    _ = catalogue(lang).gettext
    return [("R", _("redeveloped space")), ("P", _("local project")), ("L", _("other place"))]


def funding(found: Funded, names: Mapping[str, str], lang: str) -> str:
    """How many projects were funded and how many of them the map shows; `names` of areas by their ids."""
    _ = catalogue(lang).gettext
    shares = ", ".join(f"{names[area]} {number}" for area, number in found.by_area)
    return _(
        "{total} local projects were funded ({shares}, by the areas of the call); "
        "{placed} have a known position and are on the map."
    ).format(total=found.total, shares=shares, placed=found.placed)
