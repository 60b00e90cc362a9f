"""How old a figure is, against how often its source is expected to bring a new one."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from lib.model.period import Period

if TYPE_CHECKING:
    from lib.store import Package

FRESH: Final = "fresh"
DUE: Final = "due"
STALE: Final = "stale"
ONCE: Final = "once"
NOT_STATED: Final = "not-stated"
NO_FIGURE: Final = ""
STATES: Final = (STALE, DUE, FRESH, ONCE, NOT_STATED)

YEAR_MONTHS: Final = 12


@dataclass(frozen=True)
class Age:
    """How old a figure is: whole months since its period ended, None where that is not stated; and what that means.

    `fresh`: its successor is not expected yet. `due`: it is, since less than one refresh. `stale`: since longer.
    `once`: none is expected. `not-stated`: nothing tells when, or the period is not stated. "": there is no figure.
    """

    months: int | None
    state: str


WITHOUT: Final = Age(None, NO_FIGURE)


def stated_day(package: Package) -> date:
    """Return the day that ages are told at: that of the package, so that a screen and a file of it agree."""
    return date.fromisoformat(package.created)


def age(period: str, frequency: str, day: date) -> Age:
    """Tell how old a figure of a period is on a day, and whether a newer one is expected by then.

    The age counts from the end of the period: a figure of 2023 is of no age on 31 December 2023. period: as
    observations carry it; one that is not over yet, or has an open end, is of age 0. frequency: "" (not stated),
    `once`, or an ISO 8601 duration in years or months (`P1Y`, `P6M`). Raises ValueError for anything else.

    >>> age("2023", "P1Y", date(2026, 11, 22))
    Age(months=34, state='stale')
    """
    every, span = refresh_months(frequency), Period.parse(period)
    end = span.end or (day if span.start else None)
    months = None if end is None else months_between(end, day)
    if frequency == ONCE:
        return Age(months, ONCE)
    if every is None or end is None:
        return Age(months, NOT_STATED)
    state = FRESH if day <= after(end, every) else DUE if day <= after(end, 2 * every) else STALE
    return Age(months, state)


def refresh_months(frequency: str) -> int | None:
    """Return the months between one figure and the next; None where none is expected or nothing is stated."""
    if frequency in ("", ONCE):
        return None
    number, unit = frequency[1:-1], frequency[-1]
    if not frequency.startswith("P") or unit not in "YM" or not number.isdigit():
        raise ValueError(f"neither a duration in years or months nor `{ONCE}`: {frequency!r}")
    return int(number) * (YEAR_MONTHS if unit == "Y" else 1)


def after(day: date, months: int) -> date:
    """Return the day so many months later; the last of its month where that is shorter, or where `day` is the last."""
    years, month = divmod(day.year * YEAR_MONTHS + day.month - 1 + months, YEAR_MONTHS)
    last = calendar.monthrange(years, month + 1)[1]
    whole = day.day == calendar.monthrange(day.year, day.month)[1]
    return date(years, month + 1, last if whole else min(day.day, last))


def months_between(start: date, end: date) -> int:
    """Count the whole months from one day to another; 0 where the second is not later."""
    months = (end.year - start.year) * YEAR_MONTHS + end.month - start.month
    return max(months - (after(start, months) > end), 0) if months > 0 else 0
