"""The counts of monitoring as large tiles in HTML, each a link that shows only what it counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lib.locale import catalogue
from lib.model.monitoring.freshness import STALE
from lib.model.monitoring.monitoring import NO_TARGET, NOT_PUBLISHED, OFF_TARGET, ON_TARGET
from lib.show import escape, numbers
from lib.show.wording import monitoring_words
from lib.show.wording.monitoring_words import icon

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lib.model.monitoring.monitoring import Counts
    from lib.model.records import Record

EVERYTHING = "all"


@dataclass(frozen=True)
class Tile:
    """A count under its name: what it filters by (`status` or `freshness`), and whether it is chosen."""

    code: str
    count: int
    note: str
    chosen: bool


def tiles(counts: Counts, status: str | None, freshness: str | None, lang: str, *, compared: bool) -> list[Tile]:
    """List the counts: off target, on target, not published, no target, stale, and all. None chooses all."""
    ngettext, total = catalogue(lang).ngettext, counts.by_status
    lacking = total[NOT_PUBLISHED] - counts.open
    note = ngettext("{count} without an outcome", "{count} without an outcome", counts.open).format(count=counts.open)
    bare = ngettext("{count} without any figure", "{count} without any figure", lacking).format(count=lacking)
    notes = {NOT_PUBLISHED: f"{bare}, {note}" if counts.open else ""}
    shown = (NOT_PUBLISHED, NO_TARGET) if compared else (OFF_TARGET, ON_TARGET, NOT_PUBLISHED, NO_TARGET)
    found = [Tile(code, total[code], notes.get(code, ""), code == status) for code in shown]
    found.append(Tile(STALE, counts.stale, "", freshness == STALE))
    return [*found, Tile(EVERYTHING, counts.total, "", status is None and freshness is None)]


def row_of_tiles(found: Sequence[Tile], address: Callable[[Tile], str], lang: str, *, compared: bool) -> str:
    """Write the tiles; `address` gives where each leads."""
    _ = catalogue(lang).gettext
    names = {EVERYTHING: _("all"), **monitoring_words.statuses(lang, compared=compared), STALE: _("stale figures")}
    items = []
    for tile in found:
        current = ' aria-current="true"' if tile.chosen else ""
        note = f"<small>{escape.html(tile.note)}</small>" if tile.note else ""
        items.append(
            f'<li><a class="{tile.code}" href="{escape.html(address(tile))}" data-soft=""{current}>'
            f"<b>{numbers.decimal(tile.count, 0, lang)}</b>"
            f"<span>{icon(tile.code)}{escape.html(names[tile.code])}</span>{note}</a></li>"
        )
    return f'<ul class="tiles" aria-label="{escape.html(_("How many, by status"))}">{"".join(items)}</ul>'


def corners(rows: Sequence[Record], decimals: int, unit: str, address: Callable[[str], str], lang: str) -> str:
    """Write the cells furthest from a weekend night stop as links, each with its distance.

    address: leads to a cell by its id, and to all of them by "".
    """
    _ = catalogue(lang).gettext
    title, every = escape.html(_("Furthest from a weekend night stop")), escape.html(_("The ten worst on the map"))
    items = [
        f'<li><a href="{escape.html(address(row["area_id"]))}" data-soft="">{escape.html(row[f"name_{lang}"])}</a> '
        f"{escape.html(numbers.value(row, decimals, lang))} {escape.html(unit)}</li>"
        for row in rows
    ]
    return (
        f'<div class="corners"><p>{icon("night")}<b>{title}</b> '
        f'<a href="{escape.html(address(""))}" data-soft="">{every}</a></p><ol>{"".join(items)}</ol></div>'
    )
