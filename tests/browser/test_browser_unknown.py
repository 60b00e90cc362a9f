"""A visitor who follows a wrong address stands on the first page, is told so, and goes on from there."""

from __future__ import annotations

import pytest

from tests.browser.visitor import Visitor

TITLES = {"it": "Che cosa si è provato", "en": "What was tried here"}
NOTICES = {"it": "L'indirizzo chiede", "en": "The address asks for something"}


@pytest.mark.parametrize("lang", ["it", "en"])
@pytest.mark.parametrize("path", ["nowhere", "map/deeper/still"])
def test_a_wrong_address_opens_the_first_page_and_says_so(visitor: Visitor, path: str, lang: str) -> None:
    page = visitor.open(path, lang=lang)
    assert page.url == f"{visitor.url}/?lang={lang}&page={path.replace('/', '%2F')}"
    assert page.locator("h1").inner_text().startswith(TITLES[lang])
    assert page.get_by_text(NOTICES[lang]).count() == 1
    assert page.locator("[role=dialog]").count() == 0
    page.locator(".st-key-masthead a[href*='indicators']").first.click()
    page.wait_for_url("**/indicators?*")
    visitor.settle()
    assert visitor.query() == {"lang": lang}
    page.locator(".st-key-item-detail").wait_for()
    assert page.get_by_text(NOTICES[lang]).count() == 0


def test_every_page_opens_by_its_own_address_as_before(visitor: Visitor) -> None:
    page = visitor.open("cities", lang="en")
    assert page.url == f"{visitor.url}/cities?lang=en"
    assert page.locator("[role=dialog]").count() == 0
