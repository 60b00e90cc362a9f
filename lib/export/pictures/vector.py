"""A picture as vectors: what the drawing library writes, with a name, a description and the letters of the screen."""

from __future__ import annotations

from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element, fromstring, register_namespace, tostring

import matplotlib as mpl

from lib.export.pictures.letters import plain
from lib.export.pictures.sheet import FONT, HALO

if TYPE_CHECKING:
    from lib.export.pictures.sheet import Sheet

FAMILY = f"'Source Sans Pro', 'Source Sans', '{FONT}', sans-serif"
"""Measured with the widest of them: in the others, texts take less room."""
NAMESPACE, LINKS = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
SETTINGS: dict[Any, Any] = {"svg.fonttype": "none", "svg.hashsalt": "picture", "svg.image_inline": True}
BARE: dict[str, None] = dict.fromkeys(("Date", "Creator", "Format", "Type"))
SETTING = Lock()
"""The library's settings are those of the whole program: one writer at a time changes them, and back."""

register_namespace("", NAMESPACE)
register_namespace("xlink", LINKS)


def write(sheet: Sheet, name: str, finding: str, lang: str) -> bytes:
    """Write a sheet as SVG: texts stay texts, nothing is loaded, the same sheet gives the same bytes."""
    buffer = BytesIO()
    with SETTING, mpl.rc_context(SETTINGS):
        sheet.figure.savefig(buffer, format="svg", metadata=BARE)
    # What is read here was written by the library a line above.
    root = fromstring(buffer.getvalue())  # noqa: S314
    _describe(root, sheet, plain(name), plain(finding), lang)
    for group in list(root.iter(_tag("g"))):
        if group.get("id", "").startswith(HALO):
            _edge(group)
    for text in root.iter(_tag("text")):
        text.set("style", text.get("style", "").replace(f"'{FONT}'", FAMILY))
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True))


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _describe(root: Element, sheet: Sheet, name: str, finding: str, lang: str) -> None:
    """Say what the picture is, for readers of screens and files, in the first two elements."""
    for found in root.findall(_tag("metadata")):
        root.remove(found)
    root.attrib.update(width=str(sheet.shape.width), height=str(sheet.shape.height), role="img", lang=lang)
    root.set("aria-labelledby", "name finding")
    for place, (tag, key, text) in enumerate((("title", "name", name), ("desc", "finding", finding))):
        element = Element(_tag(tag), {"id": key})
        element.text = text
        root.insert(place, element)


def _edge(group: Element) -> None:
    """Turn a text into the edge around the one that follows it."""
    del group.attrib["id"]
    group.set("aria-hidden", "true")
    for text in group.iter(_tag("text")):
        style = dict(part.strip().split(": ", 1) for part in text.get("style", "").split(";") if ": " in part)
        width = float(style["font-size"].removesuffix("px")) / 4.5
        colour = style.get("fill", "#000000")
        style |= {"stroke": colour, "stroke-width": f"{width:.2f}", "stroke-linejoin": "round"}
        text.set("style", "; ".join(f"{key}: {value}" for key, value in style.items()))
