"""A profile as PDF: as much of it as two pages hold, found by setting it."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import matplotlib as mpl
import typst

from lib.export.profile.layout import layout
from lib.export.profile.parts import ACROSS, Amount, Profile, rest

if TYPE_CHECKING:
    from lib.show.exhibits.exhibit import Exhibit

TEMPLATE: Final = Path(__file__).parent / "profile.typ"
PAGES: Final = 2
ROWS_FIRST: Final = 10
"""Rows of the table that gaps do not push out."""


class TooLongError(ValueError):
    """A profile of which not even the least fits on two pages."""


def document(profile: Profile, draw: Callable[[Exhibit], bytes]) -> bytes:
    """Set a profile as tagged PDF (PDF/UA-1) of exactly two pages; the same profile gives the same bytes.

    draw: makes an SVG of an exhibit. Raises TooLongError where the least of a profile is longer.
    """
    svg = draw(profile.exhibit).decode() if profile.exhibit else ""
    content = layout(profile, fitting(profile), svg)
    day = datetime.fromisoformat(profile.created).replace(tzinfo=UTC)
    return bytes(
        typst.compile(
            TEMPLATE.read_bytes(),
            **_setting(content),
            format="pdf",
            pdf_standards=["ua-1"],
            timestamp=int(day.timestamp()),
        )
    )


def fitting(profile: Profile) -> Amount:
    """Find how much fits: first the most bands on the first page, then the most gaps, then the most rows.

    The picture has a place of its own, whatever is drawn in it: it is not needed to find out.
    """

    def fits(amount: Amount) -> bool:
        return pages(layout(profile, amount)) == (1, PAGES)

    def banded(least: Amount) -> Amount:
        return replace(least, bands=most(len(profile.themes), lambda number: fits(replace(least, bands=number))))

    if not fits(Amount(ACROSS[0])):
        raise TooLongError(profile.name)
    found = max((banded(Amount(across)) for across in ACROSS), key=lambda amount: amount.bands)
    left = len(rest(profile, found))
    with_rows = replace(found, rows=min(left, ROWS_FIRST))
    found = replace(found, gaps=most(len(profile.gaps), lambda number: fits(replace(with_rows, gaps=number))))
    return replace(found, rows=most(left, lambda number: fits(replace(found, rows=number))))


def most(total: int, fits: Callable[[int], bool]) -> int:
    """Find the largest number up to `total` that fits, where every smaller one fits too; 0 always does."""
    return bisect_left(range(1, total + 1), True, key=lambda number: not fits(number))


def pages(content: dict[str, Any]) -> tuple[int, int]:
    """Set the content without writing it: the page on which the first part ends, and the number of pages."""
    found = typst.query(TEMPLATE.read_bytes(), "<ends>", field="value", **_setting(content))
    first, last = json.loads(found)
    return int(first), int(last)


def _setting(content: dict[str, Any]) -> dict[str, Any]:
    return {
        "root": str(TEMPLATE.parent),
        "font_paths": _fonts(),
        "ignore_system_fonts": True,
        "sys_inputs": {"data": json.dumps(content, ensure_ascii=False)},
    }


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    """The fonts that come with matplotlib, so that a profile looks the same on every machine."""
    folder = Path(mpl.get_data_path()) / "fonts" / "ttf"
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)])
