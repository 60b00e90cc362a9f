"""The events of a project laid out for a chart."""

from __future__ import annotations

from itertools import combinations

import pandas as pd
import pytest

from lib.locale import LANGUAGES
from lib.show.plots.label_rows import GAP, Mark
from lib.show.plots.lanes import (
    DOT,
    LABELLED,
    LANES,
    LETTER,
    LONGEST,
    PIXELS,
    laid_out,
    limits,
    names,
    pixels_a_day,
    shortened,
)
from lib.store.codes import EVENT_KINDS
from lib.web.packages import city
from tests.stories import event, story

STORY = story(
    event("start", "2019-09", kind="project"),
    event("listening", "2020-03", end="2020-12"),
    event("walk", "2020-05-02"),
    event("fair", "2020-05-02", end="2020-05-04", kind="transfer", url="https://a.example/1"),
    event("prize", "2023-06", kind="award"),
    statements=[{"part": "workshop", "statement": "It was a fair", "url": "https://a.example/1"}],
)


def row(event_id: str) -> pd.Series:
    """One event of the story, laid out."""
    rows = laid_out(STORY, "en")
    return rows[rows["event_id"] == event_id].iloc[0]


def test_every_kind_of_event_has_one_lane() -> None:
    kinds = [kind for group in LANES.values() for kind in group]
    assert sorted(kinds) == sorted(EVENT_KINDS)
    assert set(LABELLED) <= set(EVENT_KINDS)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_lane_has_a_name(lang: str) -> None:
    assert list(names(lang)) == list(LANES)
    assert len(set(names(lang).values())) == len(LANES)


def test_lanes_lie_under_each_other_without_a_gap() -> None:
    rows = laid_out(STORY, "en")
    assert list(rows.groupby("lane")["row"].min().sort_values().index) == ["project", "research", "transfer", "after"]
    assert set(rows["row"]) == set(range(rows["row"].max() + 1))


def test_what_is_short_is_a_dot() -> None:
    assert bool(row("walk")["dot"])
    assert bool(row("fair")["dot"])
    assert not row("start")["dot"]
    assert not row("listening")["dot"]


def test_the_event_of_the_workshop_is_told_and_always_named() -> None:
    rows = laid_out(STORY, "en")
    assert list(rows.loc[rows["told"], "event_id"]) == ["fair"]
    assert row("fair")["side"] == "right"


def test_a_name_near_the_end_stands_at_the_left() -> None:
    assert row("prize")["side"] == "left"


def test_short_names_stay_and_long_ones_end_at_a_word() -> None:
    assert shortened("Opening") == "Opening"
    long = "A very long name, " * 6
    cut = shortened(long)
    assert len(cut) <= LONGEST
    assert cut.endswith("…")
    assert long.startswith(cut[:-1])
    assert cut[-2].isalnum()


def test_the_axis_holds_every_event_with_a_margin() -> None:
    rows = laid_out(STORY, "en")
    start, end = limits(rows)
    assert start < rows["first"].min()
    assert end > rows["last"].max()
    assert pixels_a_day(rows) * (end - start).days == pytest.approx(PIXELS)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_names_of_the_city_lie_on_each_other(lang: str) -> None:
    rows = laid_out(city(), lang)
    scale, start = pixels_a_day(rows), limits(rows)[0]
    for _number, group in rows.groupby("row"):
        marks = []
        for _place, each in group.iterrows():
            left, right = ((each[day] - start).days * scale for day in ("first", "last"))
            left, right = ((left + right - DOT) / 2, (left + right + DOT) / 2) if each["dot"] else (left, right + scale)
            marks.append(Mark(each["event_id"], left, right, len(each["short"]) * LETTER).box(each["side"]))
        assert all(one[1] + GAP / 2 <= two[0] or two[1] + GAP / 2 <= one[0] for one, two in combinations(marks, 2))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_main_events_of_the_city_are_all_named(lang: str) -> None:
    rows = laid_out(city(), lang)
    main = rows["kind"].isin(LABELLED) | rows["told"]
    assert (rows.loc[main, "side"] != "").all()
    assert (rows["side"] != "").sum() >= len(rows) * 2 / 3


def test_the_layout_is_made_once() -> None:
    assert laid_out(STORY, "en") is laid_out(STORY, "en")
