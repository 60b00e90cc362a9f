"""What was planned against what came of it, as far as both were published."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from lib.model.period import Period
from lib.model.records import Record, records

if TYPE_CHECKING:
    from lib.store import Package

MET: Final = "met"
NOT_MET: Final = "not-met"
OPEN: Final = "open"
OUTCOMES: Final = (NOT_MET, MET, OPEN)

NUMBER: Final = "number"
DAY, MONTH, YEAR = "day", "month", "year"
_UNITS: Final = {4: YEAR, 7: MONTH, 10: DAY}
"""How fine a moment is, by the length of its text."""

HEADER: Final = 1
"""Rows of a file that come before the first one of its data."""


@dataclass(frozen=True)
class Distance:
    """How far the outcome lies beyond what was planned; below zero it stays short of it.

    unit: `number` (in the unit of the target), or `day`, `month`, `year`: as fine as the outcome was published.
    """

    amount: float
    unit: str


@dataclass(frozen=True, eq=False)
class Target:
    """One target: its row of the table, the number of that row as in a spreadsheet, and what came of it.

    outcome: `met`, `not-met`, or `open` where nothing was published that would tell. distance: None where open.
    """

    record: Record
    row: int
    outcome: str
    distance: Distance | None


@lru_cache(maxsize=8)
def targets(package: Package) -> tuple[Target, ...]:
    """Return the targets of a city package in their order; none where it has no such table."""
    if "targets" not in package.tables:
        return ()
    found = [
        Target(row, place + HEADER, outcome(row), distance(row))
        for place, row in enumerate(records(package.tables["targets"]), start=1)
    ]
    return tuple(sorted(found, key=lambda target: int(target.record["order"])))


def bare_targets(package: Package) -> tuple[str, ...]:
    """List the ids of the targets that are about no indicator: dates and sums of the project itself."""
    return tuple(target.record["target_id"] for target in targets(package) if not target.record["indicator_id"])


def outcome(row: Mapping[str, Any]) -> str:
    """Tell what came of a target.

    Numbers: the actual one is `at-least`, `at-most` or `equal` to the planned one (equal up to a billionth).
    Dates are spans of days, as long as they are coarse (2023-08 lasts 31): `by` and `at-most` hold if the actual
    span ends no later than the planned one, `at-least` if it starts no earlier, `equal` if it lies inside. A span
    that is neither wholly this nor wholly that side, published too coarsely to tell, leaves the target open; so do
    a missing plan, a missing outcome and a comparison that its kind does not have.
    """
    kept = _date_kept(row) if row["kind"] == "date" else _number_kept(row)
    return OPEN if kept is None else MET if kept else NOT_MET


def distance(row: Mapping[str, Any]) -> Distance | None:
    """Measure how far a target's outcome lies from its plan; None where the target is open.

    Numbers: actual - planned. Dates: from the last day planned (from the first, if earlier) to the actual one, in
    days, or in whole months or years where the actual one is published no finer; 0 inside the planned span.
    """
    if outcome(row) == OPEN:
        return None
    if row["kind"] == NUMBER:
        return Distance(float(row["actual"]) - float(row["planned"]), NUMBER)
    actual, unit = str(row["actual_date"]), _UNITS[len(str(row["actual_date"]))]
    planned = Period.parse(str(row["planned_date"]))
    first, last = (_steps(str(day)[: len(actual)], unit) for day in (planned.start, planned.end))
    came = _steps(actual, unit)
    return Distance(float(max(came - last, 0) or min(came - first, 0)), unit)


def _number_kept(row: Mapping[str, Any]) -> bool | None:
    planned, actual = float(row["planned"]), float(row["actual"])
    if math.isnan(planned) or math.isnan(actual):
        return None
    same = math.isclose(planned, actual, rel_tol=1e-9)
    return {
        "at-least": same or actual > planned,
        "at-most": same or actual < planned,
        "equal": same,
    }.get(row["comparison"])


def _date_kept(row: Mapping[str, Any]) -> bool | None:
    if not row["planned_date"] or not row["actual_date"]:
        return None
    planned, actual = (Period.parse(str(row[name])) for name in ("planned_date", "actual_date"))
    assert planned.start and planned.end and actual.start and actual.end
    early, late = actual.end < planned.start, actual.start > planned.end
    no_later, no_earlier = actual.end <= planned.end, actual.start >= planned.start
    if row["comparison"] == "at-least":
        return True if no_earlier else False if early else None
    if row["comparison"] == "equal":
        return True if no_later and no_earlier else False if early or late else None
    return True if no_later else False if late else None


def _steps(moment: str, unit: str) -> int:
    """Number days, months or years, so that their difference counts them."""
    start = Period.parse(moment).start
    assert start
    return {DAY: start.toordinal(), MONTH: start.year * 12 + start.month, YEAR: start.year}[unit]
