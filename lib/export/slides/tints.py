"""The colours that exhibits name: those of charts, and the classes of maps."""

from __future__ import annotations

from lib.show.palette import LIGHT, LIGHT_MAP


def tint(name: str) -> str:
    """Return the colour of a name (`strong`, `class-1`, ...); that of what has no mark where the name is none."""
    attribute = name.replace("-", "_")
    return str(getattr(LIGHT, attribute, None) or getattr(LIGHT_MAP, attribute, LIGHT.soft))
