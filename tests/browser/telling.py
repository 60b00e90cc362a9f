"""A presenter with a real browser: the story on the whole screen, told with the keys alone."""

from __future__ import annotations

from typing import Any

from lib.store.story import Story
from lib.web.packages import city
from tests.browser.visitor import Visitor

SECTION = ".deck .step:visible"
FRAME = ".st-key-present-map iframe"


def own_story() -> Story:
    """The story of the package that is shown."""
    story = city().story
    assert story
    return story


def tell(visitor: Visitor, lang: str = "it", **query: str) -> None:
    """Open the story and wait until its step, and the map where it has one, is there."""
    visitor.page.goto(
        f"{visitor.url}/present?{'&'.join(f'{name}={text}' for name, text in (('lang', lang), *query.items()))}"
    )
    seen(visitor)


def seen(visitor: Visitor) -> None:
    """Wait until the step of the address is seen, and drawn."""
    page = visitor.page
    page.locator(f"{SECTION} h1").wait_for()
    visitor.wait("!document.querySelector('.deck .step[data-step=\"1\"] img.picture:not([src])')")
    if query_role(visitor) == "speaker":
        return
    page.frame_locator(FRAME).locator(".leaflet-container").wait_for(state="attached")
    if page.locator("html").get_attribute("data-stage") == "map":
        page.frame_locator(FRAME).locator("path.area").first.wait_for(state="attached")


def query_role(visitor: Visitor) -> str:
    return visitor.query().get("role", "")


def press(visitor: Visitor, *keys: str) -> None:
    for key in keys:
        visitor.page.keyboard.press(key)


def step(visitor: Visitor) -> int:
    """The step that is seen: what the page shows and what the address says are the same."""
    number = int(visitor.page.locator(SECTION).get_attribute("data-step") or 0)
    assert visitor.query().get("step", "1") == str(number)
    return number


def title(visitor: Visitor) -> str:
    return visitor.page.locator(f"{SECTION} h1").inner_text()


def arrive_at(visitor: Visitor, number: int) -> None:
    """Wait until a step is seen."""
    visitor.page.locator(f".deck .step[data-step='{number}']:visible").wait_for()


def mark_frame(visitor: Visitor) -> None:
    """Leave a mark in the map's frame, which a frame that is loaded anew does not have."""
    visitor.page.evaluate("(frame) => { document.querySelector(frame).contentWindow.stayed = true; }", FRAME)


def frame_stayed(visitor: Visitor) -> bool:
    found: Any = visitor.page.evaluate("(frame) => document.querySelector(frame).contentWindow.stayed === true", FRAME)
    return bool(found)
