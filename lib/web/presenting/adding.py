"""The view a visitor looks at as a step of a story: added at the end, its texts to be edited afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from lib.locale import LANGUAGES
from lib.model import story_edits
from lib.store.story import LONGEST_SENTENCE, LONGEST_TITLE, MOST_STEPS, Step, Story, Text
from lib.web.frame import link
from lib.web.language import texts
from lib.web.presenting import editor, telling

if TYPE_CHECKING:
    from lib.store.view import View

MINUTES = 3


def offer(name: str, view: View) -> None:
    """A button that adds the view, and the way to the story; `name` is that of the part of the page it stands in."""
    _ = texts().gettext
    editor.say_what_was_refused()
    story = telling.current()
    st.button(
        _("Add this view to the story"),
        icon=":material/playlist_add:",
        disabled=bool(story and len(story.steps) >= MOST_STEPS),
        on_click=_add,
        args=(view,),
        key=f"add-step-{name}",
    )
    link("story", _("To the story"), ":material/co_present:")


def _add(view: View) -> None:
    step = first_step(view)
    story = telling.current()
    longer = story_edits.added(story, step) if story else Story(step.title, (step,))
    editor.keep(longer, len(longer.steps))


def first_step(view: View) -> Step:
    """A step that says what the view itself says, in both languages; without notes."""
    shown = [telling.drawn(view, lang) for lang in LANGUAGES]
    title = Text(*(_short(each.name, LONGEST_TITLE) for each in shown))
    sentence = Text(*(_short(each.finding, LONGEST_SENTENCE) for each in shown))
    return Step(title, sentence, Text("", ""), MINUTES, shown[0].view)


def _short(text: str, longest: int) -> str:
    """Cut at a word where a text is too long for a step."""
    if len(text) <= longest:
        return text
    return f"{text[: longest - 1].rsplit(' ', 1)[0]}…"
