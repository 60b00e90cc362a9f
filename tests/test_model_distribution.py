from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.model.distribution import Distribution, distribution
from tests.cell_packages import FAR, cell_town


def of(bins: int = 30, indicator_id: str = "far", far: dict[str, float] | None = None) -> Distribution:
    found = distribution(cell_town(**(far or {})), indicator_id, bins)
    assert found
    return found


def test_each_area_has_its_cells_by_rising_value() -> None:
    north, south = of().spreads
    assert (north.area_id, south.area_id) == ("north", "south")
    assert [dot.cell_id for dot in north.dots] == ["a", "c", "b", "d"]
    assert (north.least, north.most, north.median) == (100.0, 300.0, 250.0)
    assert (south.least, south.most, south.median) == (0.0, 50.0, 25.0)


def test_a_cell_without_a_figure_is_not_drawn_nor_is_its_area() -> None:
    assert "walk" not in [spread.area_id for spread in of().spreads]
    assert "walk" in [spread.area_id for spread in of(indicator_id="green").spreads]


def test_equal_values_lie_on_each_other() -> None:
    north = of().spreads[0]
    same = [dot for dot in north.dots if dot.value == 300]
    assert [dot.level for dot in same] == [0, 1]
    assert same[0].bin == same[1].bin


def test_bins_have_a_round_width_and_hold_everything() -> None:
    found = of(bins=10)
    assert (found.start, found.width) == (0.0, 50.0)
    assert found.position(250.0) == pytest.approx(0.5)


def test_a_value_on_an_edge_falls_in_the_upper_bin() -> None:
    north = of(bins=10).spreads[0]
    assert [dot.bin for dot in north.dots] == [2, 4, 6, 6]


def test_no_figures_no_distribution() -> None:
    assert distribution(cell_town(), "plain") is None


def test_all_at_nought_fit_in_the_first_bin() -> None:
    found = of(far=dict.fromkeys("abcdef", 0.0))
    assert {dot.bin for spread in found.spreads for dot in spread.dots} == {0}


@given(st.lists(st.floats(0, 1e5), min_size=6, max_size=6), st.integers(2, 40))
def test_every_cell_is_drawn_once_within_the_bins(distances: list[float], bins: int) -> None:
    found = of(bins=bins, far=dict(zip(FAR, distances, strict=True)))
    dots = [dot for spread in found.spreads for dot in spread.dots]
    assert Counter(dot.cell_id for dot in dots) == Counter(list(FAR))
    assert all(0 <= dot.bin < bins for dot in dots)
    places = [(spread.area_id, dot.bin, dot.level) for spread in found.spreads for dot in spread.dots]
    assert len(set(places)) == len(places)
    for spread in found.spreads:
        assert [dot.bin for dot in spread.dots] == sorted(dot.bin for dot in spread.dots)
        assert spread.least <= spread.median <= spread.most
