"""The dated events of a city package: the days each one covers, and how closely its date is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pandas as pd

from lib.model.period import Period

if TYPE_CHECKING:
    from lib.store import Package

DAY: Final = "day"
MONTH: Final = "month"
SPAN: Final = "span"


def dated(events: pd.DataFrame) -> pd.DataFrame:
    """Add to the rows of `timeline` the days they cover, and sort them from the earliest to the latest.

    events: columns `start` and `end` (ISO 8601 dates or months; `end` is "" for an event that is one moment).

    Adds `period` (ISO 8601 text), `first` and `last` (days, both included, datetime64) and `precision`: `day`, `month`
    (one moment somewhere in a month) or `span` (it lasts from `first` to `last`). Events that begin together come in
    the order of their end, then of the table.
    Raises ValueError where a text is none of these, as `Period.parse` does.
    """
    texts = [f"{start}/{end}" if end else start for start, end in zip(events["start"], events["end"], strict=True)]
    periods = [Period.parse(text) for text in texts]
    found = events.assign(
        period=texts,
        first=pd.to_datetime(pd.Series([period.start for period in periods], index=events.index)),
        last=pd.to_datetime(pd.Series([period.end for period in periods], index=events.index)),
        precision=[_precision(period) for period in periods],
    )
    return found.sort_values(["first", "last"], kind="stable").reset_index(drop=True)


def _precision(period: Period) -> str:
    if "/" in period.text:
        return SPAN
    return DAY if period.start == period.end else MONTH


def told_in(package: Package, part: str) -> frozenset[str]:
    """Find the events that a part of the model speaks about: a statement and the event cite the same address.

    Returns their ids.
    """
    model, events = package.tables["model"], package.tables["timeline"]
    addresses = set(model.loc[model["part"] == part, "url"]) - {""}
    return frozenset(events.loc[events["url"].isin(addresses), "event_id"])
