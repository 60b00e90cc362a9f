"""Where names go in a picture: beside their dots, in lanes of a timeline; nothing covers what has to be read."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.export.pictures.lane_rows import INSIDE, Lane, lane_rows
from lib.export.pictures.scale import Scale, ticks
from lib.export.pictures.shape import Shape
from lib.export.pictures.spots import Name, spots
from lib.show.exhibits.drawings import Moment, Timeline
from lib.show.plots.dot_axis import Axis, linear
from lib.show.plots.label_rows import GAP, Mark
from tests.exhibits import exhibit, timeline
from tests.pictures import SCREEN, covering, outside, seen, sheet_of, svg_of, words_of

FIELD = (0.0, 0.0, 1000.0, 500.0)
POINTS = st.lists(st.tuples(st.floats(0, 1000), st.floats(0, 500), st.booleans()), max_size=40)


# Beside dots


def test_a_name_stands_at_the_right_of_its_dot_if_it_can() -> None:
    (found,) = spots([Name(100, 100, 80, 20, 5)], FIELD)
    assert found == (108, 90, 188, 110)


def test_at_the_edge_it_stands_on_the_other_side() -> None:
    (found,) = spots([Name(980, 100, 80, 20, 5)], FIELD)
    assert found is not None
    assert found[2] <= 980 - 5


@settings(max_examples=60)
@given(points=POINTS)
def test_names_cover_neither_each_other_nor_a_dot(points: list[tuple[float, float, bool]]) -> None:
    names = [Name(x, y, 90, 20, 5) for x, y, _ in points]
    found = spots(names, FIELD)
    placed = [(place, area) for place, area in enumerate(found) if area]
    for place, area in placed:
        assert area[0] >= 0 and area[1] >= 0 and area[2] <= 1000 and area[3] <= 500
        for other, name in enumerate(names):
            inside = area[0] < name.x < area[2] and area[1] < name.y < area[3]
            assert other == place or not inside
        for other, second in placed:
            apart = area[2] <= second[0] or second[2] <= area[0] or area[3] <= second[1] or second[3] <= area[1]
            assert other == place or apart


@settings(max_examples=60)
@given(points=POINTS)
def test_what_must_be_read_is_written_wherever_there_is_a_place_at_all(points: list[tuple[float, float, bool]]) -> None:
    names = [Name(x, y, 90, 20, 5, must) for x, y, must in points]
    for name, area in zip(names, spots(names, FIELD), strict=True):
        assert area or not name.must


def test_what_is_drawn_already_is_not_written_over() -> None:
    (found,) = spots([Name(100, 100, 80, 20, 5)], FIELD, [(105, 99, 400, 101)])
    assert found is not None
    assert found[3] <= 99 or found[1] >= 101 or found[2] <= 105


# In lanes


def marks(count: int, step: float = 40, label: float = 120, musts: tuple[int, ...] = ()) -> list[Mark]:
    return [Mark(f"m{n}", n * step, n * step + 14, label, n in musts) for n in range(count)]


def boxes(lane: Lane) -> list[tuple[int, float, float]]:
    return [(lane.places[mark.id].row, *mark.box(lane.places[mark.id].side)) for mark in lane.marks]


def test_all_are_named_where_there_are_rows_for_it() -> None:
    (lane,) = lane_rows({"a": marks(6)}, 1000, 20)
    assert all(place.side for place in lane.places.values())


@pytest.mark.parametrize("most", [2, 3, 5, 8])
def test_lanes_take_no_more_rows_than_there_are(most: int) -> None:
    lanes = lane_rows({"a": marks(12), "b": marks(5, step=200)}, 1000, most)
    assert sum(lane.rows for lane in lanes) <= most
    assert [lane.name for lane in lanes] == ["a", "b"]


def test_lanes_without_room_are_left_out() -> None:
    lanes = lane_rows({name: marks(3) for name in "abcde"}, 1000, 3)
    assert [lane.name for lane in lanes] == ["a", "b", "c"]


@settings(max_examples=50)
@given(count=st.integers(1, 25), step=st.floats(1, 60), most=st.integers(1, 8), must=st.integers(0, 24))
def test_names_that_need_not_be_cover_nothing(count: int, step: float, most: int, must: int) -> None:
    (lane,) = lane_rows({"a": marks(count, step, musts=(must,))}, 1600, most)
    found = boxes(lane)
    for place, (mark, (row, left, right)) in enumerate(zip(lane.marks, found, strict=True)):
        if not lane.places[mark.id].side or mark.must:
            continue
        for other, (other_row, start, end) in enumerate(found):
            under_must = lane.marks[other].must
            apart = right + GAP <= start or end + GAP <= left
            assert other == place or other_row != row or apart or under_must


@settings(max_examples=50)
@given(count=st.integers(1, 25), step=st.floats(1, 60), most=st.integers(1, 8), must=st.integers(0, 24))
def test_what_must_be_named_is(count: int, step: float, most: int, must: int) -> None:
    (lane,) = lane_rows({"a": marks(count, step, musts=(must,))}, 1600, most)
    for mark in lane.marks:
        assert lane.places[mark.id].side or not mark.must


def test_a_name_may_stand_in_a_long_bar() -> None:
    """It lasts from one end of the axis to the other: there is no room beside it."""
    long = Mark("long", 0, 1000, 200)
    (lane,) = lane_rows({"a": [long, *marks(30, 33)]}, 1000, 4)
    assert lane.places["long"].side in ("", INSIDE)
    (alone,) = lane_rows({"a": [Mark("long", 0, 1000, 200, must=True), *marks(30, 33)]}, 1000, 4)
    assert alone.places["long"].side == INSIDE


def events(count: int, marked: int = -1) -> Timeline:
    return Timeline(
        tuple(
            Moment(
                date(2019 + n // 12, 1 + n % 12, 1),
                date(2019 + n // 12, 1 + n % 12, 1 + n % 2 * 27),
                f"month {n + 1}",
                f"The event of number {n + 1}, told in some words",
                f"Kind {n % 7}",
                "chosen" if n == marked else "",
            )
            for n in range(count)
        )
    )


def test_few_events_are_told_with_their_dates() -> None:
    said = words_of(svg_of(exhibit(timeline()), Shape(1600, 900, 18)))
    for event in timeline().events:
        assert event.name in said
        assert event.when in said
        assert event.kind in said


def test_of_many_events_it_is_said_how_many_are_named() -> None:
    said = words_of(svg_of(exhibit(events(48, marked=20)), SCREEN))
    assert "of 48 events are named here." in said
    assert "The event of number 21, told" in said


@pytest.mark.parametrize("count", [1, 2, 7, 30, 48, 90])
@pytest.mark.parametrize("shape", [SCREEN, Shape(1600, 900, 18), Shape(500, 300, 16)])
def test_texts_of_a_timeline_stay_apart_and_inside(count: int, shape: Shape) -> None:
    sheet = sheet_of(exhibit(events(count, marked=count // 2)), shape)
    assert outside(sheet) == []
    assert covering(seen(sheet)) == []


# Along an axis


@settings(max_examples=40)
@given(low=st.floats(-1e6, 1e6), span=st.floats(0.01, 1e6), most=st.integers(2, 12))
def test_ticks_are_few_and_lie_within(low: float, span: float, most: int) -> None:
    found = ticks(Axis("", low, low + span), most, "en")
    assert len(found) <= most + 1
    assert all(low <= value <= low + span for value, _ in found)
    assert len({text for _, text in found}) == len(found)


@pytest.mark.parametrize(("lang", "text"), [("it", "0,2"), ("en", "0.2")])
def test_ticks_are_written_in_the_language(lang: str, text: str) -> None:
    assert text in [written for _, written in ticks(linear("", [0, 1]), 7, lang)]


def test_ticks_below_zero_have_a_minus() -> None:
    assert "−10" in [text for _, text in ticks(linear("", [-12, 12], 0.0), 6, "en")]


@given(value=st.floats(1, 99))
def test_places_on_a_scale_keep_the_order(value: float) -> None:
    scale = Scale(Axis("", 0, 100), 20, 3)
    assert scale.at(0) == 20 < scale.at(value) < scale.end == 320
