"""The dated events: the days each covers, how closely it is known, and which the model speaks about."""

from __future__ import annotations

import pandas as pd
import pytest

from lib.model.events import DAY, MONTH, SPAN, dated, told_in
from lib.store.codes import EVENT_KINDS
from lib.web.packages import city
from tests.stories import event, story


def one(start: str, end: str = "") -> pd.Series:
    """The single event between these two texts."""
    return dated(story(event("it", start, end=end)).tables["timeline"]).iloc[0]


@pytest.mark.parametrize(
    ("start", "end", "first", "last", "precision"),
    [
        ("2021-06-18", "", "2021-06-18", "2021-06-18", DAY),
        ("2020-09", "", "2020-09-01", "2020-09-30", MONTH),
        ("2020-02", "", "2020-02-01", "2020-02-29", MONTH),
        ("2020-03", "2020-12", "2020-03-01", "2020-12-31", SPAN),
        ("2022-06-14", "2022-06-15", "2022-06-14", "2022-06-15", SPAN),
        ("2021-02-01", "2021-04", "2021-02-01", "2021-04-30", SPAN),
        ("2020-03", "2020-03", "2020-03-01", "2020-03-31", SPAN),
    ],
)
def test_an_event_covers_whole_days(start: str, end: str, first: str, last: str, precision: str) -> None:
    found = one(start, end)
    assert (found["first"], found["last"]) == (pd.Timestamp(first), pd.Timestamp(last))
    assert found["precision"] == precision


def test_the_period_is_written_as_in_observations() -> None:
    assert one("2021-06-18")["period"] == "2021-06-18"
    assert one("2020-03", "2020-12")["period"] == "2020-03/2020-12"


def test_events_come_in_the_order_of_time() -> None:
    rows = story(
        event("late", "2021-05-02"),
        event("month", "2021-05"),
        event("first", "2020-12-31"),
        event("day", "2021-05-01"),
        event("twin", "2021-05-02"),
    ).tables["timeline"]
    assert list(dated(rows)["event_id"]) == ["first", "day", "month", "late", "twin"]


def test_the_table_itself_is_left_alone() -> None:
    rows = story(event("b", "2021"), event("a", "2020")).tables["timeline"]
    before = rows.copy()
    assert list(dated(rows).index) == [0, 1]
    pd.testing.assert_frame_equal(rows, before)


def test_no_events_are_no_rows() -> None:
    found = dated(story().tables["timeline"])
    assert found.empty
    assert {"period", "first", "last", "precision"} <= set(found.columns)


@pytest.mark.parametrize(("start", "end"), [("soon", ""), ("2021-02-30", ""), ("2021-05", "2021-04")])
def test_what_is_no_date_is_refused(start: str, end: str) -> None:
    with pytest.raises(ValueError, match=r"ISO|period|day"):
        one(start, end)


def test_an_event_and_a_statement_that_cite_the_same_address_are_the_same() -> None:
    package = story(
        event("told", "2021-06-18", url="https://a.example/1"),
        event("other", "2021-06-18", url="https://a.example/2"),
        event("silent", "2021-06-18"),
        statements=[
            {"part": "workshop", "statement": "It was held", "url": "https://a.example/1"},
            {"part": "workshop", "statement": "Nobody says where", "url": ""},
            {"part": "aim", "statement": "To know", "url": "https://a.example/2"},
        ],
    )
    assert told_in(package, "workshop") == {"told"}
    assert told_in(package, "aim") == {"other"}
    assert told_in(package, "result") == frozenset()


def test_the_story_of_the_city_has_its_workshop() -> None:
    rows = dated(city().tables["timeline"])
    told = rows[rows["event_id"].isin(told_in(city(), "workshop"))]
    assert list(told["period"]) == ["2021-06-18"]
    assert set(rows["kind"]) <= set(EVENT_KINDS)
    assert len(rows) == 48
    assert (rows["first"] <= rows["last"]).all()
