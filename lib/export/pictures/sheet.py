"""A sheet to draw on, in CSS pixels from the upper left corner, in the colours of one theme."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from matplotlib import patheffects
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon, Rectangle
from matplotlib.text import Text

from lib.export.pictures.letters import LEADING, plain
from lib.show.palette import MapColours, map_colours, quiet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.artist import Artist

    from lib.export.pictures.shape import Shape
    from lib.export.slides.boxes import Box
    from lib.show.palette import Colours

Across: TypeAlias = Literal["left", "center", "right"]
FONT = "DejaVu Sans"
"""Comes with matplotlib: the same letters on every machine, and no narrower than those of the screen."""
POINTS = 72
"""Dots an inch at which a point is a pixel."""
CAPITAL = 0.365
"""Half the height of a capital letter, in sizes of the font: texts are placed by their middle."""
SMALL = 0.85
HALO = "halo-"
"""How the id of a text begins that is the edge around another one."""


class Sheet:
    """What a picture is drawn on; things lie on each other in the order in which they are drawn.

    `vector` is whether the picture is written as vectors, where the edge of a text is the writer's to draw.
    """

    def __init__(self, shape: Shape, colours: Colours, vector: bool = False) -> None:
        self.shape, self.colours, self.vector = shape, colours, vector
        self.font, self.small = shape.font, shape.font * SMALL
        self.figure = Figure(figsize=(_inches(shape.width), _inches(shape.height)), dpi=POINTS)
        FigureCanvasAgg(self.figure)
        self.figure.set_facecolor(colours.paper)
        self.axes = self.figure.add_axes((0, 0, 1, 1))
        self.axes.set_axis_off()
        self.axes.set_xlim(0, shape.width)
        self.axes.set_ylim(shape.height, 0)
        self._drawn = 1

    @property
    def map(self) -> MapColours:
        """The colours of maps in the same theme."""
        return map_colours(self.colours)

    @property
    def quiet(self) -> str:
        """The colour of texts that stand back."""
        return quiet(self.colours)

    def add(self, artist: Artist) -> None:
        """Draw something of the drawing library above all that was drawn before."""
        self._drawn += 1
        artist.set_zorder(self._drawn)
        self.axes.add_artist(artist)

    def text(
        self,
        x: float,
        y: float,
        text: object,
        *,
        size: float = 0.0,
        bold: bool = False,
        colour: str = "",
        across: Across = "left",
        ground: str = "",
        halo: str = "",
        angle: float = 0.0,
    ) -> None:
        """Write one line, its middle at `y`; `across` says whether `x` is its left, its center or its right.

        It stands on `ground` (the paper, where none is named), or has an edge of a colour around it.
        """
        size, colour = size or self.font, colour or self.colours.ink
        if halo:
            edge = self._letters(x, y, text, size, bold, halo, across, angle)
            edge.set_gid(f"{HALO}{self._drawn}")
            if not self.vector:
                edge.set_path_effects([patheffects.Stroke(linewidth=size / 4.5, foreground=halo, joinstyle="round")])
        letters = self._letters(x, y, text, size, bold, colour, across, angle)
        letters.ground = halo or ground or self.colours.paper  # type: ignore[attr-defined]

    def stack(self, x: float, y: float, texts: Sequence[str], *, bold: bool = False, ground: str = "") -> None:
        """Write lines below each other, their middle at `y`, in the usual letters."""
        for place, text in enumerate(texts):
            line = y + (place - (len(texts) - 1) / 2) * self.font * LEADING
            self.text(x, line, text, bold=bold, ground=ground)

    def _letters(
        self, x: float, y: float, text: object, size: float, bold: bool, colour: str, across: Across, angle: float
    ) -> Text:
        made = Text(
            x,
            y + (size * CAPITAL if not angle else 0),
            plain(text),
            color=colour,
            fontsize=size,
            fontfamily=FONT,
            fontweight="bold" if bold else "normal",
            horizontalalignment=across,
            verticalalignment="center_baseline" if angle else "baseline",
            rotation=angle,
            rotation_mode="anchor",
            parse_math=False,
        )
        self.add(made)
        return made

    def line(
        self, points: Sequence[tuple[float, float]], colour: str, width: float = 1.0, dash: tuple[float, ...] = ()
    ) -> None:
        """Draw a line through points; `dash` are lengths drawn and left out, in widths of the line."""
        across, down = [x for x, _ in points], [y for _, y in points]
        drawn = Line2D(across, down, color=colour, linewidth=width, solid_capstyle="butt")
        if dash:
            drawn.set_linestyle((0, dash))
        self.add(drawn)

    def box(
        self, box: Box, fill: str, *, opacity: float = 1.0, edge: str = "none", width: float = 0.0, hatch: str = ""
    ) -> None:
        """Draw a rectangle; a `hatch` has the colour of the edge."""
        made = Rectangle((box.left, box.top), box.width, box.height, hatch=hatch or None)
        made.set(facecolor=(fill, opacity), edgecolor=edge, linewidth=width)
        self.add(made)

    def mark(
        self, x: float, y: float, symbol: str, size: float, fill: str, edge: str = "none", width: float = 1.5
    ) -> None:
        """Draw a sign `size` wide, by the drawing library's name of it."""
        drawn = Line2D([x], [y], marker=symbol, markersize=size, linestyle="none")
        drawn.set(markerfacecolor=fill, markeredgecolor=edge, markeredgewidth=width if edge != "none" else 0)
        self.add(drawn)

    def surface(self, points: Sequence[tuple[float, float]], fill: str) -> None:
        """Fill what lies between points."""
        self.add(Polygon(list(points), closed=True, facecolor=fill, edgecolor="none"))


def _inches(pixels: int) -> float:
    """Return a length in inches, a hair longer: the library cuts pixels off that are not whole."""
    return pixels / POINTS + 1e-7
