"""Keys are unique, links lead somewhere, a table and its layer hold the same ids."""

import pandas as pd
import pytest

from lib.store.codes import THEMES
from lib.store.problem import Origin
from lib.store.relations import (
    Sheet,
    check_relations,
    dangling_links,
    differing_ids,
    missing_figures,
    missing_themes,
    nested_parents,
    repeated_keys,
)
from lib.store.tables import Link

Found = list[tuple[int | None, str | None, object]]


def sheet(
    name: str, columns: dict[str, list[str]], *key: str, links: tuple[Link, ...] = (), whole: bool = True
) -> Sheet:
    rows = len(next(iter(columns.values())))
    frame = pd.DataFrame(columns, index=range(2, rows + 2), dtype="str")
    return Sheet(Origin("fiumalta", name), frame, key or (next(iter(columns)),), links, whole)


AREAS = sheet("areas.csv", {"area_id": ["east", "west", "mill"], "parent_id": ["", "", "east"]})


def test_a_key_that_comes_again_is_named_with_its_first_row() -> None:
    problems = list(repeated_keys(sheet("areas.csv", {"area_id": ["a", "b", "a", "a"]})))
    assert [(found.row, found.field, dict(found.detail)) for found in problems] == [
        (4, "area_id", {"value": "a", "first": 2}),
        (5, "area_id", {"value": "a", "first": 2}),
    ]


def test_a_key_of_many_columns_is_equal_in_all_of_them() -> None:
    columns = {"area_id": ["a", "a", "a"], "period": ["2021", "2022", "2021"], "time_band": ["", "", ""]}
    (found,) = repeated_keys(sheet("observations.csv", columns, "area_id", "period", "time_band"))
    assert (found.row, found.field, found.detail["value"]) == (4, "area_id", "a, 2021")


def test_a_key_without_its_columns_is_passed_over() -> None:
    assert list(repeated_keys(sheet("areas.csv", {"name": ["a", "a"]}, "area_id"))) == []


def dangling(child: Sheet, link: Link, parent: Sheet) -> Found:
    return [(found.row, found.field, found.detail["value"]) for found in dangling_links(child, link, {"areas": parent})]


def test_links_lead_to_a_row() -> None:
    child = sheet("places.csv", {"place_id": ["a", "b", "c"], "area_id": ["east", "", "nowhere"]})
    assert dangling(child, Link("area_id", "areas"), AREAS) == [(4, "area_id", "nowhere")]


def test_a_cell_of_many_links_is_split() -> None:
    child = sheet("areas.csv", {"area_id": ["a", "b"], "zone_codes": ["east mill", "west  pier sea"]})
    link = Link("zone_codes", "areas", many=True)
    assert dangling(child, link, AREAS) == [(3, "zone_codes", "pier"), (3, "zone_codes", "sea")]


@pytest.mark.parametrize(
    "parent",
    [
        sheet("areas.csv", {"area_id": ["east"]}, whole=False),
        sheet("areas.csv", {"name": ["East"]}, "area_id"),
    ],
)
def test_a_table_that_is_not_all_there_leaves_no_link_dangling(parent: Sheet) -> None:
    child = sheet("places.csv", {"place_id": ["a"], "area_id": ["nowhere"]})
    assert dangling(child, Link("area_id", "areas"), parent) == []
    assert list(dangling_links(child, Link("area_id", "areas"), {})) == []
    assert dangling(child, Link("parent_id", "areas"), AREAS) == []


def test_a_table_and_its_layer_hold_the_same_ids() -> None:
    layer = sheet("areas.geojson", {"area_id": ["mill", "east", "pier"]})
    problems = list(differing_ids(AREAS, layer))
    assert [(found.code, found.file, found.row, found.detail["value"]) for found in problems] == [
        ("no-feature", "areas.csv", 3, "west"),
        ("no-table-row", "areas.geojson", 4, "pier"),
    ]


def test_a_half_read_side_is_not_blamed_on_the_other() -> None:
    half = sheet("areas.geojson", {"area_id": ["mill", "pier"]}, whole=False)
    assert [found.code for found in differing_ids(AREAS, half)] == ["no-table-row"]
    half = sheet("areas.csv", {"area_id": ["mill", "sea"]}, whole=False)
    layer = sheet("areas.geojson", {"area_id": ["mill", "pier"]})
    assert [found.code for found in differing_ids(half, layer)] == ["no-feature"]


def test_every_theme_is_there() -> None:
    themes = [theme for theme in THEMES if theme != "access"]
    (found,) = missing_themes({"themes": sheet("themes.csv", {"theme_id": themes})})
    assert (found.code, found.row, found.detail["value"]) == ("no-theme", None, "access")
    assert list(missing_themes({"themes": sheet("themes.csv", {"theme_id": list(THEMES)})})) == []
    assert list(missing_themes({})) == []


def test_areas_lie_on_two_floors() -> None:
    columns = {"area_id": ["a", "b", "c", "d"], "parent_id": ["", "a", "b", "d"]}
    problems = list(nested_parents({"areas": sheet("areas.csv", columns)}))
    assert [(found.row, found.detail["value"]) for found in problems] == [(4, "b"), (5, "d")]
    assert list(nested_parents({"areas": AREAS})) == []


def test_a_highlight_points_to_a_figure() -> None:
    figures = {"territory_id": ["all", "all"], "indicator_id": ["x", "y"], "period": ["2021", ""]}
    wanted = {
        "highlight_id": ["one", "two", "three"],
        "territory_id": ["all", "all", "all"],
        "indicator_id": ["x", "x", "y"],
        "period": ["2021", "2022", ""],
    }
    tables = {
        "highlights": sheet("highlights.csv", wanted),
        "context_observations": sheet("context_observations.csv", figures, "territory_id"),
    }
    (found,) = missing_figures(tables)
    assert (found.row, found.field, found.detail["value"]) == (3, "period", "all, x, 2022")
    assert found.detail["table"] == "context_observations.csv"


def test_all_relations_are_checked_together() -> None:
    places = sheet(
        "places.csv",
        {"place_id": ["a", "a"], "area_id": ["sea", "east"]},
        links=(Link("area_id", "areas"),),
    )
    layer = sheet("places.geojson", {"place_id": ["a", "b"]})
    problems = check_relations({"areas": AREAS, "places": places}, {"places": layer})
    assert [(found.code, found.file, found.row) for found in problems] == [
        ("duplicate", "places.csv", 3),
        ("dangling", "places.csv", 2),
        ("no-table-row", "places.geojson", 3),
    ]
