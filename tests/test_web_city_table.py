"""The table of the compared cities: it agrees with the chart, and a file of it says where each figure is from."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from lib.export.table import to_csv

SIENA, TORINO = "052032", "001272"


def script() -> None:
    """Keep the table of the address where the test finds it."""
    import streamlit as st

    from lib.web.cities import city_answers, city_table, city_view

    view = city_view.current()
    st.session_state["frame"] = city_answers.draw(view) if view.answers else city_table.frame(view)


def frame(**query: str) -> pd.DataFrame:
    """The table of an address, in English unless said otherwise."""
    app = AppTest.from_function(script)
    for name, text in ({"lang": "en"} | query).items():
        app.query_params[name] = text
    app.run(timeout=30)
    assert not app.exception
    found = app.session_state["frame"]
    assert isinstance(found, pd.DataFrame)
    return found


def row(name: str, **query: str) -> dict[str, Any]:
    """One city's row."""
    found = frame(**query)
    column = "City" if "City" in found else "City or region"
    return dict(found[found[column] == name].iloc[0])


def test_a_figure_has_its_interval_count_place_and_origin() -> None:
    siena = row("Siena", city_indicator="street-robbery")
    assert (siena["Place"], siena["Value"], siena["Count behind it"]) == (3, 15.1, 8.0)
    assert (siena["Lower bound"], siena["Upper bound"]) == (
        pytest.approx(6.52, abs=0.01),
        pytest.approx(29.75, abs=0.01),
    )
    assert (siena["Period"], siena["Status"], siena["How sure"]) == ("2024", "published", "high")
    assert siena["Source"].startswith("istat")
    assert (siena["Unit"], siena["Level"]) == ("per 100,000 inhabitants", "municipality")


def test_a_published_band_keeps_its_text() -> None:
    bergamo = row("Bergamo", city_indicator="satisfied-living-city-press")
    assert (bergamo["As published"], bergamo["Lower bound"]) == (">90", 90.0)
    assert pd.isna(bergamo["Value"])
    assert pd.isna(bergamo["Place"])
    assert bergamo["Address"].startswith("https://")


def test_a_city_without_a_figure_stays_empty() -> None:
    prato = row("Prato")
    assert pd.isna(prato["Value"])
    assert (prato["Period"], prato["Status"], prato["Source"]) == ("", "–", "")


def test_a_region_is_named_with_its_cities() -> None:
    names = list(frame(city_indicator="trust-police-region")["City or region"])
    assert "Tuscany (Firenze, Prato, Siena, Livorno, Pisa)" in names
    assert len(names) == 15


def test_what_other_sources_say_goes_along() -> None:
    assert "860,973" in row("Torino", city_indicator="population")["Other sources say"]


def test_the_filter_holds_for_the_file_too() -> None:
    assert len(frame(city_indicator="theft", workshop="1")) == 8


def test_the_language_is_that_of_the_address() -> None:
    assert set(frame(lang="en")["Indicator"]) == {"Feel safe walking alone at night in the city"}
    assert not frame(lang="it").equals(frame(lang="en"))


def test_a_file_of_it_can_be_read_back() -> None:
    found = frame(city_indicator="street-robbery")
    text = to_csv(found).decode("utf-8-sig")
    assert len(text.splitlines()) == 37
    assert "15.1" in text


def test_answers_are_listed_with_every_period_and_nothing_found_is_not_a_no() -> None:
    found = frame(city_indicator="fisu-member")
    assert set(found["Answer"]) == {"yes", "nothing documented"}
    bologna = row("Bologna", city_indicator="fisu-member")
    assert (bologna["Periods"], bologna["Note"]) == ("1996, 2018, 2019, 2025", "Presidency (the mayor).")
    siena = row("Siena", city_indicator="fisu-member")
    assert (siena["Answer"], siena["Status"], siena["Period"]) == ("nothing documented", "–", "")


def test_a_documented_no_is_told_from_nothing() -> None:
    assert set(frame(city_indicator="pedestrian-area")["Answer"]) <= {"yes", "no"}
