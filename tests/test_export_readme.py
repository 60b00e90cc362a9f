"""The text that goes with a package: what it is, its licences, its sources, in both languages."""

from pathlib import Path

import pytest

from lib.export.readme import readme, share_alike
from lib.locale import LANGUAGES
from lib.show import words
from lib.store import Package, load_package
from tests.edits import set_cell
from tests.packages import REAL, write_city, write_comparison


@pytest.fixture(scope="module", params=REAL, ids=lambda path: path.name)
def real(request: pytest.FixtureRequest) -> Package:
    return load_package(request.param)


def part(text: str, title: str) -> str:
    """What stands under a title, up to the next one."""
    return text.partition(f"\n{title}\n{'-' * len(title)}\n")[2].partition("\n\n")[0]


def test_it_opens_with_the_title_in_italian_and_goes_on_in_english(real: Package) -> None:
    text = readme(real)
    italian, english = real.config.title_it, real.config.title_en
    assert text.startswith(f"{italian}\n{'=' * len(italian)}\n\n")
    assert f"\n\n{english}\n{'=' * len(english)}\n\n" in text


def test_it_names_version_and_date_in_both_languages(real: Package) -> None:
    text = readme(real)
    assert f"{real.name}, versione {real.version}, 22 novembre 2026" in text
    assert f"{real.name}, version {real.version}, 22 November 2026" in text


def test_it_says_in_short_what_the_package_is(real: Package) -> None:
    for lang in LANGUAGES:
        assert getattr(real.config, f"summary_{lang}") in readme(real)


@pytest.mark.parametrize(("lang", "title"), [("it", "File"), ("en", "Files")])
def test_every_file_is_listed(real: Package, lang: str, title: str) -> None:
    listed = part(readme(real), title)
    for item in real.descriptor["resources"]:
        assert f"\n{item['path']}: {item[f'title_{lang}']}" in listed


@pytest.mark.parametrize("title", ["Licenze", "Licences"])
def test_every_licence_of_the_package_and_of_its_files_is_named(real: Package, title: str) -> None:
    told = part(readme(real), title)
    for item in (real.descriptor, *real.descriptor["resources"]):
        for licence in item.get("licenses", []):
            assert licence["name"] in told or licence["name"] == "notspecified"


@pytest.mark.parametrize(("lang", "title"), [("it", "Fonti"), ("en", "Sources")])
def test_every_source_has_its_line_with_licence_address_and_credit(real: Package, lang: str, title: str) -> None:
    lines = part(readme(real), title).rstrip().splitlines()
    sources = real.tables["sources"].to_dict("records")
    assert len(lines) == len(sources)
    for line, source in zip(lines, sources, strict=True):
        assert line.startswith(f"{source['publisher']}, {source[f'title_{lang}']}")
        assert f"[{words.licence(source['licence'], lang)}]" in line
        assert source["url"] in line
        assert source[f"note_{lang}"] in line


def test_share_alike_is_said_where_openstreetmap_is_a_source() -> None:
    for package in map(load_package, REAL):
        from_the_map = package.tables["sources"]["licence"].str.startswith("ODbL").any()
        for lang in LANGUAGES:
            assert (share_alike(lang) in readme(package)) == from_the_map


def test_share_alike_is_said_as_soon_as_one_source_asks_for_it(tmp_path: Path) -> None:
    folder = write_city(tmp_path / "city")
    assert share_alike("en") not in readme(load_package(folder))
    set_cell(folder / "sources.csv", 3, "licence", "ODbL-1.0")
    assert share_alike("en") in readme(load_package(folder))


def test_a_package_with_few_words_still_has_its_text(tmp_path: Path) -> None:
    text = readme(load_package(write_comparison(tmp_path / "cities")))
    assert "\ncities.csv: cities.\n" in text
    assert "The Gazette, daily, Articles [as stated by the publisher] Note\n" in text
    assert text.endswith("\n")
    assert "\n\n\n" not in text.replace("-\n\n", "")
