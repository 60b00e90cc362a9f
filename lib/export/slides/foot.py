"""The foot of a slide: what is shown, where and when, who published it, which data it is, where it opens again."""

from __future__ import annotations

from typing import Any

from lib.export.slides.boxes import BOTTOM, FOOT, SIDE, WIDTH, Box
from lib.export.slides.extent import LEADING, shortened
from lib.export.slides.plain import plain
from lib.export.slides.words import Words
from lib.export.slides.writing import Paragraph, text_box
from lib.locale import catalogue
from lib.show import numbers
from lib.show.exhibits.exhibit import Exhibit
from lib.show.palette import LIGHT

SIZE = 9.0
NUMBER = 60.0
"""Room for the number of the slide, at the right."""
FEW = 3
"""So many places are named where none of them is marked."""


def draw(slide: Any, exhibit: Exhibit, words: Words, position: str) -> None:
    """Write the foot in four lines; what is too long ends in an ellipsis, but the link leads to the whole address."""
    box = Box(SIDE, BOTTOM - FOOT, WIDTH - 2 * SIDE - NUMBER, 4 * SIZE * LEADING + 1)
    lines = [(about(exhibit), 1, ""), (sources(exhibit, words), 2, ""), (data(exhibit, words), 1, words.address)]
    paragraphs = [
        Paragraph(shortened(text, SIZE, box.width, most), SIZE, colour=LIGHT.muted, link=link)
        for text, most, link in lines
    ]
    text_box(slide, box, paragraphs, "Foot")
    if position:
        corner = Box(WIDTH - SIDE - NUMBER, BOTTOM - FOOT, NUMBER, SIZE * LEADING + 1)
        text_box(slide, corner, [Paragraph(position, SIZE, colour=LIGHT.muted, right=True)], "Position")


def about(exhibit: Exhibit) -> str:
    """Name the indicator, the areas or cities, the period, and what else has to be known."""
    parts = (exhibit.name, ", ".join(subjects(exhibit)), exhibit.period, *exhibit.about)
    return " · ".join(dict.fromkeys(filter(None, map(plain, parts))))


def sources(exhibit: Exhibit, words: Words) -> str:
    """Name the sources with the licence of each."""
    found = [_source(plain(each.text), plain(each.licence)) for each in words.all_sources(exhibit)]
    return catalogue(exhibit.lang).gettext("Sources: {names}").format(names="; ".join(found)) if found else ""


def data(exhibit: Exhibit, words: Words) -> str:
    """Tell of which day and version the data are, and the address of the view."""
    _ = catalogue(exhibit.lang).gettext
    day = numbers.period(words.day, exhibit.lang)
    text = _("Data of {day}, {version}").format(day=day, version=plain(words.version))
    return f"{text} · {plain(words.address)}" if words.address else text


def subjects(exhibit: Exhibit) -> tuple[str, ...]:
    """Return the names of the areas or cities that are marked, or of all where they are few."""
    drawing = exhibit.drawing
    found = [
        each
        for name in ("rows", "points", "lines", "values")
        for each in getattr(drawing, name, ())
        if hasattr(each, "mark")
    ]
    named = [each.name for each in found if each.mark] or ([each.name for each in found] if len(found) <= FEW else [])
    return tuple(dict.fromkeys(map(plain, named)))


def _source(text: str, licence: str) -> str:
    return f"{text} ({licence})" if licence else text
