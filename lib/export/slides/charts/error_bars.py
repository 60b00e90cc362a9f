"""Error bars of a chart's series, each with a reach of its own: python-pptx has none, so they are written as XML."""

from __future__ import annotations

from dataclasses import dataclass
from math import isnan
from typing import Any

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from lib.export.slides.charts.data import Column
from lib.show.palette import LIGHT

BEFORE = (qn("c:cat"), qn("c:xVal"), qn("c:val"), qn("c:yVal"))
"""What error bars have to stand before in a series."""


@dataclass(frozen=True)
class Stroke:
    """How error bars are drawn: colour, points, whether they end in a cap, and in an arrow (`tail` or `head`)."""

    colour: str = LIGHT.ink
    points: float = 1.5
    caps: bool = True
    arrow: str = ""


def add_error_bars(series: Any, direction: str, below: Column, above: Column, stroke: Stroke) -> None:
    """Add error bars to a series of a chart.

    direction: `x` or `y` for dots, "" for bars, which have only one.
    """
    line = (
        f'<c:spPr><a:ln w="{int(Pt(stroke.points))}"><a:solidFill><a:srgbClr val="{stroke.colour.removeprefix("#")}"/>'
        f"</a:solidFill>{_arrow(stroke.arrow)}</a:ln></c:spPr>"
    )
    towards = f'<c:errDir val="{direction}"/>' if direction else ""
    element = parse_xml(
        f'<c:errBars {nsdecls("c", "a")}>{towards}<c:errBarType val="both"/><c:errValType val="cust"/>'
        f'<c:noEndCap val="{int(not stroke.caps)}"/>{_numbers("plus", above)}{_numbers("minus", below)}'
        f"{line}</c:errBars>"
    )
    found = next(child for child in series._element if child.tag in BEFORE)
    found.addprevious(element)


def _numbers(name: str, column: Column) -> str:
    points = "".join(
        f'<c:pt idx="{place}"><c:v>{value!r}</c:v></c:pt>'
        for place, value in enumerate(column.values)
        if not isnan(value)
    )
    cache = f'<c:formatCode>General</c:formatCode><c:ptCount val="{len(column.values)}"/>{points}'
    return f"<c:{name}><c:numRef><c:f>{column.reference}</c:f><c:numCache>{cache}</c:numCache></c:numRef></c:{name}>"


def _arrow(arrow: str) -> str:
    return f'<a:{arrow}End type="triangle"/>' if arrow else ""
