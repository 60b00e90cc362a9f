"""A target in words: plan, outcome, distance and verdict, with the numbers and dates of the language."""

from __future__ import annotations

import math
from typing import Any

import pytest

from lib.locale import LANGUAGES
from lib.model.monitoring.targets import Target, distance, outcome, targets
from lib.show.wording.target_texts import came, decimals, gap, plan
from lib.show.wording.target_texts import outcome as verdict
from lib.web.packages import city


def number(planned: float, actual: float, comparison: str = "at-most", unit: str = "dB") -> Target:
    return made(kind="number", comparison=comparison, planned=planned, actual=actual, unit_it=unit, unit_en=unit)


def dated(planned: str, actual: str, comparison: str = "by") -> Target:
    return made(kind="date", comparison=comparison, planned_date=planned, actual_date=actual)


def made(**cells: Any) -> Target:
    usual = {
        "planned": math.nan,
        "actual": math.nan,
        "planned_date": "",
        "actual_date": "",
        "unit_it": "",
        "unit_en": "",
    }
    row = usual | cells
    return Target(row, 2, outcome(row), distance(row))


@pytest.mark.parametrize(
    ("target", "planned", "result", "apart", "word"),
    [
        (number(50, 71.5), "at most 50 dB", "71.5 dB", "21.5 dB more", "off target"),
        (number(50, 49), "at most 50 dB", "49 dB", "1 dB less", "on target"),
        (number(160, math.nan, "at-least", "sessions"), "at least 160 sessions", "outcome not published", "",
         "outcome not published"),
        (number(1e6, 1e6, "equal", "€"), "1,000,000 €", "1,000,000 €", "as planned", "on target"),
        (number(5804879.1, math.nan, unit=""), "at most 5,804,879.1", "outcome not published", "",
         "outcome not published"),
        (dated("2022-08", "2023-08"), "by: August 2022", "August 2023", "12 months late", "off target"),
        (dated("2022-05", "2022-06-01"), "by: May 2022", "1 June 2022", "1 day late", "off target"),
        (dated("2021-04-02", "2021-04-19"), "by: 2 April 2021", "19 April 2021", "17 days late", "off target"),
        (dated("2022-08", "2022-07"), "by: August 2022", "July 2022", "1 month early", "on target"),
        (dated("2022", "2025"), "by: 2022", "2025", "3 years late", "off target"),
        (dated("2022-08", "2022-09", "at-least"), "not before: August 2022", "September 2022", "1 month late",
         "on target"),
        (dated("2022-08", "2022-08-02", "equal"), "August 2022", "2 August 2022", "as planned", "on target"),
        (dated("2022-09", ""), "by: September 2022", "outcome not published", "", "outcome not published"),
    ],
)  # fmt: skip
def test_a_target_in_english(target: Target, planned: str, result: str, apart: str, word: str) -> None:
    assert plan(target, "en") == planned
    assert came(target, "en") == result
    assert gap(target, "en") == apart
    assert verdict(target, "en") == word


def test_numbers_and_dates_are_those_of_the_language() -> None:
    assert "1.000.000 €" in plan(number(1e6, 1e6, "equal", "€"), "it")
    assert "21,5 dB" in gap(number(50, 71.5), "it")
    assert "agosto 2022" in plan(dated("2022-08", ""), "it")


@pytest.mark.parametrize(("value", "places"), [(50.0, 0), (71.5, 1), (5804879.1, 1), (0.25, 2), (1 / 3, 2), (-2.5, 1)])
def test_numbers_are_written_with_the_decimals_they_have(value: float, places: int) -> None:
    assert decimals(value) == places


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_real_target_is_told(lang: str) -> None:
    for target in targets(city()):
        assert plan(target, lang)
        assert came(target, lang)
        assert bool(gap(target, lang)) == (target.distance is not None)
