"""The story of a project as a chart."""

from __future__ import annotations

import json
import re

import pandas as pd
import plotly.graph_objects as go
import pytest

from lib.locale import LANGUAGES
from lib.show.palette import DARK, LIGHT
from lib.show.plots.lanes import LANES, laid_out, names
from lib.show.plots.timeline import signs, timeline
from lib.web.packages import city
from tests.stories import event, story

SHORT = story(
    event("start", "2019-09", kind="project"),
    event("listening", "2020-03", end="2020-12"),
    event("fair", "2020-05-02", kind="transfer"),
)


def texts(chart: go.Figure) -> list[str]:
    """All names that stand on a chart."""
    return [text for trace in chart.data if trace.type == "scatter" and trace.mode == "text" for text in trace.text]


def hovers(chart: go.Figure) -> list[str]:
    """What the marks of a chart say when pointed at."""
    return [text for trace in chart.data for text in trace.hovertext or ()]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_event_of_the_city_is_drawn_once(lang: str) -> None:
    chart, rows = timeline(city(), LIGHT, lang), laid_out(city(), lang)
    assert len(hovers(chart)) == len(rows)
    assert len(texts(chart)) == (rows["side"] != "").sum()


@pytest.mark.parametrize(("lang", "day"), [("it", "18 giugno 2021"), ("en", "18 June 2021")])
def test_the_workshop_is_found_by_its_day_and_its_bold_name(lang: str, day: str) -> None:
    chart = timeline(city(), LIGHT, lang)
    assert [text for text in hovers(chart) if day in text and "ANCI" in text]
    assert [text for text in texts(chart) if re.fullmatch("<b>.*ANCI.*</b>", text)]


def test_lanes_are_named_from_the_top() -> None:
    axis = timeline(SHORT, LIGHT, "en").layout.yaxis
    assert list(axis.ticktext) == [names("en")[lane] for lane in ("project", "research", "transfer")]
    assert axis.range[0] > axis.range[1]
    assert list(axis.tickvals) == sorted(axis.tickvals)


def test_a_city_with_every_kind_of_event_shows_every_lane() -> None:
    assert len(timeline(city(), LIGHT, "en").layout.yaxis.ticktext) == len(LANES)


def test_years_are_named_within_what_is_shown() -> None:
    axis = timeline(SHORT, LIGHT, "en").layout.xaxis
    start, end = (pd.Timestamp(edge) for edge in axis.range)
    assert list(axis.ticktext) == ["2019", "2020", "2021"]
    assert all(start < pd.Timestamp(at) < end for at in axis.tickvals)
    assert [pd.Timestamp(at).year for at in axis.tickvals] == [2019, 2020, 2021]


def test_lines_stand_where_years_and_lanes_begin() -> None:
    shapes = timeline(SHORT, LIGHT, "en").layout.shapes
    assert [shape.x0 for shape in shapes if shape.yref == "paper"] == ["2020-01-01", "2021-01-01"]
    assert [shape.y0 for shape in shapes if shape.xref == "paper"] == [-0.5, 0.5, 1.5]


def test_the_chart_is_as_high_as_its_rows() -> None:
    small, large = (timeline(package, LIGHT, "en").layout.height for package in (SHORT, city()))
    assert small < 120
    assert 400 < large < 620


def test_colours_follow_the_theme() -> None:
    light, dark = (
        json.dumps(timeline(SHORT, colours, "en").to_plotly_json(), default=list) for colours in (LIGHT, DARK)
    )
    assert LIGHT.strong in light
    assert LIGHT.strong not in dark
    assert DARK.ink in dark


def test_nothing_can_be_dragged_away() -> None:
    layout = timeline(SHORT, LIGHT, "en").layout
    assert layout.dragmode is False
    assert layout.xaxis.fixedrange
    assert layout.yaxis.fixedrange


def test_a_story_without_bars_can_be_drawn() -> None:
    assert len(hovers(timeline(story(event("only", "2020-05-02")), LIGHT, "en"))) == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_sign_is_explained(lang: str) -> None:
    found = dict(signs(lang))
    assert len(found) == 5
    assert all(found.values())


def test_the_chart_is_made_once() -> None:
    assert timeline(SHORT, LIGHT, "en") is timeline(SHORT, LIGHT, "en")
