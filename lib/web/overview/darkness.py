"""When it is dark here: the months of a year as a picture, one evening in numbers, and how both were computed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from lib.model.address import FIRST_DAY, LAST_DAY
from lib.model.darkness import BAND, by_month, dark_hours, evening, widest_gap
from lib.model.position import area_position
from lib.model.records import records
from lib.show import escape, numbers
from lib.show.maps import legend
from lib.show.plots import darkness
from lib.show.plots.charts import CONFIG
from lib.show.plots.darkness import Curve
from lib.show.wording import evening_words
from lib.web import evidence, state, tables, take_away, theme
from lib.web.language import language, texts

if TYPE_CHECKING:
    from lib.model.address import Value
    from lib.model.position import Position
    from lib.store import Package

SECONDS = 3600
A_MINUTE = 1 / 60


def draw(package: Package) -> dict[str, Value]:
    """Draw the section under its finding in a sentence; return the keys of the address that decide it."""
    lang, year, day = language(), int(package.created[:4]), date.fromisoformat(state.one("date"))
    curves = _curves(package, year, lang)
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
    _table(curves, year)
    return {"date": day.isoformat()}


def _curves(package: Package, year: int, lang: str) -> dict[Position, Curve]:
    """The areas of the widest scale, each with its year of evenings."""
    areas = package.tables["areas"]
    found = {}
    for row in records(areas[areas["level"] == areas["level"].iloc[0]]):
        position = area_position(package, row["area_id"])
        found[position] = Curve(row[f"name_{lang}"], by_month(year, position))
    return found


def _picture(curves: tuple[Curve, ...], chosen: int, year: int) -> None:
    """Draw one curve where all are the same to a minute, and say so; else all of them."""
    _, lang = texts().gettext, language()
    gap = widest_gap([curve.months for curve in curves])
    alike = gap <= A_MINUTE
    drawn = (curves[0],) if alike else curves
    if len(drawn) > 1:
        st.html(legend.signs(darkness.signs(drawn)))
    st.plotly_chart(
        darkness.months(drawn, chosen, theme.current(), lang),
        config=CONFIG,
        key="darkness-months",
        alt=darkness.alt(drawn, lang),
    )
    parts = [
        _("Means of all evenings of each month of {year}, by the clock, daylight saving time included.").format(
            year=year
        )
    ]
    if alike and len(curves) > 1:
        parts.append(
            _(
                "Computed at a point in {name}; it holds for {others} too: hours differ by {seconds} seconds at most."
            ).format(
                name=curves[0].name,
                others=", ".join(curve.name for curve in curves[1:]),
                seconds=numbers.decimal(gap * SECONDS, 0, lang),
            )
        )
    st.caption(escape.markdown(" ".join(parts)))


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


def _table(curves: dict[Position, Curve], year: int) -> None:
    _ = texts().gettext
    table = st.expander(
        _("The months as a table and as files"), icon=":material/table:", key="darkness-table", on_change="rerun"
    )
    if table.open:
        with table:
            frame = _frame(curves, year)
            decimals = dict.fromkeys((_("Dark hours, 18-24"), _("Dark hours, 18-22")), 2)
            tables.show(frame, _("Dark hours by month"), decimals | {_("Latitude"): 4, _("Longitude"): 4})
            with st.container(horizontal=True):
                take_away.files("dark-hours", frame)


def _frame(curves: dict[Position, Curve], year: int) -> pd.DataFrame:
    """The months of every area with all that says what they are."""
    _, lang = texts().gettext, language()
    names = evening_words.month_names(lang)
    return pd.DataFrame(
        [
            {
                _("Area"): curve.name,
                _("Month"): names[whole.number],
                _("Dark hours, 18-24"): round(whole.dark, 4),
                _("Dark hours, 18-22"): round(early.dark, 4),
                _("End of civil twilight (mean)"): evening_words.clock(whole.dusk),
                _("Year"): str(year),
                _("Status"): _("computed"),
                _("Library"): evening_words.library(),
                _("Latitude"): round(position.lat, 4),
                _("Longitude"): round(position.lon, 4),
                _("Clock"): position.timezone,
            }
            for position, curve in curves.items()
            for whole, early in zip(curve.months, by_month(year, position, until=BAND), strict=True)
        ]
    )
