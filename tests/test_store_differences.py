"""Two versions differ in what was added, removed or changed: not in order, and not in how numbers are written."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.store.compare import compare
from lib.store.versions.changes import Cell, Changes, Difference, Edition, Group, Kind
from lib.store.versions.differences import METHOD, differences
from lib.store.versions.edition import Key, Rows, Written
from tests.edits import edit_description, read, read_layer, set_cell, write, write_layer
from tests.packages import REAL, write_city, write_comparison

SWAPPED = {Kind.ADDED: Kind.REMOVED, Kind.REMOVED: Kind.ADDED}
FIGURE_KEY = ("area_id", "indicator_id", "period", "time_band")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return write_city(tmp_path / "old")


@pytest.fixture
def new(tmp_path: Path) -> Path:
    return write_city(tmp_path / "new")


def told(changes: Changes) -> list[tuple[Group, Kind, str, tuple[str, ...]]]:
    return [(each.group, each.kind, each.file, each.ids) for each in changes.differences]


def cells(difference: Difference) -> dict[str, tuple[str, str]]:
    return {cell.field: (cell.old, cell.new) for cell in difference.cells}


def only(changes: Changes) -> Difference:
    (found,) = changes.differences
    return found


def move(folder: Path, file: str, number: int, shape: Any) -> None:
    collection = read_layer(folder / file)
    collection["features"][number - 1]["geometry"] = shape
    write_layer(folder / file, collection)


# Figures


def test_a_changed_figure_tells_each_of_its_cells(old: Path, new: Path) -> None:
    for field, value in {"value": "13", "count": "26", "confidence": "medium", "note_en": "Counted again"}.items():
        set_cell(new / "observations.csv", 4, field, value)
    found = only(compare(old, new))
    assert told(compare(old, new)) == [
        (Group.FIGURES, Kind.CHANGED, "observations.csv", ("east-bank", "venue-density", "2026-08"))
    ]
    assert found.key == tuple(zip(FIGURE_KEY, ("east-bank", "venue-density", "2026-08", ""), strict=True))
    assert cells(found) == {
        "value": ("12.5", "13"),
        "count": ("25", "26"),
        "confidence": ("high", "medium"),
        "note_en": ("", "Counted again"),
    }
    assert [cell.field for cell in found.cells if cell.numeric] == ["value", "count"]


@pytest.mark.parametrize("same", ["12.50", "+12.5", "1.25e1", "012.5", "125E-1"])
def test_a_number_is_the_same_however_it_is_written(old: Path, new: Path, same: str) -> None:
    set_cell(new / "observations.csv", 4, "value", same)
    assert compare(old, new).differences == ()


@pytest.mark.parametrize("other", ["12.51", "12.500000000000001", "", "twelve", "-12.5"])
def test_another_number_is_another_however_close(old: Path, new: Path, other: str) -> None:
    set_cell(new / "observations.csv", 4, "value", other)
    assert cells(only(compare(old, new))) == {"value": ("12.5", other)}


def test_codes_are_no_numbers(old: Path, new: Path) -> None:
    """`01` and `1` are two codes, unless the description says that the column holds numbers."""
    set_cell(old / "places.csv", 3, "programme", "1")
    set_cell(new / "places.csv", 3, "programme", "01")
    assert cells(only(compare(old, new))) == {"programme": ("1", "01")}

    def numeric(raw: dict[str, Any]) -> None:
        (item,) = [item for item in raw["resources"] if item["path"] == "places.csv"]
        (programme,) = [each for each in item["schema"]["fields"] if each["name"] == "programme"]
        programme["type"] = "integer"

    edit_description(new, numeric)
    assert compare(old, new).differences == ()


def test_figures_come_and_go_by_place_indicator_period_and_time(old: Path, new: Path) -> None:
    rows = read(new / "observations.csv")
    later = [cell if cell != "2023" else "2024" for cell in rows[1]]
    write(new / "observations.csv", [rows[0], later, *rows[2:]])
    changes = compare(old, new)
    assert told(changes) == [
        (Group.FIGURES, Kind.ADDED, "observations.csv", ("east-bank", "residents", "2024")),
        (Group.FIGURES, Kind.REMOVED, "observations.csv", ("east-bank", "residents", "2023")),
    ]
    assert cells(changes.differences[0])["value"] == ("", "1200")
    assert cells(changes.differences[1])["value"] == ("1200", "")
    assert {cell.field for cell in changes.differences[0].cells} == {"value", "status", "confidence", "source_id"}


@pytest.mark.parametrize("file", ["observations.csv", "context_observations.csv"])
def test_every_table_of_observations_holds_figures(old: Path, new: Path, file: str) -> None:
    rows = read(new / file)
    write(new / file, rows[:1])
    assert {each[:3] for each in told(compare(old, new))} == {(Group.FIGURES, Kind.REMOVED, file)}


# Method


@pytest.mark.parametrize(
    "column", ["formula_it", "definition_en", "unit_it", "direction", "level", "decimals", "interval"]
)
def test_another_method_is_told_apart_from_other_words(old: Path, new: Path, column: str) -> None:
    set_cell(new / "indicators.csv", 3, column, "7")
    set_cell(new / "indicators.csv", 3, "caveat_en", "Mind the gap")
    method, rest = compare(old, new).differences
    assert (method.group, rest.group) == (Group.METHOD, Group.TABLES)
    assert set(cells(method)) == {column}
    assert set(cells(rest)) == {"caveat_en"}
    assert compare(old, new).remeasured() == {"venue-density"}


def test_a_new_name_is_no_new_method(old: Path, new: Path) -> None:
    set_cell(new / "indicators.csv", 3, "name_en", "Places to go")
    assert told(compare(old, new)) == [(Group.TABLES, Kind.CHANGED, "indicators.csv", ("venue-density",))]
    assert compare(old, new).remeasured() == frozenset()


def test_indicators_that_come_and_go_are_of_the_method_but_not_measured_differently(old: Path, new: Path) -> None:
    rows = read(new / "indicators.csv")
    write(new / "indicators.csv", [*rows[:-1], ["lamps", *rows[-1][1:]]])
    changes = compare(old, new)
    assert told(changes) == [
        (Group.METHOD, Kind.ADDED, "indicators.csv", ("lamps",)),
        (Group.METHOD, Kind.REMOVED, "indicators.csv", ("proposals",)),
    ]
    assert changes.remeasured() == frozenset()


def test_columns_that_decide_the_method_are_in_the_real_catalogues() -> None:
    for path in REAL:
        assert set(METHOD) <= set(read(path / "indicators.csv")[0])


@pytest.mark.parametrize(
    ("setting", "value", "group"),
    [
        ("measure_crs", "EPSG:32633", Group.METHOD),
        ("river", "Rio Torbido", Group.METHOD),
        ("title_it", "X", Group.TABLES),
    ],
)
def test_settings_are_compared_too(old: Path, new: Path, setting: str, value: str, group: Group) -> None:
    edit_description(new, lambda raw: raw["dora"].update({setting: value}))
    found = only(compare(old, new))
    assert (found.group, found.kind, found.key) == (group, Kind.CHANGED, (("dora", setting),))
    assert cells(found)[setting][1] == value


def test_a_setting_that_was_not_there_is_no_other_method(old: Path, new: Path) -> None:
    edit_description(new, lambda raw: raw["dora"].update(timezone="Europe/Rome"))
    assert told(compare(old, new)) == [(Group.TABLES, Kind.ADDED, "datapackage.json", ("timezone",))]
    assert told(compare(new, old)) == [(Group.TABLES, Kind.REMOVED, "datapackage.json", ("timezone",))]


# Other tables, layers, files


def test_sources_areas_and_places_are_told_by_their_key(old: Path, new: Path) -> None:
    set_cell(new / "sources.csv", 2, "year", "2024")
    set_cell(new / "areas.csv", 3, "limits_en", "from the quay")
    write(new / "places.csv", read(new / "places.csv")[:-1])
    assert told(compare(old, new)) == [
        (Group.SOURCES, Kind.CHANGED, "sources.csv", ("registry",)),
        (Group.TABLES, Kind.CHANGED, "areas.csv", ("west-bank",)),
        (Group.TABLES, Kind.REMOVED, "places.csv", ("reading-room",)),
    ]


def test_the_place_in_a_list_says_nothing(old: Path, new: Path) -> None:
    for row, order in ((2, "3"), (3, "1"), (4, "2")):
        set_cell(new / "areas.csv", row, "order", order)
    assert compare(old, new).differences == ()


def test_columns_that_only_one_version_has_are_told_once(old: Path, new: Path) -> None:
    """An earlier package without them is no package in which every row is another."""
    rows = read(new / "indicators.csv")
    write(new / "indicators.csv", [[*rows[0][:-1], "frequency", "base", rows[0][-1]]]
          + [[*row[:-1], "P1Y", "", row[-1]] for row in rows[1:]])  # fmt: skip
    changes = compare(old, new)
    assert [(each.group, each.kind, each.file, each.key) for each in changes.differences] == [
        (Group.STRUCTURE, Kind.ADDED, "indicators.csv", (("", "frequency"),)),
        (Group.STRUCTURE, Kind.ADDED, "indicators.csv", (("", "base"),)),
    ]
    assert {each.kind for each in compare(new, old).differences} == {Kind.REMOVED}


def test_a_file_that_only_one_version_has_is_told_with_its_rows(old: Path, new: Path) -> None:
    text = (new / "context_observations.csv").read_text(encoding="utf-8")
    (new / "pier_observations.csv").write_text(text, encoding="utf-8")
    edit_description(new, lambda raw: raw["resources"].append({"path": "pier_observations.csv"}))
    assert told(compare(old, new)) == [
        (Group.FIGURES, Kind.ADDED, "pier_observations.csv", ("pilot-areas", "proposals", "2021-03/2021-04")),
        (Group.STRUCTURE, Kind.ADDED, "pier_observations.csv", ()),
    ]


def test_features_are_added_removed_changed_and_moved(old: Path, new: Path) -> None:
    collection = read_layer(new / "stops.geojson")
    quay = {**collection["features"][0], "id": "19", "properties": {**collection["features"][0]["properties"]}}
    collection["features"] = [collection["features"][0], quay]
    collection["features"][0]["properties"]["name"] = "Mulino vecchio"
    write_layer(new / "stops.geojson", collection)
    move(new, "venues.geojson", 1, {"type": "Point", "coordinates": [11.056, 45.055]})
    move(new, "local_projects.geojson", 2, {"type": "Point", "coordinates": [11.02, 45.05]})
    changes = compare(old, new)
    assert Counter((each.kind, each.file, each.ids) for each in changes.differences) == Counter(
        [
            (Kind.CHANGED, "stops.geojson", ("17",)),
            (Kind.ADDED, "stops.geojson", ("19",)),
            (Kind.REMOVED, "stops.geojson", ("18",)),
            (Kind.MOVED, "venues.geojson", ("venue-001",)),
            (Kind.MOVED, "local_projects.geojson", ("project-02",)),
        ]
    )
    moved = {each.ids[0]: cells(each)["geometry"] for each in changes.differences if each.kind == Kind.MOVED}
    assert moved == {"venue-001": ("11.055, 45.055", "11.056, 45.055"), "project-02": ("", "11.02, 45.05")}


def test_another_outline_is_told_by_its_size(old: Path, new: Path) -> None:
    ring = read_layer(new / "areas.geojson")["features"][0]["geometry"]["coordinates"][0]
    west, south = ring[0]
    move(new, "areas.geojson", 1, {"type": "Polygon", "coordinates": [[*ring[:-1], [west, south + 0.01], ring[-1]]]})
    assert cells(only(compare(old, new))) == {"geometry": ("Polygon (5)", "Polygon (6)")}


@pytest.mark.parametrize("turn", [1, 2, 3])
def test_where_an_outline_starts_says_nothing(old: Path, new: Path, turn: int) -> None:
    for number in (1, 2):
        ring = read_layer(new / "areas.geojson")["features"][number - 1]["geometry"]["coordinates"][0][:-1]
        ring = [*ring[turn:], *ring[:turn], ring[turn]]
        move(new, "areas.geojson", number, {"coordinates": [ring], "type": "Polygon"})
    parts = read_layer(new / "areas.geojson")["features"][2]["geometry"]["coordinates"]
    move(new, "areas.geojson", 3, {"type": "MultiPolygon", "coordinates": parts[::-1]})
    assert compare(old, new).differences == ()


@pytest.mark.parametrize(
    "shape",
    [
        {"type": "Point", "coordinates": [float("nan"), 45]},
        {"type": "Mystery"},
        "POINT (1 2)",
        [],
        {"coordinates": [[[]]]},
    ],
)
def test_a_shape_that_is_none_is_compared_as_text(old: Path, new: Path, shape: Any) -> None:
    move(new, "venues.geojson", 1, shape)
    assert only(compare(old, new)).kind == Kind.MOVED
    assert compare(new, new).differences == ()


def test_names_of_both_versions_are_known(old: Path, new: Path) -> None:
    rows = read(new / "areas.csv")
    write(new / "areas.csv", rows[:-1])
    set_cell(new / "areas.csv", 2, "name_en", "Eastern Bank")
    names = compare(old, new).names["area_id"]
    assert names == {"east-bank": ("Riva Est", "Eastern Bank"), "mill-zone": ("Mulino", "Mill")}


# What always holds


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.name)
def test_a_package_does_not_differ_from_itself(path: Path) -> None:
    changes = compare(path, path)
    assert changes.differences == ()
    assert changes.old == changes.new


@pytest.mark.parametrize("write_package", [write_city, write_comparison])
def test_order_of_rows_features_columns_and_files_says_nothing(write_package: Any, tmp_path: Path) -> None:
    one, other = (write_package(tmp_path / name) for name in ("one", "other"))
    rng = Random(7)
    for path in sorted(other.glob("*.csv")):
        rows = read(path)
        places = [0, *rng.sample(range(1, len(rows[0])), len(rows[0]) - 1)]
        write(path, [[row[at] for at in places] for row in (rows[0], *rng.sample(rows[1:], len(rows) - 1))])
    for path in sorted(other.glob("*.geojson")):
        collection = read_layer(path)
        rng.shuffle(collection["features"])
        write_layer(path, collection)
    edit_description(other, lambda raw: rng.shuffle(raw["resources"]))
    assert compare(one, other).differences == ()


WORD = st.sampled_from(["", "a", "b", "1", "1.0", "01"])
NUMERIC = frozenset({"value"})
COLUMNS = ("note", "value", "extra", "order")


@st.composite
def sheets(draw: st.DrawFn) -> Rows:
    columns = tuple(draw(st.lists(st.sampled_from(COLUMNS), unique=True)))
    keys = draw(st.lists(st.tuples(WORD, WORD), unique=True, max_size=4))
    rows: dict[Key, tuple[str, ...]] = {key: (*key, *(draw(WORD) for _ in columns)) for key in keys}
    return Rows(("id", "indicator_id"), ("id", "indicator_id", *columns), NUMERIC, rows)


@st.composite
def layers(draw: st.DrawFn) -> Rows:
    keys = draw(st.lists(st.tuples(WORD), unique=True, max_size=3))
    points = st.tuples(st.integers(0, 2), st.integers(0, 1))
    shapes: dict[Key, str] = {key: json.dumps({"type": "Point", "coordinates": draw(points)}) for key in keys}
    return Rows(("id",), ("id", "name"), frozenset(), {key: (*key, draw(WORD)) for key in keys}, shapes)


@st.composite
def versions(draw: st.DrawFn) -> Written:
    files = st.sampled_from(["observations.csv", "indicators.csv", "sources.csv", "places.csv"])
    return Written(
        Edition("x", draw(WORD), ""),
        draw(st.dictionaries(st.sampled_from(["river", "title_it", "timezone"]), WORD)),
        draw(st.dictionaries(files, sheets())),
        draw(st.dictionaries(st.sampled_from(["a.geojson", "b.geojson"]), layers())),
        {},
    )


def seen(changes: Changes) -> Counter[Any]:
    """Differences without the order in which they are told."""
    return Counter((each.group, each.kind, each.file, each.key, frozenset(each.cells)) for each in changes.differences)


def mirrored(changes: Changes) -> Counter[Any]:
    return seen(
        Changes(
            changes.new,
            changes.old,
            tuple(
                Difference(
                    each.group,
                    SWAPPED.get(each.kind, each.kind),
                    each.file,
                    each.key,
                    tuple(Cell(cell.field, cell.new, cell.old, cell.numeric) for cell in each.cells),
                )
                for each in changes.differences
            ),
        )
    )


@given(versions())
def test_nothing_differs_from_itself(version: Written) -> None:
    assert differences(version, version).differences == ()


@given(versions(), versions())
def test_the_other_way_round_what_came_has_gone(one: Written, other: Written) -> None:
    assert seen(differences(other, one)) == mirrored(differences(one, other))


@given(versions(), versions(), st.randoms(use_true_random=False))
def test_the_order_of_everything_says_nothing(one: Written, other: Written, rng: Random) -> None:
    def shuffled(held: Mapping[Any, Any]) -> dict[Any, Any]:
        items = list(held.items())
        rng.shuffle(items)
        return dict(items)

    tables = {
        file: Rows(each.key, each.columns, each.numeric, shuffled(each.rows)) for file, each in other.tables.items()
    }
    again = Written(other.edition, shuffled(other.settings), shuffled(tables), shuffled(other.layers), {})
    assert seen(differences(one, again)) == seen(differences(one, other))


@given(versions(), versions())
def test_every_difference_is_one(one: Written, other: Written) -> None:
    """None is told twice, none is empty, and what changed is not the same before and after."""
    found = differences(one, other).differences
    assert len({(each.group, each.kind, each.file, each.key) for each in found}) == len(found)
    for each in found:
        if each.kind in (Kind.CHANGED, Kind.MOVED):
            assert each.cells
            assert all(cell.old != cell.new for cell in each.cells)
    order = [list(Group).index(each.group) for each in found]
    assert order == sorted(order)


@given(versions(), versions())
def test_what_is_the_same_and_what_came_make_the_new_version(one: Written, other: Written) -> None:
    changes = differences(one, other)
    for file, rows in other.tables.items():
        before = one.tables[file].rows if file in one.tables else {}
        came = {each.key for each in changes.differences if each.kind == Kind.ADDED and each.file == file and each.ids}
        named = {tuple(zip(rows.key, key, strict=True)) for key in rows.rows if any(key) and key not in before}
        assert named == {key for key in came if len(key) == len(rows.key)}
