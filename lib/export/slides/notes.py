"""The notes of a slide: what the speaker says, then everything that shows how the figures came about."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import pandas as pd

from lib.export.slides.foot import data
from lib.export.slides.plain import paragraphs, plain
from lib.export.slides.words import Message, Words
from lib.locale import catalogue
from lib.show import numbers
from lib.show.exhibits.exhibit import Exhibit, Source

MOST = 40
"""Rows of figures in the notes; a file with all of them is taken away from the page."""


def notes(message: Message, exhibit: Exhibit, words: Words) -> str:
    """Return the notes as text: the speaker's, then the evidence, then the figures, a line each."""
    spoken = list(paragraphs(message.notes))
    evidence = [line for line in _evidence(message, exhibit, words) if line]
    return "\n".join([*spoken, *([""] if spoken else []), *evidence, "", *figures(exhibit)])


def figures(exhibit: Exhibit) -> list[str]:
    """Write the table of an exhibit as lines, headed, with the numbers of the language."""
    texts, frame = catalogue(exhibit.lang), exhibit.table
    rows = [" | ".join(_cell(value, exhibit.lang) for value in row) for row in frame.head(MOST).itertuples(index=False)]
    hidden = len(frame) - len(rows)
    more = [texts.ngettext("and {count} more", "and {count} more", hidden).format(count=hidden)] if hidden > 0 else []
    head = " | ".join(map(plain, frame.columns))
    return [texts.gettext("Figures"), head, *rows, *more] if rows else []


def _evidence(message: Message, exhibit: Exhibit, words: Words) -> Iterator[str]:
    _ = catalogue(exhibit.lang).gettext
    yield _("Evidence")
    yield plain(exhibit.name) if plain(exhibit.name) != plain(message.title) else ""
    yield plain(exhibit.finding) if plain(exhibit.finding) != plain(message.sentence) else ""
    yield " · ".join(filter(None, map(plain, (exhibit.period, *exhibit.about))))
    yield plain(exhibit.method)
    missing = getattr(exhibit.drawing, "missing", ())
    yield _("No figure: {names}").format(names=", ".join(map(plain, missing))) if missing else ""
    yield from (_source(each) for each in words.all_sources(exhibit))
    yield data(exhibit, words)


def _source(source: Source) -> str:
    return " · ".join(filter(None, map(plain, (source.text, source.licence, source.address))))


def _cell(value: object, lang: str) -> str:
    if isinstance(value, float):
        return numbers.MISSING if pd.isna(value) else _number(value, lang)
    return plain(value)


@lru_cache(maxsize=4096)
def _number(value: float, lang: str) -> str:
    """Write a number with all the decimals it has."""
    decimals = len(f"{value:.6f}".rstrip("0").partition(".")[2])
    return numbers.decimal(value, decimals, lang)
