"""The command says in either language what changed between two versions, and by its exit code whether it could."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from lib.export.archive import package_zip
from lib.locale import catalogue
from lib.store import load_package
from lib.store.compare import COMPARED, COUNTS, GROUPS, KINDS, NOT_COMPARED, compare, main, text
from lib.store.versions.changes import Changes, Group, Kind
from tests.edits import edit_description, read, set_cell, write
from tests.packages import REAL, write_city

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return write_city(tmp_path / "old")


@pytest.fixture
def new(tmp_path: Path) -> Path:
    """The next version: an indicator measured differently, a figure changed, one gone, one new, a place moved."""
    folder = write_city(tmp_path / "new")
    edit_description(folder, lambda raw: raw.update(version="1.1.0", created="2027-03-01"))
    set_cell(folder / "indicators.csv", 3, "formula_en", "venues / surface")
    set_cell(folder / "observations.csv", 4, "value", "13")
    set_cell(folder / "observations.csv", 4, "url", "https://fiumalta.example/2027")
    rows = read(folder / "observations.csv")
    later = [cell if cell != "2023" else "2024" for cell in rows[2]]
    write(folder / "observations.csv", [*rows[:2], later, *rows[3:]])
    path = folder / "venues.geojson"
    path.write_text(path.read_text(encoding="utf-8").replace("11.055", "11.054"), encoding="utf-8")
    return folder


def zipped(folder: Path) -> Path:
    path = folder.parent / f"{folder.name}.zip"
    path.write_bytes(package_zip(load_package(folder)))
    return path


def lines(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().out.splitlines()


def test_everything_that_changed_is_written_the_method_first(
    old: Path, new: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(old), str(new), "--lang", "en"]) == COMPARED
    assert lines(capsys) == [
        "fiumalta 1.0.0 (2026-11-22) → fiumalta 1.1.0 (2027-03-01)",
        "",
        "Method: changed: 1",
        "  changed · indicators.csv, venue-density (Venues)",
        "      formula_en: “venues / km²” → “venues / surface”",
        "",
        "Figures: added: 1, removed: 1, changed: 1",
        "  added · observations.csv, west-bank (West Bank), residents (Residents), 2024: >900",
        "  changed · observations.csv, east-bank (East Bank), venue-density (Venues), 2026-08",
        "      value: “12.5” → “13”",
        "      url: nothing → “https://fiumalta.example/2027”",
        "  removed · observations.csv, west-bank (West Bank), residents (Residents), 2023: >900",
        "",
        "Layers of the map: moved: 1",
        "  moved · venues.geojson, venue-001",
        "      geometry: “11.055, 45.055” → “11.054, 45.055”",
    ]


def test_italian_comes_first(old: Path, new: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(old), str(new)]) == COMPARED
    told = lines(capsys)
    _ = catalogue("it").gettext
    assert told[2] == f"{_('Method')}: {_('changed: {number}').format(number=1)}"
    assert "  " + _("added") + " · observations.csv, west-bank (Riva Ovest), residents (Residenti), 2024: >900" in told
    assert f"      url: {_('nothing')} → «https://fiumalta.example/2027»" in told


def test_folders_and_archives_are_the_same_to_it(old: Path, new: Path) -> None:
    expected = compare(old, new)
    assert expected.differences
    for one, other in ((zipped(old), new), (old, zipped(new)), (zipped(old), zipped(new))):
        assert compare(one, other) == expected


def test_what_is_unpacked_is_gone_afterwards(
    old: Path, new: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    compare(zipped(old), zipped(new))
    assert list((tmp_path / "temporary").iterdir()) == []


def test_nothing_is_said_to_have_changed_where_nothing_has(old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(old), str(old), "--lang", "en"]) == COMPARED
    assert lines(capsys)[1:] == ["Nothing has changed."]


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.name)
def test_a_real_package_is_compared_with_itself(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(path), str(path)]) == COMPARED
    assert lines(capsys)[1:] == [catalogue("it").gettext("Nothing has changed.")]


@pytest.mark.parametrize(("lang", "row"), [("en", "row 2"), ("it", "riga 2")])
def test_a_version_that_cannot_be_read_is_named_with_file_row_and_field(
    old: Path, new: Path, lang: str, row: str, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = read(new / "areas.csv")
    write(new / "areas.csv", [rows[0], rows[1][:-1], *rows[2:]])
    for versions in ((old, new), (new, old)):
        assert main([*map(str, versions), "--lang", lang]) == NOT_COMPARED
        found = capsys.readouterr()
        assert found.out == ""
        assert found.err.startswith(f"fiumalta, areas.csv, {row}, ")
        assert "source_id" in found.err


def test_what_is_no_package_is_said_to_be_none(old: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "notes.zip").write_text("not a zip", encoding="utf-8")
    for path, message in (
        ("nowhere", "there is no folder here."),
        ("notes.zip", "not a zip archive, or it is damaged."),
    ):
        assert main([str(tmp_path / path), str(old), "--lang", "en"]) == NOT_COMPARED
        assert capsys.readouterr().err.strip().endswith(message)


def test_help_tells_the_exit_codes(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as failure:
        main(["--help"])
    assert failure.value.code == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "0 where the versions could be compared, 2 where they could not" in told


def test_an_unknown_language_is_refused(old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as failure:
        main([str(old), str(old), "--lang", "de"])
    assert failure.value.code == NOT_COMPARED
    assert "--lang" in capsys.readouterr().err


def test_texts_of_a_package_stay_on_their_line_and_obeyed_by_nobody(old: Path, new: Path) -> None:
    set_cell(new / "areas.csv", 2, "name_en", "East\nBank\tand \u202emore")
    set_cell(new / "areas.csv", 2, "limits_it", "dal ponte\r\nal molo")
    told = text(compare(old, new), "en")
    assert all(line.isprintable() for line in told.split("\n"))
    assert "East\ufffdBank\ufffdand \ufffdmore" in told


@pytest.mark.parametrize("lang", ["it", "en"])
def test_every_difference_is_a_line(old: Path, new: Path, lang: str) -> None:
    changes = compare(old, new)
    told = text(changes, lang).splitlines()
    heads = [line for line in told if " · " in line and line.startswith("  ")]
    assert len(heads) == len(changes.differences)
    cells = [line for line in told if line.startswith("      ")]
    changed = [each for each in changes.differences if each.kind in (Kind.CHANGED, Kind.MOVED)]
    assert len(cells) == sum(len(each.cells) for each in changed)


def test_every_group_and_kind_has_its_words_in_both_languages() -> None:
    assert set(GROUPS) == set(Group)
    assert set(KINDS) == set(COUNTS) == set(Kind)
    for words in (GROUPS, KINDS, COUNTS):
        for lang in ("it", "en"):
            assert len({catalogue(lang).gettext(word) for word in words.values()}) == len(words)
        assert all(catalogue("it").gettext(word) != word for word in words.values())


def run(*arguments: Path | str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "lib.store.compare", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)


def test_the_command_ends_as_it_says(old: Path, new: Path, tmp_path: Path) -> None:
    compared = run(old, zipped(new), "--lang", "en")
    assert (compared.returncode, compared.stderr) == (0, "")
    assert compared.stdout == text(compare(old, new), "en") + "\n"
    failed = run(tmp_path / "nowhere", new, "--lang", "en")
    assert (failed.returncode, failed.stdout) == (2, "")
    assert failed.stderr.endswith("there is no folder here.\n")


def test_the_result_names_both_versions(old: Path, new: Path) -> None:
    changes: Changes = compare(old, new)
    assert (changes.old.version, changes.new.version) == ("1.0.0", "1.1.0")
    assert (changes.old.created, changes.new.created) == ("2026-11-22", "2027-03-01")
