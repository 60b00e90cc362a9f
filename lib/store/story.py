"""A story: the steps in which a workshop is told, each a sentence, its sources, and a view."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lib.store.view import View

MOST_STEPS = 60
LONGEST_TITLE, LONGEST_SENTENCE, LONGEST_NOTES = 80, 240, 2000
"""Characters that the texts of a step may have; the title of the story too."""

DIGEST_LENGTH = 16
DIGEST_FORM = f"[0-9a-f]{{{DIGEST_LENGTH}}}"
"""A story is named by the start of the SHA-256 of its content."""


@dataclass(frozen=True)
class Text:
    """One text in both languages."""

    it: str
    en: str

    def of(self, lang: str) -> str:
        """The text in a language."""
        return self.it if lang == "it" else self.en


@dataclass(frozen=True)
class Step:
    """One step: what its title says in a few words, its one sentence, what the speaker says beside it.

    `minutes` is the time it has on the agenda. `sources` are what the sentence rests on: references to rows of the
    package, written `model/<statement_id>`, `timeline/<event_id>`, `places/<place_id>`, `sources/<source_id>`,
    `observations/<indicator_id>/<area_id>` or `context/<indicator_id>/<territory_id>/<period>`, and of the package
    that compares cities, written `cities/<city_indicator>/<istat_code>`. A reference without a period stands for all.
    """

    title: Text
    sentence: Text
    notes: Text
    minutes: float
    view: View
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class Story:
    """Steps in the order they are told, under a title."""

    title: Text
    steps: tuple[Step, ...]
