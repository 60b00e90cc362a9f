"""Ranked bars: one bar an area, the chosen one marked by its outline and its bold name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import plotly.graph_objects as go

from lib.show import escape, numbers
from lib.show.palette import Colours

if TYPE_CHECKING:
    from collections.abc import Sequence


def ranked_bars(
    labels: Sequence[str], values: Sequence[float], texts: Sequence[str], marked: Sequence[bool],
    unit: str, colours: Colours, lang: str,
) -> go.Figure:
    """Horizontal bars in the order given, first on top; `texts` stand at the end of each bar."""
    names = [f"<b>{escape.plotly(label)}</b>" if mark else escape.plotly(label)
             for label, mark in zip(labels, marked, strict=True)]
    chart = go.Figure(
        go.Bar(
            x=list(values), y=names, orientation="h", text=[escape.plotly(text) for text in texts], textposition="outside",
            cliponaxis=False, hoverinfo="skip",
            marker={"color": [colours.strong if mark else colours.soft for mark in marked],
                    "line": {"color": colours.ink, "width": [2 if mark else 0 for mark in marked]}},
        )
    )
    chart.update_yaxes(autorange="reversed", automargin=True, ticklabelstandoff=6)
    chart.update_xaxes(tickformat=",~g", title={"text": escape.plotly(unit)}, rangemode="tozero", showgrid=True, automargin=True)
    return finish(chart, colours, lang, height=60 + 34 * len(names))


def finish(chart: go.Figure, colours: Colours, lang: str, height: int) -> go.Figure:
    """What all charts share: separators of the language, colours of the theme, no frame."""
    chart.update_layout(
        separators=numbers.SEPARATORS[lang], height=height, margin={"l": 8, "r": 24, "t": 8, "b": 8},
        paper_bgcolor="rgba(0,0,0,0)", plot_bgcolor="rgba(0,0,0,0)", showlegend=False, dragmode=False,
        font={"color": colours.ink, "size": 14}, hoverlabel={"font": {"size": 14}},
    )
    chart.update_xaxes(gridcolor=colours.grid, zerolinecolor=colours.grid, fixedrange=True)
    chart.update_yaxes(gridcolor=colours.grid, fixedrange=True)
    return chart
