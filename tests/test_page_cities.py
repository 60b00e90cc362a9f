"""The cities page as a visitor uses it: what it shows of real figures, and where each choice leads."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from lib.model.cities.comparison import default_period
from lib.web.packages import comparison
from tests.app import address, show_framed

TORINO, SIENA, PRATO, ROMA, FIRENZE = "001272", "052032", "100005", "058091", "048017"
PANELS = ("ranking", "change", "scatter", "map", "table")
NIGHT = "safe-walking-night-city"


def cities(**query: str) -> AppTest:
    """The page at an address, in English unless said otherwise, drawn without an error."""
    app = show_framed("cities", **({"lang": "en"} | query))
    assert not app.exception, [each.value for each in app.exception]
    return app


def said(app: AppTest) -> str:
    """Everything the page says in words, without the backslashes of Markdown."""
    parts = [app.title, app.header, app.markdown, app.caption, app.info, app.html]
    return "\n".join(str(each.value) for part in parts for each in part).replace("\\", "")


def headline(app: AppTest) -> str:
    """The finding in a sentence."""
    return str(app.header[0].value).replace("\\", "")


def chart(app: AppTest) -> dict[str, Any]:
    """The only chart of the page."""
    (drawn,) = app.get("plotly_chart")
    spec: dict[str, Any] = json.loads(drawn.proto.spec)
    return spec


def names(app: AppTest) -> list[str]:
    """The names at the left of the chart's rows, without marks and places."""
    return [
        re.sub(r"^\d+\. ", "", re.sub(r"<[^>]*>|[◆■] ", "", text)) for text in chart(app)["layout"]["yaxis"]["ticktext"]
    ]


def ends(app: AppTest) -> list[str]:
    """The figures at the right of the chart's rows."""
    return [re.sub(r"</?b>", "", note["text"]) for note in chart(app)["layout"]["annotations"]]


def evidence(app: AppTest) -> str:
    """The evidence beside the comparison."""
    return next(str(each.value) for each in app.markdown if str(each.value).startswith("**Level**")).replace("\\", "")


@pytest.mark.parametrize("lang", ["it", "en"])
@pytest.mark.parametrize("panel", PANELS)
@pytest.mark.parametrize("indicator", [NIGHT, "crimes-total", "trust-police-region", "satisfied-living-city-press"])
def test_every_view_of_every_level_is_drawn_in_both_languages(indicator: str, panel: str, lang: str) -> None:
    app = show_framed("cities", lang=lang, city_indicator=indicator, panel=panel)
    assert not app.exception
    charts = len(app.get("plotly_chart"))
    assert charts == (panel in ("ranking", "change", "scatter")) - (panel == "change" and indicator.endswith("press"))


def test_every_indicator_has_its_view() -> None:
    app = show_framed("cities", lang="en")
    for indicator_id in comparison().tables["indicators"]["indicator_id"]:
        app.query_params["city_indicator"] = indicator_id
        assert not app.run().exception, indicator_id


def test_indicators_are_offered_by_theme_perceived_safety_first_each_with_its_level() -> None:
    options = cities().selectbox(key="city_indicator").options
    assert len(options) == 95
    themes = list(dict.fromkeys(text.partition(" · ")[0] for text in options))
    assert themes[0] == "Perceived safety"
    assert len(themes) == 8
    levels = {text.rpartition(" · ")[2] for text in options}
    assert levels == {"municipality", "province", "region", "city survey"}


def test_the_first_view_is_perceived_safety_of_the_home_city_with_its_interval() -> None:
    app = cities()
    assert headline(app) == "Torino: 47.8 (44.5–51.2), place 4 of 6"
    assert "6 of 36 cities have this figure (2023)" in said(app)
    assert "higher is better" in said(app)
    assert ends(app)[names(app).index("Torino")] == "47.8 (44.5–51.2)"
    assert "Bologna, Palermo and Napoli: the order among them is not certain" in said(app)


def test_an_earlier_period_has_its_own_figures() -> None:
    app = cities(period="2019")
    assert headline(app).startswith("Torino: 53.3 (49.6–57.0)")
    assert app.selectbox(key="period").options == ["2023", "2019"]


def test_a_period_the_indicator_does_not_have_gives_way_to_its_usual_one() -> None:
    app = cities(city_indicator="crimes-total", period="2023")
    assert app.selectbox(key="period").value == default_period(comparison(), "crimes-total") == "2024"


def test_comune_and_province_never_stand_in_one_ranking() -> None:
    comune, province = cities(city_indicator="crimes-total"), cities(city_indicator="crimes-total-province")
    assert "municipality" in evidence(comune)
    assert "province" in evidence(province)
    figures = [ends(app)[names(app).index("Torino")].partition(" ")[0] for app in (comune, province)]
    assert figures == ["9,170", "5,866"]
    assert not {"5,866", "9,170"} <= {text.partition(" ")[0] for text in ends(comune) + names(comune)}


def test_small_counts_have_their_interval_and_their_caveat() -> None:
    app = cities(city_indicator="street-robbery", city=SIENA)
    assert headline(app).startswith("Siena: 15.1 (6.5–29.8), place 3 of 36")
    assert "willingness to report" in evidence(app)


def test_evidence_says_level_period_source_status_and_how_sure() -> None:
    text = evidence(cities())
    for part in ("**Level** survey", "**Period** 2023", "**Source** [Eurostat", "**Status**", "**How sure** high"):
        assert part in text


def test_bands_of_the_press_are_drawn_as_bands_with_their_caveat() -> None:
    app = cities(city_indicator="satisfied-living-city-press", city=FIRENZE)
    assert headline(app) == "Firenze: 81.3-87, published only as a band"
    bars = [trace for trace in chart(app)["data"] if trace["mode"] == "lines+markers"]
    assert len(bars) == 14
    assert "not comparable with the Eurostat series" in evidence(app)
    assert "Published as a band only" in said(app)


def test_a_region_is_one_row_with_its_cities() -> None:
    app = cities(city_indicator="safe-walking-dark-region")
    assert headline(app).startswith("Piedmont: 61.6")
    assert "Piedmont (Torino)" in said(app)
    assert "15 of the 15 regions with a city here have this figure" in said(app)
    assert any("Modena, Bologna, Reggio Emilia" in name for name in names(app))


def test_a_city_without_the_figure_is_told_so_and_led_to_the_nearest_level() -> None:
    app = cities(city=PRATO)
    assert "Prato has no figure of this indicator for 2023" in said(app)
    assert "never in one ranking with this one" in said(app)
    app.button(key="nearest-level").click().run()
    assert address(app)["city_indicator"] == "safe-walking-dark-province"
    assert headline(app).startswith("Prato: ")


def test_a_city_with_the_figure_in_another_period_is_led_there() -> None:
    app = cities(city_indicator="night-bus-lines")
    assert "Torino has no figure of this indicator for 2019" in said(app)
    app.button(key="other-period").click().run()
    assert address(app)["period"] == "2022"
    assert headline(app).startswith("Torino: ")


def test_a_city_that_is_not_in_the_list_is_told_how_to_join() -> None:
    app = cities(city="none", city_indicator="crimes-total")
    assert "Your city is not among the 36 compared here" in said(app)
    assert "How to add your city" in {link.value for link in app.page_link}
    assert headline(app) == "Reported crimes"
    assert len(names(app)) == 36
    with pytest.raises(KeyError):
        app.get_by_key("side")


def test_the_workshop_filter_leaves_its_eight_cities_and_the_chosen_one() -> None:
    app = cities(city_indicator="crimes-total", workshop="1")
    assert set(names(app)) == {"Torino", "Genova", "Firenze", "Bari", "Prato", "Verona", "Modena", "Siena"}
    assert headline(app).endswith("place 7 of 8")
    assert "named in the published account of the workshop (8 of about twenty)" in said(app)
    more = cities(city_indicator="crimes-total", workshop="1", city=ROMA)
    assert len(names(more)) == 9
    assert "Roma" in names(more)


def test_switching_the_filter_writes_the_address() -> None:
    app = cities()
    app.toggle(key="workshop").set_value(True).run()
    assert address(app)["workshop"] == "1"
    assert set(names(app)) == {"Torino", "Verona"}


def test_a_likely_fall_is_said_and_drawn_with_its_interval() -> None:
    app = cities(panel="change")
    assert headline(app) == "Torino: a fall is likely, from 53.3 to 47.8"
    assert ends(app)[names(app).index("Torino")] == "−5.5 points (−10.5 to −0.5)"
    assert "From 2019 to 2023" in said(app)


def test_a_rise_that_may_be_none_is_not_called_one() -> None:
    app = cities(panel="change", city_indicator="street-robbery", city=SIENA)
    assert headline(app) == "Siena: from 3.7 to 15.1; the interval includes no change"
    assert "exact conditional 95% interval" in said(app)
    assert "hollow" in said(app)


def test_one_period_has_no_change() -> None:
    app = cities(panel="change", city_indicator="pm10")
    assert "figures for one period only" in said(app)


def test_two_indicators_are_always_of_one_level() -> None:
    app = cities(panel="scatter", city_indicator="crimes-total")
    assert (app.selectbox(key="x").value, app.selectbox(key="y").value) == ("density", "crimes-total")
    assert {text.rpartition(" · ")[2] for text in app.selectbox(key="y").options} == {"municipality"}
    assert "a city and its province are different things" in said(app)
    app.selectbox(key="x").select("crimes-total-province").run()
    assert address(app)["x"] == "crimes-total-province"
    assert {text.rpartition(" · ")[2] for text in app.selectbox(key="y").options} == {"province"}
    assert not app.exception


def test_an_address_with_two_levels_shows_what_goes_together() -> None:
    app = cities(panel="scatter", x="crimes-total", y="crimes-total-province")
    assert app.selectbox(key="x").value == "crimes-total"
    assert app.selectbox(key="y").value != "crimes-total-province"


def test_two_given_indicators_are_drawn_with_the_chosen_city_named() -> None:
    app = cities(panel="scatter", x="pm10", y="theft", city=SIENA)
    titles = chart(app)["layout"]["xaxis"]["title"]["text"], chart(app)["layout"]["yaxis"]["title"]["text"]
    assert "PM10" in titles[0]
    assert "municipality" in titles[1]
    written = [name for trace in chart(app)["data"] for name in trace.get("text", []) if "text" in trace["mode"]]
    assert "<b>Siena</b>" in written
    assert "Torino" in written


def test_the_cities_most_like_the_chosen_one_are_listed_with_why() -> None:
    app = cities(side="like")
    shown = [button for button in app.button if str(button.key).startswith("like-")]
    assert len(shown) == 5
    assert "Closest: " in said(app)
    assert re.search(r"Resident population \(362,613; Torino 851,199\)", said(app))
    shown[0].click().run()
    assert address(app)["city"] == str(shown[0].key).removeprefix("like-")


def test_likeness_may_be_measured_on_other_indicators_and_says_who_is_left_out() -> None:
    app = cities(side="like", like="pm10,density")
    assert app.multiselect(key="like").value == ["pm10", "density"]
    assert "Left out, for want of a figure" in said(app)
    app.multiselect(key="like").set_value([]).run()
    assert len(app.multiselect(key="like").value) == 6, "no choice brings back the usual ones"


def test_a_city_that_lacks_a_compared_figure_is_told_so() -> None:
    app = cities(side="like", city=PRATO, like=NIGHT)
    assert "Prato lacks a figure among those compared" in said(app)


def test_yes_or_no_is_a_list_and_never_a_ranking() -> None:
    app = cities(city_indicator="fisu-member")
    assert not app.get("plotly_chart")
    assert "A missing row does not mean no" in said(app)
    assert "Documented yes" in said(app)
    assert "Bologna (1996, 2018, 2019, 2025)" in said(app)
    for key in ("panel", "period"):
        with pytest.raises(KeyError):
            app.get_by_key(key)
    filtered = said(cities(city_indicator="zone-30", workshop="1"))
    assert "2024: Bari, Firenze" in filtered
    assert "8 of about twenty" in filtered
    nobody = cities(city_indicator="fisu-member", city=SIENA)
    assert "Nothing is documented for Siena" in said(nobody)


def test_yes_or_no_is_not_offered_for_scatter_or_likeness() -> None:
    app = cities(panel="scatter", side="like", city_indicator="crimes-total")
    offered = [*app.selectbox(key="x").options, *app.selectbox(key="y").options, *app.multiselect(key="like").options]
    assert not any("FISU" in text or "30 km/h" in text for text in offered)


def test_the_table_holds_every_city_those_without_a_figure_too() -> None:
    app = cities(panel="table")
    frame = app.dataframe[0].value
    assert len(frame) == 36
    assert list(frame["City or region"])[:2] == ["Verona", "Bologna"]
    assert frame["Value"].notna().sum() == 6
    assert {"Lower bound", "Upper bound", "Period", "Status", "How sure", "Source", "Note", "Unit", "Level"} <= set(
        frame
    )


def test_a_view_is_taken_away_with_its_address() -> None:
    app = cities(panel="scatter", city_indicator="crimes-total", workshop="1")
    written = app.code[0].value
    for part in ("/cities?", "lang=en", "city_indicator=crimes-total", "x=density", "y=crimes-total", "workshop=1"):
        assert part in written
    assert len(app.get("download_button")) == 2


def test_choosing_an_indicator_and_a_city_writes_the_address() -> None:
    app = cities()
    app.selectbox(key="city_indicator").select("theft").run()
    app.selectbox(key="city").select(SIENA).run()
    assert address(app) | {"lang": "en"} == address(app)
    assert (address(app)["city_indicator"], address(app)["city"]) == ("theft", SIENA)
    assert headline(app).startswith("Siena: ")


@pytest.mark.parametrize(
    "query",
    [
        {"city": "999999"},
        {"city_indicator": "<script>"},
        {"period": "1066"},
        {"panel": "everything"},
        {"x": NIGHT, "y": "ztl", "panel": "scatter"},
        {"x": "ztl", "panel": "scatter"},
        {"like": "ztl", "side": "like"},
    ],
)
def test_hostile_addresses_show_a_view_all_the_same(query: dict[str, str]) -> None:
    app = cities(**query)
    assert app.selectbox(key="city").value == TORINO
    assert "<script>" not in said(app)


def test_italian_is_whole() -> None:
    app = show_framed("cities", lang="it")
    assert "47,8 (44,5–51,2)" in headline(app)
    assert app.selectbox(key="city_indicator").options[0].startswith("Sicurezza percepita · ")
