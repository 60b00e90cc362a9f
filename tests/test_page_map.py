"""The Map page: indicator, scale and area from the address; list, bars, table and files all of one selection."""

from __future__ import annotations

import io
import json
import math
import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from lib.model.address import LAYERS, PREFERRED_INDICATOR
from lib.model.figures import area_figures, area_indicators, indicator
from lib.model.units import levels
from lib.show import numbers, words
from lib.show.lists.area_bars import ordered
from lib.show.maps.map import TILE_ORIGIN
from lib.show.tables import area_table
from lib.show.tables.figures import figures_table
from lib.web.packages import city
from tests.app import Files, address, rows_of, show, show_framed

AREAS = city().tables["areas"].set_index("area_id")
BY_LEVEL = {level: list(AREAS.index[AREAS["level"] == level]) for level in levels(city())}
MAPPED = area_indicators(city()).set_index("indicator_id")
LANGS = ("it", "en")
LINKS = re.compile(r'<li><a href="([^"]*)"[^>]*?(aria-current="true")?><span>([^<]*)</span>.*?<strong>([^<]*)</strong>')


def about(indicator_id: str, column: str) -> str:
    """A text of the catalogue."""
    return str(MAPPED.at[indicator_id, column])


def told_of(area: str, column: str) -> str:
    """A text about an area."""
    return str(AREAS.at[area, column])


def widget(app: AppTest, key: str) -> Any:
    """A widget that AppTest has no list for."""
    return app.get_by_key(key)


def opened(**query: str) -> AppTest:
    """The page alone, as it shows an address."""
    return _whole(show("map", **({"lang": "en"} | query)))


def framed(**query: str) -> AppTest:
    """The page inside the frame, which writes choices into the address and says what it does not have."""
    return _whole(show_framed("map", **({"lang": "en"} | query)))


def _whole(app: AppTest) -> AppTest:
    assert not app.exception
    assert not app.error
    return app


def drawn(app: AppTest) -> dict[str, Any]:
    """What the map's frame is handed."""
    (frame,) = app.get("component_instance")
    found: dict[str, Any] = json.loads(frame.proto.json_args)
    return found


def on_map(app: AppTest) -> dict[str, dict[str, Any]]:
    """The features that come with the map, by id: the last of an id is what lies on top."""
    script = drawn(app)["feature_group"]
    layers = json.loads(script[script.index(",") + 1 : script.rindex(")")])
    features = [feature for layer in layers if "data" in layer for feature in layer["data"]["features"]]
    return {feature["id"]: feature["properties"] for feature in features}


def chosen_on_map(app: AppTest) -> list[str]:
    return [area for area, properties in on_map(app).items() if "chosen" in properties["class"].split()]


def bars(app: AppTest) -> list[tuple[str, str, bool, str]]:
    """The ranked bars: name, value, whether it is the chosen one, address."""
    html = "".join(element.proto.body for element in app.get("html"))
    return [(name, value, bool(current), link) for link, current, name, value in LINKS.findall(html)]


def written(app: AppTest) -> str:
    """What the page says, without the backslashes that keep texts from being formatted."""
    texts = [str(element.value) for element in (*app.title, *app.header, *app.markdown, *app.caption)]
    texts += [element.proto.body for element in app.get("html")]
    return "\n".join(texts).replace("\\", "")


def reopened(app: AppTest) -> dict[str, str]:
    """The keys of the address under "Link to this view"."""
    (code,) = [element.value for element in app.code]
    parts = urlsplit(code)
    assert parts.path.endswith("/map")
    return {name: values[-1] for name, values in parse_qs(parts.query).items()}


@pytest.mark.parametrize("lang", LANGS)
def test_the_usual_view_is_whole(lang: str) -> None:
    app = opened(lang=lang)
    assert len(app.title) == 1
    assert app.selectbox("indicator").value == PREFERRED_INDICATOR
    assert widget(app, "scale").value == "zone"
    assert app.selectbox("area").value == BY_LEVEL["zone"][0]
    assert widget(app, "layers").value == ["night-stops"]
    assert chosen_on_map(app) == BY_LEVEL["zone"][:1]
    assert len(bars(app)) == len(BY_LEVEL["zone"])


def test_the_two_languages_say_the_same_in_their_own_words() -> None:
    italian, english = (opened(lang=lang, indicator="density") for lang in LANGS)
    assert italian.title[0].value != english.title[0].value
    assert italian.selectbox("indicator").label != english.selectbox("indicator").label
    assert about("density", "definition_it") in written(italian)
    assert about("density", "definition_en") in written(english)
    assert reopened(italian) | {"lang": "en"} == reopened(english)


def test_numbers_have_the_form_of_the_language() -> None:
    values = [
        [value for _name, value, _chosen, _link in bars(opened(lang=lang, indicator="density"))] for lang in LANGS
    ]
    assert [value.replace(",", ".") for value in values[1]] == values[0]
    assert all("." in value for value in values[0])


@pytest.mark.parametrize("indicator_id", MAPPED.index)
def test_every_indicator_opens_from_the_address(indicator_id: str) -> None:
    app = opened(indicator=indicator_id)
    assert app.selectbox("indicator").value == indicator_id
    assert about(indicator_id, "definition_en") in written(app)
    assert reopened(app)["indicator"] == indicator_id


@pytest.mark.parametrize("scale", levels(city()))
def test_every_scale_opens_from_the_address(scale: str) -> None:
    app = opened(scale=scale, indicator="density" if scale != "stretch" else "venues")
    assert widget(app, "scale").value == scale
    assert app.selectbox("area").options == [told_of(area, "name_en") for area in BY_LEVEL[scale]]
    assert {name for name, *_rest in bars(app)} == {told_of(area, "name_en") for area in BY_LEVEL[scale]}


@pytest.mark.parametrize("area", AREAS.index)
def test_an_area_alone_sets_its_own_scale(area: str) -> None:
    app = opened(area=area)
    assert widget(app, "scale").value == told_of(area, "level")
    assert app.selectbox("area").value == area
    assert chosen_on_map(app) == [area]
    assert told_of(area, "limits_en") in written(app)


def test_an_area_of_another_scale_gives_way_to_the_scale_that_is_asked_for() -> None:
    app = opened(area=BY_LEVEL["neighbourhood"][0], scale="stretch")
    assert widget(app, "scale").value == "stretch"
    assert app.selectbox("area").value == BY_LEVEL["stretch"][0]


def test_choosing_an_area_in_the_list_shows_it_everywhere() -> None:
    app = framed(indicator="density")
    other = BY_LEVEL["zone"][3]
    app.selectbox("area").select(other).run()
    assert not app.exception
    assert address(app)["area"] == other
    assert chosen_on_map(app) == [other]
    assert [name for name, _value, current, _link in bars(app) if current] == [told_of(other, "name_en")]
    assert told_of(other, "limits_en") in written(app)
    assert reopened(app)["area"] == other


def test_choosing_an_indicator_keeps_the_area() -> None:
    app = framed(area=BY_LEVEL["zone"][2])
    app.selectbox("indicator").select("venues").run()
    assert not app.exception
    assert address(app)["indicator"] == "venues"
    assert app.selectbox("area").value == BY_LEVEL["zone"][2]
    assert about("venues", "definition_en") in written(app)


def test_another_scale_keeps_the_place() -> None:
    """A zone's neighbourhood, and a neighbourhood's first zone."""
    for large in BY_LEVEL["neighbourhood"]:
        parts = [area for area in BY_LEVEL["zone"] if told_of(area, "parent_id") == large]
        app = framed(area=parts[-1])
        widget(app, "scale").set_value("neighbourhood").run()
        assert (address(app)["scale"], app.selectbox("area").value) == ("neighbourhood", large)
        widget(app, "scale").set_value("zone").run()
        assert (address(app)["scale"], app.selectbox("area").value) == ("zone", parts[0])


def test_every_bar_chooses_its_area_and_keeps_the_rest_of_the_view() -> None:
    app = opened(indicator="density", layers="venues", area=BY_LEVEL["zone"][1])
    names = {told_of(area, "name_en"): area for area in BY_LEVEL["zone"]}
    for name, _value, _current, link in bars(app):
        query = {key: values[-1] for key, values in parse_qs(link.replace("&amp;", "&").removeprefix("?")).items()}
        assert query == {"lang": "en", "indicator": "density", "layers": "venues", "area": names[name]}


def test_the_map_the_bars_and_the_list_show_the_same_figures() -> None:
    app = opened(indicator="density")
    labels = {properties["label"] for properties in on_map(app).values() if "label" in properties}
    assert labels == {f"{name}<b>{value}</b>" for name, value, _current, _link in bars(app)}


def test_layers_are_those_of_the_address() -> None:
    for layers in (("venues",), ("stops", "crossings"), LAYERS):
        app = opened(layers=",".join(layers))
        assert set(widget(app, "layers").value) == set(layers)
        assert all(f"layer-{name}-en" in drawn(app)["feature_group"] for name in layers)


def test_none_is_no_layer() -> None:
    app = opened(layers="none")
    assert widget(app, "layers").value == []
    assert "layer-" not in drawn(app)["feature_group"]


def test_layers_are_switched_on_and_off() -> None:
    app = framed()
    widget(app, "layers").set_value(["venues", "places"]).run()
    assert set(address(app)["layers"].split(",")) == {"venues", "places"}
    widget(app, "layers").set_value([]).run()
    assert address(app)["layers"] == "none"


def test_online_tiles_are_off_until_asked_for() -> None:
    offline = framed()
    assert offline.toggle("tiles").value is False
    assert TILE_ORIGIN not in json.dumps(drawn(offline))
    offline.toggle("tiles").set_value(True).run()
    assert address(offline)["tiles"] == "1"
    assert TILE_ORIGIN in json.dumps(drawn(offline))


def test_the_map_loads_only_files_of_this_server() -> None:
    handed = drawn(opened(layers=",".join(LAYERS)))
    assert handed["js_links"]
    assert handed["css_links"]
    assert all(link.startswith("/assets/") for link in (*handed["js_links"], *handed["css_links"]))
    assert not re.search(r"https?://", json.dumps(handed))


def test_the_constant_map_is_the_same_whatever_is_chosen() -> None:
    """Otherwise the frame would be mounted anew, and what the visitor had zoomed to would be lost."""
    views: list[dict[str, str]] = [
        {}, {"indicator": "density"}, {"scale": "stretch"}, {"area": BY_LEVEL["zone"][4]}, {"layers": "none"},
    ]  # fmt: skip
    handed = [drawn(opened(**view)) for view in views]
    assert len({tuple(str(found[part]) for part in ("script", "html", "header", "id")) for found in handed}) == 1
    assert len({found["feature_group"] for found in handed}) == len(views)


@pytest.mark.parametrize("status", ["not published", "not computable"])
def test_what_has_no_figure_is_shown_as_such(status: str) -> None:
    rows = city().tables["observations"].query("status == @status")
    row = next(row for row in rows.to_dict("records") if told_of(row["area_id"], "level") != "stretch")
    for lang in LANGS:
        app = opened(lang=lang, indicator=row["indicator_id"], area=row["area_id"])
        told = written(app)
        assert words.statuses(lang)[status] in told
        assert str(row[f"note_{lang}"]) in told
        assert on_map(app)[row["area_id"]]["label"].endswith(f"<b>{numbers.MISSING}</b>")
        assert "missing" in on_map(app)[row["area_id"]]["class"].split()


def test_what_was_never_published_says_what_would_fill_it() -> None:
    key = next(key for key in MAPPED.index if about(key, "status") == "not published")
    app = opened(indicator=key, scale="neighbourhood")
    assert bars(app) == []
    assert about(key, "missing_en") in written(app)


def test_an_area_without_a_row_says_that_it_has_no_figure() -> None:
    empty = next(
        (str(key), str(area))
        for key in MAPPED.index
        for area, status in area_figures(city(), key).set_index("area_id")["status"].items()
        if status == ""
    )
    app = opened(indicator=empty[0], area=empty[1])
    assert words.statuses("en")[""] in written(app)


def test_an_indicative_boundary_is_said_to_be_one() -> None:
    app = opened(indicator="venues", area=BY_LEVEL["stretch"][0])
    assert words.statuses("en")["indicative"] in written(app)
    assert told_of(BY_LEVEL["stretch"][0], "boundary_note_en") in written(app)


UNKNOWN = {
    "indicator": "no-such-indicator",
    "scale": "galaxy",
    "area": "<script>alert(1)</script>",
    "layers": "night-stops,x",
    "tiles": "yes",
}


@pytest.mark.parametrize("key", UNKNOWN)
def test_what_the_address_asks_in_vain_is_said_and_the_usual_view_shown(key: str) -> None:
    app, usual = framed(**{key: UNKNOWN[key]}), framed()
    notices = [caption.value for caption in app.caption if caption.value.startswith(":material/info:")]
    assert len(notices) == 1
    assert key in notices[0]
    assert UNKNOWN[key] not in notices[0]
    assert drawn(app)["feature_group"] == drawn(usual)["feature_group"]
    assert not [caption for caption in usual.caption if caption.value.startswith(":material/info:")]


@pytest.mark.parametrize(
    "key", ["x" * 10_000, "<script>alert(1)</script>", "[x](javascript:alert(1))", "\x00", ":red[x]", "%%%", " "]
)
def test_a_hostile_key_is_named_shortly_and_as_text(key: str) -> None:
    app = framed(**{key: "1"})
    (notice,) = [caption.value for caption in app.caption if caption.value.startswith(":material/info:")]
    assert len(notice) < 300
    assert "<" not in re.sub(r"\\.", "", notice)
    assert "](" not in re.sub(r"\\.", "", notice)


def test_many_hostile_keys_do_not_fill_the_page() -> None:
    app = framed(**{f"key-{number}": "x" for number in range(200)})
    (notice,) = [caption.value for caption in app.caption if caption.value.startswith(":material/info:")]
    assert len(notice) < 500


def test_the_notice_is_in_the_language() -> None:
    notices = [framed(lang=lang, scale="galaxy").caption[0].value for lang in LANGS]
    assert notices[0] != notices[1]


@pytest.mark.parametrize(
    ("key", "scale"), [("density", "zone"), ("venues", "stretch"), ("bars-per-1000", "neighbourhood")]
)
def test_the_csv_file_holds_what_the_page_shows(files: Files, key: str, scale: str) -> None:
    app = opened(indicator=key, scale=scale)
    rows = rows_of(files[f"{key}-{scale}.csv"])
    decimals = int(indicator(city(), key)["decimals"])
    assert [(row["Area"], numbers.decimal(float(row["Value"]), decimals, "en")) for row in rows if row["Value"]] == [
        (name, value) for name, value, _chosen, _link in bars(app)
    ]
    assert {row["Indicator"] for row in rows} == {about(key, "name_en")}
    assert {row["Unit"] for row in rows} == {about(key, "unit_en")}


@pytest.mark.parametrize("key", ["density", "perceived-safety-before", "bars-per-1000", "redeveloped-space"])
def test_every_row_of_the_file_says_where_its_figure_comes_from(files: Files, key: str) -> None:
    opened(indicator=key, scale="neighbourhood")
    figures = {row["name_en"]: row for row in area_figures(city(), key).to_dict("records")}
    for row in rows_of(files[f"{key}-neighbourhood.csv"]):
        figure = figures[row["Area"]]
        assert row["Value"] == ("" if math.isnan(figure["value"]) else str(figure["value"]))
        assert row["Status"] == words.short_statuses("en")[figure["status"]]
        assert row["Source"] == figure["source_id"]
        assert row["Address"] == figure["url"]
        assert row["Note"] == figure["note_en"]
        assert row["As published"] == figure["value_text_en"]
        assert row["Other sources say"] == figure["disagreement_en"]
        for bound in ("lower", "upper"):
            assert row[f"{bound.capitalize()} bound"] == ("" if math.isnan(figure[bound]) else str(figure[bound]))


def test_an_interval_or_a_band_is_in_the_file(files: Files, monkeypatch: pytest.MonkeyPatch) -> None:
    around: dict[str, Any] = {"lower": 1.5, "upper": 20.0, "value_text_en": "about 10", "disagreement_en": "Others: 12"}
    monkeypatch.setattr(area_table, "ordered", lambda *which: ordered(*which).assign(**around))
    opened(indicator="density")
    for row in rows_of(files["density-zone.csv"]):
        assert (row["Lower bound"], row["Upper bound"]) == ("1.5", "20.0")
        assert (row["As published"], row["Other sources say"]) == ("about 10", "Others: 12")


def test_what_other_sources_say_is_in_the_file(files: Files) -> None:
    rows = city().tables["observations"].query("area_id in @AREAS.index and disagreement_en != ''")
    assert len(rows)
    for row in rows.to_dict("records"):
        scale = told_of(row["area_id"], "level")
        opened(indicator=row["indicator_id"], scale=scale)
        told = [line["Other sources say"] for line in rows_of(files[f"{row['indicator_id']}-{scale}.csv"])]
        assert row["disagreement_en"] in told


@pytest.mark.parametrize("lang", LANGS)
def test_the_file_heads_its_columns_as_the_file_of_all_figures_does(files: Files, lang: str) -> None:
    opened(lang=lang, indicator="density")
    row = rows_of(files["density-zone.csv"])[0]
    assert set(row) - set(figures_table(city(), ("density",), lang).columns) == {"Area"}


def test_the_file_is_in_the_language_and_its_numbers_are_not(files: Files) -> None:
    opened(lang="it", indicator="density")
    rows = rows_of(files["density-zone.csv"])
    assert {row["Area"] for row in rows} == {told_of(area, "name_it") for area in BY_LEVEL["zone"]}
    values = area_figures(city(), "density").query("level == 'zone'")["value"]
    assert sorted(float(text) for row in rows for text in row.values() if text in map(str, values)) == sorted(values)


def test_the_spreadsheet_holds_the_same(files: Files) -> None:
    opened(indicator="density")
    table = pd.read_excel(io.BytesIO(files["density-zone.xlsx"]), dtype=str, keep_default_na=False)
    rows = rows_of(files["density-zone.csv"])
    assert table["Area"].tolist() == [row["Area"] for row in rows]
    assert [float(value) for value in table["Value"]] == [float(row["Value"]) for row in rows]


def test_the_link_to_this_view_reopens_it() -> None:
    app = opened(indicator="density", area=BY_LEVEL["stretch"][1], layers="places,venues")
    again = opened(**reopened(app))
    assert drawn(again)["feature_group"] == drawn(app)["feature_group"]
    assert again.selectbox("area").value == app.selectbox("area").value
    assert reopened(again) == reopened(app)
