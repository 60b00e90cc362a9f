"""A visitor with a real browser, who notices everything that goes wrong on the way."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Frame, Page, Request, Response

PATIENCE = 40_000
HOST = "127.0.0.1"
PROBE = re.compile(r"/\w+/_stcore/(health|host-config)$")
"""What Streamlit's client asks every sub-page for, and is told that it is not there: known and harmless."""
ERROR = "[data-testid=stException], [data-testid=stAlert]:has([data-testid=stAlertContentError])"
REST = ".stApp[data-test-script-state='notRunning']"
CHOSEN = """[...document.querySelectorAll("path.area.chosen")]
  .map((path) => path.getAttribute("class").match(/ area-(\\S+)/)[1])"""
HOLDS = """(query) => {
  const found = new URLSearchParams(location.search);
  return Object.entries(query).every(([key, text]) => found.get(key) === text);
}"""
INSIDE = """(path) => {
  const { left, top, width, height } = path.getBoundingClientRect();
  for (let row = 1; row < 24; row += 1) for (let column = 1; column < 24; column += 1) {
    const [x, y] = [left + (width * column) / 24, top + (height * row) / 24];
    if (path.ownerDocument.elementFromPoint(x, y) === path) return [x, y];
  }
  return null;
}"""


class Visitor:
    """One browser profile with one page open, and what went wrong on it."""

    def __init__(self, context: BrowserContext, url: str) -> None:
        self.url = url
        self.problems: list[str] = []
        context.on("request", self._asked)
        context.on("requestfailed", self._failed)
        context.on("response", self._answered)
        context.on("console", self._said)
        context.on("weberror", lambda error: self.problems.append(f"error: {error.error}"))
        self.page: Page = context.new_page()
        self.page.set_default_timeout(PATIENCE)

    def _asked(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.hostname != HOST:
            self.problems.append(f"asked another host: {request.url}")

    def _failed(self, request: Request) -> None:
        """What the page gave up itself, because it was left, did not fail."""
        if request.failure != "net::ERR_ABORTED":
            self.problems.append(f"failed: {request.url} {request.failure}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400 and not PROBE.search(urlsplit(response.url).path):
            self.problems.append(f"{response.status}: {response.url}")

    def _said(self, message: ConsoleMessage) -> None:
        place = urlsplit(str(message.location.get("url", ""))).path
        if message.type == "error" and not PROBE.search(place):
            self.problems.append(f"console: {message.text}")

    # Moving about

    def open(self, path: str, **query: str) -> Page:
        """Open a page by its address and wait until it is drawn."""
        self.page.goto(f"{self.url}/{path}?{urlencode(query, safe=',')}")
        self.settle()
        return self.page

    def settle(self) -> None:
        """Wait until the page's script has run and its last part, or an error instead, is on the screen."""
        self.page.locator(f".st-key-footer, {ERROR}").first.wait_for()
        assert self.page.locator(ERROR).all_inner_texts() == []
        self.page.locator(REST).wait_for()

    def map(self) -> Frame:
        """The frame of the map, drawn."""
        self.page.frame_locator("iframe").first.locator("path.area, path.city").first.wait_for(state="attached")
        element = self.page.locator("iframe").first.element_handle()
        frame = element.content_frame() if element else None
        assert frame
        return frame

    def has_map(self) -> bool:
        """Whether the page holds a map."""
        return self.page.locator("iframe").count() > 0

    def click_area(self, area: str) -> None:
        """Click a point of the map where this area, and nothing above it, is."""
        path = self.map().locator(f"path.area-{area}:not(.outline)")
        at = path.evaluate(INSIDE)
        assert at, f"no free point in {area}"
        box = self.page.locator("iframe").first.bounding_box()
        assert box
        self.page.mouse.click(box["x"] + at[0], box["y"] + at[1])

    # Looking

    def query(self) -> dict[str, str]:
        """The keys of the address bar."""
        return {name: values[-1] for name, values in parse_qs(urlsplit(self.page.url).query).items()}

    def chosen_on_map(self) -> list[str]:
        """Ids of the areas that are marked on the map."""
        found: list[str] = self.map().evaluate(CHOSEN)
        return found

    def value(self, key: str) -> str:
        """What a list shows as chosen."""
        return self.page.locator(f".st-key-{key} input").input_value()

    def choose(self, key: str, label: str) -> None:
        """Choose from a list with the keyboard: write the label, take the one that is offered."""
        field = self.page.locator(f".st-key-{key} input")
        field.fill(label)
        self.page.get_by_role("option", name=label, exact=True).wait_for()
        field.press("Enter")

    def wait(self, expression: str, argument: Any = None) -> None:
        """Wait until an expression of the page is true."""
        self.page.wait_for_function(expression, arg=argument)

    def arrive(self, **query: str) -> None:
        """Wait until the address bar holds these keys and the page is drawn."""
        self.wait(HOLDS, query)
        self.settle()
