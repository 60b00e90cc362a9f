"""The speed table: every figure is a ratio of the dashboard to an empty stock Streamlit application, in one run.

Prints one JSON line a figure: what, the two medians in seconds or bytes, their ratio, and where there is a bar, the bar
and whether it holds.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Callable
from statistics import median

from playwright.sync_api import Browser, Page

from benchmarks import cells, sessions, story
from benchmarks.browser import browser, first_seen, map_seen, text_seen
from benchmarks.server import ROOT, TEXT_CHANGE, Server, dashboard, stock
from lib.store import load_package

SAMPLES = 7
SLOW_SAMPLES = 3
CHANGES = 12
SESSIONS = 50
HEAVIEST = ("map", "layers=night-stops,stops,venues,projects,places,crossings,stretches")
INDICATORS = ("density", "venues-per-km2", "stops-per-km2", "area-km2")
OF_CELLS = ("distance-stop", "distance-venue", "distance-crossing", "distance-cared-place")
LIST = "[data-testid=stSelectbox] input"


def line(what: str, ours: float, stocks: float, bar: float = math.inf) -> bool:
    """Print one figure; tell whether its bar, if there is one, holds."""
    ratio = ours / stocks
    print(
        json.dumps(
            {
                "what": what,
                "dashboard": round(ours, 4),
                "stock": round(stocks, 4),
                "ratio": round(ratio, 3),
            }
            | ({"bar": bar, "holds": ratio <= bar} if math.isfinite(bar) else {})
        ),
        flush=True,
    )
    return ratio <= bar


def first_map(launched: Browser, ours: Server, empty: Server, slow: bool) -> tuple[float, float]:
    """Median seconds to the first map and to the stock application's first text, taken in turn."""
    pairs = [
        (first_seen(launched, f"{ours.url}/map", map_seen, slow), first_seen(launched, empty.url, text_seen, slow))
        for _ in range(SLOW_SAMPLES if slow else SAMPLES)
    ]
    return median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)


TIMER = """([frame, selector]) => {
  const read = () => {
    const root = frame ? document.querySelector("iframe")?.contentDocument : document;
    const found = [...(root?.querySelectorAll(selector) ?? [])];
    return found.map((one) => one.textContent + (one.getAttribute("class") ?? "")).join("|");
  };
  const before = read();
  window.changedAfter = new Promise((resolve) => {
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      const start = performance.now();
      const look = () => {
        const now = read();
        if (now && now !== before) resolve(performance.now() - start); else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    }, { capture: true, once: true });
  });
}"""


def names(indicators: tuple[str, ...]) -> list[str]:
    """What the map page calls the indicators that are chosen in turn."""
    catalogue = load_package(ROOT / "data" / "torino").tables["indicators"].set_index("indicator_id")
    return [str(catalogue.at[name, "name_it"]) for name in indicators]


def change(page: Page, label: str, framed: bool, selector: str) -> float:
    """Seconds from choosing an entry of the first list with Enter until what `selector` finds looks different."""
    page.locator(LIST).first.click()
    page.keyboard.press("Control+A")
    page.keyboard.type(label)
    page.wait_for_timeout(300)
    page.evaluate(TIMER, [framed, selector])
    page.keyboard.press("Enter")
    milliseconds = page.evaluate("window.changedAfter")
    page.wait_for_timeout(500)
    return float(milliseconds) / 1000


def changes(
    launched: Browser, ours: Server, choosing: Server, scale: str = "zone", indicators: tuple[str, ...] = INDICATORS
) -> tuple[float, float, bool]:
    """Median seconds of a change on the map and in the stock application; whether the map's frame stayed mounted."""
    map_page, text_page = (launched.new_context(viewport={"width": 1280, "height": 720}).new_page() for _ in range(2))
    map_page.goto(f"{ours.url}/map?scale={scale}")
    map_seen(map_page)
    text_page.goto(choosing.url)
    text_seen(text_page)
    map_page.wait_for_timeout(2500)
    map_page.evaluate("document.querySelector('iframe').contentWindow.stayed = true")
    found = [
        (
            change(map_page, label, True, "path.area, .value-label"),
            change(text_page, f"choice {turn % 2 + 1}", False, "[data-testid=stText]"),
        )
        for turn, label in enumerate(names(indicators) * (CHANGES // len(indicators)))
    ]
    stayed = bool(map_page.evaluate("document.querySelector('iframe').contentWindow.stayed === true"))
    return median(pair[0] for pair in found), median(pair[1] for pair in found), stayed


def crowd(ours: Server, empty: Server) -> bool:
    """Print what 50 sessions at once take of both servers: time to open and to run again, and memory.

    Memory is that of the first round: later ones find the sessions of those that have left still kept for their return.
    """
    sessions.together(ours, *HEAVIEST, number=2, rounds=1)
    sessions.together(empty, number=2, rounds=1)
    heavy = sessions.together(ours, *HEAVIEST, number=SESSIONS)
    light = sessions.together(empty, number=SESSIONS)
    opening, again = (
        [median(getattr(rush, name) for rush in rushes) for rushes in (heavy, light)] for name in ("opening", "again")
    )
    held = line("50 sessions opening the heaviest page at once", opening[0], opening[1], 0.35)
    line("the same sessions running it again at once", again[0], again[1])
    return line("memory of the server with 50 sessions", heavy[0].memory, light[0].memory, 3.0) and held


def main() -> int:
    """Measure everything; 1 where a bar does not hold."""
    held = [cells.main() == 0]
    held.append(line("twelve steps of the story as slides, to one of them", *story.slides(), bar=10))
    with dashboard() as ours, stock() as empty:
        held.append(crowd(ours, empty))
    with dashboard() as ours, stock() as empty, stock(TEXT_CHANGE) as choosing, browser() as launched:
        first_seen(launched, f"{ours.url}/map", map_seen)
        first_seen(launched, empty.url, text_seen)
        held.append(line("first map, loopback", *first_map(launched, ours, empty, slow=False), bar=1.5))
        held.append(line("first map, 3 Mbit/s and 80 ms", *first_map(launched, ours, empty, slow=True), bar=0.7))
        mapped, text, stayed = changes(launched, ours, choosing)
        held.append(line("change of indicator until the map is repainted", mapped, text, 1.0))
        held.append(stayed)
        print(json.dumps({"what": "the map's frame stays mounted", "holds": stayed}), flush=True)
        mapped, text, stayed = changes(launched, ours, choosing, "cell", OF_CELLS)
        held.append(line("the same on the map of cells", mapped, text, 1.0))
        held.append(stayed)
        stepped, stayed = story.steps(launched, ours)
        held.append(line("a step of the story until it is painted", stepped, text, 1.2))
        held.append(stayed)
    return 0 if all(held) else 1


RUN: Callable[[], int] = main

if __name__ == "__main__":
    sys.exit(RUN())
