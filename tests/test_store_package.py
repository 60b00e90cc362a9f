"""A good package is loaded whole, with the types promised; a bad one not at all."""

import json
from dataclasses import FrozenInstanceError
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from lib.store import Package, PackageError, load_package
from lib.store.codes import THEMES
from lib.store.load import CONTENTS
from tests.edits import edit_description, read, read_layer, set_cell, write, write_layer
from tests.packages import CITY_LAYERS, CITY_TABLES, COMPARISON_TABLES, REAL, write_city, write_comparison

WHOLE = {"order", "decimals", "residents", "bars", "population", "population_year", "legal_population_2021"}
NUMBERS = {"value", "lower", "upper", "count", "accuracy_m", "surface_m2", "cost_eur", "grant_eur"}
NUMBERS |= {"lat", "lon", "area_km2", "street_m", "inside_share", "planned", "actual"}


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Package:
    return load_package(write_city(tmp_path_factory.mktemp("packages") / "city"))


@pytest.fixture(scope="module")
def comparison(tmp_path_factory: pytest.TempPathFactory) -> Package:
    return load_package(write_comparison(tmp_path_factory.mktemp("packages") / "comparison"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_city(tmp_path / "city")


def codes(folder: Path) -> list[tuple[str, str, int | None, str | None]]:
    with pytest.raises(PackageError) as failure:
        load_package(folder)
    return [(found.code, found.file, found.row, found.field) for found in failure.value.problems]


def assert_types(frame: pd.DataFrame) -> None:
    for name, dtype in frame.dtypes.astype(str).items():
        if name in WHOLE:
            assert dtype == "int64"
        elif name in NUMBERS:
            assert dtype == "float64"
        elif name == "in_workshop":
            assert dtype == "bool"
        elif name != "geometry":
            assert dtype == "str"
            assert frame[name].notna().all()
    assert isinstance(frame.index, pd.RangeIndex)


def test_the_package_says_what_it_is(city: Package, comparison: Package) -> None:
    assert (city.name, city.version, city.created, city.config.kind) == ("fiumalta", "1.0.0", "2026-11-22", "city")
    assert city.config.river == "Rio Chiaro"
    assert comparison.config.kind == "comparison"
    assert comparison.descriptor["dora"]["kind"] == "comparison"
    assert city.path.name == "city"


def test_every_table_and_layer_is_there(city: Package, comparison: Package) -> None:
    optional = CONTENTS["city"].optional
    assert [name for name in city.tables if name not in optional] == list(CITY_TABLES)
    assert [name for name in city.layers if name not in optional] == list(CITY_LAYERS)
    assert list(comparison.tables) == list(COMPARISON_TABLES)
    assert list(comparison.layers) == ["regions"]


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.name)
def test_the_real_packages_load_with_the_types_promised(path: Path) -> None:
    package = load_package(path)
    content = CONTENTS[package.config.kind]
    assert set(package.tables) == set(content.tables)
    assert set(package.layers) == set(content.layers)
    for frame in (*package.tables.values(), *package.layers.values()):
        assert_types(frame)
    for layer in package.layers.values():
        assert layer.crs == "EPSG:4326"
    assert package.tables["themes"]["theme_id"].tolist() == list(THEMES)
    assert all(len(frame) for frame in package.tables.values())


def test_types(city: Package, comparison: Package) -> None:
    for package in (city, comparison):
        for frame in (*package.tables.values(), *package.layers.values()):
            assert_types(frame)


def test_cells(city: Package, comparison: Package) -> None:
    first, second, *_ = city.tables["observations"].to_dict("records")
    assert (first["value"], first["note_it"], first["period"]) == (1200.0, "", "2023")
    assert np.isnan(first["lower"])
    assert np.isnan(second["value"])
    assert (second["lower"], second["value_text_en"], second["disagreement_it"]) == (900.0, ">900", "Altri: 950")
    assert city.tables["sources"].loc[1, "publisher"] == "The Gazette, daily"
    assert comparison.tables["cities"]["in_workshop"].tolist() == [True, False]
    assert comparison.tables["cities"]["province_code"].tolist() == ["090", "090"]
    assert comparison.tables["regions"]["region_code"].tolist() == ["01", "02"]


def test_a_layer_has_the_columns_of_its_table_in_the_order_of_the_table(city: Package) -> None:
    areas = city.layers["areas"]
    assert areas["area_id"].tolist() == ["east-bank", "west-bank", "mill-zone"]
    assert areas.columns.tolist() == [*city.tables["areas"].columns, "geometry"]
    assert areas.geometry.geom_type.tolist() == ["Polygon", "MultiPolygon", "Polygon"]
    assert areas.geometry.iloc[2].bounds == (11.04, 45.04, 11.06, 45.06)


def test_other_layers_have_their_own_properties(city: Package) -> None:
    stops = city.layers["stops"]
    assert stops.columns.tolist() == ["stop_id", "name", "lines", "night_lines", "source_id", "geometry"]
    assert stops["night_lines"].tolist() == ["N10", ""]


def test_only_local_projects_may_lack_a_position(city: Package) -> None:
    missing = {name: layer.geometry.isna().sum() for name, layer in city.layers.items()}
    assert missing == dict.fromkeys(city.layers, 0) | {"local_projects": 1}


def test_a_package_cannot_be_changed(city: Package) -> None:
    with pytest.raises(FrozenInstanceError):
        city.name = "other"  # type: ignore[misc]
    tables: Any = city.tables
    with pytest.raises(TypeError):
        tables["areas"] = None


def test_markup_in_texts_is_plain_text(folder: Path) -> None:
    hostile = "<script>alert('x')</script><img src=x onerror=alert(1)>{{7*7}}"
    for row in (2, 3, 4):
        for field in ("name_it", "name_en", "limits_it", "limits_en"):
            set_cell(folder / "areas.csv", row, field, hostile)
    stops = read_layer(folder / "stops.geojson")
    stops["features"][0]["properties"]["name"] = hostile
    write_layer(folder / "stops.geojson", stops)
    package = load_package(folder)
    assert package.tables["areas"]["name_it"].tolist() == [hostile] * 3
    assert package.layers["areas"]["limits_en"].tolist() == [hostile] * 3
    assert package.layers["stops"]["name"].tolist() == [hostile, "Molo"]


def test_columns_may_come_in_any_order_and_are_put_in_ours(folder: Path) -> None:
    rows = [row[::-1] for row in read(folder / "city_zones.csv")]
    write(folder / "city_zones.csv", rows)

    def describe(description: dict[str, Any]) -> None:
        for resource in description["resources"]:
            if resource["path"] == "city_zones.csv":
                resource["schema"]["fields"].reverse()

    edit_description(folder, describe)
    assert load_package(folder).tables["city_zones"].columns.tolist() == ["zone_code", "name", "residents", "bars"]


def test_the_description_names_the_columns_of_the_file(folder: Path) -> None:
    def describe(description: dict[str, Any]) -> None:
        description["resources"][0]["schema"]["fields"].pop()

    edit_description(folder, describe)
    assert codes(folder) == [("described-columns", "datapackage.json", None, "resources")]


def test_tables_may_be_in_a_folder_of_their_own(folder: Path) -> None:
    (folder / "tables").mkdir()
    (folder / "areas.csv").rename(folder / "tables" / "areas.csv")

    def describe(description: dict[str, Any]) -> None:
        for resource in description["resources"]:
            if resource["path"] == "areas.csv":
                resource["path"] = "tables/areas.csv"

    edit_description(folder, describe)
    assert len(load_package(folder).tables["areas"]) == 3


def test_further_files_are_allowed_but_must_be_there(folder: Path) -> None:
    for path in ("notes.txt", "extra.csv"):
        edit_description(folder, lambda description, path=path: description["resources"].append({"path": path}))  # type: ignore[misc]
    (folder / "notes.txt").write_bytes(b"\xff anything")
    assert codes(folder) == [("missing-file", "extra.csv", None, None)]
    (folder / "extra.csv").write_text("", encoding="utf-8")
    assert "extra" not in load_package(folder).tables


def test_a_table_listed_from_two_folders_is_refused(folder: Path) -> None:
    (folder / "old").mkdir()
    (folder / "old" / "areas.csv").write_bytes((folder / "areas.csv").read_bytes())
    edit_description(folder, lambda description: description["resources"].append({"path": "old/areas.csv"}))
    assert ("repeated-resource", "datapackage.json", None, "resources") in codes(folder)


def test_tables_without_rows(folder: Path) -> None:
    for name in ("local_projects", "timeline"):
        write(folder / f"{name}.csv", read(folder / f"{name}.csv")[:1])
    write_layer(folder / "local_projects.geojson", {"type": "FeatureCollection", "features": []})
    package = load_package(folder)
    assert package.tables["timeline"].empty
    assert package.layers["local_projects"].empty
    assert_types(package.tables["local_projects"])
    write(folder / "sources.csv", read(folder / "sources.csv")[:1])
    assert ("no-rows", "sources.csv", None, None) in codes(folder)


def test_the_river_that_is_measured_must_be_drawn(folder: Path) -> None:
    edit_description(folder, lambda description: description["dora"].update(river="Rio Scuro"))
    assert codes(folder) == [("dangling", "datapackage.json", None, "dora.river")]


def test_no_folder_and_no_description(tmp_path: Path) -> None:
    assert codes(tmp_path / "nowhere") == [("missing-folder", str(tmp_path / "nowhere"), None, None)]
    assert codes(tmp_path) == [("missing-descriptor", "datapackage.json", None, None)]


@pytest.mark.parametrize(
    ("text", "code"), [("", "empty-file"), ("{", "malformed-json"), ("[]", "wrong-form"), ("null", "wrong-form")]
)
def test_a_description_that_cannot_be_read(folder: Path, text: str, code: str) -> None:
    (folder / "datapackage.json").write_text(text, encoding="utf-8")
    assert codes(folder) == [(code, "datapackage.json", None, None)]


def test_an_unknown_kind_stops_before_the_files(folder: Path) -> None:
    edit_description(folder, lambda description: description["dora"].update(kind="village"))
    (folder / "areas.csv").unlink()
    assert codes(folder) == [("not-listed", "datapackage.json", None, "dora.kind")]


def test_without_bounds_the_rest_is_still_checked(folder: Path) -> None:
    edit_description(folder, lambda description: description["dora"].update(bounds=[1, 2, 3]))
    set_cell(folder / "areas.csv", 2, "hue", "hot")
    assert codes(folder) == [
        ("not-listed", "areas.csv", 2, "hue"),
        ("not-a-box", "datapackage.json", None, "dora.bounds"),
    ]


def test_a_package_goes_by_its_name_and_else_by_its_folder(folder: Path) -> None:
    (folder / "areas.csv").unlink()
    with pytest.raises(PackageError) as failure:
        load_package(folder)
    assert {found.package for found in failure.value.problems} == {"fiumalta"}
    (folder / "datapackage.json").write_text(json.dumps({"name": 5}), encoding="utf-8")
    with pytest.raises(PackageError) as failure:
        load_package(folder)
    assert {found.package for found in failure.value.problems} == {"city"}


def test_a_path_may_be_a_text(folder: Path) -> None:
    path: Any = str(folder)
    assert load_package(path).path == folder
