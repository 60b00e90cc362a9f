"""The project manager's way: from the first page, what is out of reach, what is stale, and the spreadsheet."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import openpyxl
import pytest
from playwright.sync_api import expect

from lib.locale import LANGUAGES, catalogue
from lib.model.extremes import extremes
from lib.model.monitoring.monitoring import OFF_TARGET, count, monitoring
from lib.web.packages import city
from tests.browser.conftest import Arrive
from tests.browser.visitor import Visitor

WORST = extremes(city(), "distance-night-stop")
COUNTS = count(monitoring(city()))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_three_clicks_from_the_first_page(arrive: Arrive, lang: str, tmp_path: Path) -> None:
    _ = catalogue(lang).gettext
    visitor = arrive()
    page = visitor.open("", lang=lang)
    page.locator(".st-key-masthead").get_by_role("link", name=_("Monitoring")).click()
    page.wait_for_url("**/monitoring?*")
    for cell in WORST[:5]:
        expect(page.get_by_role("link", name=cell[f"name_{lang}"], exact=False).first).to_be_visible()
    expect(page.locator("body")).to_contain_text(str(COUNTS.stale))
    with page.expect_download() as waiting:
        page.get_by_role("button", name=_("Monitoring (spreadsheet)")).click()
    waiting.value.save_as(tmp_path / "monitoring.xlsx")
    book = openpyxl.load_workbook(BytesIO((tmp_path / "monitoring.xlsx").read_bytes()))
    assert len(book.sheetnames) >= 5
    page.get_by_role("link", name=WORST[0][f"name_{lang}"]).first.click()
    page.wait_for_url("**/map?*")
    query = parse_qs(urlsplit(page.url).query)
    assert (query["area"], query["scale"]) == ([WORST[0]["area_id"]], ["cell"])
    visitor.map().locator(f"path.outline.chosen.area-{WORST[0]['area_id']}").wait_for(state="attached")


def test_a_tile_keeps_only_its_rows_and_the_address_reopens_them(arrive: Arrive) -> None:
    first = arrive()
    page = first.open("monitoring", lang="en")
    page.get_by_role("link", name="off target").first.click()
    first.arrive(target=OFF_TARGET)
    rows = page.locator(".indicator-list tbody tr").all_inner_texts()
    second = arrive()
    second.page.goto(page.url)
    second.settle()
    assert second.page.locator(".indicator-list tbody tr").all_inner_texts() == rows
    assert len(rows) >= COUNTS.by_status[OFF_TARGET] > 0


def test_the_ledger_leads_from_the_source_to_the_screen(visitor: Visitor) -> None:
    page = visitor.open("monitoring", lang="en", item="distance-night-stop")
    detail = page.locator(".st-key-item-detail")
    for told in ("Source", "Row", "Formula"):
        expect(detail).to_contain_text(told)
    expect(detail.get_by_role("link").first).to_be_visible()
