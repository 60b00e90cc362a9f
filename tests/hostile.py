"""A city package whose every text tries to run: in memory, or as files that the loader accepts."""

from __future__ import annotations

import csv
import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd

from lib.store import Package
from tests.edits import edit_description, read_layer, write_layer

MARKUP = '<img src=x onerror="window.hacked=1">'
SCRIPT = "</script><script>window.hacked=1</script>"
TEMPLATE = "{{7*7}}"
LINK = "[x](javascript:window.hacked=1)"
TEXT = f"{MARKUP}{SCRIPT}'\"`${{window.hacked=1}}{TEMPLATE}{LINK}<b>"
"""What follows each text: markup, the end of a script, quotes, templates of two kinds, a link, an open element."""

PLAIN = {"name", "publisher", "lead", "programme", "framework", "licence", "lines", "night_lines"}
KEPT_LAYERS = {"river"}
"""Its names are not only shown: the package's configuration refers to one of them."""


def is_text(column: str) -> bool:
    """Tell whether a column holds words for people, rather than ids, closed lists, addresses or numbers."""
    return column in PLAIN or column.endswith(("_it", "_en"))


def _infected(frame: pd.DataFrame) -> pd.DataFrame:
    columns = [column for column in frame.columns if is_text(str(column))]
    return frame.assign(**{column: [f"{text}{TEXT}" for text in frame[column]] for column in columns})


def infected(package: Package) -> Package:
    """The package with every text hostile, the empty ones too."""
    layers = {name: gpd.GeoDataFrame(_infected(layer)) for name, layer in package.layers.items()}
    tables = {name: _infected(table) for name, table in package.tables.items()}
    return replace(package, tables=tables, layers=layers)


def write_infected(source: Path, folder: Path) -> Path:
    """Copy a package and make every text that is there hostile."""
    shutil.copytree(source, folder)
    for path in folder.glob("*.csv"):
        _infect_table(path)
    for path in folder.glob("*.geojson"):
        if path.stem not in KEPT_LAYERS:
            _infect_layer(path)
    edit_description(folder, _infect_description)
    return folder


def _infect_table(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as lines:
        header, *rows = csv.reader(lines)
    texts = [place for place, column in enumerate(header) if is_text(column)]
    for row in rows:
        for place in texts:
            row[place] += TEXT if row[place] else ""
    with path.open("w", encoding="utf-8", newline="") as lines:
        csv.writer(lines, lineterminator="\n").writerows([header, *rows])


def _infect_layer(path: Path) -> None:
    collection = read_layer(path)
    for feature in collection["features"]:
        _infect_values(feature["properties"])
    write_layer(path, collection)


def _infect_description(description: dict[str, Any]) -> None:
    _infect_values(description["dora"])
    assert json.dumps(description)


def _infect_values(values: dict[str, Any]) -> None:
    for name, text in values.items():
        if is_text(name) and text:
            values[name] = f"{text}{TEXT}"
