"""The map of cells: one layer an indicator for everybody, and what is chosen or listed on top of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lib.show.maps.cells import layers, marks, shared, value_cells
from lib.show.maps.map import Feature
from lib.store import Package
from tests.cell_packages import CELLS, cell_town
from tests.hostile import TEXT
from tests.model_packages import town


@pytest.fixture(scope="module")
def package() -> Package:
    return cell_town()


def by_id(features: tuple[Feature, ...]) -> dict[str, Feature]:
    return {feature.id: feature for feature in features}


def test_every_cell_is_drawn_once_with_its_class_and_shape(package: Package) -> None:
    drawn = value_cells(package, "far", "en").features
    assert [feature.id for feature in drawn] == list(CELLS)
    for feature in drawn:
        assert feature.css.startswith(f"area cell area-{feature.id} ")
        assert feature.geometry == f"cells/{feature.id}"


def test_a_cell_without_a_figure_is_drawn_as_missing(package: Package) -> None:
    drawn = by_id(value_cells(package, "far", "en").features)
    assert [each for each, feature in drawn.items() if "missing" in feature.css.split()] == ["g"]
    assert "–" in drawn["g"].tip


def test_farther_is_never_a_lower_class(package: Package) -> None:
    drawn = by_id(value_cells(package, "far", "en").features)
    classes = [drawn[each].css.split()[-1] for each in "feacbd"]
    assert classes == sorted(classes)
    assert len(set(classes)) > 1


@pytest.mark.parametrize("lang", ["it", "en"])
def test_name_and_value_are_in_the_tip(package: Package, lang: str) -> None:
    drawn = by_id(value_cells(package, "far", lang).features)
    assert drawn["b"].tip == f"b {lang}: <b>300</b>"
    assert drawn["b"].label == ""


def test_what_is_chosen_does_not_change_the_layer_of_values(package: Package) -> None:
    first, _ = layers(package, "far", "a", "en")
    other, _ = layers(package, "far", "b", "en")
    assert first is other


def test_the_chosen_cell_alone_is_ringed_on_top(package: Package) -> None:
    features = marks(package, "far", "c", "en").features
    assert [feature.id for feature in features if "chosen" in feature.css.split()] == ["c"]
    assert features[-1].id == "c"
    assert "cell" not in features[-1].css.split()


def test_the_listed_cells_carry_their_number(package: Package) -> None:
    numbered = [feature for feature in marks(package, "far", "a", "en").features if feature.css == "rank"]
    assert [(feature.id, feature.glyph) for feature in numbered] == list(zip("bdcaef", "123456", strict=True))
    assert all(isinstance(each.geometry, dict) and each.geometry["type"] == "Point" for each in numbered)


def test_neighbourhoods_are_outlined_over_the_cells(package: Package) -> None:
    outlined = [feature.id for feature in marks(package, "far", "a", "en").features if "outline" in feature.css.split()]
    assert outlined == ["north", "south", "a"]


def test_there_is_a_shared_layer_for_every_indicator_of_cells(package: Package) -> None:
    assert list(shared(package, "it")) == ["far", "busy", "green"]
    assert shared(package, "it")["far"] is value_cells(package, "far", "it")


def test_a_package_without_cells_shares_none() -> None:
    assert shared(town(), "en") == {}


def test_hostile_names_stay_text(package: Package) -> None:
    cells = package.tables["cells"].assign(name_en=TEXT)
    hostile = replace(package, tables={**package.tables, "cells": cells})
    for feature in value_cells(hostile, "far", "en").features:
        assert "<img" not in feature.tip
        assert "<script" not in feature.tip
