"""Scripts and styles that stand inside a page: without an end of their own, allowed by their hash."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

OWN: Final = Path(__file__).parent
ADDRESS: Final = re.compile(r"url\([^)]*\)")
SOURCE_MAP: Final = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)


@dataclass(frozen=True)
class MapFiles:
    """The files that a map on the screen is made with, as texts: Leaflet's and our own, scripts and styles."""

    leaflet: str
    leaflet_style: str
    map: str
    map_style: str


def script(text: str) -> str:
    """A script that can stand in a page: it does not end it, and asks for no other file."""
    return re.sub("</(script)", r"<\\/\1", SOURCE_MAP.sub("", text).replace("\r\n", "\n"), flags=re.IGNORECASE)


def style(text: str) -> str:
    """A style that can stand in a page; pictures that it would fetch are left out."""
    return re.sub("</(style)", r"<\\/\1", ADDRESS.sub("none", text).replace("\r\n", "\n"), flags=re.IGNORECASE)


def data(text: str) -> str:
    """JSON, or assignments of JSON, whose texts cannot end a script or begin another."""
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def constant(name: str, value: Any) -> str:
    """A script that hands a value to those after it."""
    return f"window.{name} = {data(json.dumps(value, ensure_ascii=False, allow_nan=False))};"


def allowed(text: str) -> str:
    """What a Content-Security-Policy calls a script or a style that stands in the page."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@lru_cache(maxsize=4)
def own(name: str) -> str:
    """A file of this folder."""
    return (OWN / name).read_text(encoding="utf-8")
