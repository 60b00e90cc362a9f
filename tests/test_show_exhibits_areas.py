"""The map, the bars and the spread of areas and cells: their figures are those of the package and of the page."""

from __future__ import annotations

import math
import re
from itertools import pairwise
from typing import Any

import pandas as pd
import pytest

from lib.locale import LANGUAGES
from lib.model.extremes import extremes
from lib.model.figures import area_figures, area_indicators, indicator, scale_indicators
from lib.model.units import ids, levels
from lib.show import numbers
from lib.show.exhibits.drawings import Counts, Dots, Map
from lib.show.exhibits.exhibit import Exhibit
from lib.show.exhibits.makers import NoExhibitError
from lib.show.maps.points import MAKERS
from lib.web.packages import city
from tests.exhibits import shown

AREAS = city().tables["areas"].set_index("area_id")
FAR = "distance-night-stop"
WIDTHS = {zoom: 1000 / (256 * 2**zoom) * 360 for zoom in (13, 14, 15)}


def figures(indicator: str, scale: str) -> dict[str, float]:
    """The values of the package, by area, where there are any."""
    rows = area_figures(city(), indicator)
    rows = rows[(rows["level"] == scale) & rows["value"].notna()]
    return dict(zip(rows["area_id"], rows["value"], strict=True))


def map_of(**keys: str) -> Map:
    """The drawing of the map."""
    drawing = shown("map", **keys).drawing
    assert isinstance(drawing, Map)
    return drawing


def bars_of(lang: str = "en", **keys: str) -> tuple[Exhibit, Dots]:
    """The bars with their exhibit."""
    found = shown("map", "areas", lang, **keys)
    assert isinstance(found.drawing, Dots)
    return found, found.drawing


def told(text: str) -> list[str]:
    """The figures in a text, in order."""
    return re.findall(r"\d[\d.,]*\d|\d", text)


@pytest.mark.parametrize("scale", levels(city()))
@pytest.mark.parametrize("indicator", list(area_indicators(city())["indicator_id"]))
def test_table_and_drawings_hold_the_figures_of_the_package(indicator: str, scale: str) -> None:
    found, dots = bars_of(indicator=indicator, scale=scale)
    own = figures(indicator, scale)
    assert {row.id: row.value for row in dots.rows if not math.isnan(row.value)} == own
    table = found.table.dropna(subset="Value")
    names = {AREAS.at[area, "name_en"]: value for area, value in own.items()}
    assert dict(zip(table["Area"], table["Value"], strict=True)) == names
    drawn = map_of(indicator=indicator, scale=scale)
    assert [row.id for row in drawn.values] == [row.id for row in dots.rows]
    assert list(own.values()) == [] or list(found.table["Value"].dropna()) == sorted(own.values(), reverse=True)


def test_rows_begin_with_the_largest_and_those_without_are_told() -> None:
    found, dots = bars_of(indicator="residents", scale="stretch")
    assert not dots.rows
    assert dots.missing
    assert set(found.table["Area"]) == set(AREAS[AREAS["level"] == "stretch"]["name_en"])
    assert found.finding.startswith(found.name)
    assert not told(found.finding.removeprefix(found.name))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_finding_names_the_ends_with_their_figures(lang: str) -> None:
    found, dots = bars_of(lang, indicator="residents", scale="zone")
    ends = [dots.rows[0], dots.rows[-1]]
    for end in ends:
        assert f"{end.name} ({numbers.decimal(end.value, 0, lang)}" in found.finding.replace("in ", "")
    assert ends[0].value == max(row.value for row in dots.rows)


def test_few_areas_are_all_told() -> None:
    found, dots = bars_of(indicator="residents", scale="neighbourhood")
    assert len(dots.rows) == 2
    for row in dots.rows:
        assert f"{row.name} {row.text}" in found.finding


def test_what_was_never_published_says_so() -> None:
    catalogue = city().tables["indicators"]
    mapped = set(area_indicators(city())["indicator_id"])
    name = next(
        row["indicator_id"]
        for row in catalogue.to_dict("records")
        if row["status"] == "not published" and row["indicator_id"] in mapped
    )
    found, dots = bars_of(indicator=name, scale="neighbourhood")
    assert found.finding.endswith(": not published")
    assert not dots.rows
    assert found.period == ""


def test_neighbourhoods_have_their_own_colours_and_the_chosen_zone_is_marked() -> None:
    _found, large = bars_of(scale="neighbourhood")
    assert {row.id: row.mark for row in large.rows} == {
        area: AREAS.at[area, "hue"] for area in AREAS.index[AREAS["level"] == "neighbourhood"]
    }
    zone = AREAS.index[AREAS["level"] == "zone"][2]
    _found, small = bars_of(scale="zone", area=zone)
    assert [row.id for row in small.rows if row.mark == "chosen"] == [zone]


def test_an_area_alone_means_its_own_scale_and_all_keys_are_written() -> None:
    area = AREAS.index[AREAS["level"] == "neighbourhood"][1]
    found = shown("map", area=area)
    assert found.view.query == {
        "scale": "neighbourhood", "area": area, "indicator": "near-night-stop-share", "layers": "night-stops"
    }  # fmt: skip
    assert any(area in feature.id for layer in map_of(area=area).layers for feature in layer.features)


def test_an_area_of_another_scale_gives_way_to_the_first_of_the_scale() -> None:
    area = AREAS.index[AREAS["level"] == "neighbourhood"][0]
    assert shown("map", area=area, scale="zone").view.query["area"] == ids(city(), "zone")[0]


def test_the_legend_is_that_of_the_page() -> None:
    drawn = map_of()
    assert [colour for colour, _text in drawn.classes] == [*(f"class-{place}" for place in range(1, 6)), "none"]
    assert drawn.unit == "% of the ground"
    edges = [text.split("–") for _colour, text in drawn.classes[:-1]]
    assert all(upper == lower for (_, upper), (lower, _) in pairwise(edges))


@pytest.mark.parametrize("name", MAKERS)
def test_each_layer_of_points_is_drawn_explained_and_credited(name: str) -> None:
    with_points, without = shown("map", layers=name), shown("map", layers="none")
    assert isinstance(with_points.drawing, Map)
    assert isinstance(without.drawing, Map)
    assert len(with_points.drawing.layers) == len(without.drawing.layers) + 1
    assert len(with_points.drawing.signs) == 1
    assert not without.drawing.signs
    assert set(without.sources) <= set(with_points.sources)
    assert with_points.view.query["layers"] == name
    assert without.view.query["layers"] == "none"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_map_credits_what_it_is_drawn_on(lang: str) -> None:
    credited = {(source.text, source.licence) for source in shown("map", lang=lang).sources}
    assert ("OpenStreetMap contributors, 2026", "ODbL-1.0") in credited
    assert ("OpenStreetMap contributors, 2024", "ODbL-1.0") in credited
    zones = city().tables["sources"].set_index("source_id").loc[AREAS["source_id"].iloc[0]]
    assert (f"{zones['publisher']}, {zones['year']}", "CC-BY-4.0") in credited


def test_without_a_zoom_the_neighbourhoods_are_in_sight() -> None:
    layer = city().layers["areas"]
    assert map_of().bounds == tuple(layer[layer["level"] == "neighbourhood"].total_bounds)
    assert "zoom" not in shown("map").view.query


@pytest.mark.parametrize("zoom", WIDTHS)
@pytest.mark.parametrize("scale", ["zone", "cell"])
def test_a_zoom_shows_what_is_around_the_chosen_area(zoom: int, scale: str) -> None:
    area = ids(city(), scale)[1]
    found = shown("map", scale=scale, area=area, zoom=str(zoom))
    assert found.view.query["zoom"] == str(zoom)
    assert isinstance(found.drawing, Map)
    west, south, east, north = found.drawing.bounds
    assert east - west == pytest.approx(WIDTHS[zoom])
    layer, key = ("cells", "cell_id") if scale == "cell" else ("areas", "area_id")
    box = city().layers[layer].set_index(key).geometry[area].bounds
    assert (west + east) / 2 == pytest.approx((box[0] + box[2]) / 2)
    assert (south + north) / 2 == pytest.approx((box[1] + box[3]) / 2, abs=1e-3)


@pytest.mark.parametrize("indicator", list(scale_indicators(city(), "cell")["indicator_id"]))
def test_a_map_of_cells_names_the_numbered_ones_and_its_table_holds_all(indicator: str) -> None:
    found = shown("map", scale="cell", indicator=indicator)
    assert isinstance(found.drawing, Map)
    worst = extremes(city(), indicator)
    assert [row.value for row in found.drawing.values] == [row["value"] for row in worst]
    assert [row.name.split(". ")[0] for row in found.drawing.values] == [str(place) for place in range(1, 11)]
    own = figures(indicator, "cell")
    assert len(found.table) == len(city().tables["cells"])
    assert sorted(found.table["Value"].dropna()) == sorted(own.values())
    median = numbers.decimal(float(pd.Series(own).median()), _decimals(indicator), "en")
    assert median in told(found.finding.removeprefix(found.name))


def _decimals(indicator: str) -> int:
    rows: Any = city().tables["indicators"].set_index("indicator_id")
    return int(rows.at[indicator, "decimals"])


def test_an_indicator_without_cells_gives_way_on_that_scale() -> None:
    assert shown("map", scale="cell", indicator="residents").view.query["indicator"] == FAR


def test_the_spread_counts_every_cell_once() -> None:
    found = shown("map", "spread")
    assert isinstance(found.drawing, Counts)
    assert found.view.query["scale"] == "cell"
    assert sum(sum(counts) for _area, counts in found.drawing.rows) == len(figures(FAR, "cell"))
    flat = [count for _area, counts in found.drawing.rows for count in counts]
    assert list(found.table["Cells"]) == flat
    assert [text for _colour, text in found.drawing.kinds] == list(dict.fromkeys(found.table["Range"]))
    rows = area_figures(city(), FAR)
    cells = rows[rows["level"] == "cell"]
    for area, group in cells.groupby("parent_id"):
        name = str(AREAS.loc[[str(area)], "name_en"].iloc[0])
        assert f"{name} {numbers.decimal(float(group['value'].median()), 0, 'en')}" in found.finding


def test_the_spread_of_what_no_cell_has_gives_way_to_the_usual_indicator() -> None:
    assert shown("map", "spread", indicator="residents", scale="zone").view.query["indicator"] == FAR


def test_no_exhibit_is_an_error_of_value() -> None:
    assert issubclass(NoExhibitError, ValueError)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_has_to_be_known_is_told(lang: str) -> None:
    found = shown("map", lang=lang, indicator="near-night-stop-share")
    row = indicator(city(), "near-night-stop-share")
    assert row[f"unit_{lang}"] in found.about
    assert row[f"caveat_{lang}"] in found.about
    assert row[f"formula_{lang}"] in found.method
    assert "Fisher-Jenks" in found.method
    assert "2023" in found.period
