"""Rows of dots with their intervals: areas, periods or zones on one scale, each dot on its own, never joined."""

from __future__ import annotations

import math
from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING

import plotly.graph_objects as go

from lib.show import escape
from lib.show.palette import Colours
from lib.show.plots.charts import finish

if TYPE_CHECKING:
    from collections.abc import Sequence

ROW, FRAME, LABEL = 42, 64, 18
"""Heights in pixels: of a row, of the axis under them, of the line of labels above them."""
BAND = 9
ROOM = 0.18
WIDEST = 22
"""Letters of a label before it goes on in a new line."""
MANY = 20
"""From so many dots on they are drawn small and light, as they lie on each other."""
FONT = '"Source Sans", sans-serif'


@dataclass(frozen=True)
class Dot:
    """One figure: its value (NaN for a published band), its bounds (NaN where open or none) and its text."""

    value: float
    text: str
    lower: float = math.nan
    upper: float = math.nan

    @property
    def ends(self) -> tuple[float, float] | None:
        """Return the two ends of what is drawn beside the dot; None where there is neither."""
        known = [end for end in (self.lower, self.upper, self.value) if not math.isnan(end)]
        bounded = not (math.isnan(self.lower) and math.isnan(self.upper))
        return (min(known), max(known)) if bounded else None


@dataclass(frozen=True)
class DotRow:
    """One row of the chart: its label and its dots, in one colour and sign. `written`: texts stand at the dots."""

    label: str
    dots: tuple[Dot, ...]
    colour: str
    symbol: str = "circle"
    written: bool = True


@dataclass(frozen=True)
class Mark:
    """A value that all rows are held against, as a vertical line."""

    value: float
    label: str


def dot_rows(rows: Sequence[DotRow], marks: Sequence[Mark], unit: str, colours: Colours, lang: str) -> go.Figure:
    """Draw horizontal rows in the order given, first on top, on a scale that starts at zero.

    A bound without a value (a published band) is drawn as the line alone, and one that is open as the end that is
    known, with a sign that points where it is open.
    """
    chart = go.Figure()
    for place, row in enumerate(rows):
        for dot in row.dots:
            _interval(chart, place, dot, row.colour)
        _dots(chart, place, row)
    least, largest = _range(rows, marks)
    for mark in marks:
        _line(chart, mark, "right" if mark.value > (least + largest) / 2 else "left", colours)
    labels = ["<br>".join(escape.plotly(part) for part in wrap(row.label, WIDEST)) for row in rows]
    chart.update_yaxes(
        tickvals=list(range(len(rows))),
        ticktext=labels,
        range=[len(rows) - 0.5, -0.6],
        zeroline=False,
        showgrid=False,
        automargin=True,
        ticklabelstandoff=6,
    )
    chart.update_xaxes(
        title={"text": escape.plotly(unit), "font": {"size": 13}},
        range=[least, largest],
        tickformat=",~g",
        nticks=6,
        automargin=True,
        tickfont={"size": 13},
    )
    finish(chart, colours, lang, FRAME + ROW * len(rows) + LABEL * bool(marks))
    return chart.update_layout(margin={"t": 8 + LABEL * bool(marks)}, font={"family": FONT})


def _line(chart: go.Figure, mark: Mark, side: str, colours: Colours) -> None:
    """Draw a reference line; its label stands on the side that has more room."""
    label = {"text": escape.plotly(mark.label), "yanchor": "bottom", "y": 1, "xanchor": side, "font": {"size": 13}}
    chart.add_vline(x=mark.value, line={"color": colours.ink, "width": 2, "dash": "dot"}, annotation=label)


def _range(rows: Sequence[DotRow], marks: Sequence[Mark]) -> tuple[float, float]:
    """Span from zero (or the least) to the largest, with room for the text at the last dot."""
    ends = [0.0, *(mark.value for mark in marks)]
    for row in rows:
        for dot in row.dots:
            ends += [dot.value] if dot.ends is None else dot.ends
    least, largest = min(ends), max(ends)
    return least, largest + (largest - least) * ROOM


def _dots(chart: go.Figure, place: int, row: DotRow) -> None:
    many = len(row.dots) >= MANY
    chart.add_trace(
        go.Scatter(
            x=[_position(dot) for dot in row.dots],
            y=[place] * len(row.dots),
            text=[escape.plotly(dot.text) for dot in row.dots],
            mode="markers+text" if row.written else "markers",
            textposition="top center",
            cliponaxis=False,
            hovertemplate="%{text}<extra></extra>",
            marker={
                "color": row.colour,
                "size": 8 if many else 12,
                "opacity": 0.4 if many else 1,
                "symbol": [_symbol(dot, row.symbol) for dot in row.dots],
            },
        )
    )


def _interval(chart: go.Figure, place: int, dot: Dot, colour: str) -> None:
    if dot.ends is None:
        return
    width = BAND if math.isnan(dot.value) else 3
    chart.add_trace(
        go.Scatter(
            x=list(dot.ends),
            y=[place, place],
            mode="lines",
            hoverinfo="skip",
            line={"color": colour, "width": width},
            opacity=0.55,
        )
    )


def _position(dot: Dot) -> float:
    """Place a dot and its text: at its value, in the middle of a band, at the known end of an open one."""
    if not math.isnan(dot.value) or dot.ends is None:
        return dot.value
    return sum(dot.ends) / 2


def _symbol(dot: Dot, usual: str) -> str:
    if not math.isnan(dot.value):
        return usual
    if math.isnan(dot.upper):
        return "triangle-right"
    return "triangle-left" if math.isnan(dot.lower) else "line-ns"
