"""What a step of a story rests on, in words: who published it, when, where it can be read, under which licence."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from lib.locale import catalogue
from lib.model.records import records
from lib.show import numbers, words
from lib.show.exhibits.exhibit import Source
from lib.store.story_sources import COMPARISON_ROWS, reference

if TYPE_CHECKING:
    from lib.store import Package
    from lib.store.story import Step

DATES = {"timeline": "start", "places": "opened"}
"""The column that dates a row, for rows that are about a day rather than a figure."""


def sources(step: Step, city: Package, comparison: Package, lang: str) -> tuple[Source, ...]:
    """Name the sources of a step in the order of its references, each once; rows that are not there name none."""
    found: dict[Source, None] = {}
    for text in step.sources:
        found |= dict.fromkeys(_of(text, city, comparison, lang))
    return tuple(found)


@lru_cache(maxsize=1024)
def _of(text: str, city: Package, comparison: Package, lang: str) -> tuple[Source, ...]:
    named = reference(text)
    if named is None:
        return ()
    package = comparison if named.kind in COMPARISON_ROWS else city
    return tuple(
        source for row in records(named.rows(package.tables)) for source in _source(package, named.kind, row, lang)
    )


def _source(package: Package, kind: str, row: dict[str, Any], lang: str) -> list[Source]:
    """The source of a row, with the address of the row itself where it has one.

    That nobody published something is what the package says: it is the source then.
    """
    listed = package.tables["sources"]
    found = records(listed[listed["source_id"] == row["source_id"]])
    return [
        Source(
            text=", ".join(filter(None, (source["publisher"], _when(kind, row, lang) or source["year"]))),
            address=row["url"] or source["url"],
            licence=words.licence(source["licence"], lang),
        )
        for source in found
    ] or [_itself(package, lang)]


def _itself(package: Package, lang: str) -> Source:
    text = catalogue(lang).gettext("Data package {name}, version {version}, {date}")
    day = numbers.period(package.created, lang)
    licences = package.descriptor.get("licenses") or [{}]
    return Source(
        text=text.format(name=package.name, version=package.version, date=day),
        address="",
        licence=words.licence(str(licences[0].get("name", "")), lang),
    )


def _when(kind: str, row: dict[str, Any], lang: str) -> str:
    """When the row is from, "" where only its source has a year."""
    column = DATES.get(kind, "period")
    if not row.get(column):
        return str(row.get(f"period_text_{lang}") or "")
    return numbers.when(row, lang) if column == "period" else numbers.period(row[column], lang)
