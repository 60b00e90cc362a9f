"""How much room a text takes in a picture, whose letters are exactly those that widths are measured with."""

from __future__ import annotations

from lib.export.slides import extent
from lib.export.slides.extent import LEADING
from lib.export.slides.plain import plain

__all__ = ["LEADING", "lines", "plain", "shortened", "widest_word", "width"]

BOLD = 1.16
"""How much wider than the usual letters bold ones are at most, in sentences."""


def width(text: str, size: float, bold: bool = False) -> float:
    """Return how wide a text on one line is, in pixels, at a size in pixels."""
    return extent.width(text, _measured(size), bold)


def lines(text: str, size: float, room: float, bold: bool = False) -> tuple[str, ...]:
    """Break a text into lines of `room` pixels: between words, and within a word that is wider than a line."""
    return extent.lines(text, _measured(size), room, bold)


def widest_word(text: str, size: float, bold: bool = False) -> float:
    """Return the width of the longest word, in pixels: a narrower column would break it."""
    return extent.widest_word(text, _measured(size), bold)


def shortened(text: str, size: float, room: float, most: int = 1, bold: bool = False) -> str:
    """Return the text on at most so many lines; what does not fit gives way to an ellipsis."""
    if len(lines(text, size, room, bold)) <= most:
        return text
    return extent.shortened(text, _measured(size) * (BOLD if bold else 1), room, most)


def _measured(size: float) -> float:
    """Return the size at which the letters of a presentation take as much room: widths there count on narrower ones."""
    return size / extent.NARROWER
