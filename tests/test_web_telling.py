"""Which story an address tells, and what each of its steps leads to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.locale import LANGUAGES
from lib.model import address
from lib.show.deck.stage import is_picture
from lib.show.exhibits.drawings import Statements
from lib.store import stories
from lib.store.story import Step, Story, Text
from lib.store.story_file import digest
from lib.store.view import CHARTS, View
from lib.web import state
from lib.web.packages import city, comparison
from lib.web.pages import PATHS
from lib.web.presenting import telling
from tests.browser.telling import own_story
from tests.story_files import STORIES

OWN = own_story()
KEYS = state.keys()
PARTS = [(page, chart) for page, charts in CHARTS.items() for chart in charts]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(stories.VARIABLE, str(tmp_path / "kept"))
    return tmp_path / "kept"


def of(*views: View, title: str = "Mine") -> Story:
    """A story of these views."""
    text = Text("Testo", "Text")
    return Story(Text(title, title), tuple(Step(text, text, Text("", ""), 3, view) for view in views))


MINE = of(View("map", "areas"), View("cities", "ranking", (("city_indicator", "theft"),)))


def query(found: str) -> dict[str, str]:
    """The keys of an address, each once."""
    pairs = parse_qs(urlsplit(found).query, keep_blank_values=True)
    assert all(len(values) == 1 for values in pairs.values())
    return {name: value for name, (value,) in pairs.items()}


# The story of an address


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Stand at an address with this story."""

    def standing(name: str) -> None:
        monkeypatch.setattr(state, "query", lambda: {"story": name} if name else {})

    return standing


def test_without_a_name_it_is_the_package_s_own(at: Callable[[str], None]) -> None:
    at("")
    assert telling.current() == telling.named("") == OWN
    assert not telling.is_elsewhere()


def test_the_package_s_own_has_a_name_too_and_needs_no_file(at: Callable[[str], None], folder: Path) -> None:
    at(digest(OWN))
    assert telling.current() == OWN
    assert not telling.is_elsewhere()
    assert not folder.exists()


def test_a_story_that_is_kept_is_told(at: Callable[[str], None]) -> None:
    at(stories.keep(MINE))
    assert telling.current() == MINE
    assert not telling.is_elsewhere()


@pytest.mark.parametrize("name", ["0123456789abcdef", digest(MINE)])
def test_of_one_that_was_never_kept_the_usual_one_is_told_in_its_place(at: Callable[[str], None], name: str) -> None:
    at(name)
    assert telling.current() == OWN
    assert telling.is_elsewhere()


@pytest.mark.parametrize("name", ["../secret", "<b>", "0123456789ABCDEF", "0" * 17, "no"])
def test_what_is_no_name_counts_as_none(at: Callable[[str], None], name: str) -> None:
    """The address refuses it already: it is said there, and not twice."""
    at(name)
    assert telling.current() == OWN
    assert not telling.is_elsewhere()


@pytest.mark.parametrize(
    "view",
    [
        View("map", "map", (("indicator", "nothing"),)),
        View("map", "map", (("area", "nowhere"),)),
        View("cities", "ranking", (("city", "099999"),)),
        View("map", "map", (("colour", "red"),)),
    ],
    ids=str,
)
def test_one_that_does_not_fit_the_packages_is_not_told(at: Callable[[str], None], view: View) -> None:
    name = stories.keep(of(View("map"), view))
    assert stories.kept(name)
    at(name)
    assert telling.named(name) is None
    assert telling.current() == OWN
    assert telling.is_elsewhere()


def test_one_whose_sources_are_not_there_is_not_told() -> None:
    step = replace(MINE.steps[0], sources=("sources/nobody",))
    assert telling.named(stories.keep(replace(MINE, steps=(step,)))) is None


@given(STORIES)
def test_whatever_is_kept_is_told_or_not_without_an_error(story: Story) -> None:
    assert telling.named(stories.keep(story)) in (story, None)


# Its steps


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_step_has_what_it_shows_and_what_it_rests_on(lang: str) -> None:
    found = telling.steps(OWN, lang)
    assert [each.step for each in found] == list(OWN.steps)
    assert all(each.exhibit.lang == lang and each.sources for each in found)
    assert telling.steps(OWN, lang) is found


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("number", range(1, len(OWN.steps) + 1))
def test_the_live_page_of_a_step_shows_its_view(number: int, lang: str) -> None:
    shown = telling.steps(OWN, lang)[number - 1]
    path, asked = urlsplit(shown.live).path.removeprefix("/"), query(shown.live)
    assert path == shown.step.view.page
    assert (asked["lang"], asked["present"], asked["step"]) == (lang, "1", str(number))
    assert "story" not in asked
    read, refused = address.read(asked, KEYS)
    assert refused == []
    for name, text in (shown.step.view.query | shown.exhibit.view.query).items():
        assert KEYS[name].text(read[name]) == text


def test_the_live_page_of_another_story_knows_which() -> None:
    stories.keep(MINE)
    for each in telling.steps(MINE, "en"):
        asked = query(each.live)
        assert asked["story"] == digest(MINE)
        assert address.read(asked, KEYS)[1] == []


@pytest.mark.parametrize(("page", "chart"), PARTS)
def test_every_part_of_every_page_leads_to_that_part(page: str, chart: str) -> None:
    (shown,) = telling.steps(of(View(page, chart)), "en")
    read, refused = address.read(query(shown.live), KEYS)
    assert refused == []
    assert urlsplit(shown.live).path == f"/{page}"
    if page == "cities":
        assert read["panel" if chart != "like" else "side"] == chart
    if chart == "composite":
        assert read["composite"] == "1" or read["panel"] == "composite"
    assert shown.exhibit.view.chart == chart


VALUES = st.sampled_from(["scale", "area", "indicator", "city", "x", "layers", "like", "zoom", "month"])


@given(st.sampled_from([path for path in PATHS if path in CHARTS]), st.data(), st.sampled_from(LANGUAGES))
def test_a_live_address_opens_any_view_again(page: str, data: st.DataObject, lang: str) -> None:
    keys = {}
    for name in data.draw(st.lists(VALUES, unique=True, max_size=5)):
        key = KEYS[name]
        several = st.lists(st.sampled_from(key.allowed), unique=True, max_size=3).map(tuple)
        keys[name] = key.text(data.draw(several) if key.many else data.draw(st.sampled_from(key.allowed)))
    found = telling.live(View(page, "", tuple(keys.items())), lang, 7, "0123456789abcdef")
    read, refused = address.read(query(found), KEYS)
    assert refused == []
    assert {name: KEYS[name].text(read[name]) for name in keys} == keys
    assert (read["lang"], read["present"], read["step"], read["story"]) == (lang, "1", "7", "0123456789abcdef")


def test_pictures_are_named_by_story_language_step_and_the_data_they_are_of() -> None:
    for number, each in enumerate(telling.steps(OWN, "it"), start=1):
        assert bool(each.picture) == is_picture(each.exhibit)
        if each.picture:
            parts = urlsplit(each.picture.format(theme="dark"))
            assert parts.path == f"/pictures/{digest(OWN)}/it/{number}-dark.svg"
            assert parts.query == f"data={city().version}-{comparison().version}"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("view", "told"),
    [
        (View("method"), {"it": "Dati e metodo", "en": "Data and method"}),
        (View("method", "", (("section", "about"),)), {"it": "Dati e metodo", "en": "Data and method"}),
        (View("cities", "like", (("city", "none"),)), {"it": "Scegli", "en": "Choose a city"}),
    ],
)
def test_a_view_that_draws_nothing_says_so_and_leads_to_its_page(view: View, told: dict[str, str], lang: str) -> None:
    (shown,) = telling.steps(of(view), lang)
    assert isinstance(shown.exhibit.drawing, Statements)
    (item,) = shown.exhibit.drawing.items
    assert told[lang] in item.text
    assert item.text == shown.exhibit.finding
    assert urlsplit(shown.live).path == f"/{view.page}"
    assert view.query.items() <= query(shown.live).items()
    assert shown.picture == ""
