"""What a package may do without: cells, targets, two columns of the catalogue, its clock."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from lib.store import PackageError, load_package
from lib.store.load import CONTENTS
from tests.edits import edit_description, read, write
from tests.packages import square, write_city

CELL = "8a1f98401d97fff"
FIRST = {"cell_id": CELL, "order": "1", "area_id": "east-bank", "zone_id": "mill-zone", "stretch_id": ""}
FIRST |= {"name_it": "Via Uno", "name_en": "First Street", "street": "First Street", "street_m": "3.5"}
FIRST |= {"inside_share": "0.9", "source_id": "registry"}
CELLS = [list(FIRST), list(FIRST.values())]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_city(tmp_path / "city")


def listed(folder: Path, *paths: str) -> None:
    """List more files in the description."""
    edit_description(folder, lambda raw: raw["resources"].extend({"name": path, "path": path} for path in paths))


def with_cells(folder: Path, rows: list[list[str]] = CELLS, cell_id: str = CELL) -> None:
    write(folder / "cells.csv", rows)
    shape = {"type": "Polygon", "coordinates": [square(11.04, 45.04, 0.001)]}
    feature = {"type": "Feature", "id": cell_id, "properties": {"cell_id": cell_id}, "geometry": shape}
    layer = json.dumps({"type": "FeatureCollection", "features": [feature]})
    (folder / "cells.geojson").write_text(layer, encoding="utf-8")
    listed(folder, "cells.csv", "cells.geojson")


def column(folder: Path, name: str, first: str) -> None:
    """Add a column to the catalogue, filled in its first row."""
    path = folder / "indicators.csv"
    header, *rows = read(path)
    write(path, [[*header, name], *([*row, first if place == 0 else ""] for place, row in enumerate(rows))])

    def describe(raw: dict[str, Any]) -> None:
        resource = next(each for each in raw["resources"] if each["path"] == "indicators.csv")
        resource["schema"]["fields"].append({"name": name})

    edit_description(folder, describe)


def problems(folder: Path) -> list[tuple[str, str, int | None, str | None]]:
    with pytest.raises(PackageError) as failure:
        load_package(folder)
    return [(found.code, found.file, found.row, found.field) for found in failure.value.problems]


def test_what_is_left_out_is_there_and_empty(folder: Path) -> None:
    package = load_package(folder)
    content = CONTENTS["city"]
    for name in content.optional:
        table = package.tables[name]
        assert table.empty
        assert list(table.columns) == list(content.tables[name].columns.columns)
    assert package.layers["cells"].empty
    assert package.layers["cells"].crs == "EPSG:4326"


def test_a_header_alone_will_do(folder: Path) -> None:
    write(folder / "cells.csv", CELLS[:1])
    (folder / "cells.geojson").write_text('{"type": "FeatureCollection", "features": []}', encoding="utf-8")
    listed(folder, "cells.csv", "cells.geojson")
    assert load_package(folder).tables["cells"].empty


def test_cells_are_read_with_their_shapes(folder: Path) -> None:
    with_cells(folder)
    package = load_package(folder)
    (cell,) = package.tables["cells"].to_dict("records")
    assert (cell["cell_id"], cell["zone_id"], cell["street_m"], cell["inside_share"]) == (CELL, "mill-zone", 3.5, 0.9)
    assert package.layers["cells"].geometry.notna().all()


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("cell_id", "8a1f98401D97fff", "not-a-code"),
        ("cell_id", "mill", "not-a-code"),
        ("area_id", "nowhere", "dangling"),
        ("zone_id", "nowhere", "dangling"),
        ("inside_share", "1.5", "too-large"),
        ("inside_share", "", "empty"),
        ("street_m", "-1", "too-small"),
        ("name_it", "", "empty"),
    ],
)
def test_a_wrong_cell_is_named_by_row_and_field(folder: Path, field: str, value: str, code: str) -> None:
    row = [value if name == field else cell for name, cell in zip(*CELLS, strict=True)]
    with_cells(folder, [CELLS[0], row], row[0])
    assert (code, "cells.csv", 2, field) in problems(folder)


def test_a_table_of_cells_needs_its_layer(folder: Path) -> None:
    write(folder / "cells.csv", CELLS)
    listed(folder, "cells.csv")
    assert problems(folder) == [("no-feature", "cells.csv", 2, "cell_id")]


TARGET = {"target_id": "end", "order": "1", "indicator_id": "", "area_id": "", "territory_id": "", "kind": "date"}
TARGET |= {"comparison": "by", "name_it": "Fine", "name_en": "End", "planned": "", "planned_date": "2022-08"}
TARGET |= {"actual": "", "actual_date": "", "unit_it": "", "unit_en": "", "source_id": "registry", "url": ""}
TARGET |= {"confidence": "high", "note_it": "", "note_en": ""}
NUMBER = {"kind": "number", "comparison": "at-least", "planned": "3", "planned_date": ""}


def with_target(folder: Path, **cells: str) -> None:
    row = TARGET | cells
    write(folder / "targets.csv", [list(row), list(row.values())])
    listed(folder, "targets.csv")


@pytest.mark.parametrize("cells", [{}, NUMBER, NUMBER | {"area_id": "east-bank", "indicator_id": "residents"}])
def test_targets_are_read(folder: Path, cells: dict[str, str]) -> None:
    with_target(folder, **cells)
    (target,) = load_package(folder).tables["targets"].to_dict("records")
    assert (target["kind"], target["comparison"]) == ((TARGET | cells)["kind"], (TARGET | cells)["comparison"])


@pytest.mark.parametrize(
    ("cells", "field", "code"),
    [
        ({"comparison": "at-least"}, "comparison", "odd-target"),
        (NUMBER | {"comparison": "by"}, "comparison", "odd-target"),
        ({"planned_date": ""}, "planned_date", "empty"),
        (NUMBER | {"planned": ""}, "planned", "empty"),
        ({"planned_date": "August"}, "planned_date", "not-a-date"),
        ({"indicator_id": "nothing"}, "indicator_id", "dangling"),
        ({"territory_id": "nowhere"}, "territory_id", "dangling"),
        ({"kind": "wish"}, "kind", "not-listed"),
    ],
)
def test_a_wrong_target_is_named_by_row_and_field(folder: Path, cells: dict[str, str], field: str, code: str) -> None:
    with_target(folder, **cells)
    assert (code, "targets.csv", 2, field) in problems(folder)


def test_a_file_that_is_listed_has_to_be_there(folder: Path) -> None:
    listed(folder, "targets.csv")
    assert problems(folder) == [("missing-file", "targets.csv", None, None)]


def test_a_file_is_listed_once(folder: Path) -> None:
    with_cells(folder)
    (folder / "more").mkdir()
    write(folder / "more" / "cells.csv", CELLS)
    listed(folder, "more/cells.csv")
    assert "repeated-resource" in [code for code, *_ in problems(folder)]


@pytest.mark.parametrize("name", ["frequency", "base"])
def test_columns_of_the_catalogue_may_be_missing_and_are_empty(folder: Path, name: str) -> None:
    assert set(load_package(folder).tables["indicators"][name]) == {""}


@pytest.mark.parametrize("frequency", ["once", "P1Y", "P3Y", "P1M", "P10Y"])
def test_how_often_a_figure_is_expected(folder: Path, frequency: str) -> None:
    column(folder, "frequency", frequency)
    assert list(load_package(folder).tables["indicators"]["frequency"])[:2] == [frequency, ""]


@pytest.mark.parametrize("frequency", ["yearly", "P0Y", "P1D", "1Y", "P100Y"])
def test_another_word_for_how_often_is_named(folder: Path, frequency: str) -> None:
    column(folder, "frequency", frequency)
    assert problems(folder) == [("not-a-code", "indicators.csv", 2, "frequency")]


def test_the_clock_is_that_of_the_country_unless_said(folder: Path) -> None:
    assert load_package(folder).config.timezone == "Europe/Rome"
    edit_description(folder, lambda raw: raw["dora"].update(timezone="Europe/Lisbon"))
    assert load_package(folder).config.timezone == "Europe/Lisbon"


@pytest.mark.parametrize("clock", ["Rome", "", 1, None, ["Europe/Rome"]])
def test_a_clock_that_there_is_not_is_named(folder: Path, clock: object) -> None:
    edit_description(folder, lambda raw: raw["dora"].update(timezone=clock))
    assert problems(folder) == [("wrong-form", "datapackage.json", None, "dora.timezone")]
