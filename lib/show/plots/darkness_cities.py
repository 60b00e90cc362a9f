"""When it gets dark in each compared city: dots on the clock, the earliest first, and the finding in a sentence."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import plotly.graph_objects as go

from lib.locale import catalogue
from lib.model.darkness import Month, month
from lib.model.position import city_positions
from lib.show import numbers
from lib.show.palette import Colours
from lib.show.plots.dot_axis import Axis
from lib.show.plots.dot_plot import Row, dot_plot
from lib.show.plots.marks import Marks
from lib.show.wording.evening_words import clock, month_names
from lib.store import Package

JUNE, DECEMBER = 6, 12
"""The months of the solstices, between which every other month lies."""
MARGIN = 0.25


@dataclass(frozen=True)
class CityMonth:
    """One city's evenings of a month, with the end of twilight in the months of the two solstices."""

    code: str
    name: str
    month: Month
    solstices: tuple[float, float]


@lru_cache(maxsize=64)
def standings(package: Package, year: int, number: int, among: frozenset[str] | None) -> tuple[CityMonth, ...]:
    """List the cities, the one where it gets dark first on top; those where some evening does not, at the end."""
    names = dict(zip(package.tables["cities"]["istat_code"], package.tables["cities"]["name"], strict=True))
    found = [
        CityMonth(
            code,
            str(names[code]),
            month(year, number, position),
            (month(year, JUNE, position).dusk, month(year, DECEMBER, position).dusk),
        )
        for code, position in city_positions(package).items()
        if among is None or code in among
    ]
    return tuple(sorted(found, key=lambda each: (math.isnan(each.month.dusk), each.month.dusk, each.name)))


@lru_cache(maxsize=256)
def dusks(cities: tuple[CityMonth, ...], marks: Marks, colours: Colours, lang: str) -> go.Figure:
    """Draw a dot where twilight ends in the month, on the span between June and December; hours of dark at the right.

    Cities where some evening of the month has no such end cannot be placed on a clock, and are left out.
    """
    _ = catalogue(lang).gettext
    rows = [
        Row(
            each.name,
            each.month.dusk,
            min(each.solstices),
            max(each.solstices),
            _("{hours} h").format(hours=numbers.decimal(each.month.dark, 1, lang)),
            marks.of(each.code),
        )
        for each in placed(cities)
    ]
    ends = [end for row in rows for end in row.ends]
    low, high = min(ends, default=18.0) - MARGIN, max(ends, default=22.0) + MARGIN
    ticks = tuple((float(hour), clock(hour)) for hour in range(math.ceil(low), math.floor(high) + 1))
    return dot_plot(rows, Axis(_("end of civil twilight, by the clock"), low, high, ticks=ticks), colours, lang)


def placed(cities: tuple[CityMonth, ...]) -> list[CityMonth]:
    """Keep the cities where every evening of the month gets dark at some hour."""
    return [each for each in cities if not math.isnan(each.month.dusk)]


def finding(cities: tuple[CityMonth, ...], chosen: str, number: int, lang: str) -> str:
    """Say how far apart the cities are in a month: the chosen one (an ISTAT code) from the first and the last."""
    _, known = catalogue(lang).gettext, placed(cities)
    name = month_names(lang)[number]
    if len(known) < 2:  # noqa: PLR2004 - one city is apart from none
        return _("When it gets dark in {month}").format(month=name)
    first, last = known[0], known[-1]
    own = next((each for each in known if each.code == chosen), None)
    values = {
        "month": name,
        "first": first.name,
        "last": last.name,
        "from_first": clock(first.month.dusk),
        "from_last": clock(last.month.dusk),
        "minutes": round((last.month.dusk - first.month.dusk) * 60),
    }
    if own is None or own in (first, last):
        text = _(
            "In {month} it is dark from {from_first} in {first}, from {from_last} in {last}: {minutes} minutes apart"
        )
        return text.format(**values)
    text = _(
        "In {month} it is dark from {from_own} in {own}: {after} minutes after {first}, {before} minutes before {last}"
    )
    after, before = (own.month.dusk - first.month.dusk) * 60, (last.month.dusk - own.month.dusk) * 60
    return text.format(**values, own=own.name, from_own=clock(own.month.dusk), after=round(after), before=round(before))
