"""A version of a package as it was written: its cells as text, whatever the program asked of packages then."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from lib.store import descriptor
from lib.store.load import describe
from lib.store.package import FILE
from lib.store.problem import Origin, PackageError, Problem
from lib.store.read import HEADER, UnreadableError, odd_character, read_json, read_table
from lib.store.story_file import PATH as STORY
from lib.store.versions.changes import Edition
from lib.store.versions.told import COLUMNS, read_steps

FIGURES = "observations"
REST_OF_KEY = ("indicator_id", "period", "time_band")
FIGURE_NUMBERS = frozenset({"value", "lower", "upper", "count"})
NUMERIC = ("number", "integer")
NAMES = (("name_it", "name_en"), ("name", "name"), ("publisher", "publisher"), ("label_it", "label_en"))
Key = tuple[str, ...]


@dataclass(frozen=True)
class Rows:
    """A table, or the properties of a layer: its cells as text by key; `key` are the columns that make it.

    `numeric` are the columns that hold numbers. Of a layer, `shapes` are the geometries as GeoJSON text.
    """

    key: Key
    columns: Key
    numeric: frozenset[str]
    rows: Mapping[Key, tuple[str, ...]]
    shapes: Mapping[Key, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Written:
    """All files of a version by path, tables and layers apart, and the settings of its description as text."""

    edition: Edition
    settings: Mapping[str, str]
    tables: Mapping[str, Rows]
    layers: Mapping[str, Rows]
    names: Mapping[str, Mapping[str, tuple[str, str]]]


def read_edition(folder: Path) -> Written:
    """Read the package in a folder without asking whether the program could use it.

    The key of a table is its first column; of a figure also indicator, period and time band. Raises PackageError
    with every file, row and field that cannot be read, or not told apart from another.
    """
    raw = describe(folder)
    name, version, created = (_words(raw.get(each)) for each in ("name", "version", "created"))
    edition = Edition(name, version, created.partition("T")[0])
    package = edition.name or folder.name
    listed, problems = descriptor.resources(raw, folder, Origin(package, FILE))
    problems = [*problems, *descriptor.odd_texts(raw, Origin(package, FILE))]
    numeric = _numeric(raw)
    tables: dict[str, Rows] = {}
    layers: dict[str, Rows] = {}
    for resource in listed:
        origin, path = Origin(package, resource.path), folder / resource.path
        try:
            if resource.suffix == ".csv":
                tables[resource.path], found = _table(path, origin, numeric.get(resource.path, frozenset()))
                problems += found
            elif resource.suffix == ".geojson":
                layers[resource.path], found = _layer(path, origin)
                problems += found
            elif resource.path == STORY:
                rows, found = read_steps(path, origin)
                tables[resource.path] = Rows(COLUMNS[:1], COLUMNS, frozenset({"minutes"}), rows)
                problems += found
        except UnreadableError as failure:
            problems.append(failure.problem)
        except RecursionError:  # brackets deep enough to be read, too deep to be written
            problems.append(origin.problem("malformed-json", line=HEADER, column=HEADER))
    if problems:
        raise PackageError(problems)
    settings = {name: _text(value) for name, value in descriptor.dora(raw).items()}
    return Written(edition, settings, tables, layers, _names([*tables.values(), *layers.values()]))


def _table(path: Path, origin: Origin, numeric: frozenset[str]) -> tuple[Rows, list[Problem]]:
    frame, problems = read_table(path, origin)
    columns = tuple(map(str, frame.columns))
    key = columns[:1]
    if PurePosixPath(origin.file).stem.endswith(FIGURES):
        key, numeric = (*key, *REST_OF_KEY), numeric | FIGURE_NUMBERS
    places = [columns.index(name) if name in columns else None for name in key]
    rows: dict[Key, tuple[str, ...]] = {}
    first: dict[Key, int] = {}
    for number, cells in zip(frame.index, frame.itertuples(index=False, name=None), strict=True):
        found = tuple("" if place is None else cells[place] for place in places)
        if found in rows:
            shown = ", ".join(filter(None, found))
            problems.append(origin.problem("duplicate", number, key[0], value=shown, first=first[found]))
        first.setdefault(found, int(number))
        rows.setdefault(found, cells)
    return Rows(key, columns, numeric, rows), problems


def _layer(path: Path, origin: Origin) -> tuple[Rows, list[Problem]]:
    collection = read_json(path, origin)
    listed = collection.get("features") if isinstance(collection, dict) else None
    if not isinstance(listed, list):
        raise UnreadableError(origin.problem("not-a-collection"))
    problems: list[Problem] = []
    found: dict[Key, dict[str, str]] = {}
    shapes: dict[Key, str] = {}
    first: dict[str, int] = {}
    for number, feature in enumerate(listed, start=1):
        properties = feature.get("properties") if isinstance(feature, dict) else None
        if not isinstance(properties, dict):
            problems.append(origin.problem("not-a-feature", number))
            continue
        problems += _faults(feature, number, first, origin)
        key = (_text(feature.get("id")),)
        first.setdefault(key[0], number)
        found.setdefault(key, {name: _text(value) for name, value in properties.items()})
        shape = feature.get("geometry")
        shapes.setdefault(key, "" if shape is None else json.dumps(shape, sort_keys=True))
    columns = tuple(dict.fromkeys(name for properties in found.values() for name in properties))
    rows = {key: tuple(properties.get(name, "") for name in columns) for key, properties in found.items()}
    return Rows(columns[:1] or ("id",), columns, frozenset(), rows, shapes), problems


def _faults(feature: dict[str, Any], number: int, earlier: Mapping[str, int], origin: Origin) -> Iterator[Problem]:
    """Find what keeps a feature from being told apart from others, or from being shown."""
    identity = _text(feature.get("id"))
    if not identity:
        yield origin.problem("missing-id", number, "id")
    elif identity in earlier:
        yield origin.problem("duplicate", number, "id", value=identity, first=earlier[identity])
    for name, text in {"id": identity, **feature["properties"]}.items():
        if character := odd_character(name) or odd_character(_text(text)):
            yield origin.problem("odd-character", number, name, character=character)


def _numeric(raw: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    """Return the columns of each file that the description says hold numbers."""
    found = {}
    for item in _dictionaries(raw.get("resources")):
        schema = item.get("schema")
        fields = _dictionaries(schema.get("fields")) if isinstance(schema, dict) else []
        found[str(item.get("path"))] = frozenset(
            str(each.get("name")) for each in fields if each.get("type") in NUMERIC
        )
    return found


def _dictionaries(value: Any) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _names(sheets: list[Rows]) -> dict[str, dict[str, tuple[str, str]]]:
    """Return what ids are called in Italian and in English, by the column that holds them."""
    names: dict[str, dict[str, tuple[str, str]]] = {}
    for sheet in sheets:
        pair = next((pair for pair in NAMES if set(pair) <= set(sheet.columns)), None)
        if pair and len(sheet.key) == 1:
            italian, english = (sheet.columns.index(name) for name in pair)
            called = {key[0]: (cells[italian], cells[english]) for key, cells in sheet.rows.items()}
            names.setdefault(sheet.key[0], {}).update(called)
    return names


def _words(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _text(value: Any) -> str:
    """Write any JSON value as text: a text as it is, nothing as nothing."""
    if value is None or isinstance(value, str):
        return value or ""
    return json.dumps(value, sort_keys=True)
