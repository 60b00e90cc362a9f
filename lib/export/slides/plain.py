"""Texts as a presentation can hold them: on one line, without signs that nobody sees."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

HIDDEN = {"Cc", "Cs", "Cn", "Co"}
TURNING = set(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0xFEFF)))
"""Signs that turn the direction of writing, with which a text can pretend to be another."""


def plain(text: object) -> str:
    """Return a text on one line, without control characters, halves of characters and turns of direction."""
    return _plain(str(text))


@lru_cache(maxsize=8192)
def _plain(text: str) -> str:
    if text.isprintable() and "  " not in text:
        return text.strip()
    return " ".join("".join(" " if sign.isspace() else sign for sign in text if _shown(sign)).split())


def paragraphs(text: object) -> tuple[str, ...]:
    """Return the lines of a longer text, each plain, without empty ones."""
    return tuple(line for line in map(plain, str(text).splitlines()) if line)


def _shown(sign: str) -> bool:
    return sign.isspace() or (unicodedata.category(sign) not in HIDDEN and sign not in TURNING)
