"""How things on a map are drawn: what map.css says, worked out as a browser would."""

from __future__ import annotations

import re

import pytest

from benchmarks.server import ROOT
from lib.export.pictures.maps.styles import RULES, colour, style
from lib.show.palette import DARK_MAP, LIGHT_MAP

CSS = (ROOT / "lib" / "web" / "static" / "map.css").read_text(encoding="utf-8")
SHAPES = re.compile(r"\.(base|water|river-line|street-main|street-local|region|area|point|anchor)[\w.-]*")
NO_BUSINESS = {"pointer-events", "font-size", "color", "white-space", "text-shadow"}
"""Of what can be pointed at, and of names in HTML: no part of how a shape looks."""


def sheet() -> dict[str, dict[str, str]]:
    """What map.css says of shapes, by the classes that are needed, in its order."""
    found: dict[str, dict[str, str]] = {}
    for selectors, body in re.findall(r"([^{}]+)\{([^{}]*)\}", re.sub(r"/\*.*?\*/", "", CSS, flags=re.DOTALL)):
        said = dict(part.strip().split(": ", 1) for part in body.split(";") if ": " in part)
        kept = {name: value for name, value in said.items() if name not in NO_BUSINESS}
        for selector in selectors.split(","):
            name = selector.strip()
            if SHAPES.fullmatch(name) and kept:
                key = name.strip(".").replace(".", " ")
                found[key] = found.get(key, {}) | kept
    return found


def test_the_rules_are_those_of_the_screen() -> None:
    assert sheet() == RULES


def test_the_order_is_that_of_the_screen() -> None:
    """Of two rules that name as many classes, the later one counts: their order is part of what is said."""
    wanted = list(sheet())
    for many in (1, 2, 3):
        assert [rule for rule in RULES if len(rule.split()) == many] == [
            rule for rule in wanted if len(rule.split()) == many
        ]


def test_more_classes_count_more_than_a_later_rule() -> None:
    assert style("area outline chosen area-x", LIGHT_MAP).width == 6
    assert style("area chosen", LIGHT_MAP).width == 5
    assert style("area cell missing", LIGHT_MAP).dashes == ()
    assert style("area missing", LIGHT_MAP).dashes == (2, 4)


@pytest.mark.parametrize("place", range(1, 6))
def test_a_class_has_its_colour_in_both_themes(place: int) -> None:
    for colours in (LIGHT_MAP, DARK_MAP):
        assert style(f"area area-x class-{place}", colours).fill == getattr(colours, f"class_{place}")


def test_the_chosen_city_is_told_from_the_home_one_by_its_edge_too() -> None:
    chosen, home = style("point city chosen", LIGHT_MAP), style("point city home", LIGHT_MAP)
    assert (chosen.fill, chosen.stroke, chosen.width) == (LIGHT_MAP.accent, LIGHT_MAP.ink, 2.5)
    assert (home.fill, home.stroke, home.width) == (LIGHT_MAP.warm, LIGHT_MAP.halo, 1)


def test_what_has_no_rule_is_not_drawn() -> None:
    found = style("unheard-of", LIGHT_MAP)
    assert (found.fill, found.stroke) == ("none", "none")


def test_a_colour_that_is_no_variable_stays() -> None:
    assert colour("none", LIGHT_MAP) == "none"
    assert colour("var(--street-main)", DARK_MAP) == DARK_MAP.street_main
