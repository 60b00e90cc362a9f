"""What cells are called: by the nearest street with a name, with numbers where it has several."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.model.computing.cell_names import names, nearest_street
from tests.cell_town import STREETS, cell_town, with_layer
from tests.model_packages import METRES, at, line, metric

NAMED = [name for name in STREETS if name]


def both(*streets: str) -> list[tuple[str, str]]:
    found = names(pd.Series(list(streets)))
    return list(zip(found["name_it"], found["name_en"], strict=True))


def test_cells_of_one_street_are_numbered_in_their_order() -> None:
    assert both("Mill Lane", "Quay", "Mill Lane", "Quay", "Mill Lane") == [
        ("Mill Lane, cella 1", "Mill Lane, cell 1"),
        ("Quay, cella 1", "Quay, cell 1"),
        ("Mill Lane, cella 2", "Mill Lane, cell 2"),
        ("Quay, cella 2", "Quay, cell 2"),
        ("Mill Lane, cella 3", "Mill Lane, cell 3"),
    ]


def test_a_single_cell_of_a_street_has_no_number() -> None:
    assert both("Mill Lane", "Quay", "Quay")[0] == ("presso Mill Lane", "near Mill Lane")


def test_two_names_of_one_street_are_kept_apart_from_the_number() -> None:
    assert both("Mill Lane, Quay", "Mill Lane, Quay", "Mill Lane") == [
        ("Mill Lane / Quay, cella 1", "Mill Lane / Quay, cell 1"),
        ("Mill Lane / Quay, cella 2", "Mill Lane / Quay, cell 2"),
        ("presso Mill Lane", "near Mill Lane"),
    ]


def test_without_a_street_cells_are_counted() -> None:
    assert both("", "Mill Lane", "") == [
        ("Cella 1", "Cell 1"),
        ("presso Mill Lane", "near Mill Lane"),
        ("Cella 2", "Cell 2"),
    ]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(["", "Mill Lane", "Quay", "Mill Lane, Quay", "Hill Way"]), max_size=30))
def test_no_two_cells_have_one_name(streets: list[str]) -> None:
    found = both(*streets)
    assert len({italian for italian, _ in found}) == len({english for _, english in found}) == len(streets)


def test_no_cell_is_no_name() -> None:
    assert names(pd.Series([], dtype="str")).empty


def test_the_index_is_that_of_the_streets() -> None:
    found = names(pd.Series(["Quay", "Quay"], index=["b", "a"]))
    assert found.loc["b", "name_en"] == "Quay, cell 1"
    assert found.loc["a", "name_en"] == "Quay, cell 2"


def test_the_nearest_street_is_a_straight_line_away() -> None:
    points = metric(at(0, 240), at(0, 700), at(-985, 40), at(500, -1300)).set_axis(list("abcd"))
    found = nearest_street(points, cell_town())
    assert found["street"].tolist() == ["Long Street", "North Road, Mill Lane", "Corner", "Hill Way"]
    assert found["street_m"].tolist() == pytest.approx([10, 100, 30, 300], abs=0.01)
    assert list(found.index) == list("abcd")


def test_points_in_degrees_are_measured_in_metres() -> None:
    points = metric(at(0, 240), at(500, -1300))
    plain, degrees = (nearest_street(each, cell_town()) for each in (points, points.to_crs("EPSG:4326")))
    assert degrees["street_m"].tolist() == pytest.approx(plain["street_m"].tolist(), abs=1e-3)


def test_a_street_without_a_name_is_passed_over() -> None:
    # The nameless one lies 10 m away, the nearest with a name 240 m.
    found = nearest_street(metric(at(0, 490)), cell_town())
    assert found["street"].tolist() == ["Long Street"]
    assert found["street_m"].tolist() == pytest.approx([240], abs=0.01)


def test_of_two_streets_as_near_it_is_the_first() -> None:
    for listed in (["Quay", "Mill Lane"], ["Mill Lane", "Quay"]):
        drawn = [line((0, 0), (100, 0)), line((0, 0), (100, 0))]
        streets = gpd.GeoDataFrame({"name": listed}, geometry=drawn, crs=METRES)
        found = nearest_street(metric(at(50, 20)), with_layer(cell_town(), "streets", streets))
        assert found["street"].tolist() == listed[:1]


def test_a_town_without_named_streets_names_none() -> None:
    nameless = cell_town().layers["streets"].assign(name="")
    found = nearest_street(metric(at(0, 0)), with_layer(cell_town(), "streets", nameless))
    assert found["street"].tolist() == [""]
    assert found["street_m"].isna().all()


@settings(deadline=None, max_examples=60)
@given(st.tuples(st.integers(-1200, 1200), st.integers(-1200, 1200)))
def test_no_named_street_is_nearer(place: tuple[int, int]) -> None:
    (found,) = nearest_street(metric(at(*place)), cell_town()).itertuples()
    away = {name: STREETS[name].distance(at(*place)) for name in NAMED}
    assert found.street_m == pytest.approx(min(away.values()), abs=0.01)
    assert away[str(found.street)] == pytest.approx(min(away.values()), abs=0.01)
