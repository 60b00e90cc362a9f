"""Where things stand on a slide, in points: 960 across and 540 down (13.333 × 7.5 inches)."""

from __future__ import annotations

from dataclasses import dataclass

WIDTH, HEIGHT = 960.0, 540.0
SIDE, TOP, BOTTOM = 48.0, 28.0, 522.0
"""The margins: at both sides, above the title, and where the foot ends."""
FOOT = 50.0
"""Height of the foot."""


@dataclass(frozen=True)
class Box:
    """A rectangle, in points from the upper left corner."""

    left: float
    top: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """Where it ends below."""
        return self.top + self.height

    def beside(self, part: float, gap: float = 28.0) -> tuple[Box, Box]:
        """Divide it into a left box, which takes its `part`, and a right one, with a gap between them."""
        left = (self.width - gap) * part
        return (
            Box(self.left, self.top, left, self.height),
            Box(self.left + left + gap, self.top, self.width - left - gap, self.height),
        )

    def above(self, height: float, gap: float = 0.0) -> tuple[Box, Box]:
        """Divide it into an upper box of a height, and what is left below a gap."""
        rest = max(0.0, self.height - height - gap)
        return Box(self.left, self.top, self.width, height), Box(self.left, self.bottom - rest, self.width, rest)
