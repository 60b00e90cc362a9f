"""Presentations to take away: one slide of a view, or a whole story, a slide for each step."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from lib.export.slides.deck import blank, set_properties, to_bytes
from lib.export.slides.foot import subjects
from lib.export.slides.slide import add_slide
from lib.export.slides.words import Message, Words

if TYPE_CHECKING:
    from lib.export.slides.map import Picture
    from lib.show.exhibits.exhibit import Exhibit
    from lib.store.story import Step, Story


def view_slides(exhibit: Exhibit, words: Words, picture: Picture) -> bytes:
    """Make a presentation (PPTX) of one slide: the exhibit under its name, with its finding as the sentence."""
    deck = blank()
    add_slide(deck, Message(exhibit.name, exhibit.finding), exhibit, words, picture)
    set_properties(deck, exhibit.name, exhibit.finding, [exhibit.name, *subjects(exhibit)], words.day, exhibit.lang)
    return to_bytes(deck, words.day)


def story_slides(
    story: Story,
    lang: str,
    exhibits: Iterable[Exhibit],
    words: Sequence[Words],
    picture: Picture,
    progress: Callable[[int, int], None],
) -> bytes:
    """Make a presentation (PPTX) of a story: a slide for each step, in order.

    `exhibits` and `words` belong to the steps, one each; exhibits may be made while they are asked for. `progress` is
    told how many slides are done, of how many. The same story of the same data gives the same bytes.
    """
    deck, count = blank(), len(story.steps)
    shown: list[str] = []
    progress(0, count)
    for place, (step, exhibit, said) in enumerate(zip(story.steps, exhibits, words, strict=True), start=1):
        add_slide(deck, message(step, exhibit, lang), exhibit, said, picture, f"{place} / {count}")
        shown.append(exhibit.name)
        progress(place, count)
    day = max(said.day for said in words)
    titles = "; ".join(step.title.of(lang) for step in story.steps)
    set_properties(deck, story.title.of(lang), titles, shown, day, lang)
    return to_bytes(deck, day)


def message(step: Step, exhibit: Exhibit, lang: str) -> Message:
    """Return what the slide of a step tells."""
    return Message(step.title.of(lang), step.sentence.of(lang), exhibit.name, step.notes.of(lang))
