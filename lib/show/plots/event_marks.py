"""The marks of events on a chart: dots, bars and names, and what they say when pointed at."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

import pandas as pd
import plotly.graph_objects as go

from lib.locale import catalogue
from lib.model.events import SPAN
from lib.show import escape, numbers, words
from lib.show.palette import Colours
from lib.show.plots.lanes import DAY, DOT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lib.model.records import Record

SPACE = 4
UNSURE = ("low", "none")
MILLISECOND = pd.Timedelta(milliseconds=1)
WIDEST = 60


def bars(records: Sequence[Record], colours: Colours, lang: str) -> go.Bar:
    """Draw what lasted, filled, and what is known to the month only, hollow."""
    return go.Bar(
        base=[row["first"].isoformat() for row in records],
        x=[(row["last"] + DAY - row["first"]) / MILLISECOND for row in records],
        y=[row["row"] for row in records],
        orientation="h",
        width=0.55,
        marker={
            "color": [colours.strong if row["precision"] == SPAN else colours.paper for row in records],
            "line": {"color": colours.strong, "width": 2},
            "cornerradius": 3,
        },
        **_hover(records, lang),
    )


def dots(records: Sequence[Record], colours: Colours, lang: str) -> go.Scatter:
    """Draw the days: hollow where it is not sure, a star where the model's workshop is the event."""
    return go.Scatter(
        x=[_middle(row).isoformat() for row in records],
        y=[row["row"] for row in records],
        mode="markers",
        cliponaxis=False,
        marker={
            "size": [16 if row["told"] else 11 for row in records],
            "symbol": ["star" if row["told"] else "circle" for row in records],
            "color": [_fill(row, colours) for row in records],
            "line": {"width": 2, "color": colours.strong},
            "opacity": 1,
        },
        **_hover(records, lang),
    )


def labels(records: Sequence[Record], side: str, pixels_a_day: float, colours: Colours) -> go.Scatter:
    """Write the names beside their marks, all those of one side."""
    texts = [escape.plotly(row["short"]) for row in records]
    return go.Scatter(
        x=[_beside(row, side, pixels_a_day).isoformat() for row in records],
        y=[row["row"] for row in records],
        mode="text",
        text=[f"<b>{text}</b>" if row["told"] else text for row, text in zip(records, texts, strict=True)],
        textposition=f"middle {side}",
        textfont={"size": 13, "color": colours.ink},
        hoverinfo="skip",
        cliponaxis=False,
    )


def _fill(row: Record, colours: Colours) -> str:
    if row["confidence"] in UNSURE:
        return colours.paper
    return colours.accent if row["told"] else colours.strong


def _middle(row: Record) -> pd.Timestamp:
    """Find the moment in the middle of an event; of one day it is noon."""
    middle: pd.Timestamp = row["first"] + (row["last"] + DAY - row["first"]) / 2
    return middle


def _beside(row: Record, side: str, pixels_a_day: float) -> pd.Timestamp:
    """Find the moment where the name begins, a little away from the mark."""
    away = ((DOT / 2 if row["dot"] else 0) + SPACE) / pixels_a_day * DAY
    if side == "right":
        return (_middle(row) if row["dot"] else row["last"] + DAY) + away
    return (_middle(row) if row["dot"] else row["first"]) - away


def _hover(records: Sequence[Record], lang: str) -> dict[str, Any]:
    return {"hovertext": [hover(row, lang) for row in records], "hovertemplate": "%{hovertext}<extra></extra>"}


def hover(row: Record, lang: str) -> str:
    """Write name, date as closely as it is known, place, note and how sure, as lines of a hover text."""
    _ = catalogue(lang).gettext
    sure = _("How sure: {level}").format(level=words.confidences(lang)[row["confidence"]])
    lines = [numbers.period(row["period"], lang), row[f"place_{lang}"], row[f"note_{lang}"], sure]
    name = "<br>".join(_wrapped(row[f"name_{lang}"]))
    return "<br>".join([f"<b>{name}</b>", *(part for line in lines if line for part in _wrapped(line))])


def _wrapped(text: str) -> list[str]:
    return [escape.plotly(line) for line in textwrap.wrap(text, WIDEST)]
