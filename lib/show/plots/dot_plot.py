"""Dots in compact rows with their intervals: a ranking, or changes around a line that stands for none."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any

import plotly.graph_objects as go

from lib.show import escape
from lib.show.palette import Colours
from lib.show.plots.charts import finish
from lib.show.plots.dot_axis import Axis
from lib.show.plots.marks import CHOSEN, HOME

GLYPHS = {CHOSEN: "◆", HOME: "■", "": "●"}
SYMBOLS = {CHOSEN: "diamond", HOME: "square", "": "circle"}
SIZES = {CHOSEN: 15, HOME: 12, "": 10}
ROW, FEW_ROW, LINE, TOP, CHARACTER = 21, 30, 17, 50, 7.2
"""Pixels: a row of one line, the same where rows are few, each further line, the axis above, a character."""
FEW = 14


@dataclass(frozen=True)
class Row:
    """One row: its name (lines divided by line feeds), its figure with bounds, and what stands at its right end.

    A row without a value is a band between its bounds; NaN leaves a side open. One that is not `sure` has a hollow dot.
    """

    name: str
    value: float
    lower: float
    upper: float
    text: str
    mark: str = ""
    sure: bool = True

    @property
    def band(self) -> bool:
        """Tell whether it is a band: bounds without a value."""
        return math.isnan(self.value)

    @property
    def ends(self) -> list[float]:
        """List what an axis has to hold: the value and the bounds that there are."""
        return [end for end in (self.value, self.lower, self.upper) if math.isfinite(end)]


def dot_plot(rows: Sequence[Row], axis: Axis, colours: Colours, lang: str) -> go.Figure:
    """Draw the rows, the first on top; the axis stands above them, so that it is in sight with many rows."""
    heights = [(FEW_ROW if len(rows) <= FEW else ROW) + LINE * row.name.count("\n") for row in rows]
    edges = [0, *accumulate(heights)]
    tops = [(above + below) / 2 for above, below in pairwise(edges)]
    chart = go.Figure([*_bands(rows, tops, axis, colours), *_dots(rows, tops, colours)])
    places = list(zip(rows, pairwise(edges), strict=True))
    chart.update_layout(
        annotations=[_text(row, (above + below) / 2, colours) for row, (above, below) in places],
        shapes=[_ground(above, below, colours) for row, (above, below) in places if row.mark == CHOSEN],
    )
    if not math.isnan(axis.line):
        chart.add_scatter(
            x=[axis.line, axis.line],
            y=[0, edges[-1]],
            mode="lines",
            hoverinfo="skip",
            line={"color": colours.ink, "width": 1.5, "dash": "dash"},
        )
    chart.update_yaxes(
        range=[edges[-1], 0],
        tickvals=tops,
        ticktext=[_label(row) for row in rows],
        automargin=True,
        tickfont={"size": 13, "color": colours.ink},
        zeroline=False,
        ticklabelstandoff=4,
    )
    _across(chart, axis, colours)
    finish(chart, colours, lang, height=edges[-1] + TOP)
    widest = max((len(row.text) for row in rows), default=0)
    return chart.update_layout(margin={"t": TOP, "b": 0, "r": 24 + CHARACTER * widest})


def _across(chart: go.Figure, axis: Axis, colours: Colours) -> None:
    ends = (math.log10(axis.low), math.log10(axis.high)) if axis.log else (axis.low, axis.high)
    chart.update_xaxes(
        range=list(ends),
        type="log" if axis.log else "linear",
        side="top",
        zeroline=False,
        nticks=7,
        tickformat=",~r",
        showgrid=True,
        title={"text": escape.plotly(axis.title), "font": {"size": 13, "color": colours.ink}, "standoff": 6},
        tickfont={"color": colours.ink},
    )
    if axis.ticks:
        chart.update_xaxes(tickvals=[at for at, _ in axis.ticks], ticktext=[text for _, text in axis.ticks])


def _text(row: Row, top: float, colours: Colours) -> dict[str, Any]:
    """Place what stands at the right end of a row."""
    text = escape.plotly(row.text)
    return {
        "text": f"<b>{text}</b>" if row.mark == CHOSEN else text,
        "x": 1,
        "xref": "paper",
        "xanchor": "left",
        "xshift": 10,
        "y": top,
        "showarrow": False,
        "font": {"size": 13, "color": colours.ink},
    }


def _ground(above: float, below: float, colours: Colours) -> dict[str, Any]:
    """Shade the ground behind the chosen row."""
    return {
        "type": "rect",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "y0": above,
        "y1": below,
        "layer": "below",
        "fillcolor": colours.accent,
        "opacity": 0.22,
        "line": {"width": 0},
    }


def _label(row: Row) -> str:
    name, *more = escape.plotly(row.name).split("\n")
    named = f"{GLYPHS[row.mark]} {name}" if row.mark else name
    marked = f"<b>{named}</b>" if row.mark == CHOSEN else named
    return "<br>".join([marked, *(f'<span style="font-size:12px">{line}</span>' for line in more)])


def _bands(rows: Sequence[Row], tops: Sequence[float], axis: Axis, colours: Colours) -> list[go.Scatter]:
    """Draw bands as bars from bound to bound; an open side runs to the end of the axis and has an arrowhead there."""
    fills = _fills(colours)
    return [
        go.Scatter(
            x=[axis.low if math.isnan(row.lower) else row.lower, axis.high if math.isnan(row.upper) else row.upper],
            y=[top, top],
            mode="lines+markers",
            hoverinfo="skip",
            cliponaxis=False,
            line={"color": fills[row.mark], "width": 9},
            marker={
                "symbol": [
                    "triangle-left" if math.isnan(row.lower) else "line-ns",
                    "triangle-right" if math.isnan(row.upper) else "line-ns",
                ],
                "size": 13,
                "color": fills[row.mark],
            },
        )
        for row, top in zip(rows, tops, strict=True)
        if row.band
    ]


def _dots(rows: Sequence[Row], tops: Sequence[float], colours: Colours) -> Iterator[go.Scatter]:
    """Draw the dots with their intervals, one trace for each kind of mark; the chosen one on top."""
    for mark, fill in _fills(colours).items():
        drawn = [(row, top) for row, top in zip(rows, tops, strict=True) if row.mark == mark and not row.band]
        if drawn:
            yield go.Scatter(
                x=[row.value for row, _ in drawn],
                y=[top for _, top in drawn],
                mode="markers",
                hoverinfo="skip",
                cliponaxis=False,
                marker={
                    "symbol": SYMBOLS[mark],
                    "size": SIZES[mark],
                    "color": [fill if row.sure else colours.paper for row, _ in drawn],
                    "line": {"color": colours.ink if mark else colours.strong, "width": 1.5},
                },
                error_x={
                    "type": "data",
                    "symmetric": False,
                    "thickness": 2,
                    "width": 3,
                    "color": colours.ink if mark else colours.muted,
                    "array": [_reach(row.upper, row.value) for row, _ in drawn],
                    "arrayminus": [_reach(row.value, row.lower) for row, _ in drawn],
                },
            )


def _fills(colours: Colours) -> dict[str, str]:
    return {"": colours.soft, HOME: colours.warm, CHOSEN: colours.accent}


def _reach(far: float, near: float) -> float:
    return 0.0 if math.isnan(far - near) else far - near
