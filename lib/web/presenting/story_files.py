"""A story as files: its own, to be loaded again, slides of all its steps, a sheet to print; and one brought along."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from lib.store import PackageError
from lib.store.problem import Origin
from lib.store.story_file import digest, read_story, write_story
from lib.web import refusal, take_away
from lib.web.language import language, texts
from lib.web.packages import city
from lib.web.presenting import editor, telling
from lib.web.taking import made
from lib.web.taking.more import SLIDES
from lib.web.uploader import upload

if TYPE_CHECKING:
    from lib.store.story import Story

KEY = "own-story"
LOADED = "loaded-story"
"""The file that was loaded last, in the session: it is taken once, not in every run."""
BUILT = "built-slides"
"""Slides that were built, in the session: the story and language they are of, and the file."""
YAML = "application/yaml"


def draw(story: Story | None) -> None:
    """Everything that can be taken, and the control to bring a story."""
    _ = texts().gettext
    if story:
        with st.container(horizontal=True, vertical_alignment="center", key="take-away-story"):
            st.download_button(
                _("Story as a file"),
                lambda: write_story(story),
                f"{city().name}-{digest(story)}.yaml",
                YAML,
                icon=":material/download:",
                on_click="ignore",
                key="story-file",
            )
            _slides(story)
            take_away.link("story", **({"story": digest(story)} if story != city().story else {}))
    _bring()


def _slides(story: Story) -> None:
    """Build the slides when asked, saying how far they are; then offer them."""
    _, name = texts().gettext, (digest(story), language())
    if st.button(_("Build the slides"), icon=":material/slideshow:", key="build-slides"):
        st.session_state[BUILT] = (name, _built(story))
    built = st.session_state.get(BUILT)
    if built and built[0] == name:
        st.download_button(
            _("Slides of the story"),
            built[1],
            f"{city().name}-{name[0]}-{name[1]}.pptx",
            SLIDES,
            icon=":material/download:",
            on_click="ignore",
            key="story-slides",
        )


def _built(story: Story) -> bytes:
    _ = texts().gettext
    bar = st.progress(0.0)
    told = _("Slide {done} of {total}")
    steps = telling.steps(story, language())

    def tell(done: int, total: int) -> None:
        bar.progress(done / total, told.format(done=done, total=total))

    addresses = [take_away.address(step.exhibit.view.page, **step.exhibit.view.query) for step in steps]
    content = made.deck(story, steps, addresses, tell)
    bar.empty()
    return content


def _bring() -> None:
    """Take a story from a file, once; say everything that is wrong with it."""
    _ = texts().gettext
    file = upload(_("Load a story (yaml)"), KEY)
    if file is None:
        st.session_state.pop(LOADED, None)
        return
    known = st.session_state.get(LOADED)
    if known and known[0] == file.file_id:
        if known[1]:
            refusal.show(known[1], _("This story cannot be told."), ":material/folder_off:")
        return
    st.session_state[LOADED] = (file.file_id, None)
    try:
        story = read_story(file.getvalue(), Origin(file.name, file.name))
    except PackageError as failure:
        st.session_state[LOADED] = (file.file_id, failure)
    else:
        editor.keep(story, 1)
    st.rerun()
