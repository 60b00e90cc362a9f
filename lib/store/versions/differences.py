"""Two versions of a package side by side: what is only in one of them, and what is not as it was."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import PurePosixPath
from typing import Any

import shapely

from lib.store.features import GEOMETRY
from lib.store.package import FILE
from lib.store.shapes import DEPTHS, fault
from lib.store.values import NUMBER
from lib.store.versions.changes import Cell, Changes, Difference, Group, Kind
from lib.store.versions.edition import FIGURES, Key, Rows, Written

INDICATORS, SOURCES = "indicators", "sources"
METHOD = (
    *(f"{name}_{lang}" for name in ("definition", "formula", "unit") for lang in ("it", "en")),
    *("direction", "level", "base", "frequency", "decimals", "kind", "interval"),
)
"""Columns of the catalogue that decide what a figure means: after a change, old and new do not compare."""
ORDER = "order"
"""The place of a row in lists: one row more would change it in all that follow."""

METHOD_SETTINGS = ("measure_crs", "river", "timezone")

EVERY_TYPE = tuple(DEPTHS)
NOTHING = Rows((), (), frozenset(), {})


def differences(old: Written, new: Written) -> Changes:
    """Compare two versions: rows by key over the columns of both, numbers as numbers, features by id.

    The order of rows, columns and files says nothing, and neither does a column `order`. What is only in one version
    is the same both ways round, added one way and removed the other.
    """
    found = list(_settings(old.settings, new.settings))
    for path in dict.fromkeys((*new.tables, *old.tables)):
        found += _table(path, old.tables.get(path), new.tables.get(path))
    for path in dict.fromkeys((*new.layers, *old.layers)):
        found += _layer(path, old.layers.get(path), new.layers.get(path))
    order = list(Group)
    found.sort(key=lambda each: order.index(each.group))
    return Changes(old.edition, new.edition, tuple(found), _names(found, old.names, new.names))


def _settings(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Difference]:
    for name in dict.fromkeys((*new, *old)):
        before, now = old.get(name), new.get(name)
        if before == now:
            continue
        kind = Kind.ADDED if before is None else Kind.REMOVED if now is None else Kind.CHANGED
        group = Group.METHOD if kind == Kind.CHANGED and name in METHOD_SETTINGS else Group.TABLES
        yield Difference(group, kind, FILE, (("dora", name),), (Cell(name, before or "", now or ""),))


def _table(path: str, old: Rows | None, new: Rows | None) -> Iterator[Difference]:
    yield from _structure(path, old, new)
    stem = PurePosixPath(path).stem
    for each in _rows(_group(stem), path, old or NOTHING, new or NOTHING):
        if stem != INDICATORS or each.kind != Kind.CHANGED:
            yield each
            continue
        for group, is_method in ((Group.METHOD, True), (Group.TABLES, False)):
            cells = tuple(cell for cell in each.cells if (cell.field in METHOD) is is_method)
            if cells:
                yield Difference(group, each.kind, path, each.key, cells)


def _group(stem: str) -> Group:
    if stem.endswith(FIGURES):
        return Group.FIGURES
    return {INDICATORS: Group.METHOD, SOURCES: Group.SOURCES}.get(stem, Group.TABLES)


def _structure(path: str, old: Rows | None, new: Rows | None) -> Iterator[Difference]:
    """Find files and columns that are only in one version; what they hold is told where it belongs."""
    if old is None or new is None:
        yield Difference(Group.STRUCTURE, Kind.ADDED if old is None else Kind.REMOVED, path, ())
        return
    for kind, columns, others in ((Kind.ADDED, new.columns, old.columns), (Kind.REMOVED, old.columns, new.columns)):
        for name in columns:
            if name not in others:
                yield Difference(Group.STRUCTURE, kind, path, (("", name),))


def _layer(path: str, old: Rows | None, new: Rows | None) -> Iterator[Difference]:
    yield from _structure(path, old, new)
    before, now = old or NOTHING, new or NOTHING
    yield from _rows(Group.LAYERS, path, before, now)
    for key, shape in now.shapes.items():
        earlier = before.shapes.get(key)
        if earlier is not None and not _is_same_shape(earlier, shape):
            cell = Cell(GEOMETRY, _place(earlier), _place(shape))
            yield Difference(Group.LAYERS, Kind.MOVED, path, _named(now, key), (cell,))


def _rows(group: Group, path: str, old: Rows, new: Rows) -> Iterator[Difference]:
    shared = [name for name in new.columns if name in old.columns and name != ORDER]
    numeric = old.numeric | new.numeric
    for key, cells in new.rows.items():
        now = dict(zip(new.columns, cells, strict=True))
        if key not in old.rows:
            yield Difference(group, Kind.ADDED, path, _named(new, key), _filled(new, now, added=True))
            continue
        before = dict(zip(old.columns, old.rows[key], strict=True))
        changed = _changed(before, now, shared, numeric)
        if changed:
            yield Difference(group, Kind.CHANGED, path, _named(new, key), changed)
    for key, cells in old.rows.items():
        if key not in new.rows:
            filled = _filled(old, dict(zip(old.columns, cells, strict=True)), added=False)
            yield Difference(group, Kind.REMOVED, path, _named(old, key), filled)


def _named(rows: Rows, key: Key) -> tuple[tuple[str, str], ...]:
    return tuple(zip(rows.key, key, strict=True))


def _filled(rows: Rows, cells: Mapping[str, str], *, added: bool) -> tuple[Cell, ...]:
    filled = {name: text for name, text in cells.items() if text and name not in rows.key}
    return tuple(
        Cell(name, "" if added else text, text if added else "", name in rows.numeric) for name, text in filled.items()
    )


def _changed(
    old: Mapping[str, str], new: Mapping[str, str], columns: Iterable[str], numeric: frozenset[str]
) -> tuple[Cell, ...]:
    return tuple(
        Cell(name, old[name], new[name], name in numeric)
        for name in columns
        if old[name] != new[name] and not (name in numeric and _is_same_number(old[name], new[name]))
    )


def _is_same_number(one: str, other: str) -> bool:
    written = all(re.fullmatch(NUMBER, text) for text in (one, other))
    return written and Decimal(one) == Decimal(other)


def _is_same_shape(one: str, other: str) -> bool:
    """Compare two geometries as shapes: where an outline starts, and the order of parts, say nothing."""
    if one == other:
        return True
    shapes = [json.loads(text) if text else None for text in (one, other)]
    if any(shape is None or fault(shape, EVERY_TYPE) for shape in shapes):
        return False
    first, second = (shapely.normalize(shapely.from_geojson(json.dumps(shape))) for shape in shapes)
    return bool(shapely.equals_exact(first, second, 0))


def _place(shape: str) -> str:
    """Say shortly where a feature is: a point by its longitude and latitude, others by their type and size."""
    found: Any = json.loads(shape) if shape else None
    if found is None or fault(found, EVERY_TYPE):
        return ""
    if found["type"] == "Point":
        return ", ".join(str(number) for number in found["coordinates"])
    count = int(shapely.get_num_coordinates(shapely.from_geojson(shape)))
    return f"{found['type']} ({count})"


def _names(
    found: Iterable[Difference], *known: Mapping[str, Mapping[str, tuple[str, str]]]
) -> dict[str, dict[str, tuple[str, str]]]:
    """Keep the names of the ids that differences speak of, the newer ones where both versions have them."""
    kept: dict[str, dict[str, tuple[str, str]]] = {}
    for column, value in {part for each in found for part in each.key}:
        for names in known:
            if value in names.get(column, {}):
                kept.setdefault(column, {})[value] = names[column][value]
    return kept
