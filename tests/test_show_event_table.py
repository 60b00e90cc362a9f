"""The events as a table."""

from __future__ import annotations

import pytest

from lib.export.table import to_csv
from lib.locale import LANGUAGES
from lib.show.lists.event_table import event_table
from lib.show.plots import lanes
from lib.web.packages import city
from tests.stories import event, story

SHORT = story(
    event("Later", "2021-05", kind="award", confidence="low"),
    event("Sooner", "2020-03", end="2020-12", place="here", note="about", url="https://gazette.example/1"),
    event("Nobody says", "2022-01-01", source_id=""),
)


def test_a_row_says_everything_that_is_known() -> None:
    row = event_table(SHORT, "en").iloc[0].to_dict()
    assert row == {
        "Date": "2020-03/2020-12", "Event": "Sooner", "Source": "The Gazette", "Address": "https://gazette.example/1",
        "How sure": "high", "Where": "here", "Kind": lanes.names("en")["research"], "Note": "about",
    }  # fmt: skip


def test_events_come_in_the_order_of_time_and_their_dates_sort() -> None:
    dates = list(event_table(SHORT, "en")["Date"])
    assert dates == sorted(dates) == ["2020-03/2020-12", "2021-05", "2022-01-01"]


def test_an_event_without_a_source_has_an_empty_cell() -> None:
    assert list(event_table(SHORT, "en")["Source"]) == ["The Gazette", "The Gazette", ""]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_all_events_of_the_city_are_in_it_with_their_address(lang: str) -> None:
    table = event_table(city(), lang)
    assert len(table) == len(city().tables["timeline"])
    assert sorted(table.iloc[:, 1]) == sorted(city().tables["timeline"][f"name_{lang}"])
    assert table.iloc[:, 3].str.startswith("http").all()
    assert (table.iloc[:, 2] != "").all()
    assert not table.isna().any(axis=None)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_headings_differ(lang: str) -> None:
    columns = list(event_table(SHORT, lang).columns)
    assert len(columns) == len(set(columns)) == 8


def test_it_can_be_taken_away() -> None:
    assert to_csv(event_table(SHORT, "en")).decode("utf-8-sig").splitlines()[1].startswith("2020-03/2020-12,Sooner")
