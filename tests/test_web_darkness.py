"""The section on darkness of the overview: what it says of real evenings, and where each choice leads."""

from __future__ import annotations

import json
import re
from datetime import date
from functools import lru_cache
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from lib.locale import LANGUAGES
from lib.web.packages import city
from tests.app import address, show_framed

CREATED = "2026-11-22"
NAMES = ("Aurora", "Vanchiglia")


@lru_cache
def opened(lang: str, day: str = "") -> AppTest:
    """The page at an address with a day, to be looked at only."""
    app = show_framed("overview", lang=lang, **({"date": day} if day else {}))
    assert not app.exception, [each.value for each in app.exception]
    return app


def protos(app: AppTest, kind: str) -> list[Any]:
    return [element.proto for element in app.get(kind)]


def picture(app: AppTest) -> Any:
    """The chart of the months: the second one, after the story."""
    return protos(app, "plotly_chart")[1]


def spec(app: AppTest) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(picture(app).spec)
    return found


def marked(app: AppTest) -> list[str]:
    """The months that are marked in the chart."""
    return [text for text in spec(app)["layout"]["xaxis"]["ticktext"] if "◆" in text]


def figures(app: AppTest) -> list[str]:
    """Sunset, the end of twilight and the hours of dark, as they stand there."""
    (written,) = (each.body for each in protos(app, "html") if 'class="side-figures"' in each.body)
    return re.findall(r"<dd>([^<]+)", written)


def captions(app: AppTest) -> str:
    return "\n".join(each.value for each in app.caption).replace("\\", "")


def test_it_stands_after_the_story_and_the_map_stays_first() -> None:
    headers = [each.value for each in opened("en").header]
    assert headers.index("When is it dark?") == headers.index("The story, event by event") + 1
    kinds = [element.type for element in opened("en").main]
    assert kinds.index("component_instance") < kinds.index("plotly_chart")


@pytest.mark.parametrize(("lang", "december", "june"), [("en", "December", "June"), ("it", "dicembre", "giugno")])
def test_it_says_in_a_sentence_what_december_is_and_june_is_not(lang: str, december: str, june: str) -> None:
    lesson = next(each.value for each in opened(lang).markdown if december in each.value).replace("\\", "")
    assert june in lesson
    assert {"6", "4", "18-22"} <= set(re.findall(r"[\d-]+", lesson))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_curve_is_drawn_once_and_said_to_hold_for_both_areas(lang: str) -> None:
    assert len(spec(opened(lang))["data"]) == 2
    said = next(each.value for each in opened(lang).caption if "2026" in each.value)
    assert all(name in said for name in NAMES)
    assert int(re.findall(r"\d+", said)[-1]) <= 60


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_opens_on_the_day_of_the_data(lang: str) -> None:
    app = opened(lang)
    assert city().created == CREATED
    assert app.date_input(key="date").value == date(2026, 11, 22)
    assert figures(app) == ["16:54", "17:27", "6 h"]
    assert marked(app) == ["<b>◆Nov</b>" if lang == "en" else "<b>◆nov</b>"]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-06-21", ["21:20", "21:58", "2 h"]),
        ("2026-03-28", ["18:52", "19:21", "4.6 h"]),
        ("2026-03-29", ["19:53", "20:23", "3.6 h"]),
    ],
)
def test_a_day_of_the_address_has_its_own_evening(day: str, expected: list[str]) -> None:
    app = opened("en", day)
    assert figures(app) == expected
    assert app.date_input(key="date").value == date.fromisoformat(day)


@pytest.mark.parametrize("day", ["1900-01-01", "2100-12-31", "2024-02-29"])
def test_any_day_of_two_centuries_can_be_asked_for(day: str) -> None:
    app = opened("en", day)
    assert app.date_input(key="date").value == date.fromisoformat(day)
    assert len(figures(app)) == 3


@pytest.mark.parametrize(
    "text",
    [
        "1899-12-31",
        "2101-01-01",
        "2026-02-30",
        "20261122",
        "2026-W47-7",
        "today",
        "<script>alert(1)</script>",
        "",
        "\x00",
    ],
)
def test_what_is_no_such_day_shows_the_usual_one_and_says_so(text: str) -> None:
    app = opened("en", text) if text else show_framed("overview", lang="en", date="")
    assert not app.exception
    assert app.date_input(key="date").value == date.fromisoformat(CREATED)
    assert "asks for something this dashboard does not have (date)" in captions(app)
    assert "<script>" not in captions(app)


def test_choosing_a_day_writes_it_into_the_address_and_marks_its_month() -> None:
    app = show_framed("overview", lang="en")
    app.date_input(key="date").set_value(date(2027, 6, 1)).run()
    assert not app.exception
    assert address(app)["date"] == "2027-06-01"
    assert marked(app) == ["<b>◆Jun</b>"]
    assert figures(app)[0].startswith("21:")


def test_the_link_to_the_view_holds_the_day() -> None:
    codes = [each.value for each in opened("it", "2026-06-21").code]
    assert any("date=2026-06-21" in code for code in codes)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_how_it_was_computed_is_one_click_away(lang: str) -> None:
    behind = [each.value.replace("\\", "") for popover in opened(lang).get("popover") for each in popover.markdown]
    (found,) = (text for text in behind if "astral" in text)
    for part in ("NOAA", "2026", "Europe/Rome", "WGS 84", "6°", NAMES[0]):
        assert part in found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_chart_is_told_in_words(lang: str) -> None:
    assert ("dicembre 6,0" if lang == "it" else "December 6.0") in picture(opened(lang)).alt


def test_the_table_is_not_made_until_it_is_opened() -> None:
    app = show_framed("overview", lang="en")
    assert not app.dataframe
    app.session_state["darkness-table"] = True
    app.run()
    assert not app.exception
    (table,) = (each.value for each in app.dataframe)
    assert len(table) == 24
    assert list(table["Area"].unique()) == list(NAMES)
    assert list(table["Month"][:2]) == ["January", "February"]
    assert (table.loc[table["Month"] == "December", "Dark hours, 18-24"] == 6).all()
    assert (table["Status"] == "computed").all()
    assert table["Library"].str.startswith("astral ").all()
    assert table["Clock"].unique() == ["Europe/Rome"]
    buttons = [proto.label for proto in protos(app, "download_button")]
    assert buttons.count("CSV file") == 2


def test_areas_whose_evenings_differ_by_more_than_a_minute_are_drawn_apart() -> None:
    def script() -> None:
        from lib.model.darkness import by_month
        from lib.model.position import Position
        from lib.show.plots.darkness import Curve
        from lib.web.overview.darkness import _picture

        places = {"West": Position(45.0, 7.0, "Europe/Rome"), "East": Position(45.0, 9.0, "Europe/Rome")}
        _picture(tuple(Curve(name, by_month(2026, place)) for name, place in places.items()), 6, 2026)

    app = AppTest.from_function(script).run()
    assert not app.exception
    (chart,) = (json.loads(each.spec) for each in protos(app, "plotly_chart"))
    assert [trace["name"] for trace in chart["data"] if "name" in trace] == ["West", "East"]
    assert "West" in protos(app, "html")[0].body
    assert not any("holds for" in each.value or "vale anche" in each.value for each in app.caption)
