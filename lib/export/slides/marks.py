"""What a mark looks like on a slide: a colour of the palette and a sign, as on the screen."""

from __future__ import annotations

from lib.show.palette import LIGHT
from lib.show.plots.dot_plot import GLYPHS

FILLS = {"": LIGHT.soft, "chosen": LIGHT.accent, "home": LIGHT.warm, "warm": LIGHT.warm, "cool": LIGHT.cool}
INKS = {"": LIGHT.ink, "chosen": LIGHT.ink, "home": LIGHT.warm, "warm": LIGHT.warm, "cool": LIGHT.cool}


def fill(mark: str) -> str:
    """The colour of what is drawn."""
    return FILLS.get(mark, LIGHT.soft)


def ink(mark: str) -> str:
    """The colour of a name."""
    return INKS.get(mark, LIGHT.ink)


def named(name: str, mark: str) -> str:
    """A name with the sign of its mark before it."""
    glyph = GLYPHS.get(mark, "") if mark else ""
    return f"{glyph} {name}" if glyph else name
