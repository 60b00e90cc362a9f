"""The cells that areas are cut into: which ones, where they lie, whose they are, how much of them is inside."""

from __future__ import annotations

from functools import cache

import geopandas as gpd
import h3
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.model.computing.areas import projected
from lib.model.computing.cells import DECIMALS, RESOLUTION, centres, lay_out
from tests.cell_town import cell_town, with_layer
from tests.model_packages import METRES, at, metric, square

COLUMNS = ["area_id", "zone_id", "stretch_id", "cell_id", "order", "name_it", "name_en", "street", "street_m"]


@cache
def laid() -> gpd.GeoDataFrame:
    return lay_out(cell_town())


def middle() -> gpd.GeoSeries:
    """The centres of the town's cells, in metres."""
    return centres(laid()["cell_id"]).to_crs(METRES).loc[laid()["cell_id"]]


def mapped() -> gpd.GeoSeries:
    """The town's areas by their id, in metres."""
    return projected(cell_town().layers["areas"], METRES, "area_id")


def test_every_cell_is_one_of_the_grid_at_the_resolution() -> None:
    assert all(h3.is_valid_cell(each) and h3.get_resolution(each) == RESOLUTION for each in laid()["cell_id"])
    assert laid()["cell_id"].is_unique
    assert {*COLUMNS, "inside_share", "source_id", "geometry"} == set(laid().columns)


def test_a_cell_is_one_and_a_half_hectares() -> None:
    hectares = laid().to_crs(METRES).area / 1e4
    assert hectares.between(1.4, 1.6).all()


def test_the_cells_are_those_whose_centre_lies_inside() -> None:
    # Every cell of a wide box around, one by one, by its centre alone.
    degrees = cell_town().layers["areas"]
    around = shapely.box(*degrees.total_bounds).buffer(0.01)
    candidates = centres(h3.geo_to_cells(around, RESOLUTION))
    inside = candidates[candidates.intersects(degrees.union_all())]
    assert set(inside.index) == set(laid()["cell_id"])
    assert len(candidates) > len(inside) > 100


def test_their_number_is_about_the_surface_over_that_of_a_cell() -> None:
    surface = mapped().union_all().area
    assert len(laid()) == pytest.approx(surface / laid().to_crs(METRES).area.mean(), rel=0.03)


def test_cells_keep_their_ids_when_areas_change() -> None:
    areas = cell_town().layers["areas"]
    without_hill = with_layer(cell_town(), "areas", areas[areas["area_id"] != "hill"].reset_index(drop=True))
    fewer, every = lay_out(without_hill)["cell_id"], laid()["cell_id"]
    assert set(fewer) < set(every)
    assert set(fewer) == set(every[laid()["area_id"] != "hill"])


def test_they_run_from_north_to_south_then_from_west_to_east() -> None:
    places = centres(laid()["cell_id"])
    assert list(places.index) == list(laid()["cell_id"])
    keys = list(zip(-places.y, places.x, strict=True))
    assert keys == sorted(keys)
    assert laid()["order"].tolist() == list(range(1, len(laid()) + 1))


def test_the_order_of_the_areas_in_the_file_does_not_matter() -> None:
    turned = cell_town().layers["areas"].iloc[::-1].reset_index(drop=True)
    pd.testing.assert_frame_equal(lay_out(with_layer(cell_town(), "areas", turned)), laid())


@pytest.mark.parametrize(("column", "level"), [("zone_id", "zone"), ("stretch_id", "stretch")])
def test_a_zone_and_a_stretch_are_those_around_the_centre(column: str, level: str) -> None:
    areas = cell_town().layers["areas"]
    for area_id in areas.loc[areas["level"] == level, "area_id"]:
        inside = middle().within(mapped()[area_id]).to_numpy()
        assert (laid()[column] == area_id).tolist() == inside.tolist()
    assert (laid()[column] == "").any()


def test_a_cell_is_compared_with_its_neighbourhood_else_its_stretch_else_its_zone() -> None:
    holds = {area: middle().within(shape).to_numpy() for area, shape in mapped().items()}
    expected = np.select([holds["town"], holds["walk"], holds["hill"]], ["town", "walk", "hill"], "")
    assert laid()["area_id"].tolist() == expected.tolist()
    assert set(laid()["area_id"]) == {"town", "walk", "hill"}


@pytest.mark.parametrize(("orders", "first"), [([1, 2], "one"), ([2, 1], "two")])
def test_a_centre_on_a_shared_border_is_the_first_areas(orders: list[int], first: str) -> None:
    cell_id = str(laid()["cell_id"].iloc[len(laid()) // 2])
    (place,) = centres([cell_id])
    halves = [
        shapely.box(place.x - 0.002, place.y - 0.002, place.x, place.y + 0.002),
        shapely.box(place.x, place.y - 0.002, place.x + 0.002, place.y + 0.002),
    ]
    both = cell_town().layers["areas"].iloc[:2]
    drawn = both.assign(level="neighbourhood", area_id=["one", "two"], order=orders).set_geometry(halves, crs=both.crs)
    cells = lay_out(with_layer(cell_town(), "areas", drawn)).set_index("cell_id")
    assert cells.loc[cell_id, "area_id"] == first
    assert set(cells["area_id"]) == {"one", "two"}


def test_the_source_is_that_of_the_outline() -> None:
    pairs = laid()[["area_id", "source_id"]].drop_duplicates()
    assert dict(pairs.itertuples(index=False)) == {"town": "register", "hill": "register", "walk": "drawn"}


def test_hexagons_are_whole_valid_and_turn_the_right_way() -> None:
    shapes = laid().geometry
    assert laid().crs == "EPSG:4326"
    assert shapes.is_valid.all()
    assert shapely.is_ccw(shapes.exterior.to_numpy()).all()
    corners = shapes.apply(lambda shape: len(shape.exterior.coords) - 1)
    assert set(corners) == {6}
    coordinates = shapely.get_coordinates(shapes.to_numpy())
    assert (coordinates == coordinates.round(DECIMALS)).all()


def test_hexagons_lie_side_by_side() -> None:
    assert shapely.coverage_is_valid(laid().geometry.to_numpy())


def test_a_hexagon_is_around_its_centre() -> None:
    shapes = laid().geometry.to_crs(METRES)
    offset = [shape.centroid.distance(point) for shape, point in zip(shapes, middle(), strict=True)]
    assert max(offset) < 1


def test_the_share_inside_is_measured_on_the_plane() -> None:
    shapes, whole = laid().geometry.to_crs(METRES), mapped().union_all()
    shares = [shape.intersection(whole).area / shape.area for shape in shapes]
    assert laid()["inside_share"].tolist() == pytest.approx(shares)
    assert laid()["inside_share"].between(0.3, 1).all()
    inner = shapes.within(whole)
    assert laid().loc[inner, "inside_share"].tolist() == pytest.approx([1] * int(inner.sum()))
    assert (laid().loc[~inner, "inside_share"] < 1).all()


def test_the_nearest_street_is_that_of_its_name() -> None:
    streets = cell_town().layers["streets"]
    named = streets[streets["name"] != ""].to_crs(METRES)
    for place, cell in zip(middle(), laid().itertuples(), strict=True):
        away = named.distance(place)
        assert cell.street == named.loc[away.idxmin(), "name"]
        assert cell.street_m == pytest.approx(away.min())


def test_names_are_unique() -> None:
    assert laid()["name_it"].is_unique
    assert laid()["name_en"].is_unique


def test_centres_are_those_of_the_grid() -> None:
    cell = str(laid()["cell_id"].iloc[0])
    latitude, longitude = h3.cell_to_latlng(cell)
    (point,) = centres([cell])
    assert (point.x, point.y) == (longitude, latitude)
    assert centres([]).empty


@settings(deadline=None, max_examples=25)
@given(st.integers(-900, 500), st.integers(-900, 500), st.integers(150, 400))
def test_wherever_an_area_is_its_cells_are_those_around_its_centres(west: int, south: int, size: int) -> None:
    outline = metric(square(west, south, west + size, south + size)).to_crs("EPSG:4326")
    area = cell_town().layers["areas"].iloc[:1].set_geometry(outline.to_numpy())
    cells = lay_out(with_layer(cell_town(), "areas", area))
    assert centres(cells["cell_id"]).intersects(outline[0]).all()
    assert (cells["area_id"] == "town").all()
    assert cells["inside_share"].between(0, 1).all()


def test_an_area_too_small_for_a_centre_has_no_cell() -> None:
    outline = metric(at(3, 3).buffer(1)).to_crs("EPSG:4326")
    tiny = cell_town().layers["areas"].iloc[:1].set_geometry(outline.to_numpy())
    assert lay_out(with_layer(cell_town(), "areas", tiny)).empty
