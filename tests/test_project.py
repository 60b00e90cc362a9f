"""What holds for the project as a whole: its layers, its words, its documents, its pinned libraries, its routines."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
from functools import cache
from gettext import NullTranslations
from importlib.metadata import packages_distributions, version
from pathlib import Path

import pytest

from benchmarks.server import ROOT
from lib.model.records import records
from lib.store import Package
from lib.store.stories import VARIABLE as STORIES_VARIABLE
from lib.web.monitoring.changes import PREVIOUS_VARIABLE
from lib.web.packages import CITY_VARIABLE, COMPARISON_VARIABLE, DATA, city, comparison
from lib.web.pages import PATHS, page_infos
from lib.web.state import keys

README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
ROUTINES = ("run", "dev", "data", "test", "check", "bench")
REQUIREMENT = re.compile(r"(?P<name>[A-Za-z0-9._-]+)==(?P<version>\S+)(\s+#\s(?P<reason>\S.*))?")
LONGEST_FILE, LONGEST_PAGE = 300, 150


def source(*folders: str, ends: tuple[str, ...] = (".py",)) -> list[Path]:
    """Files of these folders of the repository, by their endings."""
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*") if path.suffix in ends)


def lines(paths: list[Path]) -> int:
    return sum(len(path.read_text(encoding="utf-8").splitlines()) for path in paths)


# Words of the city


def city_words() -> set[str]:
    """The ids and names of every mapped area, and of the city itself in both languages."""
    areas = [package / "areas.csv" for package in DATA.iterdir() if (package / "areas.csv").exists()]
    assert areas
    table = city().tables["areas"]
    cities = comparison().tables["cities"].set_index("istat_code")["name"]
    names = {*table["area_id"], *table["name_it"], *table["name_en"], str(cities[city().config.istat_code]), "Turin"}
    return {city().name, *names}


@pytest.mark.parametrize("word", sorted(city_words()))
def test_the_program_holds_no_word_of_the_city(word: str) -> None:
    """All that is about one city comes from its package: another city is another folder, not another program."""
    pattern = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])", re.IGNORECASE)
    files = source("lib", "pages", ends=(".py", ".js", ".css", ".svg", ".po"))
    assert len(files) > 100
    assert [path.name for path in files if pattern.search(path.read_text(encoding="utf-8"))] == []


def test_no_file_is_named_after_the_city() -> None:
    words = {word.casefold() for word in city_words()}
    assert not [path for path in source("lib", "pages", ends=(".py", ".js", ".css")) if path.stem.casefold() in words]


# Layers


def test_imports_only_look_down() -> None:
    command = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_cache=True, no_logo=True))"
    found = subprocess.run([sys.executable, "-c", command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout
    assert "2 kept, 0 broken" in found.stdout


def test_the_contracts_name_every_folder_in_its_order() -> None:
    layers, streamlit = SETTINGS["tool"]["importlinter"]["contracts"]
    floors = ["lib.web", "lib.export", "lib.show", "lib.model", "lib.store", "lib.locale"]
    assert layers["layers"] == floors
    assert {f"lib.{path.parent.name}" for path in (ROOT / "lib").glob("*/__init__.py")} == set(floors)
    assert streamlit["source_modules"] == floors[1:]
    assert set(streamlit["forbidden_modules"]) == {"streamlit", "streamlit_folium"}


def test_the_map_component_is_imported_only_where_a_map_is_drawn() -> None:
    """At the top of a module it would be imported at start-up, too early for its frame to be found."""
    for path in [ROOT / "app.py", *source("lib", "pages")]:
        tops = ast.parse(path.read_text(encoding="utf-8")).body
        assert "streamlit_folium" not in {name for statement in tops for name in _imported(statement)}, path


def _imported(node: ast.stmt) -> set[str]:
    if isinstance(node, ast.Import):
        return {alias.name.partition(".")[0] for alias in node.names}
    return {(node.module or "").partition(".")[0]} if isinstance(node, ast.ImportFrom) and not node.level else set()


# Documents


def headings() -> list[str]:
    return [line.lstrip("#").strip() for line in README.splitlines() if line.startswith("#")]


@pytest.mark.parametrize("title", [info.title for info in page_infos(NullTranslations())])
def test_every_page_has_its_section_in_the_readme(title: str) -> None:
    assert title in headings()


def test_the_sections_stand_in_the_order_of_the_menu() -> None:
    titles = [info.title for info in page_infos(NullTranslations())]
    assert [heading for heading in headings() if heading in titles] == titles


@pytest.mark.parametrize("key", keys())
def test_every_key_of_the_address_is_explained_in_the_readme(key: str) -> None:
    rows = [line for line in README.splitlines() if line.startswith("|")]
    assert any(f"`{key}`" in row.split("|")[1] for row in rows)


@pytest.mark.parametrize("name", [CITY_VARIABLE, COMPARISON_VARIABLE, PREVIOUS_VARIABLE, STORIES_VARIABLE])
def test_every_setting_is_explained_in_the_readme(name: str) -> None:
    assert name in README


@pytest.mark.parametrize("routine", ROUTINES)
def test_every_routine_is_explained_in_the_readme(routine: str) -> None:
    assert f"make {routine}" in README


def test_every_file_the_readme_names_is_there() -> None:
    named = re.findall(r"\]\((?!https?://|#)([^)\s]+)\)", README)
    assert named
    assert [path for path in named if not (ROOT / path).is_file()] == []


@pytest.mark.parametrize("package", [city(), comparison()], ids=lambda package: package.name)
def test_every_computed_indicator_is_explained_with_its_formula_and_limits(package: Package) -> None:
    text = (ROOT / "docs" / "computed.md").read_text(encoding="utf-8")
    for row in records(package.tables["indicators"].query("status == 'computed'")):
        told = f"| {row['name_en']} (`{row['indicator_id']}`) | {row['formula_en']} | {row['caveat_en']} |"
        assert told in text, row["indicator_id"]


def test_the_reader_is_told_the_numbers_the_packages_have() -> None:
    figures = len(comparison().tables["observations"])
    assert f"{figures:,}" in README
    assert f"{len(comparison().tables['region_observations'])} region observations" in README
    assert f"{len(comparison().tables['indicators'])} indicators" in README
    assert f"{len(comparison().tables['cities'])} cities" in README


# Libraries


@cache
def requirements(name: str) -> dict[str, re.Match[str]]:
    """The requirements of a file by their names."""
    text = (ROOT / name).read_text(encoding="utf-8")
    kept = [line for line in text.splitlines() if line.strip() and not line.startswith(("#", "-r "))]
    found = [REQUIREMENT.fullmatch(line) for line in kept]
    assert all(found), [line for line, match in zip(kept, found, strict=True) if not match]
    return {match["name"]: match for match in found if match}


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_library_is_pinned_and_has_a_reason(name: str) -> None:
    found = requirements(name)
    assert len(found) > 10
    for requirement, match in found.items():
        assert re.fullmatch(r"\d+(\.\d+)+", match["version"]), requirement
        assert match["reason"], requirement


def test_everything_else_is_pinned_too() -> None:
    assert {"altair", "Jinja2", "uvicorn"} & set(requirements("constraints.txt"))


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt", "constraints.txt"])
def test_the_tests_run_on_the_pinned_versions(name: str) -> None:
    """What is not there at all is no difference: constraints also name what other machines need."""
    differing = {}
    for requirement, match in requirements(name).items():
        installed = _installed(requirement)
        if installed not in (None, match["version"]):
            differing[requirement] = (match["version"], installed)
    assert differing == {}


def _installed(requirement: str) -> str | None:
    try:
        return version(requirement)
    except ModuleNotFoundError:
        return None


def imported(paths: list[Path]) -> set[str]:
    """Names of the distributions that some files import, as they write themselves."""
    names: set[str] = set()
    for path in paths:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names |= {name for node in ast.walk(tree) if isinstance(node, ast.stmt) for name in _imported(node)}
    outside = names - sys.stdlib_module_names - {"lib", "tests", "benchmarks", "__future__"}
    return {distribution.casefold() for name in outside for distribution in packages_distributions().get(name, [name])}


def test_what_the_program_imports_is_required_and_nothing_else_is() -> None:
    files = [ROOT / "app.py", *source("lib", "pages")]
    engines = {name for path in files for name in re.findall(r'engine="(\w+)"', path.read_text(encoding="utf-8"))}
    assert imported(files) | engines == {name.casefold() for name in requirements("requirements.txt")}


def test_what_tests_and_benchmarks_import_is_required() -> None:
    required = {name.casefold() for file in ("requirements.txt", "requirements-dev.txt") for name in requirements(file)}
    assert imported(source("tests", "benchmarks")) <= required


# Routines


@pytest.mark.parametrize("routine", ROUTINES)
def test_every_routine_exists_and_says_what_it_does(routine: str) -> None:
    assert re.search(rf"^{routine}:[^\n]*## \S", MAKEFILE, re.MULTILINE)
    assert re.search(rf"^\.PHONY:.*\b{routine}\b", MAKEFILE, re.MULTILINE)


def test_what_has_to_pass_before_a_change_lands_is_checks_and_tests() -> None:
    script = ROOT / ".ci" / "run"
    text = script.read_text(encoding="utf-8")
    assert os.access(script, os.X_OK)
    assert "set -euo pipefail" in text
    for routine in ("make check", "make test"):
        assert re.search(rf"^\s*{routine}\b", text, re.MULTILINE)


# Size


def test_there_are_at_least_as_many_lines_of_test_as_of_what_they_hold() -> None:
    assert lines(source("tests")) >= lines([ROOT / "app.py", *source("lib", "pages")])


def test_no_file_is_long() -> None:
    files = [ROOT / "app.py", *source("lib", "pages", "benchmarks")]
    assert {path.name: lines([path]) for path in files if lines([path]) > LONGEST_FILE} == {}
    assert {path.name: lines([path]) for path in source("pages") if lines([path]) > LONGEST_PAGE} == {}


def test_every_page_is_a_plain_script() -> None:
    """One that reads from top to bottom: what repeats or decides has its own place."""
    assert len(source("pages")) == len(PATHS) + 1
    for path in source("pages"):
        statements = ast.parse(path.read_text(encoding="utf-8")).body
        assert not [node for node in statements if isinstance(node, ast.FunctionDef | ast.ClassDef)], path.name


def test_every_part_of_the_program_is_typed_strictly() -> None:
    assert SETTINGS["tool"]["mypy"]["strict"] is True
    assert {"app.py", "lib", "pages", "tests"} <= set(SETTINGS["tool"]["mypy"]["files"])
