"""On a live page on the way through a story: the way back to the step, always in sight."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

from lib.show import escape
from lib.web import state
from lib.web.language import language, texts

CARRIED = ("step", "story", "follow")


def is_on_the_way() -> bool:
    """Whether the address says that a story is being told."""
    return state.one("present") == "1"


def draw() -> None:
    """The link back, which Esc follows too."""
    _ = texts().gettext
    kept = {name: state.one(name) for name in CARRIED if state.given(name)}
    address = escape.html(f"/present?{urlencode({'lang': language()} | kept)}")
    label = escape.html(_("Back to step {step}").format(step=state.one("step")))
    with st.container(key="back-to-story"):
        st.html(f'<a class="back-to-story" data-soft href="{address}">← {label} <kbd>Esc</kbd></a>')
