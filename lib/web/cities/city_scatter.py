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
from lib.show.wording import comparison
from lib.web import state, tables, theme
from lib.web.cities.city_ranking import filtered, key
from lib.web.language import language, texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lib.show.plots.scatter import Point
    from lib.web.cities.city_view import CityView


def axes(view: CityView) -> tuple[str, str] | None:
    """Find the two indicators, across and upwards; None where no two go together.

    Those of the address; where it does not name the second, the one the page is about. What stands across decides
    where both are asked for and do not go together.
    """
    package, across = view.package, state.one("x")
    upwards = state.one("y") if state.given("y") or view.answers else view.id
    offered = [across] if state.given("x") else [across, *partners(package, upwards)]
    for x in offered:
        if upwards in partners(package, x):
            return x, upwards
    for x in (across, *paired(package)):
        others = partners(package, x)
        if others:
            return x, next(y for y in (upwards, state.one("y"), *others) if y in others)
    return None


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
    st.caption(
        _(
            "Only indicators of the same level stand against each other: a city and its province are different things. "
            "Two figures that go together do not tell which causes which, or whether either does."
        )
    )
    frame = _frame(city_pair.pairs(package, x, y, view.marks), names[x], names[y])
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


def _frame(rows: pd.DataFrame, across: str, upwards: str) -> pd.DataFrame:
    _, lang = texts().gettext, language()
    frame = {_("City or region"): rows[f"name_{lang}"].to_numpy()}
    for axis, name in zip(city_pair.AXES, (across, upwards), strict=True):
        frame[name] = rows[axis].to_numpy()
        frame[_("{name}: lower 95%").format(name=name)] = rows[f"{axis}_lower"].round(4).to_numpy()
        frame[_("{name}: upper 95%").format(name=name)] = rows[f"{axis}_upper"].round(4).to_numpy()
        frame[_("{name}: period").format(name=name)] = rows[f"{axis}_period"].to_numpy()
    return pd.DataFrame(frame)
