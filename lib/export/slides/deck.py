"""A presentation to fill, and how it becomes a file that is always the same."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO
from struct import pack, unpack_from
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from pptx import Presentation

from lib.export.archive import FIRST_YEAR
from lib.export.slides.plain import plain
from lib.export.slides.template import template
from lib.locale import catalogue
from lib.show.numbers import LOCALES

if TYPE_CHECKING:
    from collections.abc import Iterable

DIRECTORY = 46
"""Bytes of an entry in the directory of a zip file, without its name and what follows it."""
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
    buffer = BytesIO()
    deck.save(buffer)
    return _dated(bytearray(buffer.getvalue()), _day(day))


def _dated(archive: bytearray, day: date) -> bytes:
    """Write a day over the date of each entry of a zip file, at its data and in the directory at the end.

    What is compressed stays as it is: packing all of it again would take as long as making some of the slides.
    """
    stamp = pack("<HH", 0, (day.year - FIRST_YEAR) << 9 | day.month << 5 | day.day)
    with ZipFile(BytesIO(archive)) as source:
        entries, place = source.infolist(), source.start_dir
    for entry in entries:
        archive[entry.header_offset + 10 : entry.header_offset + 14] = stamp
        archive[place + 12 : place + 16] = stamp
        place += DIRECTORY + sum(unpack_from("<HHH", archive, place + 28))
    return bytes(archive)


def _day(day: str) -> date:
    return max(date.fromisoformat(day), date(FIRST_YEAR, 1, 1))
