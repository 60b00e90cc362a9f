"""A package from anyone is compared apart, within limits of time and memory, with the one of its own name."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from lib.export.archive import package_zip
from lib.store import load_package
from lib.store.compare import compare
from lib.store.problem import PackageError
from lib.store.versions import guarded
from lib.store.versions.archive import LARGEST, MEGABYTE
from lib.store.versions.guarded import MOST_PROBLEMS, ROOT, compare_guarded
from tests.edits import edit_description, read, set_cell, write
from tests.packages import write_city, write_comparison


@pytest.fixture
def shown(tmp_path: Path) -> list[Path]:
    return [write_comparison(tmp_path / "shown-cities"), write_city(tmp_path / "shown")]


@pytest.fixture
def older(tmp_path: Path) -> Path:
    folder = write_city(tmp_path / "older")
    set_cell(folder / "observations.csv", 4, "value", "11")
    return folder


def zipped(folder: Path, *also: tuple[str, bytes]) -> Path:
    path = folder.parent / f"{folder.name}.zip"
    with ZipFile(path, "w", ZIP_DEFLATED) as opened:
        for file in sorted(folder.iterdir()):
            opened.write(file, file.name)
        for name, content in also:
            opened.writestr(name, content)
    return path


def refused(older: Path, shown: list[Path]) -> list[str]:
    with pytest.raises(PackageError) as failure:
        compare_guarded(older, shown)
    assert failure.value.text("it") != failure.value.text("en")
    return [problem.code for problem in failure.value.problems]


def test_it_finds_the_same_as_the_command(older: Path, shown: list[Path]) -> None:
    expected = compare(older, shown[1])
    assert expected.differences
    assert compare_guarded(older, shown) == expected
    assert compare_guarded(zipped(older), shown) == expected


def test_the_archive_of_the_downloads_is_taken(older: Path, shown: list[Path], tmp_path: Path) -> None:
    path = tmp_path / "fiumalta-1.0.0.zip"
    path.write_bytes(package_zip(load_package(older)))
    assert compare_guarded(path, shown) == compare(older, shown[1])


def test_the_package_of_the_same_name_is_the_other_version(tmp_path: Path, shown: list[Path]) -> None:
    cities = write_comparison(tmp_path / "cities")
    assert compare_guarded(cities, shown).new.name == "two-cities"


def test_a_package_of_another_name_is_no_version_of_these(older: Path, shown: list[Path]) -> None:
    edit_description(older, lambda raw: raw.update(name="elsewhere"))
    with pytest.raises(PackageError) as failure:
        compare_guarded(older, shown)
    assert failure.value.problems[0].code == "other-package"
    assert "“elsewhere”, not two-cities, fiumalta" in failure.value.text("en")


def test_what_cannot_be_read_is_named_as_by_the_command(older: Path, shown: list[Path], tmp_path: Path) -> None:
    rows = read(older / "areas.csv")
    write(older / "areas.csv", [rows[0], rows[1][:-1], *rows[2:]])
    with pytest.raises(PackageError) as failure:
        compare_guarded(zipped(older), shown)
    assert "areas.csv, row 2, field “source_id”" in failure.value.text("en")
    (tmp_path / "x.zip").write_bytes(b"nothing")
    assert refused(tmp_path / "x.zip", shown) == ["not-a-zip"]
    assert refused(tmp_path / "nowhere", shown) == ["missing-folder"]


def test_no_more_problems_are_told_than_anybody_reads(older: Path, shown: list[Path]) -> None:
    rows = read(older / "city_zones.csv")
    write(older / "city_zones.csv", [rows[0], *[["x"]] * 500])
    assert len(refused(older, shown)) == MOST_PROBLEMS


def test_more_differences_than_a_version_can_have_are_refused(older: Path, shown: list[Path]) -> None:
    rows = read(older / "city_zones.csv")
    write(
        older / "city_zones.csv",
        [*rows, *([f"9{number}", "x", "1", "1"] for number in range(guarded.MOST_DIFFERENCES))],
    )
    assert refused(zipped(older), shown) == ["too-different"]


def test_one_that_takes_too_long_is_stopped(
    older: Path, shown: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And leaves nothing behind."""
    (tmp_path / "temporary").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    monkeypatch.setattr(guarded, "SECONDS", 0.05)
    before = time.monotonic()
    assert refused(zipped(older), shown) == ["too-heavy"]
    assert time.monotonic() - before < 5
    assert list((tmp_path / "temporary").iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="other systems cannot be asked for a limit")
def test_one_that_fills_the_memory_ends_alone(older: Path, shown: list[Path]) -> None:
    """Megabytes of brackets, a few kilobytes in the archive, become gigabytes where they are read."""
    filling = b"[]," * (LARGEST * MEGABYTE // 3 - 100_000) + b"[]"
    text = b'{"type": "FeatureCollection", "features": [' + filling + b"]}"
    (older / "stops.geojson").unlink()
    path = zipped(older, ("stops.geojson", text))
    assert path.stat().st_size < 200_000
    assert refused(path, shown) == ["too-heavy"]


def test_only_so_many_are_compared_at_once(older: Path, shown: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    running, most = 0, 0
    lock, run = threading.Lock(), subprocess.run

    def counted(*arguments: Any, **options: Any) -> Any:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        try:
            return run(*arguments, **options)
        finally:
            with lock:
                running -= 1

    monkeypatch.setattr(subprocess, "run", counted)
    threads = [threading.Thread(target=compare_guarded, args=(older, shown)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == 2


def test_a_server_that_compares_does_not_import_what_comparing_takes() -> None:
    """The libraries end with the other process, as the memory does."""
    code = "import sys, lib.store.versions.guarded; raise SystemExit('pandera' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
