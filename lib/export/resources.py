"""The files of a package, as its description lists them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from lib.store.story_file import PATH

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lib.store import Package

LAYER = ".geojson"
TABLE = ".csv"


@dataclass(frozen=True)
class Resource:
    """One file: its path inside the package, what it is, how many rows or features it has, its own licences if any."""

    path: str
    title: str
    description: str
    records: int
    licences: tuple[str, ...]

    @property
    def stem(self) -> str:
        """The name of the table or layer."""
        return PurePosixPath(self.path).stem

    @property
    def is_layer(self) -> bool:
        """Whether it is a layer of the map, rather than a table."""
        return PurePosixPath(self.path).suffix == LAYER


def resources(package: Package, lang: str) -> tuple[Resource, ...]:
    """Return the tables and layers of a package in the order of its description, titled in one language."""
    listed = [item for item in package.descriptor["resources"] if _records(package, item["path"]) is not None]
    return tuple(_resource(item, _records(package, item["path"]) or 0, lang) for item in listed)


def story_file(package: Package, lang: str) -> Resource | None:
    """Return the file that holds the package's story, its steps as records; None where it tells none."""
    found = [item for item in package.descriptor["resources"] if item["path"] == PATH]
    return _resource(found[0], len(package.story.steps), lang) if package.story and found else None


def licences(described: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the short names of the licences that a package or one of its files declares."""
    return tuple(str(licence.get("name") or licence.get("path")) for licence in described.get("licenses", ()))


def content(package: Package, path: str) -> bytes:
    """Return a file of the package, unchanged. Raises KeyError for one that the description does not list."""
    if path not in {item["path"] for item in package.descriptor["resources"]}:
        raise KeyError(path)
    return (package.path / path).read_bytes()


def _resource(item: Mapping[str, Any], records: int, lang: str) -> Resource:
    return Resource(
        path=item["path"],
        title=_text(item, "title", lang) or PurePosixPath(item["path"]).stem,
        description=_text(item, "description", lang),
        records=records,
        licences=licences(item),
    )


def _text(item: Mapping[str, Any], name: str, lang: str) -> str:
    return str(item.get(f"{name}_{lang}") or item.get(name) or "")


def _records(package: Package, path: str) -> int | None:
    file = PurePosixPath(path)
    held: Mapping[str, Any] = {TABLE: package.tables, LAYER: package.layers}.get(file.suffix, {})
    return len(held[file.stem]) if file.stem in held else None
