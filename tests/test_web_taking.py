"""Files and story, below a view: which files there are, what they hold, and the view as a step of a story."""

from __future__ import annotations

import json
import re
from gettext import NullTranslations
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import pandas as pd
import pytest
import streamlit
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from PIL import Image
from pypdf import PdfReader
from streamlit.testing.v1 import AppTest

from lib.locale import LANGUAGES, catalogue
from lib.model.stories import problems
from lib.show import escape
from lib.show.exhibits.drawings import Map
from lib.show.exhibits.exhibit import Exhibit
from lib.store import stories
from lib.store.story import LONGEST_SENTENCE, LONGEST_TITLE, MOST_STEPS, Step, Story, Text
from lib.store.story_file import read_story, write_story
from lib.store.view import CHARTS, View
from lib.web import state
from lib.web.packages import city, comparison
from lib.web.pages import menu
from lib.web.presenting import adding, telling
from lib.web.taking import more
from tests.app import Files, address, show, show_framed
from tests.browser.telling import own_story
from tests.exhibits import shown
from tests.slide_files import charts, links, read
from tests.story_files import ORIGIN

OWN = own_story()
FIGURES = ["pptx", "png", "svg", "xlsx", "csv"]
ON_A_MAP = ["pptx", "png", "svg", "html", "geojson", "xlsx", "csv"]
AREAS = city().tables["areas"]
AREA, ZONE = (str(AREAS.query("level == @level")["area_id"].iloc[0]) for level in ("neighbourhood", "zone"))
HOME = "https://dora.example"
LARGE = {"area": AREA, "scale": "neighbourhood", "indicator": "venues-per-km2"}
COMPOSITE = {"composite": "1", "scale": "zone", "area": ZONE}
VIEWS: dict[tuple[str, str], tuple[dict[str, str], list[str]]] = {
    ("overview", "overview-map"): ({}, ON_A_MAP),
    ("map", "map-map"): (LARGE, [*ON_A_MAP, f"{AREA}.pdf"]),
    ("map", "map-composite"): (COMPOSITE, [*FIGURES, f"{ZONE}.pdf"]),
    ("indicators", "indicators-list"): ({"item": "bars"}, FIGURES),
    ("cities", "cities-ranking"): ({"city_indicator": "theft", "city": "001272"}, [*FIGURES, "001272.pdf"]),
    ("cities", "cities-scatter"): ({"panel": "scatter", "city": "none"}, FIGURES),
    ("cities", "cities-map"): ({"panel": "map", "city": "none"}, ON_A_MAP),
    ("cities", "cities-composite"): ({"panel": "composite", "city": "none"}, FIGURES),
    ("monitoring", "monitoring-status"): ({"fresh": "stale"}, FIGURES),
}
"""Pages and what is taken from them first: the keys of the address, and the endings or names of the files."""
FIRST = list(VIEWS)


class Opened:
    """A part of the page that somebody has opened."""

    open = True

    def __init__(self, part: Any) -> None:
        self.part = part

    def __enter__(self) -> Any:
        return self.part.__enter__()

    def __exit__(self, *what: object) -> Any:
        return self.part.__exit__(*what)


@pytest.fixture(autouse=True)
def opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """All parts that hold files are open, and stories are kept apart."""
    monkeypatch.setenv(stories.VARIABLE, str(tmp_path))
    monkeypatch.setattr(type(streamlit.context), "url", property(lambda _self: f"{HOME}/page"))
    expander = streamlit.expander

    def opening(label: str, *rest: Any, **more: Any) -> Any:
        part = expander(label, *rest, **more)
        return Opened(part) if str(more.get("key", "")).startswith("more-") else part

    monkeypatch.setattr(streamlit, "expander", opening)


def wanted(name: str, endings: list[str]) -> list[str]:
    return [ending if "." in ending else f"{name}.{ending}" for ending in endings]


def of_view(files: Files, name: str) -> Files:
    """The files of a view among all that a page offers."""
    return {file: content for file, content in files.items() if re.fullmatch(rf"{name}\.\w+|[\w-]+\.pdf", file)}


def opens(text: str) -> tuple[str, dict[str, str]]:
    """The page that an address leads to, and its keys."""
    parts = urlsplit(text)
    return parts.path.removeprefix("/"), {name: values[0] for name, values in parse_qs(parts.query).items()}


def taken(page: str, name: str, lang: str) -> Exhibit:
    """What is taken from a page first."""
    path, chart = "" if page == "overview" else page, name.partition("-")[2]
    return shown(path, chart, lang, **VIEWS[page, name][0])


# Which files there are


def test_every_part_that_can_stand_alone_has_a_name_in_both_languages() -> None:
    parts = {(page, chart) for page, charts in CHARTS.items() for chart in charts}
    assert set(more.charts("en")) == set(more.charts("it")) == parts
    assert all(more.charts("it").values())
    assert more.charts("it") != more.charts("en")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("page", "name"), FIRST)
def test_the_files_of_a_view(page: str, name: str, lang: str, files: Files) -> None:
    query, endings = VIEWS[page, name]
    app = show(page, lang=lang, **query)
    assert not app.exception
    found = of_view(files, name)
    assert sorted(found) == sorted(wanted(name, endings))
    assert all(found.values())
    exhibit = taken(page, name, lang)
    assert escape.markdown(exhibit.finding) in [caption.value for caption in app.caption]
    for file, content in found.items():
        CHECKS[file.rpartition(".")[2]](content, exhibit)


def told_address(exhibit: Exhibit, text: str) -> None:
    """An address in a file opens this view, in this language."""
    page, keys = opens(text)
    assert text.startswith(f"{HOME}/{exhibit.view.page}?")
    assert page == exhibit.view.page
    assert keys["lang"] == exhibit.lang
    for name, value in exhibit.view.query.items():
        assert keys[name] == value, name


def check_csv(content: bytes, exhibit: Exhibit) -> None:
    found = pd.read_csv(BytesIO(content), dtype=str, keep_default_na=False)
    assert list(found.columns) == list(exhibit.table.columns)
    assert len(found) == len(exhibit.table)
    for column in exhibit.table.select_dtypes("number"):
        numbers = pd.to_numeric(found[column]).to_numpy(float)
        assert numbers == pytest.approx(exhibit.table[column].to_numpy(float, na_value=float("nan")), nan_ok=True)


def check_xlsx(content: bytes, exhibit: Exhibit) -> None:
    book = load_workbook(BytesIO(content))
    figures, told = (list(book[each].values) for each in book.sheetnames)
    assert list(figures[0]) == list(exhibit.table.columns)
    assert len(figures) == len(exhibit.table) + 1
    texts = [str(row[1]) for row in told]
    assert exhibit.name in texts
    (line,) = [text for text in texts if "lang=" in text]
    told_address(exhibit, line)


def check_pptx(content: bytes, exhibit: Exhibit) -> None:
    (slide,) = read(content).slides
    texts = " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
    assert exhibit.name in texts
    assert exhibit.finding in f"{texts} {slide.notes_slide.notes_text_frame.text}"
    assert isinstance(exhibit.drawing, Map) or charts(slide) or any(shape.has_table for shape in slide.shapes)
    told_address(exhibit, next(link for link in links(slide) if "lang=" in link))


def check_png(content: bytes, exhibit: Exhibit) -> None:
    picture = Image.open(BytesIO(content))
    assert (picture.format, picture.size) == ("PNG", (2560, 1440))
    assert exhibit.name in json.dumps(picture.info, ensure_ascii=False)


def check_svg(content: bytes, exhibit: Exhibit) -> None:
    root = ElementTree.fromstring(content)
    assert root.attrib["lang"] == exhibit.lang
    texts = {each.tag.rpartition("}")[2]: each.text for each in root if each.text}
    assert (texts["title"], texts["desc"]) == (exhibit.name, exhibit.finding)
    words = " ".join("".join(each.itertext()) for each in root.iter() if each.tag.endswith("}text"))
    assert exhibit.name.split()[0] in words
    assert f"lang={exhibit.lang}" in words


def check_html(content: bytes, exhibit: Exhibit) -> None:
    page = content.decode()
    assert f'<html lang="{exhibit.lang}"' in page
    assert not re.search(r"<(script|link|img)\b[^>]*\b(src|href)=.https?:", page)
    assert exhibit.name in unescape(page)
    told_address(exhibit, next(link for link in re.findall(r'href="([^"]*)"', unescape(page)) if "lang=" in link))


def check_geojson(content: bytes, exhibit: Exhibit) -> None:
    collection = json.loads(content)
    assert collection["type"] == "FeatureCollection"
    assert 0 < len(collection["features"]) <= len(exhibit.table)
    for feature in collection["features"]:
        assert set(exhibit.table.columns) <= set(feature["properties"])
    addresses = [text for text in map(str, collection.values()) if "lang=" in text and text.startswith(HOME)]
    told_address(exhibit, addresses[0])


def check_pdf(content: bytes, exhibit: Exhibit) -> None:
    reader = PdfReader(BytesIO(content))
    assert reader.metadata
    text = " ".join(page.extract_text() for page in reader.pages)
    code = exhibit.view.query.get("area") if exhibit.view.page == "map" else exhibit.view.query["city"]
    names = city().tables["areas"].set_index("area_id")[f"name_{exhibit.lang}"].to_dict()
    names |= comparison().tables["cities"].set_index("istat_code")["name"].to_dict()
    assert names[code] in text
    assert names[code] in str(reader.metadata.title)


CHECKS = {
    "csv": check_csv,
    "xlsx": check_xlsx,
    "pptx": check_pptx,
    "png": check_png,
    "svg": check_svg,
    "html": check_html,
    "geojson": check_geojson,
    "pdf": check_pdf,
}


def offered(app: AppTest) -> set[str]:
    """The files that can be taken of a view."""
    keys = [str(button.key) for button in app.get("download_button")]
    return {key.rpartition("-")[2] for key in keys if key.startswith("file-")}


def parts(app: AppTest) -> Any:
    """The list of what can be taken of a page."""
    (found,) = [box for box in app.selectbox if str(box.key).startswith("part-")]
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("page", [page for page, charts in CHARTS.items() if len(charts) > 1])
def test_each_part_of_a_page_can_be_taken_or_says_why_not(page: str, lang: str) -> None:
    app = show(page or "overview", lang=lang)
    names = [label for (path, _chart), label in more.charts(lang).items() if path == page]
    assert parts(app).options == names
    for chart in CHARTS[page]:
        app = parts(app).set_value(chart).run()
        assert not app.exception
        assert {f"{chart}.{ending}" for ending in FIGURES} <= offered(app)


def test_the_address_in_a_file_opens_the_part_that_was_taken(files: Files) -> None:
    app = show("cities", lang="en", city="none", city_indicator="theft")
    parts(app).set_value("change").run()
    told = [str(row[1]) for row in load_workbook(BytesIO(files["cities-change.xlsx"])).worksheets[1].values]
    _page, keys = opens(next(text for text in told if "lang=" in text))
    assert (keys["panel"], keys["city_indicator"]) == ("change", "theft")


def test_where_nothing_can_be_taken_it_says_why() -> None:
    app = show("cities", lang="en", city="none")
    app = parts(app).set_value("like").run()
    assert not app.exception
    assert "Choose a city to see which others are like it" in " ".join(each.value for each in app.caption)
    assert offered(app) == set()


@pytest.mark.parametrize("section", ["sources", "indicators", "missing", "method", "frameworks"])
def test_a_page_without_charts_is_a_step_all_the_same(section: str) -> None:
    app = show("method", lang="it", section=section)
    assert not app.exception
    assert offered(app) == set()
    assert adds(app).label == catalogue("it").gettext("Add this view to the story")


def test_nothing_is_made_before_it_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Opened, "open", False)
    app = show("map", lang="en")
    assert offered(app) == set()
    assert [button for button in app.button if str(button.key).startswith("add-step")] == []


# The view as a step


def adds(app: AppTest, name: str = "") -> Any:
    """The button that adds a view, the one of the part with this in its name where a page has two."""
    (found,) = [button for button in app.button if str(button.key).startswith("add-step-") and name in str(button.key)]
    return found


def added(page: str, lang: str, **query: str) -> tuple[AppTest, Story]:
    """A page on which the button was pressed, and the story that came of it."""
    app = show_framed(page, lang=lang, **query)
    adds(app, "composite" if "composite" in query else "").click().run()
    assert not app.exception
    found = stories.kept(address(app).get("story", ""))
    assert found
    return app, found


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("page", "name"), FIRST)
def test_a_view_becomes_the_last_step(page: str, name: str, lang: str) -> None:
    query = VIEWS[page, name][0]
    app, story = added(page, lang, **query)
    assert address(app)["step"] == str(len(OWN.steps) + 1)
    assert address(app)["lang"] == lang
    assert query.items() <= address(app).items()
    assert story.steps[:-1] == OWN.steps
    last = story.steps[-1]
    for each in LANGUAGES:
        exhibit = taken(page, name, each)
        assert last.view == exhibit.view
        assert exhibit.name.startswith(last.title.of(each).rstrip("…"))
        assert exhibit.finding.startswith(last.sentence.of(each).rstrip("…"))
    assert problems(story, city(), comparison(), ORIGIN) == ()


def test_the_part_that_is_chosen_is_the_step() -> None:
    app = show_framed("map", lang="en", scale="zone", area=AREA)
    parts(app).set_value("areas").run()
    adds(app).click().run()
    story = stories.kept(address(app)["story"])
    assert story
    assert story.steps[-1].view.chart == "areas"


@pytest.mark.parametrize("section", ["sources", "method"])
def test_a_page_without_charts_becomes_a_step(section: str) -> None:
    _app, story = added("method", "en", section=section)
    last = story.steps[-1]
    assert (last.view.page, last.view.query["section"]) == ("method", section)
    assert last.title == Text("Dati e metodo", "Data and method")
    assert telling.steps(story, "it")[-1].exhibit.finding == last.sentence.it


def test_one_view_after_the_other_makes_a_story_longer() -> None:
    app, first = added("map", "en")
    adds(app).click().run()
    second = stories.kept(address(app)["story"])
    assert second
    assert second.steps == (*first.steps, first.steps[-1])
    assert address(app)["step"] == str(len(second.steps))


def test_without_a_story_the_view_begins_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telling, "current", lambda: None)
    _app, story = added("cities", "it", city_indicator="theft", city="none")
    assert len(story.steps) == 1
    assert story.title == story.steps[0].title


def test_a_story_that_is_full_takes_no_more() -> None:
    name = stories.keep(Story(OWN.title, (OWN.steps * MOST_STEPS)[:MOST_STEPS]))
    assert adds(show("map", lang="en", story=name)).disabled
    assert not adds(show("map", lang="en")).disabled


def test_where_nothing_can_be_kept_the_page_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    monkeypatch.setenv(stories.VARIABLE, str(tmp_path / "file" / "stories"))
    app = show_framed("map", lang="en")
    adds(app).click().run()
    assert not app.exception
    (error,) = app.error
    assert "this server cannot keep stories at the moment" in error.value
    assert "story" not in address(app)


@given(st.text(min_size=1), st.sampled_from([LONGEST_TITLE, LONGEST_SENTENCE]))
def test_texts_are_cut_where_they_are_too_long(text: str, longest: int) -> None:
    found = adding._short(text, longest)
    assert len(found) <= longest
    assert text.startswith(found.removesuffix("…"))
    assert (found == text) == (len(text) <= longest)


@pytest.mark.parametrize("page", [info.path for info in menu(NullTranslations()) if info.path != "story"])
def test_a_first_step_is_one_that_can_be_kept(page: str) -> None:
    for chart in CHARTS.get(page, ("",)):
        step: Step = adding.first_step(View(page, chart))
        story = Story(step.title, (step,))
        assert read_story(write_story(story), ORIGIN) == story
        assert problems(story, city(), comparison(), ORIGIN) == ()
        assert set(step.view.query) <= set(state.keys())
