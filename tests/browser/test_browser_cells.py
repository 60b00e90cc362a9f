"""The map of cells in a browser: all of them drawn, one selection however it is made, the frame never mounted anew."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from lib.model.extremes import extremes
from lib.model.units import ids
from lib.web.packages import city
from tests.browser.conftest import Arrive
from tests.browser.visitor import Visitor

CELLS = ids(city(), "cell")
NIGHT_STOP = [str(row["area_id"]) for row in extremes(city(), "distance-night-stop")]
NAMES = city().tables["cells"].set_index("cell_id")["name_en"]
CLASSES = "[...document.querySelectorAll('path.cell')].map((path) => path.getAttribute('class'))"


def opened(visitor: Visitor, **query: str) -> Visitor:
    visitor.open("map", **({"lang": "en", "scale": "cell"} | query))
    visitor.map().locator("path.cell").first.wait_for(state="attached")
    return visitor


def chosen(visitor: Visitor, cell: str) -> bool:
    """Wait until a cell is ringed on the map, and marked among the blocks."""
    visitor.map().locator(f"path.outline.chosen.area-{cell}").wait_for(state="attached")
    visitor.page.locator(f".pile b.on[data-area='{cell}']").wait_for(state="attached")
    return True


def test_every_cell_is_a_path_with_its_class(visitor: Visitor) -> None:
    frame = opened(visitor).map()
    assert frame.locator("path.cell").count() == len(CELLS)
    assert frame.locator("path.cell.class-5").count() > 0
    assert frame.locator(".rank").all_inner_texts() == [str(place) for place in range(1, 11)]


def test_a_click_a_block_the_list_and_the_selector_give_the_same_view(arrive: Arrive) -> None:
    cell = NIGHT_STOP[3]
    by_click, by_block, by_list, by_selector = (opened(arrive()) for _ in range(4))
    by_click.click_area(cell)
    by_block.page.locator(f".pile b[data-area='{cell}']").click()
    by_list.page.locator(".bars.cells a").nth(3).click()
    by_selector.choose("area", NAMES[cell])
    for visitor in (by_click, by_block, by_list, by_selector):
        assert chosen(visitor, cell)
        visitor.settle()
        assert visitor.value("area") == NAMES[cell]
        expect(visitor.page.locator(".bars.cells a[aria-current] em")).to_have_text("4")
        assert visitor.chosen_on_map() == [cell]
        assert visitor.query()["area"] == cell


def test_another_indicator_recolours_the_cells_in_the_same_frame(visitor: Visitor) -> None:
    frame = opened(visitor).map()
    frame.evaluate("window.marked = true")
    before = frame.evaluate(CLASSES)
    visitor.choose("indicator", "Distance to the nearest stop")
    visitor.arrive(indicator="distance-stop")
    frame.wait_for_function(f"(before) => JSON.stringify({CLASSES}) !== JSON.stringify(before)", arg=before)
    assert frame.evaluate("window.marked") is True
    assert frame.locator("path.cell").count() == len(CELLS)


def test_the_map_is_never_empty_between_two_scales(visitor: Visitor) -> None:
    """What was drawn stays until what takes its place has arrived, however long that takes."""
    page = visitor.open("map", lang="en", indicator="distance-night-stop", scale="zone")
    frame = visitor.map()
    frame.evaluate(
        """() => {
          window.fewest = Infinity;
          const look = () => {
            window.fewest = Math.min(window.fewest, document.querySelectorAll("path.area:not(.outline)").length);
            requestAnimationFrame(look);
          };
          look();
        }"""
    )
    page.locator(".st-key-scale").get_by_role("radio", name="Cells").click()
    frame.locator("path.cell").first.wait_for(state="attached")
    page.locator(".st-key-scale").get_by_role("radio", name="Official zones").click()
    frame.locator("path.cell").first.wait_for(state="detached")
    assert frame.evaluate("window.fewest") > 0
    assert frame.locator("path.area:not(.outline)").count() == len(ids(city(), "zone"))


def test_points_lie_over_the_cells_and_the_ring_over_both_outlines(visitor: Visitor) -> None:
    frame = opened(visitor, area=NIGHT_STOP[0]).map()
    frame.locator("path.night-stop").first.wait_for(state="attached")
    order = frame.evaluate("[...document.querySelectorAll('path.area')].map((path) => path.classList.contains('cell'))")
    assert order == sorted(order, reverse=True), "an outline lies under a cell"
    assert frame.locator("path.area").last.get_attribute("class") is not None
    assert "chosen" in str(frame.locator("path.area").last.get_attribute("class"))


@pytest.mark.parametrize("lang", ["it", "en"])
def test_a_copied_address_reopens_the_same_cell(arrive: Arrive, lang: str) -> None:
    cell = NIGHT_STOP[6]
    first = opened(arrive(), lang=lang, area=cell, indicator="distance-cared-place")
    first.page.get_by_role("button", name="Collegamento" if lang == "it" else "Link to this view").click()
    link = first.page.locator("[data-testid=stCode] code").inner_text()
    second = arrive()
    second.page.goto(link)
    second.settle()
    second.map().locator("path.cell").first.wait_for(state="attached")
    assert chosen(second, cell)
    assert second.value("indicator") == first.value("indicator")
    assert second.map().evaluate(CLASSES) == first.map().evaluate(CLASSES)


def test_a_tip_names_the_cell_and_its_figure(visitor: Visitor) -> None:
    frame = opened(visitor).map()
    path = frame.locator(f"path.cell.area-{CELLS[100]}")
    path.dispatch_event("mouseover", {"bubbles": True})
    expect(frame.locator(".leaflet-tooltip.tip")).to_contain_text(NAMES[CELLS[100]])
