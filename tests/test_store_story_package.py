"""A city package may bring a story, which is checked with the rest of it and travels with it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from random import Random
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.server import ROOT, free_port
from lib.export.archive import package_zip
from lib.export.readme import readme
from lib.store import PackageError, load_package
from lib.store.apart import load_apart
from lib.store.check import main
from lib.store.compare import compare
from lib.store.story_file import read_story
from tests.edits import Expected, set_cell
from tests.packages import write_city, write_comparison
from tests.story_files import GOOD, IN_PACKAGES, IN_STEPS, ORIGIN, add_story, changed, written

ELSEWHERE = "cities/"
CITY_ROWS = ("model/", "timeline/", "places/", "sources/", "observations/", "context/")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_city(tmp_path / "city")


def problems(folder: Path) -> set[Expected]:
    with pytest.raises(PackageError) as failure:
        load_package(folder)
    return {Expected(each.code, each.file, each.row, each.field) for each in failure.value.problems}


def test_a_package_needs_no_story(folder: Path) -> None:
    assert load_package(folder).story is None


def test_a_story_that_is_not_listed_is_no_part_of_the_package(folder: Path) -> None:
    (folder / "story.yaml").write_bytes(b"<b>")
    assert load_package(folder).story is None


def test_a_story_is_read_with_the_package_and_travels_with_it(folder: Path) -> None:
    add_story(folder)
    story = read_story(written(GOOD), ORIGIN)
    assert load_package(folder).story == story
    (apart,) = load_apart([folder])
    assert apart.story == story


def test_a_listed_story_must_be_there(folder: Path) -> None:
    add_story(folder).unlink()
    assert problems(folder) == {Expected("missing-file", "story.yaml")}


def test_a_package_that_compares_cities_tells_no_story(tmp_path: Path) -> None:
    folder = write_comparison(tmp_path / "cities")
    add_story(folder, b"anything")
    assert load_package(folder).story is None


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(mutation=st.sampled_from(sorted(IN_STEPS)), chance=st.randoms(use_true_random=False))
def test_a_broken_story_is_named_among_the_other_problems(
    tmp_path_factory: pytest.TempPathFactory, mutation: str, chance: Random
) -> None:
    folder = write_city(tmp_path_factory.mktemp("broken") / "city")
    set_cell(folder / "observations.csv", 2, "value", "abc")
    data = deepcopy(GOOD)
    expected = IN_STEPS[mutation](data, chance)
    add_story(folder, written(data))
    assert problems(folder) == {expected, Expected("not-a-number", "observations.csv", 2, "value")}


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chance=st.randoms(use_true_random=False))
def test_a_row_that_is_not_there_is_named(tmp_path_factory: pytest.TempPathFactory, chance: Random) -> None:
    folder = write_city(tmp_path_factory.mktemp("broken") / "city")
    data = deepcopy(GOOD)
    expected = IN_PACKAGES["unknown row"](data, chance)
    add_story(folder, written(data))
    (text,) = data["steps"][(expected.row or 0) - 1]["sources"]
    if text.startswith(ELSEWHERE):
        assert load_package(folder).story
    else:
        assert text.startswith(CITY_ROWS)
        assert problems(folder) == {expected}


def test_a_package_can_be_loaded_without_its_story(folder: Path) -> None:
    add_story(folder, b"<b>")
    assert load_package(folder, with_story=False).story is None


def test_each_step_of_a_packages_own_story_needs_a_source(folder: Path) -> None:
    add_story(folder, written(changed(lambda data: data["steps"][1].update(sources=[]))))
    assert problems(folder) == {Expected("no-reference", "story.yaml", 2, "sources")}


def test_a_table_that_cannot_be_read_causes_no_further_problems(folder: Path) -> None:
    add_story(folder)
    (folder / "model.csv").write_bytes(b"\xff\xfe")
    assert problems(folder) == {Expected("not-utf8", "model.csv", 1)}


def test_the_command_says_what_is_wrong_and_how_long_a_good_story_is(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add_story(folder)
    assert main([str(folder), "--lang", "en"]) == 0
    assert capsys.readouterr().out.splitlines()[1:] == ["Its story has 3 steps."]
    assert main([str(folder), "--lang", "it"]) == 0
    assert capsys.readouterr().out.splitlines()[1:] == ["Il suo racconto ha 3 passi."]
    (folder / "story.yaml").write_bytes(written(changed(lambda data: data["steps"][2].update(minutes=0))))
    assert main([str(folder), "--lang", "en"]) == 1
    assert "fiumalta, story.yaml, step 3, field “minutes”: 0 is less than 0.5." in capsys.readouterr().out
    assert main([str(folder), "--lang", "it"]) == 1
    assert "fiumalta, story.yaml, passo 3, campo «minutes»: 0 è minore di 0.5." in capsys.readouterr().out


def test_a_story_goes_into_the_zip_and_comes_out_again(folder: Path, tmp_path: Path) -> None:
    add_story(folder)
    package = load_package(folder)
    with ZipFile(BytesIO(package_zip(package))) as archive:
        assert archive.read("fiumalta/story.yaml") == written(GOOD)
        archive.extractall(tmp_path / "out")
    assert load_package(tmp_path / "out" / "fiumalta").story == package.story


def test_the_text_in_the_zip_names_the_story(folder: Path) -> None:
    add_story(folder)
    text = readme(load_package(folder))
    assert text.count("\nstory.yaml: ") == 2


def other(folder: Path, name: str) -> Path:
    """The same package with another second step, as an archive."""
    changes = {"title": {"it": "Due rive", "en": "Both banks"}, "minutes": 9}
    content = written(changed(lambda data: data["steps"][1].update(changes)))
    path = folder.parent / name
    with ZipFile(path, "w") as archive:
        for file in folder.iterdir():
            archive.writestr(file.name, content if file.name == "story.yaml" else file.read_bytes())
    return path


def test_versions_differ_by_the_steps_of_their_stories(folder: Path) -> None:
    add_story(folder)
    found = compare(folder, other(folder, "new.zip")).differences
    assert {each.file for each in found} == {"story.yaml"}
    assert {(str(each.kind), *each.ids) for each in found} == {("removed", "Le due rive"), ("added", "Due rive")}


def test_a_changed_sentence_is_told_and_an_equal_story_is_not(folder: Path) -> None:
    add_story(folder)
    old = other(folder, "old.zip")
    assert not compare(folder, folder).differences
    (folder / "story.yaml").write_bytes(written(changed(lambda data: data["steps"][0].update(minutes=6))))
    kinds = {(str(each.kind), *each.ids, each.cell("minutes")) for each in compare(old, folder).differences}
    assert ("changed", "Perché la sera") in {kind[:2] for kind in kinds}


def test_a_story_that_came_to_a_package_is_a_new_file(folder: Path) -> None:
    old = folder.parent / "old.zip"
    with ZipFile(old, "w") as archive:
        for file in folder.iterdir():
            archive.writestr(file.name, file.read_bytes())
    add_story(folder)
    found = compare(old, folder).differences
    assert ("structure", "added") in {(str(each.group), str(each.kind)) for each in found}


def test_a_broken_story_keeps_versions_from_being_compared(folder: Path) -> None:
    add_story(folder, written(changed(lambda data: data["steps"][2].update(minutes=0))))
    with pytest.raises(PackageError, match="step 3, field “minutes”"):
        compare(folder, folder)


def test_the_server_does_not_start_on_a_story_about_what_is_not_there(folder: Path, tmp_path: Path) -> None:
    add_story(folder, written(changed(lambda data: data["steps"][2]["view"].update(city_indicator="nothing"))))
    assert load_package(folder).story
    comparison = write_comparison(tmp_path / "cities")
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(free_port())]
    environment = {**os.environ, "DORA_PACKAGE": str(folder), "DORA_COMPARISON": str(comparison)}
    ended = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False)
    said = ended.stdout + ended.stderr
    assert ended.returncode != 0
    assert "story.yaml, passo 3, campo «view.city_indicator»" in said
    assert "story.yaml, step 3, field “view.city_indicator”" in said
    assert "Traceback" not in said


def test_the_description_says_what_the_file_is() -> None:
    for path in sorted((ROOT / "data").glob("*/story.yaml")):
        listed = json.loads((path.parent / "datapackage.json").read_text(encoding="utf-8"))["resources"]
        (resource,) = [each for each in listed if each["path"] == "story.yaml"]
        assert (resource["name"], resource["format"], resource["mediatype"]) == ("story", "yaml", "application/yaml")
        assert resource["type"] == "file"
        assert "schema" not in resource
