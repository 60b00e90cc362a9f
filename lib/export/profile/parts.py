"""What a profile says, in plain texts of one language, before it is known how much of it fits on two pages."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, zip_longest
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lib.show.exhibits.exhibit import Exhibit, Source

Part = TypeVar("Part")

ACROSS: Final = (3, 2)
"""Figures of one theme that stand beside each other on the first page: three, or two where more themes fit then."""


@dataclass(frozen=True)
class Figure:
    """One figure: of which theme and indicator, how much, between what, where that stands, from when and whom.

    `level` says what it is about where that is not the subject of the profile itself; `place` where it stands among
    others, and how sure that is. `origin` is the source in a word or two. Each is "" where there is none.
    """

    theme_id: str
    name: str
    level: str
    value: str
    unit: str
    interval: str
    place: tuple[str, ...]
    when: str
    origin: str
    source: Source
    status: str
    sure: str


@dataclass(frozen=True)
class Gap:
    """Something without a figure: its name, its theme, and what would fill it or what there is instead."""

    theme_id: str
    name: str
    text: str


@dataclass(frozen=True)
class Profile:
    """All that a profile could say. `themes` are pairs of an id and a name, in order, the empty ones too.

    Figures and gaps are in the order in which they would be kept, by theme. `about` are pairs of a label and a text;
    `hue` is a colour of the palette; `created` a day (ISO 8601); `closing` are the last words: a heading, a text and
    an address ("" for none) each.
    """

    lang: str
    kind: str
    name: str
    lead: str
    about: tuple[tuple[str, str], ...]
    hue: str
    exhibit: Exhibit | None
    themes: tuple[tuple[str, str], ...]
    figures: tuple[Figure, ...]
    gaps: tuple[Gap, ...]
    gaps_title: str
    created: str
    title: str
    closing: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Amount:
    """How much of a profile is shown: bands of themes, so many figures across; then rows and gaps."""

    across: int
    bands: int = 0
    rows: int = 0
    gaps: int = 0


def bands(profile: Profile, amount: Amount) -> tuple[tuple[str, tuple[Figure, ...]], ...]:
    """The first themes by name, each with its first figures."""
    shown = profile.themes[: amount.bands]
    return tuple((name, _of_theme(profile.figures, theme)[: amount.across]) for theme, name in shown)


def rest(profile: Profile, amount: Amount) -> tuple[Figure, ...]:
    """The figures that are on no band, in the order in which they are kept: one of each theme in turn."""
    banded = set(chain.from_iterable(figures for _name, figures in bands(profile, amount)))
    left = [each for each in profile.figures if each not in banded]
    return tuple(in_turn([_of_theme(left, theme) for theme, _name in profile.themes]))


def rows(profile: Profile, amount: Amount) -> tuple[Figure, ...]:
    """Those of the rest that are shown, by theme."""
    kept = set(rest(profile, amount)[: amount.rows])
    return tuple(each for each in profile.figures if each in kept)


def gaps(profile: Profile, amount: Amount) -> tuple[Gap, ...]:
    """The gaps that are shown, by theme; one of each theme in turn is kept."""
    in_themes = [[each for each in profile.gaps if each.theme_id == theme] for theme, _name in profile.themes]
    kept = set(in_turn(in_themes)[: amount.gaps])
    return tuple(each for each in profile.gaps if each in kept)


def in_turn(lists: Iterable[Sequence[Part]]) -> list[Part]:
    """Take the first of each list, then the second of each, and so on."""
    return [each for turn in zip_longest(*lists) for each in turn if each is not None]


def _of_theme(figures: Iterable[Figure], theme_id: str) -> tuple[Figure, ...]:
    return tuple(each for each in figures if each.theme_id == theme_id)
