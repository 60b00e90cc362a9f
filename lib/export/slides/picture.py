"""Maps as pictures for slides, drawn once for as long as they are the same."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from lib.export.pictures.picture import png
from lib.export.pictures.shape import Shape
from lib.show.palette import LIGHT

if TYPE_CHECKING:
    from lib.export.slides.map import Picture
    from lib.show.exhibits.exhibit import Exhibit
    from lib.store import Package

PIXEL = 0.75
"""Points in a CSS pixel."""
FONT = 18.0
"""Size of the letters on a map, in CSS pixels."""


@lru_cache(maxsize=4)
def pictures(city: Package, comparison: Package) -> Picture:
    """Return what draws the maps of these packages: without words or legend, which the slide has itself.

    The last pictures are kept: a story that shows a map twice, or is made in the other language, waits for it once.
    """

    @lru_cache(maxsize=24)
    def picture(exhibit: Exhibit, width: float, height: float) -> bytes:
        shape = Shape(round(width / PIXEL), round(height / PIXEL), FONT, words=False, legend=False)
        return png(exhibit, LIGHT, shape, city, comparison)

    return picture
