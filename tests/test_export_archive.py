"""A whole package as a zip: its own files, unchanged, that load again as the same package."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pandas as pd
import pytest
from frictionless import Package as PublicPackage

from lib.export.archive import package_zip
from lib.store import Package, load_package
from tests.edits import edit_description
from tests.packages import REAL, write_city, write_comparison


@pytest.fixture(scope="module", params=REAL, ids=lambda path: path.name)
def real(request: pytest.FixtureRequest) -> Package:
    return load_package(request.param)


def opened(package: Package) -> ZipFile:
    return ZipFile(BytesIO(package_zip(package)))


def test_it_holds_the_listed_files_the_description_and_a_text(real: Package) -> None:
    listed = {item["path"] for item in real.descriptor["resources"]} | {"datapackage.json", "README.txt"}
    assert {name.removeprefix(f"{real.name}/") for name in opened(real).namelist()} == listed


def test_files_are_those_of_the_package_byte_for_byte(real: Package) -> None:
    archive = opened(real)
    for path in ["datapackage.json", *(item["path"] for item in real.descriptor["resources"])]:
        assert archive.read(f"{real.name}/{path}") == (real.path / path).read_bytes()


def test_it_is_whole_and_much_smaller_than_the_files(real: Package) -> None:
    archive = opened(real)
    assert archive.testzip() is None
    assert len(package_zip(real)) < sum(entry.file_size for entry in archive.infolist()) / 3


def test_unpacked_it_is_the_same_package(real: Package, tmp_path: Path) -> None:
    opened(real).extractall(tmp_path)
    again = load_package(tmp_path / real.name)
    assert (again.name, again.version, again.created) == (real.name, real.version, real.created)
    for name, frame in real.tables.items():
        pd.testing.assert_frame_equal(again.tables[name], frame)


def test_unpacked_it_passes_the_public_validator(real: Package, tmp_path: Path) -> None:
    opened(real).extractall(tmp_path)
    assert PublicPackage(str(tmp_path / real.name / "datapackage.json")).validate().valid


@pytest.mark.parametrize("write", [write_city, write_comparison])
def test_the_same_package_gives_the_same_bytes_wherever_it_lies(write: object, tmp_path: Path) -> None:
    assert callable(write)
    one, two = (load_package(write(tmp_path / name)) for name in ("one", "two"))
    assert package_zip(one) == package_zip(two)


def test_files_are_in_order_readable_and_dated_with_the_package(real: Package) -> None:
    entries = opened(real).infolist()
    assert [entry.filename for entry in entries] == sorted(entry.filename for entry in entries)
    year, month, day = (int(part) for part in real.created.split("-"))
    assert {entry.date_time for entry in entries} == {(year, month, day, 0, 0, 0)}
    assert {entry.external_attr >> 16 for entry in entries} == {0o644}


def test_a_package_older_than_zip_files_is_packed_all_the_same(tmp_path: Path) -> None:
    folder = write_city(tmp_path / "city")
    edit_description(folder, lambda description: description.update(created="1975-06-01"))
    assert opened(load_package(folder)).infolist()[0].date_time[:3] == (1980, 1, 1)


def test_what_else_lies_in_the_folder_stays_there(tmp_path: Path) -> None:
    folder = write_city(tmp_path / "city")
    (folder / "notes.txt").write_text("private", encoding="utf-8")
    (folder / ".hidden").write_text("private", encoding="utf-8")
    names = opened(load_package(folder)).namelist()
    assert not any("notes" in name or "hidden" in name for name in names)


def test_every_name_stays_inside_one_folder(real: Package) -> None:
    for name in opened(real).namelist():
        assert name.startswith(f"{real.name}/")
        assert ".." not in name
