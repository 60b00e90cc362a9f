"""A whole package as one file to take away."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lib.export.readme import readme
from lib.export.resources import content
from lib.store.package import FILE

if TYPE_CHECKING:
    from lib.store import Package

README = "README.txt"
FIRST_YEAR = 1980
"""Zip files know no day before it."""

READABLE = 0o644 << 16
UNIX = 3


@lru_cache(maxsize=4)
def package_zip(package: Package) -> bytes:
    """Pack the files of a package, unchanged, with its description and a text on licences and sources.

    Only files that the description lists go in. The same package gives the same bytes: names are in order,
    and every file is dated with the day of the package.
    """
    files = {README: readme(package).encode(), FILE: (package.path / FILE).read_bytes()}
    files |= {item["path"]: content(package, item["path"]) for item in package.descriptor["resources"]}
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name in sorted(files):
            archive.writestr(_entry(f"{package.name}/{name}", package.created), files[name], ZIP_DEFLATED)
    return buffer.getvalue()


def _entry(name: str, created: str) -> ZipInfo:
    day = max(date.fromisoformat(created), date(FIRST_YEAR, 1, 1))
    entry = ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
    entry.external_attr, entry.create_system = READABLE, UNIX
    return entry
