"""One look: the same colours in the map, the page, the charts and the settings, readable in both themes."""

from __future__ import annotations

import re
import tomllib
from itertools import pairwise

import pytest

from benchmarks.server import ROOT
from lib.model.address import LAYERS
from lib.model.classes import MOST_CLASSES
from lib.model.figures import area_indicators
from lib.model.units import levels
from lib.show.maps import points
from lib.show.maps.areas import named_areas, value_areas
from lib.show.palette import Colours, colours
from lib.web.packages import city

STATIC = ROOT / "lib" / "web" / "static"
MAP = (STATIC / "map.css").read_text(encoding="utf-8")
SHELL = (STATIC / "shell.css").read_text(encoding="utf-8")
SETTINGS = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
VARIABLE = re.compile(r"--([\w-]+):\s*(#[0-9a-f]{6})")
PAIR = re.compile(r"--([\w-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)")
THEMES = ("light", "dark")
RAMP = [f"class-{place}" for place in range(1, MOST_CLASSES + 1)]


def map_colours(theme: str) -> dict[str, str]:
    """The variables of the map in one theme."""
    light, dark = re.findall(r":root[^{]*\{([^}]*)\}", MAP)[:2]
    return dict(VARIABLE.findall(light if theme == "light" else dark))


def page_colours(theme: str) -> dict[str, str]:
    """The variables of the page in one theme."""
    return {name: light if theme == "light" else dark for name, light, dark in PAIR.findall(SHELL)}


def chart_colours(theme: str) -> Colours:
    return colours(theme == "dark")


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio (WCAG 2.2): 4.5 for text, 3 for what is needed to understand a picture."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_both_themes_name_every_colour() -> None:
    assert map_colours("light").keys() == map_colours("dark").keys()
    assert {*RAMP, "none", "warm", "cool", "accent"} <= map_colours("light").keys()


@pytest.mark.parametrize("theme", THEMES)
def test_the_legend_of_the_page_has_the_colours_of_the_map(theme: str) -> None:
    for name in (*RAMP, "none", "warm", "cool"):
        assert page_colours(theme)[name] == map_colours(theme)[name], name


@pytest.mark.parametrize("theme", THEMES)
def test_areas_have_one_colour_each_in_maps_and_in_charts(theme: str) -> None:
    assert chart_colours(theme).warm == map_colours(theme)["warm"]
    assert chart_colours(theme).cool == map_colours(theme)["cool"]


@pytest.mark.parametrize("theme", THEMES)
def test_classes_run_from_the_paper_to_the_ink(theme: str) -> None:
    """One hue by lightness alone, so that every eye and every printer sees the order."""
    found = [luminance(map_colours(theme)[name]) for name in RAMP]
    assert found == sorted(found, reverse=theme == "light")
    steps = [contrast(*(map_colours(theme)[name] for name in pair)) for pair in pairwise(RAMP)]
    assert min(steps) > 1.3


@pytest.mark.parametrize("theme", THEMES)
def test_texts_of_the_map_can_be_read(theme: str) -> None:
    found = map_colours(theme)
    assert contrast(found["ink"], found["halo"]) > 7
    assert contrast(found["ink"], found["paper"]) > 7
    assert contrast(found["street-ink"], found["halo"]) > 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_texts_of_charts_can_be_read_and_marks_seen(theme: str) -> None:
    found = chart_colours(theme)
    assert contrast(found.ink, found.paper) > 7
    assert contrast(found.muted, found.paper) > 4.5
    for name in ("warm", "cool", "strong", "accent"):
        assert contrast(getattr(found, name), found.paper) > 3, name


@pytest.mark.parametrize("theme", THEMES)
def test_texts_and_links_of_the_page_can_be_read(theme: str) -> None:
    found = SETTINGS[theme]
    for background in (found["backgroundColor"], found["secondaryBackgroundColor"]):
        assert contrast(found["textColor"], background) > 7
        assert contrast(found["linkColor"], background) > 4.5
        assert contrast(page_colours(theme)["soft-ink"], background) > 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_charts_lie_on_the_paper_of_the_page(theme: str) -> None:
    assert chart_colours(theme).paper == SETTINGS[theme]["backgroundColor"]
    assert chart_colours(theme).ink == SETTINGS[theme]["textColor"]


def drawn_classes() -> set[str]:
    """Every class that a feature of the city's maps is drawn by, except the one that is its id."""
    layers = [points.layer(city(), name, "it") for name in LAYERS]
    layers += [named_areas(city(), "", "it")]
    layers += [
        value_areas(city(), indicator, scale, "", "it")
        for indicator in area_indicators(city())["indicator_id"]
        for scale in levels(city())
    ]
    found = {name for layer in layers for feature in layer.features for name in feature.css.split()}
    return {name for name in found if not name.startswith("area-")}


@pytest.mark.parametrize("name", sorted({*drawn_classes(), "chosen"}))
def test_every_class_of_a_feature_has_its_look(name: str) -> None:
    assert re.search(rf"\.{name}(?![\w-])", MAP)


def test_indicative_and_missing_are_more_than_a_colour() -> None:
    for name in ("indicative", "missing"):
        (rule,) = re.findall(rf"\.area\.{name} \{{([^}}]*)\}}", MAP)
        assert "stroke-dasharray" in rule


def test_the_styles_load_nothing() -> None:
    for text in (MAP, SHELL):
        assert "url(" not in text
        assert "@import" not in text
        assert "//" not in text
