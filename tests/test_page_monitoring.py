"""The Monitoring page: counts that filter, one row an indicator, the ledger beside it, files at the bottom."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from lib.locale import LANGUAGES
from lib.model.extremes import extremes
from lib.model.monitoring.monitoring import SORTS, STATUSES, Row, count, monitoring, ordered, select
from lib.show import numbers
from lib.store.codes import Kind
from lib.web.packages import city, comparison
from tests.app import address, show_framed

HOME = city().config.istat_code
THEMES = tuple(city().tables["themes"]["theme_id"])
COMPARED = {"package": str(Kind.COMPARISON)}


def show(**query: str) -> AppTest:
    app = show_framed("monitoring", **({"lang": "en"} | query))
    assert not app.exception, app.exception
    return app


def written(app: AppTest) -> str:
    return "\n".join(str(element.value) for element in (*app.markdown, *app.caption, *app.header, *app.subheader))


def html(app: AppTest) -> str:
    return "\n".join(element.proto.body for element in app.get("html"))


def shown(app: AppTest) -> list[str]:
    return re.findall(r'<tr id="row-([^"]+)"', html(app))


def links(app: AppTest, css: str) -> list[dict[str, str]]:
    """The keys that links of a class lead to."""
    found = re.findall(rf'<a class="{css}" href="\?([^"]*)"', html(app))
    return [{name: values[0] for name, values in parse_qs(unescape(query)).items()} for query in found]


def ids(rows: tuple[Row, ...]) -> list[str]:
    return [row.id for row in rows]


# What is on it


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_shows_every_row_what_calls_for_someone_first(lang: str) -> None:
    app = show(lang=lang)
    assert len(app.title) == 1
    assert shown(app) == ids(ordered(monitoring(city()), "status", THEMES, lang))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_tiles_count_the_rows(lang: str) -> None:
    counts = count(monitoring(city()))
    found = re.findall(r'<li><a class="([\w-]+)"[^>]*><b>(\d+)</b>', html(show(lang=lang)))
    assert {code: int(number) for code, number in found} == counts.by_status | {
        "stale": counts.stale,
        "all": counts.total,
    }


def test_the_page_says_at_which_day_ages_are_told() -> None:
    assert numbers.period(city().created, "en") in written(show())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_leads_to_the_corners_out_of_reach(lang: str) -> None:
    text = html(show(lang=lang))
    for row in extremes(city(), "distance-night-stop", 5):
        assert row[f"name_{lang}"] in unescape(text)
        assert f"area={row['area_id']}" in text
    (every,) = re.findall(r'<a href="/map\?([^"]*)" data-soft="">', text.partition("<ol>")[0].partition("corners")[2])
    assert parse_qs(unescape(every)) == {
        "lang": [lang],
        "scale": ["cell"],
        "indicator": ["distance-night-stop"],
    }


# Filters and orders


@pytest.mark.parametrize("status", STATUSES)
def test_a_status_keeps_its_rows(status: str) -> None:
    rows = select(monitoring(city()), status=status)
    assert sorted(shown(show(target=status))) == sorted(ids(rows))


@pytest.mark.parametrize("state", ["stale", "due", "fresh", "once", "not-stated"])
def test_a_freshness_keeps_its_rows(state: str) -> None:
    app = show(fresh=state)
    assert sorted(shown(app)) == sorted(ids(select(monitoring(city()), freshness=state)))
    assert app.selectbox(key="fresh").value == state


def test_filters_meet() -> None:
    app = show(target="no-target", fresh="stale", theme="access")
    assert shown(app) == ids(select(monitoring(city()), "no-target", "stale", "access"))
    assert shown(app)


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_order_orders(sort: str, lang: str) -> None:
    assert shown(show(lang=lang, sort=sort)) == ids(ordered(monitoring(city()), sort, THEMES, lang))


def test_choosing_goes_into_the_address() -> None:
    app = show(item="stops")
    app.selectbox(key="sort").select("age").run()
    app.selectbox(key="fresh").select("stale").run()
    app.selectbox(key="theme").select("access").run()
    assert not app.exception
    assert {name: address(app)[name] for name in ("sort", "fresh", "theme", "item")} == {
        "sort": "age",
        "fresh": "stale",
        "theme": "access",
        "item": "stops",
    }
    assert set(shown(app)) == set(ids(select(monitoring(city()), None, "stale", "access")))


def test_a_tile_leads_to_its_rows_and_keeps_the_rest_of_the_view() -> None:
    app = show(theme="access", sort="age", item="stops")
    assert links(app, "off-target") == [
        {"theme": "access", "sort": "age", "lang": "en", "target": "off-target", "fresh": "all"}
    ]
    assert links(app, "stale") == [{"theme": "access", "sort": "age", "lang": "en", "target": "all", "fresh": "stale"}]


def test_a_chosen_tile_leads_back() -> None:
    app = show(target="off-target", fresh="stale")
    assert links(app, "off-target") == [{"lang": "en", "target": "all", "fresh": "stale"}]
    assert links(app, "stale") == [{"lang": "en", "target": "off-target", "fresh": "all"}]
    assert links(app, "all") == [{"lang": "en"}]


def test_a_head_orders_and_a_row_opens_without_losing_the_view() -> None:
    text = html(show(target="no-target", fresh="stale", item="stops"))
    heads = re.findall(r'<th scope="col"[^>]*><a href="\?([^"]+)"', text)
    assert [parse_qs(unescape(query))["sort"] for query in heads] == [["name"], ["status"], ["age"], ["coverage"]]
    rows = re.findall(r'<th scope="row"><a href="\?([^"]+)"', text)
    for query in (*heads, *rows):
        assert {"target": ["no-target"], "fresh": ["stale"]}.items() <= parse_qs(unescape(query)).items()
    assert [parse_qs(unescape(query))["item"][0] for query in rows] == shown(show(target="no-target", fresh="stale"))


def test_nothing_left_is_told() -> None:
    app = show(target="off-target", fresh="stale")
    assert shown(app) == []
    assert app.info[0].value == "No indicator matches these filters."


# One row in full


def test_the_first_row_is_open_unless_another_is_asked_for() -> None:
    app = show()
    assert app.header[0].value == "End of the project"
    assert "12 months late" in written(app)
    assert show(item="stops").header[0].value == "Public transport stops"


def test_a_row_that_the_filters_hide_gives_way() -> None:
    app = show(item="stops", target="off-target")
    assert app.header[0].value == "End of the project"
    assert "row-project-end" in html(app)


def test_the_ledger_runs_from_the_source_to_the_screens() -> None:
    app = show(item="near-night-stop-share")
    text = written(app).replace("\\", "")
    assert [text.index(step) for step in ("**1. Source**", "**2. Row**", "**3. Formula**", "**4. Screen**")] == sorted(
        text.index(step) for step in ("**1. Source**", "**2. Row**", "**3. Formula**", "**4. Screen**")
    )
    assert re.search(r"observations\.csv, row \d+: Aurora", text)
    assert "`make data`" in text
    assert "`stops.geojson`" in text
    places = [link.proto for link in app.get("page_link") if "Map, " in link.proto.label]
    assert ["area=aurora" in link.query_string for link in places] == [True, False]
    assert all("indicator=near-night-stop-share" in link.query_string for link in places)


def test_a_target_of_an_indicator_stands_before_its_ledger() -> None:
    app = show(item="night-noise-weekend")
    text = written(app).replace("\\", "")
    assert "at most 50 dB" in text
    assert "71.5 dB: off target, 21.5 dB more" in text
    assert "From the source to the screen" in text


def test_disagreements_are_told() -> None:
    assert "**Other sources say**" in written(show(item="redeveloped-space"))


def test_what_was_never_published_says_what_would_fill_it() -> None:
    text = written(show(item="street-lights"))
    assert "**What would fill it**" in text
    assert "never published" in text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_row_opens(lang: str) -> None:
    app = show(lang=lang)
    for row in monitoring(city()):
        app.query_params["item"] = row.id
        app.run()
        assert not app.exception, (row.id, app.exception)
        assert app.header[0].value.replace("\\", "") == getattr(row, f"name_{lang}")


# A city among others


def test_a_compared_city_has_its_own_rows() -> None:
    app = show(**COMPARED)
    assert shown(app) == ids(ordered(monitoring(comparison(), city=HOME), "status", THEMES, "en"))
    assert app.selectbox(key="city").value == HOME
    assert "corners" not in html(app)
    assert [code for code in ("off-target", "on-target") if links(app, code)] == []


def test_another_city_is_another_view() -> None:
    app = show(**COMPARED)
    app.selectbox(key="city").select("015146").run()
    assert address(app)["city"] == "015146"
    assert set(shown(app)) == set(ids(monitoring(comparison(), city="015146")))


@pytest.mark.parametrize("code", ["none", "999999", ""])
def test_without_a_city_ours_is_shown(code: str) -> None:
    assert show(**COMPARED, city=code).selectbox(key="city").value == HOME


def test_an_indicator_of_cities_has_its_own_key() -> None:
    app = show(**COMPARED, city_indicator="crimes-total", city="015146")
    assert app.header[0].value == "Reported crimes"
    assert "city_indicator=theft" in html(app)
    assert any(
        "Cities" in link.proto.label and "city=015146" in link.proto.query_string for link in app.get("page_link")
    )


def test_the_package_is_chosen_on_the_page() -> None:
    app = show()
    app.selectbox(key="package").select(str(Kind.COMPARISON)).run()
    assert address(app)["package"] == str(Kind.COMPARISON)
    assert len(shown(app)) == len(comparison().tables["indicators"])


# Files and addresses


def test_files_are_offered_with_a_link_to_the_view() -> None:
    app = show(target="no-target", sort="age", item="stops")
    assert [button.proto.label for button in app.get("download_button")][:3] == [
        "Monitoring (spreadsheet)",
        "CSV file",
        "What is missing, to fill in (spreadsheet)",
    ]
    link = next(code.value for code in app.code if "/monitoring?" in code.value)
    assert all(
        part in link for part in ("lang=en", "target=no-target", "sort=age", "item=stops", "fresh=all", "package=city")
    )


def test_a_comparison_has_nothing_to_fill_in() -> None:
    labels = [button.proto.label for button in show(**COMPARED).get("download_button")]
    assert "What is missing, to fill in (spreadsheet)" not in labels
    assert "Monitoring (spreadsheet)" in labels


@pytest.mark.parametrize(
    "query",
    [
        {"target": "<script>"},
        {"target": "met"},
        {"fresh": "rotten"},
        {"sort": "'; drop"},
        {"item": "no-such"},
        {"theme": "weather"},
        {"package": "both"},
    ],
)
def test_what_there_is_not_falls_back_with_a_notice(query: dict[str, str]) -> None:
    app = show(**query)
    assert len(shown(app)) == len(monitoring(city()))
    assert "the usual view is shown" in written(app)


def test_the_page_ends_with_what_changed() -> None:
    assert "What changed since an earlier version" in [header.value for header in show().header]
