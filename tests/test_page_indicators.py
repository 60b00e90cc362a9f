"""The Indicators page: choose at the top, the list in the middle, the evidence at the side, files at the bottom."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from lib.model.side_by_side import line, side_by_side
from lib.store import Package
from lib.web.packages import city
from tests.app import address, show_framed


def show(**query: str) -> AppTest:
    app = show_framed("indicators", **({"lang": "en"} | query))
    assert not app.exception, app.exception
    return app


def written(app: AppTest) -> str:
    return "\n".join(str(element.value) for element in (*app.markdown, *app.caption, *app.header))


def html(app: AppTest) -> str:
    return "\n".join(element.proto.body for element in app.get("html"))


def shown(app: AppTest) -> list[str]:
    return re.findall(r'<tr id="item-([^"]+)"', html(app))


def downloads(app: AppTest) -> int:
    return len(app.get("download_button"))


@pytest.fixture(scope="module")
def package() -> Package:
    return city()


@pytest.mark.parametrize("lang", ["it", "en"])
def test_the_page_shows_the_whole_catalogue_in_order(lang: str, package: Package) -> None:
    app = show(lang=lang)
    ids = [each.indicator["indicator_id"] for each in side_by_side(package)]
    assert shown(app) == ids
    assert app.selectbox(key="item").value == ids[0]
    assert line(package, ids[0]).indicator[f"name_{lang}"] == app.header[0].value.replace("\\", "")


def test_the_counts_are_a_sentence() -> None:
    assert "106 indicators: 67 published · 28 computed · 11 not published" in written(show())
    assert "13 indicators: 12 computed · 1 not published" in written(show(theme="access"))


def test_a_theme_keeps_its_indicators(package: Package) -> None:
    app = show(theme="access")
    assert {line(package, each).indicator["theme_id"] for each in shown(app)} == {"access"}
    assert app.selectbox(key="item").options == [line(package, each).indicator["name_en"] for each in shown(app)]


def test_a_status_keeps_its_indicators(package: Package) -> None:
    missing = [each for each in side_by_side(package) if each.indicator["status"] == "not published"]
    app = show(status="not published")
    assert shown(app) == [each.indicator["indicator_id"] for each in missing]
    assert all(each.indicator["missing_en"].split()[0] in html(app) for each in missing)
    assert "What would fill it" in written(app)


def test_an_empty_choice_is_told(package: Package) -> None:
    app = show(theme="community", status="not published")
    assert app.info[0].value == "No indicator of this theme has this status."
    assert not shown(app)
    assert not downloads(app)


def test_the_address_opens_an_indicator() -> None:
    app = show(item="venues-per-km2")
    assert app.selectbox(key="item").value == "venues-per-km2"
    assert "[id='item-venues-per-km2']" in html(app)
    assert "Places to eat and drink per km²" in app.header[0].value


def test_choosing_in_the_list_goes_into_the_address() -> None:
    app = show()
    app.selectbox(key="item").select("stops").run()
    assert address(app)["item"] == "stops"
    assert "[id='item-stops']" in html(app)


def test_the_list_stays_the_same_whichever_indicator_is_chosen() -> None:
    lists = [
        next(part for part in show(item=item).get("html") if "<table" in part.proto.body)
        for item in ("stops", "venues")
    ]
    assert lists[0].proto.body == lists[1].proto.body


def test_choosing_a_theme_goes_into_the_address() -> None:
    app = show(item="stops")
    app.button_group(key="theme").set_value("evening-activity").run()
    assert address(app)["theme"] == "evening-activity"
    assert app.selectbox(key="item").value == "venues"  # what was chosen is of another theme


@pytest.mark.parametrize(
    "query",
    [
        {"item": "<script>"},
        {"item": "no-such"},
        {"theme": "'; drop"},
        {"status": "indicative"},
        {"status": ""},
    ],
)
def test_what_there_is_not_falls_back_with_a_notice(query: dict[str, str]) -> None:
    app = show(**query)
    assert len(shown(app)) == 106
    assert "the usual view is shown" in written(app)


def test_areas_have_their_figures_and_a_reference() -> None:
    text = html(show(item="bars-per-1000"))
    assert '<td class="figure warm-ink">1.7</td><td class="figure cool-ink">2.8</td>' in text
    assert "median of 90 zones of the city" in text


def test_zones_of_the_city_are_drawn_where_the_reference_table_has_them() -> None:
    app = show(item="bars-per-1000")
    assert len(app.get("plotly_chart")) == 1
    assert "Zone by zone, in the whole city" in written(app)
    assert not show(item="venues").get("plotly_chart")


@pytest.mark.parametrize("item", ["safe-walking-night-city", "safety-survey-habits", "night-noise-weekend"])
def test_series_and_limits_are_drawn(item: str) -> None:
    assert len(show(item=item).get("plotly_chart")) == 1


def test_the_police_shares_keep_their_remark() -> None:
    assert "134" in written(show(item="calls-disturbances"))


@pytest.mark.parametrize(
    ("item", "scale"), [("stops", "zone"), ("projects-funded", "neighbourhood"), ("safe-walking-night-city", None)]
)
def test_mapped_indicators_lead_to_the_map(item: str, scale: str | None) -> None:
    links = [link.proto for link in show(item=item).get("page_link") if "map" in link.proto.label]
    if scale is None:
        assert not links
    else:
        assert [f"indicator={item}" in link.query_string for link in links] == [True]
        assert f"scale={scale}" in links[0].query_string


def test_evidence_says_source_status_and_how_sure() -> None:
    text = written(show(item="redeveloped-space"))
    assert all(label in text for label in ("**Source**", "**Status**", "**How sure**", "**Other sources say**"))


def test_files_are_offered_with_a_link_to_the_view() -> None:
    app = show(theme="access", item="stops")
    assert downloads(app) == 2
    link = next(code.value for code in app.code)
    assert "/indicators?" in link
    assert all(part in link for part in ("lang=en", "theme=access", "status=all", "item=stops"))


def test_every_indicator_opens(package: Package) -> None:
    app = show(lang="it")
    for each in side_by_side(package):
        item = each.indicator["indicator_id"]
        app.query_params["item"] = item
        app.run()
        assert not app.exception, (item, app.exception)
        assert each.indicator["definition_it"].split()[0] in written(app), item
        assert app.selectbox(key="item").value == item
