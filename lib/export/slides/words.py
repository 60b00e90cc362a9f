"""What a slide says beside its exhibit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lib.show.exhibits.exhibit import Exhibit, Source


@dataclass(frozen=True)
class Words:
    """Where a slide's view opens again, of which data it is, and what the sentence of a step rests on.

    `address` is of the web, "" where it is not known; `day` is that of the data (ISO 8601), `version` names the
    data and its version in plain text.
    """

    address: str
    day: str
    version: str
    sources: tuple[Source, ...] = ()

    def all_sources(self, exhibit: Exhibit) -> tuple[Source, ...]:
        """The sources of the sentence and those of the exhibit, each once."""
        return tuple(dict.fromkeys((*self.sources, *exhibit.sources)))


@dataclass(frozen=True)
class Message:
    """What a slide tells: a title, one sentence, the heading over what is drawn, and what the speaker says."""

    title: str
    sentence: str
    heading: str = ""
    notes: str = ""
