"""The sources of an exhibit: each once, with its own address where it has one, in words of the language."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from lib.locale import LANGUAGES
from lib.show.exhibits.exhibit import Source
from lib.show.exhibits.sources import of_layers, of_package, of_rows, together
from lib.store import Package
from lib.web.packages import city, comparison

ZONES, OSM = "https://aperto.comune.torino.it", "https://www.openstreetmap.org/copyright"


def row(source: str, url: str = "") -> dict[str, str]:
    """A figure of a source."""
    return {"source_id": source, "url": url}


def described(**more: Any) -> Package:
    """The city with another description of the sources of its streets."""
    resources = [
        item | {"sources": [more]} if item["path"] == "streets.geojson" else item
        for item in city().descriptor["resources"]
    ]
    return replace(city(), descriptor=dict(city().descriptor) | {"resources": resources})


def test_each_source_is_named_once_in_the_order_of_the_figures() -> None:
    found = of_rows(city(), [row("osm-2026"), row("tonite-eu"), row("osm-2026")], "en")
    assert [source.text for source in found] == ["OpenStreetMap contributors, 2026", "ToNite"]


def test_one_address_of_all_figures_is_that_of_the_source_and_several_are_not() -> None:
    page = "https://tonite.eu/one"
    assert of_rows(city(), [row("tonite-eu", page), row("tonite-eu", page)], "en")[0].address == page
    other = of_rows(city(), [row("tonite-eu", page), row("tonite-eu", "https://tonite.eu/two")], "en")
    assert other[0].address not in {page, "https://tonite.eu/two"}
    assert other[0].address.startswith("http")


def test_figures_of_nobody_and_of_unknown_sources_name_none() -> None:
    assert of_rows(city(), [row(""), row("nobody")], "en") == ()


def test_an_address_that_is_none_is_left_out() -> None:
    assert of_rows(city(), [row("tonite-eu", "javascript:alert(1)")], "en")[0].address == ""


@pytest.mark.parametrize(("lang", "licence"), [("it", "da confermare da parte della Città"), ("en", "to be confirmed")])
def test_licences_are_words_of_the_language(lang: str, licence: str) -> None:
    assert of_rows(city(), [row("gtt-2023")], lang)[0].licence.startswith(licence)


def test_layers_of_two_editions_are_told_apart_by_their_year() -> None:
    assert [source.text for source in of_layers(city(), ["streets"], "en")] == ["OpenStreetMap contributors, 2024"]
    assert [source.text for source in of_layers(city(), ["river"], "en")] == ["OpenStreetMap contributors, 2026"]


def test_a_publisher_with_the_same_address_is_not_taken_for_another() -> None:
    names = [source.text for source in of_layers(city(), ["areas", "stops"], "en")]
    assert names == [
        "Città di Torino / aperTO, 2023",
        "OpenStreetMap contributors, 2026",
        "GTT S.p.A. / Città di Torino open data, 2023",
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_layer_may_name_its_source_by_id(lang: str) -> None:
    (found,) = of_layers(comparison(), ["regions"], lang)
    assert found.text == "ISTAT, 2023"
    assert found.licence == "CC-BY-4.0"


def test_what_no_row_describes_is_told_by_the_description_of_the_layer() -> None:
    (found,) = of_layers(described(title="Surveyors of Nowhere", path="https://nowhere.example/"), ["streets"], "en")
    assert found == Source("Surveyors of Nowhere", "https://nowhere.example/", "ODbL-1.0")
    (other,) = of_layers(described(title="Zebra", title_it="Zebra it", path=OSM), ["streets"], "it")
    assert other.text == "Zebra it", "the same address alone is not the same source"


def test_layers_that_are_not_there_have_no_source() -> None:
    assert of_layers(comparison(), ["areas", "nothing"], "en") == ()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_counted_over_a_package_names_it_with_its_version(lang: str) -> None:
    (found,) = of_package(city(), lang)
    assert getattr(city().config, f"title_{lang}") in found.text
    assert city().version in found.text
    assert "ODbL-1.0" in found.licence


def test_groups_together_name_each_once() -> None:
    one, two = Source("a", "", ""), Source("b", "", "")
    assert together((one, two), (two, one)) == (one, two)
