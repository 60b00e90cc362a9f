"""Figures, references and counts in words of both languages."""

import pytest

from lib.model.side_by_side import line, select, side_by_side
from lib.show.wording.side_texts import counts, earlier, elsewhere, figure, newest, reference_name, territory
from lib.store import Package
from tests.indicator_package import load


@pytest.fixture(scope="module")
def fiumalta(tmp_path_factory: pytest.TempPathFactory) -> Package:
    return load(tmp_path_factory.mktemp("texts") / "fiumalta")


@pytest.mark.parametrize(
    ("indicator", "area", "text"),
    [
        ("bars-per-1000", "east-bank", "10.8"),
        ("residents", "west-bank", ">900"),
        ("feels-safe", "east-bank", "not published"),
        ("feels-safe", "west-bank", "–"),
    ],
)
def test_a_cell_holds_the_figure_or_why_there_is_none(fiumalta: Package, indicator: str, area: str, text: str) -> None:
    found = line(fiumalta, indicator)
    assert figure(found.indicator, found.areas.get(area), "en") == text


def test_numbers_follow_the_language(fiumalta: Package) -> None:
    found = line(fiumalta, "residents")
    assert figure(found.indicator, found.areas["east-bank"], "it") == "1.200"
    assert figure(found.indicator, found.areas["east-bank"], "en") == "1,200"


def test_a_reference_is_named_for_what_it_is(fiumalta: Package) -> None:
    (median,), (city,) = line(fiumalta, "bars-per-1000").references, line(fiumalta, "residents").references
    assert reference_name(median, "en") == "median of 3 zones of the city"
    assert reference_name(city, "en") == "Fiumalta, 2022"


def test_references_stand_beside_areas(fiumalta: Package) -> None:
    assert elsewhere(line(fiumalta, "bars-per-1000"), "en") == [("8.0", "median of 3 zones of the city")]
    assert elsewhere(line(fiumalta, "bars"), "en") == []


def test_other_territories_show_their_latest_figure(fiumalta: Package) -> None:
    found = line(fiumalta, "trust")
    assert elsewhere(found, "en") == [("47.8", "Fiumalta, 2023")]
    assert earlier(found, "en") == "and 1 earlier figure"


def test_each_territory_is_named(fiumalta: Package) -> None:
    found = line(fiumalta, "foreign-share")
    assert sorted(elsewhere(found, "en")) == [("10-12", "Postcode 2, 2018"), (">25", "Postcode 1, 2018")]
    assert earlier(found, "en") == ""
    assert len(newest(found)) == 2


def test_a_year_that_the_name_says_is_not_said_twice(fiumalta: Package) -> None:
    row = dict(line(fiumalta, "trust").territories[0])
    assert territory(row, "en") == "Fiumalta, 2023"
    assert territory(row | {"name_en": "Fiumalta in 2023"}, "en") == "Fiumalta in 2023"


def test_counts_say_how_many_of_each_status(fiumalta: Package) -> None:
    assert counts(side_by_side(fiumalta), "en") == "12 indicators: 7 published · 3 computed · 2 not published"


def test_counts_leave_out_what_is_not_there(fiumalta: Package) -> None:
    assert counts(select(side_by_side(fiumalta), "perceived-safety", "not published"), "en") == (
        "1 indicator: 1 not published"
    )
    assert counts((), "en") == "0 indicators"
