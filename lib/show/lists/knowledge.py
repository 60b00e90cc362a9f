"""What is known as a picture, one sign an indicator: filled if published, round if computed, hollow if neither."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from lib.locale import catalogue
from lib.model.knowledge import KNOWN_FIRST, by_theme, unpublished
from lib.model.records import records
from lib.show import escape, words
from lib.store.codes import Status

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lib.store import Package


@dataclass(frozen=True)
class Picture:
    """A sentence, the legend and one row a theme (its id, its name and its signs), as HTML except the sentence."""

    summary: str
    head: str
    rows: tuple[tuple[str, str, str], ...]


@lru_cache(maxsize=4)
def picture(package: Package, lang: str) -> Picture:
    """Draw the catalogue of a package by theme and status."""
    counts = by_theme(package)
    names = dict(zip(package.tables["themes"]["theme_id"], package.tables["themes"][f"name_{lang}"], strict=True))
    missing = unpublished(package).groupby("theme_id")[f"name_{lang}"].agg(list).to_dict()
    totals = _totals(package)
    themes = zip(counts.index, records(counts), strict=True)
    rows = [(str(theme), names[theme], _row(found, missing.get(theme, []), lang)) for theme, found in themes]
    return Picture(summary(package, lang), _head(totals, lang), tuple(rows))


def _totals(package: Package) -> dict[str, int]:
    counts = by_theme(package)
    return {str(status): int(counts[status].sum()) for status in KNOWN_FIRST}


def summary(package: Package, lang: str) -> str:
    """Say how many indicators there are of each status, in plain text."""
    _, totals = catalogue(lang).gettext, _totals(package)
    return _(
        "{total} indicators: {published} published by their sources, {computed} computed here from open layers, "
        "{missing} never published. The last stay visible, each with what would fill it."
    ).format(
        total=sum(totals.values()),
        published=totals[Status.PUBLISHED],
        computed=totals[Status.COMPUTED],
        missing=totals[Status.NOT_PUBLISHED],
    )


def _head(totals: Mapping[str, int], lang: str) -> str:
    """Write the legend over the columns: sign, status and number of all indicators."""
    texts = words.short_statuses(lang)
    cells = (f"{_sign(status)} {escape.html(texts[status])}: <b>{totals[status]}</b>" for status in KNOWN_FIRST)
    return f'<div class="known known-head">{"".join(f"<span>{cell}</span>" for cell in cells)}</div>'


def _row(counts: Mapping[str, int], missing: Sequence[str], lang: str) -> str:
    cells = "".join(f"<span>{_cell(status, counts[status], lang)}</span>" for status in KNOWN_FIRST)
    names = f"<small>{escape.html(' · '.join(missing))}</small>" if missing else ""
    return f'<div class="known">{cells}{names}</div>'


def _cell(status: str, count: int, lang: str) -> str:
    label = escape.html(f"{count} {words.short_statuses(lang)[status]}")
    return f'<b aria-hidden="true">{count}</b><span role="img" aria-label="{label}">{_sign(status) * count}</span>'


def _sign(status: str) -> str:
    return f'<i class="{status.replace(" ", "-")}"></i>'
