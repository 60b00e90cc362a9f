"""A composite drawn: its ranks as intervals first, then its sub-indices; never a score alone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from lib.model.composite import Composite, composite
from lib.model.composites.sensitivity import Sensitivity, sensitivity
from lib.model.profile import FEWEST_RANKED
from lib.model.records import records
from lib.show import escape
from lib.show.lists import composite as show
from lib.show.lists import composite_table
from lib.show.maps import legend
from lib.show.wording import composite_words
from lib.web import state, tables
from lib.web.composites import composite_choice
from lib.web.language import language, texts

if TYPE_CHECKING:
    from lib.model.composites.components import Components
    from lib.show.plots.marks import Marks
    from lib.store import Package
    from lib.web.composites.composite_choice import Choice


@dataclass(frozen=True, eq=False)
class Part:
    """A composite as a page asks for it: of what, in which package, whom it marks, and the key that chooses a unit."""

    package: Package
    offered: Components
    marks: Marks
    key: str

    @property
    def names(self) -> dict[str, str]:
        """What the units are called."""
        units = self.offered.units
        return dict(zip(units.index, units[f"name_{language()}"], strict=True))

    @property
    def indicators(self) -> dict[str, str]:
        """What the components are called, each with its theme."""
        themes, rows = self.themes, records(self.offered.about.reset_index())
        return {row["indicator_id"]: f"{themes[row['theme_id']]} · {row[f'name_{language()}']}" for row in rows}

    @property
    def themes(self) -> dict[str, str]:
        """What the themes are called, in their order."""
        rows = self.package.tables["themes"]
        return dict(zip(rows["theme_id"], rows[f"name_{language()}"], strict=True))

    def address(self, unit: str) -> str:
        """The address that chooses a unit and keeps the rest of the view."""
        return "?" + urlencode(state.query() | {self.key: unit}, safe=",")


def draw(part: Part, choice: Choice) -> pd.DataFrame | None:
    """Draw the components, the ranks, the sub-indices; returns the table to take away, if there is a composite."""
    _ = texts().gettext
    composite_choice.components(part.offered, choice, part.indicators)
    if not choice.enough:
        st.info(_("A composite needs at least two components with a weight above 0."), icon=":material/info:")
        return None
    made = _made(part.package, part.offered, choice)
    if not made.ranked:
        none(part)
        _without(part, made)
        return None
    found = _ranks(part.offered, choice.weights)
    _picture(part, made, found)
    _without(part, made)
    _subindices(part, made, found)
    return composite_table.file(part.offered, made, found, part.names, part.themes, language())


def none(part: Part) -> None:
    """Say why there is no composite."""
    _, (units, components) = texts().gettext, part.offered.values.shape
    text = (
        _("No composite here: two beside each other need no ranking.")
        if units < FEWEST_RANKED
        else _(
            "No composite here: it needs at least two components of one level and base, and three units that have "
            "two thirds of them. There are {components} components and {units} units."
        )
    )
    st.info(text.format(components=components, units=units), icon=":material/info:")


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


@lru_cache(maxsize=64)
def _made(package: Package, offered: Components, choice: Choice) -> Composite:
    order, of = package.tables["themes"]["theme_id"], offered.themes
    weights = dict(choice.weights)
    themes = {each: theme for theme in order for each in weights if of[each] == theme}
    return composite(offered.values[list(weights)], offered.directions, weights, choice.method, themes)


@lru_cache(maxsize=16)
def _ranks(offered: Components, weights: tuple[tuple[str, int], ...]) -> Sensitivity:
    return sensitivity(offered.values, offered.directions, dict(weights))
