"""A composite drawn: its ranks as intervals first, then its sub-indices; never a score alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import streamlit as st

from lib.show import escape
from lib.show.lists import composite as show
from lib.show.lists import composite_table
from lib.show.maps import legend
from lib.show.selected.composite_choice import made as made_of
from lib.show.selected.composite_choice import ranks
from lib.show.wording import composite_words
from lib.web import state, tables
from lib.web.composites import composite_choice
from lib.web.language import language, texts

if TYPE_CHECKING:
    import pandas as pd

    from lib.model.composite import Composite
    from lib.model.composites.components import Components
    from lib.model.composites.sensitivity import Sensitivity
    from lib.show.plots.marks import Marks
    from lib.show.selected.composed import Composed
    from lib.show.selected.composite_choice import Choice
    from lib.store import Package


@dataclass(frozen=True, eq=False)
class Part:
    """A composite as a page asks for it: of what, whom it marks, and the key that chooses a unit."""

    composed: Composed
    key: str

    @property
    def package(self) -> Package:
        """The package it is made from."""
        return self.composed.package

    @property
    def offered(self) -> Components:
        """What it can be made of."""
        return self.composed.offered

    @property
    def marks(self) -> Marks:
        """Who is marked."""
        return self.composed.marks

    @property
    def names(self) -> dict[str, str]:
        """What the units are called."""
        return self.composed.names(language())

    @property
    def indicators(self) -> dict[str, str]:
        """What the components are called, each with its theme."""
        return self.composed.indicators(language())

    @property
    def themes(self) -> dict[str, str]:
        """What the themes are called, in their order."""
        return self.composed.themes(language())

    def address(self, unit: str) -> str:
        """The address that chooses a unit and keeps the rest of the view."""
        return "?" + urlencode(state.query() | {self.key: unit}, safe=",")


def draw(part: Part, choice: Choice) -> pd.DataFrame | None:
    """Draw the components, the ranks, the sub-indices; returns the table to take away, if there is a composite."""
    composite_choice.components(part.offered, choice, part.indicators)
    if not choice.enough:
        st.info(composite_words.too_light(language()), icon=":material/info:")
        return None
    made = made_of(part.package, part.offered, choice)
    if not made.ranked:
        none(part)
        _without(part, made)
        return None
    found = ranks(part.offered, choice.weights)
    _picture(part, made, found)
    _without(part, made)
    _subindices(part, made, found)
    return composite_table.file(part.offered, made, found, part.names, part.themes, language())


def none(part: Part) -> None:
    """Say why there is no composite."""
    st.info(composite_words.none(part.offered, language()), icon=":material/info:")


def _picture(part: Part, made: Composite, found: Sensitivity) -> None:
    lang = language()
    lines = show.lines(found, made, part.names)
    title = composite_words.place(lines, part.marks.chosen, lang) or texts().gettext("Places by a composite")
    st.header(escape.markdown(title), anchor=False)
    st.markdown(f"**{composite_words.survivors(found, lang)}**")
    st.caption(composite_words.why(found, lang))
    st.html(legend.signs(show.signs(lines, part.marks, lang)))
    st.html(show.picture(lines, part.marks, part.address, lang))
    if len(lines) > show.ALL:
        _ = texts().gettext
        text = _("Shown of {total}: the first ten, the last ten and the chosen one. The file has them all.")
        st.caption(text.format(total=len(lines)))
    st.caption(escape.markdown(composite_words.how(found, lang)))


def _without(part: Part, made: Composite) -> None:
    for text in composite_words.too_few(made, part.names, language()):
        st.caption(f":material/remove: {escape.markdown(text)}")


def _subindices(part: Part, made: Composite, found: Sensitivity) -> None:
    _, lang = texts().gettext, language()
    title, method = _("Sub-indices by theme"), composite_words.method(made.method, lang)
    st.markdown(f"**{escape.markdown(title)}** · {escape.markdown(method)}")
    frame = composite_table.subindices(made, found, part.names, part.themes, lang)
    tables.show(frame, title, composite_table.decimals(made, part.themes, lang))
    shares = composite_table.theme_weights(part.offered, made, part.themes, lang)
    text = _("What each theme weighs in the whole: {themes}. A missing component is missing: nothing is filled in.")
    st.caption(escape.markdown(text.format(themes=shares)))
