"""Writing texts on a slide: paragraphs with a size, a colour and, for the dashboard's own address alone, a link."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml.ns import qn
from pptx.util import Pt

from lib.export.slides.boxes import Box
from lib.export.slides.extent import LEADING, height
from lib.export.slides.plain import plain
from lib.show import escape
from lib.show.numbers import LOCALES
from lib.show.palette import LIGHT

RUNS = ("a:r", "a:br", "a:fld")
HUNDREDTHS = 100
"""Sizes are written in hundredths of a point."""
PROPERTIES = {qn("a:rPr"), qn("a:endParaRPr"), qn("a:defRPr")}


@dataclass(frozen=True)
class Paragraph:
    """One paragraph: its text, its size and the room above it in points, its look, where it leads to."""

    text: str
    size: float
    bold: bool = False
    colour: str = LIGHT.ink
    right: bool = False
    above: float = 0.0
    link: str = ""

    def height(self, room: float) -> float:
        """Return its height in points in a column of `room` points."""
        return self.above + height(self.text, self.size, room, self.bold)


def total(paragraphs: Iterable[Paragraph], room: float) -> float:
    """Return the height of paragraphs in a column of `room` points."""
    return sum(paragraph.height(room) for paragraph in paragraphs)


def text_box(slide: Any, box: Box, paragraphs: Sequence[Paragraph], name: str) -> Any:
    """Write paragraphs into a new box on a slide; they have to fit."""
    shape = slide.shapes.add_textbox(Pt(box.left), Pt(box.top), Pt(box.width), Pt(box.height))
    shape.name = plain(name)
    write(shape.text_frame, paragraphs)
    return shape


def write(frame: Any, paragraphs: Sequence[Paragraph]) -> None:
    """Write paragraphs into a frame, from its top, without margins."""
    frame.word_wrap, frame.auto_size, frame.vertical_anchor = True, MSO_AUTO_SIZE.NONE, MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    write_paragraphs(frame._txBody, frame.part, paragraphs)


def write_paragraphs(body: Any, part: Any, paragraphs: Sequence[Paragraph]) -> None:
    """Put paragraphs in the place of those in the XML of a frame, which is in a `part` of the file."""
    for old in body.findall(tag("a:p")):
        body.remove(old)
    for paragraph in paragraphs:
        body.append(_paragraph(body, part, paragraph))


def _paragraph(body: Any, part: Any, paragraph: Paragraph) -> Any:
    """Make a paragraph as XML: a whole table of them is written in a fraction of the time that its objects take."""
    size = {"sz": str(round(paragraph.size * HUNDREDTHS))}
    made = body.makeelement(tag("a:p"))
    about = child(made, "a:pPr", algn="r" if paragraph.right else "l")
    for name, points in (("a:lnSpc", paragraph.size * LEADING), ("a:spcBef", paragraph.above), ("a:spcAft", 0)):
        child(child(about, name), "a:spcPts", val=str(round(points * HUNDREDTHS)))
    if text := plain(paragraph.text):
        run = child(made, "a:r")
        look = child(run, "a:rPr", **size, b=str(int(paragraph.bold)))
        if address := escape.address(paragraph.link):
            child(look, "a:hlinkClick").set(tag("r:id"), part.relate_to(address, RT.HYPERLINK, is_external=True))
        else:
            child(child(look, "a:solidFill"), "a:srgbClr", val=hexadecimal(paragraph.colour))
        child(run, "a:t").text = text
    child(made, "a:endParaRPr", **size)
    return made


def child(parent: Any, name: str, **attributes: str) -> Any:
    """Append an element (`a:t`) to another, and return it."""
    made = parent.makeelement(tag(name), attributes)
    parent.append(made)
    return made


@lru_cache(maxsize=64)
def tag(name: str) -> str:
    """Return the whole name of an element or attribute."""
    return str(qn(name))


def hexadecimal(colour: str) -> str:
    """Return a colour of the palette as the XML of presentations has it."""
    return colour.removeprefix("#").upper()


def rgb(colour: str) -> RGBColor:
    """Return a colour of the palette (`#rrggbb`) as presentations take it."""
    return RGBColor(*bytes.fromhex(colour.removeprefix("#")))  # type: ignore[no-untyped-call]


def describe(shape: Any, name: str, text: str) -> None:
    """Name a picture, chart or table, and say what it shows to whoever does not see it."""
    shape.name = plain(name)
    shape._element._nvXxPr.cNvPr.set("descr", plain(text))


def speak(element: Any, lang: str) -> None:
    """Mark every text below an element as written in a language."""
    code = LOCALES[lang].replace("_", "-")
    for run in element.iter(*map(qn, RUNS)):
        run.get_or_add_rPr() if hasattr(run, "get_or_add_rPr") else None
    for properties in element.iter(*PROPERTIES):
        properties.set("lang", code)
