"""What is known and what was never published, theme by theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.locale import catalogue
from lib.model.knowledge import KNOWN_FIRST, by_theme
from lib.model.records import records
from lib.show import numbers, words
from lib.show.exhibits.drawings import Counts
from lib.show.exhibits.exhibit import Exhibit
from lib.show.exhibits.sources import of_package
from lib.show.lists.knowledge import summary
from lib.show.tables.knowledge_table import knowledge_table

if TYPE_CHECKING:
    from lib.show.exhibits.wanted import Wanted

COLOURS = ("class-5", "class-3", "none")
"""The colour of each status of `KNOWN_FIRST`, as on the page."""


def knowledge(wanted: Wanted) -> Exhibit:
    """The number of indicators of each theme and status."""
    _, lang, package = catalogue(wanted.lang).gettext, wanted.lang, wanted.city
    counts, names = by_theme(package), package.tables["themes"].set_index("theme_id")[f"name_{lang}"]
    kinds = words.short_statuses(lang)
    return Exhibit(
        view=wanted.view(),
        lang=lang,
        name=_("What is known, and what was never published"),
        finding=summary(package, lang),
        about=(_("indicators of each theme, by status"), getattr(package.config, f"title_{lang}")),
        period=numbers.period(package.created, lang),
        method="",
        table=knowledge_table(package, lang),
        sources=of_package(package, lang),
        drawing=Counts(
            rows=tuple(
                (names[str(theme)], tuple(int(found[status]) for status in KNOWN_FIRST))
                for theme, found in zip(counts.index, records(counts), strict=True)
            ),
            kinds=tuple((colour, kinds[status]) for colour, status in zip(COLOURS, KNOWN_FIRST, strict=True)),
            unit=_("indicators"),
        ),
    )
