"""A story is read from its file whole or not at all, and written so that it reads as the same story."""

from __future__ import annotations

import hashlib
import re
from copy import deepcopy
from random import Random
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.locale import LANGUAGES
from lib.store import PackageError, Problem
from lib.store.story import Story
from lib.store.story_file import digest, read_story, write_story
from tests.edits import Expected
from tests.story_files import GOOD, IN_STEPS, ORIGIN, STORIES, both, changed, written

chances = st.randoms(use_true_random=False)


def story(data: Any = GOOD) -> Story:
    return read_story(written(data), ORIGIN)


def problems(content: bytes) -> tuple[Problem, ...]:
    with pytest.raises(PackageError) as failure:
        read_story(content, ORIGIN)
    return failure.value.problems


def found(data: Any) -> list[Expected]:
    return [Expected(each.code, each.file, each.row, each.field) for each in problems(written(data))]


def assert_says_where(problem: Problem) -> None:
    for lang in LANGUAGES:
        text = problem.text(lang)
        assert text.startswith("fiumalta, story.yaml")
        assert problem.row is None or f"{'passo' if lang == 'it' else 'step'} {problem.row}" in text
        assert problem.field is None or problem.field in text or not problem.field.isprintable()
        assert text.isprintable()
        assert "{" not in text.replace(str(problem.detail.get("value", "")), "").partition(": ")[2]
    assert problem.text("it") != problem.text("en")


def test_a_good_story_is_what_its_file_says() -> None:
    read = story()
    assert read.title.of("en") == "The evening in Fiumalta"
    assert [step.minutes for step in read.steps] == [5, 7.5, 10]
    assert read.steps[0].view.page == ""
    assert read.steps[0].notes.it == "Salutare.\nPoi cominciare."
    view = read.steps[1].view
    assert (view.page, view.chart) == ("map", "areas")
    assert view.query["layers"] == "venues,stops"
    assert read.steps[2].sources[0] == "context/proposals/pilot-areas/2021-03/2021-04"


def test_what_a_person_writes_stays_the_text_it_is() -> None:
    content = written(GOOD).replace(b"'14.5'", b"14.50").replace(b"090001", b"001272").replace(b"venues", b"no")
    steps = read_story(content, ORIGIN).steps
    assert steps[1].view.query["zoom"] == "14.50"
    assert steps[1].view.query["layers"] == "no,stops"
    assert steps[2].view.query["city"] == "001272"


def test_notes_and_sources_may_be_left_out() -> None:
    def bare(data: dict[str, Any]) -> None:
        del data["steps"][0]["notes"], data["steps"][0]["sources"]
        data["steps"][1] |= {"notes": both("", " "), "sources": []}

    first, second, _third = story(changed(bare)).steps
    assert first.notes == second.notes
    assert first.notes.it == ""
    assert first.sources == second.sources == ()


def test_what_stands_around_a_text_is_left_out() -> None:
    data = changed(lambda data: data["title"].update(it="\n  Una sera \n"))
    assert story(data).title.it == "Una sera"


@given(STORIES)
def test_what_is_written_reads_as_the_same_story(any_story: Story) -> None:
    assert read_story(write_story(any_story), ORIGIN) == any_story


@given(STORIES, STORIES)
def test_a_name_is_that_of_one_content(one: Story, other: Story) -> None:
    assert re.fullmatch("[0-9a-f]{16}", digest(one))
    assert (digest(one) == digest(other)) is (one == other)
    assert hashlib.sha256(write_story(one)).hexdigest().startswith(digest(one))


def test_a_written_file_can_be_read_by_a_person() -> None:
    text = write_story(story()).decode()
    assert text.startswith("title:\n  it: La sera a Fiumalta\n  en: The evening in Fiumalta\nsteps:\n- title:\n")
    assert "Perché la sera" in text
    assert "  minutes: 5\n" in text
    assert "  minutes: 7.5\n" in text
    assert "    page: overview\n" in text
    assert yaml.safe_load(text)["steps"][1]["view"]["layers"] == ["venues", "stops"]


@pytest.mark.parametrize("mutation", IN_STEPS)
@settings(max_examples=12)
@given(chance=chances)
def test_every_break_is_named_with_its_step_and_field(mutation: str, chance: Random) -> None:
    data = deepcopy(GOOD)
    expected = IN_STEPS[mutation](data, chance)
    assert found(data) == [expected]
    for problem in problems(written(data)):
        assert_says_where(problem)


@settings(max_examples=60)
@given(names=st.lists(st.sampled_from(sorted(IN_STEPS)), min_size=3, max_size=3), chance=chances)
def test_breaks_in_three_steps_are_all_named_at_once(names: list[str], chance: Random) -> None:
    data = deepcopy(GOOD)
    expected = []
    for number, name in enumerate(names, start=1):
        one = {"steps": [data["steps"][number - 1]]}
        problem = IN_STEPS[name](one, chance)
        expected.append(Expected(problem.code, problem.file, number, problem.field))
    assert found(data) == expected


def test_a_name_written_twice_is_named_with_all_else() -> None:
    content = written(changed(lambda data: data["steps"][2].update(minutes=0)))
    content = content.replace(b"    page: map\n", b"    page: map\n    page: map\n")
    said = [(each.code, each.row, each.field) for each in problems(content)]
    assert said == [("repeated-key", 2, "view.page"), ("too-small", 3, "minutes")]


@pytest.mark.parametrize(
    ("data", "code", "field"),
    [
        (changed(lambda data: data.update(steps=[])), "no-steps", "steps"),
        (changed(lambda data: data.update(steps=data["steps"] * 21)), "too-many", "steps"),
        (changed(lambda data: data.update(steps="none")), "not-a-list", "steps"),
        (changed(lambda data: data.pop("steps")), "empty", "steps"),
        (changed(lambda data: data.update(title="Una")), "not-keys", "title"),
        (changed(lambda data: data["title"].update(it="<b>")), "markup", "title.it"),
        (changed(lambda data: data["title"].update(fr="Une")), "unexpected-key", "title.fr"),
        (changed(lambda data: data.update(author="me")), "unexpected-key", "author"),
        ([], "not-keys", None),
        ("a text", "not-keys", None),
    ],
)
def test_what_is_wrong_with_the_whole_is_named(data: Any, code: str, field: str | None) -> None:
    assert found(data) == [Expected(code, "story.yaml", None, field)]
    for problem in problems(written(data)):
        assert_says_where(problem)


def test_a_step_that_is_none_is_named() -> None:
    data = changed(lambda data: data["steps"].insert(1, "a step"))
    assert found(data) == [Expected("not-keys", "story.yaml", 2)]


LAUGHS = b"a: &a [x,x,x,x,x,x,x,x,x]\n" + b"".join(
    b"%c: &%c [*%c,*%c,*%c,*%c,*%c,*%c,*%c,*%c,*%c]\n" % (name, name, *[name - 1] * 9) for name in range(98, 108)
)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty-file"),
        (b" \n\n", "empty-file"),
        (b"\xff\xfea", "not-utf8-text"),
        (b"title: [", "malformed-yaml"),
        (b"title: a: b", "malformed-yaml"),
        (b"a: b\n---\nc: d\n", "malformed-yaml"),
        (b"a: %b\n\tb: c", "malformed-yaml"),
        (LAUGHS, "yaml-extras"),
        (b"title: &a {it: a, en: b}\nsteps: *a\n", "yaml-extras"),
        (b"title: !!python/object/apply:os.system [ls]\n", "yaml-extras"),
        (b"title: !own a\n", "yaml-extras"),
        (b"[" * 100_000, "too-deep"),
        (b"- " * 90_000, "too-deep"),
        (b"a: b\n" * 50_000, "too-large-file"),
        (b"? [a, b]\n: c\n", "not-keys"),
    ],
)
def test_what_is_no_story_file_is_refused_before_anything_is_built(content: bytes, code: str) -> None:
    said = problems(content)
    assert code in {problem.code for problem in said}
    for problem in said:
        assert_says_where(problem)


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_no_file_whatever_gets_past_or_stops_the_check(content: bytes) -> None:
    for problem in problems(content):
        assert_says_where(problem)


@settings(max_examples=60)
@given(
    chance=chances, piece=st.sampled_from([b'"', b":", b"\n", b"- ", b"{", b"[", b"#", b"\xe9", b"\x00", b"*a", b"<b>"])
)
def test_no_damage_whatever_stops_the_check(chance: Random, piece: bytes) -> None:
    content = written(GOOD)
    start, end = sorted(chance.choices(range(len(content)), k=2))
    try:
        assert read_story(content[:start] + piece + content[end:], ORIGIN).steps
    except PackageError as error:
        assert error.problems
        for problem in error.problems:
            assert all(problem.text(lang).isprintable() for lang in LANGUAGES)
