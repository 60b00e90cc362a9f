"""The glossary: finding an indicator by its words, and telling one in full."""

import pandas as pd
import pytest

from lib.locale import LANGUAGES
from lib.show.lists import glossary
from lib.store import Package, load_package
from tests.packages import REAL, write_city


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Package:
    return load_package(write_city(tmp_path_factory.mktemp("town") / "city"))


@pytest.fixture(scope="module", params=REAL, ids=lambda path: path.name)
def real(request: pytest.FixtureRequest) -> Package:
    return load_package(request.param)


def found(package: Package, theme: str, needle: str, lang: str = "en") -> list[str]:
    return list(glossary.find(package.tables["indicators"], theme, needle, lang)["indicator_id"])


def row(package: Package, indicator_id: str) -> pd.Series:
    rows = package.tables["indicators"]
    return rows[rows["indicator_id"] == indicator_id].iloc[0]


@pytest.mark.parametrize(
    ("text", "plain"), [("Vivibilità", "vivibilita"), ("È PERCHÉ", "e perche"), ("km²", "km2"), ("", "")]
)
def test_accents_and_capitals_do_not_matter(text: str, plain: str) -> None:
    assert glossary.plain(text) == plain


def test_nothing_typed_finds_all_of_them_in_order(town: Package) -> None:
    assert found(town, "", "") == ["residents", "venue-density", "feels-safe", "proposals"]
    assert found(town, "", "   ") == found(town, "", "")


def test_a_theme_narrows_the_list(town: Package) -> None:
    assert found(town, "community", "") == ["proposals"]
    assert found(town, "access", "") == []


@pytest.mark.parametrize(
    ("needle", "ids"),
    [
        ("RESIDENTS", ["residents"]),
        ("map", ["venue-density"]),
        ("venues map", ["venue-density"]),
        ("map venues", ["venue-density"]),
        ("venues / km²", ["venue-density"]),
        ("survey", ["feels-safe"]),
        ("venue-density", ["venue-density"]),
        ("no such word", []),
    ],
)
def test_names_definitions_formulas_gaps_and_ids_are_searched(town: Package, needle: str, ids: list[str]) -> None:
    assert found(town, "", needle) == ids


def test_words_are_those_of_the_language(town: Package) -> None:
    assert found(town, "", "sicurezza", "it") == ["feels-safe"]
    assert found(town, "", "sicurezza", "en") == []


@pytest.mark.parametrize("needle", [".*", "[", "(", "\\", "%", "<b>"])
def test_signs_of_patterns_are_only_signs(town: Package, needle: str) -> None:
    assert set(found(town, "", needle)) <= {"venue-density", "feels-safe"}


def test_every_indicator_is_found_by_its_own_name(real: Package) -> None:
    for lang in LANGUAGES:
        for each in real.tables["indicators"].to_dict("records"):
            assert each["indicator_id"] in found(real, each["theme_id"], each[f"name_{lang}"], lang)


def test_an_entry_tells_all_there_is_and_nothing_empty(real: Package) -> None:
    for _number, each in real.tables["indicators"].iterrows():
        told = dict(glossary.entry(real, each, "en"))
        assert all(told.values())
        assert told["Id"] == each["indicator_id"]
        assert {"Level", "Direction", "Kind", "Status", "Interval"} <= set(told)
        assert ("Formula" in told) == (each["formula_en"] != "")
        assert ("What would fill it" in told) == (each["status"] == "not published")


def test_an_entry_counts_its_figures_and_places(town: Package) -> None:
    assert dict(glossary.entry(town, row(town, "residents"), "en"))["Figures"] == "2, of 2 places"
    assert dict(glossary.entry(town, row(town, "proposals"), "en"))["Figures"] == "1, of one place"
    assert dict(glossary.entry(town, row(town, "proposals"), "it"))["Dati"] == "1, di un solo luogo"


def test_an_unpublished_indicator_has_no_figures_to_count(town: Package) -> None:
    told = dict(glossary.entry(town, row(town, "feels-safe"), "en"))
    assert "Figures" not in told
    assert told["What would fill it"] == "A survey"


def test_an_entry_speaks_one_language(town: Package) -> None:
    told = dict(glossary.entry(town, row(town, "venue-density"), "it"))
    assert told["Formula"] == "locali / km²"
    assert told["Attenzione"] == "Mappa"
    assert told["Tipo"] not in dict(glossary.entry(town, row(town, "venue-density"), "en")).values()
