"""What a visitor chooses of a composite: its components, their weights and the method; all of it in the address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from lib.model.address import MOST_WEIGHT, USUAL_WEIGHT, WEIGHT_SIGN
from lib.model.composite import Method, methods
from lib.model.composites.components import FEWEST_COMPONENTS
from lib.model.composites.normalise import GOALPOSTS
from lib.show import escape
from lib.show.wording import composite_words
from lib.web import state
from lib.web.language import language, texts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from streamlit.delta_generator import DeltaGenerator

    from lib.model.address import Value
    from lib.model.composites.components import Components

SLIDERS = 3
"""Columns that the sliders stand in."""


@dataclass(frozen=True)
class Choice:
    """The components with their weights, in the catalogue's order, and the method; `norms` are those on offer."""

    weights: tuple[tuple[str, int], ...]
    method: Method
    norms: tuple[str, ...]

    @property
    def used(self) -> tuple[str, ...]:
        """The components that weigh something."""
        return tuple(each for each, weight in self.weights if weight)

    @property
    def enough(self) -> bool:
        """Whether more than one component weighs something."""
        return len(self.used) >= FEWEST_COMPONENTS

    def address(self) -> dict[str, Value]:
        """The keys of the address that make this choice again."""
        weights = tuple(f"{each}{WEIGHT_SIGN}{weight}" for each, weight in self.weights if weight != USUAL_WEIGHT)
        return {
            "components": tuple(each for each, _weight in self.weights),
            "weights": weights,
            "norm": self.method.norm if self.method.norm != GOALPOSTS else state.one("norm"),
            "agg": self.method.agg,
        }


def current(offered: Components) -> Choice:
    """Read the choice the address asks for; what these components do not allow gives way to what they do.

    No component that is offered means all of them, and no weight means 1.
    """
    asked = state.several("components")
    usable = list(offered.directions)
    chosen = [each for each in usable if each in asked] or usable
    weighed = _weights()
    weights = tuple((each, weighed.get(each, USUAL_WEIGHT)) for each in chosen)
    used = [each for each, weight in weights if weight] or chosen
    allowed = methods(offered.values[used], offered.directions)
    agg = state.one("agg")
    norms = tuple(method.norm for method in allowed if method.agg == agg)
    norm = state.one("norm") if state.one("norm") in norms else norms[0]
    return Choice(weights, Method(norm, agg), norms)


def _weights() -> dict[str, int]:
    """The weights of the address, the last of repeated ones."""
    pairs = (text.rpartition(WEIGHT_SIGN) for text in state.several("weights"))
    return {each: int(weight) for each, _sign, weight in pairs}


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
    found = _weights() | {each: int(st.session_state[f"weight-{each}"])}
    kept = {name: weight for name, weight in found.items() if weight != USUAL_WEIGHT}
    state.choose(weights=tuple(f"{name}{WEIGHT_SIGN}{weight}" for name, weight in kept.items()))
