"""Exhibits of compared cities: what is drawn is what the package says and what the page's table holds."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.locale import LANGUAGES
from lib.model.cities.answers import answers
from lib.model.cities.change import change
from lib.model.cities.scatter import pair, partners
from lib.model.cities.series import series
from lib.model.cities.similarity import DEFAULT_INDICATORS, most_like
from lib.model.cities.standings import standings
from lib.model.figures import indicator
from lib.show import numbers
from lib.show.exhibits.drawings import Dots, Grid, Map, Scatter
from lib.show.exhibits.exhibit import Exhibit
from lib.show.exhibits.makers import NoExhibitError
from lib.show.plots import darkness_cities
from lib.show.wording.evening_words import clock
from lib.web.packages import comparison
from tests.exhibits import shown

TORINO, SIENA, PRATO, LECCE = "001272", "052032", "100005", "075035"
NIGHT = "safe-walking-night-city"
CATALOGUE = comparison().tables["indicators"]
NUMERIC = list(CATALOGUE.loc[CATALOGUE["kind"] == "number", "indicator_id"])
YES_NO = list(CATALOGUE.loc[CATALOGUE["kind"] != "number", "indicator_id"])


def dots(chart: str, lang: str = "en", **keys: str) -> tuple[Exhibit, Dots]:
    """An exhibit of rows of dots."""
    found = shown("cities", chart, lang, **keys)
    assert isinstance(found.drawing, Dots)
    return found, found.drawing


def same(left: Any, right: Any, tolerance: float = 1e-4) -> None:
    """Two lists of numbers are the same, missing ones included, but for what tables round."""
    np.testing.assert_allclose(np.array(left, dtype=float), np.array(right, dtype=float), atol=tolerance)


@pytest.mark.parametrize("name", NUMERIC)
def test_a_ranking_holds_the_observations_in_their_order(name: str) -> None:
    found, drawn = dots("ranking", city_indicator=name)
    rows = standings(comparison(), name, found.view.query["period"])
    known = rows[rows["status"] != ""]
    assert [row.id for row in drawn.rows] == list(known["unit_id"])
    same([row.value for row in drawn.rows], known["value"])
    table = found.table.iloc[: len(known)]
    for column, end in (("Value", "value"), ("Lower bound", "lower"), ("Upper bound", "upper")):
        same([getattr(row, end) for row in drawn.rows], table[column])
    observed = series(comparison(), name).set_index(["unit_id", "period"])["value"]
    same([row.value for row in drawn.rows], [observed[row.id, found.view.query["period"]] for row in drawn.rows])
    assert len(drawn.rows) + len(drawn.missing) == len(rows) == len(found.table)
    assert drawn.decimals == int(indicator(comparison(), name)["decimals"])


@pytest.mark.parametrize("name", NUMERIC)
def test_map_and_list_hold_the_same_figures_as_the_ranking(name: str) -> None:
    ranking, ranked = dots("ranking", city_indicator=name)
    mapped, listed = (shown("cities", chart, city_indicator=name) for chart in ("map", "table"))
    assert isinstance(mapped.drawing, Map)
    assert {row.id: row.text for row in mapped.drawing.values} == {row.id: row.text for row in ranked.rows}
    values = [row.value for row in mapped.drawing.values if not math.isnan(row.value)]
    assert values == sorted(values, reverse=True)
    assert isinstance(listed.drawing, Grid)
    assert [row[2] for row in listed.drawing.rows if row[2] != numbers.MISSING] == [row.text for row in ranked.rows]
    assert ranking.table.equals(mapped.table)
    assert ranking.table.equals(listed.table)
    assert {ranking.finding, mapped.finding, listed.finding} == {ranking.finding}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_finding_is_the_headline_of_the_page(lang: str) -> None:
    found, _drawn = dots("ranking", lang)
    expected = {"it": "Torino: 47,8 (44,5–51,2), posto 4 su 6", "en": "Torino: 47.8 (44.5–51.2), place 4 of 6"}
    assert found.finding == expected[lang]


@pytest.mark.parametrize("city", ["none", PRATO])
def test_without_a_figure_of_its_own_the_ends_are_told(city: str) -> None:
    found, drawn = dots("ranking", city=city)
    values = {row.value: row.text.split(" ")[0] for row in drawn.rows}
    assert values[max(values)] in found.finding
    assert values[min(values)] in found.finding
    assert found.view.query["city"] == city


def test_marks_tell_the_chosen_city_from_our_own() -> None:
    _found, drawn = dots("ranking", city_indicator="theft", city=SIENA)
    assert {row.id: row.mark for row in drawn.rows if row.mark} == {SIENA: "chosen", TORINO: "home"}


def test_the_filter_keeps_the_workshop_and_says_so() -> None:
    found, drawn = dots("ranking", city_indicator="theft", city=LECCE, workshop="1")
    assert len(drawn.rows) == len(found.table) == 9
    assert LECCE in {row.id for row in drawn.rows}
    assert any("workshop" in text for text in found.about)


def test_a_period_that_is_not_there_gives_way_and_the_one_shown_is_written() -> None:
    assert shown("cities", period="2014").view.query["period"] == "2023"
    found = shown("cities", period="2019")
    assert (found.view.query["period"], found.period) == ("2019", "2019")


def test_a_published_band_has_bounds_and_no_value() -> None:
    _found, drawn = dots("ranking", city_indicator="satisfied-living-city-press")
    band = next(row for row in drawn.rows if row.text == ">90")
    assert math.isnan(band.value)
    assert band.lower == 90
    assert math.isnan(band.upper)


@pytest.mark.parametrize("name", YES_NO)
@pytest.mark.parametrize("chart", ["ranking", "change", "map", "table"])
def test_yes_or_no_is_listed_and_never_ranked(name: str, chart: str) -> None:
    found = shown("cities", chart, city_indicator=name)
    assert isinstance(found.drawing, Grid)
    yes = int((answers(comparison(), name)["answer"] == "yes").sum())
    assert sum(row[1] == "yes" for row in found.drawing.rows) == yes
    assert f"{yes} of {len(found.table)}" in found.finding
    assert "does not mean no" in found.finding
    assert [row[0] for row in found.drawing.rows] == list(found.table["City"])


@pytest.mark.parametrize("name", NUMERIC)
def test_changes_hold_the_estimates_with_their_intervals(name: str) -> None:
    rows = change(comparison(), name).dropna(subset="estimate")
    if rows.empty:
        with pytest.raises(NoExhibitError, match="one period only"):
            shown("cities", "change", city_indicator=name)
        return
    found, drawn = dots("change", city_indicator=name)
    by_unit = rows.set_index("unit_id")
    assert {row.id for row in drawn.rows} == set(by_unit.index)
    values = [row.value for row in drawn.rows]
    assert values == sorted(values, reverse=True)
    same(values, by_unit.loc[[row.id for row in drawn.rows], "estimate"])
    for column, end in (("Change", "value"), ("Lower 95%", "lower"), ("Upper 95%", "upper")):
        same([getattr(row, end) for row in drawn.rows], found.table[column])
    assert drawn.neutral == (1.0 if rows["effect"].iloc[0] == "ratio" else 0.0)
    assert drawn.unit


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_change_of_the_chosen_city_is_the_finding(lang: str) -> None:
    found, _drawn = dots("change", lang)
    assert found.finding.startswith("Torino: ")
    assert ("è probabile" if lang == "it" else "is likely") in found.finding


def test_changes_without_the_chosen_city_count_the_likely_ones() -> None:
    found, drawn = dots("change", city="none", city_indicator="theft")
    likely = [row for row in drawn.rows if row.lower > 1 or row.upper < 1]
    rises = sum(row.value > 1 for row in likely)
    assert f"of {len(drawn.rows)}, a rise is likely for {rises} and a fall for {len(likely) - rises}" in found.finding


def test_changes_without_intervals_say_that_they_have_none() -> None:
    name = next(
        each
        for each in NUMERIC
        if len(rows := change(comparison(), each).dropna(subset="estimate")) and rows["lower"].isna().all()
    )
    found, drawn = dots("change", city_indicator=name, city="none")
    assert "without intervals" in found.finding
    assert all(math.isnan(row.lower) for row in drawn.rows)


@settings(max_examples=25)
@given(st.sampled_from([each for each in NUMERIC if partners(comparison(), each)]), st.data())
def test_a_scatter_holds_both_figures_of_each(x: str, data: st.DataObject) -> None:
    y = data.draw(st.sampled_from(partners(comparison(), x)))
    found = shown("cities", "scatter", x=x, y=y)
    assert isinstance(found.drawing, Scatter)
    rows = pair(comparison(), x, y)
    assert (found.view.query["x"], found.view.query["y"]) == (x, y)
    assert [point.id for point in found.drawing.points] == list(rows["unit_id"])
    same([point.x for point in found.drawing.points], rows["x"])
    same([point.y for point in found.drawing.points], rows["y"])
    same([point.x for point in found.drawing.points], found.table.iloc[:, 1])
    same([point.y for point in found.drawing.points], found.table.iloc[:, 5])
    same([point.y_bounds[1] for point in found.drawing.points], found.table.iloc[:, 7])
    for axis, name in ((found.drawing.x, x), (found.drawing.y, y)):
        about = indicator(comparison(), name)
        assert (axis.name, axis.unit, axis.decimals) == (about["name_en"], about["unit_en"], about["decimals"])


def test_a_scatter_tells_both_figures_of_the_chosen_city() -> None:
    found = shown("cities", "scatter", x="pm10", y="theft", city=SIENA)
    assert isinstance(found.drawing, Scatter)
    own = next(point for point in found.drawing.points if point.id == SIENA)
    assert own.mark == "chosen"
    assert found.finding.startswith("Siena, one of 34 with both figures")
    assert numbers.decimal(own.y, 1, "en") in found.finding
    assert "34 places" in shown("cities", "scatter", x="pm10", y="theft", city="none").finding


@pytest.mark.parametrize("city", [TORINO, SIENA])
def test_the_likest_cities_come_with_their_distance(city: str) -> None:
    found, drawn = dots("like", city=city)
    rows = most_like(comparison(), city)
    assert [row.id for row in drawn.rows] == list(rows["istat_code"])
    same([row.value for row in drawn.rows], found.table["Distance, standard deviations"])
    same([row.value for row in drawn.rows], rows["distance"])
    assert rows["name"].iloc[0] in found.finding
    assert found.view.query["like"] == ",".join(DEFAULT_INDICATORS)
    assert found.view.query["side"] == "like"
    assert all(row.id != city for row in drawn.rows)


def test_likeness_on_other_indicators_is_measured_on_those() -> None:
    found, drawn = dots("like", like="pm10,density")
    same([row.value for row in drawn.rows], most_like(comparison(), TORINO, ("pm10", "density"))["distance"])
    assert found.view.query["like"] == "pm10,density"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nobody_is_like_no_city(lang: str) -> None:
    with pytest.raises(NoExhibitError):
        shown("cities", "like", lang, city="none")
    with pytest.raises(NoExhibitError, match="Prato"):
        shown("cities", "like", lang, city=PRATO, like=NIGHT)


@pytest.mark.parametrize("month", ["1", "6", "12"])
def test_dusk_is_drawn_on_the_clock_from_where_it_comes_first(month: str) -> None:
    found, drawn = dots("darkness", month=month)
    assert [row.value for row in drawn.rows] == sorted(row.value for row in drawn.rows)
    assert [clock(row.value) for row in drawn.rows] == list(found.table.iloc[:, 1])
    cities = darkness_cities.standings(comparison(), int(comparison().created[:4]), int(month), None)
    assert [row.id for row in drawn.rows] == [each.code for each in darkness_cities.placed(cities)]
    assert all(row.lower <= row.value <= row.upper for row in drawn.rows)
    assert found.view.query["month"] == month
    assert found.finding == darkness_cities.finding(cities, TORINO, int(month), "en")


def test_regions_stand_for_cities_with_the_classes_of_their_surfaces() -> None:
    regional = shown("cities", "map", city_indicator="trust-police-region")
    assert isinstance(regional.drawing, Map)
    assert regional.drawing.classes[-1][0] == "none"
    assert not regional.drawing.signs
    cities = shown("cities", "map", city_indicator="theft")
    assert isinstance(cities.drawing, Map)
    assert not cities.drawing.classes
    assert len(cities.drawing.signs) == len({sign for sign, _text in cities.drawing.signs}) == 6


def test_the_country_is_in_sight_and_a_zoom_shows_the_chosen_city() -> None:
    whole, near = (shown("cities", "map", city=SIENA, **zoom) for zoom in ({}, {"zoom": "11"}))
    assert isinstance(whole.drawing, Map)
    assert isinstance(near.drawing, Map)
    assert whole.drawing.base == "country"
    assert whole.drawing.bounds == tuple(comparison().layers["regions"].total_bounds)
    siena = comparison().tables["cities"].set_index("istat_code").loc[SIENA]
    west, south, east, north = near.drawing.bounds
    assert (west + east) / 2 == pytest.approx(siena["lon"])
    assert south < siena["lat"] < north
    assert east - west < 1


def test_every_figure_drawn_has_its_source_once() -> None:
    found, drawn = dots("ranking", city_indicator="crimes-total")
    rows = series(comparison(), "crimes-total")
    shown_rows = rows[
        (rows["period"] == found.view.query["period"]) & rows["unit_id"].isin([row.id for row in drawn.rows])
    ]
    listed = comparison().tables["sources"].set_index("source_id")
    publishers = {listed.at[name, "publisher"] for name in shown_rows["source_id"]}
    assert {source.text.rpartition(", ")[0] for source in found.sources} == publishers
