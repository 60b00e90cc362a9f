"""The events of the project in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.locale import catalogue
from lib.model.records import records
from lib.show import numbers
from lib.show.exhibits.drawings import Moment, Timeline
from lib.show.exhibits.exhibit import Exhibit
from lib.show.exhibits.sources import of_rows
from lib.show.exhibits.wanted import NoExhibitError
from lib.show.lists.event_table import event_table
from lib.show.plots import lanes

if TYPE_CHECKING:
    from lib.model.records import Record
    from lib.show.exhibits.wanted import Wanted


def timeline(wanted: Wanted) -> Exhibit:
    """Every event from the earliest; those of the workshop are marked. Raises NoExhibitError where there is none."""
    _, lang, package = catalogue(wanted.lang).gettext, wanted.lang, wanted.city
    if package.tables["timeline"].empty:
        raise NoExhibitError(_("This package tells no events."))
    rows, names = records(lanes.laid_out(package, lang)), lanes.names(lang)
    first, last = rows[0], max(rows, key=lambda row: row["last"])
    finding = _("{count} events from {first} to {last}: first “{begin}”, last “{end}”").format(
        count=len(rows),
        first=numbers.period(first["start"], lang),
        last=numbers.period(last["end"] or last["start"], lang),
        begin=first[f"name_{lang}"],
        end=last[f"name_{lang}"],
    )
    return Exhibit(
        view=wanted.view(),
        lang=lang,
        name=_("The story, event by event"),
        finding=finding,
        about=(getattr(package.config, f"title_{lang}"),),
        period=f"{rows[0]['first'].year}–{last['last'].year}",
        method="",
        table=event_table(package, lang),
        sources=of_rows(package, rows, lang),
        drawing=Timeline(tuple(_moment(row, names, lang) for row in rows)),
    )


def _moment(row: Record, names: dict[str, str], lang: str) -> Moment:
    return Moment(
        row["first"].date(),
        row["last"].date(),
        numbers.period(row["period"], lang),
        row[f"name_{lang}"],
        names[row["lane"]],
        "chosen" if row["told"] else "",
    )
