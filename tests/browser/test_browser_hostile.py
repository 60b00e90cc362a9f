"""A package whose every text tries to run: nothing of it does, on any page, and the visitor reads it as text."""

from __future__ import annotations

from collections.abc import Iterator
from gettext import NullTranslations

import pytest

from benchmarks.server import Server
from lib.locale import LANGUAGES
from lib.model.address import LAYERS, SECTIONS
from lib.store import load_package
from lib.web.packages import CITY_VARIABLE, COMPARISON_VARIABLE, city, comparison
from lib.web.pages import menu
from tests.browser.conftest import Arrive, showing
from tests.browser.visitor import Visitor
from tests.hostile import LINK, MARKUP, TEMPLATE, TEXT, write_infected

ZONES = list(city().tables["areas"].query("level == 'zone'")["area_id"])
PATHS = [info.path for info in menu(NullTranslations())]
VIEWS = {
    **{path: {} for path in PATHS},
    "map": {"indicator": "bars", "layers": ",".join(LAYERS), "area": ZONES[0]},
    "indicators": {"item": "bars"},
    "cities": {"panel": "map"},
    "monitoring": {"item": "night-noise-weekend"},
}
INJECTED = """[...document.querySelectorAll("*")]
  .filter((one) => one.matches("img[src='x'], a[href^='javascript']")
    || (one.tagName === "SCRIPT" && one.text.includes("hacked"))
    || [...one.attributes].some((attribute) => attribute.name.startsWith("on")))
  .map((one) => one.outerHTML.slice(0, 200))"""
MISREAD = """([shown, link]) => [...document.querySelectorAll("[data-testid=stMain] :not(svg, svg *)")]
  .filter((one) => one.tagName === "P" || !one.children.length)
  .map((one) => one.textContent).filter((text) => text.includes(shown) && !text.includes(link))"""
"""Texts that Markdown made something else of: the link at their end is no longer written out."""
RAN = "window.hacked"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    home = tmp_path_factory.mktemp("hostile")
    packages = {CITY_VARIABLE: city(), COMPARISON_VARIABLE: comparison()}
    folders = {name: write_infected(package.path, home / package.name) for name, package in packages.items()}
    for folder in folders.values():
        assert load_package(folder).tables["indicators"]["name_it"].str.endswith(TEXT).all()
    with showing(folders) as server:
        yield server


def check(visitor: Visitor) -> None:
    """Nothing ran, nothing stands in the page that could, and no error is shown."""
    for frame in visitor.page.frames:
        assert frame.evaluate(RAN) is None
        assert frame.evaluate(INJECTED) == []
    assert visitor.page.locator("[data-testid=stException], [data-testid=stAlert]").count() == 0


def hover(visitor: Visitor, selector: str, most: int = 4) -> list[str]:
    """Texts that the map shows while the mouse is over some of its points."""
    frame = visitor.map()
    texts = []
    for point in frame.locator(selector).all()[:most]:
        point.dispatch_event("mouseover")
        texts += frame.locator(".tip").all_inner_texts()
        point.dispatch_event("mouseout")
    return texts


@pytest.mark.parametrize("path", PATHS)
def test_no_text_of_the_package_runs(arrive: Arrive, hostile: Server, path: str) -> None:
    visitor = arrive(url=hostile.url)
    for lang in LANGUAGES:
        page = visitor.open(path, lang=lang, **VIEWS[path])
        if path in ("", "map", "cities"):
            visitor.map()
        for summary in page.locator("[data-testid=stMainBlockContainer] summary").all():
            summary.click()
        visitor.settle()
        check(visitor)
        shown = " ".join(page.locator("[data-testid=stMain]").inner_text().split())
        assert MARKUP in shown
        assert TEMPLATE in shown
        assert page.evaluate(MISREAD, [TEMPLATE, LINK]) == []


def test_every_section_of_the_method_shows_texts_as_texts(arrive: Arrive, hostile: Server) -> None:
    visitor = arrive(url=hostile.url)
    for section in SECTIONS:
        visitor.open("method", lang="en", section=section)
        check(visitor)


def test_labels_and_tips_of_the_map_are_texts(arrive: Arrive, hostile: Server) -> None:
    visitor = arrive(url=hostile.url)
    visitor.open("map", lang="en", **VIEWS["map"])
    frame = visitor.map()
    frame.locator("path.venue").first.wait_for(state="attached")
    labels = frame.locator(".value-label").all_inner_texts()
    assert len(labels) == len(ZONES)
    assert all(MARKUP in label for label in labels)
    for selector in ("path.stop", "path.night-stop", "path.venue", ".project", ".place", ".redeveloped", ".crossing"):
        tips = hover(visitor, selector)
        assert tips
        assert all(MARKUP in tip and TEMPLATE in tip for tip in tips), selector
    assert any(MARKUP in text for text in frame.locator(".street-name").all_inner_texts())
    check(visitor)


def test_choosing_a_hostile_name_chooses_its_area(arrive: Arrive, hostile: Server) -> None:
    visitor = arrive(url=hostile.url)
    page = visitor.open("map", lang="en", **VIEWS["map"])
    visitor.click_area(ZONES[2])
    visitor.arrive(area=ZONES[2])
    assert visitor.value("area").endswith(TEXT)
    page.locator(".bars a").first.click()
    visitor.settle()
    check(visitor)


def test_names_of_cells_are_texts_on_the_map_in_the_list_and_in_a_composite(arrive: Arrive, hostile: Server) -> None:
    visitor = arrive(url=hostile.url)
    page = visitor.open("map", lang="it", scale="cell", composite="1", layers="none")
    visitor.map().locator("path.cell").first.wait_for(state="attached")
    tips = hover(visitor, "path.cell")
    assert tips
    assert all(MARKUP in tip and TEMPLATE in tip for tip in tips)
    listed = page.locator(".bars.cells a").all_inner_texts()
    assert len(listed) == 10
    assert all(MARKUP in text for text in listed)
    page.locator(".ranks, [class*=rank]").first.wait_for()
    check(visitor)
