"""The list of indicators in a browser: a row is a link that changes the address and leaves the page in its place."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from benchmarks.server import Server

ROW = "tr[id='item-{item}'] a"
PLACE = "document.querySelector('.indicator-list').scrollTop"


@pytest.fixture(scope="module")
def page(browser: Browser, server: Server) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 1280, "height": 720}, base_url=server.url)
    opened.set_default_timeout(30_000)
    yield opened
    opened.close()


def heading(page: Page, text: str) -> None:
    expect(page.get_by_role("heading", level=2, name=text, exact=True)).to_be_visible()


def open_list(page: Page, query: str) -> None:
    page.goto(f"/indicators?lang=en{query}")
    page.locator(".indicator-list tr a").first.wait_for()


def test_a_row_opens_its_indicator_without_loading_the_page(page: Page) -> None:
    open_list(page, "")
    heading(page, "Feel safe walking alone at night in the city")
    row = page.locator(ROW.format(item="police-parking"))
    row.scroll_into_view_if_needed()
    page.evaluate("window.untouched = true")
    place = page.evaluate(PLACE)
    row.click()
    heading(page, "Interventions of the municipal police for parking")
    assert page.url.endswith("item=police-parking")
    assert page.evaluate("window.untouched") is True
    assert place > 0
    assert page.evaluate(PLACE) == place


def test_back_and_forward_go_through_the_indicators(page: Page) -> None:
    open_list(page, "&theme=access")
    heading(page, "Public transport stops")
    page.locator(ROW.format(item="crossings")).click()
    heading(page, "Crossings of the Dora")
    page.go_back()
    heading(page, "Public transport stops")
    page.go_forward()
    heading(page, "Crossings of the Dora")


def test_an_address_opens_the_list_at_its_row(page: Page) -> None:
    open_list(page, "&item=density")
    heading(page, "Population density")
    expect(page.locator(ROW.format(item="density"))).to_be_in_viewport()
    colours = [
        page.locator(f"tr[id='item-{item}']").evaluate("row => getComputedStyle(row).backgroundColor")
        for item in ("density", "area-km2")
    ]
    assert colours[0] != colours[1]


def test_the_keyboard_alone_opens_a_row(page: Page) -> None:
    open_list(page, "&theme=access")
    heading(page, "Public transport stops")
    page.locator(ROW.format(item="stops")).focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    heading(page, "Public transport stops per km²")


def test_the_list_of_names_and_the_rows_agree(page: Page) -> None:
    open_list(page, "&theme=access")
    page.get_by_role("combobox", name="Indicator").click()
    page.get_by_role("option", name="Crossings of the Dora", exact=True).click()
    heading(page, "Crossings of the Dora")
    assert "item=crossings" in page.url


def test_rows_of_a_list_say_what_they_are(page: Page) -> None:
    open_list(page, "&theme=evening-activity")
    cells = page.locator("tr[id='item-bars-per-1000']")
    assert cells.get_by_role("rowheader").inner_text().startswith("Cafés, bars and fast food per 1,000 residents")
    assert cells.get_by_role("cell").nth(0).inner_text() == "1.7"
    expect(page.get_by_role("columnheader", name="Aurora")).to_be_visible()
