"""Composites from figures to ranks: worked by hand, with sub-indices, missing components and what changes nothing."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.model.composite import COMPATIBLE, Composite, Method, composite, methods, scored
from tests.composites import PATIENT, Table, frame, same, tables, weights

AMPI = Method("goalposts", "ampi")
MIN_MAX = Method("min-max", "arithmetic")
UP_DOWN = {"x": "higher", "y": "lower"}
METHODS = st.sampled_from([method for method in COMPATIBLE if method.norm != "reference"])


def ordinary(values: pd.DataFrame, method: Method = MIN_MAX, **chosen: float) -> Composite:
    """A composite in which more is better, with equal weights unless others are given."""
    names = [str(name) for name in values]
    return composite(values, dict.fromkeys(names, "higher"), dict.fromkeys(names, 1.0) | chosen, method)


def test_the_adjusted_index_is_worked_step_by_step_from_the_figures() -> None:
    # x: mean 20, half the range 10, goalposts 10 and 30: 70, 100, 130.
    # y, lower is better: mean 4, half the range 3, goalposts 1 and 7: 130, 100, 70.
    # The first and the last: M 100, S 30, cv 0.3, penalty 9; the second has no imbalance.
    found = composite(frame(x=[10, 20, 30], y=[1, 4, 7]), UP_DOWN, {"x": 1, "y": 1}, AMPI)
    assert found.value.to_dict() == pytest.approx({"a": 91, "b": 100, "c": 91})
    assert found.rank.to_dict() == {"a": 2, "b": 1, "c": 2}


def test_min_max_with_an_arithmetic_mean_is_worked_by_hand() -> None:
    # x: 0, 25, 100; y, lower is better: 100, 0, 75; weights 3 to 1.
    found = composite(frame(x=[10, 15, 30], y=[4, 8, 5]), UP_DOWN, {"x": 3, "y": 1}, MIN_MAX)
    assert found.weights.to_dict() == {"x": 0.75, "y": 0.25}
    assert found.value.to_dict() == pytest.approx({"a": 25, "b": 18.75, "c": 93.75})
    assert found.rank.to_dict() == {"a": 2, "b": 3, "c": 1}


def test_a_geometric_mean_moves_scores_that_reach_zero_to_1_and_100() -> None:
    # min-max 0, 50, 100 becomes 1, 50.5, 100: the first has sqrt(1 * 100), the second 50.5.
    found = ordinary(frame(x=[0, 5, 10], y=[10, 5, 0]), Method("min-max", "geometric"))
    same(found.scores, frame(x=[1, 50.5, 100], y=[100, 50.5, 1]))
    assert found.value.to_dict() == pytest.approx({"a": 10, "b": 50.5, "c": 10})


def test_other_scales_of_a_geometric_mean_stay_as_they_are() -> None:
    values = frame(x=[5, 10, 15], y=[9, 10, 11])
    directions = {"x": "higher", "y": "higher"}
    for norm in ("z-score", "reference"):
        same(
            scored(values, directions, Method(norm, "geometric")),
            scored(values, directions, Method(norm, "arithmetic")),
        )


def test_goalposts_and_the_adjusted_index_go_with_nothing_else() -> None:
    assert len(COMPATIBLE) == 9
    for method in (Method("goalposts", "arithmetic"), Method("min-max", "ampi"), Method("rank", "harmonic")):
        assert method not in COMPATIBLE
        with pytest.raises(ValueError, match="do not go together"):
            ordinary(frame(x=[1, 2, 3], y=[3, 2, 1]), method)


def test_sub_indices_stand_theme_by_theme_in_the_order_given() -> None:
    values = frame(x=[0, 5, 10], y=[10, 5, 0], z=[0, 10, 5])
    themes = {"z": "night", "x": "day", "y": "day"}
    found = composite(values, dict.fromkeys("xyz", "higher"), {"x": 3, "y": 1, "z": 1}, MIN_MAX, themes)
    same(found.themes, frame(night=[0, 100, 50], day=[25, 50, 75]))
    # The whole is made of the components: 0.6 x + 0.2 y + 0.2 z.
    assert found.value.to_dict() == pytest.approx({"a": 20, "b": 60, "c": 70})


def test_a_sub_index_too_needs_two_thirds_of_its_components() -> None:
    values = frame(x=[0, 5, 10, 8], y=[None, 5, 0, 1], z=[0, 10, 5, 7])
    themes = {"x": "day", "y": "day", "z": "night"}
    found = composite(values, dict.fromkeys("xyz", "higher"), dict.fromkeys("xyz", 1.0), MIN_MAX, themes)
    assert found.themes["day"].isna()["a"]
    assert found.themes.at["a", "night"] == 0
    assert found.value["a"] == 0


def test_without_themes_there_are_no_sub_indices() -> None:
    found = ordinary(frame(x=[1, 2, 3], y=[3, 2, 1]))
    assert found.themes.shape == (3, 0)


def test_every_composite_says_what_share_of_its_components_it_has() -> None:
    found = ordinary(frame(x=[1, 2, 3, 4], y=[1, 2, None, 4], z=[1, None, None, 3]))
    assert (found.have.to_dict(), found.total) == ({"a": 3, "b": 2, "c": 1, "d": 3}, 3)
    assert found.share.to_dict() == pytest.approx({"a": 1, "b": 2 / 3, "c": 1 / 3, "d": 1})
    assert list(found.too_few) == ["c"]
    assert found.value.isna().to_dict() == {"a": False, "b": False, "c": True, "d": False}
    assert pd.isna(found.rank["c"])


def test_a_component_without_weight_is_left_out_and_need_not_be_there() -> None:
    values = frame(x=[1, 2, 3], y=[3, 1, 2], z=[None, 5, 6])
    found, without = ordinary(values, z=0.0), ordinary(values[["x", "y"]])
    assert list(found.scores) == ["x", "y"]
    assert found.total == 2
    pd.testing.assert_series_equal(found.value, without.value)


def test_two_units_beside_each_other_are_not_ranked() -> None:
    found = ordinary(frame(x=[1, 2], y=[4, 3]))
    assert not found.ranked
    assert found.value.notna().all()
    assert found.rank.isna().all()
    three = ordinary(frame(x=[1, 2, 3], y=[4, 3, None]))
    assert not three.ranked
    assert three.rank.isna().all()
    assert ordinary(frame(x=[1, 2, 3], y=[4, 3, 5])).ranked


def test_equal_composites_share_their_place() -> None:
    found = ordinary(frame(x=[0.1, 0.3, 0.2], y=[0.3, 0.1, 0.2]))
    assert found.rank.to_dict() == {"a": 1, "b": 1, "c": 1}


def test_weights_and_components_belong_together() -> None:
    values = frame(x=[1, 2, 3], y=[3, 2, 1])
    for chosen in ({"x": 1.0}, {"x": 1.0, "y": 1.0, "z": 1.0}, {"x": 1.0, "z": 1.0}):
        with pytest.raises(ValueError, match="every component needs a weight"):
            composite(values, {"x": "higher", "y": "higher"}, chosen, MIN_MAX)


def test_indicators_without_a_better_end_cannot_be_components() -> None:
    with pytest.raises(ValueError, match="no better end: y"):
        composite(frame(x=[1, 2, 3], y=[3, 2, 1]), {"x": "higher", "y": "context"}, {"x": 1, "y": 1}, MIN_MAX)


def test_figures_of_zero_and_more_allow_every_method() -> None:
    values = frame(x=[4, 5, 6], y=[7, 5, 6])
    assert methods(values, UP_DOWN) == COMPATIBLE


def test_figures_below_zero_allow_no_ratio() -> None:
    found = methods(frame(x=[-4, 5, 6], y=[7, 5, 6]), UP_DOWN)
    assert {method.norm for method in set(COMPATIBLE) - set(found)} == {"reference"}


def test_scores_of_zero_allow_no_geometric_mean() -> None:
    # y, lower is better: the last has three times the mean of 2, a score of 200 - 300.
    found = methods(frame(x=[4, 5, 6], y=[0, 0, 6]), UP_DOWN)
    assert set(COMPATIBLE) - set(found) == {Method("reference", "geometric")}


@settings(deadline=None, max_examples=30)
@given(tables(), st.data())
def test_every_method_that_is_offered_gives_a_figure_to_who_has_enough(table: Table, data: st.DataObject) -> None:
    values, directions = table
    chosen = data.draw(weights(values))
    for method in methods(values, directions):
        found = composite(values, directions, chosen, method)
        assert (found.value.notna() == (found.have * 3 >= found.total * 2)).all()
        assert np.isfinite(found.value.dropna()).all()


@PATIENT
@given(tables(), METHODS, st.data())
def test_the_order_of_units_and_components_changes_nothing(table: Table, method: Method, data: st.DataObject) -> None:
    values, directions = table
    chosen = data.draw(weights(values))
    units = data.draw(st.permutations(list(values.index)))
    names = data.draw(st.permutations(list(values.columns)))
    found = composite(values, directions, chosen, method)
    shuffled = composite(values.loc[units, names], directions, chosen, method)
    same(shuffled.value.loc[values.index].to_frame(), found.value.to_frame())
    pd.testing.assert_series_equal(shuffled.rank.loc[values.index], found.rank)


@PATIENT
@given(tables(), METHODS, st.data())
def test_the_names_of_components_change_nothing(table: Table, method: Method, data: st.DataObject) -> None:
    values, directions = table
    chosen = data.draw(weights(values))
    new = dict(zip(values.columns, data.draw(st.permutations(list(values.columns))), strict=True))
    found = composite(values, directions, chosen, method)
    renamed = composite(
        values.rename(columns=new),
        {new[name]: of for name, of in directions.items()},
        {new[name]: weight for name, weight in chosen.items()},
        method,
    )
    same(renamed.value.to_frame(), found.value.to_frame())


@PATIENT
@given(tables(), METHODS, st.data())
def test_scaling_the_weights_changes_nothing(table: Table, method: Method, data: st.DataObject) -> None:
    values, directions = table
    chosen = data.draw(weights(values))
    factor = data.draw(st.integers(2, 100))
    found = composite(values, directions, chosen, method)
    scaled = composite(values, directions, {name: weight * factor for name, weight in chosen.items()}, method)
    same(scaled.value.to_frame(), found.value.to_frame())
    assert scaled.weights.sum() == pytest.approx(1)


@PATIENT
@given(tables(), METHODS, st.integers(1, 50), st.integers(-99, 99), st.data())
def test_another_unit_of_measure_of_one_component_changes_nothing(
    table: Table, method: Method, factor: int, shift: int, data: st.DataObject
) -> None:
    values, directions = table
    chosen = data.draw(weights(values))
    name = data.draw(st.sampled_from(list(values.columns)))
    converted = values.assign(**{name: values[name] * factor + shift})
    found, other = (composite(each, directions, chosen, method) for each in (values, converted))
    same(other.value.to_frame(), found.value.to_frame())


@PATIENT
@given(tables(missing=False), st.sampled_from(["min-max", "z-score", "rank"]), st.data())
def test_a_better_figure_never_lowers_the_composite_of_its_unit(table: Table, norm: str, data: st.DataObject) -> None:
    values, directions = table
    chosen = data.draw(weights(values))
    name = data.draw(st.sampled_from(list(values.columns)))
    unit = data.draw(st.sampled_from(list(values.index)))
    better = values.copy()
    better.loc[unit, name] += data.draw(st.integers(1, 2000)) * (1 if directions[name] == "higher" else -1)
    if better[name].nunique() > 1:
        before, after = (composite(each, directions, chosen, Method(norm, "arithmetic")) for each in (values, better))
        assert after.value[unit] >= before.value[unit] - 1e-7


@PATIENT
@given(tables(), METHODS)
def test_nothing_is_filled_in(table: Table, method: Method) -> None:
    values, directions = table
    found = composite(values, directions, dict.fromkeys(directions, 1.0), method)
    pd.testing.assert_frame_equal(found.scores.isna(), values.isna())
    assert (found.have == values.notna().sum(axis=1)).all()


@PATIENT
@given(tables(), METHODS, st.data())
def test_every_theme_holds_what_its_components_make(table: Table, method: Method, data: st.DataObject) -> None:
    values, directions = table
    chosen = data.draw(weights(values))
    themes = {name: data.draw(st.sampled_from(("night", "day"))) for name in directions}
    found = composite(values, directions, chosen, method, themes)
    for theme in set(themes.values()):
        own = [name for name, of in themes.items() if of == theme]
        alone = composite(values[own], directions, {name: chosen[name] for name in own}, method)
        same(found.themes[[theme]], alone.value.to_frame(theme))
