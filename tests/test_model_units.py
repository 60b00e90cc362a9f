from __future__ import annotations

import pytest

from lib.model.units import ids, level_of, levels, related, scales, units
from lib.store import Package
from tests.cell_packages import AREAS, CELLS, cell_town
from tests.model_packages import town


@pytest.fixture(scope="module")
def package() -> Package:
    return cell_town()


def test_areas_come_before_cells_in_the_order_of_the_package(package: Package) -> None:
    assert list(units(package)["area_id"]) == [*AREAS, *CELLS]


def test_a_cell_has_the_columns_of_an_area(package: Package) -> None:
    rows = units(package).set_index("area_id")
    assert list(units(package).columns) == list(package.tables["areas"].columns)
    assert (rows.at["a", "level"], rows.at["a", "parent_id"], rows.at["a", "hue"]) == ("cell", "north", "warm")
    assert (rows.at["a", "name_it"], rows.at["a", "limits_it"], rows.at["g", "parent_id"]) == ("a it", "", "walk")


def test_the_scales_end_with_the_cells(package: Package) -> None:
    assert scales(package) == ("neighbourhood", "zone", "stretch", "cell")
    assert levels(package) == ("neighbourhood", "zone", "stretch")


def test_a_package_without_cells_has_its_levels_alone() -> None:
    package = town()
    assert scales(package) == levels(package) == ("neighbourhood", "zone", "stretch")
    assert list(units(package)["area_id"]) == list(package.tables["areas"]["area_id"])


def test_ids_of_a_scale(package: Package) -> None:
    assert ids(package, "cell") == tuple(CELLS)
    assert ids(package, "neighbourhood") == ("north", "south")
    assert ids(package, "no-such-scale") == ()


def test_every_unit_has_a_level(package: Package) -> None:
    assert (level_of(package, "mill"), level_of(package, "g")) == ("zone", "cell")
    with pytest.raises(KeyError):
        level_of(package, "nowhere")


@pytest.mark.parametrize(
    ("area", "scale", "found"),
    [
        ("a", "neighbourhood", ("north",)),
        ("a", "zone", ("mill",)),
        ("c", "zone", ()),
        ("g", "stretch", ("walk",)),
        ("g", "neighbourhood", ()),
        ("north", "cell", ("a", "b", "c", "d")),
        ("mill", "cell", ("a", "b")),
        ("walk", "cell", ("g",)),
        ("mill", "neighbourhood", ("north",)),
        ("north", "zone", ("mill",)),
        ("south", "zone", ()),
    ],
)
def test_what_holds_a_unit_and_what_it_holds(package: Package, area: str, scale: str, found: tuple[str, ...]) -> None:
    assert related(package, area, scale) == found
