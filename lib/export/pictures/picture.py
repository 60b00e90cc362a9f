"""An exhibit as a picture, drawn without a browser: PNG with two pixels for each, or SVG with texts that stay texts."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from lib.export.pictures import around, counts, dots, grid, months, scatter, statements, timeline, vector
from lib.export.pictures.letters import plain
from lib.export.pictures.maps import map
from lib.export.pictures.sheet import POINTS, Sheet
from lib.show.exhibits import drawings

if TYPE_CHECKING:
    from collections.abc import Callable

    from lib.export.pictures.shape import Shape
    from lib.export.slides.boxes import Box
    from lib.show.exhibits.exhibit import Exhibit
    from lib.show.palette import Colours
    from lib.store import Package

TWICE = 2
"""Pixels in the picture for each of its shape, either way: sharp on screens that have as many, and in print."""
PACKED = 3
"""How hard the pixels are packed, of 9: a tenth larger than the smallest file, in half the time."""
DRAWN: dict[type, Callable[[Sheet, Box, Any, str], None]] = {
    drawings.Dots: dots.draw,
    drawings.Scatter: scatter.draw,
    drawings.Months: months.draw,
    drawings.Timeline: timeline.draw,
    drawings.Counts: counts.draw,
    drawings.Statements: statements.draw,
    drawings.Grid: grid.draw,
}
OF_CITIES = "cities"
"""The page whose figures are those of the comparison."""


def svg(
    exhibit: Exhibit, colours: Colours, shape: Shape, city: Package, comparison: Package, address: str = ""
) -> bytes:
    """Draw an exhibit as SVG; `address` is what opens its view again, written at the foot of a picture with words."""
    sheet = drawn(exhibit, colours, shape, city, comparison, address, vector=True)
    return vector.write(sheet, exhibit.name, exhibit.finding, exhibit.lang)


def png(
    exhibit: Exhibit, colours: Colours, shape: Shape, city: Package, comparison: Package, address: str = ""
) -> bytes:
    """Draw an exhibit as PNG, twice as many pixels as the shape says either way; what it is stands in its metadata."""
    sheet = drawn(exhibit, colours, shape, city, comparison, address)
    told = {
        "Title": exhibit.name,
        "Description": exhibit.finding,
        "Source": f"{around.sources(exhibit)} {address}",
        "Comment": around.data(_package(exhibit, city, comparison), exhibit.lang),
    }
    buffer = BytesIO()
    metadata: dict[str, str | None] = {"Software": None} | {key: plain(text) for key, text in told.items()}
    packing = {"compress_level": PACKED}
    sheet.figure.savefig(buffer, format="png", dpi=TWICE * POINTS, metadata=metadata, pil_kwargs=packing)
    return buffer.getvalue()


def drawn(
    exhibit: Exhibit,
    colours: Colours,
    shape: Shape,
    city: Package,
    comparison: Package,
    address: str = "",
    vector: bool = False,
) -> Sheet:
    """Draw an exhibit on a sheet, which can then be written."""
    sheet = Sheet(shape, colours, vector)
    box = around.frame(sheet, exhibit, _package(exhibit, city, comparison), address)
    if isinstance(exhibit.drawing, drawings.Map):
        map.draw(sheet, box, exhibit.drawing, comparison if exhibit.drawing.base == "country" else city, exhibit.lang)
    else:
        DRAWN[type(exhibit.drawing)](sheet, box, exhibit.drawing, exhibit.lang)
    return sheet


def _package(exhibit: Exhibit, city: Package, comparison: Package) -> Package:
    return comparison if exhibit.view.page == OF_CITIES else city
