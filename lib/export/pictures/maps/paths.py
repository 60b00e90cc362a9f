"""Shapes on a sheet: many at once, each in its own style, none beyond the edge of the map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from matplotlib.collections import PathCollection
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path

from lib.export.pictures.maps.styles import NONE, Style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry.base import BaseGeometry

    from lib.export.pictures.maps.ground import Ground
    from lib.export.pictures.sheet import Sheet

BEYOND = 8.0
"""Shapes are cut so many pixels beyond the edge, so that no cut is seen."""
FINE = 0.35
"""Pixels that an outline may be simplified by: nobody sees it, and it is drawn sooner."""


def draw(
    sheet: Sheet, ground: Ground, shapes: Sequence[tuple[BaseGeometry, Style]], size: float, circles: bool = False
) -> None:
    """Draw shapes (in metres) in their order; `size` is how much larger than on a screen lines are.

    Shapes that are `circles` are in pixels already.
    """
    seen = shapes if circles else [(_seen(shape, ground), style) for shape, style in shapes]
    drawn = [(path(shape), style) for shape, style in seen if not shape.is_empty]
    if not drawn:
        return
    styles = [style for _, style in drawn]
    made = PathCollection([each for each, _ in drawn])
    made.set_facecolor([_colour(style.fill, style.fill_opacity) for style in styles])
    made.set_edgecolor([_colour(style.stroke, style.stroke_opacity) for style in styles])
    made.set_linewidth([style.width * size for style in styles])
    made.set_linestyle([_dashes(style) for style in styles])
    made.set_transform(sheet.axes.transData)
    sheet.add(made)
    clip(sheet, ground, made)


def loose(sheet: Sheet, shape: BaseGeometry, look: Style, size: float) -> None:
    """Draw one shape that is in pixels already, wherever it is."""
    made = PathPatch(path(shape), linewidth=look.width * size)
    made.set(facecolor=_colour(look.fill, look.fill_opacity), edgecolor=_colour(look.stroke, look.stroke_opacity))
    made.set_linestyle(_dashes(look))
    sheet.add(made)


def clip(sheet: Sheet, ground: Ground, made: PathCollection) -> None:
    """Let nothing of it be seen beyond the edge of the map."""
    box = ground.box
    made.set_clip_path(Rectangle((box.left, box.top), box.width, box.height, transform=sheet.axes.transData))


def _seen(shape: BaseGeometry, ground: Ground) -> BaseGeometry:
    edge = ground.window.buffer(BEYOND * ground.metres, join_style="mitre")
    cut = shape if edge.contains(shape) else shapely.intersection(shape, edge)
    return shapely.simplify(ground.pixels(cut), FINE)


def path(shape: BaseGeometry) -> Path:
    """Return a geometry in pixels as a path of the drawing library."""
    parts = []
    for part in shapely.get_parts(shape):
        rings = [part.exterior, *part.interiors] if part.geom_type == "Polygon" else [part]
        parts += [_ring(np.asarray(ring.coords), part.geom_type == "Polygon") for ring in rings]
    return Path.make_compound_path(*parts)


def _ring(points: np.ndarray[tuple[int, int], np.dtype[np.float64]], closed: bool) -> Path:
    codes = np.full(len(points), Path.LINETO, dtype=Path.code_type)
    codes[0] = Path.MOVETO
    if closed:
        codes[-1] = Path.CLOSEPOLY
    return Path(points, codes)


def _colour(colour: str, opacity: float) -> tuple[str, float] | str:
    return NONE if colour == NONE else (colour, opacity)


def _dashes(style: Style) -> Any:
    """Return dashes in widths of the line, as the library counts them."""
    return (0, tuple(each / style.width for each in style.dashes)) if style.dashes else "solid"
