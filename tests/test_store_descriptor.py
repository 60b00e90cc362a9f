"""The description of a package says what it is, and lists only files of its own folder."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.store import Config
from lib.store.descriptor import bounds, check_descriptor, config, resources
from lib.store.problem import Origin
from tests.packages import CITY_SETTINGS, COMPARISON_SETTINGS

ORIGIN = Origin("fiumalta", "datapackage.json")
GOOD = {"name": "fiumalta", "version": "1.0.0", "created": "2026-11-22", "dora": CITY_SETTINGS}
JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=8,
)


def found(raw: dict[str, Any]) -> list[tuple[str, str | None]]:
    return [(problem.code, problem.field) for problem in check_descriptor(raw, ORIGIN)]


def with_settings(**settings: Any) -> dict[str, Any]:
    return GOOD | {"dora": CITY_SETTINGS | settings}


def test_a_good_description_becomes_settings() -> None:
    assert found(GOOD) == []
    assert config(GOOD) == Config(
        kind="city",
        bounds=(10.9, 44.9, 11.2, 45.2),
        measure_crs="EPSG:32632",
        title_it="Titolo",
        title_en="Title",
        summary_it="In breve",
        summary_en="In short",
        river="Rio Chiaro",
        istat_code="090001",
    )


def test_a_comparison_has_no_river_and_no_code() -> None:
    raw = GOOD | {"dora": COMPARISON_SETTINGS}
    assert found(raw) == []
    settings = config(raw)
    assert (settings.river, settings.istat_code) == ("", "")
    assert [type(side) for side in settings.bounds] == [float] * 4


def test_settings_without_bounds_are_not_read() -> None:
    with pytest.raises(ValueError, match="bounds"):
        config(with_settings(bounds=None))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"name": "Fiumalta"}, ("not-an-id", "name")),
        ({"name": None}, ("wrong-form", "name")),
        ({"version": 1}, ("wrong-form", "version")),
        ({"version": " "}, ("wrong-form", "version")),
        ({"created": "22/11/2026"}, ("not-a-date", "created")),
        ({"created": "2026-02-30"}, ("not-a-date", "created")),
        ({"created": "2026"}, ("not-a-date", "created")),
        ({"created": "2026-11-22T25:00:00Z"}, ("not-a-date", "created")),
        ({"created": 2026}, ("wrong-form", "created")),
        ({"dora": None}, ("wrong-form", "dora")),
        ({"dora": []}, ("wrong-form", "dora")),
    ],
)
def test_what_is_wrong_with_the_package_is_named(change: dict[str, Any], expected: tuple[str, str]) -> None:
    assert found(GOOD | change) == [expected]


@pytest.mark.parametrize("created", ["2026-11-22", "2026-11-22T00:00:00Z", "2026-11-22T10:30:00.5+01:00"])
def test_a_package_has_a_day_with_or_without_the_hour(created: str) -> None:
    assert found(GOOD | {"created": created}) == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"kind": "village"}, ("not-listed", "dora.kind")),
        ({"kind": ["city"]}, ("wrong-form", "dora.kind")),
        ({"measure_crs": "EPSG:4326"}, ("not-metric", "dora.measure_crs")),
        ({"measure_crs": "EPSG:2263"}, ("not-metric", "dora.measure_crs")),
        ({"measure_crs": "metres"}, ("not-metric", "dora.measure_crs")),
        ({"measure_crs": 32632}, ("wrong-form", "dora.measure_crs")),
        ({"title_it": ""}, ("wrong-form", "dora.title_it")),
        ({"summary_en": 3}, ("wrong-form", "dora.summary_en")),
        ({"river": ""}, ("wrong-form", "dora.river")),
        ({"istat_code": "90001"}, ("wrong-form", "dora.istat_code")),
        ({"bounds": [45.0, 11.0, 44.0, 12.0]}, ("not-a-box", "dora.bounds")),
    ],
)
def test_what_is_wrong_with_the_settings_is_named(change: dict[str, Any], expected: tuple[str, str]) -> None:
    assert found(with_settings(**change)) == [expected]


@pytest.mark.parametrize(
    "box",
    [
        None,
        "11, 45, 12, 46",
        [11.0, 45.0, 12.0],
        [11.0, 45.0, 12.0, 46.0, 0.0],
        [11.0, 45.0, 11.0, 46.0],
        [11.0, 46.0, 12.0, 45.0],
        [11.0, 45.0, 12.0, 91.0],
        [-181.0, 45.0, 12.0, 46.0],
        [11.0, 45.0, 12.0, float("nan")],
        [11.0, 45.0, 12.0, True],
        ["11", "45", "12", "46"],
    ],
)
def test_bounds_are_a_box_in_degrees(box: Any) -> None:
    assert bounds(with_settings(bounds=box)) is None


def listed(folder: Path, *items: Any) -> tuple[list[str], list[tuple[str, str | None]]]:
    read, problems = resources({"resources": list(items)}, folder, ORIGIN)
    return [item.path for item in read], [(problem.code, problem.field) for problem in problems]


@pytest.mark.parametrize("path", ["areas.csv", "layers/areas.geojson", "dati città.csv", "a..b.csv"])
def test_files_of_the_folder_are_listed(tmp_path: Path, path: str) -> None:
    assert listed(tmp_path, {"path": path}) == ([path], [])


@pytest.mark.parametrize(
    "path",
    [
        "../areas.csv",
        "layers/../../areas.csv",
        "/etc/hostname",
        "~/areas.csv",
        "file:///etc/hostname",
        "https://example.org/areas.csv",
        "C:\\areas.csv",
        "layers\\areas.csv",
        ".git/config",
        "layers/.hidden.csv",
        ".",
        "..",
        "",
        "a\x00.csv",
        "a\n.csv",
        None,
        5,
        ["areas.csv", "more.csv"],
    ],
)
def test_other_paths_are_refused(tmp_path: Path, path: Any) -> None:
    code = "unsafe-path" if isinstance(path, str) and path else "wrong-form"
    assert listed(tmp_path, {"path": "areas.csv"}, {"path": path}) == (["areas.csv"], [(code, "resources 2")])


def test_a_link_that_leads_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "package"
    folder.mkdir()
    (tmp_path / "secret.csv").write_text("a\n", encoding="utf-8")
    (folder / "areas.csv").symlink_to(tmp_path / "secret.csv")
    assert listed(folder, {"path": "areas.csv"}) == ([], [("unsafe-path", "resources 1")])


@given(st.text(max_size=30))
def test_no_path_that_is_taken_leads_out_of_the_folder(path: str) -> None:
    folder = Path("/data/package")
    read, _ = resources({"resources": [{"path": path}]}, folder, ORIGIN)
    for item in read:
        assert (folder / item.path).resolve().is_relative_to(folder)


@pytest.mark.parametrize("value", [None, [], {}, "areas.csv", 0])
def test_a_package_lists_files(tmp_path: Path, value: Any) -> None:
    read, problems = resources({"resources": value}, tmp_path, ORIGIN)
    assert (read, [problem.code for problem in problems]) == ([], ["wrong-form"])


def test_items_that_are_no_files_and_files_listed_twice_are_named(tmp_path: Path) -> None:
    items = [
        "areas.csv",
        {"name": "areas"},
        {"path": "a.csv"},
        {"path": "a.csv"},
        {"path": "b.csv", "encoding": "cp1252"},
    ]
    assert listed(tmp_path, *items) == (
        ["a.csv", "b.csv"],
        [
            ("wrong-form", "resources 1"),
            ("wrong-form", "resources 2"),
            ("repeated-resource", "resources"),
            ("not-listed", "b.csv"),
        ],
    )


def test_a_file_goes_by_its_name_and_knows_its_columns(tmp_path: Path) -> None:
    schema = {"fields": [{"name": "a"}, {"name": "b", "type": "number"}]}
    (table,), _ = resources({"resources": [{"path": "tables/x.csv", "schema": schema}]}, tmp_path, ORIGIN)
    assert (table.stem, table.suffix, table.columns) == ("x", ".csv", ("a", "b"))
    (layer,), _ = resources({"resources": [{"path": "x.geojson", "encoding": "UTF-8"}]}, tmp_path, ORIGIN)
    assert (layer.stem, layer.suffix, layer.columns) == ("x", ".geojson", None)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"title": "a\ud800"}, "title"),
        ({"dora": CITY_SETTINGS | {"title_it": "\x07"}}, "dora.title_it"),
        ({"sources": [{"title": "fine"}, {"title": "\udfff"}]}, "sources 2.title"),
    ],
)
def test_a_text_that_no_page_can_show_is_named_with_its_place(change: dict[str, Any], field: str) -> None:
    (problem,) = check_descriptor(with_settings() | change, ORIGIN)
    assert (problem.code, problem.field) == ("odd-character", field)
    assert problem.text("it").encode("utf-8")


def test_texts_are_looked_at_however_deep_they_stand() -> None:
    deep: Any = "\ud800"
    for _ in range(5000):
        deep = [deep]
    assert found(with_settings() | {"deep": deep}) == [("odd-character", "deep" + " 1" * 5000)]


@given(st.dictionaries(st.sampled_from(["name", "version", "created", "dora", "resources"]), JSON))
def test_no_description_whatever_stops_the_check(raw: dict[str, Any]) -> None:
    assert found(raw)
    resources(raw, Path("/data/package"), ORIGIN)


@given(st.sampled_from([*CITY_SETTINGS]), JSON)
def test_no_setting_whatever_stops_the_check(name: str, value: Any) -> None:
    raw = with_settings(**{name: value})
    if not found(raw):
        assert config(raw).kind in ("city", "comparison")
