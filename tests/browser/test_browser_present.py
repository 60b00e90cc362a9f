"""The story as a presenter tells it: with the keys of a clicker, without a network, through whatever breaks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from benchmarks.server import Server
from lib.locale import LANGUAGES, catalogue
from tests.browser import telling
from tests.browser.conftest import Arrive, showing
from tests.browser.telling import arrive_at, own_story, press, seen, step, tell, title
from tests.browser.test_browser_pages import examined, findings
from tests.browser.visitor import Visitor

STORY = own_story()
TOTAL = len(STORY.steps)
MAPS = [number for number, each in enumerate(STORY.steps, 1) if each.view.page == "map" or each.view.chart == "map"]
LEAST_TYPE, LEAST_CONTRAST = 24.0, 7.0

TYPE = """() => {
  const found = [];
  const walker = document.createTreeWalker(document.querySelector(".deck"), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const own = node.parentElement;
    if (!node.textContent.trim() || !own.checkVisibility({ visibilityProperty: true })) continue;
    if (own.closest(".said, style")) continue;
    const { fontSize, color } = getComputedStyle(own);
    found.push([Number.parseFloat(fontSize), color, node.textContent.trim().slice(0, 40)]);
  }
  return found;
}"""
BOXES = """() => {
  const box = (selector) => {
    const { left, top, width } = document.querySelector(selector).getBoundingClientRect();
    return [left, top, width].map(Math.round);
  };
  const step = `.deck .step[data-step="${document.documentElement.dataset.step}"]`;
  return [`${step} h1`, `${step} .stage`, ".deck .bar", ".st-key-present-map"].map(box);
}"""
HIDDEN = "(selector) => [...document.querySelectorAll(selector)].every((one) => !one.checkVisibility())"


def luminance(colour: str) -> float:
    parts = [float(part) / 255 for part in colour.removeprefix("rgb(").removesuffix(")").split(",")[:3]]
    red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_whole_story_forward_and_back_with_the_keys(visitor: Visitor, lang: str) -> None:
    tell(visitor, lang)
    telling.mark_frame(visitor)
    titles = [each.title.of(lang) for each in STORY.steps]
    met = [title(visitor)]
    for number in range(2, TOTAL + 1):
        press(visitor, "ArrowRight" if number % 2 else "PageDown")
        assert step(visitor) == number
        met.append(title(visitor))
    assert met == titles
    press(visitor, "ArrowRight", "PageDown")
    assert step(visitor) == TOTAL
    back = [title(visitor)]
    for number in range(TOTAL - 1, 0, -1):
        press(visitor, "ArrowLeft" if number % 2 else "PageUp")
        assert step(visitor) == number
        back.append(title(visitor))
    assert back == titles[::-1]
    assert telling.frame_stayed(visitor)
    assert visitor.problems == []


def test_a_number_and_enter_or_the_ends_are_jumped_to(visitor: Visitor) -> None:
    tell(visitor)
    press(visitor, "End")
    assert step(visitor) == TOTAL
    press(visitor, "1", "1", "Enter")
    assert step(visitor) == 11
    press(visitor, "Home")
    assert step(visitor) == 1
    press(visitor, "9", "9", "Enter")
    assert step(visitor) == TOTAL
    press(visitor, "4", "Escape", "Enter")
    assert step(visitor) == TOTAL
    assert visitor.page.locator("dialog.list").is_visible()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_list_leads_to_a_step_with_the_keyboard_alone(visitor: Visitor, lang: str) -> None:
    tell(visitor, lang, step="3")
    press(visitor, "Enter")
    entries = visitor.page.locator("dialog.list ol a")
    assert entries.all_inner_texts() == [each.title.of(lang) for each in STORY.steps]
    assert visitor.page.evaluate("document.activeElement.dataset.go") == "3"
    press(visitor, "Tab", "Enter")
    assert step(visitor) == 4
    assert not visitor.page.locator("dialog.list").is_visible()


def test_keys_work_while_the_focus_is_in_the_map(visitor: Visitor) -> None:
    number = MAPS[0]
    tell(visitor, step=str(number))
    frame = visitor.page.frame_locator(telling.FRAME)
    frame.locator(".leaflet-container").focus()
    before = frame.locator(".leaflet-map-pane").get_attribute("style")
    press(visitor, "ArrowRight")
    assert step(visitor) == number + 1
    press(visitor, "ArrowLeft")
    assert step(visitor) == number
    assert frame.locator(".leaflet-map-pane").get_attribute("style") == before


def test_the_map_shows_each_step_as_its_live_page_does(visitor: Visitor) -> None:
    number = next(number for number in MAPS if STORY.steps[number - 1].view.query.get("scale") == "zone")
    tell(visitor, step=str(number))
    labels = ".value-label"
    frame = visitor.page.frame_locator(telling.FRAME)
    told = sorted(frame.locator(labels).all_inner_texts())
    press(visitor, "Escape")
    visitor.page.locator("a.back-to-story").wait_for()
    visitor.page.locator(".st-key-scale").wait_for()
    assert sorted(visitor.map().locator(labels).all_inner_texts()) == told
    assert len(told) >= 6


@pytest.mark.parametrize(("lang", "theme"), [("it", "dark"), ("en", "light")])
def test_type_is_large_and_plain_to_read_and_nothing_jumps(arrive: Arrive, lang: str, theme: str) -> None:
    visitor = arrive(theme=theme)
    tell(visitor, lang)
    paper = visitor.page.evaluate("getComputedStyle(document.querySelector('.stApp')).backgroundColor")
    places = set()
    for _number in range(TOTAL):
        found = visitor.page.evaluate(TYPE)
        assert [entry for entry in found if entry[0] < LEAST_TYPE] == []
        assert [entry for entry in found if contrast(entry[1], paper) < LEAST_CONTRAST] == []
        places.add(str(visitor.page.evaluate(BOXES)))
        press(visitor, "ArrowRight")
    assert len(places) == 1
    assert visitor.page.evaluate("[scrollX, scrollY, document.documentElement.scrollWidth <= innerWidth]") == [
        0,
        0,
        True,
    ]


@pytest.mark.parametrize(("lang", "theme"), [("it", "light"), ("en", "dark")])
def test_no_step_has_a_serious_barrier(arrive: Arrive, lang: str, theme: str) -> None:
    visitor = arrive(theme=theme)
    tell(visitor, lang)
    for number in {1, MAPS[0], TOTAL}:
        press(visitor, str(number)[0], *str(number)[1:], "Enter")
        arrive_at(visitor, number)
        seen(visitor)
        assert findings(examined(visitor)) == []
    press(visitor, "Enter")
    visitor.page.locator("dialog.list").wait_for()
    assert findings(examined(visitor)) == []


def test_nothing_else_is_on_the_screen(visitor: Visitor) -> None:
    tell(visitor)
    assert visitor.page.evaluate(
        HIDDEN, ".st-key-masthead, .st-key-footer, [data-testid=stSidebar], [data-testid=stToolbar]"
    )
    assert visitor.page.locator(".deck .step:visible").count() == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_question_is_answered_on_the_live_page_and_one_key_leads_back(visitor: Visitor, lang: str) -> None:
    number = MAPS[-1]
    tell(visitor, lang, step=str(number))
    press(visitor, "Escape")
    page = visitor.page
    page.locator("a.back-to-story").wait_for()
    page.locator(".st-key-indicator").wait_for()
    asked = visitor.query()
    assert {"present": "1", "step": str(number), "lang": lang}.items() <= asked.items()
    assert STORY.steps[number - 1].view.query.items() <= asked.items()
    assert page.evaluate(HIDDEN, ".st-key-masthead, .st-key-footer, [data-testid=stSidebar]")
    assert (
        page.evaluate("Number.parseFloat(getComputedStyle(document.querySelector('[data-testid=stMain] p')).fontSize)")
        >= 20
    )
    visitor.click_area(city_area(visitor))
    page.wait_for_function("() => new URLSearchParams(location.search).get('present') === '1'")
    press(visitor, "Escape")
    arrive_at(visitor, number)
    seen(visitor)
    assert step(visitor) == number


def city_area(visitor: Visitor) -> str:
    """An area on the map that is not chosen."""
    classes = visitor.map().evaluate(
        "document.querySelector('path.area:not(.chosen):not(.outline)').getAttribute('class')"
    )
    return next(name.removeprefix("area-") for name in str(classes).split() if name.startswith("area-"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_reload_and_a_second_tab_are_at_the_same_step(visitor: Visitor, lang: str) -> None:
    tell(visitor, lang)
    press(visitor, "ArrowRight", "ArrowRight", "ArrowRight")
    visitor.page.reload()
    seen(visitor)
    assert step(visitor) == 4
    clock = visitor.page.locator(".clock .word").inner_text()
    assert clock == catalogue(lang).gettext("in time")
    other = visitor.page.context.new_page()
    other.goto(visitor.page.url)
    other.locator(".deck .step[data-step='4']:visible").wait_for()
    other.keyboard.press("ArrowRight")
    arrive_at(visitor, 5)


def test_an_address_beyond_the_end_shows_the_last_step(visitor: Visitor) -> None:
    tell(visitor, step="60")
    assert visitor.page.locator(telling.SECTION).get_attribute("data-step") == str(TOTAL)


def test_the_clock_tells_in_a_word_how_late_it_is(visitor: Visitor) -> None:
    _ = catalogue("en").gettext
    page = visitor.page
    page.clock.install()
    tell(visitor, "en")
    word = page.locator(".clock .word")
    assert word.inner_text() == _("not started")
    press(visitor, "ArrowRight")
    assert word.inner_text() == _("in time")
    due = 60 * sum(each.minutes for each in STORY.steps[:2])
    page.clock.fast_forward(int((due + 30) * 1000))
    page.wait_for_function(
        "(word) => document.querySelector('.clock .word').textContent === word", arg=_("a little late")
    )
    page.clock.fast_forward(120_000)
    page.wait_for_function("(word) => document.querySelector('.clock .word').textContent === word", arg=_("late"))


# Whatever breaks


@pytest.fixture(scope="module")
def other_server() -> Iterator[Server]:
    """A dashboard that a test may stop."""
    with showing({}) as server:
        yield server


def test_a_lost_connection_does_not_stop_the_story(arrive: Arrive, other_server: Server) -> None:
    visitor = arrive(url=other_server.url)
    tell(visitor, "en")
    telling.mark_frame(visitor)
    press(visitor, "ArrowRight")
    visitor.page.wait_for_timeout(2000)
    other_server.process.terminate()
    visitor.page.get_by_text(catalogue("en").gettext("No connection: the story goes on without it")).wait_for()
    for number in range(3, TOTAL + 1):
        press(visitor, "ArrowRight")
        assert step(visitor) == number
        assert title(visitor) == STORY.steps[number - 1].title.en
    for number in MAPS:
        press(visitor, *str(number), "Enter")
        assert visitor.page.frame_locator(telling.FRAME).locator("path.area").count() > 0
    assert visitor.page.evaluate(HIDDEN, "[data-testid=stDialog]")
    assert telling.frame_stayed(visitor)
    visitor.problems.clear()  # without a server, its client says that it is not there
