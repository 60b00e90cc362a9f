"""Colours of charts and maps in the two themes. Maps on a screen take theirs from map.css, which says the same."""

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


@dataclass(frozen=True)
class MapColours:
    """The colours of maps in one theme, by the names that map.css has for them."""

    paper: str
    ink: str
    halo: str
    water: str
    water_line: str
    street_main: str
    street_local: str
    street_ink: str
    land: str
    border: str
    class_1: str
    class_2: str
    class_3: str
    class_4: str
    class_5: str
    warm: str
    cool: str
    none: str
    point: str
    accent: str


LIGHT_MAP = MapColours(
    paper="#fbfaf8",
    ink="#1c1b22",
    halo="#ffffff",
    water="#cfe0ea",
    water_line="#a9c5d6",
    street_main="#d9d4cf",
    street_local="#ebe7e3",
    street_ink="#6b6660",
    land="#efece8",
    border="#bdb7b0",
    class_1="#ece6f5",
    class_2="#cdbfe6",
    class_3="#a78fd0",
    class_4="#7d5fb2",
    class_5="#533488",
    warm="#b3471d",
    cool="#0e6e80",
    none="#e6e4e0",
    point="#3d3a47",
    accent="#e0a100",
)
DARK_MAP = MapColours(
    paper="#17161d",
    ink="#f4f2f8",
    halo="#14131a",
    water="#22364a",
    water_line="#35516b",
    street_main="#3a3744",
    street_local="#2a2832",
    street_ink="#a09caa",
    land="#24222c",
    border="#4b4756",
    class_1="#332a4a",
    class_2="#4d3d77",
    class_3="#7058a8",
    class_4="#9d84d4",
    class_5="#d3c3fa",
    warm="#ff9a6b",
    cool="#56c7dc",
    none="#34323c",
    point="#e8e4f0",
    accent="#ffc94d",
)
QUIET, LEGIBLE = 0.78, 7.0
"""How much of the ink quiet texts have; the contrast of texts with their ground at least (WCAG 2.2, AAA)."""
LINEAR = 0.04045
"""Up to this part of its whole, a channel of a colour gives light in proportion (sRGB)."""


def colours(dark: bool) -> Colours:
    """The colours of a theme."""
    return DARK if dark else LIGHT


def map_colours(theme: Colours) -> MapColours:
    """The colours of maps in the theme of these colours."""
    return DARK_MAP if theme == DARK else LIGHT_MAP


def quiet(theme: Colours) -> str:
    """The colour of texts that stand back and are read from afar all the same: more contrast than `muted` has."""
    return mixed(theme.ink, theme.paper, QUIET)


def legible(colour: str, ground: str, ink: str) -> str:
    """The colour, or as much of it with ink as makes texts of it legible from afar on a ground."""
    parts = (mixed(colour, ink, part / 20) for part in range(20, 0, -1))
    return next((found for found in parts if contrast(found, ground) >= LEGIBLE), ink)


def mixed(colour: str, ground: str, part: float) -> str:
    """The colour that a `part` of one over a ground looks like; all are written `#rrggbb`."""
    pairs = zip(_channels(colour), _channels(ground), strict=True)
    return "#" + "".join(f"{round(one * part + other * (1 - part)):02x}" for one, other in pairs)


def contrast(one: str, other: str) -> float:
    """The ratio of contrast of two colours, from 1 to 21 (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    shares = (part / 255 for part in _channels(colour))
    red, green, blue = (part / 12.92 if part <= LINEAR else ((part + 0.055) / 1.055) ** 2.4 for part in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
