"""Two indicators of one level against each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from lib.model.cities.scatter import paired, partners
from lib.show.plots import city_pair
from lib.show.plots.charts import CONFIG
from lib.show.plots.dot_plot import GLYPHS
from lib.show.plots.marks import CHOSEN, HOME
from lib.show.plots.scatter import GLYPH, WORKSHOP
from lib.show.selected import city_axes
from lib.show.tables.pair_table import pair_table
from lib.show.wording import comparison
from lib.web import state, tables, theme
from lib.web.cities.city_ranking import filtered, key
from lib.web.language import language, texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lib.show.plots.scatter import Point
    from lib.web.cities.city_view import CityView


def axes(view: CityView) -> tuple[str, str] | None:
    """Find the two indicators of the address, across and upwards; None where no two go together."""
    return city_axes.axes(view, state.asked())


def draw(view: CityView) -> tuple[pd.DataFrame, dict[str, str]]:
    """Draw two selectors, the chart, the same as a table; return that table and the two keys."""
    _, lang, package = texts().gettext, language(), view.package
    found = axes(view)
    if found is None:
        st.info(_("No two indicators of one level have figures of the same cities."), icon=":material/info:")
        return pd.DataFrame(), {}
    x, y = found
    names = comparison.options(package, lang)
    left, right = st.columns(2)
    left.selectbox(
        _("Across"),
        paired(package),
        format_func=names.__getitem__,
        **state.widget("x", x),
    )
    right.selectbox(
        _("Upwards (same level only)"), partners(package, x), format_func=names.__getitem__, **state.widget("y", y)
    )
    filtered(view)
    key(_signs(city_pair.points(package, x, y, view.marks, lang)))
    chart = city_pair.chart(package, x, y, marks=view.marks, colours=theme.current(), lang=lang)
    st.plotly_chart(
        chart,
        config=CONFIG,
        key="city-scatter",
        alt=_("Two indicators: {across} across, {upwards} upwards").format(across=names[x], upwards=names[y]),
    )
    st.caption(comparison.together(lang))
    frame = pair_table(package, x, y, view.marks, lang)
    with st.expander(
        _("The same as a table"), icon=":material/table:", key="scatter-table", on_change="rerun"
    ) as expander:
        if expander.open:
            tables.show(frame, _("Two indicators of the cities"))
    return frame, {"x": x, "y": y}


def _signs(points: Sequence[Point]) -> list[tuple[str, str]]:
    _ = texts().gettext
    marks = {point.mark for point in points}
    found = [
        (CHOSEN, GLYPHS[CHOSEN], _("the chosen city")),
        (HOME, GLYPHS[HOME], _("the city of this dashboard")),
        (WORKSHOP, GLYPH, _("named in the workshop's account")),
        ("", GLYPHS[""], _("other cities")),
    ]
    lines = [("┼", _("95% interval"))] if any(point.bounded for point in points) else []
    return [*((glyph, text) for mark, glyph, text in found if mark in marks), *lines]
