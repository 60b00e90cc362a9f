"""The sources of a step in words: publisher and date, the row's own address, the licence, each once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from lib.locale import LANGUAGES
from lib.show.exhibits.exhibit import Source
from lib.show.wording.story_sources import sources
from lib.store import Package, load_package
from lib.store.story import Step
from lib.store.story_file import read_story
from lib.store.story_sources import ROWS, reference
from tests.edits import edit_description
from tests.hostile import TEXT, infected
from tests.packages import PRESS, write_city, write_comparison
from tests.story_files import GOOD, ORIGIN, written

STEP = read_story(written(GOOD), ORIGIN).steps[0]


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Package, Package]:
    folder = tmp_path_factory.mktemp("packages")
    return load_package(write_city(folder / "city")), load_package(write_comparison(folder / "cities"))


def on(*references: str) -> Step:
    return replace(STEP, sources=references)


def named(both: tuple[Package, Package], lang: str, *references: str) -> list[tuple[str, str]]:
    return [(source.text, source.address) for source in sources(on(*references), *both, lang)]


@pytest.mark.parametrize(
    ("text", "it", "en", "address"),
    [
        ("model/aim-one", "The Gazette, daily", "The Gazette, daily", PRESS),
        ("timeline/award", "The Gazette, daily, 11 maggio 2023", "The Gazette, daily, 11 May 2023", PRESS),
        ("places/mill-square", "The Gazette, daily, 6 ottobre 2022", "The Gazette, daily, 6 October 2022", PRESS),
        ("places/reading-room", "Fiumalta, 2023", "Fiumalta, 2023", "https://fiumalta.example/"),
        ("sources/registry", "Fiumalta, 2023", "Fiumalta, 2023", "https://fiumalta.example/"),
        (
            "observations/venue-density/east-bank",
            "Fiumalta, agosto 2026",
            "Fiumalta, August 2026",
            "https://fiumalta.example/",
        ),
        (
            "context/proposals/pilot-areas/2021-03/2021-04",
            "The Gazette, daily, primavera 2021",
            "The Gazette, daily, spring 2021",
            PRESS,
        ),
        ("cities/thefts/090002", "Fiumalta, 2024", "Fiumalta, 2024", "https://fiumalta.example/"),
        ("cities/open-data/090002", "The Gazette, daily, prima del 2021", "The Gazette, daily, before 2021", ""),
    ],
)
def test_a_row_is_named_by_its_publisher_its_date_and_its_address(
    both: tuple[Package, Package], text: str, it: str, en: str, address: str
) -> None:
    assert named(both, "it", text) == [(it, address)]
    assert named(both, "en", text) == [(en, address)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_licence_is_said_in_the_language(both: tuple[Package, Package], lang: str) -> None:
    press, register = sources(on("model/aim-one", "sources/registry"), *both, lang)
    assert register.licence == "CC-BY-4.0"
    assert press.licence
    assert (press.licence == "as stated by the publisher") is (lang == "en")


def test_each_source_is_named_once_in_the_order_of_the_references(both: tuple[Package, Package]) -> None:
    found = named(both, "en", "sources/registry", "model/aim-one", "places/reading-room", "sources/registry")
    assert [text for text, _ in found] == ["Fiumalta, 2023", "The Gazette, daily"]


def test_what_is_not_there_names_no_source(both: tuple[Package, Package]) -> None:
    assert named(both, "en", "model/nothing", "cities/thefts/099999", "foo") == []


def test_that_nobody_published_something_is_what_the_package_says(both: tuple[Package, Package]) -> None:
    row = "observations/feels-safe/east-bank"
    assert named(both, "en", row) == [("Data package fiumalta, version 1.0.0, 22 November 2026", "")]
    assert named(both, "it", row) == [("Pacchetto di dati fiumalta, versione 1.0.0, 22 novembre 2026", "")]


def test_it_says_so_under_the_licence_that_the_package_names_first(tmp_path: Path) -> None:
    folder = write_city(tmp_path / "city")
    edit_description(folder, lambda raw: raw.update(licenses=[{"name": "CC-BY-4.0"}, {"name": "ODbL-1.0"}]))
    city = load_package(folder)
    (source,) = sources(on("observations/feels-safe/east-bank"), city, city, "en")
    assert source.licence == "CC-BY-4.0"


def test_a_step_without_sources_names_none(both: tuple[Package, Package]) -> None:
    assert sources(on(), *both, "it") == ()


def test_the_address_of_the_row_goes_before_that_of_the_source(tmp_path: Path) -> None:
    city = load_package(write_city(tmp_path / "city"))
    places = city.tables["places"].assign(source_id="registry")
    changed = replace(city, tables={**city.tables, "places": places})
    assert [source.address for source in sources(on("places/mill-square"), changed, city, "en")] == [PRESS]


def test_words_stay_plain_text_whatever_the_package_holds(both: tuple[Package, Package]) -> None:
    city, comparison = infected(both[0]), infected(both[1])
    (source,) = sources(on("sources/registry"), city, comparison, "en")
    assert source == Source(f"Fiumalta{TEXT}, 2023", "https://fiumalta.example/", source.licence)


@pytest.mark.parametrize("kind", ROWS)
def test_a_reference_needs_one_id_for_each_column(kind: str) -> None:
    columns = ROWS[kind][1]
    whole = reference("/".join((kind, *("a" for _ in columns))))
    assert whole
    assert whole.ids == tuple("a" for _ in columns)
    assert reference("/".join((kind, *("a" for _ in columns[1:])))) is None
    assert reference("/".join((kind, *("a" for _ in columns), "b", "c"))) is None


def test_a_period_may_have_two_ends() -> None:
    found = reference("context/proposals/pilot-areas/2021-03/2021-04")
    assert found
    assert found.ids == ("proposals", "pilot-areas", "2021-03/2021-04")
