from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.model.extremes import extremes
from tests.cell_packages import CELLS, FAR, cell_town


def named(indicator_id: str, most: int = 10, **far: float) -> str:
    return "".join(row["area_id"] for row in extremes(cell_town(**far), indicator_id, most))


def test_the_farthest_come_first_and_equals_keep_their_order() -> None:
    assert named("far") == "bdcaef"


def test_where_more_is_better_the_least_come_first() -> None:
    assert named("green", 3) == "abc"


def test_an_indicator_without_a_better_end_gives_its_largest() -> None:
    assert named("busy", 2) == "ab"


def test_areas_and_cells_without_a_figure_are_not_listed() -> None:
    assert "g" not in named("far")
    assert not set(named("far")) - set(CELLS)
    assert named("plain") == ""


@pytest.mark.parametrize("most", [0, 1, 5, 100])
def test_there_are_never_more_than_asked_for(most: int) -> None:
    assert len(named("far", most)) == min(most, len(FAR))


@given(st.lists(st.floats(0, 1e4), min_size=6, max_size=6))
def test_no_cell_left_out_is_farther(distances: list[float]) -> None:
    far = dict(zip("abcdef", distances, strict=True))
    listed = named("far", 3, **far)
    assert min(far[cell] for cell in listed) >= max(far[cell] for cell in far if cell not in listed)
