"""How things on a map are drawn, by their classes: what map.css says of shapes, in the colours of one theme."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lib.show.palette import MapColours

RULES: dict[str, dict[str, str]] = {
    "base": {"fill": "none", "stroke-width": "1", "stroke-opacity": "1"},
    "water": {"fill": "var(--water)", "fill-opacity": "1", "stroke": "var(--water-line)"},
    "river-line": {"stroke": "var(--water-line)"},
    "street-main": {"stroke": "var(--street-main)", "stroke-width": "3"},
    "street-local": {"stroke": "var(--street-local)", "stroke-width": "1.5"},
    "region": {"fill": "var(--land)", "fill-opacity": "1", "stroke": "var(--border)"},
    "area": {
        "stroke": "var(--ink)",
        "stroke-width": "1.2",
        "stroke-opacity": "0.75",
        "fill": "var(--none)",
        "fill-opacity": "0.78",
    },
    **{f"area class-{place}": {"fill": f"var(--class-{place})"} for place in range(1, 6)},
    "area missing": {"fill": "var(--none)", "fill-opacity": "0.7", "stroke-dasharray": "2 4"},
    "area warm-fill": {
        "fill": "var(--warm)",
        "fill-opacity": "0.16",
        "stroke-width": "1",
        "stroke-opacity": "0.45",
    },
    "area cool-fill": {
        "fill": "var(--cool)",
        "fill-opacity": "0.16",
        "stroke-width": "1",
        "stroke-opacity": "0.45",
    },
    "area no-fill": {"fill": "none"},
    "area indicative": {"stroke-dasharray": "7 5"},
    "area warm": {"stroke": "var(--warm)"},
    "area cool": {"stroke": "var(--cool)"},
    "area outline": {"fill": "none", "stroke-width": "3.2", "stroke-opacity": "1"},
    "area chosen": {"stroke": "var(--accent)", "stroke-width": "5", "stroke-opacity": "1"},
    "area outline chosen": {"stroke-width": "6"},
    "point": {"stroke": "var(--halo)", "stroke-width": "1", "fill": "var(--point)", "fill-opacity": "0.95"},
    "point stop": {"fill": "var(--street-ink)", "fill-opacity": "0.85"},
    "point night-stop": {
        "fill": "var(--accent)",
        "stroke": "var(--ink)",
        "stroke-width": "2",
        "fill-opacity": "1",
    },
    "point venue": {
        "fill": "none",
        "stroke": "var(--point)",
        "stroke-width": "1.6",
        "stroke-opacity": "0.85",
    },
    "point city": {"fill": "var(--class-4)", "stroke": "var(--halo)", "fill-opacity": "0.85"},
    "point city chosen": {"fill": "var(--accent)", "stroke": "var(--ink)", "stroke-width": "2.5"},
    "point city home": {"fill": "var(--warm)"},
    "point city missing": {
        "fill": "var(--none)",
        "stroke": "var(--street-ink)",
        "stroke-dasharray": "2 2",
    },
    "area home": {"stroke": "var(--warm)", "stroke-width": "4", "stroke-opacity": "1"},
    "area home chosen": {"stroke": "var(--accent)", "stroke-width": "5"},
    "area cell": {
        "stroke": "var(--halo)",
        "stroke-width": "0.6",
        "stroke-opacity": "0.7",
        "fill-opacity": "0.72",
    },
    "area cell missing": {"stroke-dasharray": "none"},
    "anchor": {"fill": "none", "stroke": "none"},
}
"""By the classes something must have; of two rules that name as many, the later one counts, as in a style sheet."""
NONE = "none"


@dataclass(frozen=True)
class Style:
    """Colours (`none` for no colour) with their opacity, the width of the line in CSS pixels and its dashes."""

    fill: str
    fill_opacity: float
    stroke: str
    stroke_opacity: float
    width: float
    dashes: tuple[float, ...]


@lru_cache(maxsize=4096)
def style(css: str, colours: MapColours) -> Style:
    """Work out how something with these classes is drawn."""
    classes = frozenset(css.split())
    said: dict[str, str] = {}
    # Sorting keeps the order of rules with as many classes.
    for rule in sorted(RULES, key=lambda rule: len(rule.split())):
        if classes >= set(rule.split()):
            said |= RULES[rule]
    dashes = said.get("stroke-dasharray", NONE)
    return Style(
        colour(said.get("fill", NONE), colours),
        float(said.get("fill-opacity", "1")),
        colour(said.get("stroke", NONE), colours),
        float(said.get("stroke-opacity", "1")),
        float(said.get("stroke-width", "1")),
        () if dashes == NONE else tuple(map(float, dashes.split())),
    )


def colour(said: str, colours: MapColours) -> str:
    """Return the colour that a variable of map.css stands for; any other text as it is."""
    if not said.startswith("var(--"):
        return said
    return str(getattr(colours, said.removeprefix("var(--").removesuffix(")").replace("-", "_")))
