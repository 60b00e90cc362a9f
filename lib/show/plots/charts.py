"""What all charts share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.show import numbers

if TYPE_CHECKING:
    import plotly.graph_objects as go

    from lib.show.palette import Colours

CONFIG = {"displayModeBar": False, "displaylogo": False, "scrollZoom": False}
"""A chart on a page: no tool bar, and the wheel scrolls the page."""


def finish(chart: go.Figure, colours: Colours, lang: str, height: int) -> go.Figure:
    """Give a chart the separators of the language, the colours of the theme, no frame."""
    chart.update_layout(
        separators=numbers.SEPARATORS[lang],
        height=height,
        margin={"l": 8, "r": 24, "t": 8, "b": 8},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        showlegend=False,
        dragmode=False,
        font={"color": colours.ink, "size": 14},
        hoverlabel={"font": {"size": 14}},
    )
    chart.update_xaxes(gridcolor=colours.grid, zerolinecolor=colours.grid, fixedrange=True)
    chart.update_yaxes(gridcolor=colours.grid, fixedrange=True)
    return chart
