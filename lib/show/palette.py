"""Colours of charts in the two themes. Maps take theirs from map.css, by class."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Colours:
    """The colours of one theme: two for areas, two for emphasis, one for text, one for lines."""

    warm: str
    cool: str
    strong: str
    soft: str
    accent: str
    ink: str
    muted: str
    grid: str
    paper: str


LIGHT = Colours(
    warm="#b3471d",
    cool="#0e6e80",
    strong="#533488",
    soft="#a78fd0",
    accent="#a87600",
    ink="#1c1b22",
    muted="#6b6660",
    grid="#dcd8e4",
    paper="#ffffff",
)
DARK = Colours(
    warm="#ff9a6b",
    cool="#56c7dc",
    strong="#d3c3fa",
    soft="#7058a8",
    accent="#ffc94d",
    ink="#f1eff6",
    muted="#a09caa",
    grid="#3b384a",
    paper="#14131a",
)


def colours(dark: bool) -> Colours:
    """The colours of a theme."""
    return DARK if dark else LIGHT
