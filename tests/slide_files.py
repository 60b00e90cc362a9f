"""Reading slides back as someone would who opened the file, and measuring whether everything fits."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from itertools import combinations
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import matplotlib as mpl
from fontTools.agl import toUnicode  # type: ignore[import-untyped]
from lxml import etree  # type: ignore[import-untyped]
from PIL import Image, ImageFont
from pptx import Presentation
from pptx.oxml.ns import qn

from lib.export.slides.slides import view_slides
from lib.export.slides.words import Words
from lib.show.exhibits.exhibit import Exhibit, Source

ADDRESS = "https://dora.example/it/cities?city_indicator=thefts&city=090001&period=2024"
WORDS = Words(
    ADDRESS, "2026-08-25", "torino 1.3.0", (Source("Minutes of the workshop", "https://anci.example/18", "CC0"),)
)
POINT = 12_700
"""English metric units in a point."""
TOLERANCE = 0.6
LINE = 1.2


def picture(exhibit: Exhibit, width: float, height: float) -> bytes:
    """A plain picture of the right shape, where a test is not about maps."""
    buffer = BytesIO()
    Image.new("RGB", (round(width), round(height)), "#cfe0ea").save(buffer, "PNG")
    return buffer.getvalue()


def of_view(exhibit: Exhibit, words: Words = WORDS) -> Any:
    """The slide of one exhibit, read back."""
    return read(view_slides(exhibit, words, picture)).slides[0]


def read(blob: bytes) -> Any:
    """A presentation, opened again."""
    return Presentation(BytesIO(blob))


def named(slide: Any, name: str) -> Any:
    """The one shape of a slide with a name."""
    (found,) = [shape for shape in slide.shapes if shape.name == name]
    return found


def charts(slide: Any) -> list[Any]:
    return [shape.chart for shape in slide.shapes if shape.has_chart]


def tables(slide: Any) -> list[list[list[str]]]:
    """The texts of each table, row by row; merged cells count once."""
    found = [shape.table for shape in slide.shapes if shape.has_table]
    return [[[cell.text for cell in row.cells if not cell.is_spanned] for row in table.rows] for table in found]


def links(slide: Any) -> list[str]:
    """Where the slide, and whatever is on it, leads to outside the file."""
    parts = [slide.part, slide.notes_slide.part, *(chart.part for chart in charts(slide))]
    return [rel.target_ref for part in parts for rel in part.rels.values() if rel.is_external]


# What fits


@dataclass(frozen=True)
class Rectangle:
    """Where a shape stands, in points."""

    name: str
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Rectangle) -> bool:
        """Tell whether both cover some of the same ground."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > TOLERANCE and down > TOLERANCE


def rectangle(shape: Any) -> Rectangle:
    ends = (shape.left, shape.top, shape.left + shape.width, shape.top + shape.height)
    return Rectangle(shape.name, *(end / POINT for end in ends))


def problems(slide: Any) -> list[str]:
    """Everything on a slide that leaves it, covers something else, or holds more text than it has room for."""
    places = [rectangle(shape) for shape in slide.shapes]
    outside = [
        f"{place} leaves the slide"
        for place in places
        if min(place.left, place.top) < 0 or place.right > 960 + TOLERANCE or place.bottom > 540 + TOLERANCE
    ]
    covered = [f"{one} covers {other}" for one, other in combinations(places, 2) if one.meets(other)]
    return [*outside, *covered, *(text for shape in slide.shapes for text in _overfull(shape))]


def _overfull(shape: Any) -> Iterator[str]:
    if shape.has_text_frame:
        yield from _check(shape.text_frame, shape.width / POINT, shape.height / POINT, shape.name)
    if not shape.has_table:
        return
    table, columns = shape.table, [column.width / POINT for column in shape.table.columns]
    if sum(row.height for row in table.rows) > shape.height + POINT:
        yield f"{shape.name}: rows are higher than their table"
    for row in table.rows:
        for place, cell in enumerate(row.cells):
            if not cell.is_spanned:
                room = sum(columns[place : place + cell.span_width]) if cell.is_merge_origin else columns[place]
                yield from _check(cell, room, row.height / POINT, f"{shape.name}, cell {cell.text!r}")


def _check(frame: Any, width: float, height: float, name: str) -> Iterator[str]:
    room = width - (frame.margin_left + frame.margin_right) / POINT
    text = getattr(frame, "text_frame", frame)
    tall = sum(_height(paragraph, room) for paragraph in text.paragraphs)
    tall += (frame.margin_top + frame.margin_bottom) / POINT
    if tall > height + TOLERANCE:
        yield f"{name} needs {tall:.1f} points and has {height:.1f}"


def _height(paragraph: Any, room: float) -> float:
    sizes = [run.font.size.pt for run in paragraph.runs] or [int(paragraph._p.find(qn("a:endParaRPr")).get("sz")) / 100]
    bold = any(run.font.bold for run in paragraph.runs)
    before = paragraph.space_before.pt if paragraph.space_before else 0.0
    return float(before + max(sizes) * LINE * len(broken(paragraph.text, max(sizes), room, bold)))


def broken(text: str, size: float, room: float, bold: bool) -> list[str]:
    """Break a text as an editor does: between words, within one that is wider than its line."""
    found, line = [], ""
    for word in text.split(" "):
        joined = f"{line} {word}".strip()
        if wide(joined, size, bold) <= room + TOLERANCE:
            line = joined
            continue
        if line:
            found.append(line)
        line = word
        while wide(line, size, bold) > room + TOLERANCE and len(line) > 1:
            cut = next(end for end in range(len(line) - 1, 0, -1) if end == 1 or wide(line[:end], size, bold) <= room)
            found.append(line[:cut])
            line = line[cut:]
    return [*found, line]


def wide(text: str, size: float, bold: bool) -> float:
    """Return the width of a text in Helvetica, which Arial has too; letters that it lacks are as wide as in DejaVu."""
    known = _helvetica(bold)
    return size * sum(known[sign] if sign in known else _font(bold).getlength(sign) / 100 for sign in text)


@cache
def _helvetica(bold: bool) -> dict[str, float]:
    path = Path(mpl.get_data_path()) / "fonts" / "afm" / ("phvb8a.afm" if bold else "phvr8a.afm")
    found = re.findall(r"^C -?\d+ ; WX (\d+) ; N (\w+) ;", path.read_text("latin-1"), re.MULTILINE)
    return {toUnicode(name): int(width) / 1000 for width, name in found}


@cache
def _font(bold: bool) -> ImageFont.FreeTypeFont:
    name = "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"
    return ImageFont.truetype(str(Path(mpl.get_data_path()) / "fonts" / "ttf" / name), 100)


# What a file is made of


def parts(blob: bytes) -> dict[str, Any]:
    """Every XML part of a file, parsed: fails on one that is not XML."""
    with ZipFile(BytesIO(blob)) as archive:
        assert archive.testzip() is None
        names = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
        return {name: etree.fromstring(archive.read(name)) for name in names}


def loose_ends(blob: bytes) -> list[str]:
    """Relations to parts that are not in the file, and parts without a type."""
    with ZipFile(BytesIO(blob)) as archive:
        names = set(archive.namelist())
    found = []
    for name, element in parts(blob).items():
        if not name.endswith(".rels"):
            continue
        folder = posixpath.dirname(posixpath.dirname(name))
        for relation in element:
            if relation.get("TargetMode") != "External":
                target = relation.get("Target")
                whole = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
                if posixpath.normpath(whole) not in names:
                    found.append(f"{name}: {target}")
    types = parts(blob)["[Content_Types].xml"]
    known = {entry.get("PartName", "").lstrip("/") for entry in types}
    extensions = {entry.get("Extension") for entry in types}
    return [*found, *(name for name in names if name not in known and name.rpartition(".")[2] not in extensions)]
