"""The legend says what each colour and sign of the map stands for, in the numbers of the language."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from lib.model.figures import area_indicators, indicator
from lib.show.maps import legend, points
from lib.show.maps.areas import edges
from lib.web.packages import city
from tests.hostile import TEXT

INDICATORS = tuple(area_indicators(city())["indicator_id"])


class Legend(HTMLParser):
    """A legend as a reader finds it: swatches with their colours, items, the unit and the method."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.swatches: list[str] = []
        self.items: list[str] = []
        self.label = self.unit = self.method = ""
        self.tags: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        if tag == "i":
            self.swatches.append(found["style"])
        if tag == "ul":
            self.label = found.get("aria-label", "")
        if tag == "li":
            self.items.append("")

    def handle_endtag(self, tag: str) -> None:
        while self.tags and self.tags.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if "li" in self.tags:
            self.items[-1] += data
        elif "small" in self.tags:
            self.method += data
        elif "span" in self.tags:
            self.unit += data


FIVE = (0.0, 100.0, 250.0, 1000.0, 1500.0, 2000.0)


def test_every_class_has_its_swatch_and_its_range() -> None:
    found = Legend(legend.classes(FIVE, 0, "per km²", "en"))
    assert found.items[:-1] == ["0–100", "100–250", "250–1,000", "1,000–1,500", "1,500–2,000"]
    assert found.swatches[:-1] == [f"background:var(--class-{place})" for place in range(1, 6)]


def test_numbers_are_those_of_the_language() -> None:
    found = Legend(legend.classes(FIVE, 1, "per km²", "it"))
    assert found.items[2:4] == ["250,0–1.000,0", "1.000,0–1.500,0"]


def test_the_last_one_is_the_colour_of_no_figure() -> None:
    for lang, words in (("en", "no figure"), ("it", "")):
        found = Legend(legend.classes(FIVE, 0, "", lang))
        assert found.swatches[-1] == "background:var(--none)"
        assert words in found.items[-1]
        assert found.items[-1]


def test_unit_and_method_are_named() -> None:
    found = Legend(legend.classes(FIVE, 0, "residents per km²", "en"))
    assert found.unit == "residents per km²"
    assert "Fisher-Jenks" in found.method
    assert found.label == "Legend"
    assert Legend(legend.classes(FIVE, 0, "", "en", method="By size")).method == "By size"


def test_edges_between_two_numbers_get_the_decimals_they_need() -> None:
    assert legend.ranges((0.0, 0.25, 1.0), 0, "en") == ["0.00–0.25", "0.25–1.00"]
    assert legend.ranges((0.0, 0.5), 1, "it") == ["0,0–0,5"]


def test_without_figures_there_is_only_the_colour_of_none() -> None:
    found = Legend(legend.classes((), 0, "unit", "en"))
    assert found.items == ["no figure"]
    assert len(found.swatches) == 1


@pytest.mark.parametrize("indicator_id", INDICATORS)
def test_ranges_are_the_edges_that_areas_are_coloured_by(indicator_id: str) -> None:
    """Each range ends where the next begins, and no two read the same."""
    limits = edges(city(), indicator_id)
    about = indicator(city(), indicator_id)
    for lang in ("it", "en"):
        found = legend.ranges(limits, int(about["decimals"]), lang)
        ends = [one.split("–") for one in found]
        assert len(found) == max(len(limits) - 1, 0)
        assert [high for _low, high in ends[:-1]] == [low for low, _high in ends[1:]]
        assert len(set(found)) == len(found)


def test_edges_are_not_rounded_away() -> None:
    """What the legend says is what the map was coloured by, to the last digit."""
    for indicator_id in INDICATORS:
        limits = edges(city(), indicator_id)
        written = [end for one in legend.ranges(limits, 0, "en") for end in one.split("–")]
        assert {float(end.replace(",", "")) for end in written} == set(limits if len(limits) > 1 else ())


def test_signs_stand_before_their_names() -> None:
    found = Legend(legend.signs([("●", "night stops"), ("P", "projects")]))
    assert found.items == ["● night stops", "P projects"]


def test_no_signs_are_no_legend() -> None:
    assert legend.signs([]) == ""


@pytest.mark.parametrize("lang", ["it", "en"])
def test_all_signs_of_the_map_can_be_shown(lang: str) -> None:
    names = points.names(lang)
    found = Legend(legend.signs([(points.glyphs()[name], names[name]) for name in points.MAKERS]))
    assert found.items == [f"{points.glyphs()[name]} {names[name]}" for name in points.MAKERS]


def test_texts_cannot_be_markup() -> None:
    found = Legend(legend.classes(FIVE, 0, TEXT, "en", method=TEXT))
    assert found.unit == found.method == TEXT
    assert Legend(legend.signs([(TEXT, TEXT)])).items == [f"{TEXT} {TEXT}"]
