"""How much room a text takes, measured with a wide font: with the font of a presentation it takes less."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import matplotlib as mpl
from PIL import ImageFont

LEADING = 1.2
"""Height of a line, in sizes of its font."""
FONTS = {False: "DejaVuSans.ttf", True: "DejaVuSans-Bold.ttf"}
DRAWN = 64
NARROWER = 0.95
"""What the fonts of presentations need of it: Arial takes nine tenths in sentences, so some room is left."""
ELLIPSIS = "…"


@lru_cache(maxsize=2)
def _font(bold: bool) -> ImageFont.FreeTypeFont:
    path = Path(mpl.get_data_path()) / "fonts" / "ttf" / FONTS[bold]
    return ImageFont.truetype(str(path), DRAWN, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=4096)
def _advance(sign: str, bold: bool) -> float:
    return _font(bold).getlength(sign) / DRAWN


def width(text: str, size: float, bold: bool = False) -> float:
    """Return how wide a text on one line is, in points, at a size in points."""
    return size * NARROWER * sum(_advance(sign, bold) for sign in text)


@lru_cache(maxsize=8192)
def lines(text: str, size: float, room: float, bold: bool = False) -> tuple[str, ...]:
    """Break a text into lines of `room` points: between words, and within a word that is wider than a line."""
    found, line = [], ""
    for word in text.split(" "):
        joined = f"{line} {word}" if line else word
        if width(joined, size, bold) <= room:
            line = joined
            continue
        *full, last = _broken(word, size, room, bold)
        found += [line, *full] if line else full
        line = last
    return (*found, line)


def height(text: str, size: float, room: float, bold: bool = False) -> float:
    """Return how high a text is in a column `room` points wide, in points."""
    return len(lines(text, size, room, bold)) * size * LEADING


def widest_word(text: str, size: float, bold: bool = False) -> float:
    """Return the width of the longest word, in points: a narrower column would break it."""
    return max(width(word, size, bold) for word in text.split(" "))


def shortened(text: str, size: float, room: float, most: int = 1) -> str:
    """Return the text on at most so many lines; what does not fit gives way to an ellipsis."""
    found = lines(text, size, room)
    if len(found) <= most:
        return text
    kept = " ".join(found[:most])
    while len(lines(kept + ELLIPSIS, size, room)) > most:
        kept = kept[:-1].rstrip(" ,;.·")
    return kept + ELLIPSIS


def _broken(word: str, size: float, room: float, bold: bool) -> Iterator[str]:
    part = ""
    for sign in word:
        if part and width(part + sign, size, bold) > room:
            yield part
            part = ""
        part += sign
    yield part
