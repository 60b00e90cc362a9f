"""What is on the screen as data files, each read back: the same figures, and all that says what they are."""

from __future__ import annotations

import json
from dataclasses import replace
from io import BytesIO
from typing import Any

import geopandas as gpd
import pandas as pd
import pytest
from openpyxl import load_workbook
from shapely.geometry import shape

from lib.export.view.about import about, package_of
from lib.export.view.files import csv, geojson, xlsx
from lib.export.view.subjects import geometries, subjects
from lib.locale import LANGUAGES
from lib.model.figures import area_figures
from lib.show.exhibits.makers import exhibit
from lib.store.view import View
from lib.web import packages
from tests import exhibits
from tests.hostile import TEXT
from tests.map_files import ADDRESS, VIEWS, shown

CITY, COMPARISON = packages.city(), packages.comparison()


def collection(name: str, lang: str = "it") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(geojson(shown(name, lang), CITY, COMPARISON, ADDRESS))
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", VIEWS)
def test_a_csv_holds_the_figures_on_the_screen(name: str, lang: str) -> None:
    table = shown(name, lang).table
    found = pd.read_csv(BytesIO(csv(shown(name, lang))), dtype=str, keep_default_na=False)
    assert list(found.columns) == list(table.columns)
    for column in table.columns:
        if pd.api.types.is_numeric_dtype(table[column]):
            numbers = pd.to_numeric(found[column]).to_numpy(float)
            assert numbers == pytest.approx(table[column].to_numpy(float, na_value=float("nan")), nan_ok=True)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", ["areas", "cities"])
def test_a_spreadsheet_has_the_figures_and_says_what_they_are(name: str, lang: str) -> None:
    drawn = shown(name, lang)
    book = load_workbook(BytesIO(xlsx(drawn, CITY, COMPARISON, ADDRESS)))
    figures, told = (list(book[each].values) for each in book.sheetnames)
    assert list(figures[0]) == list(drawn.table.columns)
    value = list(drawn.table.columns).index({"it": "Valore", "en": "Value"}[lang])
    wanted = [None if pd.isna(each) else each for each in drawn.table.iloc[:, value]]
    assert [row[value] for row in figures[1:]] == wanted
    texts = [row[1] for row in told[1:]]
    package = package_of(drawn, CITY, COMPARISON)
    licences = [f"{source.text} · {source.licence} · {source.address}" for source in drawn.sources]
    assert {drawn.name, drawn.finding, drawn.period, ADDRESS, f"{package.name} {package.version}", *licences} <= set(
        texts
    )
    assert book.properties.created.date().isoformat() == package.created


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", VIEWS)
def test_every_row_of_a_map_is_a_feature_in_the_order_of_the_table(name: str, lang: str) -> None:
    drawn, found = shown(name, lang), collection(name, lang)
    assert len(found["features"]) == len(drawn.table)
    assert len({feature["id"] for feature in found["features"]}) == len(drawn.table)
    for feature, (_, row) in zip(found["features"], drawn.table.iterrows(), strict=True):
        assert feature["properties"]["id"] == feature["id"]
        for column, value in row.items():
            own = feature["properties"][str(column)]
            assert own == (None if pd.isna(value) else value) or own == pytest.approx(value)


def test_figures_of_features_are_those_of_the_package() -> None:
    figures = area_figures(CITY, "near-night-stop-share").set_index("area_id")["value"]
    for feature in collection("areas", "en")["features"]:
        assert feature["properties"]["Value"] == pytest.approx(figures[feature["id"]])


@pytest.mark.parametrize("name", VIEWS)
def test_geometries_follow_the_standard(name: str) -> None:
    for feature in collection(name)["features"]:
        assert all(abs(number * 1e5 - round(number * 1e5)) < 1e-6 for number in _numbers(feature["geometry"]))
        placed = shape(feature["geometry"])
        assert not placed.is_empty
        for polygon in getattr(placed, "geoms", [placed]):
            if polygon.geom_type == "Polygon":
                assert polygon.exterior.is_ccw
                assert not any(ring.is_ccw for ring in polygon.interiors)


def _numbers(geometry: dict[str, Any]) -> list[float]:
    def flat(value: Any) -> list[float]:
        return [value] if isinstance(value, (int, float)) else [each for part in value for each in flat(part)]

    return flat(geometry["coordinates"])


def test_map_programs_open_it_where_it_belongs() -> None:
    frame = gpd.read_file(BytesIO(geojson(shown("areas"), CITY, COMPARISON, ADDRESS)))
    assert frame.crs is not None
    assert frame.crs.to_epsg() == 4326
    wanted = CITY.layers["areas"].set_index("area_id").geometry
    for key, placed in zip(frame["id"], frame.geometry, strict=True):
        assert placed.symmetric_difference(wanted[key]).area < 1e-6


@pytest.mark.parametrize("lang", LANGUAGES)
def test_members_beside_the_features_say_what_they_are(lang: str) -> None:
    found, drawn = collection("cities", lang), shown("cities", lang)
    assert (found["name"], found["description"], found["language"]) == (drawn.name, drawn.finding, lang)
    assert (found["period"], found["method"], found["address"]) == (drawn.period, drawn.method, ADDRESS)
    assert found["sources"][0]["licence"] == drawn.sources[0].licence
    assert found["data"] == {"package": "italy", "version": COMPARISON.version, "date": COMPARISON.created}
    assert "ANCI" in found["notice"]
    assert "crs" not in found


def test_only_a_map_has_features() -> None:
    drawn = exhibit(View("cities", "ranking"), CITY, COMPARISON, "it")
    with pytest.raises(TypeError):
        geojson(drawn, CITY, COMPARISON, ADDRESS)
    with pytest.raises(TypeError):
        geometries(drawn, CITY, COMPARISON)
    assert csv(drawn)


def test_a_row_that_is_not_on_the_map_is_no_feature() -> None:
    drawn = shown("areas")
    table = drawn.table.copy()
    table.iloc[0, 0] = "Nowhere"
    changed = replace(drawn, table=table)
    assert subjects(changed, CITY, COMPARISON)[0] == ""
    found = json.loads(geojson(changed, CITY, COMPARISON, ADDRESS))
    assert len(found["features"]) == len(table) - 1


@pytest.mark.parametrize(
    ("view", "name"),
    [
        (View("map", "map"), CITY.name),
        (View("cities", "ranking"), COMPARISON.name),
        (View("monitoring", "status"), CITY.name),
        (View("monitoring", "status", (("package", "comparison"),)), COMPARISON.name),
    ],
)
def test_the_package_of_a_view_is_the_one_its_figures_are_from(view: View, name: str) -> None:
    assert package_of(replace(shown("areas"), view=view), CITY, COMPARISON).name == name


def test_what_is_not_known_is_not_told() -> None:
    drawn = replace(shown("areas", "en"), method="", period="")
    labels = [label for label, _text in about(drawn, CITY, "")]
    assert not {"Method", "Period", "Address of the view"} & set(labels)
    assert "Source" in labels


def test_hostile_texts_stay_texts() -> None:
    wrong = exhibits.hostile(shown("areas"))
    wrong = replace(wrong, name=f"=1+1{TEXT}", table=wrong.table.assign(note=f"=1+1{TEXT}"))
    assert f"'=1+1{TEXT[:8]}" in csv(wrong).decode("utf-8-sig").replace('""', '"')
    book = load_workbook(BytesIO(xlsx(wrong, CITY, COMPARISON, f"{ADDRESS}{TEXT}")))
    assert not any(cell.data_type == "f" for sheet in book for row in sheet.iter_rows() for cell in row)
    assert json.loads(geojson(wrong, CITY, COMPARISON, ADDRESS))["name"] == f"=1+1{TEXT}"
