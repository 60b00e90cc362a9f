"""One slide: a title, one sentence, what is shown large, the foot, and the notes."""

from __future__ import annotations

from typing import Any

from pptx.util import Pt

from lib.export.slides import body, foot
from lib.export.slides.boxes import BOTTOM, FOOT, SIDE, TOP, WIDTH, Box
from lib.export.slides.map import Picture
from lib.export.slides.notes import notes
from lib.export.slides.plain import plain
from lib.export.slides.table import SHRINK
from lib.export.slides.words import Message, Words
from lib.export.slides.writing import Paragraph, speak, text_box, total, write
from lib.show.exhibits.exhibit import Exhibit
from lib.show.palette import LIGHT

SIZES = ((32.0, 20.0), (28.0, 18.0), (24.0, 16.0))
"""Sizes of title and sentence, the usual ones first."""
HEADING, GAP, ABOVE = 16.0, 5.0, 14.0
"""Size of the heading over what is shown; points between title and sentence, and above what is shown."""
LEAST = 210.0
"""Points that what is shown has at least in height."""


def add_slide(
    deck: Any, message: Message, exhibit: Exhibit, words: Words, picture: Picture, position: str = ""
) -> None:
    """Add a slide to a presentation; `position` tells which of how many it is, "" where it is alone."""
    slide = deck.slides.add_slide(deck.slide_layouts[0])
    slide.shapes.turbo_add_enabled = True
    paragraphs = fitting(message)
    top = _write(slide, paragraphs)
    box = Box(SIDE, top + ABOVE, WIDTH - 2 * SIDE, BOTTOM - FOOT - ABOVE - top - ABOVE)
    body.draw(slide, exhibit, box, picture)
    foot.draw(slide, exhibit, words, position)
    slide.notes_slide.notes_text_frame.text = notes(message, exhibit, words)
    _speak(slide, exhibit.lang)


def fitting(message: Message) -> tuple[Paragraph, ...]:
    """Choose the largest sizes of title, sentence and heading that leave room for what is shown.

    Texts as long as pages become as small as they have to be: they are never cut.
    """
    sizes = list(SIZES)
    while True:
        title, sentence = sizes.pop(0)
        heading = min(HEADING, sentence)
        found = (
            Paragraph(plain(message.title), title, bold=True),
            Paragraph(plain(message.sentence), sentence),
            Paragraph(plain(message.heading), heading, bold=True, colour=LIGHT.muted),
        )
        written = sum(_height(paragraph) for paragraph in found)
        if TOP + written + 2 * ABOVE + LEAST <= BOTTOM - FOOT:
            return found
        sizes = sizes or [(title * SHRINK, sentence * SHRINK)]


def _write(slide: Any, paragraphs: tuple[Paragraph, ...]) -> float:
    """Write title, sentence and heading, one under the other; return where they end."""
    title, *others = paragraphs
    box = Box(SIDE, TOP, WIDTH - 2 * SIDE, _height(title) - GAP)
    shape = slide.shapes.title
    shape.left, shape.top, shape.width, shape.height = map(Pt, (box.left, box.top, box.width, box.height))
    write(shape.text_frame, [title])
    top = TOP + _height(title)
    for paragraph, name in zip(others, ("Sentence", "Heading"), strict=True):
        if paragraph.text:
            text_box(slide, Box(SIDE, top, box.width, _height(paragraph) - GAP), [paragraph], name)
            top += _height(paragraph)
    return top - GAP


def _height(paragraph: Paragraph) -> float:
    return total([paragraph], WIDTH - 2 * SIDE) + GAP if paragraph.text else 0.0


def _speak(slide: Any, lang: str) -> None:
    """Mark the language of all texts: on the slide, in its charts and in its notes."""
    speak(slide._element, lang)
    speak(slide.notes_slide._element, lang)
    for shape in slide.shapes:
        if shape.has_chart:
            speak(shape.chart._chartSpace, lang)
