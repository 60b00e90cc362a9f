"""The ranked list of areas: the largest first, each bar a link, what has no figure told apart by why."""

from __future__ import annotations

import math
from html.parser import HTMLParser
from typing import Any

import pandas as pd
import pytest

from lib.show.lists.area_bars import area_bars, ordered, without_figure
from lib.store import Package
from tests.hostile import TEXT, infected
from tests.model_packages import AREAS, observations, package

NAN = math.nan


class Bars(HTMLParser):
    """The list as a reader of the page finds it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.label = ""
        self.rows: list[dict[str, Any]] = []
        self.tags: set[str] = set()
        self._place = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.tags.add(tag)
        self._place = tag
        if tag == "ol":
            self.label = found["aria-label"]
        if tag == "a":
            self.rows.append(
                {"href": found["href"], "current": found.get("aria-current"), "soft": "data-soft" in found}
            )
            self.rows[-1] |= {"name": "", "value": "", "width": None, "css": ""}
        if tag == "b":
            self.rows[-1] |= {"width": found["style"].removeprefix("width:"), "css": found["class"]}

    def handle_data(self, data: str) -> None:
        if self._place in ("span", "strong"):
            self.rows[-1]["name" if self._place == "span" else "value"] += data


def town(*rows: dict[str, Any], decimals: int = 1, status: str = "published") -> Package:
    """The areas of the town with these figures of one indicator."""
    areas = pd.DataFrame(
        [
            {"area_id": area, "order": place, "level": level, "parent_id": parent, "boundary": boundary, "hue": "",
             "zone_codes": codes, "source_id": "register"} | _texts("name", area.title())
            for place, (area, (level, parent, codes, boundary, _shape)) in enumerate(AREAS.items(), start=1)
        ]
    )  # fmt: skip
    noise = {"indicator_id": "noise", "decimals": decimals, "status": status, **_texts("name", "Noise")}
    catalogue = pd.DataFrame([noise])
    figures = observations("area_id", [{"indicator_id": "noise"} | row for row in rows])
    return package("city", {"areas": areas, "indicators": catalogue, "observations": figures}, {})


def _texts(name: str, text: str) -> dict[str, str]:
    return {f"{name}_it": text, f"{name}_en": text}


def drawn(made: Package, scale: str = "zone", chosen: str = "", lang: str = "en") -> Bars:
    return Bars(area_bars(made, "noise", scale, chosen, lambda area: f"?area={area}&lang={lang}", lang))


THREE = (
    {"area_id": "west", "value": 50.0},
    {"area_id": "east", "value": 1234.5},
    {"area_id": "hill", "value": 0.0},
)


def test_the_largest_stands_first_and_fills_the_width() -> None:
    bars = drawn(town(*THREE))
    assert [(row["name"], row["value"], row["width"]) for row in bars.rows] == [
        ("East", "1,234.5", "100.0%"),
        ("West", "50.0", "4.1%"),
        ("Hill", "0.0", "0.0%"),
    ]


def test_numbers_are_written_in_the_language() -> None:
    bars = drawn(town(*THREE), lang="it")
    assert [row["value"] for row in bars.rows] == ["1.234,5", "50,0", "0,0"]


def test_the_list_says_what_it_is_in_the_language() -> None:
    assert drawn(town(*THREE)).label == "Ranked bars: Noise"
    assert drawn(town(*THREE), lang="it").label not in ("", "Ranked bars: Noise")


def test_every_bar_is_a_link_that_chooses_its_area_without_loading_the_page() -> None:
    bars = drawn(town(*THREE))
    assert [row["href"] for row in bars.rows] == [f"?area={area}&lang=en" for area in ("east", "west", "hill")]
    assert all(row["soft"] for row in bars.rows)


def test_only_the_chosen_one_is_marked_as_current() -> None:
    bars = drawn(town(*THREE), chosen="west")
    assert {row["name"]: row["current"] for row in bars.rows} == {"East": None, "West": "true", "Hill": None}
    assert {row["current"] for row in drawn(town(*THREE), chosen="town").rows} == {None}


def test_only_the_areas_of_the_scale_are_compared() -> None:
    made = town(*THREE, {"area_id": "town", "value": 9000.0}, {"area_id": "walk", "value": 1.0})
    assert {row["name"] for row in drawn(made).rows} == {"East", "West", "Hill"}
    assert [row["name"] for row in drawn(made, "neighbourhood").rows] == ["Town"]


def test_equal_values_keep_the_order_of_the_areas() -> None:
    made = town(*({"area_id": area, "value": 7.0} for area in ("hill", "east", "west")))
    assert [row["name"] for row in drawn(made).rows] == ["West", "East", "Hill"]
    assert {row["width"] for row in drawn(made).rows} == {"100.0%"}


def test_where_all_are_zero_no_bar_has_a_length() -> None:
    made = town(*({"area_id": area, "value": 0.0} for area in ("west", "east", "hill")))
    assert [row["width"] for row in drawn(made).rows] == ["0.0%"] * 3


def test_an_indicative_figure_is_hatched() -> None:
    made = town({"area_id": "walk", "value": 3.0, "status": "indicative"})
    assert [row["css"] for row in drawn(made, "stretch").rows] == ["indicative"]
    assert {row["css"] for row in drawn(town(*THREE)).rows} == {""}


def test_a_published_band_has_its_text_and_no_bar() -> None:
    made = town({"area_id": "west", "lower": 900.0}, {"area_id": "east", "value": 450.0})
    bars = drawn(made)
    assert [(row["name"], row["value"], row["width"]) for row in bars.rows] == [
        ("East", "450.0", "100.0%"),
        ("West", "> 900.0", None),
    ]
    assert without_figure(made, "noise", "zone", "en") == (("", "Hill"),)


def test_a_figure_below_zero_has_its_text_and_no_bar() -> None:
    bars = drawn(town({"area_id": "west", "value": -5.0}, {"area_id": "east", "value": 10.0}))
    assert [(row["value"], row["width"]) for row in bars.rows] == [("10.0", "100.0%"), ("-5.0", None)]


def test_the_text_of_the_source_is_shown_as_it_is() -> None:
    made = town({"area_id": "west", "value": 40.0, "value_text_en": "about 40", "value_text_it": "circa 40"})
    assert [row["value"] for row in drawn(made).rows] == ["about 40"]
    assert [row["value"] for row in drawn(made, lang="it").rows] == ["circa 40"]


@pytest.mark.parametrize("status", ["not published", "not computable"])
def test_where_no_area_has_a_figure_there_is_no_list(status: str) -> None:
    made = town(*({"area_id": area, "status": status} for area in ("west", "east", "hill")))
    assert area_bars(made, "noise", "zone", "", str, "en") == ""
    assert without_figure(made, "noise", "zone", "en") == ((status, "West, East, Hill"),)


def test_areas_without_a_figure_are_named_by_why_they_have_none() -> None:
    made = town(
        {"area_id": "west", "status": "not published"},
        {"area_id": "east", "status": "not computable"},
    )
    assert without_figure(made, "noise", "zone", "en") == (
        ("not published", "West"),
        ("not computable", "East"),
        ("", "Hill"),
    )


def test_where_nothing_was_published_no_area_is_told_apart() -> None:
    made = town({"area_id": "west", "status": "not published"}, status="not published")
    assert without_figure(made, "noise", "zone", "en") == (("not published", "West, East, Hill"),)


def test_with_figures_everywhere_nothing_is_without() -> None:
    assert without_figure(town(*THREE), "noise", "zone", "en") == ()


def test_what_has_no_figure_comes_last_in_the_table() -> None:
    made = town({"area_id": "west", "status": "not published"}, *THREE[1:])
    assert list(ordered(made, "noise", "zone")["area_id"]) == ["east", "hill", "west"]


def test_the_latest_figure_counts() -> None:
    made = town(
        {"area_id": "west", "value": 1.0, "period": "2019"}, {"area_id": "west", "value": 2.0, "period": "2023"}
    )
    assert [row["value"] for row in drawn(made).rows] == ["2.0"]


def test_names_and_addresses_cannot_be_markup() -> None:
    made = infected(town(*THREE))
    html = area_bars(made, "noise", "zone", "west", lambda area: f'?area={area}"><script>', "en")
    bars = Bars(html)
    assert bars.tags == {"ol", "li", "a", "span", "i", "b", "strong"}
    assert bars.rows[0]["name"] == f"East{TEXT}"
    assert bars.label == f"Ranked bars: Noise{TEXT}"
    assert bars.rows[0]["href"] == '?area=east"><script>'
