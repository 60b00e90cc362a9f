"""Changing a story: nothing is lost, nothing else changes, and what cannot be is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.model import story_edits
from lib.store.story import MOST_STEPS, Step, Story, Text
from lib.store.view import View


def step(name: str) -> Step:
    text = Text(f"{name} it", f"{name} en")
    return Step(text, text, text, 5, View("map", keys=(("area", name),)))


def story(number: int) -> Story:
    return Story(Text("Una sera", "An evening"), tuple(step(f"s{place}") for place in range(1, number + 1)))


def names(told: Story) -> list[str]:
    return [each.view.query["area"] for each in told.steps]


PLACES = st.integers(1, 12).flatmap(lambda number: st.tuples(st.just(number), st.integers(1, number)))


@given(PLACES, st.integers(-20, 20))
def test_moving_keeps_every_step_and_the_order_of_the_others(size_and_place: tuple[int, int], by: int) -> None:
    size, place = size_and_place
    before = names(story(size))
    after = names(story_edits.moved(story(size), place, by))
    name = before[place - 1]
    assert sorted(after) == sorted(before)
    assert [each for each in after if each != name] == [each for each in before if each != name]
    assert after.index(name) == min(max(place - 1 + by, 0), size - 1)


@given(PLACES)
def test_moving_on_and_back_is_the_same_story(size_and_place: tuple[int, int]) -> None:
    size, place = size_and_place
    if place < size:
        assert story_edits.moved(story_edits.moved(story(size), place, 1), place + 1, -1) == story(size)


def test_a_step_is_added_at_the_end_up_to_the_most() -> None:
    told = story(MOST_STEPS - 1)
    told = story_edits.added(told, step("new"))
    assert names(told)[-1] == "new"
    with pytest.raises(ValueError, match=str(MOST_STEPS)):
        story_edits.added(told, step("more"))


@given(PLACES)
def test_a_changed_step_stands_where_the_old_one_stood(size_and_place: tuple[int, int]) -> None:
    size, place = size_and_place
    told = story_edits.changed(story(size), place, step("new"))
    assert names(told) == [*names(story(size))[: place - 1], "new", *names(story(size))[place:]]


def test_a_removed_step_is_gone_and_the_last_one_stays() -> None:
    assert names(story_edits.without(story(3), 2)) == ["s1", "s3"]
    with pytest.raises(ValueError, match="at least one"):
        story_edits.without(story(1), 1)


@pytest.mark.parametrize("place", [0, -1, 4, 100])
def test_there_is_no_step_beyond_the_last(place: int) -> None:
    with pytest.raises(IndexError):
        story_edits.without(story(3), place)
    with pytest.raises(IndexError):
        story_edits.moved(story(3), place, 1)
    with pytest.raises(IndexError):
        story_edits.changed(story(3), place, step("new"))


def test_another_title_changes_nothing_else() -> None:
    title = Text("Un'altra", "Another")
    assert story_edits.titled(story(2), title) == replace(story(2), title=title)
