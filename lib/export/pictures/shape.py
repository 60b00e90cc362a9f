"""The shape of a picture: how large it is, how large its letters, and what stands in it beside the drawing."""

from __future__ import annotations

from dataclasses import dataclass

LEAST_WIDTH, LEAST_HEIGHT = 240, 160
FONTS = (8.0, 64.0)


@dataclass(frozen=True)
class Shape:
    """Width and height in CSS pixels, the size of the usual letters in the same.

    With `words` the picture says what it is by itself: title, unit, period, sources, licences, date and address; it
    is one to be taken away. Without, it is the drawing alone, for a screen or a slide that has its own words.
    `legend` is whether a map has its legend in the picture; one with words always has.

    Raises ValueError for a size in which nothing can be read.
    """

    width: int
    height: int
    font: float = 16.0
    words: bool = True
    legend: bool = True

    def __post_init__(self) -> None:
        least, most = FONTS
        if self.width < LEAST_WIDTH or self.height < LEAST_HEIGHT or not least <= self.font <= most:
            raise ValueError(f"no picture can be read at {self.width} × {self.height} with letters of {self.font}")

    @property
    def keyed(self) -> bool:
        """Tell whether a map has its legend in the picture."""
        return self.words or self.legend
