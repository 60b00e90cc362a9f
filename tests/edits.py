"""Small changes to a data package on disk, and the problem that each must cause."""

import csv
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from lib.store.load import CONTENTS
from lib.store.tables import Content


@dataclass(frozen=True)
class Expected:
    """The problem that a mutation causes."""

    code: str
    file: str
    row: int | None = None
    field: str | None = None


Mutation = Callable[[Path, Random], Expected]


def read(path: Path) -> list[list[str]]:
    """Return the header and the rows of a table."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines))


def write(path: Path, rows: list[list[str]]) -> None:
    """Write a table."""
    with path.open("w", encoding="utf-8", newline="") as lines:
        csv.writer(lines, lineterminator="\n").writerows(rows)


def set_cell(path: Path, row: int, field: str, value: str) -> None:
    """Change a cell, the row being numbered as in a spreadsheet."""
    rows = read(path)
    rows[row - 1][rows[0].index(field)] = value
    write(path, rows)


def read_layer(path: Path) -> Any:
    """Return a layer as parsed."""
    return json.loads(path.read_text(encoding="utf-8"))


def write_layer(path: Path, collection: Any) -> None:
    """Write a layer, NaN and all."""
    path.write_text(json.dumps(collection), encoding="utf-8")


def edit_description(folder: Path, change: Callable[[dict[str, Any]], None]) -> None:
    """Change the parsed datapackage.json in place."""
    path = folder / "datapackage.json"
    description = json.loads(path.read_text(encoding="utf-8"))
    change(description)
    path.write_text(json.dumps(description), encoding="utf-8")


def content(folder: Path) -> Content:
    """Return what a package of this kind holds: what it does without is left out."""
    description = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    whole = CONTENTS[description["dora"]["kind"]]
    tables = {name: table for name, table in whole.tables.items() if (folder / f"{name}.csv").exists()}
    layers = {name: layer for name, layer in whole.layers.items() if (folder / f"{name}.geojson").exists()}
    return Content(tables, layers, whole.optional)
