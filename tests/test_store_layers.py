"""Shapes are built only from well-formed geometry, and must be valid, in place and the right way round."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.store.columns import identifier, text
from lib.store.features import Features, read_features
from lib.store.layers import build_shapes, check_position, check_shapes
from lib.store.problem import Origin
from lib.store.read import UnreadableError
from lib.store.shapes import fault
from lib.store.tables import Layer, outline
from tests.packages import square

ORIGIN = Origin("fiumalta", "areas.geojson")
BOUNDS = (10.9, 44.9, 11.2, 45.2)
ANY = ("Point", "LineString", "MultiLineString", "Polygon", "MultiPolygon")
LAYER = outline("area_id", identifier(), *ANY)
RING = square(11.0, 45.0, 0.1)
HOLE = square(11.02, 45.02, 0.02)[::-1]


def shape(kind: str, coordinates: Any) -> dict[str, Any]:
    return {"type": kind, "coordinates": coordinates}


def codes(*shapes: Any, layer: Layer = LAYER) -> list[tuple[str, int | None]]:
    """Return the codes and feature numbers of the problems of some geometries."""
    built, problems = build_shapes(dict(enumerate(shapes, start=1)), layer, ORIGIN)
    problems += check_shapes(built, BOUNDS, ORIGIN)
    assert all(problem.field == "geometry" for problem in problems)
    return [(problem.code, problem.row) for problem in problems]


@pytest.mark.parametrize(
    "good",
    [
        shape("Point", [11.0, 45.0]),
        shape("Point", [11, 45]),
        shape("LineString", [[11.0, 45.0], [11.1, 45.1]]),
        shape("MultiLineString", [[[11.0, 45.0], [11.1, 45.1]], [[11.0, 45.1], [11.1, 45.0]]]),
        shape("Polygon", [RING]),
        shape("Polygon", [RING, HOLE]),
        shape("MultiPolygon", [[RING, HOLE], [square(10.95, 44.95, 0.04)]]),
    ],
)
def test_good_shapes_are_built(good: dict[str, Any]) -> None:
    built, problems = build_shapes({4: good}, LAYER, ORIGIN)
    assert problems == []
    assert codes(good) == []
    assert built.crs == "EPSG:4326"
    assert built.index.tolist() == [4]
    assert json.loads(json.dumps(built[4].__geo_interface__))["type"] == good["type"]


@pytest.mark.parametrize(
    ("code", "bad"),
    [
        ("wrong-geometry", "POINT (11 45)"),
        ("wrong-geometry", {}),
        ("wrong-geometry", shape("GeometryCollection", [])),
        ("wrong-geometry", shape("MultiPoint", [[11.0, 45.0]])),
        ("wrong-geometry", {"type": ["Point"], "coordinates": [11.0, 45.0]}),
        ("empty-geometry", shape("Point", [])),
        ("empty-geometry", shape("Polygon", [])),
        ("empty-geometry", shape("Polygon", [[]])),
        ("empty-geometry", shape("MultiPolygon", [[RING], []])),
        ("bad-position", shape("Point", None)),
        ("bad-position", shape("Point", "11, 45")),
        ("bad-position", shape("Point", [11.0])),
        ("bad-position", shape("Point", [11.0, 45.0, 240.0])),
        ("bad-position", shape("Point", ["11.0", "45.0"])),
        ("bad-position", shape("Point", [True, 45.0])),
        ("bad-position", shape("Point", [float("nan"), 45.0])),
        ("bad-position", shape("Point", [11.0, float("inf")])),
        ("bad-position", shape("Point", [10**400, 45])),
        ("bad-position", shape("Point", [[11.0, 45.0]])),
        ("bad-position", shape("Polygon", RING)),
        ("bad-position", shape("LineString", [[11.0, 45.0], [11.1, None]])),
        ("too-few-points", shape("LineString", [[11.0, 45.0]])),
        ("too-few-points", shape("LineString", [[11.0, 45.0], [11.0, 45.0]])),
        ("too-few-points", shape("Polygon", [[[11.0, 45.0], [11.1, 45.0], [11.0, 45.0]]])),
        ("open-ring", shape("Polygon", [RING[:-1]])),
        ("open-ring", shape("Polygon", [RING, HOLE[:-1]])),
        ("open-ring", shape("MultiPolygon", [[RING], [HOLE[:-1]]])),
        ("ring-direction", shape("Polygon", [RING[::-1]])),
        ("ring-direction", shape("Polygon", [RING, HOLE[::-1]])),
        ("ring-direction", shape("MultiPolygon", [[RING], [square(10.95, 44.95, 0.04)[::-1]]])),
        ("self-crossing", shape("Polygon", [[RING[0], RING[1], RING[3], RING[2], RING[0]]])),
        ("hole-outside", shape("Polygon", [RING, square(10.95, 44.95, 0.01)[::-1]])),
        ("overlapping-parts", shape("MultiPolygon", [[RING], [square(11.02, 45.02, 0.02)]])),
        ("overlapping-parts", shape("Polygon", [RING, HOLE, square(11.025, 45.025, 0.01)[::-1]])),
        ("swapped", shape("Point", [45.0, 11.0])),
        ("swapped", shape("LineString", [[45.0, 11.0], [45.1, 11.1]])),
        ("out-of-bounds", shape("Point", [12.0, 45.0])),
        ("out-of-bounds", shape("LineString", [[11.0, 45.0], [11.0, 46.0]])),
        ("out-of-bounds", shape("Point", [394000.0, 4990000.0])),
    ],
)
def test_each_fault_has_its_name(code: str, bad: Any) -> None:
    assert codes(shape("Point", [11.0, 45.0]), bad)[0] == (code, 2)


@pytest.mark.parametrize("kind", ANY)
def test_lists_in_lists_without_end_are_no_position(kind: str) -> None:
    deep: Any = [11.0, 45.0]
    for _ in range(50_000):
        deep = [deep]
    found = fault(shape(kind, deep), ANY)
    assert found is not None
    assert found[0] == "bad-position"


def test_holes_that_cut_a_shape_in_two_are_named() -> None:
    diamond = [[11.0, 45.05], [11.05, 45.1], [11.1, 45.05], [11.05, 45.0], [11.0, 45.05]]
    assert codes(shape("Polygon", [RING, diamond])) == [("pinched", 1)]


def test_the_place_of_a_crossing_is_told() -> None:
    bow = shape("Polygon", [[RING[0], RING[1], RING[3], RING[2], RING[0]]])
    built, _ = build_shapes({1: bow}, LAYER, ORIGIN)
    (problem,) = check_shapes(built, BOUNDS, ORIGIN)
    assert problem.detail["place"] == "11.05, 45.05"


def test_swapped_shapes_are_told_to_be_swapped_before_all_else() -> None:
    ring = [position[::-1] for position in RING]
    assert codes(shape("Polygon", [ring]))[0] == ("swapped", 1)


def test_every_feature_is_looked_at() -> None:
    found = codes(shape("Point", [45.0, 11.0]), None, shape("Polygon", [RING[::-1]]), shape("Point", [0.0, 0.0]))
    assert found == [("no-geometry", 2), ("swapped", 1), ("out-of-bounds", 4), ("ring-direction", 3)]


def test_only_the_shapes_of_a_layer_are_allowed() -> None:
    found = fault(shape("Point", [11.0, 45.0]), ("Polygon", "MultiPolygon"))
    assert found == ("wrong-geometry", {"value": "Point", "allowed": "Polygon, MultiPolygon"})


def test_a_layer_may_be_allowed_to_lack_shapes() -> None:
    layer = outline("project_id", identifier(), "Point", may_lack_shape=True)
    built, problems = build_shapes({1: None, 2: shape("Point", [11.0, 45.0])}, layer, ORIGIN)
    assert problems == []
    assert built[1] is None
    assert (built[2].x, built[2].y) == (11.0, 45.0)
    assert list(check_shapes(built, BOUNDS, ORIGIN)) == []


def test_an_empty_layer_is_in_order() -> None:
    assert codes() == []
    assert codes(None, layer=outline("project_id", identifier(), "Point", may_lack_shape=True)) == []


def test_without_bounds_everything_else_is_still_checked() -> None:
    built, _ = build_shapes({1: shape("Polygon", [RING[::-1]]), 2: shape("Point", [0.0, 0.0])}, LAYER, ORIGIN)
    assert [problem.code for problem in check_shapes(built, None, ORIGIN)] == ["ring-direction"]


@given(st.floats(10.9, 11.2), st.floats(44.9, 45.2))
def test_points_within_bounds_are_in_place_and_swapped_ones_are_not(longitude: float, latitude: float) -> None:
    assert check_position(longitude, latitude, BOUNDS) is None
    swapped = {"longitude": latitude, "latitude": longitude}
    assert check_position(latitude, longitude, BOUNDS) == ("swapped", swapped)


@given(st.recursive(st.none() | st.booleans() | st.floats() | st.integers() | st.text(), st.lists, max_leaves=12))
def test_no_coordinates_whatever_stop_the_check(coordinates: Any) -> None:
    for kind in ANY:
        found = fault(shape(kind, coordinates), ANY)
        if found is None:
            built, _ = build_shapes({1: shape(kind, coordinates)}, LAYER, ORIGIN)
            assert built.notna().all()


def read(folder: Path, collection: Any, layer: Layer = LAYER) -> Features:
    path = folder / "areas.geojson"
    path.write_text(json.dumps(collection), encoding="utf-8")
    return read_features(path, ORIGIN, layer)


def feature(identity: Any = "mill", **properties: Any) -> dict[str, Any]:
    properties = {"area_id": "mill", **properties}
    return {"type": "Feature", "id": identity, "properties": properties, "geometry": shape("Point", [11.0, 45.0])}


def found(features: Features) -> list[tuple[str, int | None, str | None]]:
    return [(problem.code, problem.row, problem.field) for problem in features.problems]


def collection(*features: Any, **members: Any) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": list(features), **members}


def test_features_are_numbered_from_one(tmp_path: Path) -> None:
    features = read(tmp_path, collection(feature(), feature("pier", area_id="pier")))
    assert features.problems == []
    assert features.frame(["area_id"])["area_id"].to_dict() == {1: "mill", 2: "pier"}
    assert features.shapes[2] == shape("Point", [11.0, 45.0])


@pytest.mark.parametrize(
    "whole", [[], None, 3, {"type": "Feature"}, {"features": []}, collection() | {"features": {}}, "FeatureCollection"]
)
def test_only_a_collection_is_a_layer(tmp_path: Path, whole: Any) -> None:
    with pytest.raises(UnreadableError) as failure:
        read(tmp_path, whole)
    assert failure.value.problem.code == "not-a-collection"


def test_what_is_no_feature_is_named_and_left_out(tmp_path: Path) -> None:
    bare = {"type": "Feature", "id": "x", "properties": None, "geometry": None}
    features = read(tmp_path, collection(3, feature(), shape("Point", [11.0, 45.0]), bare))
    assert found(features) == [("not-a-feature", number, None) for number in (1, 3, 4)]
    assert list(features.shapes) == [2]


def test_any_crs_member_is_foreign(tmp_path: Path) -> None:
    assert found(read(tmp_path, collection(feature(), crs=None))) == [("foreign-crs", None, "crs")]


@pytest.mark.parametrize(
    ("identity", "code"), [(None, "missing-id"), ("", "missing-id"), ("pier", "other-id"), (0, "other-id")]
)
def test_a_feature_is_called_as_its_properties_say(tmp_path: Path, identity: Any, code: str) -> None:
    assert found(read(tmp_path, collection(feature(identity)))) == [(code, 1, "id")]


def test_properties_are_texts(tmp_path: Path) -> None:
    layer = outline("area_id", identifier(), *ANY)
    layer.properties.columns["name"] = text()
    wrong = [feature(name=5), feature(name=["a"]), feature(), feature(name="\x07"), feature(name=None)]
    features = read(tmp_path, collection(*wrong), layer)
    assert found(features) == [
        ("not-a-text", 1, "name"),
        ("not-a-text", 2, "name"),
        ("missing-property", 3, "name"),
        ("odd-character", 4, "name"),
    ]
    assert features.frame(["area_id", "name"])["name"].tolist() == ["", "", "", "\x07", ""]


@pytest.mark.parametrize("half", ["\ud800", "a\udfffb", "\udc80\udc80"])
def test_half_a_character_is_named_with_file_feature_and_field(tmp_path: Path, half: str) -> None:
    """JSON can write it with an escape, though no text in UTF-8 can hold it."""
    layer = outline("area_id", identifier(), *ANY)
    layer.properties.columns["name"] = text()
    features = read(tmp_path, collection(feature(name="Quay"), feature(name=half)), layer)
    assert found(features) == [("odd-character", 2, "name")]
    assert "areas.geojson, feature 2, field “name”" in features.problems[0].text("en")
    assert features.frame(["area_id", "name"])["name"].str.encode("utf-8").tolist()[0] == b"Quay"


@pytest.mark.parametrize("half", ["\ud800", "\udfff"])
def test_half_a_character_in_an_id_or_a_name_of_a_property_is_no_crash(tmp_path: Path, half: str) -> None:
    named = feature(**{half: "x"})
    called = feature(half)
    called["properties"]["area_id"] = half
    features = read(tmp_path, collection(called, named))
    assert found(features) == [("odd-character", 1, "area_id"), ("unexpected-column", 2, half)]
    assert all(problem.text(lang).encode("utf-8") for problem in features.problems for lang in ("it", "en"))
    assert len(features.frame(["area_id"])) == 2


def test_a_property_that_is_not_expected_is_named_once(tmp_path: Path) -> None:
    features = read(tmp_path, collection(feature(), feature(colour="red"), feature(colour="blue")))
    assert found(features) == [("unexpected-column", 2, "colour")]
