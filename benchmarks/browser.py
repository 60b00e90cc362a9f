"""What one visitor sees: seconds until something is on the screen, in a fresh Chromium profile each time."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, sync_playwright

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
SLOW = {"offline": False, "latency": 80, "downloadThroughput": 3e6 / 8, "uploadThroughput": 3e6 / 8}
"""3 Mbit/s and 80 ms, as a shared hall network has them."""
PATIENCE = 90_000


def chromium() -> str | None:
    """The Chromium of this machine; None where Playwright brought its own."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@contextmanager
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    with sync_playwright() as driver:
        launched = driver.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        yield launched
        launched.close()


def first_seen(launched: Browser, url: str, seen: Callable[[Page], object], slow: bool = False) -> float:
    """Seconds from asking for an address until `seen` returns, with an empty cache."""
    context = launched.new_context(viewport={"width": 1280, "height": 720})
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    if slow:
        devtools = context.new_cdp_session(page)
        devtools.send("Network.enable")
        devtools.send("Network.emulateNetworkConditions", SLOW)
    start = time.perf_counter()
    page.goto(url, wait_until="commit")
    seen(page)
    seconds = time.perf_counter() - start
    context.close()
    return seconds


def text_seen(page: Page) -> None:
    """The stock application's line."""
    page.locator("[data-testid=stText]").first.wait_for()


def map_seen(page: Page) -> None:
    """The first area drawn on the map."""
    page.frame_locator("iframe").first.locator("path.area").first.wait_for(state="attached")
