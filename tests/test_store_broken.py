"""Every broken package is refused, with the file, the row and the field, whatever the place of the break."""

import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lib.locale import LANGUAGES
from lib.store import PackageError, Problem, load_package
from tests.broken_layers import IN_LAYERS
from tests.broken_tables import ACROSS, IN_TABLES
from tests.edits import Expected
from tests.packages import REAL, write_city, write_comparison

MUTATIONS = IN_TABLES | IN_LAYERS | ACROSS
Copy = Callable[[Path], Path]
SOURCES: dict[str, Copy] = {"city": write_city, "comparison": write_comparison}


def _copier(source: Path) -> Copy:
    return lambda folder: Path(shutil.copytree(source, folder))


SOURCES |= {path.name: _copier(path) for path in REAL}
every_package = pytest.mark.parametrize("source", SOURCES)
chances = st.randoms(use_true_random=False)


def problems_of(folder: Path) -> tuple[Problem, ...]:
    with pytest.raises(PackageError) as failure:
        load_package(folder)
    return failure.value.problems


def place(problem: Problem | Expected) -> Expected:
    return Expected(problem.code, problem.file, problem.row, problem.field)


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    return lambda source: SOURCES[source](tmp_path_factory.mktemp("broken") / source)


def test_there_are_real_packages_of_both_kinds() -> None:
    assert {load_package(path).config.kind for path in REAL} == {"city", "comparison"}


@every_package
@pytest.mark.parametrize("mutation", MUTATIONS)
def test_each_break_is_named(fresh: Callable[[str], Path], source: str, mutation: str) -> None:
    folder = fresh(source)
    expected = MUTATIONS[mutation](folder, Random(mutation + source))
    found = problems_of(folder)
    assert expected in {place(problem) for problem in found}
    for problem in found:
        assert_says_where(problem)


def assert_says_where(problem: Problem) -> None:
    for lang in LANGUAGES:
        text = problem.text(lang)
        assert text.startswith(f"{problem.package}, {problem.file}")
        assert problem.row is None or f" {problem.row}" in text
        assert problem.field is None or problem.field in text
        assert "{" not in text.partition(": ")[2]


@every_package
@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(mutation=st.sampled_from(sorted(MUTATIONS)), chance=chances)
def test_a_break_anywhere_is_named(fresh: Callable[[str], Path], source: str, mutation: str, chance: Random) -> None:
    folder = fresh(source)
    expected = MUTATIONS[mutation](folder, chance)
    assert expected in {place(problem) for problem in problems_of(folder)}


@every_package
@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(in_table=st.sampled_from(sorted(IN_TABLES)), in_layer=st.sampled_from(sorted(IN_LAYERS)), chance=chances)
def test_two_breaks_are_both_named(
    fresh: Callable[[str], Path], source: str, in_table: str, in_layer: str, chance: Random
) -> None:
    folder = fresh(source)
    expected = {IN_TABLES[in_table](folder, chance), IN_LAYERS[in_layer](folder, chance)}
    assert expected <= {place(problem) for problem in problems_of(folder)}


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chance=chances, piece=st.sampled_from([b'"', b",", b"\n", b"[", b"NaN", b"null", b"9" * 400, b"\xe9", b"\x00"]))
def test_no_damage_whatever_gets_past_or_stops_the_check(
    fresh: Callable[[str], Path], chance: Random, piece: bytes
) -> None:
    folder = fresh("city")
    path = chance.choice(sorted(folder.iterdir()))
    content = path.read_bytes()
    start, end = sorted(chance.choices(range(len(content)), k=2))
    path.write_bytes(content[:start] + piece + content[end:])
    try:
        assert load_package(folder).name
    except PackageError as error:
        assert error.problems
        for problem in error.problems:
            assert all(problem.text(lang).isprintable() for lang in LANGUAGES)


def test_problems_come_by_file_and_row(tmp_path: Path) -> None:
    folder = write_city(tmp_path / "city")
    for mutation in ("open ring", "bad period", "wrong type", "missing column"):
        MUTATIONS[mutation](folder, Random(7))
    found = [(problem.file, problem.row or 0) for problem in problems_of(folder)]
    assert len(found) >= 4
    assert found == sorted(found)


def test_a_table_that_cannot_be_read_causes_no_further_problems(tmp_path: Path) -> None:
    folder = write_city(tmp_path / "city")
    (folder / "areas.csv").write_bytes(b"\xff\xfe")
    (folder / "indicators.csv").unlink()
    assert {place(problem) for problem in problems_of(folder)} == {
        Expected("not-utf8", "areas.csv", 1),
        Expected("missing-file", "indicators.csv"),
    }
