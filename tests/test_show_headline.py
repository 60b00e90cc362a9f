"""The figures that tell the project, large."""

from __future__ import annotations

import re

import pandas as pd
import pytest

from lib.locale import LANGUAGES
from lib.show.lists.headline import headlines, html, number
from lib.web.packages import city
from tests.model_packages import OBSERVATION

MISSING = float("nan")


def about(unit: str = "m²", decimals: int = 0) -> pd.Series:
    """An indicator with a unit."""
    return pd.Series({"unit_it": unit, "unit_en": unit, "decimals": decimals})


def figure(value: float, label: str = "of public space", **more: object) -> dict[str, object]:
    """A highlight with its observation."""
    return OBSERVATION | {"value": value, "label_it": label, "label_en": label} | more


@pytest.mark.parametrize(
    ("value", "decimals", "lang", "text"),
    [
        (2640, 0, "it", "2.640 m²"),
        (2640, 0, "en", "2,640 m²"),
        (5804879.1, 2, "it", "5.804.879 m²"),
        (5804879.1, 2, "en", "5,804,879 m²"),
        (12.25, 2, "it", "12,25 m²"),
        (999.5, 1, "en", "999.5 m²"),
    ],
)
def test_large_figures_have_no_decimals(value: float, decimals: int, lang: str, text: str) -> None:
    assert number(figure(value), about(decimals=decimals), lang) == text


def test_the_unit_is_said_once() -> None:
    assert number(figure(2200, "initiatives in the two areas"), about("initiatives"), "en") == "2,200"
    assert number(figure(19, "Projects funded"), about("projects"), "en") == "19"
    assert number(figure(19), about(""), "en") == "19"


def test_a_figure_is_shown_as_its_source_words_it() -> None:
    row = figure(2200, "initiatives", value_text_it="oltre 2.200", value_text_en="over 2,200")
    assert number(row, about("initiatives"), "it") == "oltre 2.200"
    assert number(row, about("initiatives"), "en") == "over 2,200"


def test_a_band_is_shown_as_a_band() -> None:
    assert number(figure(MISSING, lower=25.0), about("%"), "en") == "> 25 %"


def test_it_says_what_it_counts_and_when() -> None:
    row = figure(4, "pacts", period="2019-09/2023-08")
    assert html(row, about("pacts"), "en") == (
        '<p class="headline"><b>4</b> <span>pacts</span> <small>September 2019–August 2023</small></p>'
    )


def test_texts_of_a_package_cannot_bring_markup() -> None:
    said = html(figure(4, "<script>x</script>", period_text_en="<b>now"), about("<i>"), "en")
    assert "<script>" not in said
    assert "<i>" not in said
    assert "<b>now" not in said


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_city_has_its_five(lang: str) -> None:
    found = headlines(city(), lang)
    assert [each.row["highlight_id"] for each in found] == list(city().tables["highlights"]["highlight_id"])
    for each in found:
        assert each.indicator["indicator_id"] == each.row["indicator_id"]
        assert re.search(r"<b>[^<]*\d[^<]*</b>", each.html)
        assert each.row[f"label_{lang}"].replace("'", "&#x27;") in each.html


def test_they_are_written_once() -> None:
    assert headlines(city(), "it") is headlines(city(), "it")
