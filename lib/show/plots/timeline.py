"""The story of a project as a chart: a dot for a day, a bar for what lasted, a hollow bar for a month."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import pandas as pd
import plotly.graph_objects as go

from lib.locale import catalogue
from lib.model.records import records
from lib.show import escape
from lib.show.palette import Colours
from lib.show.plots.charts import finish
from lib.show.plots.event_marks import bars, dots, labels
from lib.show.plots.lanes import laid_out, limits, names, pixels_a_day

if TYPE_CHECKING:
    from lib.store import Package

ROW, TOP = 19, 30


# The same for all visitors of one language and theme; making it takes longer than all the rest of its page.
@lru_cache(maxsize=8)
def timeline(package: Package, colours: Colours, lang: str) -> go.Figure:
    """Draw all events of a city package in lanes along the years. Nobody changes the figure: it is kept."""
    rows = laid_out(package, lang)
    scale = pixels_a_day(rows)
    lasting, days = records(rows[~rows["dot"]]), records(rows[rows["dot"]])
    named = {side: records(rows[rows["side"] == side]) for side in ("right", "left")}
    marks = [bars(lasting, colours, lang), dots(days, colours, lang)]
    chart = go.Figure([*marks, *(labels(found, side, scale, colours) for side, found in named.items())])
    finish(chart, colours, lang, height=TOP + ROW * (int(rows["row"].max()) + 1))
    return chart.update_layout(
        margin={"t": TOP, "l": 8, "r": 8, "b": 0},
        barmode="overlay",
        hovermode="closest",
        hoverlabel={"font": {"size": 14, "color": colours.ink}, "bgcolor": colours.paper, "bordercolor": colours.ink},
        xaxis=_years(rows) | _plain(colours),
        yaxis=_lanes(rows, lang) | _plain(colours),
        shapes=_lines(rows, colours),
    )


def signs(lang: str) -> list[tuple[str, str]]:
    """Say what each sign of the chart stands for."""
    _ = catalogue(lang).gettext
    return [
        ("●", _("a day")),
        ("▬", _("a period")),
        ("▭", _("known to the month")),
        ("○", _("less certain")),
        ("★", _("the workshop described under “The model in short”")),
    ]


def _plain(colours: Colours) -> dict[str, Any]:
    return {
        "tickfont": {"size": 14, "color": colours.ink},
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
    }


def _years(rows: pd.DataFrame) -> dict[str, Any]:
    """Make the time axis: each year is named over the part of it that is shown."""
    start, end = limits(rows)
    years = range(start.year, end.year + 1)
    parts = [(max(start, pd.Timestamp(year, 1, 1)), min(end, pd.Timestamp(year + 1, 1, 1))) for year in years]
    return {
        "type": "date",
        "range": [start.isoformat(), end.isoformat()],
        "side": "top",
        "tickvals": [(first + (last - first) / 2).isoformat() for first, last in parts],
        "ticktext": [str(year) for year in years],
    }


def _lanes(rows: pd.DataFrame, lang: str) -> dict[str, Any]:
    """Make the axis of the lanes: each is named at its middle, the first on top."""
    spans, texts = _spans(rows), names(lang)
    return {
        "range": [rows["row"].max() + 0.6, -0.6],
        "tickvals": list((spans["min"] + spans["max"]) / 2),
        "ticktext": [escape.plotly(texts[str(lane)]) for lane in spans.index],
        "ticklabelstandoff": 8,
        "automargin": True,
    }


def _spans(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.groupby("lane")["row"].agg(["min", "max"]).sort_values("min")


def _lines(rows: pd.DataFrame, colours: Colours) -> list[dict[str, Any]]:
    """Draw where years and lanes begin."""
    start, end = limits(rows)
    line = {"type": "line", "layer": "below", "line": {"color": colours.grid, "width": 1}}
    across, down = {"xref": "paper", "x0": 0, "x1": 1}, {"yref": "paper", "y0": 0, "y1": 1}
    years = [f"{year}-01-01" for year in range(start.year + 1, end.year + 1)]
    edges = _spans(rows)["min"] - 0.5
    return [line | down | {"x0": year, "x1": year} for year in years] + [
        line | across | {"y0": edge, "y1": edge} for edge in edges
    ]
