"""The empty presentation all slides are made in: 16:9, one layout, the fonts and colours of the dashboard."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from lib.export.slides.boxes import BOTTOM, FOOT, HEIGHT, SIDE, WIDTH, Box
from lib.show.palette import LIGHT

FONT = "Arial"
LAYOUT = "Title Only"
STRIPE = Box(0, 0, WIDTH, 6)
HAIR = Box(SIDE, BOTTOM - FOOT - 7, WIDTH - 2 * SIDE, 0.75)
UNUSED = (RT.PRINTER_SETTINGS, RT.THUMBNAIL)

THEME = {
    **{"dk1": LIGHT.ink, "lt1": LIGHT.paper, "dk2": LIGHT.muted, "lt2": LIGHT.grid},
    **{"accent1": LIGHT.strong, "accent2": LIGHT.warm, "accent3": LIGHT.cool, "accent4": LIGHT.accent},
    **{"accent5": LIGHT.soft, "accent6": LIGHT.muted, "hlink": LIGHT.cool, "folHlink": LIGHT.strong},
}
"""The colours that a presentation offers when someone edits it."""

RECTANGLE = """<p:sp {names}><p:nvSpPr><p:cNvPr id="{id}" name="{name}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>
<p:spPr><a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>
<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"""


@lru_cache(maxsize=1)
def template() -> bytes:
    """Return the empty presentation as a file."""
    deck = Presentation()
    across = Pt(WIDTH) / int(deck.slide_width or 1)
    deck.slide_width, deck.slide_height = Pt(WIDTH), Pt(HEIGHT)
    for layout in [each for each in deck.slide_layouts if each.name != LAYOUT]:
        deck.slide_layouts.remove(layout)
    for shape in (*deck.slide_master.shapes, *deck.slide_layouts[0].shapes):
        if shape._element.spPr.find(qn("a:xfrm")) is not None:
            shape.left, shape.width = round(shape.left * across), round(shape.width * across)
    deck.slide_master.element.find(qn("p:txStyles")).find(qn("p:titleStyle"))[0].set("algn", "l")
    _decorate(deck.slide_master)
    _theme(deck.slide_master.part.part_related_by(RT.THEME))
    _lighten(deck)
    buffer = BytesIO()
    deck.save(buffer)
    return buffer.getvalue()


def _decorate(master: Any) -> None:
    """Draw what all slides have below their content: a stripe at the top, a hair above the foot."""
    tree = master.shapes._spTree
    for number, (name, box, colour) in enumerate((("Stripe", STRIPE, LIGHT.strong), ("Hair", HAIR, LIGHT.grid)), 101):
        places = {"left": box.left, "top": box.top, "width": box.width, "height": box.height}
        drawn = RECTANGLE.format(
            names=nsdecls("p", "a"),
            id=number,
            name=name,
            colour=colour.removeprefix("#"),
            **{side: int(Pt(place)) for side, place in places.items()},
        )
        tree.insert(2, parse_xml(drawn))


def _theme(part: Any) -> None:
    """Put the dashboard's colours and one common font into the theme."""
    theme = parse_xml(part.blob)
    for name, colour in THEME.items():
        entry = theme.find(f".//{qn('a:clrScheme')}/{qn(f'a:{name}')}")
        entry.replace(entry[0], parse_xml(f'<a:srgbClr {nsdecls("a")} val="{colour.removeprefix("#")}"/>'))
    for font in theme.findall(f".//{qn('a:fontScheme')}//{qn('a:latin')}"):
        font.set("typeface", FONT)
    part._blob = serialize_part_xml(theme)


def _lighten(deck: Any) -> None:
    """Drop what the empty presentation brings along and nobody needs: settings of a printer, a picture of itself."""
    for holder in (deck.part, deck.part.package):
        rels = holder._rels
        for key in [key for key, rel in rels.items() if rel.reltype in UNUSED]:
            rels.pop(key)
