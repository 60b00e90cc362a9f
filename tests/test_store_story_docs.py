"""The page on the file of a story says what the program asks for: its example reads, its numbers are the limits."""

from __future__ import annotations

import re

import pytest

from benchmarks.server import ROOT
from lib.model.stories import problems
from lib.store import load_package, stories
from lib.store.problem import Origin
from lib.store.story import DIGEST_LENGTH, LONGEST_NOTES, LONGEST_SENTENCE, LONGEST_TITLE, MOST_STEPS
from lib.store.story_file import read_story
from lib.store.story_form import LEAST_MINUTES, MOST_MINUTES, MOST_SOURCES
from lib.store.story_sources import ROWS
from lib.store.story_yaml import LARGEST
from lib.store.view import FIRST_PAGE, NOT_IN_VIEW, PAGES

TEXT = (ROOT / "docs" / "story.md").read_text(encoding="utf-8")
ORIGIN = Origin("example", "story.yaml")


def test_the_example_is_a_story_about_the_packages() -> None:
    (example,) = re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL)
    story = read_story(example.encode(), ORIGIN)
    city, comparison = load_package(ROOT / "data" / "torino"), load_package(ROOT / "data" / "italy")
    assert problems(story, city, comparison, ORIGIN) == ()


@pytest.mark.parametrize(
    "said",
    [
        f"up to {LONGEST_TITLE} characters",
        f"up to {LONGEST_SENTENCE} characters",
        f"up to {LONGEST_NOTES} characters",
        f"from {LEAST_MINUTES} to {MOST_MINUTES}",
        f"up to {MOST_SOURCES} rows",
        f"from 1 to {MOST_STEPS} steps",
        f"up to {LARGEST} KB",
        f"the first {DIGEST_LENGTH} signs",
        f"at most {stories.MOST_STORIES} of them",
        stories.VARIABLE,
        stories.DATA_VARIABLE,
    ],
)
def test_every_limit_is_said_as_it_is(said: str) -> None:
    assert said in TEXT


@pytest.mark.parametrize("name", [*(page or FIRST_PAGE for page in PAGES), *sorted(NOT_IN_VIEW)])
def test_every_page_and_every_key_of_no_view_is_named(name: str) -> None:
    assert f"`{name}`" in TEXT


@pytest.mark.parametrize("kind", ROWS)
def test_every_kind_of_source_is_explained(kind: str) -> None:
    (written,) = re.findall(rf"`{kind}/([^`]*)`", TEXT)
    assert len(re.findall("<[a-z_]+>", written)) == len(ROWS[kind][1])
