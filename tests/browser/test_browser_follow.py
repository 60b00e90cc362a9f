"""Those who follow a presenter on their own screens, the speaker's window, and a server that is started anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from lib.locale import LANGUAGES, catalogue
from lib.store.stories import VARIABLE
from tests.browser import telling
from tests.browser.conftest import Arrive, showing
from tests.browser.telling import arrive_at, own_story, press, seen, step, tell, title
from tests.browser.test_browser_pages import examined, findings
from tests.browser.visitor import Visitor

STORY = own_story()
TOTAL = len(STORY.steps)
OPEN = "document.querySelector('.deck .told').textContent !== ''"


def code_of(presenter: Visitor) -> str:
    """The code that the presenter's list shows."""
    press(presenter, "Enter")
    shown = presenter.page.locator("dialog.list .code")
    presenter.page.wait_for_function("document.querySelector('.list .code').textContent.length === 6")
    code = shown.inner_text()
    presenter.page.locator("dialog.list .close-list").click()
    return code


def follow(arrive: Arrive, presenter: Visitor, lang: str = "en", **query: str) -> Visitor:
    viewer = arrive(url=presenter.url)
    tell(viewer, lang, follow=code_of(presenter), **query)
    return viewer


@pytest.mark.parametrize("lang", LANGUAGES)
def test_viewers_go_where_the_presenter_goes_in_their_own_language(arrive: Arrive, lang: str) -> None:
    presenter = arrive()
    tell(presenter, "it", step="2")
    viewer = follow(arrive, presenter, lang)
    arrive_at(viewer, 2)
    for number in (3, 4, 5):
        press(presenter, "ArrowRight")
        arrive_at(viewer, number)
    assert step(viewer) == 5
    assert title(viewer) == STORY.steps[4].title.of(lang)
    press(presenter, "Home")
    arrive_at(viewer, 1)


def test_viewers_follow_to_a_live_page_and_back(arrive: Arrive) -> None:
    presenter = arrive()
    number = next(number for number, each in enumerate(STORY.steps, 1) if each.view.page == "map")
    tell(presenter, "it", step=str(number))
    viewer = follow(arrive, presenter)
    press(presenter, "Escape")
    viewer.page.wait_for_url("**/map?*")
    viewer.page.locator(".st-key-indicator").wait_for()
    assert {"lang": "en", "present": "1", "step": str(number)}.items() <= viewer.query().items()
    assert STORY.steps[number - 1].view.query.items() <= viewer.query().items()
    presenter.page.locator("a.back-to-story").wait_for()
    press(presenter, "Escape")
    arrive_at(presenter, number)
    arrive_at(viewer, number)


def test_viewers_change_nothing(arrive: Arrive) -> None:
    presenter = arrive()
    tell(presenter, step="3")
    viewer = follow(arrive, presenter)
    arrive_at(viewer, 3)
    press(viewer, "ArrowRight", "PageDown", "End", "5", "Enter")
    viewer.page.wait_for_timeout(500)
    assert (step(viewer), step(presenter)) == (3, 3)
    assert not viewer.page.locator(".deck .go-on").is_visible()
    assert not viewer.page.locator("dialog.list").is_visible()
    assert findings(examined(viewer)) == []


def test_who_comes_before_the_presenter_waits(arrive: Arrive) -> None:
    viewer = arrive()
    tell(viewer, "en", follow="ABC234")
    viewer.page.get_by_text(catalogue("en").gettext("Waiting for the presenter")).wait_for()
    assert step(viewer) == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_speaker_has_notes_and_what_comes_next_and_both_windows_move_together(arrive: Arrive, lang: str) -> None:
    _ = catalogue(lang).gettext
    presenter = arrive()
    tell(presenter, lang, step="2")
    code = code_of(presenter)
    speaker = Visitor(presenter.page.context, presenter.url)
    tell(speaker, lang, role="speaker", follow=code, step="2")
    arrive_at(speaker, 2)
    shown = speaker.page.locator(telling.SECTION)
    assert " ".join(STORY.steps[1].notes.of(lang).split())[:60] in " ".join(shown.inner_text().split())
    assert _("Next: {title}").format(title=STORY.steps[2].title.of(lang)) in shown.inner_text()
    press(presenter, "ArrowRight")
    arrive_at(speaker, 3)
    press(speaker, "PageDown")
    arrive_at(presenter, 4)
    presenter.wait("document.querySelector('.clock').dataset.state !== 'stopped'")
    speaker.wait("document.querySelector('.clock').dataset.state !== 'stopped'")
    assert findings(examined(speaker)) == []


def test_the_code_leads_others_here_and_can_be_scanned(visitor: Visitor) -> None:
    tell(visitor, "en")
    code = code_of(visitor)
    press(visitor, "Enter")
    address = visitor.page.locator("dialog.list .follow-address").get_attribute("href")
    assert address == f"{visitor.url}/present?lang=en&follow={code}"
    drawn = "document.querySelector('.list .qr').complete && document.querySelector('.list .qr').naturalWidth > 50"
    visitor.wait(drawn)


def test_a_restarted_server_finds_everybody_where_they_were(arrive: Arrive, tmp_path: Path) -> None:
    settings = {VARIABLE: tmp_path}
    with showing(settings) as first:
        presenter = arrive(url=first.url)
        tell(presenter, "it")
        telling.mark_frame(presenter)
        viewer = follow(arrive, presenter)
        press(presenter, "ArrowRight", "ArrowRight", "ArrowRight")
        arrive_at(viewer, 4)
        port = first.port
    press(presenter, "ArrowRight")
    assert step(presenter) == 5
    with showing(settings, port):
        arrive_at(viewer, 5)
        press(presenter, "ArrowRight")
        arrive_at(viewer, 6)
        assert telling.frame_stayed(presenter)
        presenter.page.reload()
        seen(presenter)
        assert step(presenter) == 6
        for each in (presenter, viewer):
            each.problems.clear()  # while there was no server, its client said so
