"""The small picture of a row: signs in their places, from zero to the largest."""

import re

import pytest

from lib.show.palette import DARK, LIGHT, Colours
from lib.show.plots.pair import SYMBOLS, TICK, picture, sign, tone

PLACE = re.compile(r'class="(?:sign )?(\w+-sign|tick)" style="left:([\d.]+)%"')


def places(text: str) -> dict[str, float]:
    return {name: float(place) for name, place in PLACE.findall(text)}


def test_signs_stand_in_proportion_to_the_largest() -> None:
    assert places(picture([("warm", 30.0), ("cool", 60.0)], None)) == {"warm-sign": 50.0, "cool-sign": 100.0}


def test_the_reference_is_a_tick_on_the_same_scale() -> None:
    drawn = places(picture([("warm", 10.0), ("cool", 5.0)], 20.0))
    assert drawn == {"tick": 100.0, "warm-sign": 50.0, "cool-sign": 25.0}


def test_equal_values_stand_at_the_end() -> None:
    assert set(places(picture([("warm", 7.0), ("cool", 7.0)], None)).values()) == {100.0}


@pytest.mark.parametrize(
    "values",
    [[], [("warm", 3.0)], [("warm", 0.0), ("cool", 0.0)], [("warm", -1.0), ("cool", 2.0)]],
)
def test_nothing_is_drawn_where_nothing_is_compared(values: list[tuple[str, float]]) -> None:
    assert picture(values, None) == ""


def test_a_sign_without_a_place_stands_in_the_text() -> None:
    assert sign("warm") == '<i class="sign warm-sign"></i>'
    assert "style" not in TICK


def test_an_area_without_a_hue_has_the_plain_sign() -> None:
    assert "plain-sign" in sign("")
    assert tone("", LIGHT) == LIGHT.strong


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_hues_have_their_fixed_colours_in_both_themes(colours: Colours) -> None:
    assert (tone("warm", colours), tone("cool", colours)) == (colours.warm, colours.cool)


def test_no_two_hues_share_a_sign() -> None:
    assert len(set(SYMBOLS.values())) == len(SYMBOLS)
