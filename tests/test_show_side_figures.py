"""The large figures of one indicator: whose they are, their unit, their interval."""

import re

import pytest

from lib.model.side_by_side import line
from lib.show.lists.side_figures import side_figures, side_picture
from lib.store import Package
from tests.indicator_package import load

ITEM = re.compile(r"<div><dt>(.*?)</dt><dd(.*?)>(.*?)</dd></div>")


@pytest.fixture(scope="module")
def fiumalta(tmp_path_factory: pytest.TempPathFactory) -> Package:
    return load(tmp_path_factory.mktemp("figures") / "fiumalta")


def items(text: str) -> list[tuple[str, str]]:
    plain = [(re.sub("<[^>]*>", "", name), re.sub("<[^>]*>", "|", value)) for name, _css, value in ITEM.findall(text)]
    return [(name, value.strip("|").replace("||", "|")) for name, value in plain]


def test_areas_stand_beside_each_other_and_their_reference(fiumalta: Package) -> None:
    assert items(side_figures(fiumalta, "bars-per-1000", "en")) == [
        ("East Bank", "10.8|bars per 1000"),
        ("West Bank", "5.4|bars per 1000"),
        ("median of 3 zones of the city", "8.0|bars per 1000"),
    ]


def test_each_area_has_its_sign_and_the_reference_its_tick(fiumalta: Package) -> None:
    text = side_figures(fiumalta, "bars-per-1000", "en")
    assert '<dt><i class="sign warm-sign"></i>East Bank' in text
    assert '<dt><i class="sign cool-sign"></i>West Bank' in text
    assert '<dt><i class="tick"></i>median' in text


def test_the_picture_is_drawn_only_where_two_are_compared(fiumalta: Package) -> None:
    assert 'class="wide"' in side_figures(fiumalta, "bars-per-1000", "en")
    assert side_picture(fiumalta, line(fiumalta, "venue-density")) == ""
    assert 'class="wide"' not in side_figures(fiumalta, "venue-density", "en")


def test_what_is_not_published_is_said_without_a_unit(fiumalta: Package) -> None:
    assert items(side_figures(fiumalta, "feels-safe", "en")) == [("East Bank", "not published"), ("West Bank", "–")]


def test_another_territory_has_its_interval(fiumalta: Package) -> None:
    assert items(side_figures(fiumalta, "trust", "en")) == [("Fiumalta, 2023", "47.8|%|95% interval 44.5–51.2")]


def test_the_language_is_the_reader_s(fiumalta: Package) -> None:
    assert items(side_figures(fiumalta, "trust", "it"))[0][1].startswith("47,8|%")


def test_markup_in_a_package_is_only_text(fiumalta: Package) -> None:
    found = line(fiumalta, "trust")
    evil = [dict(row) | {"name_en": "<script>alert(1)</script>"} for row in found.territories]
    object.__setattr__(found, "territories", tuple(evil))
    side_figures.cache_clear()
    try:
        assert "<script>" not in side_figures(fiumalta, "trust", "en")
    finally:
        side_figures.cache_clear()
