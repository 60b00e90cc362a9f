"""The evidence beside a figure: what it is, from when, from whom, how sure, and what others say."""

from __future__ import annotations

import math
import re
from typing import Any

import pandas as pd
import pytest

from lib.model.figures import area_figures, area_indicators, indicator
from lib.show import numbers
from lib.show.wording.evidence import Profile, area_profile, facts, figure, headline, source_link, written
from lib.store import Package, load_package
from lib.web.packages import city
from tests.hostile import TEXT, infected
from tests.packages import write_city

LANGS = ("it", "en")
NAN = math.nan


@pytest.fixture(scope="module")
def fiumalta(tmp_path_factory: pytest.TempPathFactory) -> Package:
    return load_package(write_city(tmp_path_factory.mktemp("evidence") / "fiumalta"))


def row_of(package: Package, indicator_id: str, area_id: str) -> dict[str, Any]:
    figures = area_figures(package, indicator_id)
    found = figures[figures["area_id"] == area_id].iloc[0]
    return {str(name): value for name, value in found.items()}


def told(package: Package, indicator_id: str, area_id: str, lang: str = "en", **changed: Any) -> dict[str, str]:
    """The facts about one figure, some of it changed."""
    row = row_of(package, indicator_id, area_id) | changed
    return dict(facts(package, indicator(package, indicator_id), row, lang))


def about(**changed: Any) -> pd.Series:
    return pd.Series({"decimals": 1, "unit_it": "per km²", "unit_en": "per km²", "interval": "poisson"} | changed)


def row(**changed: Any) -> dict[str, Any]:
    empty = {"value": NAN, "lower": NAN, "upper": NAN, "value_text_it": "", "value_text_en": "", "status": "published"}
    return empty | changed


def test_a_published_figure_says_when_from_whom_and_how_sure(fiumalta: Package) -> None:
    found = told(fiumalta, "residents", "east-bank")
    assert found["Period"] == "2023"
    assert found["Source"] == "[Fiumalta, 2023](<https://fiumalta.example/>)"
    assert found["Status"].endswith("published")
    assert found["How sure"] == "high"
    assert list(found) == ["Period", "Source", "Status", "How sure"]


def test_the_same_in_italian(fiumalta: Package) -> None:
    english, italian = (told(fiumalta, "residents", "east-bank", lang) for lang in LANGS[::-1])
    assert len(english) == len(italian)
    assert not set(english) & set(italian)
    assert italian["Periodo"] == "2023"
    assert "Fonte" in italian


def test_what_other_sources_say_is_kept_with_the_figure(fiumalta: Package) -> None:
    assert told(fiumalta, "residents", "west-bank")["Other sources say"] == "Others\\: 950"


def test_a_computed_figure_gives_its_formula_and_its_caveat(fiumalta: Package) -> None:
    found = told(fiumalta, "venue-density", "east-bank")
    assert found["Formula"] == "venues / km²"
    assert found["Careful"] == "Map"
    assert "Formula" in told(fiumalta, "venue-density", "east-bank", status="indicative")


def test_a_figure_that_is_not_computed_has_no_formula(fiumalta: Package) -> None:
    for status in ("published", "not published", "not computable"):
        assert "Formula" not in told(fiumalta, "venue-density", "east-bank", status=status)


def test_what_is_not_computable_says_why(fiumalta: Package) -> None:
    found = told(fiumalta, "venue-density", "mill-zone")
    assert found["Note"] == "No area"
    assert "not computable" in found["Status"]
    assert found["Time of day"] == "evening, 18-22"


def test_what_was_never_published_says_what_would_fill_it(fiumalta: Package) -> None:
    found = told(fiumalta, "feels-safe", "east-bank")
    assert found["What would fill it"] == "A survey"
    assert found["Note"] == "Never published"
    assert "not published" in found["Status"]
    assert "What would fill it" not in told(fiumalta, "feels-safe", "east-bank", status="published")


def test_an_area_without_a_row_says_that_it_has_no_figure(fiumalta: Package) -> None:
    found = told(fiumalta, "residents", "mill-zone")
    assert "no figure" in found["Status"]
    assert found["Period"] == numbers.MISSING


def test_the_figure_s_own_address_comes_before_the_source_s(fiumalta: Package) -> None:
    own = "https://other.example/page"
    assert source_link(fiumalta, "registry", own) == f"[Fiumalta, 2023](<{own}>)"
    assert source_link(fiumalta, "registry") == "[Fiumalta, 2023](<https://fiumalta.example/>)"


def test_a_source_without_address_or_year_is_named_all_the_same(fiumalta: Package) -> None:
    assert source_link(fiumalta, "gazette") == "The Gazette, daily"


def test_no_source_is_a_dash(fiumalta: Package) -> None:
    assert source_link(fiumalta, "") == source_link(fiumalta, "unheard-of") == numbers.MISSING


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "//host.example", "not an address"])
def test_an_address_that_is_none_of_the_web_s_is_no_link(fiumalta: Package, address: str) -> None:
    assert source_link(fiumalta, "registry", address) == "Fiumalta, 2023"


def test_a_figure_has_its_unit_and_its_interval() -> None:
    measured = row(value=1234.56, lower=1200.0, upper=1300.0)
    assert figure(about(), measured, "en") == ("1,234.6 per km²", "95% interval 1,200.0–1,300.0")
    value, interval = figure(about(), measured, "it")
    assert value == "1.234,6 per km²"
    assert "1.200,0–1.300,0" in interval


def test_bounds_that_follow_from_positions_are_not_called_95_percent() -> None:
    measured = row(value=120.0, lower=60.0, upper=180.0)
    assert figure(about(interval="position", decimals=0), measured, "en")[1] == "possible range 60–180"
    assert figure(about(interval="published", decimals=0), measured, "en")[1] == "95% interval 60–180"
    assert figure(about(interval="position"), row(value=4.0), "en")[1] == ""


def test_a_count_that_is_the_least_possible_stands_alone() -> None:
    least = row(value=4.0, lower=4.0, value_text_en="at least 4")
    assert figure(about(interval="position", decimals=0), least, "en") == ("at least 4 per km²", "")


def test_a_figure_without_unit_ends_with_its_number() -> None:
    assert figure(about(unit_en=""), row(value=3.0), "en") == ("3.0", "")


def test_a_band_is_the_figure_itself() -> None:
    assert figure(about(decimals=0), row(lower=25.0), "en") == ("> 25 per km²", "")
    assert figure(about(decimals=0), row(value_text_en=">25", lower=25.0), "en") == (">25 per km²", "")


@pytest.mark.parametrize("status", ["not published", "not computable"])
def test_where_there_is_no_figure_the_reason_stands_in_its_place(status: str) -> None:
    for lang in LANGS:
        value, interval = figure(about(), row(status=status), lang)
        assert value not in ("", numbers.MISSING)
        assert interval == ""
    assert figure(about(), row(status=status), "en")[0] == status


def test_an_area_without_a_row_has_a_dash() -> None:
    assert figure(about(), row(status="", value_text_en=NAN), "en") == (numbers.MISSING, "")


def test_facts_are_written_a_line_each() -> None:
    assert written((("Period", "2023"), ("Source", "x"))) == "**Period** 2023  \n**Source** x"
    assert written(()) == ""


def test_the_headline_is_text_whatever_it_holds() -> None:
    html = headline("<b>name</b>", '"1" & <i>', "95% <script>")
    assert re.findall(r"</?(\w+)", html) == ["p", "span", "span", "b", "b", "small", "small", "p"]
    assert "<small>" not in headline("name", "1", "")


def test_a_profile_holds_everything_about_the_area(fiumalta: Package) -> None:
    found = area_profile(fiumalta, "venue-density", "east-bank", "en")
    assert found.name == "Venues"
    assert found.value == "12.5 /km²"
    assert found.interval == "95% interval 10.0–15.5"
    assert found.definition == "Per km²"
    assert found.formula == "venues / km²"
    assert found.limits == "a bridge"
    assert found.boundary == "Sum"
    assert "Formula" not in found.evidence


def test_two_areas_beside_each_other_have_no_rank(fiumalta: Package) -> None:
    assert area_profile(fiumalta, "venue-density", "east-bank", "en").places == ""


def test_a_zone_has_its_rank_and_its_place_in_the_city() -> None:
    zones = city().tables["areas"].query("level == 'zone'")["area_id"]
    lines = [area_profile(city(), "bars", area, "en").places.split("  \n") for area in zones]
    assert all(len(found) == 2 for found in lines)
    assert sorted(int(re.findall(r"\d+", own)[0]) for own, _ in lines) == list(range(1, len(zones) + 1))
    assert all(f"of {len(city().tables['city_zones'])} zones of the city" in wide for _, wide in lines)


def test_a_neighbourhood_has_neither() -> None:
    for area in city().tables["areas"].query("level == 'neighbourhood'")["area_id"]:
        assert area_profile(city(), "bars", area, "en").places == ""


@pytest.mark.parametrize("lang", LANGS)
def test_every_figure_of_the_map_has_its_evidence(lang: str) -> None:
    """Whatever is chosen, the profile says what it is, how it came about and where it ends."""
    statuses = set()
    for indicator_id in area_indicators(city())["indicator_id"]:
        for area_id in city().tables["areas"]["area_id"]:
            found = area_profile(city(), indicator_id, area_id, lang)
            assert all((found.name, found.value, found.definition, found.limits, found.boundary))
            assert len(found.evidence.split("  \n")) >= 4
            assert "nan" not in found.value
            statuses.add(row_of(city(), indicator_id, area_id)["status"])
    assert {"published", "computed", "indicative", "not published", "not computable"} <= statuses


def test_no_text_of_a_package_becomes_markup_or_a_link(fiumalta: Package) -> None:
    hostile = infected(fiumalta)
    for indicator_id in ("residents", "venue-density", "feels-safe"):
        for area_id in hostile.tables["areas"]["area_id"]:
            _check_markdown(area_profile(hostile, indicator_id, area_id, "en"))


def _check_markdown(found: Profile) -> None:
    for text in (found.definition, found.evidence, found.formula, found.limits, found.boundary):
        bare = re.sub(r"\\.", "", text)
        assert "<" not in re.sub(r"\(<https://[^<>\s]*>\)", "", bare)
        assert not re.search(r"\]\((?!<https://)", bare)
        assert "`" not in bare
    assert "<img" not in headline(found.name, found.value, found.interval)
    assert TEXT in found.name
