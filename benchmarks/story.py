"""A story step by step: milliseconds from the key until the next step is painted, its map with it."""

from __future__ import annotations

from statistics import median

from playwright.sync_api import Browser, Page

from benchmarks.browser import map_seen
from benchmarks.server import Server

SEEN = "document.querySelector('.deck .step[data-step=\"' + document.documentElement.dataset.step + '\"] h1')"
TIMER = """() => {
  const frame = () => document.querySelector(".st-key-present-map iframe").contentDocument;
  const title = () => SEEN.textContent;
  const isMap = () => document.documentElement.dataset.stage === "map";
  const drawn = () => [...frame().querySelectorAll("path.area")].map((path) => path.getAttribute("class")).join("|");
  const before = { title: title(), map: isMap(), drawn: drawn() };
  window.steppedAfter = new Promise((resolve) => {
    document.addEventListener("keydown", () => {
      const start = performance.now();
      const look = () => {
        // Between two maps both the words and the map have to be new; else the words alone tell.
        const moved = title() !== before.title && !(before.map && isMap() && drawn() === before.drawn);
        if (moved) requestAnimationFrame(() => resolve(performance.now() - start)); else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    }, { capture: true, once: true });
  });
}""".replace("SEEN", SEEN)


def step_seen(page: Page) -> None:
    """The first step of the story, with its words."""
    page.locator(".deck .step h1:visible").first.wait_for()


def stepped(page: Page, key: str) -> float:
    """Seconds from a key until the step it leads to is painted."""
    page.evaluate(TIMER)
    page.keyboard.press(key)
    milliseconds = page.evaluate("window.steppedAfter")
    page.wait_for_timeout(250)
    return float(milliseconds) / 1000


def steps(launched: Browser, ours: Server) -> tuple[float, bool]:
    """Median seconds of a step, the whole story forward and back; whether the map's frame stayed mounted."""
    page = launched.new_context(viewport={"width": 1280, "height": 720}).new_page()
    page.goto(f"{ours.url}/present?lang=it")
    step_seen(page)
    map_seen(page)
    page.wait_for_timeout(2500)
    page.evaluate("document.querySelector('iframe').contentWindow.stayed = true")
    total = page.locator(".deck .step").count()
    found = [stepped(page, key) for key in ("ArrowRight",) * (total - 1) + ("ArrowLeft",) * (total - 1)]
    stayed = bool(page.evaluate("document.querySelector('iframe').contentWindow.stayed === true"))
    page.context.close()
    return median(found), stayed
