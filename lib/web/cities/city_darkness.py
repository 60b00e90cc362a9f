"""When it gets dark in the compared cities: all of them in one month, and the chosen one over the year."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from lib.model.darkness import BAND, by_month
from lib.model.position import city_positions
from lib.show import escape
from lib.show.maps import legend
from lib.show.plots import darkness, darkness_cities
from lib.show.plots.charts import CONFIG
from lib.show.plots.darkness import Curve
from lib.show.plots.dot_plot import GLYPHS
from lib.show.plots.marks import CHOSEN, HOME
from lib.show.tables.dark_cities import dark_cities, month_columns
from lib.show.wording import evening_words
from lib.show.wording.evidence import headline
from lib.web import evidence, state, tables, theme
from lib.web.cities.city_ranking import filtered
from lib.web.cities.city_view import names
from lib.web.language import language, texts

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    from lib.show.plots.marks import Marks
    from lib.web.cities.city_view import CityView


def draw(view: CityView) -> Callable[[], pd.DataFrame]:
    """Draw the cities of a month under the finding in a sentence; return what makes the same as a table."""
    _, lang, number, year = texts().gettext, language(), int(state.one("month")), view.year
    short = {str(each): name for each, name in evening_words.month_names(lang, "abbreviated").items()}
    st.segmented_control(
        _("Month"),
        list(short),
        format_func=short.__getitem__,
        required=True,
        label_visibility="collapsed",
        **state.widget("month"),
    )
    marks = view.city_marks
    cities = darkness_cities.standings(view.package, year, number, marks.among)
    st.header(escape.markdown(darkness_cities.finding(cities, view.city, number, lang)), anchor=False)
    st.caption(
        escape.markdown(
            _(
                "End of civil twilight by the clock, mean of all evenings of the month in {year}; at the right the "
                "hours of dark between 18 and 24. Computed from the position of each city: the indicator above has "
                "no part in it."
            ).format(year=year)
        )
    )
    filtered(view)
    st.html(legend.signs(_signs(marks, {each.code for each in cities})))
    st.plotly_chart(
        darkness_cities.dusks(cities, marks, theme.current(), lang),
        config=CONFIG,
        key="city-darkness",
        alt=_("When it gets dark in {total} cities in {month}, the earliest on top; the table holds the same").format(
            total=len(cities), month=evening_words.month_names(lang)[number]
        ),
    )
    frame = partial(dark_cities, view.package, cities, number, lang)
    with st.expander(
        _("The same as a table"), icon=":material/table:", key="darkness-table", on_change="rerun"
    ) as expander:
        if expander.open:
            decimals = dict.fromkeys(month_columns(lang), 2) | {_("Latitude"): 4, _("Longitude"): 4}
            tables.show(frame(), _("Dark hours of the cities"), decimals)
    return frame


def beside(view: CityView) -> None:
    """Show the chosen city's month in figures, its year as a picture, and how both were computed."""
    _, lang, number, year = texts().gettext, language(), int(state.one("month")), view.year
    if not view.city:
        st.caption(_("Choose a city to see its evenings over the year."))
        evidence.show(evening_words.evidence("", None, year, lang))
        return
    name, position = names(view.package)[view.city], city_positions(view.package)[view.city]
    months = by_month(year, position)
    own = months[number - 1]
    st.html(
        headline(
            _("{city} in {month}").format(city=name, month=evening_words.month_names(lang)[number]),
            _("dark from {time}").format(time=evening_words.clock(own.dusk)),
            _("for {hours} of the 6 hours from 18 to 24").format(hours=evening_words.hours(own.dark, lang)),
        )
    )
    curve = Curve(name, months)
    st.plotly_chart(
        darkness.months((curve,), number, theme.current(), lang, small=True),
        config=CONFIG,
        key="city-darkness-months",
        alt=darkness.alt((curve,), lang),
    )
    st.markdown(escape.markdown(evening_words.lesson(months, by_month(year, position, until=BAND), lang)))
    evidence.show(evening_words.evidence(_("the position of the city in the data"), position, year, lang))


def _signs(marks: Marks, drawn: set[str]) -> list[tuple[str, str]]:
    _ = texts().gettext
    found = [("├●┤", _("the month, on the span between June and December"))]
    if marks.chosen in drawn:
        found.append((GLYPHS[CHOSEN], _("the chosen city")))
    if marks.home in drawn - {marks.chosen}:
        found.append((GLYPHS[HOME], _("the city of this dashboard")))
    return found
