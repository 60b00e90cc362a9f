"""What is known and what was never published, theme by theme, each theme a way to its indicators."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from lib.model import address
from lib.show.lists.knowledge import picture
from lib.store.codes import Status
from lib.web import frame
from lib.web.language import language, texts

if TYPE_CHECKING:
    from lib.store import Package

WIDTHS = [2, 10]


def draw(package: Package) -> None:
    """Draw the picture: a row for each theme, under the legend that gives the totals."""
    _, shown = texts().gettext, picture(package, language())
    st.markdown(shown.summary)
    with st.container(gap=None, key="knowledge"):
        _left, right = st.columns(WIDTHS, vertical_alignment="center")
        right.html(shown.head)
        for theme, name, signs in shown.rows:
            left, right = st.columns(WIDTHS, vertical_alignment="center")
            with left:
                frame.link("indicators", name, theme=theme, status=address.ALL)
            right.html(signs)
    frame.link(
        "indicators",
        _("The indicators that were never published, and what would fill them"),
        ":material/visibility_off:",
        theme=address.ALL,
        status=Status.NOT_PUBLISHED,
    )
