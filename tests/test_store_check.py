"""The command prints all that is wrong with a package, in either language, and tells by its exit code."""

import subprocess
import sys
from pathlib import Path

import pytest

from lib.store.check import main
from tests.edits import set_cell
from tests.packages import REAL, write_city

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    folder = write_city(tmp_path / "city")
    set_cell(folder / "observations.csv", 2, "value", "abc")
    (folder / "stops.geojson").unlink()
    return folder


def test_a_good_package_is_ok(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write_city(tmp_path / "city")
    assert main([str(folder), "--lang", "en"]) == 0
    assert capsys.readouterr().out == "fiumalta 1.0.0: ok, 14 tables and 9 layers.\n"
    assert main([str(folder), "--lang", "it"]) == 0
    assert capsys.readouterr().out == "fiumalta 1.0.0: ok, tabelle: 14, livelli: 9.\n"


def test_every_problem_is_a_line(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(broken), "--lang", "en"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "fiumalta, observations.csv, row 2, field “value”: “abc” is not a number (write it like 1234.5).",
        "fiumalta, stops.geojson: the file is listed in datapackage.json but is not in the folder.",
        "2 problems found.",
    ]


def test_italian_comes_first(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(broken)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "fiumalta, observations.csv, riga 2, campo «value»: «abc» non è un numero (si scrive così: 1234.5).",
        "fiumalta, stops.geojson: il file è elencato in datapackage.json ma non si trova nella cartella.",
        "2 problemi trovati.",
    ]


def test_one_problem_is_counted_in_the_singular(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "nowhere"), "--lang", "en"]) == 1
    assert capsys.readouterr().out.endswith("there is no folder here.\n1 problem found.\n")
    assert main([str(tmp_path / "nowhere")]) == 1
    assert capsys.readouterr().out.endswith("1 problema trovato.\n")


def test_an_unknown_language_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as failure:
        main([str(tmp_path), "--lang", "de"])
    assert failure.value.code == 2
    assert "--lang" in capsys.readouterr().err


def run(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "lib.store.check", str(folder), "--lang", "en"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)


def test_the_command_ends_with_one_when_anything_is_wrong(broken: Path) -> None:
    result = run(broken)
    assert (result.returncode, result.stderr) == (1, "")
    assert "row 2" in result.stdout


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.name)
def test_the_command_finds_the_real_packages_in_order(path: Path) -> None:
    result = run(path)
    assert (result.returncode, result.stderr) == (0, "")
    assert ": ok, " in result.stdout
