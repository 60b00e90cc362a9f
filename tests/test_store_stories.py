"""Stories are kept under the name of their content, few enough, and read back whole or not at all."""

from __future__ import annotations

import logging
import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lib.store import stories
from lib.store.stories import folder, keep, kept
from lib.store.story import Story, Text
from lib.store.story_file import digest, read_story, write_story
from tests.story_files import GOOD, ORIGIN, STORIES, written

STORY = read_story(written(GOOD), ORIGIN)


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DORA_STORIES", str(tmp_path / "kept"))
    stories._read.cache_clear()
    return tmp_path / "kept"


def titled(number: int) -> Story:
    return replace(STORY, title=Text(f"Racconto {number}", f"Story {number}"))


def test_a_kept_story_comes_back_by_its_name(place: Path) -> None:
    name = keep(STORY)
    assert name == digest(STORY)
    assert kept(name) == STORY
    assert [path.name for path in place.iterdir()] == [f"{name}.yaml"]
    assert (place / f"{name}.yaml").read_bytes() == write_story(STORY)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STORIES)
def test_any_story_comes_back(story: Story) -> None:
    assert kept(keep(story)) == story


def test_it_is_there_after_a_restart() -> None:
    name = keep(STORY)
    stories._read.cache_clear()
    assert kept(name) == STORY


def test_the_same_content_is_one_file(place: Path) -> None:
    again = read_story(write_story(STORY), ORIGIN)
    assert keep(STORY) == keep(again)
    assert keep(titled(1)) != keep(STORY)
    assert len(list(place.iterdir())) == 2


def test_a_story_that_was_never_kept_is_not_there() -> None:
    assert kept(digest(STORY)) is None


@pytest.mark.parametrize(
    "name",
    [
        "",
        "..",
        "../secret",
        "/etc/passwd",
        "0" * 15,
        "0" * 17,
        "A" * 16,
        "0" * 16 + "\n",
        "٣" * 16,
        "%2e%2e%2f" + "0" * 7,
    ],
)
def test_a_name_of_another_form_leads_nowhere(place: Path, name: str) -> None:
    keep(STORY)
    (place.parent / "secret.yaml").write_bytes(write_story(STORY))
    assert kept(name) is None


@given(st.text())
def test_no_text_leads_out_of_the_folder(name: str) -> None:
    assert kept(name) is None


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff\xfe", write_story(titled(1)), write_story(STORY)[:-9]])
def test_a_damaged_file_counts_as_absent_and_the_log_says_so(
    place: Path, damage: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    name = keep(STORY)
    (place / f"{name}.yaml").write_bytes(damage)
    with caplog.at_level(logging.WARNING):
        assert kept(name) is None
    assert f"{name}.yaml" in caplog.text
    assert keep(STORY) == name
    assert kept(name) == STORY


def test_the_longest_unused_is_given_up(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stories, "MOST_STORIES", 3)
    names = [keep(titled(number)) for number in range(3)]
    for age, name in enumerate(names):
        os.utime(place / f"{name}.yaml", (1000 + age, 1000 + age))
    assert kept(names[0])
    newest = keep(titled(3))
    assert {path.stem for path in place.iterdir()} == {names[0], names[2], newest}
    assert kept(names[1]) is None


def test_what_else_lies_in_the_folder_stays(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stories, "MOST_STORIES", 1)
    place.mkdir()
    (place / "notes.txt").write_text("mine", encoding="utf-8")
    keep(STORY)
    keep(titled(1))
    assert (place / "notes.txt").exists()


def test_many_at_once_keep_the_same_story(place: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        names = set(pool.map(lambda _: keep(STORY), range(40)))
    assert names == {digest(STORY)}
    assert [path.name for path in place.iterdir()] == [f"{digest(STORY)}.yaml"]
    assert kept(digest(STORY)) == STORY


def test_nothing_half_written_is_left_where_the_disk_is_full(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="no space"):
        keep(STORY)
    assert list(place.iterdir()) == []


def test_without_a_setting_they_lie_among_the_data_of_the_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DORA_STORIES")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert folder() == tmp_path / "dora-stories"
    monkeypatch.delenv("XDG_DATA_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert folder() == tmp_path / ".local" / "share" / "dora-stories"
