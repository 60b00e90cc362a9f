"""The page that a story is told on: its deck and its map, or the speaker's notes, and nothing around them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from lib.locale import LANGUAGES, catalogue
from lib.model.stories import planned
from lib.show.deck.stage import is_live_map
from lib.store import Package, stories
from lib.store.story import Step, Story, Text
from lib.store.story_file import digest
from lib.store.view import View
from lib.web import packages
from lib.web.presenting import telling
from tests.app import show, show_framed
from tests.browser.telling import own_story
from tests.hostile import MARKUP, SCRIPT
from tests.test_show_deck import Reading

OWN = own_story()
MINE = Story(Text("Il mio", "Mine"), OWN.steps[1:4])
ODD = [MARKUP, SCRIPT, "", "0", "-1", "61", "1e3", "boss", "0" * 400]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(stories.VARIABLE, str(tmp_path))


@pytest.fixture
def storyless(monkeypatch: pytest.MonkeyPatch) -> Package:
    """The packages without a story of their own."""
    without = replace(packages.city(), story=None)
    both = (without, packages.comparison())
    monkeypatch.setattr(packages, "both", lambda: both)
    return without


def deck(app: AppTest) -> Reading:
    assert not app.exception
    (element,) = [each for each in app.get("html") if 'class="deck' in each.proto.body]
    return Reading(element.proto.body)


def titles(app: AppTest) -> list[str]:
    return [each.text for each in deck(app).all("h1")]


def maps(app: AppTest) -> list[Any]:
    """The maps that the page holds."""
    return [each for each in app.get("component_instance") if "st_folium" in each.proto.component_name]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_audience_gets_all_steps_and_one_map(lang: str) -> None:
    app = show_framed("present", lang=lang)
    page = deck(app)
    assert "audience" in page.one("div", "deck").attributes["class"]
    assert titles(app) == [step.title.of(lang) for step in OWN.steps]
    data = json.loads(page.one("div", "deck").attributes["data-deck"])
    assert (data["total"], data["planned"]) == (len(OWN.steps), list(planned(OWN)))
    drawn = [each for each in telling.steps(OWN, lang) if is_live_map(each.exhibit)]
    assert len(page.all("div", "map-place")) == len(drawn) > 2
    assert len(maps(app)) == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_speaker_gets_the_notes_and_no_map(lang: str) -> None:
    app = show_framed("present", lang=lang, role="speaker")
    page = deck(app)
    assert "speaker" in page.one("div", "deck").attributes["class"]
    assert titles(app) == [step.title.of(lang) for step in OWN.steps]
    assert [each.text for each in page.all("div", "notes")] == [
        "".join(line for line in step.notes.of(lang).splitlines() if line.strip())
        or catalogue(lang).gettext("No notes for this step.")
        for step in OWN.steps
    ]
    assert maps(app) == []


@pytest.mark.parametrize("query", [{}, {"role": "speaker"}, {"present": "1", "step": "3"}, {"follow": "ABCDEF"}])
def test_nothing_is_around_it(query: dict[str, str]) -> None:
    app = show_framed("present", lang="en", **query)
    assert titles(app)
    assert app.get("page_link") == []
    assert [button.key for button in app.button] == []
    assert "back-to-story" not in "".join(each.proto.body for each in app.get("html"))


def test_the_page_is_the_same_at_every_step() -> None:
    """Which one is seen is for the browser: going on needs no server."""
    bodies = {
        "".join(each.proto.body for each in show("present", lang="en", **query).get("html"))
        for query in ({}, {"step": "5"}, {"step": "60"}, {"follow": "ABCDEF"})
    }
    assert len(bodies) == 1


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("role", ["presenter", "speaker"])
def test_a_story_of_one_s_own_is_told_by_its_name(role: str, lang: str) -> None:
    app = show_framed("present", lang=lang, story=stories.keep(MINE), role=role)
    assert titles(app) == [step.title.of(lang) for step in MINE.steps]
    live = json.loads(deck(app).one("div", "deck").attributes["data-deck"])["live"]
    assert all(f"story={digest(MINE)}" in address for address in live)


@pytest.mark.parametrize("name", ["0123456789abcdef", digest(MINE), *ODD])
def test_where_a_story_is_not_here_the_usual_one_is_told(name: str) -> None:
    assert titles(show_framed("present", lang="it", story=name)) == [step.title.it for step in OWN.steps]


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("key", ["step", "role", "follow", "present", "story"])
def test_values_that_mean_nothing_change_nothing(key: str, odd: str) -> None:
    app = show_framed("present", lang="en", **{key: odd})
    assert titles(app) == [step.title.en for step in OWN.steps]
    assert len(maps(app)) == 1
    assert MARKUP not in "".join(each.proto.body for each in app.get("html"))


def test_a_step_that_draws_nothing_is_told_all_the_same() -> None:
    text = Text("Testo", "Text")
    views = (View("method"), View("cities", "like", (("city", "none"),)))
    story = Story(text, tuple(Step(text, text, Text("", ""), 1, view) for view in views))
    app = show_framed("present", lang="en", story=stories.keep(story))
    assert titles(app) == ["Text", "Text"]
    told = [each.text for each in deck(app).all("li") if each.parents[-1].attributes.get("class") == "statements"]
    assert "Data and method" in told[0]
    assert "Choose a city" in told[1]


@pytest.mark.usefixtures("storyless")
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("role", ["presenter", "speaker"])
def test_without_a_story_the_page_says_so(role: str, lang: str) -> None:
    _ = catalogue(lang).gettext
    app = show_framed("present", lang=lang, role=role)
    assert not app.exception
    assert [title.value for title in app.title] == [_("There is no story to tell")]
    assert [info.value for info in app.info] == [
        _("The data package shown here holds no story. You can make one on the page “Story”.")
    ]
    assert maps(app) == []


@pytest.mark.usefixtures("storyless")
def test_a_story_of_one_s_own_is_told_where_the_package_has_none() -> None:
    app = show_framed("present", lang="en", story=stories.keep(MINE))
    assert titles(app) == [step.title.en for step in MINE.steps]
