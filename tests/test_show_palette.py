"""The palette: what maps have on a screen is what they have in files, and texts can be read."""

from __future__ import annotations

import re
from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.server import ROOT
from lib.show.palette import (
    DARK,
    DARK_MAP,
    LEGIBLE,
    LIGHT,
    LIGHT_MAP,
    Colours,
    MapColours,
    colours,
    contrast,
    legible,
    map_colours,
    mixed,
    quiet,
)

CSS = (ROOT / "lib" / "web" / "static" / "map.css").read_text(encoding="utf-8")
THEMES = [(LIGHT, LIGHT_MAP), (DARK, DARK_MAP)]
COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def variables(selector: str) -> dict[str, str]:
    """The variables that a rule of map.css sets, by the names of the palette."""
    (body,) = re.findall(re.escape(selector) + r" \{([^}]*)\}", CSS)
    return {name.replace("-", "_"): value for name, value in re.findall(r"--([\w-]+): (#\w+);", body)}


@pytest.mark.parametrize(
    ("selector", "theme"), [(":root", LIGHT_MAP), (':root[data-theme="dark"]', DARK_MAP)], ids=["light", "dark"]
)
def test_maps_in_files_have_the_colours_of_maps_on_a_screen(selector: str, theme: MapColours) -> None:
    assert asdict(theme) == variables(selector)


@pytest.mark.parametrize(("theme", "maps"), THEMES)
def test_each_theme_has_its_maps(theme: Colours, maps: MapColours) -> None:
    assert map_colours(theme) is maps
    assert map_colours(colours(dark=theme is DARK)) is maps


@pytest.mark.parametrize(("theme", "maps"), THEMES)
def test_texts_are_read_from_the_back_row(theme: Colours, maps: MapColours) -> None:
    assert contrast(theme.ink, theme.paper) >= LEGIBLE
    assert contrast(quiet(theme), theme.paper) >= LEGIBLE
    for ground in (maps.halo, maps.paper):
        assert contrast(maps.ink, ground) >= LEGIBLE
        assert contrast(quiet(theme), ground) >= LEGIBLE


def test_contrast_is_that_of_the_guidelines() -> None:
    """Worked by others: black and white, and the lightest grey that passes on white."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#ffffff", "#ffffff") == pytest.approx(1)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    assert contrast("#595959", "#ffffff") == pytest.approx(7.0, abs=0.02)


@given(one=COLOURS, other=COLOURS)
def test_contrast_is_the_same_both_ways(one: str, other: str) -> None:
    assert 1 <= contrast(one, other) == contrast(other, one) <= 21


@given(colour=COLOURS, ground=COLOURS)
def test_a_mixture_goes_from_the_ground_to_the_colour(colour: str, ground: str) -> None:
    assert mixed(colour, ground, 1) == colour
    assert mixed(colour, ground, 0) == ground


def test_half_of_each_lies_between() -> None:
    assert mixed("#ff0000", "#0000ff", 0.5) == "#800080"


@given(colour=COLOURS)
def test_a_legible_colour_is_legible_and_as_near_as_can_be(colour: str) -> None:
    found = legible(colour, "#ffffff", "#1c1b22")
    assert contrast(found, "#ffffff") >= LEGIBLE
    if contrast(colour, "#ffffff") >= LEGIBLE:
        assert found == colour


def test_where_nothing_is_legible_the_ink_stays() -> None:
    assert legible("#808080", "#808080", "#7f7f7f") == "#7f7f7f"
