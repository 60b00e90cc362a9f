"""The list of cells to look at: numbered, named by street and zone, each a link."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from lib.show.lists.cell_list import cell_list
from lib.store import Package
from tests.cell_packages import cell_town
from tests.hostile import TEXT

ITEM = re.compile(
    r'<li><a href="(.*?)" data-soft target="_self"( aria-current="true")?><em>(\d+)</em>'
    r"<span>(.*?) <small>(.*?)</small></span><strong>(.*?)</strong></a></li>"
)


@pytest.fixture(scope="module")
def package() -> Package:
    return cell_town()


def items(package: Package, chosen: str = "", indicator_id: str = "far", lang: str = "en") -> list[tuple[str, ...]]:
    return ITEM.findall(cell_list(package, indicator_id, chosen, lambda cell: f"?area={cell}&x=1", lang))


def test_the_worst_come_first_with_number_name_zone_and_figure(package: Package) -> None:
    assert [item[2:] for item in items(package)[:3]] == [
        ("1", "b en", "mill en", "300 m"),
        ("2", "d en", "north en", "300 m"),
        ("3", "c en", "north en", "200 m"),
    ]


def test_each_leads_to_its_cell(package: Package) -> None:
    assert [item[0] for item in items(package)[:2]] == ["?area=b&amp;x=1", "?area=d&amp;x=1"]


def test_the_chosen_one_alone_is_current(package: Package) -> None:
    assert [item[2] for item in items(package, "c") if item[1]] == ["3"]
    assert not any(item[1] for item in items(package, "g"))


def test_a_cell_in_no_zone_is_named_by_what_it_is_compared_with(package: Package) -> None:
    areas = {item[3]: item[4] for item in items(package, indicator_id="busy", lang="it")}
    assert (areas["a it"], areas["c it"], areas["g it"]) == ("mill it", "north it", "walk it")


def test_the_list_is_named_in_the_language(package: Package) -> None:
    html = cell_list(package, "far", "a", str, "it")
    assert "far name it" in html
    assert 'aria-label="Le dieci celle' in html


def test_nothing_without_figures(package: Package) -> None:
    assert cell_list(package, "plain", "a", str, "en") == ""


def test_hostile_names_stay_text(package: Package) -> None:
    cells = package.tables["cells"].assign(name_en=TEXT)
    hostile = replace(package, tables={**package.tables, "cells": cells})
    html = cell_list(hostile, "far", "a", str, "en")
    assert "<img" not in html
    assert "<script" not in html
