"""Every page in both languages and both themes: whole, accessible, without errors and without a network."""

from __future__ import annotations

from gettext import NullTranslations
from itertools import pairwise
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from lib.locale import LANGUAGES
from lib.web import state
from lib.web.packages import city, comparison
from lib.web.pages import menu
from tests.browser.conftest import Arrive
from tests.browser.visitor import Visitor

THEMES = {"it": ("light", "dark"), "en": ("dark", "light")}
"""The theme a page is opened in, and the one it changes to while it is open."""
WITH_MAP = ("", "map")
SERIOUS = ("serious", "critical")
EVERYTHING = {"resultTypes": ["violations", "passes"]}


def examined(visitor: Visitor) -> dict[str, Any]:
    """What axe-core finds on the page and in its frames."""
    axe = Axe()
    for frame in visitor.page.frames[1:]:
        frame.evaluate(axe.axe_script)
    found: dict[str, Any] = axe.run(visitor.page, options=EVERYTHING).response
    return found


def findings(result: dict[str, Any]) -> list[str]:
    """Its serious findings, a line each."""
    return [
        f"{rule['impact']} {rule['id']} at {node['target']}: {node['html'][:200]}"
        for rule in result["violations"]
        if rule["impact"] in SERIOUS
        for node in rule["nodes"]
    ]


def frames_examined(result: dict[str, Any]) -> set[str]:
    """The frames that axe-core looked into: a target in one names the frame before the element."""
    return {str(node["target"][0]) for rule in result["passes"] for node in rule["nodes"] if len(node["target"]) > 1}


def skipped(page: Page) -> list[tuple[int, int]]:
    """Where the headings of a page leave out a level on the way down."""
    levels = page.evaluate("[...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((one) => +one.tagName[1])")
    return [pair for pair in pairwise([0, *levels]) if pair[1] - pair[0] > 1]


def check(visitor: Visitor, path: str) -> None:
    page = visitor.page
    assert page.locator("[data-testid=stException]").count() == 0
    assert page.locator("h1").count() == 1
    assert page.locator("h1").inner_text().strip()
    assert skipped(page) == []
    footer = page.locator(".st-key-footer").inner_text()
    assert all(f"{package.name} {package.version}" in footer for package in (city(), comparison()))
    if visitor.has_map():
        visitor.map()  # waits until it is drawn
    if path in WITH_MAP:
        assert visitor.map().locator("path.area").count() >= 6
    result = examined(visitor)
    assert findings(result) == []
    assert bool(frames_examined(result)) == visitor.has_map()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("path", [info.path for info in menu(NullTranslations())])
def test_the_page_is_whole_in_both_themes(arrive: Arrive, path: str, lang: str) -> None:
    first, second = THEMES[lang]
    visitor = arrive(theme=first)
    page = visitor.open(path, lang=lang)
    assert page.locator("html").get_attribute("lang") == lang
    check(visitor, path)
    page.emulate_media(color_scheme=second)  # type: ignore[arg-type]
    visitor.wait("(theme) => getComputedStyle(document.querySelector('.stApp')).colorScheme === theme", second)
    visitor.settle()
    check(visitor, path)


@pytest.mark.parametrize(("lang", "theme"), [("it", "dark"), ("en", "light")])
@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("map", {"scale": "cell"}),
        ("map", {"scale": "cell", "composite": "1"}),
        ("monitoring", {"package": "comparison"}),
    ],
)
def test_a_deeper_view_is_whole(arrive: Arrive, path: str, query: dict[str, str], lang: str, theme: str) -> None:
    visitor = arrive(theme=theme)
    visitor.open(path, lang=lang, **query)
    if "scale" in query:
        visitor.map().locator("path.cell").first.wait_for(state="attached")
    check(visitor, path)


@pytest.mark.parametrize(
    ("path", "key", "lang", "theme"), [("method", "section", "it", "dark"), ("cities", "panel", "en", "light")]
)
def test_every_part_of_a_page_is_whole(arrive: Arrive, path: str, key: str, lang: str, theme: str) -> None:
    visitor = arrive(theme=theme)
    page = visitor.open(path, lang=lang)
    parts = page.locator(f".st-key-{key} [role=radio]")
    parts.first.wait_for()
    assert parts.count() == len(state.keys()[key].allowed)
    for place, value in enumerate(state.keys()[key].allowed):
        parts.nth(place).click()
        if place:
            visitor.arrive(**{key: value})
        check(visitor, path)
