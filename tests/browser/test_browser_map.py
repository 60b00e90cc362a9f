"""The Map page in a browser: one selection however it is made, one frame however much changes, one address."""

from __future__ import annotations

import re

from lib.model.figures import area_indicators
from lib.show.maps.map import TILE_ORIGIN
from lib.web.packages import city
from tests.browser.conftest import Arrive
from tests.browser.visitor import Visitor

AREAS = city().tables["areas"].set_index("area_id")
ZONES = list(AREAS.index[AREAS["level"] == "zone"])
STRETCHES = list(AREAS.index[AREAS["level"] == "stretch"])
INDICATORS = area_indicators(city()).set_index("indicator_id")["name_en"]
LOOKS = """[...document.querySelectorAll("path.area, .place, .redeveloped, .crossing")]
  .map((one) => one.getAttribute("class")).sort()"""
DRAWN = """[
  [...document.querySelectorAll("path.area")].map((path) => path.getAttribute("class").replace(/ leaflet-\\w+/, "")),
  [...document.querySelectorAll(".value-label")].map((label) => label.innerText).sort()]"""
OFF_CENTRE = """() => {
  const { left: x, top: y } = map.getContainer().getBoundingClientRect();
  const tips = Object.values(map._layers).filter((layer) => layer.getElement?.()?.matches(".value-label"));
  return tips.map((tip) => {
    const { left, right, top, bottom } = tip.getElement().getBoundingClientRect();
    const at = map.latLngToContainerPoint(tip.getLatLng());
    return Math.hypot((left + right) / 2 - x - at.x, (top + bottom) / 2 - y - at.y);
  });
}"""
"""How far the middle of each label is from its place on the ground, in pixels."""
NIGHT = "document.documentElement.dataset.theme"


def name(area: str) -> str:
    return str(AREAS.at[area, "name_en"])


def selection(visitor: Visitor) -> tuple[list[str], str, list[str], str]:
    """The chosen area on the map, in the list, among the bars, and in its profile."""
    visitor.settle()
    page = visitor.page
    return (
        visitor.chosen_on_map(),
        visitor.value("area"),
        page.locator(".bars a[aria-current] span").all_inner_texts(),
        page.locator(".headline").first.inner_text(),
    )


def shown(visitor: Visitor, area: str) -> bool:
    """Wait until an area is the chosen one on the map and among the bars."""
    visitor.map().locator(f"path.area-{area}.chosen").wait_for(state="attached")
    visitor.page.locator(".bars a[aria-current] span", has_text=name(area)).wait_for()
    return True


def test_a_click_and_a_choice_in_the_list_give_the_same_view(arrive: Arrive) -> None:
    """As does a bar: map, list, bars, profile and address all agree."""
    by_click, by_list, by_bar = (arrive() for _ in range(3))
    area = ZONES[3]
    for visitor in (by_click, by_list, by_bar):
        visitor.open("map", lang="en", indicator="density", scale="zone")
        visitor.map()
    by_click.click_area(area)
    by_list.choose("area", name(area))
    by_bar.page.locator(".bars a", has_text=name(area)).click()
    for visitor in (by_click, by_list, by_bar):
        assert shown(visitor, area)
        visitor.arrive(area=area)
    assert selection(by_click) == selection(by_list) == selection(by_bar)
    assert selection(by_click)[:3] == ([area], name(area), [name(area)])
    assert by_click.query() == by_list.query() == by_bar.query()


def test_a_copied_address_reopens_the_same_view(arrive: Arrive) -> None:
    first = arrive()
    first.open("map", lang="en", indicator="venues", area=STRETCHES[1], layers="places,crossings")
    first.map()
    first.page.get_by_role("button", name="Link to this view").click()
    address = first.page.locator("[data-testid=stPopoverBody] code").inner_text()
    assert address.startswith(f"{first.url}/map?")
    second = arrive()
    second.page.goto(address)
    second.map()
    assert selection(second) == selection(first)
    assert second.value("indicator") == first.value("indicator") == INDICATORS["venues"]
    second.map().locator(".crossing").first.wait_for()
    assert second.map().evaluate(LOOKS) == first.map().evaluate(LOOKS)


def test_back_and_forward_go_through_the_choices(visitor: Visitor) -> None:
    page = visitor.open("map", lang="en", indicator="density", scale="zone", area=ZONES[0])
    visitor.map()
    for area in ZONES[1:3]:
        visitor.choose("area", name(area))
        visitor.arrive(area=area)
        assert shown(visitor, area)
    for move, area in ((page.go_back, ZONES[1]), (page.go_back, ZONES[0]), (page.go_forward, ZONES[1])):
        move()
        visitor.arrive(area=area)
        assert shown(visitor, area)
        assert visitor.value("area") == name(area)


def test_back_returns_from_another_page_to_the_same_view(visitor: Visitor) -> None:
    page = visitor.open("map", lang="en", indicator="density", scale="zone", area=ZONES[4])
    visitor.map()
    page.locator(".st-key-masthead").get_by_role("link", name="Data and method").click()
    page.wait_for_url("**/method?*")
    visitor.settle()
    page.go_back()
    page.wait_for_url("**/map?*")
    assert shown(visitor, ZONES[4])
    assert visitor.query() == {"lang": "en", "indicator": "density", "scale": "zone", "area": ZONES[4]}


def test_the_frame_stays_whatever_changes_on_it(visitor: Visitor) -> None:
    """A new frame would flicker and lose what was zoomed to."""
    page = visitor.open("map", lang="en", indicator="density", scale="zone")
    visitor.map().evaluate("window.marked = true")
    visitor.choose("indicator", INDICATORS["venues"])
    visitor.arrive(indicator="venues")
    page.locator(".st-key-scale").get_by_role("radio", name="Stretches of the river").click()
    visitor.arrive(scale="stretch")
    assert shown(visitor, STRETCHES[0])
    visitor.click_area(STRETCHES[1])
    assert shown(visitor, STRETCHES[1])
    page.get_by_role("button", name="Layers").click()
    page.locator(".st-key-layers").get_by_role("button", name="Places to eat and drink").click()
    visitor.map().locator("path.venue").first.wait_for(state="attached")
    page.locator(".st-key-theme-switch button").click()
    visitor.map().wait_for_function(f"{NIGHT} === 'dark'")
    assert visitor.map().evaluate("window.marked") is True


def test_a_map_that_changed_looks_as_one_that_is_opened_anew(arrive: Arrive) -> None:
    """Colours, texts, and the order in which areas lie."""
    changed, anew = arrive(), arrive()
    changed.open("map", lang="en", indicator="density", scale="zone", area=ZONES[0], layers="none")
    frame = changed.map()
    before = frame.evaluate(DRAWN)
    changed.choose("indicator", INDICATORS["venues"])
    changed.arrive(indicator="venues")
    changed.choose("area", name(ZONES[3]))
    assert shown(changed, ZONES[3])
    changed.settle()
    anew.open("map", lang="en", indicator="venues", scale="zone", area=ZONES[3], layers="none")
    paths, labels = anew.map().evaluate(DRAWN)
    found_paths, found_labels = frame.evaluate(DRAWN)
    assert [labels, sorted(paths)] != [before[1], sorted(before[0])]
    assert found_labels == labels
    assert sorted(found_paths) == sorted(paths)
    # The outlines lie above the areas, and no area above the chosen one.
    on_top = [path for path in paths if " outline" in path or " chosen" in path]
    assert found_paths[-len(on_top) :] == paths[-len(on_top) :] == on_top


def test_a_label_stays_in_the_middle_of_its_area_when_its_width_changes(visitor: Visitor) -> None:
    visitor.open("map", lang="en", indicator="density", scale="zone", layers="none")
    frame = visitor.map()
    for size in ("12px", "30px", "9px"):
        frame.evaluate(
            """(size) => {
              for (const label of document.querySelectorAll(".value-label")) label.style.fontSize = size;
            }""",
            size,
        )
        frame.wait_for_function(f"Math.max(...({OFF_CENTRE})()) < 1.5")
    assert len(frame.evaluate(OFF_CENTRE)) == len(ZONES)


def test_the_choices_stand_while_the_map_changes_and_follow_it(visitor: Visitor) -> None:
    """The map is repainted first: what it is chosen with waits, and neither goes nor is put there anew."""
    page = visitor.open("map", lang="en", indicator="density", scale="zone", layers="none")
    visitor.map()
    page.evaluate(
        """() => {
          const held = ["indicator", "scale"].map((key) => document.querySelector(`.st-key-${key}`));
          window.gone = 0;
          const look = () => { window.gone += held.filter((one) => !one.isConnected || !one.offsetHeight).length; };
          new MutationObserver(look).observe(document.body, { childList: true, subtree: true, attributes: true });
        }"""
    )
    visitor.choose("indicator", INDICATORS["venues"])
    visitor.arrive(indicator="venues")
    assert visitor.value("indicator") == INDICATORS["venues"]
    page.locator(".st-key-scale").get_by_role("radio", name="Stretches of the river").click()
    visitor.arrive(scale="stretch")
    assert page.locator(".st-key-scale [aria-checked=true]").inner_text() == "Stretches of the river"
    assert page.evaluate("window.gone") == 0


def test_layers_draw_their_points_and_take_them_away(visitor: Visitor) -> None:
    page = visitor.open("map", lang="en", indicator="density", layers="none")
    frame = visitor.map()
    assert frame.locator(".leaflet-marker-icon.project, path.point").count() == 0
    page.get_by_role("button", name="Layers").click()
    layers = page.locator(".st-key-layers")
    for label, selector, number in (
        ("Weekend night stops", "path.night-stop", int((city().layers["stops"]["night_lines"] != "").sum())),
        ("Local projects", ".project", int(city().layers["local_projects"].geometry.notna().sum())),
    ):
        layers.get_by_role("button", name=label).click()
        frame.locator(selector).first.wait_for(state="attached")
        assert frame.locator(selector).count() == number
    visitor.arrive(layers="night-stops,projects")
    layers.get_by_role("button", name="Local projects").click()
    frame.locator(".project").first.wait_for(state="detached")
    assert frame.locator("path.night-stop").count() > 0


def test_values_stand_on_the_map_without_hovering(visitor: Visitor) -> None:
    visitor.open("map", lang="it", indicator="density", scale="zone")
    labels = visitor.map().locator(".value-label").all_inner_texts()
    assert len(labels) == len(ZONES)
    assert all(re.search(r"\n\d{1,2}\.\d{3}$", label) for label in labels)
    assert visitor.page.locator(".legend li").count() <= 5 + 1 + 1


def test_streets_and_river_are_drawn_without_a_network(visitor: Visitor) -> None:
    visitor.open("map", lang="en")
    frame = visitor.map()
    assert frame.locator("path.street-main").count() > 10
    assert frame.locator("path.water").count() > 0
    assert frame.locator(".leaflet-tile").count() == 0


def test_the_map_follows_the_theme(visitor: Visitor) -> None:
    """Also when it is changed while the map is there, and on the next page."""
    page = visitor.open("map", lang="en")
    frame = visitor.map()
    paper = "getComputedStyle(document.querySelector('.leaflet-container')).backgroundColor"
    light = frame.evaluate(paper)
    page.locator(".st-key-theme-switch button").click()
    frame.wait_for_function(f"{NIGHT} === 'dark'")
    dark = frame.evaluate(paper)
    assert light != dark
    page.locator(".st-key-masthead").get_by_role("link", name="Overview").click()
    page.wait_for_url(re.compile(r"/\?"))
    visitor.settle()
    visitor.map().wait_for_function(f"{NIGHT} === 'dark'")
    page.reload()
    visitor.settle()
    assert page.locator(".stApp").evaluate("(app) => getComputedStyle(app).colorScheme") == "dark"
    assert visitor.map().evaluate(NIGHT) == "dark"


def test_online_tiles_are_off_until_asked_for(visitor: Visitor) -> None:
    page = visitor.open("map", lang="en")
    visitor.map()
    assert visitor.problems == []
    page.get_by_role("button", name="Layers").click()
    page.get_by_text("Online street map").click()
    visitor.arrive(tiles="1")
    visitor.map().locator(".leaflet-tile").first.wait_for(state="attached")
    asked = [problem for problem in visitor.problems if problem.startswith("asked another host")]
    assert asked
    assert all(problem.startswith(f"asked another host: {TILE_ORIGIN}/") for problem in asked)
    assert not [problem for problem in visitor.problems if "Content Security Policy" in problem]
    visitor.problems.clear()


def test_a_broken_address_is_no_error(visitor: Visitor) -> None:
    for query in ("%", "area=%E0%A4%A&scale=%", "area=%00", "lang=%ff", "layers=%3Cscript%3E", "&&&=&=x", "x" * 5000):
        visitor.page.goto(f"{visitor.url}/map?{query}")
        visitor.settle()
        assert len(visitor.chosen_on_map()) == 1
        assert visitor.page.locator("[data-testid=stAlert]").count() == 0


def test_the_language_changes_the_whole_page_and_keeps_the_view(visitor: Visitor) -> None:
    page = visitor.open("map", lang="en", indicator="density", area=ZONES[2])
    visitor.map()
    before = page.locator("h1").inner_text()
    page.get_by_role("link", name="Italiano").click()
    page.wait_for_url("**lang=it**")
    visitor.settle()
    assert page.locator("html").get_attribute("lang") == "it"
    assert page.locator("h1").inner_text() != before
    assert visitor.map().evaluate("document.documentElement.lang") == "it"
    assert visitor.query() == {"lang": "it", "indicator": "density", "area": ZONES[2]}
    assert visitor.chosen_on_map() == [ZONES[2]]
