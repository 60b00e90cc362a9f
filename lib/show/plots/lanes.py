"""The events of a project laid out for a chart: lanes by kind, rows within them, a name where there is room."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import pandas as pd

from lib.locale import catalogue
from lib.model.events import dated, told_in
from lib.model.records import Record, records
from lib.show.plots.label_rows import Mark, Place, arrange

if TYPE_CHECKING:
    from lib.store import Package

LANES = {
    "project": ("funding", "project"),
    "research": ("research", "co-design"),
    "governance": ("governance",),
    "call": ("call",),
    "local-projects": ("local-project",),
    "works": ("works",),
    "technology": ("technology", "communication"),
    "transfer": ("transfer",),
    "after": ("award", "follow-up"),
}
"""The lanes from the top, and the kinds of event in each."""
LABELLED = ("funding", "project", "call", "works", "award", "follow-up")
"""Kinds whose events are always named on the chart; the others where there is room."""

PIXELS = 1010.0
"""Length of the time axis on a screen of 1280 pixels, which labels are laid out for; a wider one has room to spare."""
LETTER = 6.4
LONGEST = 64
DOT, DOT_DAYS = 14.0, 12
"""What lasted less than these days would be too thin a bar to see: it is a dot, of so many pixels."""
DAY = pd.Timedelta(days=1)
MARGIN = 20 * DAY


def names(lang: str) -> dict[str, str]:
    """Name the lanes."""
    _ = catalogue(lang).gettext
    return {
        "project": _("Project and funding"),
        "research": _("Research and co-design"),
        "governance": _("Governance"),
        "call": _("Call for local projects"),
        "local-projects": _("Local projects"),
        "works": _("Works"),
        "technology": _("Technology and communication"),
        "transfer": _("Meetings with other cities"),
        "after": _("Award and follow-up"),
    }


@lru_cache(maxsize=8)
def laid_out(package: Package, lang: str) -> pd.DataFrame:
    """Give the dated events their `lane`, `row` from the top of the chart, `short` name and the `side` it stands on.

    `dot` says that an event is drawn as a dot, `told` that the model's workshop statements speak about it.
    """
    rows = dated(package.tables["timeline"])
    lane_of = {kind: lane for lane, kinds in LANES.items() for kind in kinds}
    rows = rows.assign(
        lane=rows["kind"].map(lane_of),
        short=[shortened(name) for name in rows[f"name_{lang}"]],
        dot=rows["last"] - rows["first"] < DOT_DAYS * DAY,
        told=rows["event_id"].isin(told_in(package, "workshop")),
    )
    places = _places(rows)
    return rows.assign(
        row=[places[event].row for event in rows["event_id"]],
        side=[places[event].side for event in rows["event_id"]],
    )


def shortened(name: str) -> str:
    """Cut a long name after a word: hover text and table have it whole."""
    if len(name) <= LONGEST:
        return name
    return name[:LONGEST].rpartition(" ")[0].rstrip(",;:(–- ") + "…"


def limits(rows: pd.DataFrame) -> tuple[pd.Timestamp, pd.Timestamp]:
    """Where the time axis begins and ends."""
    return rows["first"].min() - MARGIN, rows["last"].max() + MARGIN


def pixels_a_day(rows: pd.DataFrame) -> float:
    """How long a day is on the screen that labels are laid out for."""
    start, end = limits(rows)
    return float(PIXELS / ((end - start) / DAY))


def _places(rows: pd.DataFrame) -> dict[str, Place]:
    """Row and side of every event; each lane has as many rows as it needs."""
    start, scale = limits(rows)[0], pixels_a_day(rows)
    places: dict[str, Place] = {}
    top = 0
    for lane in LANES:
        marks = [_mark(row, start, scale) for row in records(rows[rows["lane"] == lane])]
        found = arrange(marks, PIXELS)
        places |= {name: Place(place.row + top, place.side) for name, place in found.items()}
        top += 1 + max((place.row for place in found.values()), default=-1)
    return places


def _mark(row: Record, start: pd.Timestamp, scale: float) -> Mark:
    left, right = (row["first"] - start) / DAY * scale, (row["last"] + DAY - start) / DAY * scale
    if row["dot"]:
        left, right = (left + right - DOT) / 2, (left + right + DOT) / 2
    return Mark(row["event_id"], left, right, len(row["short"]) * LETTER, row["kind"] in LABELLED or bool(row["told"]))
