"""Exhibits of the first page, of the list of indicators and of monitoring."""

from __future__ import annotations

from datetime import date

import pytest

from lib.locale import LANGUAGES
from lib.model.darkness import by_month
from lib.model.knowledge import KNOWN_FIRST, by_theme
from lib.model.monitoring.monitoring import STATUSES, count, monitoring
from lib.model.position import area_position
from lib.model.side_by_side import compared_areas, line, select, side_by_side
from lib.show.exhibits.drawings import Counts, Grid, Map, Months, Statements, Timeline
from lib.show.exhibits.makers import NoExhibitError
from lib.show.lists.event_table import event_table
from lib.show.tables.figures import figures_table
from lib.store.codes import MODEL_PARTS
from lib.web.packages import city, comparison
from tests.exhibits import shown

MODEL = city().tables["model"]
EVENTS = city().tables["timeline"]
PARTS = [part for part in MODEL_PARTS if part in set(MODEL["part"])]
THEMES = list(city().tables["themes"]["theme_id"])


def test_the_overview_shows_what_has_a_position() -> None:
    found = shown("", "map")
    assert isinstance(found.drawing, Map)
    drawn = {feature.id for layer in found.drawing.layers for feature in layer.features if feature.glyph}
    placed = [
        name
        for layer, key in (("places", "place_id"), ("local_projects", "project_id"))
        for name, point in zip(city().layers[layer][key], city().layers[layer].geometry, strict=True)
        if point is not None and not point.is_empty
    ]
    assert drawn == set(placed)
    assert len(found.table) == len(placed)
    assert [sign for sign, _text in found.drawing.signs] == ["R", "P", "L"]
    assert "19" in found.finding


def test_the_overview_marks_an_area_only_where_one_is_named() -> None:
    assert shown("", "map").view.keys == ()
    area = compared_areas(city())["area_id"].iloc[0]
    found = shown("", "map", area=area, zoom="15")
    assert found.view.query == {"area": area, "zoom": "15"}
    assert isinstance(found.drawing, Map)
    assert any("chosen" in feature.css for feature in found.drawing.layers[0].features)
    whole = shown("", "map").drawing
    assert isinstance(whole, Map)
    assert whole.bounds[2] - whole.bounds[0] > found.drawing.bounds[2] - found.drawing.bounds[0]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_timeline_tells_every_event_in_order(lang: str) -> None:
    found = shown("", "timeline", lang)
    assert isinstance(found.drawing, Timeline)
    events = found.drawing.events
    assert {event.name for event in events} == set(EVENTS[f"name_{lang}"])
    assert [event.first for event in events] == sorted(event.first for event in events)
    assert all(isinstance(event.first, date) and event.first <= event.last for event in events)
    assert found.table.equals(event_table(city(), lang))
    assert [event.name for event in events] == list(found.table.iloc[:, 1])
    assert any(event.mark == "chosen" for event in events)
    assert str(len(events)) in found.finding
    assert events[0].name in found.finding
    listed = city().tables["sources"]
    publishers = listed.loc[listed["source_id"].isin(EVENTS["source_id"]), "publisher"]
    assert {source.text.split(", ")[0] for source in found.sources} == {name.split(", ")[0] for name in publishers}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("part", PARTS)
def test_statements_come_with_who_says_so(part: str, lang: str) -> None:
    found = shown("", "model", lang, part=part)
    assert isinstance(found.drawing, Statements)
    rows = MODEL[MODEL["part"] == part].sort_values("order", kind="stable")
    assert [item.text for item in found.drawing.items] == list(rows[f"statement_{lang}"])
    assert list(found.table.iloc[:, 1]) == [item.text for item in found.drawing.items]
    assert all(item.source for item in found.drawing.items)
    assert found.view.query == {"part": part}
    assert all("[" not in item.source and "*" not in item.source for item in found.drawing.items), "no Markdown"


def test_what_was_not_found_names_no_source() -> None:
    rows = MODEL[MODEL["confidence"] == "none"]
    assert len(rows)
    found = shown("", "model", part=rows["part"].iloc[0])
    assert isinstance(found.drawing, Statements)
    told = {item.text: item.source for item in found.drawing.items}
    assert told[rows["statement_en"].iloc[0]] == "looked for and not found"


def test_the_months_are_those_of_the_sun() -> None:
    found = shown("", "darkness")
    assert isinstance(found.drawing, Months)
    position = area_position(city(), compared_areas(city())["area_id"].iloc[0])
    expected = [month.dark for month in by_month(int(city().created[:4]), position)]
    assert list(found.drawing.lines[0].values) == pytest.approx(expected, abs=1e-4)
    assert len(found.drawing.labels) == 12
    assert found.drawing.lines[0].name == "Aurora and Vanchiglia"
    area = found.table[found.table["Area"] == "Aurora"]
    assert list(area["Dark hours, 18-24"]) == list(found.drawing.lines[0].values)
    assert len(found.drawing.lines) == 1, "both areas are the same to a minute"
    assert any("Vanchiglia" in text for text in found.about)
    assert found.sources[0].address.startswith("https://gml.noaa.gov")


def test_knowledge_counts_the_catalogue() -> None:
    found = shown("", "knowledge")
    assert isinstance(found.drawing, Counts)
    counts = by_theme(city())
    assert [row[1] for row in found.drawing.rows] == [tuple(counts.loc[theme, list(KNOWN_FIRST)]) for theme in THEMES]
    for place, (_colour, kind) in enumerate(found.drawing.kinds):
        assert list(found.table[kind]) == [row[1][place] for row in found.drawing.rows]
    assert sum(sum(row[1]) for row in found.drawing.rows) == len(city().tables["indicators"])
    assert str(len(city().tables["indicators"])) in found.finding
    assert city().version in found.sources[0].text


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("theme", ["all", *THEMES])
def test_indicators_stand_beside_each_other(theme: str, lang: str) -> None:
    found = shown("indicators", "list", lang, theme=theme)
    assert isinstance(found.drawing, Grid)
    lines = select(side_by_side(city()), None if theme == "all" else theme, None)
    areas = compared_areas(city())
    assert found.drawing.head[1:3] == tuple(areas[f"name_{lang}"])
    assert len(found.drawing.rows) == len(lines)
    assert all(len(row) == len(found.drawing.head) for row in found.drawing.rows)
    names = [each.indicator["indicator_id"] for each in lines]
    assert found.table.equals(figures_table(city(), tuple(names), lang))
    assert found.finding.startswith(f"{len(lines)} ")


def test_an_indicator_that_is_named_is_the_finding() -> None:
    found = shown("indicators", "list", item="residents")
    row = line(city(), "residents")
    for area in compared_areas(city()).to_dict("records"):
        value = row.areas[area["area_id"]]["value"]
        assert f"{area['name_en']} {value:,.0f}" in found.finding
    assert found.view.query == {"theme": "all", "status": "all", "item": "residents"}
    assert "item" not in shown("indicators").view.query


def test_the_list_says_why_there_is_no_figure() -> None:
    found = shown("indicators", "list", status="not published")
    assert isinstance(found.drawing, Grid)
    assert {row[-1] for row in found.drawing.rows} == {"not published"}
    with pytest.raises(NoExhibitError):
        shown("indicators", "list", theme="community", status="not published")


@pytest.mark.parametrize("keys", [{}, {"target": "off-target"}, {"theme": "access"}, {"package": "comparison"}])
def test_monitoring_counts_the_rows_that_are_shown(keys: dict[str, str]) -> None:
    found = shown("monitoring", "status", **keys)
    assert isinstance(found.drawing, Counts)
    rows = monitoring(comparison(), city=city().config.istat_code) if "package" in keys else monitoring(city())
    if "target" in keys:
        rows = tuple(row for row in rows if row.status == keys["target"])
    if "theme" in keys:
        rows = tuple(row for row in rows if row.theme_id == keys["theme"])
    totals = [sum(each) for each in zip(*(counts for _name, counts in found.drawing.rows), strict=True)]
    assert totals == [count(rows).by_status[status] for status in STATUSES]
    for place, (_colour, kind) in enumerate(found.drawing.kinds):
        assert list(found.table[kind]) == [row[1][place] for row in found.drawing.rows]
    assert f"Of {len(rows)} rows" in found.finding


def test_monitoring_without_a_row_shows_nothing() -> None:
    with pytest.raises(NoExhibitError):
        shown("monitoring", "status", theme="community", target="off-target")
