"""The areas of one row as a small picture: each area's sign on a scale from zero, beside the reference."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lib.show.palette import Colours

FEWEST = 2
SYMBOLS = {"warm": "circle", "cool": "diamond", "": "square"}
"""The sign of each hue, in charts by plotly's name and in HTML by the style of its class: colour is never alone."""

TICK = '<i class="tick"></i>'
"""The sign of a reference."""


def tone(hue: str, colours: Colours) -> str:
    """Return the colour of an area in charts: that of its hue, the plain one where it has none."""
    return {"warm": colours.warm, "cool": colours.cool}.get(hue, colours.strong)


def sign(hue: str, place: float | None = None) -> str:
    """Write the sign of an area as HTML: before its name, or at a place on a scale in % of its length."""
    style = "" if place is None else f' style="left:{place:.1f}%"'
    return f'<i class="sign {hue or "plain"}-sign"{style}></i>'


def picture(values: Sequence[tuple[str, float]], reference: float | None) -> str:
    """Draw the values, each with the hue of its area, as HTML; a tick stands for the reference.

    The scale runs from zero to the largest of them: areas are compared within a row, not rows with each other.
    Empty where fewer than two areas have a value, or one lies below zero.
    """
    numbers = [value for _hue, value in values]
    largest = max([*numbers, reference or 0.0], default=0.0)
    if len(numbers) < FEWEST or largest <= 0 or min(numbers) < 0:
        return ""
    tick = "" if reference is None else TICK.replace(">", f' style="left:{reference / largest * 100:.1f}%">', 1)
    return f'<span class="pair">{tick}{"".join(sign(hue, value / largest * 100) for hue, value in values)}</span>'
