"""Changing a story: each change gives a new one, the old one stays."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lib.store.story import MOST_STEPS

if TYPE_CHECKING:
    from lib.store.story import Step, Story, Text


def added(story: Story, step: Step) -> Story:
    """The story with a step at its end. Raises ValueError where it has as many as a story may have."""
    if len(story.steps) >= MOST_STEPS:
        raise ValueError(f"a story has at most {MOST_STEPS} steps")
    return replace(story, steps=(*story.steps, step))


def changed(story: Story, place: int, step: Step) -> Story:
    """The story with another step at a place, counted from 1. Raises IndexError where there is none."""
    steps = list(story.steps)
    steps[_index(story, place)] = step
    return replace(story, steps=tuple(steps))


def without(story: Story, place: int) -> Story:
    """The story without the step at a place. Raises ValueError for the last one left: a story has a step at least."""
    if len(story.steps) == 1:
        raise ValueError("a story has at least one step")
    index = _index(story, place)
    return replace(story, steps=story.steps[:index] + story.steps[index + 1 :])


def moved(story: Story, place: int, by: int) -> Story:
    """The story with a step moved by so many places, as far as there are any."""
    index = _index(story, place)
    steps = list(story.steps)
    step = steps.pop(index)
    steps.insert(min(max(index + by, 0), len(steps)), step)
    return replace(story, steps=tuple(steps))


def titled(story: Story, title: Text) -> Story:
    """The story under another title."""
    return replace(story, title=title)


def _index(story: Story, place: int) -> int:
    if not 1 <= place <= len(story.steps):
        raise IndexError(place)
    return place - 1
