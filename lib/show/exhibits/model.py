"""What the project says of itself: the statements of one part of its model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.locale import catalogue
from lib.model.records import records
from lib.show import words
from lib.show.exhibits.drawings import Statement, Statements
from lib.show.exhibits.exhibit import Exhibit
from lib.show.exhibits.sources import of_rows
from lib.show.exhibits.wanted import NoExhibitError
from lib.show.tables.statement_table import parts, statement_table, statements

if TYPE_CHECKING:
    from lib.model.records import Record
    from lib.show.exhibits.wanted import Wanted
    from lib.store import Package

NOT_FOUND = "none"


def model(wanted: Wanted) -> Exhibit:
    """The statements of the part that is asked for, else of the first. Raises NoExhibitError where there is none."""
    translations, lang, package = catalogue(wanted.lang), wanted.lang, wanted.city
    _, offered = translations.gettext, parts(package)
    if not offered:
        raise NoExhibitError(_("This package describes no model."))
    part = wanted.asked.one("part") if wanted.asked.one("part") in offered else offered[0]
    rows = records(statements(package, part))
    found = sum(row["confidence"] != NOT_FOUND for row in rows)
    told = translations.ngettext(
        "{part}: {count} statement, with its source", "{part}: {count} statements, each with its source", found
    )
    return Exhibit(
        view=wanted.view(part=part),
        lang=lang,
        name=words.model_parts(lang)[part],
        finding=told.format(part=words.model_parts(lang)[part], count=found),
        about=(_("The model in short"), getattr(package.config, f"title_{lang}")),
        period="",
        method="",
        table=statement_table(package, part, lang),
        sources=of_rows(package, [row for row in rows if row["confidence"] != NOT_FOUND], lang),
        drawing=Statements(tuple(Statement(row[f"statement_{lang}"], said_by(package, row, lang)) for row in rows)),
    )


def said_by(package: Package, row: Record, lang: str) -> str:
    """Who says something and how sure it is, in plain text; or that it was looked for and not found."""
    _ = catalogue(lang).gettext
    if row["confidence"] == NOT_FOUND:
        return _("looked for and not found")
    sure = _("How sure: {level}").format(level=words.confidences(lang)[row["confidence"]])
    return " · ".join([*(source.text for source in of_rows(package, [row], lang)), sure])
