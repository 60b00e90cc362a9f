"""The marks of events: dots, bars, names, hover texts."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from lib.model.records import Record, records
from lib.show.palette import DARK, LIGHT
from lib.show.plots.event_marks import bars, dots, hover, labels
from lib.show.plots.lanes import laid_out
from tests.stories import event, story

DAY_MS = 86_400_000


def marks(*events: dict[str, Any], statements: list[dict[str, Any]] | None = None) -> list[Record]:
    """The events as a chart gets them."""
    return records(laid_out(story(*events, statements=statements), "en"))


def test_a_bar_covers_its_days_from_the_first_to_the_end_of_the_last() -> None:
    chart = bars(marks(event("month", "2020-09"), event("long", "2021-02-01", end="2021-04-19")), LIGHT, "en")
    assert list(chart.base) == ["2020-09-01T00:00:00", "2021-02-01T00:00:00"]
    assert list(chart.x) == [30 * DAY_MS, 78 * DAY_MS]


def test_a_bar_known_to_the_month_is_hollow() -> None:
    chart = bars(marks(event("month", "2020-09"), event("long", "2021-02-01", end="2021-04-19")), LIGHT, "en")
    assert list(chart.marker.color) == [LIGHT.paper, LIGHT.strong]
    assert chart.marker.line.color == LIGHT.strong


def test_a_dot_stands_at_the_middle_of_its_days() -> None:
    chart = dots(marks(event("day", "2021-06-18"), event("two", "2022-06-14", end="2022-06-15")), LIGHT, "en")
    assert list(chart.x) == ["2021-06-18T12:00:00", "2022-06-15T00:00:00"]


@pytest.mark.parametrize(("confidence", "filled"), [("high", True), ("medium", True), ("low", False), ("none", False)])
def test_what_is_not_sure_is_hollow(confidence: str, filled: bool) -> None:
    chart = dots(marks(event("day", "2021-06-18", confidence=confidence)), DARK, "en")
    assert chart.marker.color == (DARK.strong if filled else DARK.paper,)


def test_the_event_of_the_workshop_is_a_star_with_a_bold_name() -> None:
    told = {"part": "workshop", "statement": "It was held", "url": "https://a.example/1"}
    rows = marks(
        event("other", "2021-01-01", kind="project"),
        event("held", "2021-06-18", url="https://a.example/1"),
        statements=[told],
    )
    chart, text = dots(rows, LIGHT, "en"), labels(rows, "right", 0.4, LIGHT)
    assert list(chart.marker.symbol) == ["circle", "star"]
    assert chart.marker.size[1] > chart.marker.size[0]
    assert list(text.text) == ["other", "<b>held</b>"]


def test_a_name_stands_beside_its_mark_on_its_side() -> None:
    rows = marks(event("day", "2021-06-18"), event("long", "2021-02-01", end="2021-04-19"))
    long, day = rows
    right, left = (labels(rows, side, 0.4, LIGHT) for side in ("right", "left"))
    assert pd.Timestamp(right.x[0]) > long["last"]
    assert pd.Timestamp(right.x[1]) > day["last"]
    assert pd.Timestamp(left.x[0]) < long["first"]
    assert pd.Timestamp(left.x[1]) < day["first"]
    assert (right.textposition, left.textposition) == ("middle right", "middle left")


def test_names_and_marks_lie_in_the_same_row() -> None:
    rows = marks(event("a", "2021-06-18", kind="project"), event("b", "2021-06-19", kind="project"))
    assert list(dots(rows, LIGHT, "en").y) == list(labels(rows, "right", 0.4, LIGHT).y) == [0, 1]


def test_the_hover_text_says_what_when_where_and_how_sure() -> None:
    (row,) = marks(event("Meeting", "2021-06-18", place="online", note="Two sessions", confidence="low"))
    assert hover(row, "en").split("<br>") == [
        "<b>Meeting</b>",
        "18 June 2021",
        "online",
        "Two sessions",
        "How sure: low",
    ]
    assert hover(row, "it").split("<br>")[1] == "18 giugno 2021"


def test_the_hover_text_says_no_more_than_is_known() -> None:
    (row,) = marks(event("Platform", "2022-06"))
    assert hover(row, "en") == "<b>Platform</b><br>June 2022<br>How sure: high"


def test_long_hover_texts_are_wrapped() -> None:
    (row,) = marks(event("Meeting", "2021-06-18", note="word " * 40))
    assert max(len(line) for line in hover(row, "en").split("<br>")) <= 60


def test_texts_of_a_package_cannot_bring_tags_into_a_chart() -> None:
    rows = marks(
        event("<b>x</b><img src=x onerror=alert(1)>", "2021-06-18", place="<i>", note="a<br>b & c", kind="project")
    )
    said = hover(rows[0], "en") + "".join(labels(rows, "right", 0.4, LIGHT).text)
    assert "<img" not in said
    assert "<i>" not in said
    assert "a&lt;br&gt;b &amp; c" in said


def test_no_events_draw_no_marks() -> None:
    assert len(bars([], LIGHT, "en").x) == len(dots([], LIGHT, "en").x) == len(labels([], "left", 1, LIGHT).x) == 0
