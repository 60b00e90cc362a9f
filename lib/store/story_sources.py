"""What the sentence of a step rests on: references to rows of the packages, and those that lead nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from lib.store.problem import Origin, Problem
from lib.store.story import Story

CITY_ROWS = {
    "model": ("model", ("statement_id",)),
    "timeline": ("timeline", ("event_id",)),
    "places": ("places", ("place_id",)),
    "sources": ("sources", ("source_id",)),
    "observations": ("observations", ("indicator_id", "area_id")),
    "context": ("context_observations", ("indicator_id", "territory_id", "period")),
}
"""The rows of the city package that a reference may name: its first word, the table, the columns that follow."""

COMPARISON_ROWS = {"cities": ("observations", ("indicator_id", "istat_code"))}
"""Likewise of the package that compares cities."""

ROWS = CITY_ROWS | COMPARISON_ROWS
PART = re.compile(r"[A-Za-z0-9.-]+(/[A-Za-z0-9.-]+)?")
"""An id, or a period, which may have two ends."""

Rows = Mapping[str, tuple[str, tuple[str, ...]]]


@dataclass(frozen=True)
class Reference:
    """One row, or the rows of one indicator and place: the kind of row, and its ids in the order of the columns."""

    kind: str
    ids: tuple[str, ...]

    def rows(self, tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
        """Return the rows it names, from the tables of the package that they are in."""
        table, columns = ROWS[self.kind]
        frame = tables[table]
        for column, value in zip(columns, self.ids, strict=True):
            frame = frame[frame[column] == value]
        return frame


@lru_cache(maxsize=4096)
def reference(text: str) -> Reference | None:
    """Read a reference (`model/aim-one`, `observations/venues/old-town`); None where the text is none."""
    kind, _, rest = text.partition("/")
    if kind not in ROWS:
        return None
    columns = ROWS[kind][1]
    ids = tuple(rest.split("/", len(columns) - 1))
    whole = len(ids) == len(columns) and all(map(PART.fullmatch, ids)) and (len(ids) > 1 or "/" not in rest)
    return Reference(kind, ids) if whole else None


def dangling(story: Story, known: Rows, tables: Mapping[str, pd.DataFrame], origin: Origin) -> Iterator[Problem]:
    """Find references of the known kinds to rows that are not there; a table that is missing is passed over."""
    there: dict[str, frozenset[tuple[str, ...]]] = {}
    for kind, (table, columns) in known.items():
        if table in tables and set(columns) <= set(tables[table].columns):
            there[kind] = frozenset(tables[table][list(columns)].itertuples(index=False, name=None))
    for number, step in enumerate(story.steps, start=1):
        for place, text in enumerate(step.sources, start=1):
            found = reference(text)
            if found and found.kind in there and found.ids not in there[found.kind]:
                file = f"{known[found.kind][0]}.csv"
                yield origin.problem("dangling", number, f"sources {place}", value=text, table=file)


def unsourced(story: Story, origin: Origin) -> Iterator[Problem]:
    """Find steps that rest on nothing."""
    for number, step in enumerate(story.steps, start=1):
        if not step.sources:
            yield origin.problem("no-reference", number, "sources")
