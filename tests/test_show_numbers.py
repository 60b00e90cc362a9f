"""Numbers, bands, intervals and periods, as a reader of each language writes them."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.show import numbers
from lib.web.packages import city, comparison

NAN = math.nan
ROW: dict[str, Any] = {
    "value": NAN,
    "lower": NAN,
    "upper": NAN,
    "value_text_it": "",
    "value_text_en": "",
    "period": "",
    "period_text_it": "",
    "period_text_en": "",
}
FINITE = st.floats(min_value=-1e12, max_value=1e12)
LANGS = st.sampled_from(["it", "en"])


@pytest.mark.parametrize(
    ("value", "decimals", "italian", "english"),
    [
        (1234.5, 1, "1.234,5", "1,234.5"),
        (1234567.891, 2, "1.234.567,89", "1,234,567.89"),
        (0, 0, "0", "0"),
        (0, 2, "0,00", "0.00"),
        (999, 0, "999", "999"),
        (1000, 0, "1.000", "1,000"),
        (-1234.5, 1, "-1.234,5", "-1,234.5"),
        (0.05, 2, "0,05", "0.05"),
        (760000, 0, "760.000", "760,000"),
        (14, 0, "14", "14"),
        (NAN, 1, "–", "–"),
    ],
)
def test_numbers_have_the_separators_of_the_language(value: float, decimals: int, italian: str, english: str) -> None:
    assert numbers.decimal(value, decimals, "it") == italian
    assert numbers.decimal(value, decimals, "en") == english


@given(FINITE, st.integers(0, 2))
def test_the_languages_differ_in_their_separators_alone(value: float, decimals: int) -> None:
    italian, english = (numbers.decimal(value, decimals, lang) for lang in ("it", "en"))
    assert italian.translate(str.maketrans(",.", ".,")) == english


@given(FINITE, st.integers(0, 2), LANGS)
def test_a_number_reads_back_as_itself_rounded(value: float, decimals: int, lang: str) -> None:
    point, group = list(numbers.SEPARATORS[lang])
    text = numbers.decimal(value, decimals, lang).replace(group, "").replace(point, ".")
    assert float(text) == pytest.approx(value, abs=0.5000001 * 10.0**-decimals, rel=1e-12)
    assert len(text.partition(".")[2]) == decimals


def test_the_separators_for_charts_are_those_of_the_texts() -> None:
    for lang, signs in numbers.SEPARATORS.items():
        assert numbers.decimal(1234.5, 1, lang) == f"1{signs[1]}234{signs[0]}5"


@pytest.mark.parametrize(
    ("value", "decimals", "italian", "english"),
    [
        (5.5, 1, "+5,5", "+5.5"),
        (-5.5, 1, "−5,5", "−5.5"),
        (0, 1, "0,0", "0.0"),
        (0.04, 1, "0,0", "0.0"),
        (-0.04, 1, "0,0", "0.0"),
        (1234.5, 1, "+1.234,5", "+1,234.5"),
        (-1234, 0, "−1.234", "−1,234"),
        (NAN, 1, "–", "–"),
        (math.inf, 1, "–", "–"),
        (-math.inf, 1, "–", "–"),
    ],
)
def test_a_change_has_a_sign_unless_it_rounds_to_nothing(
    value: float, decimals: int, italian: str, english: str
) -> None:
    assert numbers.signed(value, decimals, "it") == italian
    assert numbers.signed(value, decimals, "en") == english


@pytest.mark.parametrize(
    ("lower", "upper", "italian", "english"),
    [
        (49.6, 57, "49,6–57,0", "49.6–57.0"),
        (1849.2, 18762, "1.849,2–18.762,0", "1,849.2–18,762.0"),
        (25, NAN, "> 25,0", "> 25.0"),
        (NAN, 30, "< 30,0", "< 30.0"),
        (NAN, NAN, "", ""),
        (0, 0, "0,0–0,0", "0.0–0.0"),
    ],
)
def test_bounds_may_be_open(lower: float, upper: float, italian: str, english: str) -> None:
    assert numbers.bounds(lower, upper, 1, "it") == italian
    assert numbers.bounds(lower, upper, 1, "en") == english


def test_a_figure_is_its_number() -> None:
    row = ROW | {"value": 1234.5, "lower": 1000.0, "upper": 1500.0}
    assert numbers.value(row, 1, "it") == "1.234,5"
    assert numbers.value(row, 0, "en") == "1,234"


def test_a_figure_without_a_number_is_its_band() -> None:
    assert numbers.value(ROW | {"lower": 25.0}, 0, "it") == "> 25"
    assert numbers.value(ROW | {"upper": 30.0}, 0, "en") == "< 30"
    assert numbers.value(ROW | {"lower": 18492.0, "upper": 18762.0}, 0, "it") == "18.492–18.762"


def test_a_figure_worded_by_its_source_is_shown_so() -> None:
    row = ROW | {"value": 2200.0, "value_text_it": "oltre 2.200", "value_text_en": "over 2,200"}
    assert numbers.value(row, 0, "it") == "oltre 2.200"
    assert numbers.value(row, 0, "en") == "over 2,200"


def test_nothing_is_a_dash_and_never_a_zero() -> None:
    for lang in ("it", "en"):
        assert numbers.value(ROW, 0, lang) == numbers.MISSING == "–"


def test_an_interval_is_around_a_number_and_a_band_has_none() -> None:
    assert numbers.interval(ROW | {"value": 53.0, "lower": 49.6, "upper": 57.0}, 1, "it") == "49,6–57,0"
    assert numbers.interval(ROW | {"lower": 49.6, "upper": 57.0}, 1, "it") == ""
    assert numbers.interval(ROW | {"value": 53.0}, 1, "it") == ""
    assert numbers.interval(ROW | {"value": 53.0, "lower": 49.6}, 1, "en") == "> 49.6"


def test_a_figure_that_is_the_least_possible_has_no_interval_beside_it() -> None:
    assert numbers.interval(ROW | {"value": 4.0, "lower": 4.0}, 0, "en") == ""
    assert numbers.interval(ROW | {"value": 4.0, "lower": 4.0, "upper": 6.0}, 0, "en") == "4–6"


@pytest.mark.parametrize(
    ("text", "italian", "english"),
    [
        ("2023", "2023", "2023"),
        ("2023-04", "aprile 2023", "April 2023"),
        ("2026-08-25", "25 agosto 2026", "25 August 2026"),
        ("2021-01-01", "1 gennaio 2021", "1 January 2021"),
        ("2019/2023", "2019–2023", "2019–2023"),
        ("2020-03/2020-12", "marzo 2020–dicembre 2020", "March 2020–December 2020"),
        ("../2020", "…–2020", "…–2020"),
        ("2020/..", "2020–…", "2020–…"),
        ("", "", ""),
    ],
)
def test_periods_in_words(text: str, italian: str, english: str) -> None:
    assert numbers.period(text, "it") == italian
    assert numbers.period(text, "en") == english


def test_when_is_as_the_source_words_it_else_the_period_else_a_dash() -> None:
    row = ROW | {"period": "../2020", "period_text_it": "prima del 2021", "period_text_en": "before 2021"}
    assert numbers.when(row, "it") == "prima del 2021"
    assert numbers.when(row, "en") == "before 2021"
    assert numbers.when(ROW | {"period": "2023-04"}, "it") == "aprile 2023"
    assert numbers.when(ROW, "en") == numbers.MISSING


OBSERVED = [
    (package.name, table)
    for package, tables in (
        (city(), ("observations", "context_observations")),
        (comparison(), ("observations", "region_observations")),
    )
    for table in tables
]


@pytest.mark.parametrize(("name", "table"), OBSERVED)
def test_every_figure_of_the_packages_can_be_written(name: str, table: str) -> None:
    """What has a number or a band shows one; what was never published shows a dash."""
    package = city() if city().name == name else comparison()
    decimals = package.tables["indicators"].set_index("indicator_id")["decimals"]
    for row in package.tables[table].to_dict("records"):
        for lang in ("it", "en"):
            figure = {str(key): value for key, value in row.items()}
            text = numbers.value(figure, int(decimals[row["indicator_id"]]), lang)
            known = not all(math.isnan(row[bound]) for bound in ("value", "lower", "upper"))
            assert (text != numbers.MISSING) == known
            assert "nan" not in text
            assert numbers.when(figure, lang)
