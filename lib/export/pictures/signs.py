"""How a row, a dot or a line is marked: by its sign and by its colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.show.plots.dot_plot import GLYPHS
from lib.show.plots.marks import CHOSEN, HOME

if TYPE_CHECKING:
    from lib.export.pictures.sheet import Sheet
    from lib.show.palette import Colours

WARM, COOL = "warm", "cool"
SYMBOLS = {CHOSEN: "D", HOME: "s", WARM: "o", COOL: "D", "": "o"}
"""The sign of each mark, by the drawing library's name."""
SIZES = {CHOSEN: 0.52, HOME: 0.52, WARM: 0.58, COOL: 0.52, "": 0.46}
"""How large each is, in sizes of letters: as large as one another to the eye."""
WRITTEN = GLYPHS | {WARM: "●", COOL: "◆", "": ""}
"""The same before a name, as a letter."""


def fill(mark: str, colours: Colours) -> str:
    """Return the colour of a mark."""
    return {CHOSEN: colours.accent, HOME: colours.warm, WARM: colours.warm, COOL: colours.cool}.get(mark, colours.soft)


def edge(mark: str, colours: Colours) -> str:
    """Return the colour around a mark."""
    return colours.ink if mark in (CHOSEN, HOME) else colours.strong if not mark else fill(mark, colours)


def named(name: str, mark: str) -> str:
    """Write a name after its sign."""
    return f"{WRITTEN.get(mark, '')} {name}".strip()


def draw(sheet: Sheet, x: float, y: float, mark: str, scale: float = 1.0) -> None:
    """Draw the sign of a mark with its middle at a point."""
    size = SIZES.get(mark, SIZES[""]) * sheet.font * scale
    symbol = SYMBOLS.get(mark, SYMBOLS[""])
    sheet.mark(x, y, symbol, size, fill(mark, sheet.colours), edge(mark, sheet.colours), sheet.font / 14)
