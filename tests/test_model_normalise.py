"""Components on one scale: each way worked by hand, and what no unit of measure and no order may change."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.model.composites.normalise import (
    NORMALISATIONS,
    distance,
    goalpost_score,
    goalposts,
    min_max,
    rank_score,
    z_score,
)
from tests.composites import LARGEST, PATIENT, Table, frame, same, tables

NAN = math.nan
UP_DOWN = {"x": "higher", "y": "lower"}
WAYS = st.sampled_from(sorted(NORMALISATIONS))


def test_min_max_runs_from_the_worst_to_the_best() -> None:
    # x: from 10 to 30; y, lower is better: from 8 to 4.
    found = min_max(frame(x=[10, 15, 30], y=[4, 8, 5]), UP_DOWN)
    same(found, frame(x=[0, 25, 100], y=[100, 0, 75]))


def test_z_scores_have_mean_100_and_a_population_standard_deviation_of_10() -> None:
    # x: mean 5, squares 9 + 1 + 1 + 1 + 0 + 0 + 4 + 16 = 32 over 8 units: sd 2.
    found = z_score(frame(x=[2, 4, 4, 4, 5, 5, 7, 9]), {"x": "higher"})
    same(found, frame(x=[85, 95, 95, 95, 100, 100, 110, 120]))


def test_z_scores_are_turned_round_where_lower_is_better() -> None:
    same(z_score(frame(y=[2, 4, 4, 4, 5, 5, 7, 9]), {"y": "lower"}), frame(y=[115, 105, 105, 105, 100, 100, 90, 80]))


def test_places_are_spread_evenly_and_equal_figures_share_them() -> None:
    # x: the two 7s hold the places 2 and 3 of 5 from the worst: (2.5 - 1) / 4.
    found = rank_score(frame(x=[7, 1, 7, 90, 50], y=[1, 2, 3, 4, 5]), UP_DOWN)
    same(found, frame(x=[37.5, 0, 37.5, 100, 75], y=[100, 75, 50, 25, 0]))


def test_places_are_counted_among_those_with_a_figure() -> None:
    same(rank_score(frame(x=[3, None, 2, 1]), {"x": "higher"}), frame(x=[100, None, 50, 0]))


def test_the_distance_is_a_ratio_to_the_mean() -> None:
    # x: mean 20; y: mean 5, lower is better: 200 - 100 x / 5.
    found = distance(frame(x=[10, 20, 30], y=[0, 5, 10]), UP_DOWN)
    same(found, frame(x=[50, 100, 150], y=[200, 100, 0]))


def test_the_distance_may_be_to_another_reference() -> None:
    found = distance(frame(x=[10, 20, 30], y=[0, 5, 10]), UP_DOWN, pd.Series({"y": 2.5, "x": 40.0}))
    same(found, frame(x=[25, 50, 75], y=[200, 0, -200]))


@pytest.mark.parametrize("figures", [[-1, 5, 9], [-9, -5, -1]])
def test_figures_below_zero_have_no_ratio(figures: list[float | None]) -> None:
    with pytest.raises(ValueError, match=r"below 0: x$"):
        distance(frame(x=figures, y=[1, 2, 3]), UP_DOWN)


@pytest.mark.parametrize("reference", [0.0, -3.0])
def test_a_reference_is_above_zero(reference: float) -> None:
    with pytest.raises(ValueError, match=r"below 0: x$"):
        distance(frame(x=[1, 2, 3]), {"x": "higher"}, pd.Series({"x": reference}))


def test_goalposts_stand_half_the_range_from_the_reference() -> None:
    # x: mean 10, range 30; y: mean 4, range 6.
    found = goalposts(frame(x=[0, 0, 30], y=[1, 4, 7]))
    assert found.to_dict("index") == {"x": {"lower": -5.0, "upper": 25.0}, "y": {"lower": 1.0, "upper": 7.0}}
    assert goalposts(frame(x=[0, 0, 30]), pd.Series({"x": 20.0})).to_dict("list") == {"lower": [5.0], "upper": [35.0]}


def test_scores_between_goalposts_are_worked_step_by_step() -> None:
    # x: (0 + 5) / 30 * 60 + 70 = 80, and (30 + 5) / 30 * 60 + 70 = 140, beyond the upper goalpost.
    # y: (1 - 1) / 6 * 60 + 70 = 70, 100 and 130, and their complements to 200, as lower is better.
    found = goalpost_score(frame(x=[0, 0, 30], y=[1, 4, 7]), UP_DOWN)
    same(found, frame(x=[80, 80, 140], y=[130, 100, 70]))


def test_given_goalposts_score_70_and_130_and_their_middle_100() -> None:
    posts = pd.DataFrame({"lower": [0.0, 10.0], "upper": [10.0, 30.0]}, index=["x", "y"])
    found = goalpost_score(frame(x=[0, 5, 10, 20], y=[10, 20, 30, 40]), UP_DOWN, posts)
    same(found, frame(x=[70, 100, 130, 190], y=[130, 100, 70, 40]))


@pytest.mark.parametrize("posts", [(5.0, 5.0), (6.0, 5.0)])
def test_the_lower_goalpost_is_below_the_upper_one(posts: tuple[float, float]) -> None:
    ends = pd.DataFrame([posts], columns=["lower", "upper"], index=["x"])
    with pytest.raises(ValueError, match="has to be below the upper one: x"):
        goalpost_score(frame(x=[1, 2, 3]), {"x": "higher"}, ends)


@pytest.mark.parametrize("way", NORMALISATIONS)
def test_a_component_needs_a_better_end(way: str) -> None:
    for directions in ({"x": "higher", "y": "context"}, {"x": "higher"}, {"x": "higher", "y": ""}):
        with pytest.raises(ValueError, match="no better end: y"):
            NORMALISATIONS[way](frame(x=[1, 2, 3], y=[1, 2, 3]), directions)


@pytest.mark.parametrize("way", NORMALISATIONS)
def test_a_component_on_which_units_do_not_differ_is_refused(way: str) -> None:
    for figures in ([4, 4, 4], [4, None, None], [4, 4, None]):
        with pytest.raises(ValueError, match="do not differ on: y"):
            NORMALISATIONS[way](frame(x=[1, 2, 3], y=figures), UP_DOWN)


@pytest.mark.parametrize("way", NORMALISATIONS)
def test_a_component_stands_there_once(way: str) -> None:
    doubled = pd.concat([frame(x=[1, 2, 3]), frame(x=[1, 2, 3])], axis=1)
    with pytest.raises(ValueError, match="only once"):
        NORMALISATIONS[way](doubled, UP_DOWN)


@pytest.mark.parametrize("way", NORMALISATIONS)
def test_a_component_without_any_figure_has_no_score(way: str) -> None:
    found = NORMALISATIONS[way](frame(x=[1, 2, 3], y=[None, None, None]), UP_DOWN)
    assert found["y"].isna().all()
    assert found["x"].notna().all()


@PATIENT
@given(tables(), WAYS)
def test_what_is_missing_stays_missing_and_nothing_else(table: Table, way: str) -> None:
    values, directions = table
    pd.testing.assert_frame_equal(NORMALISATIONS[way](values, directions).isna(), values.isna())


@PATIENT
@given(tables(), WAYS, st.data())
def test_the_order_of_units_and_components_changes_nothing(table: Table, way: str, data: st.DataObject) -> None:
    values, directions = table
    units = data.draw(st.permutations(list(values.index)))
    names = data.draw(st.permutations(list(values.columns)))
    shuffled = NORMALISATIONS[way](values.loc[units, names], directions)
    same(shuffled.loc[values.index, values.columns], NORMALISATIONS[way](values, directions))


@PATIENT
@given(tables(), WAYS)
def test_the_names_of_components_change_nothing(table: Table, way: str) -> None:
    values, directions = table
    renamed = {name: f"z-{9 - place}" for place, name in enumerate(values.columns)}
    found = NORMALISATIONS[way](values.rename(columns=renamed), {renamed[name]: of for name, of in directions.items()})
    same(found, NORMALISATIONS[way](values, directions).rename(columns=renamed))


@PATIENT
@given(tables(), st.sampled_from(["min-max", "z-score", "rank", "goalposts"]), st.integers(1, 50), st.integers(-99, 99))
def test_another_unit_of_measure_changes_nothing(table: Table, way: str, factor: int, shift: int) -> None:
    values, directions = table
    same(NORMALISATIONS[way](values * factor + shift, directions), NORMALISATIONS[way](values, directions))


@PATIENT
@given(tables(), st.integers(1, 50))
def test_a_ratio_stands_another_unit_with_the_same_zero(table: Table, factor: int) -> None:
    values, directions = table
    same(distance(values * factor, directions), distance(values, directions))


@PATIENT
@given(tables(), st.integers(1, 50), st.integers(-99, 99))
def test_goalposts_may_be_in_another_unit_with_the_figures(table: Table, factor: int, shift: int) -> None:
    values, directions = table
    posts = goalposts(values)
    same(
        goalpost_score(values * factor + shift, directions, posts * factor + shift), goalpost_score(values, directions)
    )


@PATIENT
@given(tables(), WAYS, st.data())
def test_a_better_figure_never_lowers_its_score(table: Table, way: str, data: st.DataObject) -> None:
    values, directions = table
    name = data.draw(st.sampled_from(list(values.columns)))
    unit = data.draw(st.sampled_from(list(values.index[values[name].notna()])))
    step = data.draw(st.integers(1, 3 * LARGEST)) * (1 if directions[name] == "higher" else -1)
    better = values.copy()
    better.loc[unit, name] += step
    shifted = LARGEST * 3 if way == "reference" else 0  # a ratio has no figures below 0
    before, after = (NORMALISATIONS[way](each + shifted, directions) for each in (values, better))
    if better[name].nunique() > 1:
        assert float(after.loc[unit, name]) >= float(before.loc[unit, name]) - 1e-7


@PATIENT
@given(tables(), WAYS)
def test_the_better_of_two_figures_has_the_better_score(table: Table, way: str) -> None:
    values, directions = table
    scores = NORMALISATIONS[way](values, directions)
    for name, direction in directions.items():
        known = values[name].dropna()
        order = known.sort_values(ascending=direction == "higher").index
        steps = np.diff(scores.loc[order, name])
        assert (steps >= -1e-7).all()
        assert ((steps > 1e-9) == (np.diff(known[order]) != 0)).all()


@PATIENT
@given(tables())
def test_reversing_the_direction_mirrors_the_scores(table: Table) -> None:
    values, directions = table
    reverse = {name: "lower" if of == "higher" else "higher" for name, of in directions.items()}
    for way, whole in (("min-max", 100), ("rank", 100), ("z-score", 200), ("goalposts", 200), ("reference", 200)):
        same(NORMALISATIONS[way](values, reverse), whole - NORMALISATIONS[way](values, directions))
