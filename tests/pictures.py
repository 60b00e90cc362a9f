"""What a test sees of a picture: its texts with their places, its elements, its size."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element, fromstring

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text

from lib.export.pictures import picture
from lib.export.pictures.shape import Shape
from lib.export.pictures.sheet import HALO, Sheet
from lib.show.exhibits.exhibit import Exhibit
from lib.show.palette import LIGHT, Colours
from lib.web.packages import city, comparison

SVG = "{http://www.w3.org/2000/svg}"
ADDRESS = "https://dora.example/cities?city=090001"
SCREEN = Shape(1280, 500, 24, words=False)
"""A chart alone, for the back row."""
PAPER = Shape(1600, 900, 20)
"""A picture that is taken away."""


@dataclass(frozen=True)
class Seen:
    """One text: what it says, where it is in pixels, its colour and what it stands on."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    colour: str
    ground: str
    turned: bool


def sheet_of(exhibit: Exhibit, shape: Shape = SCREEN, colours: Colours = LIGHT, **more: Any) -> Sheet:
    """The picture before it is written."""
    return picture.drawn(exhibit, colours, shape, city(), comparison(), ADDRESS, **more)


def svg_of(exhibit: Exhibit, shape: Shape = SCREEN, colours: Colours = LIGHT) -> bytes:
    return picture.svg(exhibit, colours, shape, city(), comparison(), ADDRESS)


def png_of(exhibit: Exhibit, shape: Shape = SCREEN, colours: Colours = LIGHT) -> bytes:
    return picture.png(exhibit, colours, shape, city(), comparison(), ADDRESS)


def seen(sheet: Sheet) -> list[Seen]:
    """The texts of a picture, without the edges around them."""
    canvas = FigureCanvasAgg(sheet.figure)
    renderer: Any = canvas.get_renderer()  # type: ignore[no-untyped-call]
    height = sheet.shape.height
    found = []
    for text in sheet.axes.texts + [each for each in sheet.axes.artists if isinstance(each, Text)]:
        if not text.get_text() or str(text.get_gid() or "").startswith(HALO):
            continue
        box = text.get_window_extent(renderer)
        place = (box.x0, height - box.y1, box.x1, height - box.y0)
        found.append(Seen(text.get_text(), *place, str(text.get_color()), text.ground, bool(text.get_rotation())))
    return found


def outside(sheet: Sheet) -> list[Seen]:
    """The texts that are not in the picture as a whole."""
    wide, high = sheet.shape.width + 1, sheet.shape.height + 1
    return [each for each in seen(sheet) if each.left < -1 or each.top < -1 or each.right > wide or each.bottom > high]


def covering(texts: list[Seen]) -> list[tuple[str, str]]:
    """The pairs of upright texts that cover each other by more than a hair."""
    upright = [each for each in texts if not each.turned]
    return [
        (one.text, other.text)
        for place, one in enumerate(upright)
        for other in upright[place + 1 :]
        if min(one.right, other.right) - max(one.left, other.left) > 2
        and min(one.bottom, other.bottom) - max(one.top, other.top) > 2
    ]


def root_of(svg: bytes) -> Element:
    return fromstring(svg)


def words_of(svg: bytes) -> str:
    """All that a picture says, line after line, without the edges around texts."""
    root = root_of(svg)
    hidden = {text for group in root.iter(f"{SVG}g") if group.get("aria-hidden") for text in group.iter(f"{SVG}text")}
    return " ".join(text.text or "" for text in root.iter(f"{SVG}text") if text not in hidden)
