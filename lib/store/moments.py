"""Dates and periods as the packages write them: ISO 8601, as coarse as the source is."""

import re
from datetime import date

OPEN = ".."
FORM = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
FIRST, LAST = "-01-01", "-12-31"


def is_moment(value: str) -> bool:
    """Tell whether a text is a day, a month or a year that exists (`2023-05-11`, `2023-05`, `2023`)."""
    if not FORM.fullmatch(value):
        return False
    try:
        date.fromisoformat(value + FIRST[len(value) - 4 :])
    except ValueError:
        return False
    return True


def is_period(value: str) -> bool:
    """Tell whether a text is a moment, or two joined by a slash of which one may be open (`../2020`)."""
    start, slash, end = value.partition("/")
    if not slash:
        return is_moment(value)
    ends = [part for part in (start, end) if part != OPEN]
    return bool(ends) and all(is_moment(part) for part in ends)


def runs_forward(start: str, end: str) -> bool:
    """Tell whether the last day of the end is not before the first day of the start."""
    return start + FIRST[len(start) - 4 :] <= end + LAST[len(end) - 4 :]


def period_runs_forward(value: str) -> bool:
    """Tell whether a period does not end before it starts; an open end always holds."""
    start, slash, end = value.partition("/")
    return not slash or OPEN in (start, end) or runs_forward(start, end)
