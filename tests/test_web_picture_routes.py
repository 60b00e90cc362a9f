"""Pictures of a story's steps, as the running dashboard serves them."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest

from benchmarks.server import Server
from lib.locale import LANGUAGES
from lib.show.palette import DARK, LIGHT
from lib.store import stories
from lib.store.story import Story, Text
from lib.store.story_file import digest
from lib.web.presenting import telling
from lib.web.presenting.picture_routes import AN_HOUR, HEIGHT, THEMES, WIDTH
from tests.browser.telling import own_story
from tests.web import Answer, ask, fetch

OWN = own_story()
NAME = digest(OWN)
DRAWN = [number for number, each in enumerate(telling.steps(OWN, "it"), start=1) if each.picture]
MINE = replace(OWN, title=Text("Una prova", "A trial"), steps=OWN.steps[DRAWN[0] - 1 : DRAWN[0]])
PAPER = {"light": LIGHT.paper, "dark": DARK.paper}


def picture(server: Server, number: int, lang: str = "it", theme: str = "light", story: Story = OWN) -> Answer:
    return fetch(server, f"/pictures/{digest(story)}/{lang}/{number}-{theme}.svg")


def elements(answer: Answer) -> list[ElementTree.Element]:
    assert (answer.status, answer.headers["content-type"]) == (200, "image/svg+xml")
    return list(ElementTree.fromstring(answer.text).iter())


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("number", DRAWN)
def test_each_drawn_step_has_a_picture_in_every_language_and_theme(
    server: Server, number: int, lang: str, theme: str
) -> None:
    answer = picture(server, number, lang, theme)
    found = elements(answer)
    assert found[0].tag.rpartition("}")[2] == "svg"
    width, height = (float(found[0].attrib[name].removesuffix("pt")) for name in ("width", "height"))
    assert width / height == pytest.approx(WIDTH / HEIGHT, abs=0.01)
    assert PAPER[theme] in answer.text
    assert PAPER[{"light": "dark", "dark": "light"}[theme]] not in answer.text


def test_the_address_that_the_page_holds_is_the_address_of_the_picture(server: Server) -> None:
    for each in telling.steps(OWN, "en"):
        if each.picture:
            assert fetch(server, each.picture.format(theme="dark")).status == 200


def test_pictures_differ_by_step_language_and_theme(server: Server) -> None:
    asked = [(number, lang, theme) for number in DRAWN[:2] for lang in LANGUAGES for theme in THEMES]
    assert len({picture(server, *each).text for each in asked}) == len(asked)


@pytest.mark.parametrize("number", DRAWN)
def test_nothing_in_a_picture_runs_or_is_fetched(server: Server, number: int) -> None:
    for each in elements(picture(server, number)):
        assert each.tag.rpartition("}")[2] not in ("script", "foreignObject", "iframe", "a", "animate", "set")
        for name, text in each.attrib.items():
            assert not name.rpartition("}")[2].startswith("on")
            assert name.rpartition("}")[2] != "href" or text.startswith(("#", "data:image/png;base64,"))


def test_a_picture_is_compressed_and_kept_an_hour(server: Server) -> None:
    answer = picture(server, DRAWN[0])
    assert answer.headers["cache-control"] == AN_HOUR
    assert answer.headers["content-encoding"] == "gzip"
    assert len(answer.body) < len(answer.content)
    assert "content-security-policy" in answer.headers
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "path",
    [
        f"{'0' * 16}/it/1-light.svg",
        f"{NAME[:-1]}/it/1-light.svg",
        f"{NAME}/it/0-light.svg",
        f"{NAME}/it/{len(OWN.steps) + 1}-light.svg",
        f"{NAME}/it/999999999999-light.svg",
        f"{NAME}/de/1-light.svg",
        f"{NAME}/IT/1-light.svg",
        f"{NAME}/it/1-blue.svg",
        f"{NAME}/it/1-.svg",
        f"{NAME}/it/one-light.svg",
        f"{NAME}/it/-1-light.svg",
        f"{NAME}/it/1-light.png",
        "..%2f..%2fetc/it/1-light.svg",
        "%3Cscript%3E/it/1-light.svg",
        f"{NAME}/%3Cscript%3E/1-light.svg",
        f"{NAME}/it/1-%3Cscript%3E.svg",
    ],
)
def test_of_anything_else_there_is_no_picture(server: Server, path: str) -> None:
    answer = fetch(server, f"/pictures/{path}")
    assert answer.headers.get("content-type") != "image/svg+xml"
    assert answer.status in (302, 400, 404)
    assert answer.headers.get("location", "/?").startswith("/?")
    assert "<script>" not in answer.text


def test_only_reading_is_offered(server: Server) -> None:
    assert ask(server, f"/pictures/{NAME}/it/{DRAWN[0]}-light.svg", "POST", b"").status == 405
    head = ask(server, f"/pictures/{NAME}/it/{DRAWN[0]}-light.svg", "HEAD")
    assert (head.status, head.body) == (200, b"")


def test_a_story_of_one_s_own_has_its_pictures_as_soon_as_it_is_kept(server: Server) -> None:
    """Also where somebody asked for them before: what was not there yet is not remembered as absent."""
    place = stories.folder() / f"{digest(MINE)}.yaml"
    place.unlink(missing_ok=True)
    assert picture(server, 1, story=MINE).status == 404
    stories.keep(MINE)
    assert picture(server, 1, story=MINE).text == picture(server, DRAWN[0]).text
    assert picture(server, 2, story=MINE).status == 404
    place.unlink()
    assert picture(server, 1, story=MINE).status == 404


def test_the_address_of_a_picture_has_no_other_part() -> None:
    found = {urlsplit(each.picture).path.count("/") for each in telling.steps(OWN, "en") if each.picture}
    assert found == {4}
