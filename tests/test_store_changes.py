"""What changed is a value: counted, grouped, named, and sent between processes as it is."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError

import pytest

from lib.store.versions.changes import Cell, Changes, Difference, Edition, Group, Kind

KEY = (("area_id", "east-bank"), ("indicator_id", "residents"), ("period", "2023"), ("time_band", ""))


def figure(kind: Kind, *cells: Cell) -> Difference:
    return Difference(Group.FIGURES, kind, "observations.csv", KEY, cells)


def method(kind: Kind, indicator: str) -> Difference:
    return Difference(Group.METHOD, kind, "indicators.csv", (("indicator_id", indicator),), (Cell("unit_en", "", "m"),))


CHANGES = Changes(
    Edition("fiumalta", "1.0.0", "2026-11-22"),
    Edition("fiumalta", "1.1.0", "2027-03-01"),
    (
        method(Kind.CHANGED, "residents"),
        method(Kind.ADDED, "lamps"),
        Difference(Group.METHOD, Kind.CHANGED, "datapackage.json", (("dora", "river"),)),
        figure(Kind.CHANGED, Cell("value", "1", "2", numeric=True)),
        figure(Kind.CHANGED, Cell("note_en", "", "New")),
    ),
    {"indicator_id": {"residents": ("Residenti", "Residents")}},
)


def test_differences_are_counted_by_group_and_kind() -> None:
    counts = CHANGES.counts()
    assert counts[Group.METHOD, Kind.CHANGED] == 2
    assert counts[Group.METHOD, Kind.ADDED] == 1
    assert counts[Group.FIGURES, Kind.CHANGED] == 2
    assert counts[Group.LAYERS, Kind.MOVED] == 0
    assert sum(counts.values()) == len(CHANGES.differences)


def test_a_group_keeps_its_order() -> None:
    assert CHANGES.of(Group.FIGURES) == CHANGES.differences[3:]
    assert CHANGES.of(Group.LAYERS) == ()


def test_only_indicators_of_both_versions_are_measured_differently() -> None:
    """Neither a new indicator nor a setting is one."""
    assert CHANGES.remeasured() == {"residents"}


def test_the_gravest_group_comes_first() -> None:
    first, *_others, last = Group
    assert (first, last) == (Group.METHOD, Group.STRUCTURE)


def test_ids_are_the_filled_parts_of_the_key() -> None:
    assert figure(Kind.ADDED).ids == ("east-bank", "residents", "2023")


def test_a_cell_is_found_by_its_column() -> None:
    value = Cell("value", "1", "2", numeric=True)
    assert figure(Kind.CHANGED, Cell("count", "3", "4"), value).cell("value") == value
    assert figure(Kind.CHANGED, value).cell("count") is None


@pytest.mark.parametrize(
    ("cells", "shown"),
    [
        ({"value": "1200", "status": "published"}, "1200"),
        ({"value": "2200", "value_text_en": "over 2,200", "value_text_it": "oltre 2.200"}, "over 2,200"),
        ({"lower": "900", "status": "published"}, "900"),
        ({"lower": "10", "upper": "15"}, "10–15"),
        ({"status": "not published", "note_en": "Never"}, "not published"),
        ({}, ""),
    ],
)
@pytest.mark.parametrize("kind", [Kind.ADDED, Kind.REMOVED])
def test_a_figure_that_came_or_went_is_told_in_short(cells: dict[str, str], shown: str, kind: Kind) -> None:
    sides = {name: ("", text) if kind == Kind.ADDED else (text, "") for name, text in cells.items()}
    assert figure(kind, *(Cell(name, *side) for name, side in sides.items())).figure("en") == shown


def test_rows_that_are_no_figures_have_none() -> None:
    row = Difference(Group.METHOD, Kind.ADDED, "indicators.csv", (), (Cell("status", "", "published"),))
    assert row.figure("en") == ""


def test_nobody_changes_what_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        CHANGES.differences = ()  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        CHANGES.differences[0].file = "x"  # type: ignore[misc]


def test_it_travels_between_processes() -> None:
    assert pickle.loads(pickle.dumps(CHANGES)) == CHANGES
