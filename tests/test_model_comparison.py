"""Series, rankings, periods and coverage of comparison indicators."""

from __future__ import annotations

import math
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.model.cities import comparison
from lib.model.cities.comparison import coverage, default_period, periods, ranked, series
from lib.model.cities.series import broad_periods, known, units
from lib.store import Package, load_package
from tests.model_packages import CITIES, cities, indicator, values

ITALY = Path(__file__).parents[1] / "data" / "italy"
FOUR = {"A": 10.0, "B": 40.0, "C": 20.0, "D": 20.0}


@cache
def italy() -> Package:
    """The package in the repository."""
    return load_package(ITALY)


def one(rows: list[dict[str, Any]], **more: Any) -> Package:
    """The six cities with the single indicator `thing`."""
    return cities([indicator("thing", **more)], rows)


def names(frame: pd.DataFrame) -> list[str]:
    """The names of a ranking, in its order."""
    return list(frame["name"])


def test_units_are_the_cities() -> None:
    found = units(one([]), "thing")
    assert list(found["unit_id"]) == list(CITIES)
    assert (
        list(found["name"]) == list(found["name_it"]) == list(found["name_en"]) == [each[0] for each in CITIES.values()]
    )
    assert list(found["cities"]) == [(code,) for code in CITIES]


def test_units_of_a_regional_indicator_are_the_regions_with_their_cities() -> None:
    found = units(one([], level="region"), "thing").set_index("unit_id")
    assert list(found.index) == ["01", "02", "03"]
    assert list(found["name"]) == ["Ada, Bo", "Cea, Dro", "Erba, Fara"]
    assert (found.loc["02", "name_it"], found.loc["02", "name_en"]) == ("B", "b")
    assert found.loc["03", "cities"] == ("000005", "000006")
    assert list(found["in_workshop"]) == [True, True, False]


def test_a_series_stands_by_city_then_by_period() -> None:
    rows = values("thing", {"B": 1, "A": 2}, period="2023") + values("thing", {"A": 3, "B": 4}, period="2019/2020")
    found = series(one(rows), "thing")
    assert list(zip(found["name"], found["value"], strict=True)) == [("Ada", 3), ("Ada", 2), ("Bo", 4), ("Bo", 1)]
    assert list(found.index) == [0, 1, 2, 3]


def test_a_series_holds_only_its_indicator() -> None:
    package = cities(
        [indicator("thing"), indicator("thing-press")], values("thing", FOUR) + values("thing-press", {"A": 9})
    )
    assert list(series(package, "thing-press")["value"]) == [9]
    assert len(series(package, "thing")) == len(FOUR)


def test_poisson_bounds_come_from_the_count() -> None:
    rows = values("thing", {"A": 15.1}, count=8) + values("thing", {"B": 5.0}, lower=1, upper=9)
    found: Any = series(one(rows, interval="poisson"), "thing")
    assert found.loc[0, ["lower", "upper"]].tolist() == pytest.approx([6.52, 29.75], abs=0.01)
    assert found.loc[1, ["lower", "upper"]].tolist() == [1, 9]


def test_published_bounds_stay_as_published() -> None:
    rows = values("thing", {"A": 47.8}, lower=44.5, upper=51.2, count=8)
    found: Any = series(one(rows, interval="published"), "thing")
    assert found.loc[0, ["lower", "upper"]].tolist() == [44.5, 51.2]


def test_a_figure_without_either_has_no_interval() -> None:
    found = series(one(values("thing", FOUR), interval="poisson"), "thing")
    assert found[["lower", "upper"]].isna().all(axis=None)


def test_a_band_is_bounds_without_a_value() -> None:
    nan = math.nan
    rows = values("thing", {"A": nan}, upper=30) + values("thing", {"B": nan}, lower=81, upper=87)
    rows += values("thing", {"C": nan}, status="not published") + values("thing", {"D": 47.8}, lower=44, upper=51)
    found = series(one(rows), "thing")
    assert list(found["band"]) == [True, True, False, False]
    assert names(known(found)) == ["Ada", "Bo", "Dro"]


def test_changing_a_series_changes_nothing_that_is_kept() -> None:
    package = one(values("thing", FOUR))
    mine = series(package, "thing")
    mine["value"] = 0.0
    mine.loc[0, "name"] = "mine"
    assert list(series(package, "thing")["value"]) == list(FOUR.values())
    assert series(package, "thing").loc[0, "name"] == "Ada"
    assert list(package.tables["observations"]["value"]) == list(FOUR.values())


@pytest.mark.parametrize(
    ("direction", "order", "ranks"),
    [
        ("higher", ["Bo", "Cea", "Dro", "Ada"], [1, 2, 2, 4]),
        ("lower", ["Ada", "Cea", "Dro", "Bo"], [1, 2, 2, 4]),
        ("context", ["Bo", "Cea", "Dro", "Ada"], [1, 2, 2, 4]),
    ],
)
def test_a_ranking_has_the_best_first(direction: str, order: list[str], ranks: list[int]) -> None:
    found = ranked(one(values("thing", FOUR), direction=direction), "thing")
    assert names(found) == order
    assert list(found["rank"]) == ranks


def test_a_ranking_is_of_one_period() -> None:
    rows = values("thing", FOUR, period="2014") + values("thing", {"A": 99}, period="2024")
    package = one(rows)
    assert set(ranked(package, "thing")["period"]) == {"2014"}
    assert names(ranked(package, "thing", "2024")) == ["Ada"]
    assert ranked(package, "thing", "1999").empty


def test_bands_are_placed_but_not_ranked() -> None:
    rows = values("thing", {"A": 95.4, "B": 47.8}) + values("thing", {"C": math.nan}, lower=90)
    rows += values("thing", {"D": math.nan}, upper=30) + values("thing", {"E": math.nan}, lower=81.3, upper=87)
    found = ranked(one(rows), "thing")
    assert names(found) == ["Ada", "Cea", "Erba", "Bo", "Dro"]
    assert [None if pd.isna(rank) else rank for rank in found["rank"]] == [1, None, None, 2, None]


def test_what_says_nothing_is_not_in_a_ranking() -> None:
    rows = values("thing", {"A": 1}) + values("thing", {"B": math.nan}, status="not published")
    assert names(ranked(one(rows), "thing")) == ["Ada"]


def test_a_region_is_one_row_with_the_names_of_its_cities() -> None:
    package = cities([indicator("thing", level="region")], [], values("thing", {"01": 60.0, "02": 70.0, "04": 90.0}))
    found = ranked(package, "thing")
    assert list(found["unit_id"]) == ["02", "01"]  # 04 has none of the cities
    assert names(found) == ["Cea, Dro", "Ada, Bo"]


def test_yes_and_no_are_not_ranked() -> None:
    package = one(values("thing", FOUR), kind="yes-no")
    with pytest.raises(ValueError, match="not a number"):
        ranked(package, "thing")
    assert len(series(package, "thing")) == len(FOUR)


@pytest.mark.parametrize("function", [series, ranked, periods, coverage, default_period, comparison.change])
def test_an_unknown_indicator_is_refused(function: Any) -> None:
    with pytest.raises(KeyError, match="nothing"):
        function(one([]), "nothing")


@pytest.mark.parametrize(
    ("by_period", "broad"),
    [
        ({"2011": "A", "2019": "ABC", "2022": "D", "2023": "E"}, ["2019"]),  # five cities: half is two and a half
        ({"2019": "ABCDEF", "2020": "ABC", "2021": "AB"}, ["2019", "2020"]),
        ({"2022": "A", "2023": "A", "2024": "A"}, ["2022", "2023", "2024"]),
        ({"2011": "A", "2012": "BC", "2013": "DE", "2014": "F"}, ["2012", "2013"]),  # none has half
        ({"2019/2023": "ABC", "2021": "ABC", "2023-06": "A"}, ["2021", "2019/2023"]),
        ({}, []),
    ],
)
def test_a_broad_period_covers_half_of_the_units_that_ever_have_a_figure(
    by_period: dict[str, str], broad: list[str]
) -> None:
    rows = [row for period, who in by_period.items() for row in values("thing", dict.fromkeys(who, 1.0), period=period)]
    package = one(rows)
    assert broad_periods(known(series(package, "thing"))) == broad
    assert default_period(package, "thing") == (broad[-1] if broad else None)


def test_periods_are_listed_from_the_oldest_and_only_with_figures() -> None:
    rows = values("thing", {"A": 1}, period="2023") + values("thing", {"A": 1}, period="2019/2020")
    rows += values("thing", {"A": math.nan}, period="2025", status="not published")
    assert periods(one(rows), "thing") == ["2019/2020", "2023"]


def test_coverage_counts_cities_with_a_value_or_a_band() -> None:
    rows = values("thing", {"A": 1, "B": 2}, period="2019") + values("thing", {"A": 1}, period="2023")
    rows += values("thing", {"C": math.nan}, lower=5, period="2023")
    rows += values("thing", {"D": math.nan}, status="not published")
    package = one(rows)
    assert coverage(package, "thing") == (3, 6)
    assert coverage(package, "thing", "2019") == (2, 6)
    assert coverage(package, "thing", "1999") == (0, 6)


def test_coverage_of_a_regional_indicator_counts_regions() -> None:
    package = cities([indicator("thing", level="region")], [], values("thing", {"01": 60.0}))
    assert coverage(package, "thing") == (1, 3)


def test_an_indicator_without_figures_is_empty_but_whole() -> None:
    package = one([], interval="poisson")
    assert ranked(package, "thing").empty
    assert {"name", "value", "lower", "band", "rank"} <= set(ranked(package, "thing").columns)
    assert coverage(package, "thing") == (0, 6)


@settings(deadline=None, max_examples=30)
@given(st.dictionaries(st.sampled_from("ABCDEF"), st.integers(0, 50).map(float), min_size=1), st.randoms())
def test_the_order_of_the_table_does_not_matter(figures: dict[str, float], shuffler: Any) -> None:
    rows = values("thing", figures)
    shuffled = rows.copy()
    shuffler.shuffle(shuffled)
    pd.testing.assert_frame_equal(ranked(one(shuffled), "thing"), ranked(one(rows), "thing"))


NUMBERS = pd.read_csv(ITALY / "indicators.csv").query("kind == 'number'")["indicator_id"].tolist()


@pytest.mark.parametrize("indicator_id", NUMBERS)
def test_every_published_ranking_is_sound(indicator_id: str) -> None:
    found = ranked(italy(), indicator_id)
    about = italy().tables["indicators"].set_index("indicator_id").loc[indicator_id]
    assert len(found) == coverage(italy(), indicator_id, default_period(italy(), indicator_id))[0] > 0
    assert found["unit_id"].is_unique
    valued = found[found["value"].notna()]
    assert not (valued["lower"] > valued["value"]).any()
    assert not (valued["upper"] < valued["value"]).any()
    if about["interval"] != "none":
        assert valued[["lower", "upper"]].notna().all(axis=None)
    assert valued["rank"].is_monotonic_increasing
    best = valued["value"].min() if about["direction"] == "lower" else valued["value"].max()
    assert valued.iloc[0]["value"] == best


def test_a_small_count_has_its_wide_interval() -> None:
    siena: Any = ranked(italy(), "street-robbery").set_index("unit_id").loc["052032"]
    assert siena["count"] == 8
    assert siena[["lower", "upper"]].tolist() == pytest.approx([6.52, 29.75], abs=0.01)


def test_bounds_of_road_deaths_agree_with_those_published() -> None:
    published = italy().tables["observations"].query("indicator_id == 'road-deaths'").set_index("istat_code")
    found = series(italy(), "road-deaths").set_index("unit_id")
    for bound in ("lower", "upper"):
        assert (found[bound] - published[bound]).abs().max() < 0.02


def test_six_of_thirty_six_cities_were_asked_about_walking_at_night() -> None:
    assert coverage(italy(), "safe-walking-night-city") == (6, 36)
