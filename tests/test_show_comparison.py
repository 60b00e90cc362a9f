"""The comparison in words, in both languages: places, coverage, changes and their sizes."""

from __future__ import annotations

import math
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from lib.model.cities.change import change
from lib.model.cities.standings import standings
from lib.model.records import records
from lib.show import numbers
from lib.show.wording import comparison
from lib.store import Package, load_package

ITALY = Path(__file__).parents[1] / "data" / "italy"
NONE = math.nan
TORINO, SIENA = "001272", "052032"


@cache
def italy() -> Package:
    """The package in the repository."""
    return load_package(ITALY)


def sentence(indicator_id: str, period: str, unit: str, lang: str, direction: str = "higher") -> str:
    """Where a unit stands on a real indicator."""
    rows = standings(italy(), indicator_id, period)
    row = records(rows[rows["unit_id"] == unit])[0]
    decimals = 0 if indicator_id == "crimes-total" else 1
    return comparison.place(row, rows[rows["status"] != ""], direction, decimals, lang)


def moved(indicator_id: str, unit: str) -> dict[str, Any]:
    """How a unit changed on a real indicator."""
    rows = change(italy(), indicator_id)
    return records(rows[rows["unit_id"] == unit])[0]


def test_a_place_names_the_figure_its_interval_and_how_many_there_are() -> None:
    asked = ("safe-walking-night-city", "2023", TORINO)
    assert sentence(*asked, "en") == "Torino: 47.8 (44.5–51.2), place 4 of 6"
    assert "47,8 (44,5–51,2)" in sentence(*asked, "it")


def test_a_thousand_is_written_as_the_language_does() -> None:
    assert sentence("crimes-total", "2024", TORINO, "en", "lower").startswith(
        "Torino: 9,170 (9,106–9,235), place 33 of 36"
    )
    assert sentence("crimes-total", "2024", TORINO, "it", "lower").startswith("Torino: 9.170 (9.106–9.235)")


def test_a_shared_place_says_with_how_many() -> None:
    assert sentence("trust-police-region", "2020", "01", "en") == "Piedmont: 7.7, place 2 of 15, shared with 6"


def test_a_band_and_an_open_place_say_so() -> None:
    asked = ("satisfied-living-city-press", "2023")
    assert sentence(*asked, "048017", "en") == "Firenze: 81.3-87, published only as a band"
    assert sentence(*asked, "073027", "en") == (
        "Taranto: 47.8; its place is open, because others are published only as a band"
    )


def test_context_has_no_place() -> None:
    assert sentence("population", "2023", SIENA, "en", "context") == "Siena: 52,833.0"


def test_overlaps_are_named_or_counted() -> None:
    survey = standings(italy(), "safe-walking-night-city", "2023")
    assert comparison.uncertainty(survey, TORINO, "en") == (
        "Its interval overlaps that of Bologna, Palermo and Napoli: the order among them is not certain."
    )
    assert "Bologna, Palermo e Napoli" in comparison.uncertainty(survey, TORINO, "it")
    robberies = standings(italy(), "street-robbery", "2024")
    assert "those of 8 others" in comparison.uncertainty(robberies, SIENA, "en")
    assert comparison.uncertainty(standings(italy(), "pm10", "2024"), TORINO, "en") == ""


def test_coverage_counts_cities_or_regions() -> None:
    assert comparison.covered(6, 36, "2023", False, "en") == "6 of 36 cities have this figure (2023)"
    assert comparison.covered(15, 15, "2019/2023", True, "en") == (
        "15 of the 15 regions with a city here have this figure (2019–2023)"
    )


def test_options_name_theme_and_level_so_that_no_two_are_alike() -> None:
    for lang in ("it", "en"):
        found = comparison.options(italy(), lang)
        assert list(found) == list(italy().tables["indicators"]["indicator_id"])
        assert len(set(found.values())) == len(found) == 95
    found = comparison.options(italy(), "en")
    assert (
        found["safe-walking-night-city"]
        == "Perceived safety · Feel safe walking alone at night in the city · city survey"
    )
    assert found["crimes-total"].endswith(" · municipality")
    assert found["crimes-total-province"].endswith(" · province")
    assert next(iter(found.values())).startswith("Perceived safety · ")


def test_a_region_is_named_with_its_cities() -> None:
    region = {"name_it": "Toscana", "name_en": "Tuscany", "name": "Firenze, Prato"}
    assert comparison.unit_name(region, "it") == "Toscana (Firenze, Prato)"
    assert comparison.unit_name({"name_it": "Siena", "name_en": "Siena", "name": "Siena"}, "en") == "Siena"


def test_a_likely_fall_a_likely_rise_and_none() -> None:
    assert comparison.changed(moved("safe-walking-night-city", TORINO), 1, "en") == (
        "Torino: a fall is likely, from 53.3 to 47.8"
    )
    assert comparison.changed(moved("street-robbery", "048017"), 1, "en") == (
        "Firenze: a rise is likely, from 79.8 to 180.2"
    )
    assert comparison.changed(moved("street-robbery", SIENA), 1, "en") == (
        "Siena: from 3.7 to 15.1; the interval includes no change"
    )
    assert "without an interval" in comparison.changed(moved("tourist-nights", TORINO), 2, "en")


@pytest.mark.parametrize(
    ("indicator_id", "unit", "unit_text", "expected"),
    [
        ("safe-walking-night-city", TORINO, "% of all respondents", "−5.5 points (−10.5 to −0.5)"),
        ("street-robbery", SIENA, "per 100,000 inhabitants", "+308% (−19 to +3,845)"),
        ("tourist-nights", TORINO, "nights per inhabitant", "−0.1"),
        ("perceived-crime-risk", "017029", "% of households", "+5.1 points"),
    ],
)
def test_the_size_of_a_change_has_its_unit_and_interval(
    indicator_id: str, unit: str, unit_text: str, expected: str
) -> None:
    assert comparison.effect(moved(indicator_id, unit), 1, unit_text, "en") == expected


def test_the_axis_of_changes_says_what_no_change_is() -> None:
    assert comparison.change_axis("ratio", "per 100,000", "2014", "2024", "en") == (
        "2024 as a multiple of 2014 (×1 is no change)"
    )
    assert "percentage points (0 is no change)" in comparison.change_axis(
        "difference", "% of people", "2019", "2023", "en"
    )
    assert "euro (0 is no change)" in comparison.change_axis("difference", "euro", "2019", "2023", "en")


@pytest.mark.parametrize(
    ("value", "lang", "expected"),
    [(5.46, "it", "+5,5"), (-1234.56, "en", "−1,234.6"), (0.04, "en", "0.0"), (-0.04, "en", "0.0"), (NONE, "en", "–")],
)
def test_a_change_has_its_sign(value: float, lang: str, expected: str) -> None:
    assert numbers.signed(value, 1, lang) == expected


def test_names_are_listed_as_in_a_sentence() -> None:
    names = ["Prato", "Siena", "Verona"]
    assert comparison.listing(names, "it") == "Prato, Siena e Verona"
    assert comparison.listing(names[:1], "en") == "Prato"
    assert comparison.listing(names[:2], "en") == "Prato and Siena"


def test_rows_without_a_rank_are_not_shared() -> None:
    rows = pd.DataFrame({"rank": pd.array([1, pd.NA], dtype="Int64")})
    row = {"rank": 1, "band": False, "name_en": "Ada", "value": 1.0, "lower": NONE, "upper": NONE, "value_text_en": ""}
    assert comparison.place(row, rows, "higher", 0, "en") == "Ada: 1, place 1 of 2"
