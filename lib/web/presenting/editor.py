"""Making a story of one's own: every change is a new story, kept on the server under the name its content gives it."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import streamlit as st

from lib.locale import LANGUAGES
from lib.model import story_edits
from lib.model.stories import planned, problems
from lib.show import escape, numbers
from lib.show.words import language_names
from lib.store import PackageError, stories
from lib.store.problem import Origin
from lib.store.story import LONGEST_NOTES, LONGEST_SENTENCE, LONGEST_TITLE, Text
from lib.store.story_file import PATH, digest, read_story, write_story
from lib.web import refusal, state
from lib.web.language import language, texts
from lib.web.packages import city, comparison
from lib.web.presenting import telling

if TYPE_CHECKING:
    from lib.store.story import Step, Story

LOG = logging.getLogger("dora")
REFUSED = "refused-story"
"""What was wrong with the last change, in the session, until the page has said it."""


def place(story: Story) -> int:
    """The step of the address, the last one where the story has fewer."""
    return min(int(state.one("step")), len(story.steps))


def keep(story: Story, step: int) -> None:
    """Keep a story and show a step of it; where something is wrong with it, say so and change nothing."""
    origin = Origin(PATH, PATH)
    try:
        checked = read_story(write_story(story), origin)
        found = problems(checked, city(), comparison(), origin)
        if found:
            raise PackageError(found)
        name = stories.keep(checked)
    except PackageError as failure:
        st.session_state[REFUSED] = failure
        return
    except OSError as failure:
        LOG.warning("No story can be kept in %s: %s", stories.folder(), failure)
        st.session_state[REFUSED] = PackageError([origin.problem("not-kept")])
        return
    state.choose(story=name, step=str(min(step, len(checked.steps))))


def say_what_was_refused() -> None:
    """Tell once what the last change could not be."""
    failure = st.session_state.pop(REFUSED, None)
    if failure:
        refusal.show(failure, texts().gettext("The story was left as it was."), ":material/edit_off:")


def choose(story: Story) -> None:
    """List the steps with the time each has, and choose one."""
    _, lang = texts().gettext, language()
    ends = planned(story)
    names = {
        str(number): _("{number}. {title} · {minutes} min").format(
            number=number,
            title=escape.markdown(step.title.of(lang)),
            minutes=numbers.decimal(step.minutes, int(step.minutes % 1 > 0), lang),
        )
        for number, step in enumerate(story.steps, start=1)
    }
    st.radio(_("Steps"), list(names), format_func=names.__getitem__, **state.widget("step", str(place(story))))
    st.caption(_("{minutes} minutes in all").format(minutes=numbers.decimal(ends[-1], int(ends[-1] % 1 > 0), lang)))


def arrange(story: Story) -> None:
    """Move the chosen step, or take it out."""
    _, at = texts().gettext, place(story)
    with st.container(horizontal=True):
        for label, icon, by in (
            (_("Earlier"), ":material/arrow_upward:", -1),
            (_("Later"), ":material/arrow_downward:", 1),
        ):
            st.button(
                label,
                icon=icon,
                disabled=not 1 <= at + by <= len(story.steps),
                key=f"move{by}",
                on_click=_move,
                args=(story, at, by),
            )
        st.button(
            _("Remove"),
            icon=":material/delete:",
            disabled=len(story.steps) == 1,
            key="remove-step",
            on_click=_remove,
            args=(story, at),
        )


def _move(story: Story, at: int, by: int) -> None:
    keep(story_edits.moved(story, at, by), at + by)


def _remove(story: Story, at: int) -> None:
    keep(story_edits.without(story, at), at)


def edit(story: Story) -> None:
    """Edit the texts of the chosen step, in both languages, and its time."""
    _, at = texts().gettext, place(story)
    step, name = story.steps[at - 1], f"{digest(story)}-{at}"
    with st.form(f"step-{name}", border=False):
        for code in LANGUAGES:
            with st.expander(language_names()[code], expanded=code == language(), key=f"texts-{code}"):
                _fields(name, step, code)
        st.number_input(
            _("Minutes"), min_value=0.5, max_value=120.0, step=0.5, value=float(step.minutes), key=f"{name}-minutes"
        )
        st.form_submit_button(
            _("Save the step"), icon=":material/save:", on_click=_save, args=(story, at, name), key="save-step"
        )


def _fields(name: str, step: Step, lang: str) -> None:
    _ = texts().gettext
    shared: dict[str, Any] = {"value": step.title.of(lang), "max_chars": LONGEST_TITLE, "key": f"{name}-title-{lang}"}
    st.text_input(_("Title"), **shared)
    for part, label, longest, height in (
        ("sentence", _("Sentence"), LONGEST_SENTENCE, 90),
        ("notes", _("Speaker’s notes"), LONGEST_NOTES, 120),
    ):
        text: Text = getattr(step, part)
        st.text_area(label, text.of(lang), height=height, max_chars=longest, key=f"{name}-{part}-{lang}")


def _save(story: Story, at: int, name: str) -> None:
    """Take what the form holds."""
    held = st.session_state
    title, sentence, notes = (
        Text(*(str(held[f"{name}-{part}-{lang}"]).strip() for lang in LANGUAGES))
        for part in ("title", "sentence", "notes")
    )
    minutes = float(held[f"{name}-minutes"])
    step = replace(story.steps[at - 1], title=title, sentence=sentence, notes=notes, minutes=minutes)
    keep(story_edits.changed(story, at, step), at)


def title(story: Story) -> None:
    """Edit what the story is called, in both languages."""
    _, name = texts().gettext, digest(story)
    with st.expander(_("Title of the story"), icon=":material/title:"), st.form(f"title-{name}", border=False):
        for code in LANGUAGES:
            label = language_names()[code]
            st.text_input(label, story.title.of(code), max_chars=LONGEST_TITLE, key=f"{name}-story-{code}")
        st.form_submit_button(
            _("Save the title"), icon=":material/save:", on_click=_save_title, args=(story, name), key="save-title"
        )


def _save_title(story: Story, name: str) -> None:
    held = Text(*(str(st.session_state[f"{name}-story-{lang}"]).strip() for lang in LANGUAGES))
    keep(story_edits.titled(story, held), place(story))


def preview(story: Story) -> None:
    """What the chosen step shows, small."""
    lang, at = language(), place(story)
    shown = telling.steps(story, lang)[at - 1]
    address = telling.picture(digest(story), lang, at).format(
        theme="dark" if st.context.theme.type == "dark" else "light"
    )
    st.html(f'<img class="preview" src="{escape.html(address)}" alt="{escape.html(shown.exhibit.finding)}">')
    listed = "; ".join(source.text for source in (*shown.sources, *shown.exhibit.sources))
    st.caption(escape.markdown(f"{shown.exhibit.name}. {listed}"))
