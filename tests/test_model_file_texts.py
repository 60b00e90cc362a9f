"""Tables and layers as the texts of their files: written the same every time, and what sets two of them apart."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import geopandas as gpd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import Point, Polygon, shape

from lib.model.computing.file_texts import columns, layer_differences, layer_text, rows, table_differences, table_text

CITY = Path(__file__).parents[1] / "data" / "torino"
NAMES = ["id", "name", "note"]
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)


def layer(**shapes: object) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(
        {"cell_id": list(shapes), "name": "unused"}, geometry=list(shapes.values()), crs="EPSG:4326"
    )


TRIANGLE = Polygon([(7.1, 45.2), (7.30001, 45.2), (7.2, 45.4)])


# tables


def test_a_table_has_its_columns_and_plain_line_ends() -> None:
    text = table_text(NAMES, [{"id": "a", "name": "one, two", "note": 'say "hey"'}, {"id": "b"}])
    assert text == 'id,name,note\na,"one, two","say ""hey"""\nb,,\n'
    assert columns(text) == NAMES


def test_a_column_that_the_table_lacks_is_refused() -> None:
    with pytest.raises(ValueError, match="not in fieldnames"):
        table_text(NAMES, [{"id": "a", "colour": "red"}])


@settings(deadline=None, max_examples=60)
@given(st.lists(st.fixed_dictionaries(dict.fromkeys(NAMES, WORDS)), max_size=6))
def test_what_is_written_is_read_back(written: list[dict[str, str]]) -> None:
    assert rows(table_text(NAMES, written)) == written


def test_a_table_without_rows_keeps_its_columns() -> None:
    assert columns(table_text(NAMES, [])) == NAMES
    assert rows(table_text(NAMES, [])) == []
    assert columns("") == []


@pytest.mark.parametrize("file", sorted(CITY.glob("*observations.csv")), ids=lambda file: str(file.stem))
def test_the_tables_of_the_package_are_written_this_way(file: Path) -> None:
    text = file.read_bytes().decode("utf-8")
    assert table_text(columns(text), rows(text)) == text


def test_differences_name_each_row_and_field() -> None:
    old, new = "id,name,note\na,x,1\nb,y,2\n", "id,name,note\nb,y,3\nc,z,4\n"
    assert table_differences(old, new, ["id"]) == ["+ c", "- a", "~ b: note '2' -> '3'"]
    assert table_differences(new, old, ["id"]) == ["+ a", "- c", "~ b: note '3' -> '2'"]


def test_rows_go_by_their_whole_key() -> None:
    old, new = "id,period,value\na,2020,1\na,2021,2\n", "id,period,value\na,2020,1\na,2021,5\n"
    assert table_differences(old, new, ["id", "period"]) == ["~ a 2021: value '2' -> '5'"]


def test_the_form_of_a_table_counts_too() -> None:
    text = "id,name\na,x\nb,y\n"
    assert table_differences(text, text, ["id"]) == []
    (ends,) = table_differences(text.replace("\n", "\r\n"), text, ["id"])
    (order,) = table_differences("id,name\nb,y\na,x\n", text, ["id"])
    assert ends == order
    assert "order or the form" in ends


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.sampled_from("abcdef"), WORDS), max_size=6, unique_by=lambda pair: pair[0]))
def test_a_table_does_not_differ_from_itself(pairs: list[tuple[str, str]]) -> None:
    text = table_text(["id", "name"], [{"id": key, "name": name} for key, name in pairs])
    assert table_differences(text, text, ["id"]) == []
    if pairs:
        assert table_differences(table_text(["id", "name"], []), text, ["id"]) == sorted(f"+ {key}" for key, _ in pairs)


# layers


def test_a_layer_has_one_feature_a_line_with_its_id_alone() -> None:
    text = layer_text(layer(a=TRIANGLE, b=Point(7.5, 45.5)), "cell_id")
    assert text.splitlines()[0] == '{"type": "FeatureCollection", "features": ['
    assert text.splitlines()[-1] == "]}"
    assert text.count("\n") == 4
    read = json.loads(text)["features"]
    assert [each["id"] for each in read] == ["a", "b"]
    assert [each["properties"] for each in read] == [{"cell_id": "a"}, {"cell_id": "b"}]
    assert shape(read[0]["geometry"]).equals_exact(TRIANGLE, 0)


def test_coordinates_are_written_as_they_are() -> None:
    assert "[7.30001, 45.2]" in layer_text(layer(a=TRIANGLE), "cell_id")


def test_a_layer_without_features_is_still_a_layer() -> None:
    text = layer_text(layer(), "cell_id")
    assert json.loads(text) == {"type": "FeatureCollection", "features": []}
    assert text == '{"type": "FeatureCollection", "features": [\n]}\n'


def test_the_layers_of_the_package_are_written_this_way() -> None:
    text = (CITY / "cells.geojson").read_bytes().decode("utf-8")
    read = json.loads(text)["features"]
    drawn = layer(**{each["id"]: shape(each["geometry"]) for each in read})
    assert layer_text(drawn, "cell_id") == text


def test_differences_of_layers_name_each_feature() -> None:
    old = layer_text(layer(a=TRIANGLE, b=Point(7.5, 45.5)), "cell_id")
    new = layer_text(layer(b=Point(7.5, 45.6), c=TRIANGLE), "cell_id")
    found = layer_differences(old, new)
    assert [line.split(":")[0] for line in found] == ["+ c", "- a", "~ b"]
    assert "45.5" in found[2]
    assert "45.6" in found[2]
    assert layer_differences(old, old) == []


def test_the_form_of_a_layer_counts_too() -> None:
    text = layer_text(layer(a=TRIANGLE, b=Point(7.5, 45.5)), "cell_id")
    (spaced,) = layer_differences(json.dumps(json.loads(text), indent=2), text)
    assert "order or the form" in spaced
    turned = layer_text(layer(b=Point(7.5, 45.5), a=TRIANGLE), "cell_id")
    assert layer_differences(turned, text) == [spaced]


def test_the_csv_module_reads_the_same() -> None:
    text = table_text(NAMES, [{"id": "a", "name": "two\nlines", "note": "è"}])
    assert list(csv.DictReader(io.StringIO(text, newline=""))) == rows(text)
