"""The figures of cells: distances and counts with their bounds, and the nearest place that they come from."""

from __future__ import annotations

import math
from functools import cache

import geopandas as gpd
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import box
from shapely.geometry.base import BaseGeometry

from lib.model.computing.cell_measures import CELL_MEASURES, VENUE_COUNT_METRES, cell_figures
from lib.model.computing.cell_targets import ABOUT, Targets
from lib.model.computing.measures import WEEKEND_NIGHT
from lib.model.computing.surroundings import Surroundings
from tests.cell_town import cell_town
from tests.model_packages import EAST, METRES, NORTH, at, metric

PLACES = st.tuples(st.integers(-1500, 1500), st.integers(-1500, 1500))
COLUMNS = ["value", "lower", "upper", "edge", *ABOUT]


def targets(*known: tuple[tuple[int, int], float], extent: BaseGeometry | None = None) -> Targets:
    points = metric(*(at(*place) for place, _ in known))
    names = [f"place {number}" for number in range(len(known))]
    about = pd.DataFrame({"name": names, "accuracy_m": [metres for _, metres in known]})
    return Targets(points, about.assign(source_id="map", url="", period="2026")[[*ABOUT]], extent)


def origins(*places: tuple[int, int]) -> gpd.GeoSeries:
    return metric(*(at(*place) for place in places)).set_axis([f"cell {number}" for number in range(len(places))])


@cache
def around(reach: int | None = None) -> Surroundings:
    stated = {"reach_m": reach} if reach is not None else {}
    return Surroundings(cell_town(stops=stated, venues=stated))


# the measures


def test_there_are_six_five_distances_and_a_count() -> None:
    counts = {name: measure.within for name, measure in CELL_MEASURES.items() if measure.within is not None}
    assert len(CELL_MEASURES) == 6
    assert counts == {"venues-300m": VENUE_COUNT_METRES}
    assert VENUE_COUNT_METRES == 300


def test_only_the_night_network_has_a_time_of_day() -> None:
    bands = {name: measure.time_band for name, measure in CELL_MEASURES.items() if measure.time_band}
    assert bands == {"distance-night-stop": WEEKEND_NIGHT}


def test_an_incomplete_list_is_less_sure() -> None:
    sure = {name: measure.confidence for name, measure in CELL_MEASURES.items()}
    assert sure["distance-stop"] == sure["distance-crossing"] == "high"
    assert sure["distance-venue"] == sure["venues-300m"] == sure["distance-night-stop"] == "medium"
    assert sure["distance-cared-place"] == "low"


@pytest.mark.parametrize(
    ("indicator", "expected"),
    [
        ("distance-stop", math.hypot(100, 100)),
        ("distance-night-stop", math.hypot(100, 100)),
        ("distance-venue", math.hypot(200, 200)),
        ("venues-300m", 2.0),
        ("distance-crossing", math.hypot(10, 1020)),
        ("distance-cared-place", math.hypot(400, 400)),
    ],
)
def test_each_measures_what_it_says(indicator: str, expected: float) -> None:
    # From the origin: stops at (100, 100) and others, venues at (200, 200) and (-200, 200) within 300 m.
    measure = CELL_MEASURES[indicator]
    found = cell_figures(origins((0, 0)), measure.targets(around()), measure.within)
    assert found["value"].tolist() == pytest.approx([expected], abs=0.01)
    assert list(found.columns) == COLUMNS


@pytest.mark.parametrize(
    ("indicator", "name"),
    [
        ("distance-stop", "Stop 0"),
        ("distance-night-stop", "Stop 0 (N10)"),
        ("distance-crossing", "Middle"),
        ("distance-cared-place", "library"),
    ],
)
def test_each_names_the_nearest(indicator: str, name: str) -> None:
    found = cell_figures(origins((0, 0)), CELL_MEASURES[indicator].targets(around()))
    assert found["name"].tolist() == [name]


# the figures


def test_the_nearest_brings_what_is_known_of_it() -> None:
    known = targets(((0, 100), 0.0), ((0, -40), 15.0))
    found = cell_figures(origins((0, 90), (0, 0)), known)
    assert found.index.tolist() == ["cell 0", "cell 1"]
    assert found["name"].tolist() == ["place 0", "place 1"]
    assert found["accuracy_m"].tolist() == [0, 15]
    assert set(found["source_id"]) == {"map"}


def test_a_distance_that_is_sure_has_no_bounds() -> None:
    found = cell_figures(origins((0, 0), (5, 5)), targets(((0, 100), 0.0), ((300, 0), 0.0)))
    assert found[["lower", "upper"]].isna().all(axis=None)
    assert (found["edge"] == math.inf).all()


def test_a_vague_position_leaves_bounds_around_the_distance() -> None:
    found = cell_figures(origins((0, 0)), targets(((100, 0), 30.0), ((150, 0), 120.0)))
    assert found[["lower", "value", "upper"]].to_numpy().tolist() == [[30, 100, 130]]


def test_a_vague_position_far_away_changes_nothing() -> None:
    found = cell_figures(origins((0, 0)), targets(((100, 0), 0.0), ((900, 0), 120.0)))
    assert found[["lower", "upper"]].isna().all(axis=None)


def test_the_end_of_the_layer_bounds_a_distance_beyond_it() -> None:
    extent = box(EAST - 200, NORTH - 200, EAST + 200, NORTH + 200)
    found = cell_figures(origins((0, 0), (150, 0)), targets(((100, 0), 0.0), extent=extent))
    assert found["edge"].tolist() == [200, 50]
    assert found["lower"].isna().tolist() == [True, True]
    far = cell_figures(origins((-150, 0)), targets(((100, 0), 0.0), extent=extent))
    assert far[["lower", "value", "upper"]].to_numpy().tolist() == [[50, 250, 250]]


def test_a_count_whose_circle_leaves_the_layer_is_the_least_possible() -> None:
    extent = box(EAST - 400, NORTH - 400, EAST + 400, NORTH + 400)
    known = targets(((10, 0), 0.0), ((250, 0), 0.0), ((399, 0), 0.0), extent=extent)
    found = cell_figures(origins((0, 0), (101, 0), (150, 0)), known, 300.0)
    assert found["value"].tolist() == [2, 3, 3]
    assert found["lower"].isna().tolist() == [True, False, False]
    assert found["lower"].tolist()[1:] == [3, 3]
    assert found["upper"].isna().all()


def test_a_circle_that_touches_the_edge_is_still_inside() -> None:
    # The rim of an area is drawn a few centimetres too near: a centre on the outline must not count as outside.
    measure = CELL_MEASURES["venues-300m"]
    found = cell_figures(origins((1000, 500), (1000, 1000)), measure.targets(around(300)), measure.within)
    assert (found["edge"] < 300 + 1e-3).all()
    assert found["lower"].isna().all()
    beyond = cell_figures(origins((1001, 500)), measure.targets(around(300)), measure.within)
    assert beyond["lower"].notna().all()


def test_nothing_around_is_none_and_sure() -> None:
    found = cell_figures(origins((0, 0)), targets(((301, 0), 0.0)), 300.0)
    assert found["value"].tolist() == [0]
    assert found["lower"].isna().all()


@pytest.mark.parametrize("within", [None, 300.0])
def test_without_targets_nothing_is_known(within: float | None) -> None:
    found = cell_figures(origins((0, 0), (1, 1)), targets(), within)
    assert found[["value", "lower", "upper"]].isna().all(axis=None)
    assert found["name"].isna().all()
    assert len(found) == 2


def test_without_cells_there_is_no_figure() -> None:
    assert cell_figures(origins(), targets(((0, 0), 0.0))).empty


@settings(deadline=None, max_examples=60)
@given(
    st.lists(PLACES, min_size=1, max_size=8),
    st.lists(st.tuples(PLACES, st.sampled_from([0.0, 20.0, 150.0])), min_size=1, max_size=12),
)
def test_bounds_hold_the_value(here: list[tuple[int, int]], known: list[tuple[tuple[int, int], float]]) -> None:
    extent = box(EAST - 800, NORTH - 800, EAST + 800, NORTH + 800)
    found = cell_figures(origins(*here), targets(*known, extent=extent))
    bounded = found[found["lower"].notna()]
    assert (bounded["lower"] <= bounded["value"]).all()
    assert (bounded["value"] <= bounded["upper"]).all()
    assert ((bounded["lower"] < bounded["value"]) | (bounded["upper"] > bounded["value"])).all()
    assert found["lower"].isna().equals(found["upper"].isna())


@settings(deadline=None, max_examples=60)
@given(st.lists(PLACES, min_size=1, max_size=8), st.lists(PLACES, min_size=1, max_size=12), st.integers(1, 500))
def test_figures_do_not_depend_on_the_order_of_cells(
    here: list[tuple[int, int]], there: list[tuple[int, int]], within: int
) -> None:
    known, cells = targets(*((place, 0.0) for place in there)), origins(*here)
    for limit in (None, float(within)):
        plain, turned = cell_figures(cells, known, limit), cell_figures(cells.iloc[::-1], known, limit)
        assert turned["value"].reindex(plain.index).equals(plain["value"])


def test_points_in_another_system_are_refused() -> None:
    elsewhere = origins((0, 0)).to_crs("EPSG:32633")
    assert elsewhere.crs != METRES
    with pytest.raises(ValueError, match="differ in CRS"):
        cell_figures(elsewhere, targets(((0, 0), 0.0)))
