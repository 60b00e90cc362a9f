"""Two indicators against each other: a dot for each city, the marked ones by shape and name, intervals as lines."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from lib.locale import catalogue
from lib.show import escape
from lib.show.palette import Colours
from lib.show.plots.charts import finish
from lib.show.plots.dot_plot import SIZES, SYMBOLS
from lib.show.plots.marks import CHOSEN, HOME

WORKSHOP = "workshop"
GLYPH = "▲"
NAMED = (WORKSHOP, HOME, CHOSEN)
FEW = 10
"""So many points are all named."""
NEAR = (0.09, 0.08)
"""Parts of the width and of the height within which a name covers another point."""
HEIGHT, WIDE, TALL = 400, 80, 48
"""Pixels of the chart; characters in a line of a title, across and upwards."""


@dataclass(frozen=True)
class Point:
    """A city or region by its two figures, with their bounds (NaN where there are none), and how it is marked."""

    name: str
    x: float
    y: float
    x_bounds: tuple[float, float]
    y_bounds: tuple[float, float]
    text: str
    mark: str = ""

    @property
    def bounded(self) -> bool:
        """Tell whether either figure has an interval."""
        return not math.isnan(sum(self.x_bounds)) or not math.isnan(sum(self.y_bounds))


@dataclass(frozen=True)
class Side:
    """One of the two axes: its title, and whether it is logarithmic (then all its figures are above 0)."""

    title: str
    log: bool = False


def scatter(points: Sequence[Point], across: Side, upwards: Side, colours: Colours, lang: str) -> go.Figure:
    """Draw the points; the unmarked ones are named when pointed at, or all of them where they are few."""
    names = _names(points, (across.log, upwards.log))
    chart = go.Figure([trace for mark in ("", *NAMED) for trace in _traces(points, mark, names, colours)])
    chart.update_xaxes(_axis(across, WIDE, colours, lang))
    chart.update_yaxes(_axis(upwards, TALL, colours, lang))
    return finish(chart, colours, lang, HEIGHT)


def _axis(side: Side, width: int, colours: Colours, lang: str) -> dict[str, object]:
    _ = catalogue(lang).gettext
    title = _("{title} (logarithmic scale)").format(title=side.title) if side.log else side.title
    axis = {
        "title": {"text": _wrapped(title, width), "font": {"size": 13, "color": colours.ink}},
        "zeroline": False,
        "automargin": True,
        "showgrid": True,
        "tickfont": {"color": colours.ink},
        "tickformat": ",~r",
    }
    return axis | ({"type": "log", "dtick": "D2"} if side.log else {})


def _wrapped(title: str, width: int) -> str:
    """Put a long title on two lines."""
    if len(title) <= width:
        return escape.plotly(title)
    cut = title.rfind(" ", 0, width)
    return f"{escape.plotly(title[:cut])}<br>{escape.plotly(title[cut + 1 :])}"


def _traces(points: Sequence[Point], mark: str, names: dict[Point, str], colours: Colours) -> list[go.Scatter]:
    drawn = [point for point in points if point.mark == mark]
    if not drawn:
        return []
    fills = {"": colours.soft, WORKSHOP: colours.strong, HOME: colours.warm, CHOSEN: colours.accent}
    texts = [escape.plotly(point.name) for point in drawn]
    return [
        go.Scatter(
            x=[point.x for point in drawn],
            y=[point.y for point in drawn],
            mode="markers+text" if drawn[0] in names else "markers",
            text=[f"<b>{text}</b>" if mark == CHOSEN else text for text in texts],
            textfont={"size": 13, "color": colours.ink},
            textposition=[names.get(point, "top center") for point in drawn],
            cliponaxis=False,
            hovertext=[escape.plotly(point.text).replace("\n", "<br>") for point in drawn],
            hoverinfo="text",
            marker={
                "symbol": SYMBOLS.get(mark, "triangle-up"),
                "size": SIZES.get(mark, 11),
                "color": fills[mark],
                "line": {"color": colours.ink if mark else colours.strong, "width": 1.5},
            },
            error_x=_bars([(point.x, *point.x_bounds) for point in drawn], colours),
            error_y=_bars([(point.y, *point.y_bounds) for point in drawn], colours),
        )
    ]


def _bars(figures: Sequence[tuple[float, float, float]], colours: Colours) -> dict[str, object]:
    reach = [
        (0.0, 0.0) if math.isnan(upper - lower) else (upper - value, value - lower) for value, lower, upper in figures
    ]
    return {
        "type": "data",
        "symmetric": False,
        "thickness": 1,
        "width": 0,
        "color": colours.muted,
        "array": [above for above, _ in reach],
        "arrayminus": [below for _, below in reach],
    }


def _names(points: Sequence[Point], logs: tuple[bool, bool]) -> dict[Point, str]:
    """Tell which points are named, and where: above, or below where another named point would be in the way."""
    named = [point for point in points if point.mark in NAMED or len(points) <= FEW]
    scaled = {
        point: [math.log(end) if log else end for end, log in zip((point.x, point.y), logs, strict=True)]
        for point in points
    }
    spans = [max(ends) - min(ends) or 1.0 for ends in zip(*scaled.values(), strict=True)]
    found = {}
    for point in named:
        gaps = [
            [(a - b) / span for a, b, span in zip(scaled[other], scaled[point], spans, strict=True)]
            for other in named
            if other is not point
        ]
        covers = any(abs(right) < NEAR[0] and 0 <= above < NEAR[1] for right, above in gaps)
        found[point] = "bottom center" if covers else "top center"
    return found
