"""A presentation to fill, and how it becomes a file that is always the same."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pptx import Presentation

from lib.export.archive import FIRST_YEAR
from lib.export.slides.plain import plain
from lib.export.slides.template import template
from lib.locale import catalogue
from lib.show.numbers import LOCALES

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST = 255
"""Signs that a property of a file may have."""


def blank() -> Any:
    """Open an empty presentation, 16:9, with one layout: a title and room."""
    return Presentation(BytesIO(template()))


def set_properties(deck: Any, title: str, subject: str, keywords: Iterable[str], day: str, lang: str) -> None:
    """Say what a presentation is, in which language, and of which day its data are (ISO 8601)."""
    core = deck.core_properties
    core.author = core.last_modified_by = catalogue(lang).gettext("The Dora by evening")
    core.title, core.subject = plain(title)[:LONGEST], plain(subject)[:LONGEST]
    core.keywords = ", ".join(dict.fromkeys(map(plain, keywords)))[:LONGEST]
    core.language = LOCALES[lang].replace("_", "-")
    core.created = core.modified = datetime.combine(_day(day), datetime.min.time())
    core.revision = 1


def to_bytes(deck: Any, day: str) -> bytes:
    """Write a presentation as a file in which every part is of the given day."""
    written, buffer = BytesIO(), BytesIO()
    deck.save(written)
    stamp = _day(day)
    with ZipFile(written) as source, ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name in source.namelist():
            entry = ZipInfo(name, (stamp.year, stamp.month, stamp.day, 0, 0, 0))
            archive.writestr(entry, source.read(name), ZIP_DEFLATED)
    return buffer.getvalue()


def _day(day: str) -> date:
    return max(date.fromisoformat(day), date(FIRST_YEAR, 1, 1))
