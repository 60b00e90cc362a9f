"""The evenings of a year as a picture: by the clock, month by month, from when on it is dark."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import plotly.graph_objects as go

from lib.locale import catalogue
from lib.model.darkness import BAND, FROM, UNTIL, Month
from lib.show import escape, numbers
from lib.show.palette import DARK, Colours
from lib.show.plots.charts import finish
from lib.show.wording.evening_words import month_names

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOM = 0.4
"""Hours of dark under which a bar has no room for its own number."""
ABOVE = 0.12
"""Hours above the columns, so that the first one has its place on the axis."""
PATTERNS, PATTERN_SIGNS = ("", "/", "x", "."), "■▨▩▤"
ENOUGH = 1
"""Hours of light or dark in which its name has room."""
LARGE, SMALL = 330, 240
"""Pixels: the height across a page, and of the picture beside something else, where columns are narrow."""


@dataclass(frozen=True)
class Curve:
    """The twelve months of one place: its name, and the means of its evenings."""

    name: str
    months: tuple[Month, ...]


@lru_cache(maxsize=256)
def months(curves: tuple[Curve, ...], chosen: int, colours: Colours, lang: str, small: bool = False) -> go.Figure:
    """Draw columns from 18 down to 24 by the clock: light above, dark below with its hours; one month is marked.

    Several places stand beside each other in every month, each with a pattern of its own.
    """
    chart = go.Figure()
    for place, curve in enumerate(curves):
        chart.add_trace(_light(curve, place, colours))
        chart.add_trace(_dark(curve, place, colours, lang))
    names = month_names(lang, "narrow" if small else "abbreviated")
    chart.update_xaxes(
        tickvals=list(range(1, 13)),
        ticktext=[f"<b>◆{name}</b>" if number == chosen else name for number, name in names.items()],
        tickfont={"size": 13, "color": colours.ink},
        tickangle=0 if small else None,
        ticklabelstandoff=4,
        showgrid=False,
        zeroline=False,
    )
    chart.update_yaxes(
        range=[UNTIL, FROM - ABOVE],
        tickvals=list(range(FROM, UNTIL + 1)),
        title={
            "text": escape.plotly(catalogue(lang).gettext("hour by the clock")),
            "font": {"size": 13, "color": colours.ink},
        },
        tickfont={"size": 13, "color": colours.ink},
        showgrid=False,
        zeroline=False,
    )
    _band(chart, colours, lang)
    _outline(chart, chosen, colours)
    if len(curves) == 1:
        _labels(chart, curves[0], colours, lang, small)
    finish(chart, colours, lang, SMALL if small else LARGE)
    return chart.update_layout(barmode="group", bargap=0, bargroupgap=0, margin={"r": 44, "l": 4})


def signs(curves: tuple[Curve, ...]) -> list[tuple[str, str]]:
    """What the patterns stand for, where there are several places."""
    listed = [(PATTERN_SIGNS[place % len(PATTERNS)], curve.name) for place, curve in enumerate(curves)]
    return listed if len(curves) > 1 else []


def alt(curves: tuple[Curve, ...], lang: str) -> str:
    """The picture in words: the months with their hours; of several places, one after the other."""
    text = catalogue(lang).gettext("Dark hours between 18 and 24 by month: {listed}")
    told = [text.format(listed=_listed(curve, lang)) for curve in curves]
    named = zip(curves, told, strict=True)
    return told[0] if len(told) == 1 else "; ".join(f"{curve.name}. {words}" for curve, words in named)


def _listed(curve: Curve, lang: str) -> str:
    names = month_names(lang)
    return ", ".join(f"{names[each.number]} {numbers.decimal(each.dark, 1, lang)}" for each in curve.months)


def _light(curve: Curve, place: int, colours: Colours) -> go.Bar:
    return go.Bar(
        x=_numbers(curve.months),
        y=[UNTIL - FROM - each.dark for each in curve.months],
        base=FROM,
        offsetgroup=str(place),
        marker={"color": _sunlit(colours), "line": {"width": 0}},
        hoverinfo="skip",
    )


def _dark(curve: Curve, place: int, colours: Colours, lang: str) -> go.Bar:
    hours = [numbers.decimal(each.dark, 1, lang) for each in curve.months]
    return go.Bar(
        x=_numbers(curve.months),
        y=[each.dark for each in curve.months],
        base=[UNTIL - each.dark for each in curve.months],
        offsetgroup=str(place),
        name=escape.plotly(curve.name),
        text=[f"<b>{text}</b>" for text in hours],
        textposition=["outside" if each.dark < ROOM else "inside" for each in curve.months],
        insidetextanchor="end",
        textangle=0,
        insidetextfont={"color": _bright(colours), "size": 14},
        outsidetextfont={"color": colours.ink, "size": 14},
        constraintext="none",
        marker={
            "color": colours.soft if colours == DARK else colours.strong,
            "pattern": {"shape": PATTERNS[place % len(PATTERNS)], "fgcolor": _bright(colours), "size": 6},
            "line": {"color": colours.paper, "width": 1.5},
        },
        hoverinfo="skip",
    )


def _bright(colours: Colours) -> str:
    """The colour of text on the dark, which is dark in both themes."""
    return colours.ink if colours == DARK else colours.paper


def _sunlit(colours: Colours) -> str:
    """The colour of the light, which is light in both themes: the accent, over the ground of the page."""
    return "#c49b40" if colours == DARK else "#e5d6b2"


def _numbers(those: Sequence[Month]) -> list[int]:
    return [each.number for each in those]


def _band(chart: go.Figure, colours: Colours, lang: str) -> None:
    """Show at the right which hours the indicators call evening, and cut the columns where these end."""
    chart.add_shape(
        type="line",
        xref="paper",
        x0=0,
        x1=1,
        y0=BAND,
        y1=BAND,
        line={"color": colours.paper, "width": 2},
    )
    for y0, y1, x0, x1 in ((FROM, BAND, 1.012, 1.012), (FROM, FROM, 1.004, 1.012), (BAND, BAND, 1.004, 1.012)):
        chart.add_shape(
            type="line", xref="paper", x0=x0, x1=x1, y0=y0, y1=y1, line={"color": colours.ink, "width": 1.5}
        )
    chart.add_annotation(
        text=escape.plotly(catalogue(lang).gettext("evening of the indicators")),
        xref="paper",
        x=1,
        xanchor="left",
        xshift=14,
        y=(FROM + BAND) / 2,
        textangle=90,
        showarrow=False,
        font={"size": 13, "color": colours.ink},
    )


def _outline(chart: go.Figure, chosen: int, colours: Colours) -> None:
    chart.add_shape(
        type="rect",
        x0=chosen - 0.5,
        x1=chosen + 0.5,
        y0=FROM - ABOVE / 2,
        y1=UNTIL,
        line={"color": colours.ink if colours == DARK else colours.accent, "width": 3},
    )


def _labels(chart: go.Figure, curve: Curve, colours: Colours, lang: str, small: bool) -> None:
    """Name the two grounds where they are widest: the light high above the lightest month, the dark under it."""
    _ = catalogue(lang).gettext
    ink = colours.paper if colours == DARK else colours.ink
    least = min(curve.months, key=lambda each: each.dark)
    for text, hour, colour, room in (
        (_("daylight and twilight"), FROM + (UNTIL - FROM - least.dark) / 4, ink, UNTIL - FROM - least.dark),
        (_("dark"), UNTIL - least.dark * 0.6, _bright(colours), least.dark),
    ):
        if room >= ENOUGH and not (small and colour == _bright(colours)):
            chart.add_annotation(
                text=escape.plotly(text),
                x=least.number,
                y=hour,
                showarrow=False,
                font={"size": 14, "color": colour},
                bgcolor=_sunlit(colours) if colour == ink else None,
                borderpad=2,
            )
