"""Monitoring in a browser: tiles, heads, rows and corners are links that change the address and keep the page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect

from benchmarks.server import Server
from lib.model.extremes import extremes
from lib.model.monitoring.monitoring import count, monitoring
from lib.web.packages import city

ROWS = ".monitoring tbody tr[id]"


@pytest.fixture(scope="module")
def page(browser: Browser, server: Server) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 1280, "height": 720}, base_url=server.url, accept_downloads=True)
    opened.set_default_timeout(30_000)
    yield opened
    opened.close()


def arrive(page: Page, query: str = "") -> None:
    page.goto(f"/monitoring?lang=en{query}")
    page.locator(".monitoring tbody tr a").first.wait_for()
    page.evaluate("window.untouched = true")


def heading(page: Page, text: str) -> None:
    expect(page.get_by_role("heading", level=2, name=text, exact=True)).to_be_visible()


def test_a_tile_keeps_what_it_counts_and_leads_back(page: Page) -> None:
    arrive(page)
    everything, stale = len(monitoring(city())), count(monitoring(city())).stale
    expect(page.locator(ROWS)).to_have_count(everything)
    page.locator(".tiles a.stale").click()
    expect(page.locator(ROWS)).to_have_count(stale)
    assert "fresh=stale" in page.url
    expect(page.locator(".tiles a.stale")).to_have_attribute("aria-current", "true")
    page.locator(".tiles a.stale").click()
    expect(page.locator(ROWS)).to_have_count(everything)
    assert page.evaluate("window.untouched") is True


def test_a_head_orders_the_rows(page: Page) -> None:
    arrive(page, "&theme=access")
    first = page.locator(ROWS).first.get_attribute("id")
    page.locator(".monitoring thead").get_by_role("link", name="Age", exact=True).click()
    expect(page.locator(".monitoring th[aria-sort]")).to_contain_text("Age")
    assert page.url.endswith("sort=age")
    assert page.locator(ROWS).first.get_attribute("id") != first


def test_a_row_opens_its_ledger_and_back_leads_back(page: Page) -> None:
    arrive(page)
    heading(page, "End of the project")
    page.locator("tr[id='row-near-night-stop-share'] th a").click()
    heading(page, "Share of the area within 300 m of a stop of the weekend night network (2023)")
    assert page.url.endswith("item=near-night-stop-share")
    expect(page.get_by_text("observations.csv, row").first).to_be_visible()
    assert page.evaluate("window.untouched") is True
    page.go_back()
    heading(page, "End of the project")


def test_the_keyboard_alone_filters_and_opens(page: Page) -> None:
    arrive(page)
    page.locator(".tiles a.off-target").focus()
    page.keyboard.press("Enter")
    expect(page.locator(ROWS)).to_have_count(count(monitoring(city())).by_status["off-target"])
    page.locator("tr[id='row-project-end'] th a").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    heading(page, "Closing of the call for local projects")


def test_one_click_leads_to_a_corner_on_the_map(page: Page) -> None:
    arrive(page)
    (worst,) = extremes(city(), "distance-night-stop", 1)
    page.locator(".corners li a").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What is the evening like, here?")
    assert all(part in page.url for part in ("/map?", "scale=cell", f"area={worst['area_id']}"))
    expect(page.locator(".st-key-area input")).to_have_value(worst["name_en"])
    assert page.evaluate("window.untouched") is True


@pytest.mark.parametrize(("key", "title"), [("xlsx-monitoring", "indicators"), ("xlsx-template", "observations")])
def test_a_spreadsheet_is_built_when_it_is_asked_for(page: Page, tmp_path: Path, key: str, title: str) -> None:
    arrive(page)
    with page.expect_download() as waiting:
        page.locator(f".st-key-{key} button").click()
    waiting.value.save_as(tmp_path / "file.xlsx")
    assert waiting.value.suggested_filename.endswith("-en.xlsx")
    assert title in load_workbook(tmp_path / "file.xlsx").sheetnames


def test_signs_are_drawn_as_signs(page: Page) -> None:
    """Without the font of signs their names would be written out: a sign is as wide as it is high."""
    arrive(page)
    box = page.locator(".monitoring .symbol.off-target").first.bounding_box()
    assert box
    assert box["width"] < 2 * box["height"]
