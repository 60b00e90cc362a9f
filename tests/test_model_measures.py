"""Areas, points, coverage and river, on squares whose figures are worked out by hand."""

from __future__ import annotations

import math

import geopandas as gpd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.affinity import rotate, translate

from lib.model.computing.areas import area_km2, projected
from lib.model.computing.coverage import QUARTER_SEGMENTS, share_within
from lib.model.computing.points import points_near, points_within
from lib.model.computing.river import REACH, crossings, crossings_per_km, river_length
from tests.model_packages import METRES, at, line, metric, square

KM = metric(square(0, 0, 1000, 1000))
PLACES = st.tuples(st.integers(-300, 1300), st.integers(-300, 1300))
SCATTERED = st.lists(PLACES, min_size=1, max_size=8)


def moved(shapes: gpd.GeoSeries, angle: float, east: float, north: float) -> gpd.GeoSeries:
    """Shapes turned about the town's origin, then pushed."""
    turned = [translate(rotate(shape, angle, origin=at(0, 0)), east, north) for shape in shapes]
    return gpd.GeoSeries(turned, crs=METRES)


def test_surfaces_are_in_square_kilometres() -> None:
    assert area_km2(metric(square(0, 0, 1000, 1000), square(0, 0, 100, 50))).tolist() == pytest.approx([1, 0.005])


def test_a_layer_is_projected_and_named_by_its_key() -> None:
    layer = gpd.GeoDataFrame({"area_id": ["a"]}, geometry=list(KM), crs=METRES).to_crs("EPSG:4326")
    measured = projected(layer, METRES, "area_id")
    assert measured.crs == METRES
    assert area_km2(measured)["a"] == pytest.approx(1, abs=1e-9)


def test_a_degree_in_a_metric_system_is_as_long_as_it_should_be() -> None:
    # 0.01 degrees of longitude at 45 N on the WGS84 ellipsoid are 788.47 m; UTM makes them 0.04 % shorter here.
    ends = gpd.GeoDataFrame(geometry=gpd.points_from_xy([9.0, 9.01], [45.0, 45.0]), crs="EPSG:4326")
    one, other = projected(ends, METRES)
    assert one.distance(other) == pytest.approx(788.47 * 0.9996, abs=0.05)


@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:2227"])
def test_only_a_projected_system_in_metres_is_measured_in(crs: str) -> None:
    layer = gpd.GeoDataFrame(geometry=gpd.points_from_xy([9.0], [45.0]), crs="EPSG:4326")
    with pytest.raises(ValueError, match="not a projected system in metres"):
        projected(layer, crs)


def test_points_are_counted_in_each_area() -> None:
    areas = metric(square(0, 0, 100, 100), square(100, 0, 200, 100), square(500, 500, 600, 600))
    points = metric(at(10, 10), at(50, 50), at(150, 50), at(300, 300))
    assert points_within(areas, points).tolist() == [2, 1, 0]


def test_a_point_on_a_shared_outline_counts_on_both_sides() -> None:
    areas = metric(square(0, 0, 100, 100), square(100, 0, 200, 100))
    assert points_within(areas, metric(at(100, 50))).tolist() == [1, 1]


def test_points_near_an_area_count_up_to_the_limit() -> None:
    points = metric(at(50, 129), at(50, 130), at(50, 131))
    assert points_near(metric(square(0, 0, 100, 100)), points, 30).tolist() == [2]


def test_areas_keep_their_names() -> None:
    named = metric(square(0, 0, 100, 100)).set_axis(["zone"])
    assert points_within(named, metric(at(1, 1))).to_dict() == {"zone": 1}
    assert share_within(named, metric(at(1, 1)), 500)["zone"] == pytest.approx(100)


@pytest.mark.parametrize(
    ("where", "share"),
    [
        ((500, 500), math.pi * 0.09 * 100),  # a whole circle of 300 m in a square kilometre
        ((0, 0), math.pi * 0.09 * 25),  # a quarter of it, from a corner
        ((500, 0), math.pi * 0.09 * 50),  # half of it, from a side
        ((500, -300), 0.0),  # it only touches
        ((5000, 5000), 0.0),
    ],
)
def test_the_share_within_a_distance_of_one_point(where: tuple[int, int], share: float) -> None:
    assert share_within(KM, metric(at(*where)), 300)[0] == pytest.approx(share, rel=2e-4, abs=1e-9)


def test_circles_that_overlap_count_once() -> None:
    once = share_within(KM, metric(at(500, 500)), 300)[0]
    assert share_within(KM, metric(at(500, 500), at(500, 500)), 300)[0] == pytest.approx(once)
    # Two circles of radius r at a distance r: 2 pi r^2 - r^2 (2 pi / 3 - sqrt(3) / 2).
    union = (2 * math.pi - (2 * math.pi / 3 - math.sqrt(3) / 2)) * 0.09 * 100
    assert share_within(KM, metric(at(350, 500), at(650, 500)), 300)[0] == pytest.approx(union, rel=2e-4)


def test_the_stated_error_of_a_circle_holds() -> None:
    circle = metric(at(500, 500)).buffer(300, quad_segs=QUARTER_SEGMENTS)[0]
    true = math.pi * 300**2
    assert 0 < 1 - circle.area / true < 1.01e-4
    edge = circle.exterior.distance(at(500, 500))
    assert 0 < 300 - edge < 300 * 7.6e-5


def test_no_point_covers_nothing() -> None:
    assert share_within(KM, metric(), 300)[0] == 0


@settings(deadline=None)
@given(SCATTERED, st.integers(1, 900), st.integers(1, 900))
def test_a_longer_distance_never_covers_less(places: list[tuple[int, int]], one: int, other: int) -> None:
    points = metric(*(at(*place) for place in places))
    near, far = (share_within(KM, points, metres)[0] for metres in sorted((one, other)))
    assert 0 <= near <= far + 1e-9 <= 100 + 1e-9


@settings(deadline=None)
@given(SCATTERED, PLACES)
def test_one_point_more_never_covers_less(places: list[tuple[int, int]], more: tuple[int, int]) -> None:
    points = [at(*place) for place in places]
    before, after = (share_within(KM, metric(*each), 200)[0] for each in (points, [*points, at(*more)]))
    assert before <= after + 1e-9


@settings(deadline=None)
@given(SCATTERED, st.floats(0, 360), st.floats(-3000, 3000), st.floats(-3000, 3000))
def test_turning_and_pushing_everything_changes_nothing(
    places: list[tuple[int, int]], angle: float, east: float, north: float
) -> None:
    points, course = metric(*(at(*place) for place in places)), metric(line((-50, 500), (1050, 1020)))
    there = [moved(shapes, angle, east, north) for shapes in (KM, points, course)]
    assert share_within(there[0], there[1], 250)[0] == pytest.approx(share_within(KM, points, 250)[0], abs=0.03)
    assert river_length(there[0], there[2])[0] == pytest.approx(river_length(KM, course)[0], abs=0.05)
    assert area_km2(there[0])[0] == pytest.approx(1)


def test_a_river_through_an_area_is_measured_inside_and_a_little_beyond() -> None:
    # 1,000 m inside and REACH at each end.
    assert river_length(KM, metric(line((-500, 500), (1500, 500))))[0] == pytest.approx(1000 + 2 * REACH)


def test_a_river_beside_an_area_counts_up_to_its_reach() -> None:
    beside, away = metric(line((0, 1020), (1000, 1020))), metric(line((0, 1031), (1000, 1031)))
    assert river_length(KM, beside)[0] == pytest.approx(1000)
    assert river_length(KM, away)[0] == 0


def test_a_river_on_a_border_counts_on_both_sides() -> None:
    banks = metric(square(0, 0, 1000, 1000), square(0, 1000, 1000, 2000))
    lengths = river_length(banks, metric(line((0, 1000), (1000, 1000))))
    assert lengths.tolist() == pytest.approx([1000, 1000])


def test_a_river_in_pieces_is_as_long_as_in_one() -> None:
    pieces = metric(line((0, 500), (400, 500)), line((400, 500), (1000, 500)))
    assert river_length(KM, pieces)[0] == pytest.approx(1000)


def test_a_bridge_on_a_border_counts_on_both_sides_and_one_away_on_none() -> None:
    banks = metric(square(0, 0, 1000, 1000), square(0, 1010, 1000, 2000))
    bridges = metric(at(300, 1005), at(600, 1005), at(500, 1041))
    assert crossings(banks, bridges).tolist() == [2, 3]


def test_crossings_per_km_need_enough_river() -> None:
    lengths = river_length(KM, metric(line((0, 500), (500, 500)))).set_axis(["a"])
    bridges = crossings(KM, metric(at(100, 500), at(200, 500))).set_axis(["a"])
    assert crossings_per_km(bridges, lengths)["a"] == pytest.approx(4)
    assert math.isnan(crossings_per_km(bridges, lengths * 0 + 199)["a"])
    assert crossings_per_km(bridges, lengths * 0 + 200)["a"] == 10


def test_layers_in_different_systems_are_refused() -> None:
    elsewhere = metric(at(1, 1)).to_crs("EPSG:32633")
    with pytest.raises(ValueError, match="differ in CRS"):
        points_within(KM, elsewhere)
    with pytest.raises(ValueError, match="differ in CRS"):
        share_within(KM, elsewhere, 300)
    with pytest.raises(ValueError, match="differ in CRS"):
        river_length(KM, metric(line((0, 0), (1, 1))).to_crs("EPSG:32633"))


def test_distances_are_positive() -> None:
    with pytest.raises(ValueError, match="positive"):
        share_within(KM, metric(at(1, 1)), 0)
    with pytest.raises(ValueError, match="negative"):
        points_near(KM, metric(at(1, 1)), -1)
