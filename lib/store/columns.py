"""The kinds of column that a table of a data package may have, as pandera columns.

The name of a check is the code of the problem it finds, its description what the message needs besides.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any

import pandas as pd
import pandera.pandas as pa

from lib.store.moments import is_moment, is_period, period_runs_forward

ID = r"[a-z0-9]+(-[a-z0-9]+)*"
ADDRESS = r"https?://[^\s/]+(/\S*)?"
REFRESH = r"once|P[1-9][0-9]?[YM]"
H3_CELL = r"8[0-9a-f]{14}"


def text(*, required: bool = False) -> pa.Column:
    """Hold free text; missing is the empty string."""
    return _words(required=required)


def both(name: str, *, required: bool = False) -> dict[str, pa.Column]:
    """Hold a text in the two languages, one column each."""
    return {f"{name}_{lang}": text(required=required) for lang in ("it", "en")}


def identifier(*, required: bool = True) -> pa.Column:
    """Hold an id that can stand in an address: lower-case words joined by hyphens."""
    return _words(_each(re.compile(ID).fullmatch, "not-an-id"), required=required)


def code(pattern: str, example: str, *, required: bool = True) -> pa.Column:
    """Hold a code of others, kept as text with its leading zeros."""
    return _words(_each(re.compile(pattern).fullmatch, "not-a-code", example), required=required)


def refresh() -> pa.Column:
    """Hold how often a figure is expected anew: an ISO 8601 duration in years or months, or `once`."""
    return _words(_each(re.compile(REFRESH).fullmatch, "not-a-code", "P1Y"))


def may_lack(column: pa.Column) -> pa.Column:
    """Let a table do without a column of words: its cells are then empty."""
    column.required = False
    return column


def one_of(allowed: Iterable[str]) -> pa.Column:
    """Hold a word of a closed list (which holds the empty string where the word may be missing)."""
    words = [str(word) for word in allowed]
    check = _each(words.__contains__, "not-listed", ", ".join(filter(None, words)))
    return _words(check, required="" not in words)


def address() -> pa.Column:
    """Hold a web address."""
    return _words(_each(re.compile(ADDRESS).fullmatch, "not-an-address"))


def moment(*, required: bool = False) -> pa.Column:
    """Hold a day, a month or a year, in ISO 8601."""
    return _words(_each(is_moment, "not-a-date"), required=required)


def period() -> pa.Column:
    """Hold a moment, or two of them joined by a slash, of which one may be open (`..`)."""
    return _words(_each(is_period, "not-a-period"), _each(period_runs_forward, "reversed-period"))


def number(minimum: float | None = None, maximum: float | None = None, *, required: bool = False) -> pa.Column:
    """Hold a number with a decimal point; missing is NaN."""
    return pa.Column("float64", _limits(minimum, maximum), nullable=not required)


def integer(minimum: int = 0, maximum: int | None = None) -> pa.Column:
    """Hold a whole number, never missing."""
    return pa.Column("int64", _limits(minimum, maximum))


def truth() -> pa.Column:
    """Hold `true` or `false`, never missing."""
    return pa.Column("bool")


def _words(*checks: pa.Check, required: bool = False) -> pa.Column:
    needed = [pa.Check(lambda cells: cells.str.strip() != "", error="empty")] if required else []
    return pa.Column("str", [*needed, *checks])


def _limits(minimum: float | None, maximum: float | None) -> list[pa.Check]:
    low = [] if minimum is None else [pa.Check.ge(minimum, error="too-small", description=f"{minimum}")]
    high = [] if maximum is None else [pa.Check.le(maximum, error="too-large", description=f"{maximum}")]
    return low + high


def _each(holds: Callable[[str], Any], error: str, description: str | None = None) -> pa.Check:
    """Make a check of the cells that are filled, asking once for each different text."""

    def check(cells: pd.Series) -> pd.Series:
        return cells.map({value: not value or bool(holds(value)) for value in cells.unique()}).astype(bool)

    return pa.Check(check, error=error, description=description)
