"""Maps that stand alone, opened from disk without a network: drawn, marked by keyboard, accessible, in both themes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests import exhibits
from tests.browser.conftest import SCREEN
from tests.browser.test_browser_pages import findings
from tests.map_files import VIEWS, shown, standing_alone

NOTHING: list[str] = []
DRAWN = "path.area, path.city, .leaflet-marker-icon"
CENTRE = "document.querySelector('.leaflet-map-pane').style.transform"


class Reader:
    """Somebody who opens files, and notices every request and every complaint."""

    def __init__(self, browser: Browser, folder: Path, theme: str) -> None:
        self._folder = folder
        self.context = browser.new_context(viewport=SCREEN, color_scheme=theme)  # type: ignore[arg-type]
        self.context.set_offline(True)
        self.requests: list[str] = []
        self.problems: list[str] = []
        self.context.on("request", lambda request: self.requests.append(request.url))
        self.context.on("console", lambda said: self.problems.append(said.text))
        self.context.on("weberror", lambda error: self.problems.append(str(error.error)))

    def open(self, text: str) -> Page:
        path = self._folder / "map.html"
        path.write_text(text, encoding="utf-8")
        page = self.context.new_page()
        page.goto(path.as_uri())
        page.locator(DRAWN).first.wait_for(state="attached")
        assert self.requests == [path.as_uri()]
        return page


@pytest.fixture(params=["light", "dark"])
def reader(browser: Browser, tmp_path: Path, request: Any) -> Iterator[Reader]:
    found = Reader(browser, tmp_path, request.param)
    yield found
    found.context.close()
    assert found.problems == NOTHING


@pytest.mark.parametrize(("name", "lang"), list(zip(VIEWS, ("it", "en", "it", "en", "it"), strict=True)))
def test_it_opens_from_disk_and_is_accessible(reader: Reader, name: str, lang: str) -> None:
    page = reader.open(standing_alone(shown(name, lang)))
    assert page.title() == shown(name, lang).name
    assert page.locator("html").get_attribute("lang") == lang
    assert findings(Axe().run(page).response) == []
    wide = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert wide[0] <= wide[1]


def test_the_theme_follows_the_reader_while_it_is_open(reader: Reader) -> None:
    page = reader.open(standing_alone(shown("areas")))
    first = page.evaluate("getComputedStyle(document.body).backgroundColor")
    other = "light" if page.evaluate("document.documentElement.dataset.theme") == "dark" else "dark"
    page.emulate_media(color_scheme=other)  # type: ignore[arg-type]
    page.wait_for_function("(theme) => document.documentElement.dataset.theme === theme", arg=other)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != first
    assert findings(Axe().run(page).response) == []


@pytest.mark.parametrize("name", VIEWS)
def test_a_row_marks_its_place_by_keyboard(reader: Reader, name: str) -> None:
    page = reader.open(standing_alone(shown(name)))
    row = page.locator("tr[data-feature]").nth(2)
    row.locator("button").focus()
    assert row.locator("button").get_attribute("aria-pressed") == "true"
    assert page.locator("#map .marked").count() == 1
    page.keyboard.press("Tab")
    page.wait_for_function("document.querySelectorAll('tr.marked').length === 1")
    assert page.locator("button[aria-pressed=true]").count() == 1


def test_a_place_marks_its_row(reader: Reader) -> None:
    page = reader.open(standing_alone(shown("areas")))
    page.locator("path.area:not(.outline)").nth(3).click(force=True)
    assert page.locator("tr.marked").count() == 1


def test_the_map_moves_by_keyboard(reader: Reader) -> None:
    page = reader.open(standing_alone(shown("areas")))
    for _ in range(3):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "map":
            break
    assert page.evaluate("document.activeElement.id") == "map"
    before = page.evaluate(CENTRE)
    page.keyboard.press("ArrowRight")
    page.wait_for_function(f"(before) => {CENTRE} !== before", arg=before)
    size = page.evaluate("document.querySelector('path.area').getBoundingClientRect().width")
    page.keyboard.press("+")
    page.wait_for_function(
        "(size) => document.querySelector('path.area').getBoundingClientRect().width > size * 1.2", arg=size
    )


def test_hostile_texts_are_shown_and_do_nothing(reader: Reader) -> None:
    page = reader.open(standing_alone(exhibits.hostile(shown("areas"))))
    assert page.evaluate("window.hacked") is None
    assert "onerror" in page.locator("h1").inner_text()
    page.locator("tr[data-feature] button").first.click()
    assert page.locator("#map .marked").count() == 1
