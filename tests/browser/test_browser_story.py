"""A story of one's own, made with the keyboard: a view is added, moved, given a title, told, and taken away."""

from __future__ import annotations

from pathlib import Path

import pytest

from lib.locale import LANGUAGES
from lib.web.packages import city
from tests.browser.conftest import Arrive
from tests.browser.telling import arrive_at, own_story, press, seen, step, title
from tests.browser.test_browser_keyboard import tab_to
from tests.browser.test_browser_pages import check, examined, findings
from tests.browser.visitor import Visitor
from tests.slide_files import links, read

OWN = own_story()
LAST = len(OWN.steps) + 1
AREA = str(city().tables["areas"]["area_id"].iloc[0])
TITLE = {"it": "La mappa che mancava", "en": "The map that was missing"}
OPENED = "document.querySelectorAll('[data-testid=stMain] details:not([open]) summary').forEach((one) => one.click())"
CHANGED = "(before) => new URLSearchParams(location.search).get('story') !== before"


def use(visitor: Visitor, selector: str, back: bool = False) -> None:
    """Reach a control with Tab, and press it."""
    tab_to(visitor, selector, back)
    press(visitor, "Enter")


def write(visitor: Visitor, lang: str) -> None:
    """Write another title for the chosen step, and save it."""
    before = visitor.query()["story"]
    tab_to(visitor, f".st-key-texts-{lang} [class*='-title-']")
    press(visitor, "ControlOrMeta+a")
    visitor.page.keyboard.type(TITLE[lang])
    use(visitor, ".st-key-save-step")
    visitor.wait(CHANGED, before)
    visitor.settle()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_view_is_added_moved_named_told_and_handed_out(visitor: Visitor, lang: str, tmp_path: Path) -> None:
    page = visitor.open("map", lang=lang, scale="neighbourhood", area=AREA, indicator="venues-per-km2")
    use(visitor, "[class*='st-key-more-'] summary", back=True)
    page.locator("[class*='st-key-add-step']").wait_for()
    use(visitor, "[class*='st-key-add-step']")
    visitor.arrive(step=str(LAST))
    use(visitor, "[class*='st-key-more-'] [data-testid=stPageLink-NavLink]")
    page.locator(".st-key-move-1").wait_for()
    visitor.arrive(step=str(LAST))
    use(visitor, ".st-key-move-1")
    visitor.arrive(step=str(LAST - 1))
    write(visitor, lang)
    made = visitor.query()["story"]

    use(visitor, ".st-key-tell-it a", back=True)
    page.locator(".deck").wait_for()
    press(visitor, "Home")
    seen(visitor)
    assert visitor.query()["story"] == made
    press(visitor, *str(LAST - 1), "Enter")
    arrive_at(visitor, LAST - 1)
    assert (step(visitor), title(visitor)) == (LAST - 1, TITLE[lang])
    press(visitor, "End")
    assert title(visitor) == OWN.steps[-1].title.of(lang)

    press(visitor, "Enter")
    use(visitor, "a.leave")
    page.locator(".st-key-build-slides").wait_for()
    assert visitor.query()["story"] == made
    use(visitor, ".st-key-build-slides", back=True)
    page.locator(".st-key-story-slides").wait_for()
    visitor.settle()
    tab_to(visitor, ".st-key-story-slides")
    with page.expect_download() as taken:
        press(visitor, "Enter")
    taken.value.save_as(tmp_path / "story.pptx")
    deck = read((tmp_path / "story.pptx").read_bytes())
    texts = [" ".join(shape.text_frame.text for shape in each.shapes if shape.has_text_frame) for each in deck.slides]
    assert sum(TITLE[lang] in text for text in texts) == 1
    led_to = [link for each in deck.slides for link in links(each)]
    assert any(f"{visitor.url}/map?lang={lang}" in link and f"area={AREA}" in link for link in led_to)


def test_the_address_of_a_story_opens_it_in_another_browser(arrive: Arrive) -> None:
    first, other = arrive(), arrive()
    first.open("story", lang="en", step="2")
    use(first, ".st-key-remove-step")
    first.wait(CHANGED, None)
    first.settle()
    other.page.goto(first.page.url)
    other.settle()
    options = other.page.locator(".st-key-step [data-testid=stRadioOption]")
    options.first.wait_for()
    listed = options.all_inner_texts()
    assert len(listed) == len(OWN.steps) - 1
    assert listed[1].startswith(f"2. {OWN.steps[2].title.en}")


@pytest.mark.parametrize(("lang", "theme"), [("it", "dark"), ("en", "light"), ("it", "light"), ("en", "dark")])
def test_a_story_being_made_has_no_serious_barrier(arrive: Arrive, lang: str, theme: str) -> None:
    visitor = arrive(theme=theme)
    page = visitor.open("story", lang=lang, step="4")
    page.evaluate(OPENED)
    check(visitor, "story")
    page.locator("img.preview").wait_for()
    assert page.evaluate("document.querySelector('img.preview').complete")


@pytest.mark.parametrize(("path", "lang", "theme"), [("map", "it", "light"), ("cities", "en", "dark")])
def test_the_files_of_a_view_have_no_serious_barrier(arrive: Arrive, path: str, lang: str, theme: str) -> None:
    visitor = arrive(theme=theme)
    page = visitor.open(path, lang=lang)
    page.locator("[class*='st-key-more-'] summary").click()
    page.locator("[class*='st-key-add-step']").wait_for()
    visitor.settle()
    assert findings(examined(visitor)) == []
