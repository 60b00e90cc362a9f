"""Stories beside the packages they are about: what they say that is not there, and the time they plan."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from typing import TYPE_CHECKING

from lib.model.address import vocabulary
from lib.store.story_sources import CITY_ROWS, COMPARISON_ROWS, dangling
from lib.store.view import NOT_IN_VIEW

if TYPE_CHECKING:
    from lib.model.address import Vocabulary
    from lib.store import Package, Problem
    from lib.store.problem import Origin
    from lib.store.story import Story
    from lib.store.view import View


def problems(story: Story, city: Package, comparison: Package, origin: Origin) -> tuple[Problem, ...]:
    """Find what a story names that these packages do not have, by step: rows, keys of a view, what a key holds."""
    keys = vocabulary(city, comparison)
    found = [
        *dangling(story, CITY_ROWS, city.tables, origin),
        *dangling(story, COMPARISON_ROWS, comparison.tables, origin),
    ]
    for number, step in enumerate(story.steps, start=1):
        found += _unknown(step.view, keys, number, origin)
    return tuple(sorted(found, key=lambda problem: problem.row or 0))


def planned(story: Story) -> tuple[float, ...]:
    """Return the minutes planned until the end of each step; the last is the time of the whole story."""
    return tuple(accumulate(step.minutes for step in story.steps))


def _unknown(view: View, keys: Vocabulary, number: int, origin: Origin) -> Iterator[Problem]:
    for name, text in view.keys:
        field = f"view.{name}"
        if name not in keys or name in NOT_IN_VIEW:
            yield origin.problem("unexpected-key", number, field)
        elif keys[name].parse(text) is None:
            yield origin.problem("unknown-value", number, field, value=text)
