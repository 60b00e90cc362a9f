"""What is written on a map: names, figures, numbers and letters, where they cover each other least."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser

from lib.export.pictures.letters import plain, width

MOVED = re.compile(r"translate\((-?\d+)%,\s*(-?\d+)%\)")
TURNED = re.compile(r"rotate\((-?\d+)deg\)")
NAME, FIGURE = 0.85, 1.1
"""Sizes of a name and of a figure, in sizes of letters."""
LINE = 1.12


@dataclass(frozen=True)
class Part:
    """One line of a label: its text, and how it is written."""

    text: str
    bold: bool = False
    tone: str = ""

    def size(self, font: float) -> float:
        """Return the size of its letters."""
        return font * (FIGURE if self.bold else NAME)


@dataclass(frozen=True)
class Label:
    """The lines of a label, how far it is moved (in its own widths and heights), how it is turned (degrees).

    One that is `above` stands over the sign it belongs to.
    """

    parts: tuple[Part, ...]
    moved: tuple[float, float] = (0.0, 0.0)
    turned: float = 0.0
    above: bool = False

    def width(self, font: float) -> float:
        """Return how wide it is."""
        return max((width(part.text, part.size(font), part.bold) for part in self.parts), default=0.0)

    def height(self, font: float) -> float:
        """Return how high it is."""
        return sum(part.size(font) for part in self.parts) * LINE

    @property
    def figure(self) -> Label:
        """The same without its name, where it has a figure."""
        bold = tuple(part for part in self.parts if part.bold)
        return Label(bold or self.parts, self.moved, self.turned, self.above)


class _Reader(HTMLParser):
    """Reads the few elements that labels are made of; everything else is text or nothing."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[Part] = []
        self.open: list[tuple[str, str]] = []
        self.style = ""
        self.above = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        self.open.append((tag, said.get("class", "")))
        self.style += said.get("style", "")
        self.above = self.above or "above" in said.get("class", "").split()

    def handle_endtag(self, tag: str) -> None:
        if self.open:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        tag, classes = self.open[-1] if self.open else ("", "")
        tone = "cool" if tag == "i" else classes if classes in ("warm", "cool") else ""
        if text := plain(data):
            self.parts.append(Part(text, tag == "b", tone))


def read(html: str) -> Label:
    """Read a label that was written for a screen: the name of something, and its figure in bold letters below."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    moved, turned = MOVED.search(reader.style), TURNED.search(reader.style)
    return Label(
        tuple(reader.parts),
        (int(moved[1]) / 100, int(moved[2]) / 100) if moved else (0.0, 0.0),
        -float(turned[1]) if turned else 0.0,
        reader.above,
    )
