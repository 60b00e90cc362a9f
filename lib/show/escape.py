"""The one place where text becomes safe to stand in HTML."""

from __future__ import annotations

from html import escape
from urllib.parse import quote

# Beyond the characters of HTML itself: the template engine of the maps reads braces,
# and a backquote or a line separator would end a string inside a script.
_ENTITIES = {ord("{"): "&#123;", ord("}"): "&#125;", ord("`"): "&#96;", 0x2028: " ", 0x2029: " "}
_MARKDOWN = {ord(character): "\\" + character for character in "\\`*_{}[]()<>#+-.!|~$:&"}


def html(text: object) -> str:
    """Text for HTML: in an element, in a quoted attribute, in a tooltip of the map."""
    return escape(str(text), quote=True).translate(_ENTITIES)


def markdown(text: object) -> str:
    """Text for Markdown, shown as it is written."""
    return " ".join(str(text).split()).translate(_MARKDOWN)


def plotly(text: object) -> str:
    """Text for a chart: plotly reads a few HTML tags in labels and hover texts."""
    return str(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def address(text: object) -> str:
    """An address that may be linked to: of the web, without what would end it; empty for any other."""
    found = quote(str(text).strip(), safe=":/?#[]@!$&'()*+,;=%~-._")
    return found if found.startswith(("http://", "https://")) else ""
