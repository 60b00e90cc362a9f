"""A story: seconds from the key until the next step is painted, its map with it; and its steps as slides."""

from __future__ import annotations

import gc
import time
from statistics import mean, median

from playwright.sync_api import Browser, Page

from benchmarks.server import Server
from lib.export.slides.picture import pictures
from lib.export.slides.slides import story_slides
from lib.export.slides.words import Words
from lib.model.story_edits import without
from lib.web.packages import city, comparison
from lib.web.presenting import telling

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
    page.frame_locator(".st-key-present-map iframe").locator(".leaflet-container").wait_for(state="attached")
    page.wait_for_timeout(2500)
    page.evaluate("document.querySelector('iframe').contentWindow.stayed = true")
    total = page.locator(".deck .step").count()
    found = [stepped(page, key) for key in ("ArrowRight",) * (total - 1) + ("ArrowLeft",) * (total - 1)]
    stayed = bool(page.evaluate("document.querySelector('iframe').contentWindow.stayed === true"))
    page.context.close()
    return median(found), stayed


def slides(steps: int = 12, rounds: int = 5) -> tuple[float, float]:
    """Median seconds of the processor for so many steps as slides, and for one of them (their mean), pictures drawn."""
    story = city().story
    if story is None:
        raise ValueError("the package holds no story")
    while len(story.steps) > steps:
        story = without(story, len(story.steps))
    shown = [step.exhibit for step in telling.steps(story, "it")]
    draw, said = pictures(city(), comparison()), Words("", city().created, city().version)

    def seconds(first: int, last: int) -> float:
        part = story
        for place in reversed(range(len(story.steps))):
            if not first <= place < last:
                part = without(part, place + 1)
        start = time.process_time()
        count = last - first
        story_slides(part, "it", shown[first:last], [said] * count, draw, lambda _done, _total: None)
        return time.process_time() - start

    seconds(0, steps)
    gc.collect()
    gc.freeze()
    found = [(seconds(0, steps), mean(seconds(place, place + 1) for place in range(steps))) for _ in range(rounds)]
    gc.unfreeze()
    return median(pair[0] for pair in found), median(pair[1] for pair in found)
