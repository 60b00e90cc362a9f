"""What a city that lacks an indicator is offered instead."""

from __future__ import annotations

import math
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from lib.model.cities.levels import nearest_level, subject
from lib.store import Package, load_package
from tests.model_packages import cities, indicator, values

ITALY = Path(__file__).parents[1] / "data" / "italy"
ADA, BO, CEA = "000001", "000002", "000003"


@cache
def italy() -> Package:
    """The package in the repository."""
    return load_package(ITALY)


def robberies(**more: Any) -> Package:
    """Robbery at three levels: of the comune for Ada, of the province for Ada and Bo, of all regions."""
    catalogue = [
        indicator("robbery"),
        indicator("robbery-province", level="province"),
        indicator("robbery-region", level="region"),
        indicator("robbery-rate", level="province"),
        indicator("theft", level="comune"),
    ]
    rows = values("robbery", {"A": 1}) + values("robbery-province", {"A": 2, "B": 3}) + values("theft", {"C": 1})
    rows += values("robbery-rate", {"C": 1})
    regional = values("robbery-region", {"01": 1, "02": 2, "03": 3})
    return cities([each | more.get(each["indicator_id"], {}) for each in catalogue], rows, regional)


@pytest.mark.parametrize(
    ("indicator_id", "words"),
    [
        ("robbery", ("robbery",)),
        ("robbery-province", ("robbery",)),
        ("safe-walking-night-city", ("safe", "walking")),
        ("safe-walking-dark-own-area-best", ("safe", "walking")),
        ("safe-walking-night-city-press", ("safe", "walking")),
        ("safe-walking-dark-province-women", ("safe", "walking", "women")),
        ("safe-walking-dark-own-area-men", ("safe", "walking", "men")),
        ("street-robbery", ("street", "robbery")),
        ("region", ("region",)),
    ],
)
def test_the_subject_is_the_id_without_where_when_and_base(indicator_id: str, words: tuple[str, ...]) -> None:
    assert subject(indicator_id) == words


def test_the_nearest_level_with_a_figure_is_offered() -> None:
    assert nearest_level(robberies(), BO, "robbery") == "robbery-province"
    assert nearest_level(robberies(), CEA, "robbery") == "robbery-region"
    assert nearest_level(robberies(), ADA, "robbery-region") == "robbery-province"
    assert nearest_level(robberies(), BO, "robbery-region") == "robbery-province"


def test_another_subject_is_never_offered() -> None:
    assert nearest_level(robberies(), CEA, "theft") is None
    assert nearest_level(robberies(), CEA, "robbery-rate") is None


def test_another_theme_is_never_offered() -> None:
    package = robberies(**{"robbery-province": {"theme_id": "capacity"}})
    assert nearest_level(package, BO, "robbery") == "robbery-region"


def test_yes_and_no_are_never_offered() -> None:
    package = robberies(**{"robbery-province": {"kind": "yes-no"}})
    assert nearest_level(package, BO, "robbery") == "robbery-region"


def test_men_and_women_are_not_everybody() -> None:
    catalogue = [indicator("safe"), indicator("safe-province-women", level="province"), indicator("safe-women")]
    package = cities(catalogue, values("safe-province-women", {"A": 1}))
    assert nearest_level(package, ADA, "safe") is None
    assert nearest_level(package, ADA, "safe-women") == "safe-province-women"


def test_at_one_level_the_id_that_begins_most_alike_is_offered() -> None:
    ids = ["safe-walking-night-city", "safe-walking-dark-own-area-best", "safe-walking-night-city-press"]
    catalogue = [indicator(each, level="urban-audit") for each in ids]
    package = cities(catalogue, values(ids[1], {"A": 1}) + values(ids[2], {"A": 1}))
    assert nearest_level(package, ADA, ids[0]) == "safe-walking-night-city-press"


def test_a_band_is_a_figure_and_an_empty_row_is_not() -> None:
    catalogue = [indicator("thing"), indicator("thing-press")]
    band = values("thing-press", {"A": math.nan}, lower=90) + values(
        "thing-press", {"B": math.nan}, status="not published"
    )
    package = cities(catalogue, band)
    assert nearest_level(package, ADA, "thing") == "thing-press"
    assert nearest_level(package, BO, "thing") is None


def test_unknown_cities_and_indicators_are_refused() -> None:
    with pytest.raises(KeyError, match="999999"):
        nearest_level(robberies(), "999999", "robbery")
    with pytest.raises(KeyError, match="nothing"):
        nearest_level(robberies(), ADA, "nothing")


@pytest.mark.parametrize(
    ("city", "indicator_id", "offered"),
    [
        ("036023", "safe-walking-night-city", "safe-walking-dark-region"),  # Modena: only its region was asked
        ("010025", "safe-walking-night-city", "safe-walking-night-city-press"),  # Genova: a band in the press
        ("092009", "assault-province", "assault"),  # Cagliari: the province is missing, the comune is there
        ("092009", "satisfied-air", None),
        ("036023", "perceived-crime-risk", "perceived-crime-risk-region"),
    ],
)
def test_real_cities_are_offered_the_nearest(city: str, indicator_id: str, offered: str | None) -> None:
    assert nearest_level(italy(), city, indicator_id) == offered


def test_what_is_offered_always_has_a_figure_for_the_city() -> None:
    tables = italy().tables
    have = set(zip(tables["observations"]["istat_code"], tables["observations"]["indicator_id"], strict=True))
    regional = set(
        zip(tables["region_observations"]["region_code"], tables["region_observations"]["indicator_id"], strict=True)
    )
    for _, city in tables["cities"].iterrows():
        for indicator_id in ("safe-walking-night-city", "safe-walking-dark-own-area", "assault-province", "libraries"):
            offered = nearest_level(italy(), city["istat_code"], indicator_id)
            assert (
                offered is None or (city["istat_code"], offered) in have or (city["region_code"], offered) in regional
            )
            assert offered != indicator_id
