"""The source behind a figure, in plain text."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from lib.model.records import records
from lib.show import escape, numbers, words
from lib.show.exhibits.exhibit import Source

if TYPE_CHECKING:
    from lib.model.records import Record
    from lib.store import Package


@lru_cache(maxsize=1024)
def source(package: Package, source_id: str, lang: str) -> Source:
    """Say who published what, when and under which licence; dashes where the package does not know the source."""
    row = _row(package, source_id)
    if row is None:
        return Source(numbers.MISSING, "", numbers.MISSING)
    name = f"{row['publisher']}: {row[f'title_{lang}']}"
    text = f"{name}, {row['year']}" if row["year"] and row["year"] not in name else name
    return Source(text, escape.address(row["url"]), words.licence(row["licence"], lang))


@lru_cache(maxsize=1024)
def origin(package: Package, source_id: str) -> str:
    """Say in a word or two who published something, and when; a dash where the package does not know the source."""
    row = _row(package, source_id)
    if row is None:
        return numbers.MISSING
    return f"{row['publisher']}, {row['year']}" if row["year"] else str(row["publisher"])


def _row(package: Package, source_id: str) -> Record | None:
    rows = package.tables["sources"]
    return next(iter(records(rows[rows["source_id"] == source_id])), None)
