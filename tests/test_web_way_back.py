"""Off the path and back: on a live page that a story led to, the way back to its step is in sight."""

from __future__ import annotations

from gettext import NullTranslations
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from lib.locale import LANGUAGES, catalogue
from lib.store import stories
from lib.web.pages import menu
from lib.web.presenting import telling, way_back
from tests.app import show_framed
from tests.browser.telling import own_story
from tests.hostile import MARKUP, SCRIPT
from tests.test_show_deck import Reading

OWN = own_story()
PAGES = [info.file.removesuffix(".py") for info in menu(NullTranslations())]
DIGEST, CODE = "0123456789abcdef", "ABCDEF"
FOOTER = {"it": "Segnala un errore", "en": "Report an error"}
ODD = [MARKUP, SCRIPT, "", "0", "-1", "61", "1e3", "٣", "step", '"><script>', "../..", "0" * 400]


def html(app: AppTest) -> str:
    return "".join(element.proto.body for element in app.get("html"))


def way(app: AppTest) -> tuple[str, dict[str, str], str] | None:
    """Where the link back leads: page, keys, what it says; None where there is none."""
    found = Reading(html(app)).all("a", "back-to-story")
    if not found:
        return None
    (link,) = found
    assert "data-soft" in link.attributes
    parts = urlsplit(link.attributes["href"])
    assert (parts.scheme, parts.netloc) == ("", "")
    return parts.path, {name: values[0] for name, values in parse_qs(parts.query).items()}, link.text


def is_framed(app: AppTest) -> bool:
    """Whether menu and footer are there."""
    labels = {link.proto.label for link in app.get("page_link")}
    return bool(labels & set(FOOTER.values())) and "theme-switch" in {button.key for button in app.button}


def carried(app: AppTest) -> dict[str, str]:
    """The keys that the link back has."""
    found = way(app)
    assert found
    return found[1]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(stories.VARIABLE, str(tmp_path))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_every_page_on_the_way_has_the_way_back_and_nothing_else_around_it(page: str, lang: str) -> None:
    app = show_framed(page, lang=lang, present="1", step="4", story=DIGEST, follow=CODE)
    assert not app.exception
    path, query, text = way(app) or ("", {}, "")
    assert (path, query) == ("/present", {"lang": lang, "step": "4", "story": DIGEST, "follow": CODE})
    assert catalogue(lang).gettext("Back to step {step}").format(step=4) in text
    assert "Esc" in text
    assert not is_framed(app)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_without_a_story_on_the_way_a_page_is_as_always(page: str, lang: str) -> None:
    for query in ({}, {"present": "0"}, {"step": "4"}, {"present": "yes"}):
        app = show_framed(page, lang=lang, **query)
        assert not app.exception
        assert way(app) is None
        assert is_framed(app)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_only_what_the_address_says_is_carried_back(lang: str) -> None:
    assert carried(show_framed("map", lang=lang, present="1")) == {"lang": lang}
    assert carried(show_framed("map", lang=lang, present="1", step="7")) == {"lang": lang, "step": "7"}
    app = show_framed("cities", lang=lang, present="1", step="2", role="presenter", city="none", panel="map")
    assert carried(app) == {"lang": lang, "step": "2"}


@pytest.mark.parametrize("number", range(1, len(OWN.steps) + 1))
def test_from_the_live_page_of_each_step_the_way_leads_back_to_it(number: int) -> None:
    parts = urlsplit(telling.steps(OWN, "en")[number - 1].live)
    query = {name: values[0] for name, values in parse_qs(parts.query, keep_blank_values=True).items()}
    app = show_framed(parts.path.strip("/") or "overview", **query)
    assert not app.exception
    path, back, _text = way(app) or ("", {}, "")
    assert (path, back) == ("/present", {"lang": "en", "step": str(number)})


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("key", way_back.CARRIED)
def test_values_that_mean_nothing_lead_back_to_the_first_step(key: str, odd: str) -> None:
    app = show_framed("method", lang="en", present="1", **{key: odd})
    assert not app.exception
    path, query, text = way(app) or ("", {}, "")
    assert path == "/present"
    assert query in ({"lang": "en"}, {"lang": "en", key: odd})
    assert query == {"lang": "en"} or odd == ""
    assert "Back to step 1" in text
    assert MARKUP not in html(app)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(["step", "story", "follow", "role", "present"]), st.text()))
def test_no_address_breaks_a_page_on_the_way(query: dict[str, str]) -> None:
    app = show_framed("indicators", **({"lang": "it", "present": "1"} | query))
    assert not app.exception
    assert (way(app) is None) == is_framed(app)
