"""Another city's package is shown by naming its folder: no line of the program changes."""

from __future__ import annotations

from collections.abc import Iterator
from gettext import NullTranslations

import pytest

from benchmarks.server import Server
from lib.locale import LANGUAGES, catalogue
from lib.web.packages import CITY_VARIABLE, city
from lib.web.pages import menu
from tests.browser.conftest import Arrive, showing
from tests.packages import write_city

ELSEWHERE = sorted({*city().tables["areas"]["name_it"], *city().tables["areas"]["name_en"]})
ZONE, LARGE = "mill-zone", ("east-bank", "west-bank")


@pytest.fixture(scope="module")
def fiumalta(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with showing({CITY_VARIABLE: write_city(tmp_path_factory.mktemp("city") / "fiumalta")}) as server:
        yield server


def test_its_areas_are_on_the_map(arrive: Arrive, fiumalta: Server) -> None:
    visitor = arrive(url=fiumalta.url)
    page = visitor.open("map", lang="en", indicator="residents", scale="neighbourhood")
    frame = visitor.map()
    for area in LARGE:
        assert frame.locator(f"path.area-{area}").count() == 1
    labels = [label.replace("\n", " ") for label in frame.locator(".value-label").all_inner_texts()]
    assert sorted(labels) == ["East Bank 1,200", "West Bank >900"]
    assert page.locator(".bars a").all_inner_texts()[0].split("\n")[0] == "East Bank"
    visitor.click_area(LARGE[1])
    visitor.arrive(area=LARGE[1])
    assert visitor.value("area") == "West Bank"
    assert "Others: 950" in page.locator("[data-testid=stMain]").inner_text()


def test_its_streets_and_its_river_lie_underneath(arrive: Arrive, fiumalta: Server) -> None:
    visitor = arrive(url=fiumalta.url)
    visitor.open("map", lang="it", layers="stops,night-stops,venues,projects,places,crossings,stretches")
    frame = visitor.map()
    frame.locator("path.venue").first.wait_for(state="attached")
    assert frame.locator("path.street-main").count() == 1
    assert frame.locator("path.water").count() == 1
    assert frame.locator("path.night-stop").count() == 1
    assert frame.locator(".project").count() == 1
    assert frame.locator(f"path.area-{ZONE}").count() == 1


@pytest.mark.parametrize("path", [info.path for info in menu(NullTranslations())])
def test_every_page_is_about_it_and_about_nowhere_else(arrive: Arrive, fiumalta: Server, path: str) -> None:
    visitor = arrive(url=fiumalta.url)
    for lang in LANGUAGES:
        page = visitor.open(path, lang=lang)
        assert page.locator("h1").count() == 1
        assert page.locator("[data-testid=stException]").count() == 0
        told = [catalogue(lang).gettext("There is no story yet: add a view to it, or load one.")]
        assert page.locator("[data-testid=stAlert] p").all_inner_texts() == (told if path == "story" else [])
        assert "fiumalta 1.0.0" in page.locator(".st-key-footer").inner_text()
        shown = page.locator("[data-testid=stMain]").inner_text()
        assert [name for name in ELSEWHERE if name in shown] == []
