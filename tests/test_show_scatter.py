"""The scatter: shapes, names, intervals and axes of two indicators."""

import math

import plotly.graph_objects as go
import pytest

from lib.show.palette import LIGHT
from lib.show.plots.marks import CHOSEN, HOME
from lib.show.plots.scatter import FEW, TALL, WORKSHOP, Point, Side, scatter

OPEN = (math.nan, math.nan)
UNIT = Side("euro")


def point(name: str, x: float, y: float, mark: str = "", bounds: tuple[float, float] = OPEN) -> Point:
    """A city at two figures, of which the second may have bounds."""
    return Point(name, x, y, OPEN, bounds, f"{name}\n{x} and {y}", mark)


CROWD = [point(f"city {place}", place, place % 7) for place in range(1, FEW + 2)]


def drawn(points: list[Point], across: Side = UNIT, upwards: Side = UNIT) -> go.Figure:
    """The scatter in English and in light colours."""
    return scatter(points, across, upwards, LIGHT, "en")


def named(chart: go.Figure) -> dict[str, str]:
    """The names that are written, and on which side of their points."""
    return {
        text: side
        for trace in chart.data
        if "text" in trace.mode
        for text, side in zip(trace.text, trace.textposition, strict=True)
    }


def test_marked_cities_differ_in_shape_and_are_named() -> None:
    marks = {CHOSEN: "diamond", HOME: "square", WORKSHOP: "triangle-up"}
    chart = drawn([*CROWD, *(point(mark, 20 + place, 9, mark) for place, mark in enumerate(marks))])
    assert {trace.marker.symbol for trace in chart.data} == {"circle", *marks.values()}
    assert set(named(chart)) == {"<b>chosen</b>", "home", "workshop"}


def test_a_few_points_are_all_named() -> None:
    assert len(named(drawn(CROWD[:FEW]))) == FEW
    assert not named(drawn(CROWD))


def test_names_that_would_cover_another_point_stand_below() -> None:
    near = [point("low", 50, 50, WORKSHOP), point("high", 51, 52, WORKSHOP), point("far", 0, 0), point("end", 100, 100)]
    found = named(drawn(near))
    assert (found["low"], found["high"]) == ("bottom center", "top center")


def test_nearness_is_judged_as_drawn_on_a_logarithmic_axis() -> None:
    corners = [point("small", 100, 0), point("large", 1e6, 100)]
    pair = [point("a", 110, 50, WORKSHOP), point("b", 4000, 52, WORKSHOP)]
    assert named(drawn([*corners, *pair]))["a"] == "bottom center"
    assert named(drawn([*corners, *pair], Side("people", log=True)))["a"] == "top center"


def test_intervals_reach_their_bounds() -> None:
    chart = drawn([point("Torino", 1, 47.8, CHOSEN, (44.5, 51.2)), *CROWD])
    (chosen,) = (trace for trace in chart.data if trace.marker.symbol == "diamond")
    assert chosen.error_y.array[0] == pytest.approx(3.4)
    assert chosen.error_y.arrayminus[0] == pytest.approx(3.3)
    assert (chosen.error_x.array[0], chosen.error_x.arrayminus[0]) == (0.0, 0.0)


def test_a_point_knows_whether_it_has_an_interval() -> None:
    assert point("a", 1, 2, bounds=(1.0, 3.0)).bounded
    assert not point("a", 1, 2).bounded
    assert not point("a", 1, 2, bounds=(math.nan, 3.0)).bounded


def test_a_logarithmic_axis_says_so() -> None:
    chart = drawn(CROWD, Side("people", log=True))
    assert chart.layout.xaxis.type == "log"
    assert chart.layout.xaxis.title.text == "people (logarithmic scale)"
    assert (chart.layout.yaxis.type, chart.layout.yaxis.title.text) == (None, "euro")


def test_a_long_title_breaks_at_a_space() -> None:
    title = "Feel safe walking alone at night in the city: % of all respondents, 2023"
    written = drawn(CROWD, upwards=Side(title)).layout.yaxis.title.text
    assert written.replace("<br>", " ") == title
    assert max(len(line) for line in written.split("<br>")) <= TALL
    assert "<br>" not in drawn(CROWD, Side(title)).layout.xaxis.title.text


def test_pointing_at_a_city_tells_both_figures() -> None:
    (trace,) = drawn(CROWD).data
    assert trace.hovertext[2] == "city 3<br>3 and 3"


def test_texts_of_the_package_are_never_markup() -> None:
    chart = drawn([point("<b>x", 1, 2, CHOSEN)], Side("<i>"), Side("a & b"))
    (trace,) = chart.data
    assert trace.text == ("<b>&lt;b&gt;x</b>",)
    assert trace.hovertext == ("&lt;b&gt;x<br>1 and 2",)
    assert (chart.layout.xaxis.title.text, chart.layout.yaxis.title.text) == ("&lt;i&gt;", "a &amp; b")


def test_no_points_make_an_empty_chart() -> None:
    assert not drawn([]).data
