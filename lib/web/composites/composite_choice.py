"""What a visitor chooses of a composite: its components, their weights and the method; all of it in the address."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from lib.model.address import MOST_WEIGHT, USUAL_WEIGHT, WEIGHT_SIGN
from lib.model.composites.normalise import GOALPOSTS
from lib.show import escape
from lib.show.selected import composite_choice
from lib.show.wording import composite_words
from lib.web import state
from lib.web.language import language, texts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from streamlit.delta_generator import DeltaGenerator

    from lib.model.composites.components import Components
    from lib.show.selected.composite_choice import Choice

SLIDERS = 3
"""Columns that the sliders stand in."""


def current(offered: Components) -> Choice:
    """Read the choice the address asks for (see `choice`)."""
    return composite_choice.choice(offered, state.asked())


def method(choice: Choice, places: Sequence[DeltaGenerator]) -> None:
    """Draw the two choices of the method, each in its place; the index that has goalposts leaves no other scale."""
    _, lang = texts().gettext, language()
    names = composite_words.normalisations(lang)
    adding, scaling = places
    adding.selectbox(
        _("Added up by"),
        list(composite_words.aggregations(lang)),
        format_func=composite_words.aggregations(lang).__getitem__,
        **state.widget("agg"),
    )
    if choice.method.norm == GOALPOSTS:
        scaling.selectbox(_("On one scale by"), [GOALPOSTS], format_func=names.__getitem__, key="goalposts")
    else:
        scaling.selectbox(
            _("On one scale by"),
            list(choice.norms),
            format_func=names.__getitem__,
            **state.widget("norm", choice.method.norm),
        )


def components(offered: Components, choice: Choice, names: Mapping[str, str]) -> None:
    """Draw the choice of components and a slider for the weight of each, once their list is opened."""
    _, lang = texts().gettext, language()
    label = _("Components and weights ({count})").format(count=len(choice.used))
    opened = st.expander(label, icon=":material/tune:", key="composite-components", on_change="rerun")
    if not opened.open:
        return
    with opened:
        st.multiselect(
            _("Components: of one level and one survey base"),
            list(offered.directions),
            format_func=names.__getitem__,
            select_all=False,
            placeholder=_("All of them"),
            **state.widget("components", tuple(each for each, _weight in choice.weights)),
        )
        st.caption(_("Weights: 0 leaves a component out, and only their ratios matter."))
        columns = st.columns(SLIDERS)
        for place, (each, weight) in enumerate(choice.weights):
            with columns[place % SLIDERS]:
                _slider(each, weight, names[each])
        st.caption(escape.markdown(composite_words.refused(list(offered.refused["reason"]), lang)))


def _slider(each: str, weight: int, label: str) -> None:
    key = f"weight-{each}"
    st.session_state[key] = weight
    st.slider(escape.markdown(label), 0, MOST_WEIGHT, step=1, key=key, on_change=_weighed, args=(each,))


def _weighed(each: str) -> None:
    """Write the weight that was just chosen into the address."""
    found = composite_choice.weights_of(state.asked()) | {each: int(st.session_state[f"weight-{each}"])}
    kept = {name: weight for name, weight in found.items() if weight != USUAL_WEIGHT}
    state.choose(weights=tuple(f"{name}{WEIGHT_SIGN}{weight}" for name, weight in kept.items()))
