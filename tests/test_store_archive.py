"""An archive from anyone is unpacked within limits and inside its folder, or refused with a problem that names why."""

from __future__ import annotations

import io
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, ZipFile, ZipInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lib.export.archive import package_zip
from lib.store import load_package
from lib.store.package import FILE
from lib.store.problem import PackageError
from lib.store.versions import archive
from lib.store.versions.archive import LARGEST, MEGABYTE, MOST_FILES, unpack
from tests.packages import write_city

UNSAFE = [
    "../datapackage.json",
    "city/../../x.csv",
    "/etc/x.csv",
    "//host/x.csv",
    "C:/x.csv",
    "city\\..\\..\\x.csv",
    "city/x\n.csv",
    "city/\u202ex.csv",
    "..",
]


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    folder = tmp_path / "unpacked"
    folder.mkdir()
    return folder


@pytest.fixture
def city(tmp_path: Path) -> bytes:
    return package_zip(load_package(write_city(tmp_path / "city")))


def packed(folder: Path, entries: dict[str, bytes], method: int = ZIP_DEFLATED) -> Path:
    """An archive with these files, whatever their names."""
    path = folder / "older.zip"
    with ZipFile(path, "w", method) as opened:
        for name, content in entries.items():
            entry = ZipInfo("x")
            entry.filename = name
            entry.compress_type = method
            opened.writestr(entry, content)
    return path


def refused(path: Path, folder: Path) -> list[str]:
    """Codes of the problems an archive is refused with; each says so in both languages, and names the file."""
    with pytest.raises(PackageError) as failure:
        unpack(path, folder)
    for problem in failure.value.problems:
        assert path.name in problem.text("en")
        assert path.name in problem.text("it")
    return [problem.code for problem in failure.value.problems]


def written(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_the_archive_of_the_downloads_unpacks_to_the_same_package(tmp_path: Path, empty: Path, city: bytes) -> None:
    path = tmp_path / "fiumalta-1.0.0.zip"
    path.write_bytes(city)
    root = unpack(path, empty)
    assert root == empty / "fiumalta"
    assert load_package(root).name == "fiumalta"
    for file in (tmp_path / "city").iterdir():
        assert (root / file.name).read_bytes() == file.read_bytes()


def test_only_the_description_tables_and_layers_are_written(tmp_path: Path, empty: Path) -> None:
    entries = dict.fromkeys((FILE, "a.csv", "deep/b.geojson", "README.txt", "run.sh", "inner.zip", "x.py"), b"{}")
    system = dict.fromkeys((".hidden.csv", "__MACOSX/._a.csv", ".git/c.csv", "deep/.DS_Store"), b"{}")
    assert unpack(packed(tmp_path, entries | system), empty) == empty
    assert written(empty) == ["a.csv", FILE, "deep/b.geojson"]


def test_the_description_furthest_up_is_the_package_s(tmp_path: Path, empty: Path) -> None:
    root = unpack(packed(tmp_path, {"city/old/datapackage.json": b"{}", "city/datapackage.json": b"{}"}), empty)
    assert root == empty / "city"


def test_two_packages_in_one_archive_are_one_too_many(tmp_path: Path, empty: Path) -> None:
    path = packed(tmp_path, {"a/datapackage.json": b"{}", "b/datapackage.json": b"{}"})
    assert refused(path, empty) == ["repeated-resource"]


def test_an_archive_without_a_description_is_no_package(tmp_path: Path, empty: Path) -> None:
    assert refused(packed(tmp_path, {"a.csv": b"a"}), empty) == ["missing-descriptor"]
    assert refused(packed(tmp_path, {}), empty) == ["missing-descriptor"]


@pytest.mark.parametrize("name", UNSAFE)
def test_no_name_leads_outside(tmp_path: Path, empty: Path, name: str) -> None:
    path = packed(tmp_path, {FILE: b"{}", name: b"evil"})
    before = written(tmp_path)
    assert refused(path, empty) == ["unsafe-path"]
    assert written(tmp_path) == before
    assert not Path("/etc/x.csv").exists()


@given(st.lists(st.text(st.sampled_from("./\\a:~\x00é "), min_size=1, max_size=12), max_size=4))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_files_are_called_nothing_is_written_elsewhere(
    tmp_path_factory: pytest.TempPathFactory, names: list[str]
) -> None:
    home = tmp_path_factory.mktemp("names")
    folder = home / "a" / "unpacked"
    folder.mkdir(parents=True)
    path = packed(home, {FILE: b"{}"} | {f"{name}.csv": b"x" for name in names})
    try:
        assert unpack(path, folder).is_relative_to(folder)
    except PackageError as failure:
        assert failure.problems
    assert [file for file in home.rglob("*") if file.is_file() and not file.is_relative_to(folder)] == [path]


def test_links_are_refused(tmp_path: Path, empty: Path) -> None:
    path = tmp_path / "older.zip"
    with ZipFile(path, "w") as opened:
        entry = ZipInfo("observations.csv")
        entry.create_system, entry.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
        opened.writestr(entry, "/etc/passwd")
    assert refused(path, empty) == ["unsafe-path"]


def test_a_file_there_twice_is_refused(tmp_path: Path, empty: Path) -> None:
    path = tmp_path / "older.zip"
    with ZipFile(path, "w") as opened, pytest.warns(UserWarning, match="Duplicate"):
        opened.writestr(FILE, "{}")
        opened.writestr(FILE, '{"name": "other"}')
    assert refused(path, empty) == ["repeated-resource"]


def test_a_file_that_is_a_folder_too_is_refused(tmp_path: Path, empty: Path) -> None:
    assert refused(packed(tmp_path, {FILE: b"{}", "a.csv": b"", "a.csv/b.csv": b""}), empty) == ["not-a-zip"]


@pytest.mark.parametrize("method", [ZIP_STORED, ZIP_DEFLATED])
def test_more_than_fits_is_refused_by_what_is_unpacked(
    tmp_path: Path, empty: Path, method: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "LARGEST", 1)
    half = bytes(MEGABYTE // 2)
    assert unpack(packed(tmp_path, {FILE: half, "a.csv": half}, method), empty)
    (tmp_path / "next").mkdir()
    assert refused(packed(tmp_path, {FILE: half, "a.csv": half, "b.csv": b"1"}, method), tmp_path / "next") == [
        "too-large-zip"
    ]


def test_a_bomb_is_stopped_long_before_it_is_unpacked(tmp_path: Path, empty: Path) -> None:
    """A hundred megabytes of nothing in a hundred kilobytes, several times over."""
    nothing = bytes(100 * MEGABYTE)
    path = packed(tmp_path, {FILE: b"{}"} | {f"{number}.csv": nothing for number in range(3)})
    assert path.stat().st_size < MEGABYTE
    assert refused(path, empty) == ["too-large-zip"]
    assert sum(file.stat().st_size for file in empty.rglob("*") if file.is_file()) <= LARGEST * MEGABYTE


def test_sizes_that_an_archive_claims_are_not_believed(tmp_path: Path, empty: Path) -> None:
    """A file that says it is empty and is not does not match its checksum, or is cut: either way it is no archive."""
    path = packed(tmp_path, {FILE: b"{}", "a.csv": bytes(MEGABYTE)})
    content = bytearray(path.read_bytes())
    at = content.rindex(b"PK\x01\x02")
    content[at + 24 : at + 28] = (5).to_bytes(4, "little")
    path.write_bytes(content)
    assert refused(path, empty) == ["not-a-zip"]


def test_too_many_files_are_refused(tmp_path: Path, empty: Path) -> None:
    names = {f"{number}.csv": b"" for number in range(MOST_FILES)}
    assert refused(packed(tmp_path, {FILE: b"{}"} | names), empty) == ["too-many-files"]
    assert written(empty) == []


def test_a_lock_is_named(tmp_path: Path, empty: Path) -> None:
    path = packed(tmp_path, {FILE: b"{}"})
    content = bytearray(path.read_bytes())
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(sign) + place] |= 1
    path.write_bytes(content)
    assert refused(path, empty) == ["locked-zip"]


@pytest.mark.parametrize("method", [ZIP_BZIP2, ZIP_LZMA])
def test_ways_of_packing_that_take_much_memory_are_refused(tmp_path: Path, empty: Path, method: int) -> None:
    assert refused(packed(tmp_path, {FILE: b"{}"}, method), empty) == ["not-a-zip"]


Damage = Callable[[bytes], bytes]


@pytest.mark.parametrize(
    "damage",
    [
        lambda _content: b"",
        lambda _content: b"not a zip at all",
        lambda _content: b"PK\x05\x06" + bytes(18) + b"more",
        lambda content: content[: len(content) // 2],
        lambda content: content[-100:],
        lambda content: content.replace(b"areas.csv", b"areas.csv" + bytes(40), 1),
        lambda content: content.replace(b"PK\x01\x02", b"PK\x01\x03"),
    ],
)
def test_what_is_no_archive_is_refused(tmp_path: Path, empty: Path, city: bytes, damage: Damage) -> None:
    path = tmp_path / "older.zip"
    path.write_bytes(damage(city))
    assert refused(path, empty) in (["not-a-zip"], ["missing-descriptor"])


@given(st.data())
@settings(max_examples=60)
def test_no_damage_whatever_is_a_crash(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    home = tmp_path_factory.mktemp("damaged")
    content = bytearray(_small())
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path, folder = home / "older.zip", home / "unpacked"
    path.write_bytes(content)
    folder.mkdir()
    try:
        assert unpack(path, folder).is_relative_to(folder)
    except PackageError as failure:
        assert failure.text("it")


def _small() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", ZIP_DEFLATED) as opened:
        opened.writestr(FILE, b"{}" * 20)
        opened.writestr("observations.csv", b"a,b\n1,2\n" * 20)
    return buffer.getvalue()
