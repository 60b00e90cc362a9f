"""Packages in memory that hold little more than a story: dated events, and what the model says."""

from __future__ import annotations

from typing import Any

import pandas as pd

from lib.store import Package
from tests.model_packages import package

EVENT = {
    "end": "",
    "kind": "research",
    "place": "",
    "confidence": "high",
    "note": "",
    "url": "",
    "source_id": "gazette",
}
STATEMENT = {"part": "aim", "url": "", "source_id": "gazette", "confidence": "high"}
BOTH = ("it", "en")


def event(event_id: str, start: str, **more: Any) -> dict[str, Any]:
    """An event that is a sure one of one moment unless said otherwise; its texts are the same in both languages."""
    return EVENT | {"event_id": event_id, "start": start, "name": event_id} | more


def _with_both(row: dict[str, Any], *texts: str) -> dict[str, Any]:
    rest = {name: value for name, value in row.items() if name not in texts}
    return rest | {f"{text}_{lang}": row[text] for text in texts for lang in BOTH}


def story(*events: dict[str, Any], statements: list[dict[str, Any]] | None = None) -> Package:
    """A city package with these events and statements."""
    rows = [_with_both(each, "name", "place", "note") for each in events]
    told = [
        _with_both(STATEMENT | {"statement_id": str(place), "order": place} | each, "statement")
        for place, each in enumerate(statements or [], start=1)
    ]
    sources = {
        "source_id": ["gazette"],
        "publisher": ["The Gazette"],
        "year": [""],
        "url": ["https://gazette.example/"],
    }
    model = pd.DataFrame(
        told,
        columns=["statement_id", "order", "part", "statement_it", "statement_en", "source_id", "url", "confidence"],
    )
    columns = [
        "event_id",
        "start",
        "end",
        "kind",
        "name_it",
        "name_en",
        "place_it",
        "place_en",
        "source_id",
        "url",
        "confidence",
        "note_it",
        "note_en",
    ]
    tables = {"timeline": pd.DataFrame(rows, columns=columns), "model": model, "sources": pd.DataFrame(sources)}
    return package("city", tables, {})
