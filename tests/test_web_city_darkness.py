"""The view of the cities page that compares evenings: what it shows beside what, and where each choice leads."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from lib.locale import LANGUAGES
from lib.web.packages import comparison
from tests.app import address, show_framed

TORINO, SIENA, LECCE = "001272", "052032", "075035"


def dark(**query: str) -> AppTest:
    """The view at an address, in English unless said otherwise, drawn without an error."""
    app = show_framed("cities", **({"lang": "en", "panel": "darkness"} | query))
    assert not app.exception, [each.value for each in app.exception]
    return app


def charts(app: AppTest) -> list[dict[str, Any]]:
    return [json.loads(each.proto.spec) for each in app.get("plotly_chart")]


def names(app: AppTest) -> list[str]:
    """The cities on the clock, from the top, without marks."""
    return [re.sub(r"<[^>]*>|[◆■] ", "", text) for text in charts(app)[0]["layout"]["yaxis"]["ticktext"]]


def said(app: AppTest) -> str:
    """Everything the page says in words."""
    parts = [app.title, app.header, app.markdown, app.caption, app.info, app.html]
    return "\n".join(str(each.value) for part in parts for each in part).replace("\\", "")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("month", ["1", "6", "12"])
def test_every_city_stands_on_the_clock_in_both_languages(lang: str, month: str) -> None:
    app = dark(lang=lang, month=month)
    assert len(names(app)) == len(comparison().tables["cities"])
    assert names(app)[0] == "Lecce"
    assert len(charts(app)) == 2


def test_the_usual_month_is_december() -> None:
    app = dark()
    assert app.header[0].value.replace("\\", "") == (
        "In December it is dark from 17:24 in Torino: 29 minutes after Lecce, 10 minutes before Cagliari"
    )


@pytest.mark.parametrize(("lang", "first", "last"), [("it", "gen", "dic"), ("en", "Jan", "Dec")])
def test_months_are_offered_by_their_names(lang: str, first: str, last: str) -> None:
    options = dark(lang=lang).segmented_control(key="month").options
    assert len(options) == 12
    assert (options[0], options[-1]) == (first, last)


def test_choosing_a_month_writes_it_into_the_address() -> None:
    app = dark()
    app.segmented_control(key="month").set_value("6").run()
    assert not app.exception
    assert address(app)["month"] == "6"
    assert names(app)[-1] == "Torino"
    assert any("month=6" in each.value and "panel=darkness" in each.value for each in app.code)


@pytest.mark.parametrize("month", ["0", "13", "june", "-1", "12 ", "<script>alert(1)</script>", "１"])
def test_what_is_no_month_shows_the_usual_one_and_says_so(month: str) -> None:
    app = dark(month=month)
    assert "In December" in app.header[0].value
    assert "asks for something this dashboard does not have (month)" in said(app)


def test_the_chosen_city_is_marked_and_its_year_stands_beside() -> None:
    app = dark(month="6", city=SIENA)
    assert "◆" in next(text for text in charts(app)[0]["layout"]["yaxis"]["ticktext"] if "Siena" in text)
    year = charts(app)[1]
    assert [text for text in year["layout"]["xaxis"]["ticktext"] if "◆" in text] == ["<b>◆J</b>"]
    assert "Siena in June" in said(app)
    assert "dark from 21:31" in said(app)


def test_the_evidence_is_of_the_evenings_not_of_the_indicator() -> None:
    text = said(dark(city=LECCE))
    for part in ("**Method** [library astral", "latitude 40.3535, longitude 18.1719", "Europe/Rome", "**Status**"):
        assert part in text
    assert "**Level**" not in text
    assert "**Period**" not in text
    assert "Eurostat" not in text
    assert "the indicator above has no part in it" in text


def test_likeness_does_not_stand_beside_it() -> None:
    app = dark(side="like")
    assert "side" not in {each.key for each in app.segmented_control}
    assert "astral" in said(app)


def test_with_the_filter_only_workshop_cities_and_the_chosen_one_are_drawn() -> None:
    app = dark(workshop="1", city=LECCE, month="6")
    rows = comparison().tables["cities"]
    expected = set(rows.loc[rows["in_workshop"], "name"]) | {"Lecce"}
    assert set(names(app)) == expected
    assert "Only the cities named in the published account of the workshop" in said(app)
    assert "Lecce" not in names(dark(workshop="1", month="6"))


def test_a_city_that_is_not_there_sees_all_others_and_how_it_is_computed() -> None:
    app = dark(city="none", month="6")
    assert len(names(app)) == 36
    assert len(charts(app)) == 1
    assert "63 minutes apart" in app.header[0].value
    assert "Choose a city" in said(app)
    assert "**Position**" not in said(app)


def test_cities_are_marked_as_cities_where_the_indicator_is_of_regions() -> None:
    app = dark(city_indicator="safe-walking-dark-region", city=SIENA, workshop="1")
    assert "Siena" in names(app)
    assert "◆" in next(text for text in charts(app)[0]["layout"]["yaxis"]["ticktext"] if "Siena" in text)


def test_a_yes_or_no_indicator_still_shows_its_answers() -> None:
    rows = comparison().tables["indicators"]
    answers = str(rows.loc[rows["kind"] == "yes-no", "indicator_id"].iloc[0])
    app = dark(city_indicator=answers)
    assert "This indicator has no ranking" in said(app)
    assert not charts(app)


@pytest.mark.parametrize(("lang", "city", "december"), [("en", "City", "December"), ("it", "Città", "dicembre")])
def test_the_table_holds_all_months_of_the_cities_that_are_drawn(lang: str, city: str, december: str) -> None:
    app = show_framed("cities", lang=lang, panel="darkness", month="6", workshop="1")
    assert not app.dataframe
    app.session_state["darkness-table"] = True
    app.run()
    assert not app.exception
    (table,) = (each.value for each in app.dataframe)
    assert list(table[city]) == names(app)
    months = [column for column in map(str, table) if column.startswith(december)]
    assert (table[months[0]] == 6).all()
    assert sum(table.dtypes == "float64") == 12 + 2


def test_its_files_are_named_after_what_they_hold() -> None:
    app = dark()
    assert {proto.proto.label for proto in app.get("download_button")} == {"CSV file", "Spreadsheet"}
    assert all("dark-hours" in proto.proto.id for proto in app.get("download_button"))


def test_the_chart_is_described() -> None:
    alt = dark(month="6").get("plotly_chart")[0].proto.alt
    assert "36 cities" in alt
    assert "June" in alt
