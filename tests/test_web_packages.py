"""The dashboard shows whole packages or does not start."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.server import ROOT, free_port
from lib.store import PackageError, load_package
from lib.store.apart import load_apart
from tests.packages import write_city, write_comparison


def broken(folder: Path) -> Path:
    """A city package with a dangling key and a number that is none."""
    package = write_city(folder)
    file = package / "observations.csv"
    rows = file.read_text(encoding="utf-8").splitlines()
    rows[1] = rows[1].replace(rows[1].split(",")[0], "nowhere", 1)
    file.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return package


def test_packages_loaded_apart_are_the_same_in_the_same_order(tmp_path: Path) -> None:
    folders = [write_city(tmp_path / "city"), write_comparison(tmp_path / "cities")]
    apart = load_apart(folders)
    for folder, package in zip(folders, apart, strict=True):
        here = load_package(folder)
        assert (package.name, package.version, package.config) == (here.name, here.version, here.config)
        assert set(package.tables) == set(here.tables)
        assert all(package.tables[name].equals(table) for name, table in here.tables.items())
        assert all(package.layers[name].equals(layer) for name, layer in here.layers.items())


def test_a_package_that_travelled_cannot_be_given_other_tables(tmp_path: Path) -> None:
    (package,) = load_apart([write_city(tmp_path / "city")])
    with pytest.raises(TypeError):
        package.tables["areas"] = package.tables["themes"]  # type: ignore[index]


def test_problems_travel_with_all_they_say(tmp_path: Path) -> None:
    folder = broken(tmp_path / "city")
    with pytest.raises(PackageError) as here:
        load_package(folder)
    with pytest.raises(PackageError) as apart:
        load_apart([folder])
    assert apart.value.problems == here.value.problems
    assert "row 2" in apart.value.text("en")


def test_the_server_does_not_start_on_a_broken_package_and_says_why_in_both_languages(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(free_port())]
    environment = {**os.environ, "DORA_PACKAGE": str(broken(tmp_path / "city"))}
    ended = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False)
    said = ended.stdout + ended.stderr
    assert ended.returncode != 0
    assert "observations.csv, riga 2" in said
    assert "observations.csv, row 2" in said
    assert "Traceback" not in said
