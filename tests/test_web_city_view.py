"""The one selection of the cities page: read from the address, marked in every chart, changed by a click."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from lib.show.plots.marks import Marks
from lib.web.cities.city_view import CityView, names, workshop_units
from lib.web.packages import city, comparison

TORINO, PRATO, SIENA, FIRENZE, LECCE = "001272", "100005", "052032", "048017", "075035"


def script() -> None:
    """Keep the view of the address where the test finds it."""
    import streamlit as st

    from lib.web.cities import city_view

    st.session_state["view"] = city_view.current()


def clicked(unit: str) -> None:
    """Take a click on the map."""
    import streamlit as st

    from lib.web import state
    from lib.web.cities import city_view

    city_view.choose(unit)
    st.session_state["address"] = state.query()


def view(**query: str) -> CityView:
    """The view that an address asks for."""
    app = AppTest.from_function(script)
    for name, text in query.items():
        app.query_params[name] = text
    app.run(timeout=30)
    assert not app.exception
    found = app.session_state["view"]
    assert isinstance(found, CityView)
    return found


def after_click(unit: str, **query: str) -> dict[str, str]:
    """The address after a click on a unit of the map."""
    app = AppTest.from_function(clicked, args=(unit,))
    for name, text in query.items():
        app.query_params[name] = text
    app.run(timeout=30)
    assert not app.exception
    return dict(app.session_state["address"])


def test_an_empty_address_is_the_home_city_on_perceived_safety() -> None:
    usual = view()
    assert (usual.id, usual.city, usual.period) == ("safe-walking-night-city", city().config.istat_code, "2023")
    assert (usual.panel, usual.side, usual.workshop) == ("ranking", "evidence", False)
    assert not usual.answers


def test_the_chosen_one_and_the_home_one_are_marked() -> None:
    assert view(city=SIENA).marks == Marks(None, SIENA, TORINO)


def test_a_regional_indicator_marks_the_regions() -> None:
    regional = view(city=SIENA, city_indicator="trust-police-region")
    assert regional.regional
    assert regional.marks == Marks(None, "09", "01")
    own = regional.own()
    assert own is not None
    assert own["name_it"] == "Toscana"


def test_no_city_marks_only_the_home_one() -> None:
    nobody = view(city="none")
    assert (nobody.city, nobody.unit) == ("", "")
    assert nobody.marks == Marks(None, "", TORINO)
    assert nobody.own() is None


def test_the_filter_keeps_the_chosen_city_too() -> None:
    among = view(city=LECCE, workshop="1").marks.among
    assert among is not None
    assert len(among) == 9
    assert LECCE in among
    assert view(city=LECCE).marks.among is None


def test_the_workshop_s_units_are_regions_where_those_stand_for_cities() -> None:
    assert len(workshop_units(comparison(), "crimes-total")) == 8
    assert workshop_units(comparison(), "trust-police-region") == {"01", "07", "09", "16", "05", "08"}


@pytest.mark.parametrize(
    ("indicator", "asked", "expected"),
    [
        ("safe-walking-night-city", "2019", "2019"),
        ("safe-walking-night-city", "2014", "2023"),
        ("safe-walking-night-city", "not a period", "2023"),
        ("road-deaths", "2023", "2019/2023"),
    ],
)
def test_a_period_holds_only_where_the_indicator_has_it(indicator: str, asked: str, expected: str) -> None:
    found = view(city_indicator=indicator, period=asked)
    assert found.period == expected
    assert found.period in found.periods


def test_yes_or_no_has_no_period() -> None:
    asked = view(city_indicator="fisu-member", period="2019")
    assert asked.answers
    assert asked.period == ""
    assert "period" not in asked.address()
    own = asked.own()
    assert own is not None
    assert own["answer"] == "yes"


def test_known_rows_are_those_with_a_figure() -> None:
    usual = view()
    assert len(usual.rows()) == 36
    assert len(usual.known()) == 6
    assert usual.covered() == (6, 36)


def test_a_missing_figure_is_no_row_of_its_own() -> None:
    assert view(city=PRATO).own() is None


@pytest.mark.parametrize(
    "query",
    [
        {"city_indicator": "theft", "city": SIENA, "period": "2014", "workshop": "1", "panel": "map", "side": "like"},
        {"city": "none", "panel": "table"},
        {"like": "pm10,density", "side": "like"},
    ],
)
def test_the_address_of_a_view_opens_it_again(query: dict[str, str]) -> None:
    first = view(**query)
    texts: dict[str, Any] = {
        name: value if isinstance(value, str) else ",".join(value) or "none" for name, value in first.address().items()
    }
    assert query.items() <= texts.items()
    again = view(**texts)
    assert (again.id, again.period, again.marks, again.panel, again.side) == (
        first.id, first.period, first.marks, first.panel, first.side
    )  # fmt: skip


def test_a_click_on_a_city_chooses_it() -> None:
    assert after_click(SIENA)["city"] == SIENA


def test_a_click_on_a_region_chooses_its_first_city_unless_the_chosen_one_lies_there() -> None:
    assert after_click("09")["city"] == FIRENZE
    assert after_click("09", city=SIENA) == {"city": SIENA}


def test_a_click_on_anything_else_chooses_nothing() -> None:
    assert after_click("02") == {}, "a region without a city of the comparison"
    assert after_click("<script>") == {}


def test_cities_are_listed_by_name() -> None:
    listed = list(names(comparison()).values())
    assert listed == sorted(listed)
    assert len(listed) == 36
