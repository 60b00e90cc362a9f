"""Labels beside marks, in as many rows as they need."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from lib.show.plots.label_rows import GAP, Mark, Place, arrange

WIDTH = 1000.0


def mark(name: str, at: float, label: float = 100, must: bool = False, wide: float = 10) -> Mark:
    """A mark that begins somewhere, with a label so long."""
    return Mark(name, at, at + wide, label, must)


def test_a_label_stands_at_the_right_of_its_mark() -> None:
    assert arrange([mark("a", 0, must=True)], WIDTH) == {"a": Place(0, "right")}


def test_a_label_that_would_leave_the_chart_stands_at_the_left() -> None:
    assert arrange([mark("a", 950, must=True)], WIDTH) == {"a": Place(0, "left")}
    assert arrange([mark("a", 950)], WIDTH) == {"a": Place(0, "left")}


def test_labels_that_would_touch_take_another_row() -> None:
    found = arrange([mark("a", 0, must=True), mark("b", 50, must=True), mark("c", 400, must=True)], WIDTH)
    assert found == {"a": Place(0, "right"), "b": Place(1, "right"), "c": Place(0, "right")}


def test_what_must_be_labelled_goes_first() -> None:
    found = arrange([mark("minor", 0), mark("main", 40, must=True)], WIDTH)
    assert found["main"] == Place(0, "right")
    assert found["minor"] == Place(0)


def test_others_are_labelled_where_there_is_room() -> None:
    assert arrange([mark("a", 0), mark("b", 300)], WIDTH) == {"a": Place(0, "right"), "b": Place(0, "right")}


def test_others_never_make_a_row_for_a_label_alone() -> None:
    found = arrange([mark("a", 0, must=True), mark("b", 200, must=True), mark("c", 130, label=900)], WIDTH)
    assert found["c"] == Place(0)


def test_others_move_to_a_row_where_their_label_fits() -> None:
    first = [mark("a", 0, must=True), mark("b", 160, must=True)]
    assert arrange([*first, mark("c", 140)], WIDTH)["c"] == Place(0)
    assert arrange([*first, mark("d", 5, must=True), mark("c", 140)], WIDTH)["c"] == Place(1, "right")


def test_a_label_at_the_left_may_not_begin_before_the_chart() -> None:
    found = arrange([mark("a", 20, label=100), mark("b", 60, label=900, must=True)], WIDTH)
    assert found["a"].side == ""


def test_nothing_needs_nothing() -> None:
    assert arrange([], WIDTH) == {}


MARKS = st.lists(
    st.builds(
        lambda start, wide, label, must: (start, wide, label, must),
        st.floats(0, WIDTH - 60),
        st.floats(1, 60),
        st.floats(10, 400),
        st.booleans(),
    ),
    max_size=25,
)


def arranged(rows: list[tuple[float, float, float, bool]]) -> tuple[list[Mark], dict[str, Place]]:
    marks = [
        Mark(str(place), start, start + wide, label, must) for place, (start, wide, label, must) in enumerate(rows)
    ]
    return marks, arrange(marks, WIDTH)


@given(MARKS)
def test_no_two_of_a_row_touch(rows: list[tuple[float, float, float, bool]]) -> None:
    marks, places = arranged(rows)
    taken = defaultdict(list)
    for each in marks:
        taken[places[each.id].row].append(each.box(places[each.id].side))
    for boxes in taken.values():
        boxes.sort()
        assert all(left[1] + GAP <= right[0] for left, right in pairwise(boxes))


@given(MARKS)
def test_every_mark_has_a_place_and_every_must_a_label(rows: list[tuple[float, float, float, bool]]) -> None:
    marks, places = arranged(rows)
    assert set(places) == {each.id for each in marks}
    assert all(places[each.id].side for each in marks if each.must)


@given(MARKS)
def test_no_row_is_left_empty(rows: list[tuple[float, float, float, bool]]) -> None:
    marks, places = arranged(rows)
    used = {place.row for place in places.values()}
    assert max(used, default=0) < max(len(marks), 1)
    assert 0 in used or not marks


@given(MARKS)
def test_labels_given_for_room_stay_within_the_chart(rows: list[tuple[float, float, float, bool]]) -> None:
    marks, places = arranged(rows)
    for each in marks:
        left, right = each.box(places[each.id].side)
        assert each.must or not places[each.id].side or (left >= 0 and right <= WIDTH)
