"""The map: one class for each area and figure, values as labels, outlines on top, nothing from another host."""

from __future__ import annotations

import json
import math
import re
from typing import Any

import folium
import pytest

from lib.model.classes import MOST_CLASSES
from lib.model.figures import area_figures, area_indicators, indicator
from lib.model.units import levels
from lib.show import escape, numbers
from lib.show.maps.areas import edges, named_areas, shape, value_areas
from lib.show.maps.basemap import city_basemap, country_basemap
from lib.show.maps.map import TILE_ORIGIN, Feature, Layer, Layers, MapAssets, base_map
from lib.web.assets import map_assets
from lib.web.packages import city, comparison
from tests.hostile import TEXT

AREAS = city().tables["areas"].set_index("area_id")
BY_LEVEL = {level: tuple(AREAS.index[AREAS["level"] == level]) for level in levels(city())}
LARGE = BY_LEVEL["neighbourhood"]
INDICATORS = tuple(area_indicators(city())["indicator_id"])
DENSITY = "density"
BOUNDS = (7.6, 45.0, 7.8, 45.1)
FILES = MapAssets(
    (("map-script", "/assets/1/map.js"),), (("leaflet", "/assets/1/leaflet.css"), ("map", "/assets/1/map.css"))
)
LANGS = ("it", "en")
HOSTS = re.compile(r"https?://([^/\"'\s)]+)|(?<=[\"'(])//([^/\"'\s)]+)")


def classes(feature: Feature) -> set[str]:
    return set(feature.css.split())


def filled(layer: Layer) -> list[Feature]:
    return [feature for feature in layer.features if "outline" not in classes(feature)]


def outlined(layer: Layer) -> list[Feature]:
    return [feature for feature in layer.features if "outline" in classes(feature)]


def drawn(indicator_id: str = DENSITY, scale: str = "zone", chosen: str = "", lang: str = "en") -> Layer:
    return value_areas(city(), indicator_id, scale, chosen, lang)


def colour(feature: Feature) -> str:
    (found,) = {name for name in classes(feature) if name == "missing" or re.fullmatch(r"class-\d", name)}
    return found


# Areas


@pytest.mark.parametrize("scale", levels(city()))
def test_every_area_of_the_scale_is_drawn_once_under_its_own_class(scale: str) -> None:
    features = filled(drawn(scale=scale))
    assert sorted(feature.id for feature in features) == sorted(BY_LEVEL[scale])
    for feature in features:
        assert {"area", f"area-{feature.id}"} <= classes(feature)
        assert feature.geometry == shape({"area_id": feature.id})


@pytest.mark.parametrize("scale", levels(city()))
def test_no_two_features_have_the_same_area(scale: str) -> None:
    names = [name for feature in drawn(scale=scale).features for name in classes(feature) if name.startswith("area-")]
    assert len(names) == len(set(names)) == len(drawn(scale=scale).features)


@pytest.mark.parametrize("scale", ["zone", "stretch"])
def test_the_neighbourhoods_are_outlined_over_smaller_areas(scale: str) -> None:
    layer = drawn(scale=scale)
    assert [feature.id for feature in outlined(layer)] == list(LARGE)
    assert list(layer.features[-len(LARGE) :]) == outlined(layer)
    for feature in outlined(layer):
        assert str(AREAS.at[feature.id, "hue"]) in classes(feature)
        assert not feature.label


def test_the_neighbourhoods_are_not_doubled_at_their_own_scale() -> None:
    assert outlined(drawn(scale="neighbourhood")) == []
    for feature in filled(drawn(scale="neighbourhood")):
        assert str(AREAS.at[feature.id, "hue"]) in classes(feature)


@pytest.mark.parametrize("scale", levels(city()))
def test_the_chosen_area_alone_is_marked_and_lies_on_top(scale: str) -> None:
    for chosen in BY_LEVEL[scale]:
        layer = drawn(scale=scale, chosen=chosen)
        assert [feature.id for feature in layer.features if "chosen" in classes(feature)] == [chosen]
        assert filled(layer)[-1].id == chosen
    assert not [feature for feature in drawn(scale=scale).features if "chosen" in classes(feature)]


def test_a_chosen_neighbourhood_is_marked_by_its_outline() -> None:
    marked = [feature for feature in drawn(chosen=LARGE[0]).features if "chosen" in classes(feature)]
    assert [feature.id for feature in marked] == [LARGE[0]]
    assert "outline" in classes(marked[0])


def test_a_boundary_that_is_an_assumption_is_drawn_as_one() -> None:
    for scale in levels(city()):
        for feature in drawn(scale=scale).features:
            assumed = AREAS.at[feature.id, "boundary"] == "indicative"
            assert ("indicative" in classes(feature)) == assumed
    assert all("indicative" in classes(feature) for feature in filled(drawn(scale="stretch")))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("scale", levels(city()))
def test_names_and_values_stand_on_the_map(scale: str, lang: str) -> None:
    values = area_figures(city(), DENSITY).set_index("area_id")["value"]
    decimals = int(indicator(city(), DENSITY)["decimals"])
    for feature in filled(drawn(scale=scale, lang=lang)):
        value = numbers.decimal(values[feature.id], decimals, lang)
        name = AREAS.at[feature.id, f"name_{lang}"]
        assert feature.label == f"{escape.html(name)}<b>{escape.html(value)}</b>"


@pytest.mark.parametrize("indicator_id", INDICATORS)
def test_what_has_no_figure_is_drawn_and_labelled_as_missing(indicator_id: str) -> None:
    values = area_figures(city(), indicator_id).set_index("area_id")["value"]
    for scale in levels(city()):
        for feature in filled(drawn(indicator_id, scale)):
            assert (colour(feature) == "missing") == math.isnan(values[feature.id])
            if math.isnan(values[feature.id]):
                assert feature.label.endswith(f"<b>{numbers.MISSING}</b>")


@pytest.mark.parametrize("indicator_id", INDICATORS)
def test_there_are_at_most_five_classes_and_each_value_lies_in_its_own(indicator_id: str) -> None:
    """The same edges at every scale, so that its maps compare; the legend is written from them."""
    limits = edges(city(), indicator_id)
    values = area_figures(city(), indicator_id).set_index("area_id")["value"]
    assert len(limits) <= MOST_CLASSES + 1
    assert list(limits) == sorted(limits)
    for scale in levels(city()):
        for feature in filled(drawn(indicator_id, scale)):
            if colour(feature) != "missing":
                place = int(colour(feature).removeprefix("class-"))
                assert limits[place - 1] <= values[feature.id] <= limits[place]


def test_more_is_never_a_lower_class() -> None:
    for indicator_id in INDICATORS:
        values = area_figures(city(), indicator_id).set_index("area_id")["value"]
        features = [feature for scale in levels(city()) for feature in filled(drawn(indicator_id, scale))]
        known = sorted((values[feature.id], colour(feature)) for feature in features if colour(feature) != "missing")
        places = [place for _value, place in known]
        assert places == sorted(places)


def test_a_map_of_where_things_are_names_the_zones_and_outlines_the_rest() -> None:
    layer = named_areas(city(), BY_LEVEL["zone"][0], "it")
    assert [feature.id for feature in filled(layer)] == list(BY_LEVEL["zone"])
    assert [feature.id for feature in outlined(layer)] == list(LARGE)
    assert [feature.label for feature in filled(layer)] == [AREAS.at[area, "name_it"] for area in BY_LEVEL["zone"]]
    assert [feature.id for feature in layer.features if "chosen" in classes(feature)] == [BY_LEVEL["zone"][0]]


# Layers


def test_the_same_view_is_the_same_object() -> None:
    """It is built once and shared by all visitors, and the frame knows it by its digest."""
    assert drawn() is drawn()
    assert drawn().digest == drawn().digest


def test_another_view_has_another_digest() -> None:
    views = [
        drawn(indicator_id, scale, chosen)
        for indicator_id in ("density", "venues")
        for scale in levels(city())
        for chosen in ("", *BY_LEVEL[scale])
    ]
    assert len({view.digest for view in views}) == len(views)


def test_layers_that_differ_in_one_sign_have_different_digests() -> None:
    point = {"type": "Point", "coordinates": [7.7, 45.0]}
    made = [Layer((Feature("a", point, "point", tip=tip),)) for tip in ("x_1", "x_2", "x_1")]
    assert made[0].digest == made[2].digest != made[1].digest


def test_a_feature_has_only_the_properties_it_has() -> None:
    point = {"type": "Point", "coordinates": [7.7, 45.0]}
    assert Feature("a", point, "point stop").geojson() == {
        "type": "Feature", "id": "a", "properties": {"id": "a", "class": "point stop"}, "geometry": point,
    }  # fmt: skip
    full = Feature("a", "areas/a", "area", "label", "tip", "P", 5.0).geojson()
    assert full["geometry"] is None
    assert full["properties"] == {
        "id": "a", "class": "area", "label": "label", "tip": "tip", "glyph": "P", "radius": 5.0, "shape": "areas/a",
    }  # fmt: skip


def handed_over(layers: list[Layer], addresses: dict[str, str] | None = None) -> tuple[str, list[dict[str, Any]]]:
    """The script that the map runs, and the layers in it as its reader gets them."""
    chart = folium.Map()
    element = Layers(layers, addresses)
    element.add_to(chart)
    script = str(element._template.module.script(element))
    found = re.fullmatch(r"showLayers\((\w+), (.*)\);", script, re.DOTALL)
    assert found
    assert found[1] == chart.get_name()
    return script, json.loads(found[2])


def test_layers_are_handed_over_in_their_order_with_their_data() -> None:
    one, other = drawn(), drawn(scale="stretch")
    _script, found = handed_over([one, other])
    assert [entry["digest"] for entry in found] == [one.digest, other.digest]
    assert [entry["data"] for entry in found] == [json.loads(one.data), json.loads(other.data)]


def test_a_layer_that_is_a_file_is_handed_over_by_its_address() -> None:
    one, other = drawn(), drawn(scale="stretch")
    _script, found = handed_over([one, other], {other.digest: "/assets/1/layer.json"})
    assert [set(entry) for entry in found] == [{"digest", "data"}, {"digest", "address"}]
    assert found[1]["address"] == "/assets/1/layer.json"


def test_no_layers_are_none() -> None:
    assert handed_over([])[1] == []


def test_hostile_texts_pass_through_as_text() -> None:
    safe = escape.html(TEXT)
    script, found = handed_over([Layer((Feature("a", "areas/a", "area", label=safe, tip=safe),))])
    properties = found[0]["data"]["features"][0]["properties"]
    assert (properties["label"], properties["tip"]) == (safe, safe)
    assert "<" not in script.replace("<b>", "")


# The base map


def rendered(tiles: bool) -> str:
    chart = base_map(FILES, BOUNDS, tiles)
    return str(chart.get_root().render())


def hosts(text: str) -> set[str]:
    return {one or other for one, other in HOSTS.findall(text)}


def test_a_base_map_loads_nothing_from_another_host() -> None:
    text = rendered(tiles=False)
    assert hosts(text) == set()
    assert re.findall(r'src="([^"]+)"', text) == [address for _name, address in FILES.scripts]
    assert sorted(re.findall(r'href="([^"]+)"', text)) == sorted(address for _name, address in FILES.styles)


@pytest.mark.parametrize("basemap", ["city", "country"])
def test_every_file_of_a_map_has_a_name_of_its_own(basemap: str) -> None:
    """Folium keeps scripts and styles by their names: of two with the same one, the first would be lost."""
    files = map_assets(basemap)
    names = [name for name, _address in (*files.scripts, *files.styles)]
    assert len(names) == len(set(names))
    assert all(address.startswith("/assets/") for _name, address in (*files.scripts, *files.styles))


def test_tiles_come_only_on_request_and_with_their_credit() -> None:
    assert "tileLayer" not in rendered(tiles=False)
    online = rendered(tiles=True)
    assert hosts(online) == {TILE_ORIGIN.removeprefix("https://")}
    assert "OpenStreetMap contributors" in online


def test_the_base_map_shows_its_bounds() -> None:
    west, south, east, north = BOUNDS
    assert re.search(rf"fitBounds\(\s*\[\[{south}, {west}\], \[{north}, {east}\]\]", rendered(tiles=False))


def assigned(script: str, name: str) -> dict[str, Any]:
    """The value that a script gives to a name of the window."""
    (line,) = [line for line in script.splitlines() if line.startswith(f"window.{name} = ")]
    found: dict[str, Any] = json.loads(line.removeprefix(f"window.{name} = ").removesuffix(";"))
    return found


def test_the_base_map_of_the_city_has_its_streets_and_its_water() -> None:
    features = assigned(city_basemap(city()), "basemap")["features"]
    names = [(feature["properties"]["class"], feature["properties"]["name"]) for feature in features]
    streets = city().layers["streets"]
    assert [name for kind, name in names if kind.startswith("street-")] == [
        escape.html(name) for name in streets["name"]
    ]
    assert {"water", "river-line"} <= {kind for kind, _name in names}


def test_the_base_map_brings_the_shape_of_every_area_and_cell_along() -> None:
    shapes = assigned(city_basemap(city()), "shapes")
    cells = {f"cells/{cell}" for cell in city().tables["cells"]["cell_id"]}
    assert set(shapes) == {f"areas/{area}" for area in AREAS.index} | cells
    regions = assigned(country_basemap(comparison()), "shapes")
    assert set(regions) == {f"regions/{code}" for code in comparison().tables["regions"]["region_code"]}


def test_shapes_have_as_many_decimals_as_the_layers() -> None:
    def leaves(part: Any) -> list[float]:
        return [part] if isinstance(part, (int, float)) else [leaf for each in part for leaf in leaves(each)]

    for found in assigned(city_basemap(city()), "shapes").values():
        assert all(round(number, 5) == number for number in leaves(found["coordinates"]))


def test_base_maps_name_no_host() -> None:
    assert hosts(city_basemap(city())) == hosts(country_basemap(comparison())) == set()
