"""The few figures that tell the project, each with its source one click away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from lib.show import escape
from lib.show.lists.headline import headlines
from lib.web import evidence
from lib.web.language import language, texts

if TYPE_CHECKING:
    from lib.store import Package


def draw(package: Package) -> None:
    """One row a figure: the number and its label, and a button that opens where it comes from."""
    _, lang = texts().gettext, language()
    with st.container(gap="xsmall", key="highlights"):
        for headline in headlines(package, lang):
            of = headline.indicator
            name, definition = escape.markdown(of[f"name_{lang}"]), escape.markdown(of[f"definition_{lang}"])
            with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
                st.html(headline.html)
                with st.popover(_("Source"), type="tertiary", key=f"source-{headline.row['highlight_id']}"):
                    st.markdown(f"**{name}**  \n{definition}")
                    evidence.show(evidence.facts(package, of, headline.row))
