"""What is written on a map so far: nothing new may cover it or reach beyond the edge."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from shapely import affinity
from shapely.geometry import box as rectangle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shapely.geometry import Polygon

    from lib.export.slides.boxes import Box


@dataclass
class Written:
    """The rectangles that are taken, in pixels."""

    box: Box
    taken: list[Polygon] = field(default_factory=list)
    edges: list[tuple[float, float, float, float]] = field(default_factory=list)

    def put(self, area: Polygon) -> None:
        """Take an area whether it is free or not."""
        self.taken.append(area)
        self.edges.append(area.bounds)

    def free(self, area: Polygon) -> bool:
        """Tell whether an area is in sight and covers nothing."""
        return self.inside(area) and not any(area.intersects(other) for other in self._near(area))

    def _near(self, area: Polygon) -> Iterator[Polygon]:
        """List what lies near an area: most of what is taken does not, and need not be looked at closely."""
        west, north, east, south = area.bounds
        for (left, top, right, bottom), other in zip(self.edges, self.taken, strict=True):
            if west < right and left < east and north < bottom and top < south:
                yield other

    def inside(self, area: Polygon) -> bool:
        """Tell whether an area is in sight as a whole."""
        west, north, east, south = area.bounds
        box = self.box
        return bool(box.left <= west and box.top <= north and east <= box.left + box.width and south <= box.bottom)

    def covered(self, area: Polygon) -> float:
        """Return how much of what is written an area would cover, in pixels."""
        return float(sum(area.intersection(other).area for other in self._near(area)))

    def turned(self, x: float, y: float, wide: float, high: float, angle: float) -> bool:
        """Take a rectangle around a point, turned by an angle (degrees, anticlockwise), if it is free."""
        area = around(x, y, wide, high, angle)
        if not self.free(area):
            return False
        self.put(area)
        return True


def around(x: float, y: float, wide: float, high: float, angle: float = 0.0) -> Polygon:
    """Return a rectangle around a point."""
    upright = rectangle(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)
    return affinity.rotate(upright, -angle, origin=(x, y)) if angle else upright
