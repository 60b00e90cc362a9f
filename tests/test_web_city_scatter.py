"""Which two indicators stand against each other: what is asked for, as far as it goes together."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

NIGHT, POLICE = "safe-walking-night-city", "confidence-local-police"


def script() -> None:
    """Keep the two axes where the test finds them."""
    import streamlit as st

    from lib.web.cities import city_scatter, city_view

    st.session_state["axes"] = city_scatter.axes(city_view.current())


def drawn() -> None:
    """Draw the two indicators and keep their table."""
    import streamlit as st

    from lib.web.cities import city_scatter, city_view

    st.session_state["frame"], st.session_state["keys"] = city_scatter.draw(city_view.current())


def axes(**query: str) -> tuple[str, str]:
    """The two indicators of an address, across and upwards."""
    app = at(script, query)
    found = app.session_state["axes"]
    assert isinstance(found, tuple)
    return found


def at(what: object, query: dict[str, str]) -> AppTest:
    """A part of the page at an address, in English."""
    app = AppTest.from_function(what)  # type: ignore[arg-type]
    for name, text in ({"lang": "en"} | query).items():
        app.query_params[name] = text
    app.run(timeout=30)
    assert not app.exception
    return app


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"city_indicator": "theft"}, ("density", "theft")),
        ({"city_indicator": NIGHT}, (POLICE, NIGHT)),
        ({"city_indicator": "theft", "x": "pm10"}, ("pm10", "theft")),
        ({"city_indicator": "theft", "y": "robbery"}, ("density", "robbery")),
        ({"x": "pm10", "y": "robbery"}, ("pm10", "robbery")),
        ({"city_indicator": NIGHT, "x": "pm10"}, ("pm10", "crimes-total")),
        ({"city_indicator": "fisu-member"}, ("density", "crimes-total")),
    ],
)
def test_what_is_asked_for_is_shown_against_what_it_goes_with(query: dict[str, str], expected: tuple[str, str]) -> None:
    assert axes(**query) == expected


def test_an_indicator_is_never_drawn_against_itself() -> None:
    across, upwards = axes(x="theft", y="theft")
    assert across == "theft"
    assert upwards != "theft"
    across, upwards = axes(city_indicator="density")
    assert across != upwards == "density"


def test_two_levels_asked_for_give_way_to_one() -> None:
    across, upwards = axes(x="crimes-total-province", y="crimes-total")
    assert across == "crimes-total-province"
    assert upwards == "sexual-violence-province"


def test_an_indicator_of_one_city_alone_has_no_scatter_of_its_own() -> None:
    assert axes(x="admin-time-press") == (POLICE, NIGHT)
    assert axes(city_indicator="admin-time-press") == ("density", "crimes-total")


def test_the_table_says_the_same_as_the_chart() -> None:
    app = at(drawn, {"x": "pm10", "y": "theft"})
    frame = app.session_state["frame"]
    assert app.session_state["keys"] == {"x": "pm10", "y": "theft"}
    assert len(frame) == 34, "the cities with both"
    upwards = "Recorded safety · Theft · municipality"
    assert {upwards, f"{upwards}: lower 95%", f"{upwards}: upper 95%", f"{upwards}: period"} <= set(frame)
    assert set(frame[f"{upwards}: period"]) == {"2024"}


def test_the_filter_holds_for_both() -> None:
    app = at(drawn, {"x": "pm10", "y": "theft", "workshop": "1"})
    assert set(app.session_state["frame"]["City or region"]) <= {
        "Torino", "Genova", "Firenze", "Bari", "Prato", "Verona", "Modena", "Siena"
    }  # fmt: skip


def test_the_table_opens_under_the_chart_only_when_asked_for() -> None:
    app = at(drawn, {"x": "pm10", "y": "theft"})
    assert not app.dataframe
    app.session_state["scatter-table"] = True
    app.run()
    assert len(app.dataframe[0].value) == 34
