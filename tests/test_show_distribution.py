"""The dots of all cells by value: what is said, drawn and marked."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from lib.show.lists.distribution import dot_piles
from lib.show.maps.cells import value_cells
from lib.store import Package
from tests.cell_packages import FAR, cell_town
from tests.hostile import TEXT

DOT = re.compile(r'<b class="(c\d)( on)?" data-area="(\w+)" style="left:([\d.]+)%;bottom:(\d+)px">')


@pytest.fixture(scope="module")
def package() -> Package:
    return cell_town()


def test_every_cell_with_a_figure_is_a_dot(package: Package) -> None:
    dots = DOT.findall(dot_piles(package, "far", "a", "en"))
    assert sorted(cell for _css, _on, cell, _left, _bottom in dots) == sorted(FAR)


def test_the_chosen_cell_alone_is_marked(package: Package) -> None:
    dots = DOT.findall(dot_piles(package, "far", "c", "en"))
    assert [cell for _css, on, cell, *_ in dots if on] == ["c"]


def test_dots_have_the_colour_of_the_map(package: Package) -> None:
    on_map = {feature.id: feature.css.split()[-1] for feature in value_cells(package, "far", "en").features}
    for css, _on, cell, *_ in DOT.findall(dot_piles(package, "far", "a", "en")):
        assert on_map[cell] == css.replace("c", "class-")


def test_farther_is_farther_to_the_right(package: Package) -> None:
    left = {cell: float(left) for _css, _on, cell, left, _bottom in DOT.findall(dot_piles(package, "far", "", "en"))}
    assert left["f"] < left["e"] < left["a"] < left["c"] < left["b"] == left["d"]


def test_equal_values_lie_on_each_other(package: Package) -> None:
    bottom = {cell: int(bottom) for _css, _on, cell, _left, bottom in DOT.findall(dot_piles(package, "far", "", "en"))}
    assert bottom["d"] > bottom["b"] == 0


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("it", "north it: 4 celle da 100 a 300, mediana 250"),
        ("en", "north en: 4 cells from 100 to 300, median 250"),
    ],
)
def test_each_area_is_said_in_words(package: Package, lang: str, said: str) -> None:
    assert f'role="img" aria-label="{said}"' in dot_piles(package, "far", "a", lang)


def test_the_axis_has_its_unit_and_begins_at_nought(package: Package) -> None:
    html = dot_piles(package, "far", "a", "en")
    assert '<span style="left:0%">0</span>' in html
    assert "<small>m</small>" in html


def test_no_figures_nothing_drawn(package: Package) -> None:
    assert dot_piles(package, "plain", "a", "en") == ""


def test_hostile_names_stay_text(package: Package) -> None:
    areas = package.tables["areas"].assign(name_en=TEXT)
    hostile = replace(package, tables={**package.tables, "areas": areas})
    html = dot_piles(hostile, "far", "a", "en")
    assert "<img" not in html
    assert "<script" not in html
