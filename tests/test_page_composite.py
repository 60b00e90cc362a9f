"""The composite on both pages that offer it: off until asked for, its ranks first, every choice in the address."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from lib.model.composites.aggregate import AGGREGATIONS
from lib.model.composites.components import area_components, city_components, city_groups
from lib.model.composites.sensitivity import SEED
from lib.model.units import ids
from lib.show.selected import composite_choice
from lib.web.packages import city, comparison
from tests.app import Files, address, rows_of, show, show_framed

LINKS = re.compile(
    r'<li><a href="([^"]*)" data-soft target="_self"( aria-current="true")?>'
    r"<span>([^<]*)</span>.*?<strong>([^<]*)</strong>"
)
TEXT = re.compile(r"(\d+) \((\d+)–(\d+)\)")
CODES = comparison().tables["cities"].set_index("name")["istat_code"].to_dict()
USUAL = city_groups(comparison())[0]
CELLS, ZONES = ids(city(), "cell"), ids(city(), "zone")
OPEN = "composite-components"


def cities(**query: str) -> AppTest:
    return _whole(show_framed("cities", **({"lang": "en", "panel": "composite"} | query)))


def on_map(**query: str) -> AppTest:
    return _whole(show_framed("map", **({"lang": "en", "composite": "1", "scale": "zone"} | query)))


def _whole(app: AppTest) -> AppTest:
    assert not app.exception, [each.value for each in app.exception]
    assert not app.error
    return app


def opened(app: AppTest) -> AppTest:
    """The page with its choice of components and weights unfolded."""
    app.session_state[OPEN] = True
    return _whole(app.run())


def widget(app: AppTest, key: str) -> Any:
    return app.get_by_key(key)


def has(app: AppTest, key: str) -> bool:
    try:
        return widget(app, key) is not None
    except KeyError:
        return False


def html(app: AppTest) -> str:
    return "".join(element.proto.body for element in app.get("html"))


def ranks(app: AppTest) -> list[tuple[str, int, int, int]]:
    """The rows of the picture: name, median, and the two ends of the interval."""
    found = []
    for _link, _current, name, text in LINKS.findall(html(app)):
        if match := TEXT.fullmatch(text):
            median, low, high = map(int, match.groups())
            found.append((name, median, low, high))
    return found


def marked(app: AppTest) -> list[str]:
    return [name for _link, current, name, text in LINKS.findall(html(app)) if current and TEXT.fullmatch(text)]


def written(app: AppTest) -> str:
    parts = [app.title, app.header, app.markdown, app.caption, app.info]
    return "\n".join(str(each.value) for part in parts for each in part).replace("\\", "")


def reopened(app: AppTest) -> dict[str, str]:
    """The keys of the last link to a view on the page."""
    query = parse_qs(urlsplit(app.code[-1].value).query)
    return {name: values[-1] for name, values in query.items()}


# Off until it is asked for


@pytest.fixture
def never(monkeypatch: pytest.MonkeyPatch) -> None:
    """No composite may be computed."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("computed although nobody asked")

    monkeypatch.setattr(composite_choice, "composite", refuse)
    monkeypatch.setattr(composite_choice, "sensitivity", refuse)


@pytest.mark.usefixtures("never")
def test_the_map_shows_a_switch_that_is_off_and_computes_nothing() -> None:
    app = _whole(show("map", lang="en"))
    assert widget(app, "composite").value is False
    assert 'class="ranks"' not in html(app)


@pytest.mark.usefixtures("never")
@pytest.mark.parametrize("panel", ["ranking", "change", "map", "table"])
def test_the_other_panels_of_the_cities_compute_nothing(panel: str) -> None:
    app = _whole(show("cities", lang="en", panel=panel))
    assert 'class="ranks"' not in html(app)


def test_the_composite_is_the_last_panel_of_the_cities() -> None:
    assert widget(_whole(show("cities", lang="en")), "panel").options[-1] == "Composite"


def test_switching_it_on_and_off_is_written_into_the_address() -> None:
    app = on_map(composite="0")
    app.toggle(key="composite").set_value(True).run()
    assert address(_whole(app))["composite"] == "1"
    assert ranks(app)
    app.toggle(key="composite").set_value(False).run()
    assert address(_whole(app))["composite"] == "0"
    assert not ranks(app)


# The picture comes first


@pytest.mark.parametrize("show_it", [cities, on_map])
def test_the_ranks_stand_before_every_score(show_it: Callable[..., AppTest]) -> None:
    app = show_it()
    order = list(app._tree)
    (picture,) = [place for place, each in enumerate(order) if each.type == "html" and "ranks" in each.proto.body]
    (scores,) = [place for place, each in enumerate(order) if "dataframe" in each.type]
    assert picture < scores


@pytest.mark.parametrize("lang", ["it", "en"])
@pytest.mark.parametrize("agg", AGGREGATIONS)
def test_every_method_is_drawn_in_both_languages(lang: str, agg: str) -> None:
    for app in (cities(lang=lang, agg=agg), on_map(lang=lang, agg=agg)):
        assert len(ranks(app)) > 3


def test_no_chart_library_is_fetched_for_it() -> None:
    assert not cities().get("plotly_chart")
    assert not on_map(scale="cell").get("plotly_chart")


def test_every_city_has_its_interval_around_its_median() -> None:
    found = ranks(cities())
    assert {name for name, *_rest in found} == set(CODES)
    assert [median for _name, median, _low, _high in found] == sorted(median for _name, median, _low, _high in found)
    assert all(1 <= low <= median <= high <= len(CODES) for _name, median, low, high in found)
    assert any(low < high for _name, _median, low, high in found)


def test_the_headline_is_a_range_of_places_and_never_a_score() -> None:
    app = cities(city=CODES["Siena"])
    ((_name, _median, low, high),) = [row for row in ranks(app) if row[0] == "Siena"]
    title = str(app.header[0].value).replace("\\", "")
    assert title == f"Siena: anywhere between place {low} and place {high} of {len(CODES)}, in nine draws of ten"
    assert marked(app) == ["Siena"]


def test_it_says_how_many_differences_survive_and_why_there_is_no_score() -> None:
    text = written(cities())
    assert re.search(r"Of the 35 differences between neighbours in the ranking, \d+ holds? in at least 95%", text)
    assert "There is no headline score" in text
    assert f"seed {SEED}" in text


def test_without_a_city_it_has_a_title_of_its_own() -> None:
    app = cities(city="none")
    assert app.header[0].value == "Places by a composite"
    assert marked(app) == []


def test_a_row_chooses_its_city_and_keeps_the_rest_of_the_view() -> None:
    app = cities(agg="arithmetic", norm="rank")
    links = {name: link for link, _current, name, _text in LINKS.findall(html(app))}
    query = parse_qs(links["Siena"].replace("&amp;", "&").removeprefix("?"))
    assert {name: values[-1] for name, values in query.items()} == {
        "lang": "en",
        "panel": "composite",
        "agg": "arithmetic",
        "norm": "rank",
        "city": CODES["Siena"],
    }


def test_sub_indices_stand_theme_by_theme_with_the_share_of_components() -> None:
    (table,) = cities().dataframe
    names = list(table.value.columns)
    assert names[:3] == ["Name", "Recorded safety", "Evening activity"]
    assert names[-3:] == ["Components, %", "All together", "Place by this method"]
    assert len(table.value) == len(CODES)


# What may meet


def test_a_group_is_of_one_level_and_one_base() -> None:
    rows = comparison().tables["indicators"].set_index("indicator_id")
    for group in city_groups(comparison()):
        app = opened(cities(group=group.id))
        chosen = widget(app, "components").value
        assert set(rows.loc[chosen, "level"]) == {group.level}
        assert set(rows.loc[chosen, "base"]) == {group.base}
        assert set(rows.loc[chosen, "direction"]) <= {"higher", "lower"}
        assert set(rows.loc[chosen, "kind"]) == {"number"}


def test_all_that_can_be_used_is_chosen_at_first() -> None:
    app = opened(cities())
    assert widget(app, "group").value == USUAL.id
    assert tuple(widget(app, "components").value) == USUAL.components


def test_what_is_not_offered_is_counted_by_reason() -> None:
    assert "Not offered: " in written(opened(cities()))


def test_components_of_another_group_give_way_to_those_of_this_one() -> None:
    other = city_groups(comparison())[1].components
    app = opened(cities(group=USUAL.id, components=",".join(other)))
    assert tuple(widget(app, "components").value) == USUAL.components


def test_a_city_with_under_two_thirds_of_the_components_is_named_with_what_it_has() -> None:
    found = city_components(comparison(), USUAL.id)
    some = [each for each in found.values if found.values[each].isna().any()][:3]
    have = found.values[some].notna().sum(axis=1)
    app = cities(components=",".join(map(str, some)))
    without = [str(found.units.at[unit, "name_en"]) for unit in have.index if have[unit] < 2]
    assert without
    assert {name for name, *_rest in ranks(app)} == set(CODES) - set(without)
    for name in without:
        assert f"{name}: no composite, has {have[CODES[name]]} of 3 components" in written(app)


def test_one_component_is_no_composite() -> None:
    app = cities(components=USUAL.components[0])
    assert "at least two components" in written(app)
    assert not ranks(app)


def test_weights_of_zero_leave_nothing_to_compose() -> None:
    one, two = USUAL.components[:2]
    app = cities(components=f"{one},{two}", weights=f"{one}:0,{two}:0")
    assert "at least two components" in written(app)
    assert not ranks(app)


def test_two_neighbourhoods_are_not_ranked() -> None:
    for scale in ("neighbourhood", "stretch"):
        app = on_map(scale=scale)
        assert "two beside each other need no ranking" in written(app)
        assert not ranks(app)


# Choices


def test_the_method_is_chosen_and_written_into_the_address() -> None:
    app = cities()
    assert widget(app, "goalposts").options == ["Goalposts 70 and 130, mean 100"]
    app.selectbox(key="agg").select("geometric").run()
    assert address(_whole(app))["agg"] == "geometric"
    app.selectbox(key="norm").select("z-score").run()
    assert address(_whole(app))["norm"] == "z-score"
    assert "Geometric mean · Standard deviations" in written(app)


def test_a_scale_that_the_figures_do_not_allow_is_not_offered() -> None:
    below = city_components(comparison(), USUAL.id).values.min() < 0
    assert below.any()
    app = cities(agg="arithmetic", norm="reference")
    assert not [option for option in widget(app, "norm").options if option.startswith("Ratio")]
    assert widget(app, "norm").value == "min-max"
    fit = [str(each) for each in below.index if not below[each]]
    app = cities(agg="arithmetic", norm="reference", components=",".join(fit))
    assert widget(app, "norm").value == "reference"


def test_choosing_components_changes_the_picture_and_the_address() -> None:
    app = opened(cities())
    before = ranks(app)
    few = list(USUAL.components[:3])
    widget(app, "components").set_value(few).run()
    assert address(_whole(app))["components"] == ",".join(few)
    assert ranks(app) != before


def test_a_slider_weighs_its_component() -> None:
    app = opened(cities(components=",".join(USUAL.components[:3])))
    before, first = ranks(app), USUAL.components[0]
    assert not has(app, f"weight-{USUAL.components[3]}")
    app.slider(key=f"weight-{first}").set_value(3).run()
    assert address(_whole(app))["weights"] == f"{first}:3"
    assert ranks(app) != before
    app.slider(key=f"weight-{first}").set_value(1).run()
    assert address(_whole(app))["weights"] == "none"
    assert ranks(app) == before


def test_components_and_weights_are_drawn_only_when_they_are_unfolded() -> None:
    app = cities()
    assert not has(app, "components")
    assert not has(app, f"weight-{USUAL.components[0]}")
    assert has(opened(app), "components")


def test_the_workshop_cities_are_ranked_among_themselves() -> None:
    rows = comparison().tables["cities"]
    named = set(rows.loc[rows["in_workshop"], "name"])
    app = cities(workshop="1")
    found = ranks(app)
    assert {name for name, *_rest in found} == named | {_home()}
    assert max(high for _name, _median, _low, high in found) <= len(found)


def _home() -> str:
    rows = comparison().tables["cities"].set_index("istat_code")
    return str(rows.at[city().config.istat_code, "name"])


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("group", "galaxy"),
        ("components", "theft,<b>"),
        ("weights", "theft:9"),
        ("weights", "theft"),
        ("norm", "goalposts"),
        ("agg", "sum"),
        ("composite", "yes"),
    ],
)
def test_what_the_address_asks_for_in_vain_is_said(key: str, text: str) -> None:
    app = cities(**{key: text})
    assert any(key in str(caption.value) for caption in app.caption if str(caption.value).startswith(":material/info:"))
    assert len(ranks(app)) == len(CODES)


# Areas and cells


def test_zones_are_ranked_and_a_row_chooses_its_zone() -> None:
    app = on_map(area=ZONES[2])
    names = city().tables["areas"].set_index("area_id")["name_en"]
    assert {name for name, *_rest in ranks(app)} == {names[zone] for zone in ZONES}
    assert marked(app) == [names[ZONES[2]]]
    links = {name: link for link, _current, name, text in LINKS.findall(html(app)) if TEXT.fullmatch(text)}
    query = parse_qs(links[str(names[ZONES[4]])].replace("&amp;", "&").removeprefix("?"))
    assert query["area"] == [ZONES[4]]
    assert query["composite"] == ["1"]


def test_of_many_cells_the_ends_and_the_chosen_one_are_shown() -> None:
    app = on_map(scale="cell", area=CELLS[100])
    found = ranks(app)
    assert len(found) in (20, 21)
    assert len(marked(app)) == 1
    assert f"Shown of {len(CELLS)}: the first ten, the last ten and the chosen one" in written(app)
    assert "others between them" in html(app)


def test_both_pages_keep_their_own_components() -> None:
    app = opened(on_map(components=",".join(USUAL.components)))
    assert set(widget(app, "components").value) == set(area_components(city(), "zone").values)


# Taking it away


def test_the_file_of_the_cities_holds_what_the_page_shows(files: Files) -> None:
    app = cities()
    (name,) = [name for name in files if name.endswith("-composite.csv")]
    rows = rows_of(files[name])
    found = [
        (row["Name"], int(row["Median place"]), int(row["Place, percentile 5"]), int(row["Place, percentile 95"]))
        for row in rows
    ]
    assert found == ranks(app)
    assert {row["Seed"] for row in rows} == {str(SEED)}
    assert all("Adjusted Mazziotta-Pareto index" in row["Method"] and row["Weights"] and row["Source"] for row in rows)
    for each in USUAL.components:
        assert any(f"[{each}]" in column for column in rows[0])


def test_the_file_of_the_cells_holds_them_all(files: Files) -> None:
    on_map(scale="cell")
    assert len(rows_of(files["composite-cell.csv"])) == len(CELLS)
    assert files["composite-cell.xlsx"].startswith(b"PK")


@pytest.mark.parametrize("show_it", [cities, on_map])
def test_the_link_opens_the_same_view_again(show_it: Callable[..., AppTest]) -> None:
    chosen = (USUAL.components if show_it is cities else tuple(area_components(city(), "zone").directions))[:4]
    app = show_it(components=",".join(chosen), weights=f"{chosen[1]}:3", agg="geometric", norm="rank", lang="it")
    again = _whole(show_framed("cities" if show_it is cities else "map", **reopened(app)))
    assert ranks(again) == ranks(app)
    assert reopened(again) == reopened(app)
