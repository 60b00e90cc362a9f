"""A package in a zip archive that may come from anyone: unpacked within limits, and nowhere but where it should."""

from __future__ import annotations

import stat
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, LargeZipFile, ZipFile, ZipInfo

from lib.store.package import FILE
from lib.store.problem import Origin, PackageError, Problem

MEGABYTE = 1024 * 1024
MOST_FILES = 500
LARGEST = 32
"""Megabytes that all files of an archive may take, unpacked."""

SUFFIXES = (".csv", ".geojson", ".yaml")
LOCKED = 0x1
BLOCK = 64 * 1024
BROKEN = (
    BadZipFile,
    LargeZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    RuntimeError,  # what zipfile raises for a lock, and for methods that it does not know
    ValueError,
    OverflowError,
)


def unpack(archive: Path, folder: Path) -> Path:
    """Unpack the description, tables, layers and story of an archive into an empty folder; return the package's folder.

    Raises PackageError where the file is no archive, is locked, holds too many files or too much, or names a
    path outside itself. Sizes are counted while unpacking: what the archive says of itself is not believed.
    """
    origin = Origin(archive.name, archive.name)
    try:
        with ZipFile(archive) as opened:
            entries = opened.infolist()
            problems = list(_refused(entries, origin))
            if problems:
                raise PackageError(problems)
            _write(opened, [entry for entry in entries if _is_wanted(entry)], folder, origin)
    except BROKEN as error:
        raise PackageError([origin.problem("not-a-zip")]) from error
    return _root(folder, origin)


def _refused(entries: list[ZipInfo], origin: Origin) -> Iterator[Problem]:
    if len(entries) > MOST_FILES:
        yield origin.problem("too-many-files", limit=MOST_FILES)
        return
    seen: set[str] = set()
    for entry in entries:
        if not _is_inside(entry.filename) or stat.S_ISLNK(entry.external_attr >> 16):
            yield origin.problem("unsafe-path", value=entry.filename)
        elif entry.filename in seen:
            yield origin.problem("repeated-resource", name=entry.filename)
        elif entry.flag_bits & LOCKED:
            yield origin.problem("locked-zip")
            return
        elif entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            yield origin.problem("not-a-zip")
            return
        seen.add(entry.filename)


def _is_inside(name: str) -> bool:
    path = PurePosixPath(name)
    plain = name.isprintable() and not any(sign in name for sign in "\\:")
    return plain and bool(path.parts) and not path.is_absolute() and ".." not in path.parts


def _is_wanted(entry: ZipInfo) -> bool:
    """Pass over folders, what else lies in them, and what some systems add to every archive."""
    path = PurePosixPath(entry.filename)
    hidden = any(part.startswith((".", "__MACOSX")) for part in path.parts)
    return not entry.is_dir() and not hidden and (path.name == FILE or path.suffix in SUFFIXES)


def _write(opened: ZipFile, entries: list[ZipInfo], folder: Path, origin: Origin) -> None:
    left = LARGEST * MEGABYTE
    for entry in entries:
        target = folder / entry.filename
        target.parent.mkdir(parents=True, exist_ok=True)
        with opened.open(entry) as packed, target.open("xb") as written:
            while block := packed.read(BLOCK):
                left -= len(block)
                if left < 0:
                    raise PackageError([origin.problem("too-large-zip", limit=LARGEST)])
                written.write(block)


def _root(folder: Path, origin: Origin) -> Path:
    """Find the folder with the description: the only one, or the only one so far up."""
    found = sorted(folder.rglob(FILE), key=lambda path: len(path.parts))
    if not found:
        raise PackageError([origin.problem("missing-descriptor")])
    if len({len(path.parts) for path in found[:2]}) < len(found[:2]):
        raise PackageError([origin.problem("repeated-resource", name=FILE)])
    return found[0].parent
