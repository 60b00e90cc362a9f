"""Areas summed up by their cells: the median, its bounds, and what is said of where it comes from."""

from __future__ import annotations

import statistics
from functools import cache
from typing import Any

import geopandas as gpd
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.model.computing.cell_measures import CELL_MEASURES
from lib.model.computing.cell_medians import MEMBERS, median, median_rows
from lib.model.computing.cell_rows import Measured, measured
from lib.model.computing.cells import lay_out
from tests.cell_town import cell_town, with_layer
from tests.model_packages import AREAS, OBSERVATION

Row = dict[str, str]
NAN = float("nan")
VALUES = st.integers(0, 1000)


@cache
def cells() -> gpd.GeoDataFrame:
    return lay_out(cell_town())


@cache
def known(*, near: bool = False) -> dict[str, Measured]:
    stated: dict[str, Any] = {"reach_m": 300, "reach_of": ["neighbourhood"]} if near else {}
    return {each.key["indicator_id"]: each for each in measured(cell_town(stops=stated, venues=stated), cells())}


def rows(indicator: str, *, near: bool = False) -> dict[str, Row]:
    found = median_rows(known(near=near)[indicator], cells(), cell_town())
    return {row["area_id"]: row for row in found}


def figures(*known_bounds: tuple[float, float, float]) -> pd.DataFrame:
    return pd.DataFrame(known_bounds, columns=["value", "lower", "upper"])


def members(area_id: str) -> pd.Series:
    return pd.Series(cells()[MEMBERS[AREAS[area_id][0]]] == area_id)


# the median


def test_the_median_of_sure_figures_is_sure() -> None:
    found = median(figures((10, NAN, NAN), (30, NAN, NAN), (50, NAN, NAN)))
    assert found["value"] == 30
    assert pd.isna(found["lower"])
    assert pd.isna(found["upper"])


def test_of_an_even_number_it_is_the_middle_of_two() -> None:
    assert median(figures((10, NAN, NAN), (20, NAN, NAN)))["value"] == 15


def test_bounds_of_the_median_are_the_medians_of_the_bounds() -> None:
    assert median(figures((10, 5, 15), (30, 10, 90), (50, NAN, NAN))) == {"value": 30, "lower": 10, "upper": 50}


def test_a_doubt_that_cannot_move_the_median_leaves_it_sure() -> None:
    found = median(figures((10, 0, 12), (30, NAN, NAN), (50, NAN, NAN)))
    assert found["value"] == 30
    assert pd.isna(found["lower"])


def test_figures_without_an_upper_end_may_be_any_larger_one() -> None:
    few = median(figures((1, 1, NAN), (2, NAN, NAN), (7, NAN, NAN)))
    assert few == {"value": 2, "lower": 2, "upper": 7}
    many = median(figures((1, 1, NAN), (2, 2, NAN), (7, NAN, NAN)))
    assert (many["value"], many["lower"]) == (2, 2)
    assert pd.isna(many["upper"])


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(VALUES, VALUES, VALUES).map(sorted), min_size=1, max_size=15), st.data())
def test_wherever_the_true_figures_are_their_median_is_inside(triples: list[list[int]], data: st.DataObject) -> None:
    found = median(figures(*((middle, low, high) for low, middle, high in triples)))
    true = statistics.median(data.draw(st.integers(low, high)) for low, _, high in triples)
    if pd.isna(found["lower"]):
        assert true == found["value"]
    else:
        assert found["lower"] <= true <= found["upper"]
        assert found["lower"] <= found["value"] <= found["upper"]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(VALUES, st.booleans()), min_size=1, max_size=15), st.integers(0, 5000))
def test_however_large_what_a_minimum_stands_for_the_median_is_inside(
    counts: list[tuple[int, bool]], more: int
) -> None:
    found = median(figures(*((value, value if least else NAN, NAN) for value, least in counts)))
    true = statistics.median(value + more * least for value, least in counts)
    if pd.isna(found["lower"]):
        assert true == found["value"]
    else:
        assert found["lower"] <= true
        assert pd.isna(found["upper"]) or true <= found["upper"]


@settings(deadline=None, max_examples=60)
@given(st.lists(VALUES, min_size=1, max_size=15), st.randoms(use_true_random=False))
def test_the_order_of_figures_does_not_matter(values: list[int], random: Any) -> None:
    shuffled = list(values)
    random.shuffle(shuffled)
    one, other = (median(figures(*((value, NAN, NAN) for value in each))) for each in (values, shuffled))
    assert one["value"] == other["value"] == statistics.median(values)


# the rows


@pytest.mark.parametrize("indicator", CELL_MEASURES)
def test_every_area_has_a_row_in_its_order(indicator: str) -> None:
    found = rows(indicator)
    assert list(found) == list(AREAS)
    assert all(set(row) <= {"area_id", *OBSERVATION} for row in found.values())
    assert {row["indicator_id"] for row in found.values()} == {indicator}


@pytest.mark.parametrize("indicator", CELL_MEASURES)
def test_the_value_is_the_median_of_the_cells_with_their_centre_inside(indicator: str) -> None:
    values = known()[indicator].figures["value"]
    for area_id, row in rows(indicator).items():
        inside = values[members(area_id).to_numpy()]
        assert float(row["value"]) == pytest.approx(statistics.median(inside), abs=0.00501)
        assert row["count"] == str(len(inside))
        assert f"Median of {len(inside)} cells" in row["note_en"]
        assert f"from {inside.min():.0f} to {inside.max():.0f} " in row["note_en"]


def test_each_area_has_the_cells_of_its_level() -> None:
    assert members("town").sum() == members("west").sum() + members("east").sum()
    assert members("walk").sum() > 0
    assert members("hill").sum() > 0


def test_an_assumed_boundary_makes_it_indicative_and_less_sure() -> None:
    found = rows("distance-stop")
    assert (found["walk"]["status"], found["walk"]["confidence"]) == ("indicative", "medium")
    assert (found["town"]["status"], found["town"]["confidence"]) == ("computed", "high")
    assert rows("distance-cared-place")["walk"]["confidence"] == "low"


def test_the_source_is_that_of_the_cells_or_the_catalogues_where_they_have_several() -> None:
    assert {row["source_id"] for row in rows("distance-stop").values()} == {"timetable"}
    cared = known()["distance-cared-place"].figures["source_id"]
    for area_id, row in rows("distance-cared-place").items():
        theirs = set(cared[members(area_id).to_numpy()])
        assert row["source_id"] == (theirs.pop() if len(theirs) == 1 else "list")
    assert rows("distance-cared-place")["town"]["source_id"] == "list"


def test_the_date_is_the_latest_of_the_cells() -> None:
    assert {row["period"] for row in rows("distance-stop").values()} == {"2023-04"}
    periods = set(known()["distance-cared-place"].figures["period"][members("town").to_numpy()])
    assert periods == {"2026-05", "2026-01-01"}
    assert rows("distance-cared-place")["town"]["period"] == "2026-05"


def test_units_are_said_in_each_language() -> None:
    row = rows("venues-300m")["town"]
    assert row["note_it"].endswith("locali.")
    assert row["note_en"].endswith("venues.")


def test_bounds_are_explained_where_there_are_any() -> None:
    for row in rows("distance-cared-place").values():
        assert float(row["lower"]) <= float(row["value"]) <= float(row["upper"])
        assert "median of the cells' lower ends" in row["note_en"]
    assert all(not row["lower"] for row in rows("distance-stop").values())


def test_minima_among_the_counts_are_told() -> None:
    found = rows("venues-300m", near=True)
    least = known(near=True)["venues-300m"].figures["lower"].notna()
    for area_id, row in found.items():
        minima = int(least[members(area_id).to_numpy()].sum())
        assert (f"In {minima} of these cells the count is a minimum" in row["note_en"]) == (minima > 0)
    assert "minimum" in found["hill"]["note_en"]
    assert "minimum" not in found["east"]["note_en"]


def test_an_area_without_a_cell_is_not_computable_and_says_why() -> None:
    only = cells()[cells()["stretch_id"] == ""].reset_index(drop=True)
    (found,) = (each for each in measured(cell_town(), only) if each.key["indicator_id"] == "distance-stop")
    row = {each["area_id"]: each for each in median_rows(found, only, cell_town())}["walk"]
    assert row["status"] == "not computable"
    assert row["note_en"] == "No cell has its centre in the area."
    assert "value" not in row


def test_an_area_with_one_cell_says_so() -> None:
    only = cells()[members("hill")].head(1).reset_index(drop=True)
    (found,) = (each for each in measured(cell_town(), only) if each.key["indicator_id"] == "distance-stop")
    row = {each["area_id"]: each for each in median_rows(found, only, cell_town())}["hill"]
    assert row["count"] == "1"
    assert row["note_en"] == "A single cell has its centre in the area."


def test_without_a_target_no_area_is_computable() -> None:
    empty = with_layer(cell_town(), "venues", cell_town().layers["venues"].iloc[:0])
    (found,) = (each for each in measured(empty, cells()) if each.key["indicator_id"] == "venues-300m")
    told = {row["note_en"] for row in median_rows(found, cells(), empty)}
    assert told == {"There is nothing in the layer to measure to."}
