"""Which indicators may meet in a composite, which may not and why: of cities, of areas and of cells."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pandas as pd
import pytest

from lib.model.cities.comparison import default_period
from lib.model.composites.candidates import of_areas, of_cities
from lib.model.composites.components import (
    REASONS,
    Components,
    area_components,
    area_groups,
    city_components,
    city_groups,
    composable,
    group_ids,
)
from lib.store import Package
from lib.web.packages import city, comparison
from tests.cell_packages import CELLS, FAR, cell_town
from tests.model_packages import CITIES, cities, indicator, values

LETTERS = dict(zip("ABCDEF", CITIES, strict=True))
SIX = dict(zip("ABCDEF", [1.0, 2, 3, 4, 5, 6], strict=True))
THREE = {"A": 7.0, "B": 8.0, "C": 9.0}


def survey(indicator_id: str, base: str, **more: Any) -> dict[str, Any]:
    """A row of the catalogue with a base: empty for a register."""
    return indicator(indicator_id, **({"base": base} | more))


def mixed() -> Package:
    """Indicators of two levels and three bases, and some that cannot be compared."""
    catalogue = [
        survey("theft", "", direction="lower", theme_id="recorded-safety"),
        survey("green", "", theme_id="care-of-places"),
        survey("density", "", direction="context"),
        survey("plan", "", kind="yes-no"),
        survey("rare", ""),
        survey("flat", ""),
        survey("banded", ""),
        survey("safe", "people-14", theme_id="perceived-safety"),
        survey("trust", "people-14"),
        survey("quiet", "households"),
        survey("lonely-base", "all-respondents"),
        survey("theft-province", "", level="province", direction="lower"),
        survey("green-province", "", level="province"),
        survey("trust-region", "", level="region"),
        survey("green-region", "", level="region"),
    ]
    rows = values("theft", SIX) + values("green", THREE) + values("density", SIX) + values("plan", {"A": 1.0, "B": 0.0})
    rows += values("rare", {"A": 1.0, "B": 2.0}) + values("flat", dict.fromkeys("ABCDEF", 4.0))
    rows += [row | {"value": float("nan"), "lower": 5.0} for row in values("banded", SIX)]
    for each in ("safe", "trust", "lonely-base"):
        rows += values(each, THREE)
    rows += values("theft-province", SIX) + values("green-province", SIX)
    regional = values("trust-region", {"01": 1.0, "02": 2.0, "03": 3.0})
    regional += values("green-region", {"01": 1.0, "02": 2.0, "03": 3.0})
    return cities(catalogue, rows, regional)


def reasons(found: Components) -> dict[str, str]:
    """Why each of the others is refused."""
    return dict(zip(found.refused["indicator_id"], found.refused["reason"], strict=True))


def test_groups_are_of_one_level_and_one_base_and_have_two_components() -> None:
    found = city_groups(mixed())
    assert [(group.level, group.base, group.components) for group in found] == [
        ("province", "", ("theft-province", "green-province")),
        ("comune", "", ("theft", "green")),
        ("comune", "people-14", ("safe", "trust")),
    ]
    assert [group.id for group in found] == ["province", "comune", "comune.people-14"]


def test_levels_and_bases_never_meet() -> None:
    package = mixed()
    rows = package.tables["indicators"].set_index("indicator_id")
    for group in city_groups(package):
        found = city_components(package, group.id)
        assert set(rows.loc[list(found.values), "level"]) == {group.level}
        assert set(rows.loc[list(found.values), "base"]) == {group.base}


def test_every_other_indicator_is_refused_with_its_reason() -> None:
    found = city_components(mixed(), "comune")
    assert list(found.values) == ["theft", "green"]
    assert reasons(found) == {
        "density": "context",
        "plan": "yes-no",
        "rare": "few",
        "flat": "same",
        "banded": "few",
        "safe": "base",
        "trust": "base",
        "quiet": "base",
        "lonely-base": "base",
        "theft-province": "level",
        "green-province": "level",
        "trust-region": "level",
        "green-region": "level",
    }
    assert set(reasons(found).values()) == set(REASONS)


def test_the_values_stand_in_a_table_of_cities_and_components() -> None:
    found = city_components(mixed(), "comune")
    assert list(found.values.index) == list(CITIES)
    assert found.values["theft"].tolist() == [1, 2, 3, 4, 5, 6]
    assert found.values["green"].notna().tolist() == [True] * 3 + [False] * 3
    assert found.units["name_en"].tolist() == [name for name, *_rest in CITIES.values()]
    assert found.directions == {"theft": "lower", "green": "higher"}
    assert found.themes == {"theft": "recorded-safety", "green": "care-of-places"}
    assert found.about.loc["theft", "periods"] == ("2023",)
    assert found.enough


def test_only_some_cities_may_be_compared() -> None:
    few = frozenset(LETTERS[letter] for letter in "ABCD")
    found = city_components(mixed(), "comune", few)
    assert list(found.values.index) == [LETTERS[letter] for letter in "ABCD"]
    assert list(found.units.index) == list(found.values.index)
    assert list(found.values) == ["theft", "green"]


def test_an_indicator_that_the_remaining_cities_lack_is_refused() -> None:
    found = city_components(mixed(), "comune", frozenset(LETTERS[letter] for letter in "BCDEF"))
    assert list(found.values) == ["theft"]
    assert reasons(found)["green"] == "few"
    assert not found.enough


def test_two_cities_are_not_enough() -> None:
    assert not city_components(mixed(), "province", frozenset(list(CITIES)[:2])).enough


def test_a_region_says_nothing_of_one_city() -> None:
    package = mixed()
    assert "region" not in {group.level for group in city_groups(package)}
    assert not {"trust-region", "green-region"} & set(of_cities(package).values)
    with pytest.raises(KeyError):
        city_components(package, "region")


@pytest.mark.parametrize("group_id", ["", "galaxy", "comune.households"])
def test_a_group_that_is_none_is_refused(group_id: str) -> None:
    with pytest.raises(KeyError):
        city_components(mixed(), group_id)


def test_a_catalogue_without_bases_has_levels_alone() -> None:
    package = cities([indicator("x"), indicator("y")], values("x", SIX) + values("y", THREE))
    assert "base" not in package.tables["indicators"]
    assert [group.id for group in city_groups(package)] == ["comune"]


def test_all_cities_have_the_figures_of_one_period() -> None:
    older = values("x", SIX, period="2019")
    newer = values("x", {"A": 9.0, "B": 8.0, "C": 7.0}, period="2023")
    package = cities([indicator("x"), indicator("y")], older + newer + values("y", SIX))
    found = city_components(package, "comune")
    assert default_period(package, "x") == "2023"
    assert found.values["x"].dropna().tolist() == [9, 8, 7]
    assert found.about.loc["x", "periods"] == ("2023",)


def test_without_two_that_go_together_there_is_no_group() -> None:
    assert city_groups(cities([indicator("x")], values("x", SIX))) == ()
    assert city_groups(cities([indicator("x", direction="context")], values("x", SIX))) == ()


def test_ids_are_those_of_the_catalogue_with_figures_or_without() -> None:
    package = mixed()
    assert group_ids(package) == (
        "comune",
        "comune.people-14",
        "comune.households",
        "comune.all-respondents",
        "province",
        "region",
    )
    assert set(composable(package)) == set(package.tables["indicators"]["indicator_id"]) - {"density", "plan"}
    assert {group.id for group in city_groups(package)} <= set(group_ids(package))


def test_the_cells_of_a_town_have_the_components_that_have_a_better_end() -> None:
    found = area_components(cell_town(), "cell")
    assert list(found.values) == ["far", "green"]
    assert list(found.values.index) == list(CELLS)
    assert found.values["far"].dropna().to_dict() == FAR
    assert found.directions == {"far": "lower", "green": "higher"}
    assert list(found.units.loc["a"]) == ["a it", "a en"]
    assert found.about.loc["far", "periods"] == ("2023",)
    assert reasons(found) == {"busy": "context", "plain": "few"}
    assert found.enough


def test_two_areas_beside_each_other_have_no_components() -> None:
    found = area_components(cell_town(), "neighbourhood")
    assert found.values.shape == (2, 0)
    assert set(reasons(found).values()) == {"few", "context"}
    assert not found.enough
    assert area_groups(cell_town(), "neighbourhood") == ()


def test_a_scale_that_is_not_there_has_no_units() -> None:
    found = area_components(cell_town(), "galaxy")
    assert found.values.shape == (0, 0)
    assert not found.enough


def test_areas_have_their_latest_figures_and_all_their_periods() -> None:
    package = cell_town()
    rows = package.tables["cell_observations"].copy()
    rows.loc[rows["cell_id"] == "b", "period"] = "2019"
    newer = rows[(rows["cell_id"] == "a") & (rows["indicator_id"] == "far")].assign(period="2025", value=70.0)
    tables = {**package.tables, "cell_observations": pd.concat([rows, newer], ignore_index=True)}
    found = area_components(replace(package, tables=MappingProxyType(tables)), "cell")
    assert found.values.loc["a", "far"] == 70
    assert found.about.loc["far", "periods"] == ("2019", "2023", "2025")


def test_of_two_bases_the_one_with_more_values_is_taken_for_areas() -> None:
    package = cell_town()
    rows = package.tables["indicators"].assign(base=["", "", "people-14", "people-14"])
    named = replace(package, tables=MappingProxyType({**package.tables, "indicators": rows}))
    assert area_groups(named, "cell") == ()
    found = area_components(named, "cell")
    assert (found.group.level, found.group.base) == ("area", "")
    assert reasons(found)["green"] == "base"


def test_the_packages_of_this_dashboard_have_components() -> None:
    package = comparison()
    groups = city_groups(package)
    assert {group.level for group in groups} >= {"comune", "province", "urban-audit"}
    for group in groups:
        found = city_components(package, group.id)
        assert tuple(found.values) == group.components
        assert set(found.about["kind"]) == {"number"}
        assert set(found.about["direction"]) <= {"higher", "lower"}
        assert (found.values.count() >= 3).all()
        assert len(found.refused) + found.values.shape[1] == len(package.tables["indicators"])


def test_shares_of_all_respondents_and_of_valid_answers_stay_apart() -> None:
    bases = comparison().tables["indicators"].set_index("indicator_id")["base"]
    for group in city_groups(comparison()):
        assert {bases[each] for each in group.components} == {group.base}
    assert len({group.base for group in city_groups(comparison()) if group.level == "urban-audit"}) > 1


def test_the_cells_of_the_city_are_compared_by_distances() -> None:
    found = area_components(city(), "cell")
    assert found.enough
    assert set(found.directions.values()) == {"lower"}
    assert all(each.startswith("distance-") for each in found.directions)
    assert set(of_areas(city(), "cell").values) == set(found.values)
    assert area_components(city(), "zone").enough
    assert not area_components(city(), "neighbourhood").enough
    assert not area_components(city(), "stretch").enough
