"""What a picture says about its drawing: that there is nothing to draw, or what is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.export.pictures.letters import LEADING, lines, plain, shortened
from lib.export.slides.boxes import Box
from lib.locale import catalogue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lib.export.pictures.sheet import Sheet

MOST = 2
"""Lines of a note."""


def nothing(sheet: Sheet, box: Box, lang: str) -> None:
    """Say in the middle of a box that there is nothing to draw."""
    text = catalogue(lang).gettext("There is no figure to draw here.")
    found = lines(text, sheet.font, box.width)
    top = box.top + box.height / 2 - (len(found) - 1) * sheet.font * LEADING / 2
    for place, line in enumerate(found):
        sheet.text(box.left + box.width / 2, top + place * sheet.font * LEADING, line, across="center")


def below(sheet: Sheet, box: Box, text: str) -> Box:
    """Write a note at the foot of a box, and return what is left above it; an empty note takes no room."""
    if not text:
        return box
    size = sheet.small
    found = lines(shortened(plain(text), size, box.width, MOST), size, box.width)
    height = len(found) * size * LEADING
    for place, line in enumerate(found):
        middle = box.bottom - height + (place + 0.5) * size * LEADING
        sheet.text(box.left, middle, line, size=size, colour=sheet.quiet)
    return Box(box.left, box.top, box.width, box.height - height - size * 0.4)


def without(names: Sequence[str], lang: str) -> str:
    """Name those without a figure, first how many they are."""
    text = catalogue(lang).gettext("Without a figure ({count}): {names}")
    return text.format(count=len(names), names=", ".join(names)) if names else ""


def between(count: int, lang: str) -> str:
    """Say how many rows lie between two that are named."""
    return catalogue(lang).gettext("… {count} others between them").format(count=count)
