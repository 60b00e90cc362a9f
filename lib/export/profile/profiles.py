"""Profiles to take away: an area of a city package, or a city of a comparison, each as PDF of two pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lib.export.pictures import picture
from lib.export.pictures.shape import Shape
from lib.export.profile import area, city
from lib.export.profile.document import document
from lib.show.palette import LIGHT

if TYPE_CHECKING:
    from lib.show.exhibits.exhibit import Exhibit
    from lib.store import Package

SHAPE: Final = Shape(736, 464, font=18.0, words=False, legend=False)
"""As the template's place for a picture, which has words of its own: eight pixels for each millimetre."""


def area_profile(package: Package, area_id: str, lang: str, address: str) -> bytes:
    """Write the profile of an area: tagged PDF in one language, the same bytes for the same package.

    `address` opens the view again, "" where it is not known. Raises KeyError where there is no such area.
    """
    return document(area.profile(package, area_id, lang, address), lambda exhibit: _drawn(exhibit, package))


def city_profile(comparison: Package, istat_code: str, lang: str, address: str) -> bytes:
    """Write the profile of a compared city; see `area_profile`. Raises KeyError where there is no such city."""
    return document(city.profile(comparison, istat_code, lang, address), lambda exhibit: _drawn(exhibit, comparison))


def _drawn(exhibit: Exhibit, package: Package) -> bytes:
    """Either kind of package has all that its own pictures are drawn from."""
    return picture.svg(exhibit, LIGHT, SHAPE, package, package)
