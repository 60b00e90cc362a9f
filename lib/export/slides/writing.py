"""Writing texts on a slide: paragraphs with a size, a colour and, for the dashboard's own address alone, a link."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
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
    body = frame._txBody
    for old in body.findall(qn("a:p")):
        body.remove(old)
    for paragraph in paragraphs:
        body.append(_paragraph(body, frame.part, paragraph))


def _paragraph(body: Any, part: Any, paragraph: Paragraph) -> Any:
    """Make a paragraph as XML: a whole table of them is written in a fraction of the time that its objects take."""
    size = {"sz": str(round(paragraph.size * HUNDREDTHS))}
    made = body.makeelement(qn("a:p"))
    about = _child(made, "a:pPr", algn="r" if paragraph.right else "l")
    for name, points in (("a:lnSpc", paragraph.size * LEADING), ("a:spcBef", paragraph.above), ("a:spcAft", 0)):
        _child(_child(about, name), "a:spcPts", val=str(round(points * HUNDREDTHS)))
    if text := plain(paragraph.text):
        run = _child(made, "a:r")
        look = _child(run, "a:rPr", **size, b=str(int(paragraph.bold)))
        if address := escape.address(paragraph.link):
            _child(look, "a:hlinkClick").set(qn("r:id"), part.relate_to(address, RT.HYPERLINK, is_external=True))
        else:
            _child(_child(look, "a:solidFill"), "a:srgbClr", val=str(rgb(paragraph.colour)))
        _child(run, "a:t").text = text
    _child(made, "a:endParaRPr", **size)
    return made


def _child(parent: Any, name: str, **attributes: str) -> Any:
    child = parent.makeelement(qn(name), attributes)
    parent.append(child)
    return child


def rgb(colour: str) -> RGBColor:
    """Return a colour of the palette (`#rrggbb`) as presentations take it."""
    return RGBColor(*bytes.fromhex(colour.removeprefix("#")))  # type: ignore[no-untyped-call]


def describe(shape: Any, name: str, text: str) -> None:
    """Name a picture, chart or table, and say what it shows to whoever does not see it."""
    shape.name = plain(name)
    shape._element.xpath(".//p:cNvPr")[0].set("descr", plain(text))


def speak(element: Any, lang: str) -> None:
    """Mark every text below an element as written in a language."""
    code = LOCALES[lang].replace("_", "-")
    for run in element.iter(*map(qn, RUNS)):
        run.get_or_add_rPr() if hasattr(run, "get_or_add_rPr") else None
    for properties in element.iter(*PROPERTIES):
        properties.set("lang", code)
