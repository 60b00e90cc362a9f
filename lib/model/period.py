"""Periods as observations carry them: ISO 8601 dates, months, years and intervals of these."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Self

_OPEN = ".."
_POINT = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_LAST_ORDINAL = date.max.toordinal()


@dataclass(frozen=True)
class Period:
    """A span of days, both bounds included; a bound that is None is open.

    A period that the source does not state is open at both ends and has `text` "".
    """

    text: str
    start: date | None
    end: date | None

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `2023`, `2023-04`, `2023-04-17`, `2022/2023`, `../2020`, `2020/..` or the empty text.

        Both ends of an interval are written out (`2020-03/2020-12`); it lasts from the first day of
        its start to the last day of its end. Form: ISO 8601-1:2019 4.3 and 5.5, open ends of 8601-2.

        Raises ValueError for any other text, for a day that does not exist and for an end before the start.
        """
        if text == "":
            return cls(text, None, None)
        first, slash, last = text.partition("/")
        if text == f"{_OPEN}/{_OPEN}" or (not slash and first == _OPEN):
            raise ValueError(f"a period needs at least one bound: {text!r}")
        start = None if first == _OPEN else _span(first)[0]
        end = None if slash and last == _OPEN else _span(last if slash else first)[1]
        if start and end and end < start:
            raise ValueError(f"a period cannot end before it starts: {text!r}")
        return cls(text, start, end)

    @property
    def year(self) -> int | None:
        """The year of the last day; None when the end is open or not stated."""
        return self.end.year if self.end else None

    @property
    def sort_key(self) -> tuple[int, int]:
        """Order by end, then by start: not stated first, open starts early, open ends last."""
        if self.start is None and self.end is None:
            return (0, 0)
        end = self.end.toordinal() if self.end else _LAST_ORDINAL
        return (end, self.start.toordinal() if self.start else 0)


@lru_cache(maxsize=1024)
def sort_key(period: str) -> tuple[int, int]:
    """Return the sort key of a period's text, to order observations from the oldest to the latest.

    Raises ValueError as `Period.parse` does.
    """
    return Period.parse(period).sort_key


def _span(text: str) -> tuple[date, date]:
    match = _POINT.fullmatch(text)
    if match is None:
        raise ValueError(f"not an ISO 8601 date, month or year: {text!r}")
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if day is None:
        first = date(year, month, 1)
        return first, first.replace(day=calendar.monthrange(year, month)[1])
    return date(year, month, day), date(year, month, day)
