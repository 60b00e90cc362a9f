"""What no text of a story may hold, since it comes from anyone and is shown on pages, slides and in files."""

from __future__ import annotations

import re

MARKUP = re.compile(
    r"""<[A-Za-z/!?][^<>]*>?              # a tag, a comment, the start of either
      | &\#?[A-Za-z0-9]+;                 # a character by its name or number
      | (?:java|vb)\s*script\s*:          # an address that runs
      | data:[a-z]+/[a-z0-9.+-]+[;,]      # an address that holds a page
      | [{}]                              # a template
      | `                                 # code""",
    re.IGNORECASE | re.VERBOSE,
)
SPACES = "\u00a0\u202f"
"""Spaces that do not break, as numbers with a unit are written with."""


def hostile(text: str) -> str:
    """Return the first piece of markup, script or template in a text, "" where there is none."""
    found = MARKUP.search(text)
    return found.group() if found else ""


def unprintable(text: str, *, lines: bool = False) -> str:
    """Name the first character that cannot be shown (`U+0007`), "" where there is none; `lines` allows line ends."""
    allowed = SPACES + ("\n" if lines else "")
    return next((f"U+{ord(sign):04X}" for sign in text if not sign.isprintable() and sign not in allowed), "")
