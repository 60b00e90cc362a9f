"""The Map page with the keyboard alone: every control is reached, seen to be reached, and used; nothing holds it."""

from __future__ import annotations

import base64
import re
from typing import Any

import pytest
from playwright.sync_api import Page

from lib.model.figures import area_indicators
from lib.web.packages import city
from tests.browser.conftest import Arrive
from tests.browser.visitor import Visitor

AREAS = city().tables["areas"].set_index("area_id")
ZONES = list(AREAS.index[AREAS["level"] == "zone"])
INDICATORS = area_indicators(city()).set_index("indicator_id")["name_en"]
MOST_STOPS = 60
CLEARLY = 2.0
"""Contrast between a pixel with and without the focus, to count as changed."""
FEWEST_PIXELS = 40

CONTROLS = """() => {
  const kinds = "a[href], button, input, select, textarea, summary, iframe, [tabindex]";
  const found = (root) => [...root.querySelectorAll(kinds)]
    .filter((one) => one.tabIndex >= 0 && !one.disabled && one.checkVisibility({ visibilityProperty: true }))
    .filter((one) => one.getBoundingClientRect().width > 0)
    .flatMap((one) => one.tagName === "IFRAME" ? found(one.contentDocument) : [one]);
  // The keyboard enters a group of choices once; arrow keys move inside it.
  const group = (one) => one.closest("[role=radiogroup], [role=toolbar]") ?? one;
  window.groupOf = group;
  window.controls = [...new Set(found(document).map(group))];
  return window.controls.length;
}"""
REACHED = """() => {
  let one = document.activeElement;
  while (one?.tagName === "IFRAME") one = one.contentDocument.activeElement;
  return one === document.body ? -2 : window.controls.indexOf(window.groupOf(one));
}"""
NAME = """(place) => {
  const one = window.controls[place];
  return `${one.tagName} ${one.getAttribute("aria-label") ?? one.innerText}`;
}"""
PLACE = """() => {
  let [one, left, top] = [document.activeElement, 0, 0];
  while (one.tagName === "IFRAME") {
    const box = one.getBoundingClientRect();
    [left, top, one] = [left + box.left, top + box.top, one.contentDocument.activeElement];
  }
  const drawn = one.closest("[role=group]") ?? one;
  const box = drawn.getBoundingClientRect();
  window.focused = one;
  return { x: left + box.left, y: top + box.top, width: box.width, height: box.height };
}"""
CHANGED = """async ([one, other, clearly]) => {
  const read = async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const paper = new OffscreenCanvas(image.width, image.height).getContext("2d");
    paper.drawImage(image, 0, 0);
    return paper.getImageData(0, 0, image.width, image.height).data;
  };
  const part = (value) => (value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  const light = (data, at) =>
    0.2126 * part(data[at]) + 0.7152 * part(data[at + 1]) + 0.0722 * part(data[at + 2]) + 0.05;
  const [before, after] = [await read(one), await read(other)];
  let count = 0;
  for (let at = 0; at < before.length; at += 4) {
    const [a, b] = [light(before, at), light(after, at)];
    if (Math.max(a, b) / Math.min(a, b) >= clearly) count += 1;
  }
  return count;
}"""


def pictures(page: Page, margin: int = 6) -> tuple[str, str]:
    """What has the focus and its surroundings, with the focus and without it."""
    box = page.evaluate(PLACE)
    left, top = max(box["x"] - margin, 0), max(box["y"] - margin, 0)
    clip: Any = {
        "x": left,
        "y": top,
        "width": min(box["x"] + box["width"] + margin, 1280) - left,
        "height": min(box["y"] + box["height"] + margin, 720) - top,
    }
    with_focus = page.screenshot(clip=clip, animations="disabled")
    page.evaluate("window.focused.blur()")
    without = page.screenshot(clip=clip, animations="disabled")
    page.evaluate("window.focused.focus({ preventScroll: true })")
    return base64.b64encode(with_focus).decode(), base64.b64encode(without).decode()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_tab_reaches_every_control_and_shows_where_it_is(arrive: Arrive, theme: str) -> None:
    visitor = arrive(theme=theme)
    page = visitor.open("map", lang="en", indicator="density")
    visitor.map()
    page.wait_for_timeout(500)
    total = page.evaluate(CONTROLS)
    assert total > 20
    blank = page.context.new_page()
    page.bring_to_front()
    order: list[int] = []
    unseen: list[str] = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        reached = page.evaluate(REACHED)
        if reached == -2:
            break
        order.append(reached)
        if blank.evaluate(CHANGED, [*pictures(page), CLEARLY]) < FEWEST_PIXELS:
            unseen.append(page.evaluate(NAME, reached) if reached >= 0 else "something else")
    else:
        pytest.fail("the keyboard never comes back to the start")
    missed = [page.evaluate(NAME, place) for place in range(total) if place not in order]
    assert missed == []
    assert unseen == []


def tab_to(visitor: Visitor, selector: str, back: bool = False) -> None:
    """Press Tab until the focus is on, or inside, what is looked for."""
    for _ in range(MOST_STOPS):
        visitor.page.keyboard.press("Shift+Tab" if back else "Tab")
        if visitor.page.evaluate("(selector) => document.activeElement.closest(selector) !== null", selector):
            return
    raise AssertionError(f"Tab does not reach {selector}")


def press(visitor: Visitor, *keys: str) -> None:
    for key in keys:
        visitor.page.keyboard.press(key)


def write(visitor: Visitor, label: str) -> None:
    """Write in a list that has the focus, in place of what stands there, and take what is offered."""
    press(visitor, "Control+A")
    visitor.page.keyboard.type(label)
    visitor.page.get_by_role("option", name=label, exact=True).wait_for()
    press(visitor, "Enter")


def test_the_whole_page_is_used_without_a_mouse(visitor: Visitor) -> None:
    page = visitor.open("map", lang="en", indicator="density", scale="zone", layers="none")
    frame = visitor.map()
    frame.evaluate("window.marked = true")

    tab_to(visitor, ".st-key-indicator")
    write(visitor, INDICATORS["venues-per-km2"])
    visitor.arrive(indicator="venues-per-km2")
    assert page.evaluate("document.activeElement.closest('.st-key-indicator') !== null")

    tab_to(visitor, ".st-key-scale")
    press(visitor, "ArrowRight", "ArrowRight", "Enter")
    visitor.arrive(scale="stretch")
    press(visitor, "ArrowLeft", "Enter")
    visitor.arrive(scale="zone")

    tab_to(visitor, "[data-testid=stPopoverButton]")
    press(visitor, "Enter")
    tab_to(visitor, ".st-key-layers")
    press(visitor, "ArrowRight", "Enter")
    visitor.arrive(layers="stops")
    frame.locator("path.stop").first.wait_for(state="attached")
    press(visitor, "Escape")
    page.locator("[data-testid=stPopoverBody]").wait_for(state="hidden")

    tab_to(visitor, ".bars a")
    press(visitor, "Enter")
    first = page.locator(".bars a span").first.inner_text()
    visitor.arrive(area=next(area for area in ZONES if AREAS.at[area, "name_en"] == first))
    page.locator(".bars a[aria-current] span", has_text=first).wait_for()

    tab_to(visitor, ".st-key-area")
    write(visitor, str(AREAS.at[ZONES[4], "name_en"]))
    visitor.arrive(area=ZONES[4])
    frame.locator(f"path.area-{ZONES[4]}.chosen").wait_for(state="attached")
    assert frame.evaluate("window.marked") is True


def test_files_and_the_link_are_had_without_a_mouse(visitor: Visitor) -> None:
    page = visitor.open("map", lang="en", indicator="density")
    visitor.map()
    for key, ending in (("csv", ".csv"), ("xlsx", ".xlsx")):
        tab_to(visitor, f"[class*=st-key-{key}-]")
        with page.expect_download() as waiting:
            press(visitor, "Enter")
        assert waiting.value.suggested_filename == f"density-zone{ending}"
        assert waiting.value.path().stat().st_size > 200
    tab_to(visitor, "[class*=st-key-take-away] [data-testid=stPopoverButton]")
    press(visitor, "Enter")
    assert page.locator("[data-testid=stPopoverBody] code").inner_text().startswith(visitor.url)
    press(visitor, "Escape")
    tab_to(visitor, "summary", back=True)
    press(visitor, "Enter")
    page.locator("[data-testid=stDataFrame]").wait_for()


def test_the_map_lets_the_keyboard_in_and_out(visitor: Visitor) -> None:
    page = visitor.open("map", lang="en", indicator="density", layers="night-stops,stops,venues")
    frame = visitor.map()
    frame.locator("path.venue").first.wait_for(state="attached")
    tab_to(visitor, "iframe")
    centre = "document.querySelector('.leaflet-map-pane').style.transform"
    before = frame.evaluate(centre)
    press(visitor, "ArrowRight")
    frame.wait_for_function(f"(before) => {centre} !== before", arg=before)
    inside = 0
    while page.evaluate("document.activeElement.tagName === 'IFRAME'"):
        press(visitor, "Tab")
        inside += 1
        assert inside < 10
    tab_to(visitor, "iframe", back=True)
    tab_to(visitor, "[data-testid=stPopoverButton]", back=True)


def test_language_and_theme_are_changed_without_a_mouse(visitor: Visitor) -> None:
    page = visitor.open("map", lang="en", indicator="density")
    visitor.map()
    tab_to(visitor, ".st-key-theme-switch")
    press(visitor, "Enter")
    visitor.map().wait_for_function("document.documentElement.dataset.theme === 'dark'")
    tab_to(visitor, "nav a", back=True)
    press(visitor, "Enter")
    page.wait_for_url("**lang=it**")
    visitor.settle()
    assert page.locator("html").get_attribute("lang") == "it"


def test_the_first_stop_leads_past_the_menu(visitor: Visitor) -> None:
    page = visitor.open("map", lang="en", indicator="density")
    visitor.map()
    press(visitor, "Tab")
    assert re.search("skip", page.evaluate("document.activeElement.innerText"), re.IGNORECASE)
    press(visitor, "Enter")
    assert page.evaluate("document.activeElement.closest('main') !== null")
