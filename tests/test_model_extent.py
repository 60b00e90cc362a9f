"""How far a layer reaches: what its description states, drawn around the areas."""

from __future__ import annotations

import math
from typing import Any

import pytest
from shapely.geometry.base import BaseGeometry

from lib.model.computing.areas import projected
from lib.model.computing.extent import extent
from tests.cell_town import cell_town
from tests.model_packages import AREAS, METRES, at


def stated(**keys: Any) -> BaseGeometry:
    found = extent(cell_town(stops=keys), "stops")
    assert found is not None
    return found


def test_a_layer_without_a_stated_reach_has_no_edge() -> None:
    assert extent(cell_town(), "stops") is None
    assert extent(cell_town(stops={"period": "2020"}), "stops") is None


def test_a_layer_that_nobody_describes_has_no_edge() -> None:
    assert extent(cell_town(), "gardens") is None


def test_the_reach_is_counted_from_every_area() -> None:
    found = stated(reach_m=300)
    assert found.covers(at(0, 1399))
    assert not found.covers(at(0, 1401))
    assert found.covers(at(500, -1299))
    assert not found.covers(at(500, -1301))


def test_the_reach_may_be_of_some_levels_only() -> None:
    found = stated(reach_m=300, reach_of=["neighbourhood"])
    assert found.covers(at(0, 1299))
    assert not found.covers(at(0, 1301))
    assert not found.covers(at(500, -301))
    both = stated(reach_m=300, reach_of=["neighbourhood", "stretch"])
    assert both.covers(at(0, 1399))
    assert not both.covers(at(500, -301))


def test_a_reach_of_nothing_is_the_areas_themselves() -> None:
    mapped = projected(cell_town().layers["areas"], METRES).union_all()
    assert stated(reach_m=0).symmetric_difference(mapped).area < 1


def test_the_surface_is_that_of_the_areas_and_a_rim() -> None:
    # A rectangle of 2 x 1 km: two sides, two ends and a circle in all of its corners.
    found = stated(reach_m=300, reach_of=["neighbourhood"])
    rim = 2 * 2000 * 300 + 2 * 1000 * 300 + math.pi * 300**2
    assert found.area == pytest.approx(2e6 + rim, rel=1e-4)


def test_the_edge_is_drawn_no_farther_than_it_is() -> None:
    corner = stated(reach_m=300, reach_of=["neighbourhood"])
    distances = [AREAS["town"][-1].distance(at(1000 + x, 1000 + y)) for x, y in ((212, 212), (290, 76), (150, 259))]
    for (x, y), metres in zip(((212, 212), (290, 76), (150, 259)), distances, strict=True):
        assert metres < 300
        assert corner.covers(at(1000 + x, 1000 + y)) == (metres < 300 * (1 - 7.6e-5))


@pytest.mark.parametrize("metres", ["300", -1, float("nan"), True, None, [300]])
def test_a_reach_that_is_no_distance_is_refused(metres: Any) -> None:
    with pytest.raises(ValueError, match="is no distance"):
        stated(reach_m=metres)


@pytest.mark.parametrize("levels", [[], ["square"]])
def test_a_reach_of_no_mapped_area_is_refused(levels: list[str]) -> None:
    with pytest.raises(ValueError, match="no mapped area"):
        stated(reach_m=300, reach_of=levels)
