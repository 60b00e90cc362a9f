"""Two real indicators as points: values, marks, and axes that name level and period."""

from __future__ import annotations

import math
from functools import cache
from pathlib import Path

from lib.show.palette import LIGHT
from lib.show.plots.city_pair import chart, pairs, points
from lib.show.plots.marks import CHOSEN, HOME, Marks
from lib.show.plots.scatter import WORKSHOP, Point
from lib.store import Package, load_package
from tests.model_packages import cities, indicator, values

ITALY = Path(__file__).parents[1] / "data" / "italy"
TORINO, ROMA = "001272", "058091"
MARKS = Marks(None, ROMA, TORINO)
CRIME = ("density", "crimes-total")


@cache
def italy() -> Package:
    """The package in the repository."""
    return load_package(ITALY)


def by_name(x: str, y: str, marks: Marks = MARKS, lang: str = "en") -> dict[str, Point]:
    """The points of two real indicators by the names of the cities."""
    return {point.name: point for point in points(italy(), x, y, marks, lang)}


def test_a_city_stands_at_its_two_figures() -> None:
    torino = by_name(*CRIME)["Torino"]
    assert (round(torino.x), round(torino.y)) == (6548, 9170)
    assert round(torino.y_bounds[0]) == 9106
    assert math.isnan(torino.x_bounds[0])
    assert torino.text.splitlines() == [
        "Torino", "Population density: 6,548", "Reported crimes: 9,170 (9,106–9,235)"
    ]  # fmt: skip


def test_chosen_home_and_workshop_cities_are_marked() -> None:
    found = by_name(*CRIME)
    assert (found["Roma"].mark, found["Torino"].mark, found["Siena"].mark, found["Napoli"].mark) == (
        CHOSEN, HOME, WORKSHOP, ""
    )  # fmt: skip
    assert sum(point.mark == WORKSHOP for point in found.values()) == 7


def test_only_the_units_that_are_asked_for_are_drawn() -> None:
    some = Marks(frozenset({TORINO, ROMA}), ROMA, TORINO)
    assert set(by_name(*CRIME, marks=some)) == {"Torino", "Roma"}
    assert len(pairs(italy(), *CRIME, some)) == 2


def test_the_axes_name_unit_level_and_period() -> None:
    drawn = chart(italy(), *CRIME, marks=MARKS, colours=LIGHT, lang="en")
    across, upwards = drawn.layout.xaxis.title.text, drawn.layout.yaxis.title.text.replace("<br>", " ")
    assert across == "Population density: inhabitants per km², municipality, 2023 (logarithmic scale)"
    assert upwards == "Reported crimes: per 100,000 inhabitants, municipality, 2024"
    assert drawn.layout.xaxis.type == "log"


def test_regions_are_points_of_their_own() -> None:
    found = by_name("trust-police-region", "safe-walking-dark-region", Marks(None, "01", "01"), "it")
    assert len(found) == 15
    assert found["Piemonte"].mark == CHOSEN
    assert found["Toscana"].mark == WORKSHOP, "three of its cities were named in the workshop"


def test_the_chart_is_drawn_once_for_all_who_ask_the_same() -> None:
    first, second = (chart(italy(), *CRIME, marks=MARKS, colours=LIGHT, lang="it") for _ in range(2))
    assert first is second
    assert first.layout.separators == ",."


def test_nothing_to_draw_is_an_empty_chart() -> None:
    catalogue = [
        indicator(each, name_it=each, name_en=each, unit_it="%", unit_en="%", decimals=0) for each in ("density", "y")
    ]
    package = cities(catalogue, values("density", {"A": 0.0}) + values("y", {"B": 2.0}))
    drawn = chart(package, "density", "y", marks=MARKS, colours=LIGHT, lang="en")
    assert not drawn.data
    zero = cities(catalogue, values("density", {"A": 0.0, "B": 3.0}) + values("y", {"A": 1.0, "B": 2.0}))
    drawn = chart(zero, "density", "y", marks=MARKS, colours=LIGHT, lang="en")
    assert drawn.layout.xaxis.type != "log", "zero has no place on a logarithmic axis"
