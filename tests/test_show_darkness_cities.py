"""The cities on the clock: who gets dark first, what is drawn of it, and the finding in a sentence."""

from __future__ import annotations

import math
from dataclasses import replace
from types import MappingProxyType

import plotly.graph_objects as go
import pytest

from lib.model.darkness import Month
from lib.show.palette import DARK, LIGHT
from lib.show.plots.darkness_cities import CityMonth, dusks, finding, placed, standings
from lib.show.plots.marks import Marks
from lib.store import Package
from lib.web.packages import comparison

TORINO, SIENA, LECCE, CAGLIARI = "001272", "052032", "075035", "092009"
EVERYONE = Marks(None, SIENA, TORINO)


def drawn(number: int, marks: Marks = EVERYONE, lang: str = "en") -> go.Figure:
    return dusks(standings(comparison(), 2026, number, marks.among), marks, LIGHT, lang)


def labels(chart: go.Figure) -> list[str]:
    return list(chart.layout.yaxis.ticktext)


def ends(chart: go.Figure) -> list[str]:
    return [note.text for note in chart.layout.annotations]


@pytest.mark.parametrize("number", range(1, 13))
def test_the_city_where_it_gets_dark_first_stands_on_top(number: int) -> None:
    rows = standings(comparison(), 2026, number, None)
    assert len(rows) == 36
    assert [each.month.dusk for each in rows] == sorted(each.month.dusk for each in rows)
    assert rows[0].name == "Lecce"


@pytest.mark.parametrize("number", range(1, 13))
def test_that_is_the_order_of_the_hours_of_dark_too(number: int) -> None:
    """To the minute: what is dark before 18 counts for the clock and not for the hours."""
    found = [each.month.dark for each in standings(comparison(), 2026, number, None)]
    assert found == pytest.approx(sorted(found, reverse=True), abs=1 / 60)


def test_in_summer_the_west_is_last_in_winter_the_south_west() -> None:
    assert standings(comparison(), 2026, 6, None)[-1].code == TORINO
    assert standings(comparison(), 2026, 12, None)[-1].code == CAGLIARI


def test_only_the_cities_that_are_asked_for_stand_there() -> None:
    rows = standings(comparison(), 2026, 6, frozenset({TORINO, LECCE}))
    assert [each.code for each in rows] == [LECCE, TORINO]


def test_a_dot_stands_at_the_month_between_june_and_december() -> None:
    rows = standings(comparison(), 2026, 3, None)
    by_name = {each.name: each for each in rows}
    found = 0
    for trace in drawn(3).data:
        for value, up, down in zip(trace.x, trace.error_x.array, trace.error_x.arrayminus, strict=True):
            (city,) = (each for each in rows if each.month.dusk == value)
            assert value + up == pytest.approx(by_name[city.name].solstices[0])
            assert value - down == pytest.approx(by_name[city.name].solstices[1])
            found += 1
    assert found == 36


@pytest.mark.parametrize(("lang", "text"), [("en", "3.1 h"), ("it", "3,1 h")])
def test_the_hours_of_dark_stand_at_the_right(lang: str, text: str) -> None:
    assert ends(drawn(6, lang=lang))[0] == text


def test_in_december_all_are_dark_all_evening_and_still_apart() -> None:
    chart = drawn(12)
    assert {text.replace("<b>", "").replace("</b>", "") for text in ends(chart)} == {"6.0 h"}
    assert len(set(labels(chart))) == 36


def test_the_chosen_city_and_the_home_one_are_marked() -> None:
    chart = drawn(6)
    assert labels(chart)[-1] == "■ Torino"
    assert "<b>◆ Siena</b>" in labels(chart)
    (ground,) = chart.layout.shapes
    assert ground.fillcolor == LIGHT.accent


def test_the_axis_is_a_clock() -> None:
    axis = drawn(6).layout.xaxis
    assert list(axis.ticktext) == ["17:00", "18:00", "19:00", "20:00", "21:00", "22:00"]
    assert axis.title.text == "end of civil twilight, by the clock"
    assert axis.range[0] < 17
    assert axis.range[1] > 22


def test_both_themes_are_drawn() -> None:
    rows = standings(comparison(), 2026, 6, None)
    assert dusks(rows, EVERYONE, DARK, "it") is dusks(rows, EVERYONE, DARK, "it")
    assert dusks(rows, EVERYONE, DARK, "it").layout.font.color == DARK.ink


@pytest.mark.parametrize(
    ("chosen", "number", "expected"),
    [
        (LECCE, 6, "In June it is dark from 20:51 in Lecce, from 21:54 in Torino: 63 minutes apart"),
        ("", 6, "In June it is dark from 20:51 in Lecce, from 21:54 in Torino: 63 minutes apart"),
        (
            TORINO,
            12,
            "In December it is dark from 17:24 in Torino: 29 minutes after Lecce, 10 minutes before Cagliari",
        ),
    ],
)
def test_the_finding_says_how_far_apart_the_cities_are(chosen: str, number: int, expected: str) -> None:
    assert finding(standings(comparison(), 2026, number, None), chosen, number, "en") == expected


def test_the_finding_is_about_those_that_are_drawn() -> None:
    rows = standings(comparison(), 2026, 6, frozenset({TORINO, SIENA, LECCE}))
    text = finding(rows, SIENA, 6, "en")
    assert "after Lecce" in text
    assert "before Torino" in text


def test_one_city_alone_is_apart_from_nobody() -> None:
    rows = standings(comparison(), 2026, 6, frozenset({SIENA}))
    assert finding(rows, SIENA, 6, "en") == "When it gets dark in June"
    assert finding((), "", 6, "it")
    assert labels(dusks((), EVERYONE, LIGHT, "en")) == []


def north() -> Package:
    """The comparison, with one city moved to where the sun does not set in June."""
    cities = comparison().tables["cities"].copy()
    cities.loc[cities["istat_code"] == SIENA, "lat"] = 70.0
    return replace(comparison(), tables=MappingProxyType({**comparison().tables, "cities": cities}))


def test_a_city_without_dark_evenings_is_listed_last_and_not_drawn() -> None:
    rows = standings(north(), 2026, 6, None)
    assert rows[-1].code == SIENA
    assert math.isnan(rows[-1].month.dusk)
    assert rows[-1].month.dark == 0
    assert len(placed(rows)) == 35
    assert not any("Siena" in label for label in labels(dusks(rows, EVERYONE, LIGHT, "en")))
    assert "Siena" not in finding(rows, SIENA, 6, "en")


def test_a_city_without_dark_evenings_in_june_has_an_open_span_in_december() -> None:
    rows = standings(north(), 2026, 12, frozenset({SIENA, TORINO}))
    chart = dusks(rows, EVERYONE, LIGHT, "en")
    assert len(labels(chart)) == 2
    reaches = {x: up for trace in chart.data for x, up in zip(trace.x, trace.error_x.array, strict=True)}
    (moved,) = (each for each in rows if each.code == SIENA)
    assert math.isnan(moved.solstices[0])
    assert reaches[moved.month.dusk] == 0


def test_names_are_no_markup() -> None:
    row = CityMonth("x", "<i>Bad</i>", Month(6, 3.0, 21.0), (21.0, 17.0))
    assert labels(dusks((row,), EVERYONE, LIGHT, "en")) == ["&lt;i&gt;Bad&lt;/i&gt;"]
