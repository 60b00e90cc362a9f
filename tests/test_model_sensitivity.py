"""Ranks drawn over weights and methods: cases worked by hand, the same draws for a seed, and what changes nothing."""

from __future__ import annotations

import math
import time
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import beta

from lib.model.composite import COMPATIBLE, Method, composite
from lib.model.composites.sensitivity import SEED, Sensitivity, sensitivity
from tests.composites import Table, frame, tables, weights

MIN_MAX = Method("min-max", "arithmetic")
HIGHER = {"x": "higher", "y": "higher"}
EQUAL = {"x": 1.0, "y": 1.0}
FEW = settings(deadline=None, max_examples=30)
LADDER = frame(x=[1, 2, 3, 4], y=[10, 20, 30, 40])
"""Each unit is better than the one before on everything."""
SEESAW = frame(x=[0, 1, 2], y=[2, 1, 0])
"""Two ends and a middle: what is first depends on which component weighs more."""


def drawn(values: pd.DataFrame, draws: int = 2000, method: Method = MIN_MAX, **chosen: float) -> Sensitivity:
    """Draws over the weights alone."""
    return sensitivity(values, HIGHER, EQUAL | chosen, draws, among=(method,))


def test_who_is_better_on_everything_is_first_in_every_draw() -> None:
    found = sensitivity(LADDER, HIGHER, EQUAL, draws=500)
    assert (found.ranks == [4, 3, 2, 1]).all()
    table = found.table()
    assert list(table.index) == ["d", "c", "b", "a"]
    for column in ("median", "low", "high"):
        assert list(table[column]) == [1, 2, 3, 4]
    assert found.surviving() == (3, 3)
    assert found.better("d", "a") == 1
    assert found.better("a", "d") == 0


def test_where_it_depends_on_the_weights_no_difference_survives() -> None:
    found = drawn(SEESAW)
    assert set(map(tuple, found.ranks)) == {(1, 2, 3), (3, 2, 1)}
    table = found.table()
    assert list(table.loc["a", ["low", "high"]]) == [1, 3]
    assert list(table.loc["b", ["low", "median", "high"]]) == [2, 2, 2]
    assert found.surviving() == (0, 2)


def test_equal_weights_make_every_mix_as_likely_as_any_other() -> None:
    # Dirichlet(1, 1): the first is ahead of the last when the second component weighs more than a half.
    found = drawn(SEESAW, draws=20_000)
    assert found.concentration == 2
    assert found.better("a", "c") == pytest.approx(0.5, abs=4 * math.sqrt(0.25 / 20_000))


@pytest.mark.parametrize(("x", "y"), [(3, 1), (1, 3), (2, 1)])
def test_the_draws_are_centred_on_the_chosen_weights(x: float, y: float) -> None:
    # The weight of x is Beta(2 x / (x + y), 2 y / (x + y)), and c is ahead of a when it is above a half.
    size = 20_000
    share = float(beta.sf(0.5, 2 * x / (x + y), 2 * y / (x + y)))
    found = drawn(SEESAW, draws=size, x=x, y=y)
    assert found.better("c", "a") == pytest.approx(share, abs=4 * math.sqrt(share * (1 - share) / size))


def test_a_component_without_weight_never_gets_any() -> None:
    found = drawn(SEESAW, y=0.0)
    assert (found.ranks == [3, 2, 1]).all()
    assert found.concentration == 1


def test_methods_take_turns() -> None:
    # x: a is far ahead; y and its mirror: places tell less than distances.
    values = frame(x=[100, 1, 0, 2], y=[0, 2, 3, 1])
    tried = (MIN_MAX, Method("rank", "arithmetic"))
    both = sensitivity(values, HIGHER, EQUAL, draws=100, among=tried)
    alone = [sensitivity(values, HIGHER, EQUAL, draws=100, among=(method,)) for method in tried]
    assert both.methods == tried
    for place, one in enumerate(alone):
        assert (both.ranks[place::2] == one.ranks[place::2]).all()
    assert (alone[0].ranks != alone[1].ranks).any()


def test_all_methods_that_the_figures_allow_are_tried() -> None:
    assert sensitivity(LADDER, HIGHER, EQUAL, draws=9).methods == COMPATIBLE
    below = sensitivity(LADDER - 2, HIGHER, EQUAL, draws=9)
    assert {method.norm for method in set(COMPATIBLE) - set(below.methods)} == {"reference"}


def test_equal_scores_share_the_smaller_rank() -> None:
    found = drawn(frame(x=[5, 5, 1, 9], y=[5, 5, 1, 9]), draws=20)
    assert (found.ranks == [2, 2, 4, 1]).all()
    assert found.better("a", "b") == found.better("b", "a") == 0


def test_units_without_enough_components_are_not_ranked() -> None:
    values = frame(x=[1, 2, 3, 4], y=[4, 3, 2, None])
    found = drawn(values)
    assert list(found.units) == ["a", "b", "c"]
    assert found.ranks.shape == (2000, 3)
    with pytest.raises(KeyError):
        found.better("a", "d")


def test_two_units_are_not_ranked() -> None:
    for values in (frame(x=[1, 2], y=[3, 1]), frame(x=[1, 2, 3], y=[3, 1, None])):
        with pytest.raises(ValueError, match="fewer than three units"):
            drawn(values)


@pytest.mark.parametrize(("draws", "among"), [(0, None), (-1, None), (10, ())])
def test_there_is_something_to_draw(draws: int, among: tuple[Method, ...] | None) -> None:
    with pytest.raises(ValueError, match="at least one draw"):
        sensitivity(LADDER, HIGHER, EQUAL, draws, among=among)


def test_a_component_without_a_better_end_is_refused() -> None:
    with pytest.raises(ValueError, match="no better end"):
        sensitivity(LADDER, HIGHER | {"y": "context"}, EQUAL)


def test_the_interval_runs_from_the_5th_to_the_95th_percentile_outwards() -> None:
    # One unit with the ranks 1 to 40, each once: 5 % of 39 steps is 1.95, taken down; 95 % is 37.05, taken up.
    ranks = np.arange(1, 41, dtype=np.int16)[:, np.newaxis]
    table = Sensitivity(ranks, pd.Index(["a"]), (), SEED, 1.0).table()
    assert list(table.loc["a", ["low", "median", "high"]]) == [2, 20, 39]


def test_thirds_are_counted_by_rank() -> None:
    ranks = np.array([[1, 2, 3, 4, 5, 6], [6, 3, 2, 4, 5, 1]], dtype=np.int16)
    table = Sensitivity(ranks, pd.Index(list("abcdef")), (), SEED, 1.0).table()
    assert table["best_third"].to_dict() == {"a": 0.5, "b": 0.5, "c": 0.5, "d": 0, "e": 0, "f": 0.5}
    assert table["worst_third"].to_dict() == {"a": 0.5, "b": 0, "c": 0, "d": 0, "e": 1, "f": 0.5}


def test_a_difference_survives_from_95_draws_of_100() -> None:
    for wins, survives in ((95, 1), (94, 0)):
        ranks = np.array([[1, 2]] * wins + [[2, 1]] * (100 - wins), dtype=np.int16)
        found = Sensitivity(ranks, pd.Index(["a", "b"]), (), SEED, 1.0)
        assert found.neighbours().to_dict("records") == [{"upper": "a", "lower": "b", "share": wins / 100}]
        assert found.surviving() == (survives, 1)


def test_equal_medians_are_in_the_order_of_the_means_then_of_the_ids() -> None:
    ranks = np.array([[2, 2, 2, 1], [2, 1, 2, 4], [2, 2, 2, 4]], dtype=np.int16)
    table = Sensitivity(ranks, pd.Index(["d", "c", "a", "b"]), (), SEED, 1.0).table()
    assert list(table.index) == ["c", "a", "d", "b"]


def test_the_same_seed_gives_the_same_draws_and_another_one_others() -> None:
    values = frame(x=[3, 1, 7, 5, 2], y=[4, 6, 1, 2, 5])
    first, again = (sensitivity(values, HIGHER, EQUAL, 200) for _ in range(2))
    other = sensitivity(values, HIGHER, EQUAL, 200, seed=SEED + 1)
    assert (first.ranks == again.ranks).all()
    assert (first.ranks != other.ranks).any()
    assert first.seed == SEED


@FEW
@given(tables(), st.data())
def test_the_order_of_units_and_components_changes_nothing(table: Table, data: st.DataObject) -> None:
    values, directions = table
    chosen = data.draw(weights(values))
    if (values.notna().sum(axis=1) * 3 >= values.shape[1] * 2).sum() < 3:
        return
    units = data.draw(st.permutations(list(values.index)))
    names = data.draw(st.permutations(list(values.columns)))
    found = sensitivity(values, directions, chosen, 60)
    shuffled = sensitivity(values.loc[units, names], directions, {name: chosen[name] for name in names}, 60)
    pd.testing.assert_frame_equal(shuffled.table(), found.table())
    assert shuffled.surviving() == found.surviving()


@FEW
@given(tables(missing=False), st.integers(1, 50), st.integers(2, 99))
def test_another_unit_of_measure_and_scaled_weights_change_nothing(table: Table, factor: int, times: int) -> None:
    values, directions = table
    chosen = dict.fromkeys(directions, 1.0)
    found = sensitivity(values, directions, chosen, 60)
    other = sensitivity(values * factor, directions, {name: times * weight for name, weight in chosen.items()}, 60)
    pd.testing.assert_frame_equal(other.table(), found.table())


@FEW
@given(tables(), st.data())
def test_ranks_are_whole_and_intervals_hold_their_median(table: Table, data: st.DataObject) -> None:
    values, directions = table
    if (values.notna().sum(axis=1) * 3 >= values.shape[1] * 2).sum() < 3:
        return
    found = sensitivity(values, directions, data.draw(weights(values)), 60)
    size = len(found.units)
    assert (found.ranks.min(axis=1) == 1).all()
    assert found.ranks.max() <= size
    # As many units are ranked before the one at rank r as r says.
    for row in found.ranks:
        assert [int((row < rank).sum()) + 1 for rank in row] == row.tolist()
    rows = found.table()
    assert ((rows["low"] <= rows["median"]) & (rows["median"] <= rows["high"])).all()
    assert list(rows["median"]) == sorted(rows["median"])
    for one, other in pairwise(rows.index):
        assert 0 <= found.better(one, other) + found.better(other, one) <= 1


def test_each_draw_is_the_composite_of_its_weights() -> None:
    values = frame(x=[3, 1, 7, 5, 2], y=[4, 6, 1, None, 5], z=[9, 2, 4, 6, None])
    directions = {"x": "higher", "y": "lower", "z": "higher"}
    found = sensitivity(values, directions, {"z": 1, "x": 2, "y": 1}, 18)
    mixes = np.random.default_rng(SEED).dirichlet([1.5, 0.75, 0.75], size=18)
    for place, mix in enumerate(mixes):
        method = found.methods[place % len(found.methods)]
        alone = composite(values, directions, dict(zip("xyz", mix, strict=True)), method)
        assert found.ranks[place].tolist() == alone.rank.tolist()


@pytest.mark.parametrize(("units", "components", "draws"), [(36, 20, 1000), (340, 5, 500)])
def test_cities_and_cells_take_well_under_a_second(units: int, components: int, draws: int) -> None:
    generator = np.random.default_rng(1)
    names = [f"c{place}" for place in range(components)]
    values = pd.DataFrame(
        generator.gamma(2, 50, (units, components)), columns=names, index=[str(unit) for unit in range(units)]
    )
    values = values.mask(generator.random(values.shape) < 0.1)
    start = time.perf_counter()
    found = sensitivity(values, dict.fromkeys(names, "higher"), dict.fromkeys(names, 1.0), draws)
    found.table()
    found.surviving()
    assert time.perf_counter() - start < 1
    assert found.ranks.shape[0] == draws
