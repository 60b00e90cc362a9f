"""Points on a map: circles, and signs with a letter in them, as the screen has them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from matplotlib.patches import FancyBboxPatch
from shapely.geometry import Point

from lib.export.pictures.maps import paths
from lib.export.pictures.maps.styles import style
from lib.export.pictures.maps.written import around

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lib.export.pictures.maps.ground import Ground
    from lib.export.pictures.maps.written import Written
    from lib.export.pictures.sheet import Sheet
    from lib.show.maps.map import Feature

USUAL_RADIUS = 5.0
SIDE, SMALL_SIDE, LETTER, SMALL_LETTER = 22.0, 16.0, 12.0, 10.0
"""CSS pixels of a sign and of its letter, and of one that stands back (`minor`)."""
RANK = "rank"
MOST = 80
"""So many circles of a layer are kept clear of writing; more would leave no room for any."""


@dataclass(frozen=True)
class Spot:
    """A point feature, and where it is in the picture."""

    feature: Feature
    x: float
    y: float

    def reach(self, size: float) -> float:
        """How far its sign reaches from its middle, in pixels."""
        if self.feature.glyph:
            return (SMALL_SIDE if "minor" in self.feature.css.split() else SIDE) / 2 * size
        return 0.0 if "anchor" in self.feature.css else (self.feature.radius or USUAL_RADIUS) * size


def circles(sheet: Sheet, ground: Ground, spots: Sequence[Spot], size: float) -> None:
    """Draw the points that are circles; those that only carry a name are not seen."""
    shapes = [
        (Point(spot.x, spot.y).buffer(spot.reach(size)), style(spot.feature.css, sheet.map))
        for spot in spots
        if not spot.feature.glyph and spot.reach(size)
    ]
    paths.draw(sheet, ground, shapes, size, circles=True)


def keep_clear(spots: Sequence[Spot], size: float, written: Written) -> None:
    """Let nothing be written over circles where these are few."""
    shown = [spot for spot in spots if not spot.feature.glyph and spot.reach(size)]
    for spot in shown if len(shown) <= MOST else ():
        written.put(around(spot.x, spot.y, 1.6 * spot.reach(size), 1.6 * spot.reach(size)))


def letters(sheet: Sheet, spots: Sequence[Spot], size: float, written: Written) -> None:
    """Draw the signs with a letter, those that stand back first, redeveloped places last."""
    shown = [spot for spot in spots if spot.feature.glyph and _within(spot, size, written)]
    for spot in sorted(shown, key=lambda spot: ("redeveloped" in spot.feature.css, "minor" not in spot.feature.css)):
        area = around(spot.x, spot.y, 2 * spot.reach(size), 2 * spot.reach(size))
        written.put(area)
        if spot.feature.css == RANK:
            letter = LETTER * 1.15 * size
            sheet.text(spot.x, spot.y, spot.feature.glyph, size=letter, bold=True, across="center", halo=sheet.map.halo)
        else:
            _sign(sheet, spot, size)


def _within(spot: Spot, size: float, written: Written) -> bool:
    return written.inside(around(spot.x, spot.y, 2 * spot.reach(size), 2 * spot.reach(size)))


def _sign(sheet: Sheet, spot: Spot, size: float) -> None:
    css = set(spot.feature.css.split())
    colours, minor = sheet.map, "minor" in css
    ground, ink = (colours.ink, colours.halo) if "redeveloped" in css else (colours.halo, colours.ink)
    edge = colours.warm if "project" in css else colours.cool if "crossing" in css else colours.ink
    border = (1 if minor else 2) * size
    half = spot.reach(size) - border / 2
    corner = half if "project" in css else 3 * size if "crossing" in css else 0.01
    shape = FancyBboxPatch(
        (spot.x - half, spot.y - half), 2 * half, 2 * half, boxstyle=f"round,pad=0,rounding_size={corner}"
    )
    shape.set(facecolor=ground, edgecolor=edge, linewidth=border)
    sheet.add(shape)
    letter = (SMALL_LETTER if minor else LETTER) * size
    sheet.text(spot.x, spot.y, spot.feature.glyph, size=letter, bold=True, colour=ink, across="center", ground=ground)
