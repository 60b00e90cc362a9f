"""A story on the screen: every step is in the page with all it says, texts as texts, for the eye and for a reader."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.locale import LANGUAGES, catalogue
from lib.model.stories import planned
from lib.show.deck import deck
from lib.show.deck.bar import said
from lib.show.deck.deck import Shown
from lib.show.deck.stage import MOST_ROWS, MOST_STATEMENTS, MOST_VALUES, is_live_map, is_picture, stage
from lib.show.exhibits.drawings import Grid, Map, Statement, Statements
from lib.show.exhibits.exhibit import Exhibit, Source
from lib.store.story import Step, Story, Text
from lib.store.view import View
from lib.web.assets import served_layers
from tests.exhibits import EMPTY, MAKERS, TOWNS, exhibit, hostile, made
from tests.hostile import LINK, MARKUP, TEMPLATE, TEXT
from tests.story_files import STORIES

PICTURE = "/pictures/0123456789abcdef/it/{number}-{{theme}}.svg?data=1-2"
SOURCE = Source("Minutes of the workshop, 2021", "https://minutes.example/", "CC0")
KINDS = {name: made(name) for name in MAKERS}
VOID = {"img", "br", "input", "hr", "link", "meta"}


@dataclass
class Element:
    """One element of the page, with all the text inside it."""

    tag: str
    attributes: dict[str, str]
    parents: tuple[Element, ...]
    text: str = ""


class Reading(HTMLParser):
    """The page as a browser reads it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self.open: list[Element] = []
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = Element(tag, {name: value or "" for name, value in attrs}, tuple(self.open))
        self.elements.append(found)
        if tag not in VOID:
            self.open.append(found)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.text += data

    def all(self, tag: str, name: str = "") -> list[Element]:
        """Every element of a kind, with a class where one is named."""
        return [
            each
            for each in self.elements
            if each.tag == tag and (not name or name in each.attributes.get("class", "").split())
        ]

    def one(self, tag: str, name: str = "") -> Element:
        (found,) = self.all(tag, name)
        return found


def step(number: int, shown: Exhibit, **more: Any) -> Shown:
    """A step around an exhibit, with texts of its own."""
    told = Step(
        Text(f"Passo {number}", f"Step no. {number}"),
        Text(f"Frase {number}.", f"Sentence {number}."),
        Text(f"Nota {number}.\n\nAncora {number}.", f"Note {number}.\n\nAgain {number}."),
        1.5 * number,
        shown.view,
    )
    picture = PICTURE.format(number=number) if is_picture(shown) else ""
    return replace(Shown(told, shown, (SOURCE,), f"/map?lang={shown.lang}&step={number}", picture), **more)


def story(steps: list[Shown]) -> Story:
    return Story(Text("Il racconto", "The story"), tuple(each.step for each in steps))


def of_every_kind(lang: str) -> list[Shown]:
    return [step(number, replace(each, lang=lang)) for number, each in enumerate(KINDS.values(), start=1)]


def audience(steps: list[Shown], lang: str = "en") -> Reading:
    return Reading(deck.audience(story(steps), steps, served_layers(), lang))


def speaker(steps: list[Shown], lang: str = "en") -> Reading:
    return Reading(deck.speaker(story(steps), steps, lang))


def sections(page: Reading) -> list[Element]:
    return page.all("section", "step")


def data(page: Reading) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(page.one("div", "deck").attributes["data-deck"])
    return found


def staged(shown: Exhibit) -> Reading:
    return Reading(stage(shown, {}, "/pictures/a/en/1-{theme}.svg" if is_picture(shown) else ""))


# Both windows


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("window", [audience, speaker])
def test_every_step_is_there_in_its_order_with_its_title_and_sentence(window: Any, lang: str) -> None:
    steps = of_every_kind(lang)
    page = window(steps, lang)
    assert [each.attributes["data-step"] for each in sections(page)] == [str(n + 1) for n in range(len(steps))]
    assert [each.text for each in page.all("h1")] == [each.step.title.of(lang) for each in steps]
    assert [each.text for each in page.all("p", "sentence")] == [each.step.sentence.of(lang) for each in steps]


@pytest.mark.parametrize("window", [audience, speaker])
def test_names_are_there_once_and_each_step_is_called_by_its_title(window: Any) -> None:
    page = window(of_every_kind("en"))
    ids = {each.attributes["id"]: each for each in page.elements if "id" in each.attributes}
    assert len(ids) == len([each for each in page.elements if "id" in each.attributes]) == len(KINDS)
    for section in sections(page):
        title = ids[section.attributes["aria-labelledby"]]
        assert title.tag == "h1"
        assert section in title.parents


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("window", [audience, speaker])
def test_the_script_learns_minutes_addresses_and_words(window: Any, lang: str) -> None:
    steps = of_every_kind(lang)
    found = data(window(steps, lang))
    assert found["total"] == len(steps)
    assert found["planned"] == list(planned(story(steps)))
    assert found["planned"][:3] == [1.5, 4.5, 9.0]
    assert found["live"] == [each.live for each in steps]
    assert found["words"] == said(lang)


def test_its_words_are_those_of_the_language_and_keep_their_places() -> None:
    italian, english = said("it"), said("en")
    assert italian.keys() == english.keys()
    assert all(italian[name] != english[name] for name in italian)
    for found in (italian, english):
        assert "{step}" in found["count"] and "{total}" in found["count"]
        assert "{count}" in found["followers"]
        assert "{step}" in found["jump"]


@pytest.mark.parametrize("window", [audience, speaker])
def test_one_rule_for_each_step_shows_it_alone(window: Any) -> None:
    steps = of_every_kind("en")
    rules = window(steps).one("style").text
    assert rules.count("{display:grid}") == len(steps)
    assert all(f'[data-step="{n}"] .deck .step[data-step="{n}"]' in rules for n in range(1, len(steps) + 1))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_list_leads_to_each_step_and_to_the_other_language(lang: str) -> None:
    steps = of_every_kind(lang)
    page = audience(steps, lang)
    listed = [each for each in page.all("a") if "data-go" in each.attributes]
    assert [each.text for each in listed] == [each.step.title.of(lang) for each in steps]
    assert [each.attributes["data-go"] for each in listed] == [str(n + 1) for n in range(len(steps))]
    assert listed[-1].attributes["href"] == f"?lang={lang}&step={len(steps)}"
    (other,) = [each for each in LANGUAGES if each != lang]
    assert page.one("a", "other-language").attributes["lang"] == other
    assert page.one("dialog").attributes["aria-label"] == story(steps).title.of(lang)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_buttons_say_what_they_do(lang: str) -> None:
    _ = catalogue(lang).gettext
    page = audience(of_every_kind(lang), lang)
    named = [each.attributes.get("aria-label") or each.text for each in page.all("button")]
    assert all(named)
    assert {_("Previous step"), _("Next step"), _("Start the clock anew"), _("Light or dark")} <= set(named)
    assert page.one("button", "open-list").text == _("Step {step} of {total}").format(step=1, total=len(KINDS))


# What the audience sees


@pytest.mark.parametrize("name", MAKERS)
def test_each_kind_has_its_place_on_the_stage(name: str) -> None:
    shown = KINDS[name]
    page = staged(shown)
    assert len(page.all("img", "picture")) == int(is_picture(shown))
    assert len(page.all("div", "map-place")) == int(is_live_map(shown))
    assert len(page.all("div", "words")) == int(isinstance(shown.drawing, (Statements, Grid)))


def test_what_is_drawn_as_a_picture() -> None:
    assert [name for name in MAKERS if is_picture(KINDS[name])] == [
        "dots", "changes", "neighbourhoods", "scatter", "months", "timeline", "counts", "cities",
    ]  # fmt: skip
    assert [name for name in MAKERS if is_live_map(KINDS[name])] == ["areas", "cells", "points", "places"]


def test_a_picture_has_an_address_for_each_theme_and_says_what_it_shows() -> None:
    found = audience([step(7, KINDS["dots"])]).one("img", "picture")
    assert found.attributes["data-light"] == "/pictures/0123456789abcdef/it/7-light.svg?data=1-2"
    assert found.attributes["data-dark"] == "/pictures/0123456789abcdef/it/7-dark.svg?data=1-2"
    assert found.attributes["alt"] == KINDS["dots"].finding
    assert "src" not in found.attributes


@pytest.mark.parametrize("name", ["areas", "cells", "points", "places"])
def test_a_map_carries_its_layers_or_where_they_are(name: str) -> None:
    drawing = KINDS[name].drawing
    assert isinstance(drawing, Map)
    found = json.loads(audience([step(1, KINDS[name])]).one("div", "map-place").attributes["data-map"])
    assert found["bounds"] == list(drawing.bounds)
    assert [each["digest"] for each in found["layers"]] == [layer.digest for layer in drawing.layers]
    for entry, layer in zip(found["layers"], drawing.layers, strict=True):
        address = served_layers().get(layer.digest)
        assert entry.get("address") == address
        assert ("data" in entry) == (address is None)
        assert address or entry["data"] == json.loads(layer.data)


def test_beside_the_map_stand_unit_classes_and_signs() -> None:
    drawing = KINDS["points"].drawing
    assert isinstance(drawing, Map)
    page = staged(KINDS["points"])
    beside = page.one("aside", "beside").text
    assert page.one("p", "unit").text == drawing.unit
    assert all(text in beside for _colour, text in drawing.classes)
    assert all(sign in beside and name in beside for sign, name in drawing.signs)
    swatches = [each.attributes["style"] for each in page.all("i")]
    assert swatches == [f"background:var(--{colour})" for colour, _text in drawing.classes]


@pytest.mark.parametrize(("values", "told"), [(0, True), (1, False), (MOST_VALUES, False), (MOST_VALUES + 1, True)])
def test_the_finding_is_told_where_values_are_not_on_the_map_itself(values: int, told: bool) -> None:
    drawing = replace(EMPTY["map"], values=MAKERS["dots"]().rows[:values])
    shown = exhibit(drawing)
    assert (shown.finding in staged(shown).one("aside", "beside").text) == told


@pytest.mark.parametrize("lang", LANGUAGES)
def test_under_each_step_stand_its_sources_and_what_is_drawn(lang: str) -> None:
    steps = of_every_kind(lang)
    for each, line in zip(steps, audience(steps, lang).all("p", "sources"), strict=True):
        texts = [SOURCE.text, *(source.text for source in each.exhibit.sources), f"{each.exhibit.name}, 2024"]
        places = [line.text.index(text) for text in texts]
        assert places == sorted(places)


def test_a_source_is_named_once_and_none_is_said_with_a_dash() -> None:
    shown = replace(KINDS["dots"], sources=(SOURCE, SOURCE), period="")
    line = audience([step(1, shown)]).one("p", "sources").text
    assert line.count(SOURCE.text) == 1
    assert line.endswith(f"Shown: {shown.name}")
    bare = audience([step(1, replace(shown, sources=()), sources=())]).one("p", "sources").text
    assert bare.startswith("Sources: –.")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("left", [0, 1, 5])
def test_what_does_not_fit_is_counted(left: int, lang: str) -> None:
    many = tuple(Statement(f"Sentence {place}.", f"Gazette {place}") for place in range(MOST_STATEMENTS + left))
    rows = tuple((town, f"{place}.0") for place, town in enumerate(TOWNS[: MOST_ROWS + left]))
    for drawing, shown in ((Statements(many), MOST_STATEMENTS), (Grid(("City", "Value"), rows), MOST_ROWS)):
        page = staged(exhibit(drawing, lang=lang))
        assert len(page.all("li") or [each for each in page.all("tr") if each.parents[-1].tag == "tbody"]) == shown
        more = [each.text for each in page.all("p", "more")]
        told = catalogue(lang).ngettext("{count} more on the live page", "{count} more on the live page", left)
        assert more == ([told.format(count=left)] if left else [])


def test_statements_name_who_says_them_and_tables_their_rows() -> None:
    said_by = staged(KINDS["statements"])
    drawing = KINDS["statements"].drawing
    assert isinstance(drawing, Statements)
    assert [each.text for each in said_by.all("cite")] == [each.source for each in drawing.items]
    table = staged(KINDS["grid"])
    scopes = [each.attributes["scope"] for each in table.all("th")]
    assert scopes == ["col"] * 4 + ["row"] * MOST_ROWS
    heads = [each.text for each in table.all("th")][:4]
    assert heads == ["City", "Residents", "Thefts per 1,000", "Feel safe at night"]


def test_a_statement_without_a_source_has_no_empty_citation() -> None:
    assert staged(exhibit(Statements((Statement("Said by nobody.", ""),)))).all("cite") == []


@pytest.mark.parametrize("name", EMPTY)
def test_nothing_to_draw_is_no_error(name: str) -> None:
    page = audience([step(1, exhibit(EMPTY[name]))])
    assert page.one("h1").text == "Step no. 1"


# What the speaker sees


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_speaker_has_notes_and_the_next_title_but_no_maps(lang: str) -> None:
    _ = catalogue(lang).gettext
    steps = of_every_kind(lang)
    page = speaker(steps, lang)
    assert page.all("img", "picture") == page.all("div", "map-place") == []
    for number, (each, notes) in enumerate(zip(steps, page.all("div", "notes"), strict=True), start=1):
        paragraphs = [one.text for one in page.all("p") if notes in one.parents]
        assert paragraphs == [text for text in each.step.notes.of(lang).splitlines() if text]
        assert (paragraphs[0], len(paragraphs)) == ({"it": f"Nota {number}.", "en": f"Note {number}."}[lang], 2)
    following = [each.step.title.of(lang) for each in steps[1:]] + [_("the end")]
    assert [each.text for each in page.all("p", "next")] == [_("Next: {title}").format(title=one) for one in following]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_step_without_notes_says_so(lang: str) -> None:
    silent = step(1, KINDS["grid"])
    silent = replace(silent, step=replace(silent.step, notes=Text("", "")))
    assert speaker([silent], lang).one("div", "notes").text == catalogue(lang).gettext("No notes for this step.")


# Texts of anyone


def hostile_step(number: int, shown: Exhibit) -> Shown:
    text = Text(TEXT, TEXT)
    infected = hostile(shown)
    source = Source(TEXT, f'https://a.example/"{MARKUP}', TEXT)
    told = Step(text, text, text, 3, infected.view)
    return Shown(told, infected, (source,), f'/map?"{MARKUP}', f'/pictures/"{MARKUP}' if is_picture(shown) else "")


HOSTILE = [hostile_step(number, shown) for number, shown in enumerate(KINDS.values(), start=1)]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("window", [audience, speaker])
def test_hostile_texts_are_texts(window: Any, lang: str) -> None:
    page = window(HOSTILE, lang)
    assert page.all("script") == page.all("b", "hacked") == []
    assert [each for each in page.elements if any(name.startswith("on") for name in each.attributes)] == []
    assert [each for each in page.all("img") if "src" in each.attributes] == []
    assert [each for each in page.all("a") if each.attributes["href"].strip().lower().startswith("javascript")] == []
    assert [each.text for each in page.all("h1")] == [TEXT] * len(HOSTILE)
    assert data(page)["live"] == [each.live for each in HOSTILE]


def test_no_place_of_a_template_is_left_in_the_page() -> None:
    """Streamlit's element reads none, but whatever comes between should find none either."""
    for html in (
        deck.audience(story(HOSTILE), HOSTILE, served_layers(), "en"),
        deck.speaker(story(HOSTILE), HOSTILE, "en"),
    ):
        inside = html.partition("</style>")[2]
        assert TEMPLATE not in inside
        assert "`" not in inside
        assert LINK in Reading(html).one("dialog").text


def test_layers_with_hostile_texts_are_still_read() -> None:
    places = audience(HOSTILE).all("div", "map-place")
    assert len(places) == 4
    assert all(json.loads(place.attributes["data-map"])["layers"] for place in places)


NAMES = list(KINDS)


@settings(max_examples=60)
@given(STORIES, st.data(), st.sampled_from(LANGUAGES))
def test_any_story_is_whole_in_both_windows(told: Story, choice: st.DataObject, lang: str) -> None:
    steps = []
    for number, each in enumerate(told.steps, start=1):
        shown = replace(KINDS[choice.draw(st.sampled_from(NAMES))], lang=lang, view=View("map"))
        steps.append(replace(step(number, shown), step=each))
    pages = (
        Reading(deck.audience(told, steps, served_layers(), lang)),
        Reading(deck.speaker(told, steps, lang)),
    )
    for page in pages:
        assert [each.text for each in page.all("h1")] == [each.title.of(lang) for each in told.steps]
        assert [each.text for each in page.all("p", "sentence")] == [each.sentence.of(lang) for each in told.steps]
        found = data(page)
        assert (found["total"], found["planned"]) == (len(told.steps), list(planned(told)))
        names = [each.attributes["id"] for each in page.elements if "id" in each.attributes]
        assert len(set(names)) == len(names)
