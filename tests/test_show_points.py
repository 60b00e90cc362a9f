"""Points on the map: every one of the package, told apart by shape and size, named in the language."""

from __future__ import annotations

import re
from typing import Any

import pytest

from lib.model.address import LAYERS
from lib.show import escape
from lib.show.maps import points
from lib.show.maps.map import Layer
from lib.web.packages import city
from tests.hostile import TEXT, infected

LANGS = ("it", "en")
SOURCES = {
    "stops": ("stops", "stop_id"),
    "venues": ("venues", "venue_id"),
    "projects": ("local_projects", "project_id"),
    "places": ("places", "place_id"),
    "crossings": ("crossings", "crossing_id"),
}


def rows(name: str) -> list[dict[str, Any]]:
    layer, _key = SOURCES[name]
    return [{str(key): value for key, value in row.items()} for row in city().layers[layer].to_dict("records")]


def test_there_is_a_layer_for_every_id_of_the_address() -> None:
    assert set(points.MAKERS) == set(LAYERS) == set(points.glyphs())
    for lang in LANGS:
        assert set(points.names(lang)) == set(LAYERS)
        assert len(set(points.names(lang).values())) == len(LAYERS)


def test_no_layer_is_no_layer() -> None:
    assert points.layers(city(), (), "it") == []
    assert points.layers(city(), ("no-such-layer",), "it") == []


def test_layers_are_drawn_in_one_order_however_they_are_asked_for() -> None:
    one, other = (points.layers(city(), names, "it") for names in (LAYERS, tuple(reversed(LAYERS))))
    assert one == other
    assert len(one) == len(LAYERS)


@pytest.mark.parametrize("name", LAYERS)
def test_a_layer_is_built_once_and_shared(name: str) -> None:
    assert points.layer(city(), name, "it") is points.layer(city(), name, "it")


@pytest.mark.parametrize("name", SOURCES)
def test_every_point_of_the_package_stands_where_the_package_says(name: str) -> None:
    _layer, key = SOURCES[name]
    expected = {row[key]: [row["geometry"].x, row["geometry"].y] for row in rows(name) if row["geometry"] is not None}
    found = {feature.id: feature.geometry for feature in points.layer(city(), name, "it").features}
    assert expected
    assert found == {place: {"type": "Point", "coordinates": at} for place, at in expected.items()}


def test_a_project_without_a_position_is_not_put_anywhere() -> None:
    without = [row["project_id"] for row in rows("projects") if row["geometry"] is None]
    assert without
    assert not set(without) & {feature.id for feature in points.layer(city(), "projects", "it").features}


def test_night_stops_are_the_stops_with_a_night_line() -> None:
    expected = {row["stop_id"]: row["night_lines"] for row in rows("stops") if row["night_lines"]}
    features = points.layer(city(), "night-stops", "en").features
    assert {feature.id for feature in features} == set(expected)
    for feature in features:
        assert feature.tip.endswith(expected[feature.id])
        assert "2023" in feature.tip


def test_stretches_are_outlines_and_indicative() -> None:
    features = points.layer(city(), "stretches", "it").features
    assert [feature.id for feature in features] == list(city().tables["areas"].query("level == 'stretch'")["area_id"])
    assert all({"outline", "indicative"} <= set(feature.css.split()) for feature in features)


def signs(layer: Layer) -> set[tuple[str, float, str]]:
    """How the points of a layer look without their colour."""
    dots = {"venue": "hollow", "night-stop": "ringed"}
    return {
        (feature.glyph, feature.radius, next((look for css, look in dots.items() if css in feature.css), ""))
        for feature in layer.features
    }


def test_no_two_layers_look_the_same_without_their_colours() -> None:
    looks = [sign for name in LAYERS for sign in signs(points.layer(city(), name, "it"))]
    assert len(looks) == len(set(looks))


@pytest.mark.parametrize("name", [name for name in LAYERS if name in SOURCES])
def test_letters_of_the_map_are_those_of_its_legend(name: str) -> None:
    glyphs = {feature.glyph for feature in points.layer(city(), name, "it").features} - {""}
    assert glyphs <= set(points.glyphs()[name].split(" / "))


@pytest.mark.parametrize("name", LAYERS)
def test_every_point_has_a_tip_in_both_languages(name: str) -> None:
    italian, english = (points.layer(city(), name, lang).features for lang in LANGS)
    assert [feature.id for feature in italian] == [feature.id for feature in english]
    assert all(feature.tip.strip(" ·") for feature in (*italian, *english))
    assert len({feature.id for feature in italian}) == len(italian)


def test_a_venue_without_a_name_is_said_to_have_none() -> None:
    nameless = {row["venue_id"] for row in rows("venues") if not row["name"]}
    tips = {feature.id: feature.tip for feature in points.layer(city(), "venues", "en").features}
    assert all(tips[venue].startswith("without a name · ") for venue in nameless)
    assert not any(tip.startswith(" ·") for tip in tips.values())


def test_a_place_says_what_it_is() -> None:
    tips = {feature.id: feature.tip for feature in points.layer(city(), "places", "en").features}
    for row in rows("places"):
        if row["place_id"] in tips:
            kind = points.place_kinds("en")[row["kind"]]
            assert tips[row["place_id"]] == escape.html(f"{row['name']} · {kind}")


def test_redeveloped_places_have_their_own_sign() -> None:
    kinds = {row["place_id"]: row["kind"] for row in rows("places")}
    for feature in points.layer(city(), "places", "it").features:
        redeveloped = kinds[feature.id] == "redeveloped"
        assert (feature.glyph, feature.css) == (("R", "redeveloped") if redeveloped else ("L", "place"))


def test_a_project_says_how_far_it_may_be_off() -> None:
    for feature in points.layer(city(), "projects", "en").features:
        assert re.search(r"within about \d+ m$", feature.tip)


@pytest.mark.parametrize("name", LAYERS)
def test_no_text_of_the_package_is_markup_in_a_tip(name: str) -> None:
    for feature in points.layer(infected(city()), name, "en").features:
        assert escape.html(TEXT) in feature.tip
        assert not set("<>\"'`{}") & set(feature.tip)
