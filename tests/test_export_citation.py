"""A citation and a report, ready to paste."""

from datetime import date

import pytest

from lib.export.citation import citation, report
from lib.store import Package, load_package
from tests.packages import write_city, write_comparison

DAY = date(2027, 1, 5)
HOME = "https://dashboard.example/"


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> tuple[Package, Package]:
    folder = tmp_path_factory.mktemp("packages")
    return load_package(write_city(folder / "city")), load_package(write_comparison(folder / "cities"))


def test_a_citation_names_product_data_version_date_and_place(packages: tuple[Package, Package]) -> None:
    assert citation(*packages, HOME, DAY, "en") == (
        "The Dora by evening. “Title” (data package fiumalta, version 1.0.0, 22 November 2026). "
        "“Title” (data package two-cities, version 1.0.0, 22 November 2026). "
        "https://dashboard.example/, read on 5 January 2027."
    )


def test_it_is_whole_in_italian_too(packages: tuple[Package, Package]) -> None:
    assert citation(*packages, HOME, DAY, "it") == (
        "Dora di sera. «Titolo» (pacchetto di dati fiumalta, versione 1.0.0, 22 novembre 2026). "
        "«Titolo» (pacchetto di dati two-cities, versione 1.0.0, 22 novembre 2026). "
        "https://dashboard.example/, consultato il 5 gennaio 2027."
    )


@pytest.mark.parametrize(
    ("lang", "end"), [("en", ". Read on 5 January 2027."), ("it", ". Consultato il 5 gennaio 2027.")]
)
def test_where_it_was_read_is_left_out_if_not_known(packages: tuple[Package, Package], lang: str, end: str) -> None:
    text = citation(*packages, "", DAY, lang)
    assert text.endswith(end)
    assert "http" not in text


def test_a_report_has_the_edition_filled_in_and_the_rest_to_fill(packages: tuple[Package, Package]) -> None:
    lines = report(*packages, "en").splitlines()
    assert lines == [
        "Address of the view:",
        "Data: fiumalta 1.0.0 (2026-11-22), two-cities 1.0.0 (2026-11-22)",
        "Id of the indicator, of the area or city, period:",
        "What is shown:",
        "What it should be, and where that is published:",
    ]


def test_a_report_in_italian_asks_for_the_same(packages: tuple[Package, Package]) -> None:
    italian, english = (report(*packages, lang).splitlines() for lang in ("it", "en"))
    assert len(italian) == len(english)
    assert all(one != other for one, other in zip(italian, english, strict=True))
    assert italian[1].endswith(english[1].partition(": ")[2])


def test_neither_names_a_person_or_an_address_to_write_to(packages: tuple[Package, Package]) -> None:
    for lang in ("it", "en"):
        assert "@" not in citation(*packages, HOME, DAY, lang) + report(*packages, lang)
