"""A version of a package is read as it was written, by any schema, or refused with file, row and field."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from lib.store import load_package
from lib.store.problem import PackageError
from lib.store.story_file import PATH
from lib.store.versions.changes import Edition
from lib.store.versions.edition import Written, read_edition
from tests.edits import edit_description, read, read_layer, set_cell, write, write_layer
from tests.packages import REAL, write_city, write_comparison


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_city(tmp_path / "city")


def refused(folder: Path) -> list[tuple[str, str, int | None, str | None]]:
    """What a package is refused with: code, file, row, field."""
    with pytest.raises(PackageError) as failure:
        read_edition(folder)
    assert failure.value.text("it")
    return [(problem.code, problem.file, problem.row, problem.field) for problem in failure.value.problems]


def change_feature(folder: Path, file: str, number: int, **members: Any) -> None:
    collection = read_layer(folder / file)
    collection["features"][number - 1] |= members
    write_layer(folder / file, collection)


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.name)
def test_the_real_packages_are_read_whole(path: Path) -> None:
    found = read_edition(path)
    listed = {item["path"] for item in json.loads((path / "datapackage.json").read_text(encoding="utf-8"))["resources"]}
    assert {*found.tables, *found.layers} == listed
    for file, rows in found.tables.items():
        story = load_package(path).story if file == PATH else None
        assert len(rows.rows) == (len(story.steps) if story else len(read(path / file)) - 1)
    for file, rows in found.layers.items():
        assert len(rows.rows) == len(rows.shapes) == len(read_layer(path / file)["features"])


@pytest.mark.parametrize("write_package", [write_city, write_comparison])
def test_cells_stay_the_texts_they_are(write_package: Any, tmp_path: Path) -> None:
    folder = write_package(tmp_path / "package")
    found = read_edition(folder)
    for file, rows in found.tables.items():
        header, *lines = read(folder / file)
        assert rows.columns == tuple(header)
        assert sorted(rows.rows.values()) == sorted(map(tuple, lines))


def test_a_version_is_named_with_its_day(folder: Path) -> None:
    edit_description(folder, lambda raw: raw.update(created="2026-11-22T10:30:00Z"))
    assert read_edition(folder).edition == Edition("fiumalta", "1.0.0", "2026-11-22")
    edit_description(folder, lambda raw: raw.update(dict.fromkeys(("name", "version", "created"))))
    assert read_edition(folder).edition == Edition("", "", "")


def test_the_key_of_a_figure_is_place_indicator_period_and_time(folder: Path) -> None:
    tables = read_edition(folder).tables
    assert tables["observations.csv"].key == ("area_id", "indicator_id", "period", "time_band")
    assert ("mill-zone", "venue-density", "2026-08", "evening") in tables["observations.csv"].rows
    assert tables["context_observations.csv"].key[0] == "territory_id"
    assert tables["areas.csv"].key == ("area_id",)


def test_a_table_may_lack_what_is_asked_for_today(folder: Path) -> None:
    """An older package had no time of day, or no catalogue columns of today: it is read all the same."""
    rows = read(folder / "observations.csv")
    at = rows[0].index("time_band")
    write(folder / "observations.csv", [[*row[:at], *row[at + 1 :]] for row in rows])
    (folder / "frameworks.csv").unlink()
    edit_description(
        folder,
        lambda raw: raw.update(resources=[item for item in raw["resources"] if item["path"] != "frameworks.csv"]),
    )
    found = read_edition(folder)
    assert ("mill-zone", "venue-density", "2026-08", "") in found.tables["observations.csv"].rows
    assert "frameworks.csv" not in found.tables


def test_what_the_description_calls_a_number_is_one(folder: Path) -> None:
    def typed(raw: dict[str, Any]) -> None:
        (places,) = [item for item in raw["resources"] if item["path"] == "places.csv"]
        for each in places["schema"]["fields"]:
            each["type"] = {"surface_m2": "number", "accuracy_m": "integer"}.get(each["name"], "string")

    edit_description(folder, typed)
    tables = read_edition(folder).tables
    assert tables["places.csv"].numeric == {"surface_m2", "accuracy_m"}
    assert tables["observations.csv"].numeric == {"value", "lower", "upper", "count"}
    assert tables["city_zones.csv"].numeric == frozenset()


@pytest.mark.parametrize(
    "resources",
    [
        [{"path": "areas.csv", "schema": {"fields": 3}}],
        [{"path": "areas.csv", "schema": []}],
        [{"path": "areas.csv", "schema": {"fields": [{"name": "order", "type": ["integer"]}, "name", None]}}],
    ],
)
def test_a_description_of_another_form_is_passed_over(folder: Path, resources: list[Any]) -> None:
    edit_description(folder, lambda raw: raw.update(resources=resources))
    assert read_edition(folder).tables["areas.csv"].numeric == frozenset()


def test_names_are_known_by_column_and_id(folder: Path) -> None:
    names = read_edition(folder).names
    assert names["area_id"]["east-bank"] == ("Riva Est", "East Bank")
    assert names["indicator_id"]["residents"] == ("Residenti", "Residents")
    assert names["source_id"]["registry"] == ("Fiumalta", "Fiumalta")
    assert names["stop_id"]["17"] == ("Mulino", "Mulino")
    assert names["highlight_id"]["proposals"] == ("proposte ricevute", "proposals received")


def test_features_go_by_their_id_with_shape_and_properties_as_text(folder: Path) -> None:
    change_feature(
        folder, "stops.geojson", 1, properties={"stop_id": "17", "name": None, "lines": ["4"], "deep": {"a": 1}}
    )
    layer = read_edition(folder).layers["stops.geojson"]
    assert dict(zip(layer.columns, layer.rows[("17",)], strict=True)) == {
        "stop_id": "17", "name": "", "lines": '["4"]', "deep": '{"a": 1}', "night_lines": "", "source_id": "",
    }  # fmt: skip
    assert json.loads(layer.shapes[("17",)])["type"] == "Point"
    assert read_edition(folder).layers["local_projects.geojson"].shapes[("project-02",)] == ""


# Refused


def test_every_problem_of_every_file_is_told_at_once(folder: Path) -> None:
    rows = read(folder / "areas.csv")
    write(folder / "areas.csv", [rows[0], rows[1][:-1], *rows[2:]])
    set_cell(folder / "places.csv", 3, "name", "\x07")
    (folder / "sources.csv").unlink()
    (folder / "stops.geojson").write_text("{", encoding="utf-8")
    assert sorted(refused(folder)) == [
        ("malformed-json", "stops.geojson", None, None),
        ("missing-file", "sources.csv", None, None),
        ("odd-character", "places.csv", 3, "name"),
        ("row-width", "areas.csv", 2, "source_id"),
    ]


def test_rows_that_cannot_be_told_apart_are_named(folder: Path) -> None:
    rows = read(folder / "observations.csv")
    write(folder / "observations.csv", [*rows, rows[3]])
    assert refused(folder) == [("duplicate", "observations.csv", len(rows) + 1, "area_id")]


@pytest.mark.parametrize(
    ("members", "code", "field"),
    [
        ({"id": None}, "missing-id", "id"),
        ({"id": ""}, "missing-id", "id"),
        ({"id": "17"}, "duplicate", "id"),
        ({"properties": None}, "not-a-feature", None),
        ({"properties": {"stop_id": "18", "name": "\ud800"}}, "odd-character", "name"),
        ({"properties": {"stop_id": "18", "\udfff": "x"}}, "odd-character", "\udfff"),
        ({"id": "\udfff"}, "odd-character", "id"),
    ],
)
def test_a_feature_that_cannot_be_read_is_named(folder: Path, members: Any, code: str, field: str | None) -> None:
    change_feature(folder, "stops.geojson", 2, **members)
    assert refused(folder) == [(code, "stops.geojson", 2, field)]


@pytest.mark.parametrize("whole", ["[]", "null", "3", '{"type": "FeatureCollection"}', '{"features": {}}'])
def test_only_a_collection_is_a_layer(folder: Path, whole: str) -> None:
    (folder / "stops.geojson").write_text(whole, encoding="utf-8")
    assert refused(folder) == [("not-a-collection", "stops.geojson", None, None)]


def test_the_description_is_needed(tmp_path: Path, folder: Path) -> None:
    assert [problem[0] for problem in refused(tmp_path / "nowhere")] == ["missing-folder"]
    (folder / "datapackage.json").unlink()
    assert [problem[0] for problem in refused(folder)] == ["missing-descriptor"]
    (folder / "datapackage.json").write_text("[]", encoding="utf-8")
    assert [problem[0] for problem in refused(folder)] == ["wrong-form"]


@pytest.mark.parametrize("path", ["../secret.csv", "/etc/passwd", "~/x.csv"])
def test_files_outside_the_package_are_not_read(folder: Path, path: str) -> None:
    (folder.parent / "secret.csv").write_text("a\n1\n", encoding="utf-8")
    edit_description(folder, lambda raw: raw["resources"].append({"path": path}))
    assert [problem[0] for problem in refused(folder)] == ["unsafe-path"]


@pytest.mark.parametrize("depth", [400, 900, 980, 5000])
def test_brackets_without_end_are_no_crash(folder: Path, depth: int) -> None:
    change_feature(folder, "stops.geojson", 1, properties={"stop_id": "17", "deep": "HERE"})
    path = folder / "stops.geojson"
    path.write_text(path.read_text(encoding="utf-8").replace('"HERE"', "[" * depth + "]" * depth), encoding="utf-8")
    try:
        assert isinstance(read_edition(folder), Written)
    except PackageError as failure:
        assert [problem.code for problem in failure.problems] == ["malformed-json"]
