"""When it is dark here: the months of a year as a picture, one evening in numbers, and how both were computed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from lib.model.address import FIRST_DAY, LAST_DAY
from lib.model.darkness import BAND, by_month, dark_hours, evening
from lib.show import escape
from lib.show.maps import legend
from lib.show.plots import darkness
from lib.show.plots.charts import CONFIG
from lib.show.tables import dark_months
from lib.show.wording import evening_words
from lib.web import evidence, state, tables, take_away, theme
from lib.web.language import language, texts

if TYPE_CHECKING:
    from lib.model.address import Value
    from lib.model.position import Position
    from lib.show.plots.darkness import Curve
    from lib.store import Package


def draw(package: Package) -> dict[str, Value]:
    """Draw the section under its finding in a sentence; return the keys of the address that decide it."""
    lang, year, day = language(), int(package.created[:4]), date.fromisoformat(state.one("date"))
    curves = dark_months.curves(package, lang)
    name, position = next(iter(curves.values())).name, next(iter(curves))
    st.markdown(
        escape.markdown(evening_words.lesson(by_month(year, position), by_month(year, position, until=BAND), lang))
    )
    left, right = st.columns([7, 4], gap="medium")
    with left, st.container(gap="xsmall"):
        _picture(tuple(curves.values()), day.month, year)
    with right:
        _one_evening(day, position)
        with st.popover(texts().gettext("How this is computed"), icon=":material/calculate:", key="darkness-evidence"):
            where = texts().gettext("a point inside {name}").format(name=name)
            evidence.show(evening_words.evidence(where, position, year, lang))
    _table(package)
    return {"date": day.isoformat()}


def _picture(curves: tuple[Curve, ...], chosen: int, year: int) -> None:
    """Draw one curve where all are the same to a minute, and say so; else all of them."""
    lang = language()
    drawn = (curves[0],) if dark_months.alike(curves) else curves
    if len(drawn) > 1:
        st.html(legend.signs(darkness.signs(drawn)))
    st.plotly_chart(
        darkness.months(drawn, chosen, theme.current(), lang),
        config=CONFIG,
        key="darkness-months",
        alt=darkness.alt(drawn, lang),
    )
    st.caption(escape.markdown(" ".join(dark_months.holds_for(curves, year, lang))))


def _one_evening(day: date, position: Position) -> None:
    """Choose a day and show its evening."""
    _, lang = texts().gettext, language()
    st.date_input(
        _("Sunset and twilight on the day"),
        min_value=FIRST_DAY,
        max_value=LAST_DAY,
        format="DD/MM/YYYY",
        **state.widget("date", day),
    )
    st.html(evening_words.evening(evening(day, position), dark_hours(day, position), lang))


def _table(package: Package) -> None:
    _ = texts().gettext
    table = st.expander(
        _("The months as a table and as files"), icon=":material/table:", key="darkness-table", on_change="rerun"
    )
    if table.open:
        with table:
            frame = dark_months.dark_months(package, language())
            decimals = dict.fromkeys((_("Dark hours, 18-24"), _("Dark hours, 18-22")), 2)
            tables.show(frame, _("Dark hours by month"), decimals | {_("Latitude"): 4, _("Longitude"): 4})
            with st.container(horizontal=True):
                take_away.files("dark-hours", frame)
