"""All figures of some indicators as one tidy table: a row each, with everything that says what it is."""

import math

import pytest

from lib.export.table import to_csv
from lib.model.side_by_side import side_by_side
from lib.show.tables.figures import figures_table
from lib.store import Package, load_package
from tests.indicator_package import load
from tests.packages import PRESS, REAL


@pytest.fixture(scope="module")
def fiumalta(tmp_path_factory: pytest.TempPathFactory) -> Package:
    return load(tmp_path_factory.mktemp("export") / "fiumalta")


def test_every_observation_is_a_row(fiumalta: Package) -> None:
    ids = tuple(line.indicator["indicator_id"] for line in side_by_side(fiumalta))
    count = sum(len(fiumalta.tables[name]) for name in ("observations", "context_observations"))
    assert len(figures_table(fiumalta, ids, "en")) == count


def test_rows_follow_the_indicators_areas_first_then_periods(fiumalta: Package) -> None:
    found = figures_table(fiumalta, ("trust", "residents"), "en")
    assert found[["Indicator", "Area or territory", "Period"]].to_numpy().tolist() == [
        ["Trust", "Fiumalta", "2019"],
        ["Trust", "Fiumalta", "2023"],
        ["Residents", "East Bank", "2023"],
        ["Residents", "West Bank", "2023"],
        ["Residents", "Fiumalta", "2022"],
    ]


def test_a_row_says_all_there_is(fiumalta: Package) -> None:
    row = figures_table(fiumalta, ("noise-square",), "en").iloc[0].to_dict()
    assert math.isnan(row.pop("Lower bound"))
    assert math.isnan(row.pop("Upper bound"))
    assert row == {
        "Indicator": "Noise",
        "Area or territory": "Mill Square",
        "Level": "square",
        "Period": "2018",
        "Time of day": "night, 22-6",
        "Value": 71.5,
        "As published": "",
        "Unit": "dB",
        "Status": "published",
        "How sure": "medium",
        "Source": "The Gazette, daily",
        "Address": PRESS,
        "Note": "One place only. In summer.",
        "Other sources say": "",
        "indicator_id": "noise-square",
        "area_or_territory_id": "mill-square",
        "Period, ISO 8601": "2018",
    }


def test_bands_keep_their_bounds_and_their_form(fiumalta: Package) -> None:
    over, between = figures_table(fiumalta, ("foreign-share",), "en").to_dict("records")
    assert (over["Lower bound"], over["As published"]) == (25, ">25")
    assert math.isnan(over["Value"])
    assert math.isnan(over["Upper bound"])
    assert (between["Lower bound"], between["Upper bound"]) == (10, 12)


def test_what_is_not_published_is_a_row_too(fiumalta: Package) -> None:
    (row,) = figures_table(fiumalta, ("feels-safe",), "en").to_dict("records")
    assert (row["Status"], row["Note"], row["Source"], row["Address"]) == ("not published", "Never published", "", "")


def test_a_figure_without_an_address_has_its_source_s(fiumalta: Package) -> None:
    assert set(figures_table(fiumalta, ("bars",), "en")["Address"]) == {"https://fiumalta.example/"}


def test_texts_are_of_the_language_and_ids_are_not(fiumalta: Package) -> None:
    italian, english = (figures_table(fiumalta, ("trust",), lang) for lang in ("it", "en"))
    assert "Fiducia" in set(italian.iloc[:, 0])
    assert list(italian["indicator_id"]) == list(english["indicator_id"])


def test_the_real_package_goes_into_one_file() -> None:
    package = next(package for package in map(load_package, REAL) if package.config.kind == "city")
    ids = tuple(line.indicator["indicator_id"] for line in side_by_side(package))
    frame = figures_table(package, ids, "it")
    assert frame["indicator_id"].nunique() == 106
    assert (frame.iloc[:, 1] != "").all()
    assert to_csv(frame).count(b"\r\n") == len(frame) + 1
