"""A composite of several indicators, off until it is asked for: of the areas or cells of the map, and of the cities."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from lib.model.composites.components import city_groups
from lib.show.selected import composed
from lib.show.wording import composite_words
from lib.web import selection, state, take_away
from lib.web.cities.city_ranking import filtered
from lib.web.composites import composite_choice, composite_view
from lib.web.composites.composite_view import Part
from lib.web.language import language, texts
from lib.web.packages import city

if TYPE_CHECKING:
    import pandas as pd

    from lib.model.address import Value
    from lib.model.composites.components import Group
    from lib.web.cities.city_view import CityView


def areas(scale: str, chosen: str) -> None:
    """On the page of the map: a switch, and once it is on the composite of the areas or cells of the scale."""
    _ = texts().gettext
    st.toggle(_("Composite of several indicators, with its uncertainty"), **state.toggle("composite"))
    if state.one("composite") != "1":
        return
    part = Part(composed.of_areas(city(), scale, chosen), "area")
    if not part.offered.enough:
        composite_view.none(part)
        return
    choice = composite_choice.current(part.offered)
    composite_choice.method(choice, st.columns(2))
    frame = composite_view.draw(part, choice)
    if frame is not None:
        take_away.bar(f"composite-{scale}", "map", frame, **_shown(scale, chosen), **choice.address())


def _shown(scale: str, chosen: str) -> dict[str, Value]:
    """The keys of the map that the composite stands under."""
    return {
        "indicator": str(selection.shown_indicator()["indicator_id"]),
        "scale": scale,
        "area": chosen,
        "layers": state.several("layers"),
        "tiles": state.one("tiles"),
        "composite": "1",
    }


def cities(view: CityView) -> tuple[pd.DataFrame | None, dict[str, Value]]:
    """On the page of the cities: the composite of one group; returns the table to take away, and its own keys."""
    _, groups = texts().gettext, city_groups(view.package)
    found = composed.of_cities(view, state.asked())
    if found is None:
        st.info(_("No two indicators of one level and base have figures of three cities."), icon=":material/info:")
        return None, {}
    part, group = Part(found, "city"), found.offered.group
    choice = composite_choice.current(part.offered) if part.offered.enough else None
    level, *method = st.columns([5, 6, 5])
    with level:
        _groups(groups, group)
    if choice:
        composite_choice.method(choice, method)
    st.caption(texts().gettext("The indicator and the period chosen above have no part in the composite."))
    filtered(view)
    if choice is None:
        composite_view.none(part)
        return None, {"group": group.id}
    return composite_view.draw(part, choice), {"group": group.id, **choice.address()}


def _groups(groups: tuple[Group, ...], chosen: Group) -> None:
    """Draw the choice of a group: indicators of different levels and bases never meet."""
    names = {group.id: composite_words.group(group, language()) for group in groups}
    st.selectbox(
        texts().gettext("Indicators of one level and base"),
        list(names),
        format_func=names.__getitem__,
        **state.widget("group", chosen.id),
    )
