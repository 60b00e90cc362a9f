"""Maps in a picture: the shapes, colours, labels and signs of the screen, where they are on the ground."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.collections import PathCollection
from matplotlib.colors import to_hex, to_rgba_array
from shapely.geometry import Point, box

from lib.export.pictures.maps.furniture import credit, length, round_length
from lib.export.pictures.maps.ground import ground, metres, placed, projected
from lib.export.pictures.maps.key import divide, entries
from lib.export.pictures.maps.labels import read
from lib.export.pictures.maps.written import Written, around
from lib.export.pictures.shape import Shape
from lib.export.pictures.sheet import Sheet
from lib.export.slides.boxes import Box
from lib.show import escape
from lib.show.exhibits.drawings import Map
from lib.show.maps.map import Feature, Layer
from lib.show.palette import DARK, LIGHT, Colours, map_colours
from lib.web.packages import city, comparison
from tests.exhibits import exhibit, map_of_areas, map_of_cells, map_of_cities, map_of_places, map_of_points
from tests.hostile import TEXT
from tests.pictures import PAPER, SCREEN, seen, sheet_of, svg_of, words_of

BARE = Shape(1280, 500, 24, words=False, legend=False)
CITY_BOX = Box(0, 0, 1000, 600)


def fills(sheet: Sheet) -> set[str]:
    """The colours of the surfaces on a map."""
    return {
        to_hex(colour)
        for made in sheet.axes.collections
        if isinstance(made, PathCollection)
        for colour in to_rgba_array(made.get_facecolor())
    }


# The ground


def test_what_has_to_be_in_sight_is() -> None:
    bounds = map_of_areas().bounds
    shown = ground(bounds, city(), CITY_BOX)
    areas = projected(city(), "areas")
    large = areas[areas["level"] == areas["level"].iloc[0]]
    assert shown.window.contains(large.geometry.union_all())


@pytest.mark.parametrize("room", [(1000, 600), (600, 1000), (1000, 1000)])
def test_a_kilometre_is_as_long_upwards_as_across(room: tuple[float, float]) -> None:
    shown = ground(map_of_areas().bounds, city(), Box(10, 20, *room))
    start = shown.window.centroid
    x, y = shown.point(start)
    east, north = Point(start.x + 1000, start.y), Point(start.x, start.y + 1000)
    assert shown.point(east)[0] - x == pytest.approx(y - shown.point(north)[1])
    assert (x, y) == pytest.approx((10 + room[0] / 2, 20 + room[1] / 2))


def test_shapes_are_found_by_their_names() -> None:
    areas = projected(city(), "areas").set_index("area_id").geometry
    assert placed(f"areas/{areas.index[0]}", city()) == areas.iloc[0]
    assert placed("cells/none-such", city()) is None
    assert placed("none-such/x", city()) is None
    point = placed({"type": "Point", "coordinates": [7.7, 45.07]}, city())
    assert point is not None
    assert point.distance(metres(Point(7.7, 45.07), city().config.measure_crs)) < 0.001


# What is on it


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("drawing", [map_of_areas(), map_of_cells(), map_of_cities("perceived-crime-risk-region")])
def test_classes_have_the_colours_of_the_screen(drawing: Map, theme: Colours) -> None:
    classes = {name for layer in drawing.layers for one in layer.features for name in re.findall(r"class-\d", one.css)}
    assert classes
    wanted = {getattr(map_colours(theme), name.replace("-", "_")) for name in classes}
    assert wanted <= fills(sheet_of(exhibit(drawing), BARE, theme))


@pytest.mark.parametrize("lang", ["it", "en"])
def test_names_and_figures_of_areas_are_written(lang: str) -> None:
    drawing = map_of_areas(lang=lang)
    said = words_of(svg_of(exhibit(drawing, lang=lang), PAPER))
    labels = [read(feature.label) for layer in drawing.layers for feature in layer.features if feature.label]
    assert len(labels) > 4
    for label in labels:
        for part in label.parts:
            assert part.text in said


def test_a_figure_is_written_in_its_own_area() -> None:
    drawing, shape = map_of_areas(), SCREEN
    sheet = sheet_of(exhibit(drawing), shape)
    inner, _ = divide(sheet, Box(24 * 0.35, 24 * 0.35, 1280 - 48 * 0.35, 500 - 48 * 0.35), drawing, 1.6)
    shown = ground(drawing.bounds, city(), inner)
    areas = projected(city(), "areas").set_index("area_id").geometry
    texts = {each.text: each for each in seen(sheet)}
    for feature in drawing.layers[0].features:
        if feature.label:
            figure = texts[read(feature.label).figure.parts[0].text]
            middle = Point((figure.left + figure.right) / 2, (figure.top + figure.bottom) / 2)
            assert shown.pixels(areas[feature.id]).buffer(4).contains(middle)


def test_the_worst_cells_have_their_numbers() -> None:
    drawing = map_of_cells()
    ranks = [feature.glyph for layer in drawing.layers for feature in layer.features if feature.css == "rank"]
    said = words_of(svg_of(exhibit(drawing))).split()
    assert len(ranks) == 10
    assert set(ranks) <= set(said)


def test_the_chosen_area_has_a_line_of_its_own() -> None:
    chosen = map_of_areas().layers[0].features[0].id
    svg = [svg_of(exhibit(map_of_areas(chosen=one)), BARE).decode() for one in (chosen, "")]
    accent = map_colours(LIGHT).accent
    assert f"stroke: {accent}" in svg[0]
    assert f"stroke: {accent}" not in svg[1]


def test_signs_have_their_letters() -> None:
    said = words_of(svg_of(exhibit(map_of_places()), BARE)).split()
    assert {"R", "P", "L"} <= set(said)


def test_a_shape_that_nobody_knows_is_left_out() -> None:
    unknown = Layer((Feature("x", "areas/none-such", "area class-1", label="Nowhere<b>1</b>"),))
    drawing = map_of_areas()
    said = words_of(svg_of(exhibit(replace(drawing, layers=(*drawing.layers, unknown)))))
    assert "Nowhere" not in said


def test_what_lies_out_of_sight_is_cut_off() -> None:
    drawing = map_of_points()
    west, south, east, north = drawing.bounds
    close = replace(drawing, bounds=(west, south, west + (east - west) / 5, south + (north - south) / 5))
    sheet = sheet_of(exhibit(close), BARE)
    for made in sheet.axes.collections:
        assert made.get_clip_path() is not None or made.clipbox is not None
    assert all(each.left >= 0 and each.right <= 1280 for each in seen(sheet))


# Its edge


@pytest.mark.parametrize(
    ("most", "found"), [(1, 1), (1.9, 1), (2, 2), (4.9, 2), (730, 500), (999, 500), (1000, 1000), (45000, 20000)]
)
def test_the_bar_is_a_round_length(most: float, found: float) -> None:
    assert round_length(most) == found


@given(most=st.floats(0.1, 1e7))
def test_the_bar_is_no_longer_than_it_may_be_and_no_shorter_than_need_be(most: float) -> None:
    assert most / 2.51 <= round_length(most) <= most


def test_lengths_are_written_in_metres_or_kilometres() -> None:
    assert [length(metre, "it") for metre in (500, 1000, 20000)] == ["500 m", "1 km", "20 km"]


@pytest.mark.parametrize(("lang", "start"), [("it", "Mappa di base © "), ("en", "Base map © ")])
def test_who_made_the_base_map_is_named_whole(lang: str, start: str) -> None:
    told = credit(city(), "city", lang)
    assert told.startswith(start)
    assert "OpenStreetMap contributors" in told
    assert "2026" not in told
    for drawing in (map_of_areas(lang=lang), map_of_points(lang)):
        assert told in words_of(svg_of(exhibit(drawing, lang=lang)))
    assert credit(comparison(), "country", lang).startswith(start)


# Labels


@pytest.mark.parametrize("name", ["Aurora", TEXT, "a & b < c", "l'area", "«x»"])
def test_labels_are_read_as_texts(name: str) -> None:
    label = read(f"{escape.html(name)}<b>{escape.html('1.234,5')}</b>")
    assert [(part.text, part.bold) for part in label.parts] == [(" ".join(name.split()), False), ("1.234,5", True)]
    assert [part.text for part in label.figure.parts] == ["1.234,5"]


def test_a_label_may_be_moved_turned_or_stand_above() -> None:
    moved = read('<b class="warm" style="transform:translate(-40%,12%)">Aurora</b>')
    assert (moved.moved, moved.parts[0].tone) == ((-0.4, 0.12), "warm")
    turned = read('<i style="transform:rotate(14deg)">Dora</i>')
    assert (turned.turned, turned.parts[0].tone) == (-14, "cool")
    above = read('<span class="above">Torino<b>47,8</b></span>')
    assert above.above
    assert [part.text for part in above.parts] == ["Torino", "47,8"]


@given(text=st.text(max_size=40))
def test_no_label_loses_a_letter(text: str) -> None:
    wanted = "".join(sign for sign in text if sign.isalnum())
    found = "".join(part.text for part in read(escape.html(text)).parts)
    assert [sign for sign in wanted if sign.isascii()] == [sign for sign in found if sign.isalnum() and sign.isascii()]


@given(x=st.floats(0, 1000), y=st.floats(0, 600), wide=st.floats(4, 300), angle=st.floats(-90, 90))
def test_what_is_taken_is_not_free(x: float, y: float, wide: float, angle: float) -> None:
    written = Written(CITY_BOX)
    taken = written.turned(x, y, wide, 20, angle)
    assert taken == box(0, 0, 1000, 600).covers(shapely.envelope(around(x, y, wide, 20, angle)))
    if taken:
        assert not written.free(around(x, y, 2, 2))
        assert written.covered(around(x, y, 2, 2)) == pytest.approx(4)


# The legend


@pytest.mark.parametrize("make", [map_of_areas, map_of_cells, map_of_cities, map_of_places, map_of_points])
@pytest.mark.parametrize("shape", [SCREEN, PAPER, Shape(700, 900, 16)], ids=["screen", "paper", "high"])
def test_the_legend_says_what_everything_stands_for(make: object, shape: Shape) -> None:
    drawing: Map = make()  # type: ignore[operator]
    said = words_of(svg_of(exhibit(drawing), shape))
    for _, text in (*drawing.classes, *drawing.signs):
        assert text in said
    assert drawing.unit in said


def test_a_map_without_legend_has_the_whole_room() -> None:
    drawing = map_of_areas()
    said = words_of(svg_of(exhibit(drawing), BARE))
    assert not [text for _, text in drawing.classes if text in said]
    assert "residents per km²" not in said


def test_cities_are_circles_in_the_legend_too() -> None:
    found = entries(map_of_cities())
    sizes = [entry.radius for entry in found if entry.css == "point city"]
    assert len(sizes) >= 3
    assert sizes == sorted(sizes)
    assert found[-1].css == "point city missing"


def test_a_legend_stands_beside_a_wide_map_and_below_a_high_one() -> None:
    for shape, beside in ((Shape(1280, 500, 24, words=False), True), (Shape(600, 900, 16, words=False), False)):
        sheet = Sheet(shape, LIGHT)
        inner, key = divide(sheet, Box(0, 0, shape.width, shape.height), map_of_areas(), 1.0)
        assert key is not None
        assert (key.box.left > inner.left + inner.width) == beside
        assert (key.box.top > inner.bottom) != beside
