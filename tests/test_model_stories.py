"""What a story names is in both packages, and how much time it plans."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.locale import LANGUAGES
from lib.model.stories import planned, problems
from lib.store import Package, load_package
from lib.store.story import Story
from lib.store.story_file import read_story
from lib.store.view import CHARTS, NOT_IN_VIEW, PAGES, View
from lib.web.pages import PATHS
from tests.edits import Expected
from tests.packages import write_city, write_comparison
from tests.story_files import GOOD, IN_PACKAGES, ORIGIN, STORIES, written

TELLING = {"present", "story"}
"""Pages that a story is told and made on: it cannot show itself."""

GOOD_STORY = read_story(written(GOOD), ORIGIN)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Package, Package]:
    folder = tmp_path_factory.mktemp("packages")
    return load_package(write_city(folder / "city")), load_package(write_comparison(folder / "cities"))


def found(story: Story, both: tuple[Package, Package]) -> list[Expected]:
    return [Expected(each.code, each.file, each.row, each.field) for each in problems(story, *both, ORIGIN)]


def with_view(view: View) -> Story:
    return replace(GOOD_STORY, steps=(replace(GOOD_STORY.steps[0], view=view),))


def test_a_good_story_names_nothing_that_is_not_there(both: tuple[Package, Package]) -> None:
    assert problems(GOOD_STORY, *both, ORIGIN) == ()


@pytest.mark.parametrize("mutation", IN_PACKAGES)
@settings(max_examples=15)
@given(chance=st.randoms(use_true_random=False))
def test_what_is_not_there_is_named_with_its_step_and_field(
    both: tuple[Package, Package], mutation: str, chance: Random
) -> None:
    data = deepcopy(GOOD)
    expected = IN_PACKAGES[mutation](data, chance)
    story = read_story(written(data), ORIGIN)
    assert found(story, both) == [expected]
    (problem,) = problems(story, *both, ORIGIN)
    assert f"step {expected.row}, field “{expected.field}”" in problem.text("en")
    assert f"passo {expected.row}, campo «{expected.field}»" in problem.text("it")


def test_all_of_it_is_named_in_the_order_of_the_steps(both: tuple[Package, Package]) -> None:
    data = deepcopy(GOOD)
    data["steps"][2]["sources"] = ["cities/thefts/099999"]
    data["steps"][2]["view"]["x"] = "nothing"
    data["steps"][0]["view"]["area"] = "nowhere"
    data["steps"][1]["sources"] = ["model/nothing", "places/nowhere"]
    story = read_story(written(data), ORIGIN)
    assert [(each.row, each.field) for each in found(story, both)] == [
        (1, "view.area"),
        (2, "sources 1"),
        (2, "sources 2"),
        (3, "sources 1"),
        (3, "view.x"),
    ]


@pytest.mark.parametrize("name", sorted(NOT_IN_VIEW))
def test_a_key_that_says_how_something_is_shown_is_no_part_of_a_view(both: tuple[Package, Package], name: str) -> None:
    assert found(with_view(View("map", keys=((name, "1"),))), both) == [
        Expected("unexpected-key", "story.yaml", 1, f"view.{name}")
    ]


@given(STORIES)
def test_any_story_can_be_asked_about(both: tuple[Package, Package], story: Story) -> None:
    for problem in problems(story, *both, ORIGIN):
        assert problem.row
        assert all(problem.text(lang).startswith("fiumalta, story.yaml") for lang in LANGUAGES)


@given(STORIES)
def test_planned_minutes_add_up(story: Story) -> None:
    ends = planned(story)
    assert len(ends) == len(story.steps)
    starts = (0.0, *ends[:-1])
    assert [end - start for start, end in zip(starts, ends, strict=True)] == [step.minutes for step in story.steps]


def test_the_end_of_each_step_is_planned() -> None:
    assert planned(GOOD_STORY) == (5, 12.5, 22.5)


def test_a_view_can_be_on_every_page_that_shows_the_data() -> None:
    assert set(CHARTS) <= set(PAGES)
    assert set(PATHS) - TELLING <= set(PAGES)
