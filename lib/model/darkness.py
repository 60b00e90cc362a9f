"""When it gets dark, and how much of an evening is dark: computed, for any day and place.

The sun's position comes from the library astral, which uses the equations of the NOAA Solar Calculator, after
J. Meeus, *Astronomical Algorithms*. NOAA calls its times accurate to a minute up to 72° of latitude and to ten
minutes beyond (https://gml.noaa.gov/grad/solcalc/calcdetails.html). Sunset and twilight are defined as the U.S.
Naval Observatory defines them: at sunset the centre of the sun is 50' under a level horizon (its radius of 16' and
34' of refraction), civil twilight ends when it is 6° under it, without refraction. Mountains and houses, clouds, the
moon and street lamps are not considered.

Hours are those of the local clock, as the time zone sets it on each day: where there is daylight saving time, it
gets dark an hour later by the clock from one evening to the next.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from calendar import monthrange
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from statistics import fmean
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from astral import Observer, SunDirection
from astral.sun import elevation, noon, time_at_elevation

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lib.model.position import Position

SUNSET: Final = -50 / 60
TWILIGHT: Final = -6.0
"""Degrees above the horizon at which the sun sets, and under which it is dark."""

FROM: Final = 18
UNTIL: Final = 24
BAND: Final = 22
"""Hours of the clock: an evening is looked at from 18 to 24; the indicators call 18 to 22 the evening."""

HALF_A_DAY: Final = timedelta(hours=12)


@dataclass(frozen=True)
class Evening:
    """When the sun sets on a day and when civil twilight ends, by the local clock (aware, past midnight in places).

    None where the sun does not sink so low, or is lower all day.
    """

    date: date
    sunset: datetime | None
    dusk: datetime | None


@dataclass(frozen=True)
class Month:
    """The mean of all evenings of a month: hours of dark from 18, and when civil twilight ends.

    `dusk` is in hours of the clock since midnight, above 24 after the next one; NaN where an evening has no such end.
    """

    number: int
    dark: float
    dusk: float


def evening(day: date, position: Position) -> Evening:
    """Find sunset and the end of civil twilight on a day, to the second (for its accuracy see above)."""
    return Evening(day, _sinks(day, position, SUNSET), _sinks(day, position, TWILIGHT))


def dark_hours(day: date, position: Position, until: int = UNTIL) -> float:
    """Measure how many of the hours from 18 until `until` (19 to 24), by the local clock, are dark.

    Dark is after the end of civil twilight, and before it begins again where the night is as short as that.
    Where twilight has no end, it is dark all the time (the sun stays lower) or not at all. From 0 to `until` - 18.
    The clock of the place has to be within six hours of its sun, as every clock on Earth is.
    """
    return _dark(_sinks(day, position, TWILIGHT), day, position, until)


@lru_cache(maxsize=4096)
def month(year: int, number: int, position: Position, until: int = UNTIL) -> Month:
    """Take the mean of `dark_hours` and of the end of twilight over all days of a month (1 to 12)."""
    days = [date(year, number, day) for day in range(1, monthrange(year, number)[1] + 1)]
    dusks = [_sinks(day, position, TWILIGHT) for day in days]
    dark = fmean(_dark(dusk, day, position, until) for dusk, day in zip(dusks, days, strict=True))
    return Month(number, dark, fmean(_clock(dusk, day) for dusk, day in zip(dusks, days, strict=True)))


def by_month(year: int, position: Position, until: int = UNTIL) -> tuple[Month, ...]:
    """Return the twelve months of a year, January first."""
    return tuple(month(year, number, position, until) for number in range(1, 13))


def widest_gap(years: Sequence[Sequence[Month]]) -> float:
    """Return by how many hours of dark the places (each with its months) differ at most in any month; 0 for one."""
    dark: list[list[float]] = [[each.dark for each in those] for those in zip(*years, strict=True)]
    return max(max(those) - min(those) for those in dark)


def _dark(dusk: datetime | None, day: date, position: Position, until: int) -> float:
    start = datetime.combine(day, time(FROM), ZoneInfo(position.timezone))
    end = start + timedelta(hours=until - FROM)
    if dusk is None:
        return float(until - FROM) if _height(start, position) < TWILIGHT else 0.0
    begin = max(start, dusk)
    if begin >= end:
        return 0.0
    if _height(end, position) >= TWILIGHT:
        midnight = _noon(day, position)[1] + HALF_A_DAY
        end = _first(midnight, end, lambda moment: _height(moment, position) >= TWILIGHT).astimezone(start.tzinfo)
    return max((end - begin) / timedelta(hours=1), 0.0)


def _clock(moment: datetime | None, day: date) -> float:
    """Hours on the clock since the day began."""
    if moment is None:
        return math.nan
    return (moment.replace(tzinfo=None) - datetime.combine(day, time())) / timedelta(hours=1)


def _sinks(day: date, position: Position, height: float) -> datetime | None:
    """Find when the sun sinks through a height between its noon of a day and the midnight after; None if never."""
    solar_day, high = _noon(day, position)
    low, zone = high + HALF_A_DAY, ZoneInfo(position.timezone)
    with suppress(ValueError):
        found = time_at_elevation(
            _observer(position), height, solar_day, SunDirection.SETTING, zone, with_refraction=False
        )
        if high <= found <= low:
            return found
    # Where the sun only just comes so low, or stays lower, astral looks at one moment of the day and gives up.
    if _height(high, position) < height or _height(low, position) >= height:
        return None
    return _first(high, low, lambda moment: _height(moment, position) < height).astimezone(zone)


def _noon(day: date, position: Position) -> tuple[date, datetime]:
    """Find the sun's noon of a day by the local clock, in UTC, and the day under which astral has it."""
    observer = _observer(position)
    high = noon(observer, day)
    apart = day - high.astimezone(ZoneInfo(position.timezone)).date()
    return (day, high) if not apart else (day + apart, noon(observer, day + apart))


def _first(early: datetime, late: datetime, holds: Callable[[datetime], bool]) -> datetime:
    """Find the first second between two moments from which on something holds: not at the first, yes at the last."""
    start = early.astimezone(UTC)
    seconds = range(int((late - early) / timedelta(seconds=1)))
    return start + timedelta(
        seconds=bisect_left(seconds, True, key=lambda second: holds(start + timedelta(seconds=second)))
    )


def _height(moment: datetime, position: Position) -> float:
    """Degrees of the sun's centre above the level horizon, without refraction."""
    return elevation(_observer(position), moment, with_refraction=False)


@lru_cache(maxsize=256)
def _observer(position: Position) -> Observer:
    return Observer(position.lat, position.lon)
