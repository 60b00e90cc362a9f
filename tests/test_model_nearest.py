"""Distances to the nearest of some points: every one is compared with the plain search among all of them."""

from __future__ import annotations

import math
from itertools import starmap
from random import Random

import geopandas as gpd
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import Point, box

from lib.model.computing.nearest import count_within, distance_interval, distance_to_edge, distance_to_nearest, nearest
from tests.model_packages import EAST, METRES, NORTH, at, line, metric

Place = tuple[float, float]
METRE = st.floats(-2000, 2000).map(lambda each: round(each, 2))
PLACES = st.tuples(METRE, METRE)
SOME = st.lists(PLACES, min_size=1, max_size=25)
ACCURACIES = st.sampled_from([0.0, 15.0, 30.0, 60.0, 150.0])
KNOWN = st.lists(st.tuples(PLACES, ACCURACIES), min_size=1, max_size=25)


def points(places: list[Place], labels: list[str] | None = None) -> gpd.GeoSeries:
    return gpd.GeoSeries(list(starmap(at, places)), index=labels, crs=METRES)


def apart(one: Place, other: Place) -> float:
    return math.hypot(one[0] - other[0], one[1] - other[1])


def nearest_target(origins: gpd.GeoSeries, targets: gpd.GeoSeries) -> pd.Series:
    return nearest(origins, targets)["target"]


def every(places: list[Place], metres: float) -> pd.Series:
    return pd.Series(metres, index=range(len(places)))


# the nearest


def test_the_sides_of_a_right_triangle_are_measured() -> None:
    found = distance_to_nearest(points([(0, 0), (300, 400)], ["a", "b"]), points([(30, 40), (1000, 1000)]))
    assert found.to_dict() == pytest.approx({"a": 50, "b": math.hypot(270, 360)})


def test_a_target_in_the_same_place_is_at_no_distance() -> None:
    assert distance_to_nearest(metric(at(7, 7)), metric(at(7, 7), at(8, 8))).tolist() == [0]


@settings(deadline=None, max_examples=60)
@given(SOME, SOME)
def test_every_distance_is_the_least_of_all(here: list[Place], there: list[Place]) -> None:
    found = distance_to_nearest(points(here), points(there))
    assert found.tolist() == pytest.approx([min(apart(one, other) for other in there) for one in here], abs=1e-6)


@settings(deadline=None, max_examples=60)
@given(SOME, SOME)
def test_the_named_target_is_at_that_distance(here: list[Place], there: list[Place]) -> None:
    named = {f"target-{number}": place for number, place in enumerate(there)}
    targets = points(there, list(named))
    nearest, distances = nearest_target(points(here), targets), distance_to_nearest(points(here), targets)
    for own, label, metres in zip(here, nearest, distances, strict=True):
        assert apart(own, named[label]) == pytest.approx(metres, abs=1e-6)


def test_of_targets_in_one_place_the_first_is_named() -> None:
    targets = points([(500, 0), (10, 0), (10, 0), (10, 0)], ["far", "first", "second", "third"])
    assert nearest_target(points([(0, 0)]), targets).tolist() == ["first"]
    assert nearest_target(points([(0, 0)]), targets.iloc[::-1]).tolist() == ["third"]


@settings(deadline=None, max_examples=60)
@given(SOME, SOME, PLACES)
def test_one_target_more_is_never_farther(here: list[Place], there: list[Place], more: Place) -> None:
    before, after = (distance_to_nearest(points(here), points(each)) for each in (there, [*there, more]))
    assert (after <= before + 1e-9).all()


@settings(deadline=None, max_examples=60)
@given(SOME, SOME, st.integers(-100_000, 100_000), st.integers(-100_000, 100_000))
def test_pushing_everything_changes_no_distance(here: list[Place], there: list[Place], east: int, north: int) -> None:
    origins, targets = points(here), points(there)
    pushed = distance_to_nearest(origins.translate(east, north), targets.translate(east, north))
    assert pushed.tolist() == pytest.approx(distance_to_nearest(origins, targets).tolist(), abs=1e-6)


@settings(deadline=None, max_examples=60)
@given(SOME, SOME, st.randoms(use_true_random=False))
def test_the_order_of_targets_does_not_matter(here: list[Place], there: list[Place], random: Random) -> None:
    shuffled = list(there)
    random.shuffle(shuffled)
    one, other = (distance_to_nearest(points(here), points(each)) for each in (there, shuffled))
    assert one.tolist() == pytest.approx(other.tolist(), abs=1e-9)


# the count


@settings(deadline=None, max_examples=60)
@given(SOME, SOME, st.integers(0, 3000))
def test_every_count_is_that_of_the_plain_search(here: list[Place], there: list[Place], metres: int) -> None:
    limits = [apart(one, other) for one in here for other in there]
    if any(abs(each - metres) < 1e-6 for each in limits):
        metres += 1
    found = count_within(points(here), points(there), metres)
    assert found.tolist() == [sum(apart(one, other) <= metres for other in there) for one in here]


def test_the_limit_itself_counts() -> None:
    targets = points([(300, 0), (0, 300.001), (180, 240), (-300, 0)])
    assert count_within(points([(0, 0)]), targets, 300).tolist() == [3]


def test_nothing_near_is_none_and_no_target_is_none_too() -> None:
    assert count_within(points([(0, 0)]), points([(301, 0)]), 300).tolist() == [0]
    assert count_within(points([(0, 0)]), points([]), 300).tolist() == [0]


@pytest.mark.parametrize("metres", [-1, float("nan")])
def test_a_count_needs_a_distance(metres: float) -> None:
    with pytest.raises(ValueError, match="negative"):
        count_within(points([(0, 0)]), points([(0, 0)]), metres)


# the interval


@settings(deadline=None, max_examples=60)
@given(SOME, KNOWN)
def test_every_interval_is_that_of_the_plain_search(here: list[Place], known: list[tuple[Place, float]]) -> None:
    there, spread = [place for place, _ in known], pd.Series([metres for _, metres in known])
    found = distance_interval(points(here), points(there), spread)
    lower = [min(max(0.0, apart(one, place) - metres) for place, metres in known) for one in here]
    upper = [min(apart(one, place) + metres for place, metres in known) for one in here]
    assert found["lower"].tolist() == pytest.approx(lower, abs=1e-6)
    assert found["upper"].tolist() == pytest.approx(upper, abs=1e-6)


@settings(deadline=None, max_examples=60)
@given(SOME, KNOWN, st.lists(st.tuples(st.floats(0, 1), st.floats(0, 2 * math.pi)), min_size=25, max_size=25))
def test_wherever_the_targets_really_are_the_distance_is_in_the_interval(
    here: list[Place], known: list[tuple[Place, float]], moves: list[tuple[float, float]]
) -> None:
    spread = pd.Series([metres for _, metres in known])
    found = distance_interval(points(here), points([place for place, _ in known]), spread)
    true = [
        (x + share * metres * math.cos(turn), y + share * metres * math.sin(turn))
        for ((x, y), metres), (share, turn) in zip(known, moves, strict=False)
    ]
    distances = distance_to_nearest(points(here), points(true))
    assert (found["lower"] <= distances + 1e-6).all()
    assert (distances <= found["upper"] + 1e-6).all()


@settings(deadline=None, max_examples=60)
@given(SOME, SOME)
def test_exact_positions_leave_no_doubt(here: list[Place], there: list[Place]) -> None:
    found = distance_interval(points(here), points(there), every(there, 0.0))
    distances = distance_to_nearest(points(here), points(there))
    assert (found["lower"] == distances).all()
    assert (found["upper"] == distances).all()


def test_a_vague_target_can_be_nearer_than_the_nearest() -> None:
    # The exact one is 100 m away; the vague one, 150 m away, may be anywhere up to 120 m from its point.
    found = distance_interval(points([(0, 0)]), points([(100, 0), (150, 0)]), pd.Series([0.0, 120.0]))
    assert found.to_dict("list") == {"lower": [30.0], "upper": [100.0]}


def test_a_distance_is_never_negative() -> None:
    found = distance_interval(points([(0, 0)]), points([(10, 0)]), pd.Series([60.0]))
    assert found.to_dict("list") == {"lower": [0.0], "upper": [70.0]}


def test_where_the_layer_ends_something_nearer_may_lie() -> None:
    extent = box(EAST - 1000, NORTH - 50, EAST + 1000, NORTH + 50)
    here = points([(0, 0), (0, 40), (900, 0), (0, 60)])
    found = distance_interval(here, points([(0, 0), (800, 0)]), pd.Series([0.0, 0.0]), extent)
    assert found["lower"].tolist() == pytest.approx([0, 10, 50, 0])
    assert found["upper"].tolist() == pytest.approx([0, 40, 100, 60])


@settings(deadline=None, max_examples=60)
@given(SOME, SOME, PLACES)
def test_a_target_beyond_the_edge_stays_inside_the_interval(
    here: list[Place], there: list[Place], unseen: Place
) -> None:
    extent = box(EAST - 1000, NORTH - 1000, EAST + 1000, NORTH + 1000)
    found = distance_interval(points(here), points(there), every(there, 0.0), extent)
    beyond = [] if extent.covers(at(*unseen)) else [unseen]
    true = distance_to_nearest(points(here), points([*there, *beyond]))
    assert (found["lower"] <= true + 1e-6).all()
    assert (true <= found["upper"] + 1e-6).all()


def test_the_distance_to_the_edge_is_none_outside() -> None:
    extent = box(EAST, NORTH, EAST + 100, NORTH + 100)
    here = points([(50, 50), (10, 90), (100, 50), (150, 50)], list("abcd"))
    assert distance_to_edge(here, extent).to_dict() == {"a": 50, "b": 10, "c": 0, "d": 0}


def test_a_hole_has_an_edge_too() -> None:
    extent = box(EAST, NORTH, EAST + 100, NORTH + 100).difference(box(EAST + 40, NORTH + 40, EAST + 60, NORTH + 60))
    assert distance_to_edge(points([(35, 50), (50, 50)]), extent).tolist() == [5, 0]


# what is missing or wrong


NOWHERE = [None, Point(), Point(float("nan"), float("nan"))]


@pytest.mark.parametrize("nothing", NOWHERE, ids=["none", "empty", "nan"])
def test_a_target_without_a_position_is_left_out(nothing: Point | None) -> None:
    targets = gpd.GeoSeries([nothing, at(100, 0), at(300, 0)], index=["lost", "near", "far"], crs=METRES)
    here = points([(0, 0)])
    assert distance_to_nearest(here, targets).tolist() == [100]
    assert nearest_target(here, targets).tolist() == ["near"]
    assert count_within(here, targets, 300).tolist() == [2]
    spread = pd.Series([float("nan"), 10.0, 0.0], index=targets.index)
    assert distance_interval(here, targets, spread).to_dict("list") == {"lower": [90.0], "upper": [110.0]}


@pytest.mark.parametrize("nothing", NOWHERE, ids=["none", "empty", "nan"])
def test_an_origin_without_a_position_has_no_distance(nothing: Point | None) -> None:
    here = gpd.GeoSeries([nothing, at(0, 0)], index=["lost", "found"], crs=METRES)
    targets, extent = points([(100, 0)]), box(EAST - 30, NORTH - 30, EAST + 30, NORTH + 30)
    assert distance_to_nearest(here, targets).isna().tolist() == [True, False]
    assert nearest_target(here, targets).tolist() == [None, 0]
    assert count_within(here, targets, 300).isna().tolist() == [True, False]
    bounds = distance_interval(here, targets, pd.Series([5.0]), extent)
    assert bounds.isna().to_numpy().tolist() == [[True, True], [False, False]]
    assert bounds.to_numpy().tolist()[1] == [30, 105]
    assert distance_to_edge(here, extent).isna().tolist() == [True, False]


@pytest.mark.parametrize("targets", [points([]), gpd.GeoSeries([None], crs=METRES)], ids=["empty", "without-position"])
def test_without_targets_nothing_is_known(targets: gpd.GeoSeries) -> None:
    here = points([(0, 0), (1, 1)])
    assert distance_to_nearest(here, targets).isna().all()
    assert nearest_target(here, targets).tolist() == [None, None]
    bounds = distance_interval(
        here, targets, pd.Series(0.0, index=targets.index), box(EAST, NORTH, EAST + 9, NORTH + 9)
    )
    assert bounds.isna().all(axis=None)


def test_without_origins_nothing_is_found() -> None:
    assert distance_to_nearest(points([]), points([(0, 0)])).empty
    assert count_within(points([]), points([(0, 0)]), 10).empty


def test_systems_that_differ_are_refused() -> None:
    elsewhere = points([(0, 0)]).to_crs("EPSG:32633")
    with pytest.raises(ValueError, match="differ in CRS"):
        distance_to_nearest(points([(0, 0)]), elsewhere)
    with pytest.raises(ValueError, match="differ in CRS"):
        nearest_target(points([(0, 0)]), elsewhere)
    with pytest.raises(ValueError, match="differ in CRS"):
        count_within(points([(0, 0)]), elsewhere, 10)
    with pytest.raises(ValueError, match="differ in CRS"):
        distance_interval(points([(0, 0)]), elsewhere, pd.Series([0.0]))


def test_degrees_are_no_metres() -> None:
    degrees = points([(0, 0)]).to_crs("EPSG:4326")
    with pytest.raises(ValueError, match="not a projected system"):
        distance_to_nearest(degrees, degrees)
    unknown = gpd.GeoSeries([Point(0, 0)])
    with pytest.raises(ValueError, match="not a projected system"):
        distance_to_nearest(unknown, unknown)


def test_lines_are_not_points() -> None:
    river = metric(line((0, 0), (100, 0)))
    with pytest.raises(ValueError, match="between points"):
        distance_to_nearest(points([(0, 0)]), river)
    with pytest.raises(ValueError, match="between points"):
        distance_to_nearest(river, points([(0, 0)]))


@pytest.mark.parametrize("metres", [-1.0, float("nan")])
def test_an_accuracy_is_a_number_of_metres(metres: float) -> None:
    with pytest.raises(ValueError, match="accuracy of a position"):
        distance_interval(points([(0, 0)]), points([(5, 5)]), pd.Series([metres]))


def test_an_accuracy_is_that_of_its_own_target() -> None:
    with pytest.raises(ValueError, match="differ in index"):
        distance_interval(points([(0, 0)]), points([(5, 5)], ["a"]), pd.Series([1.0], index=["b"]))
