"""The story that is told: the one of the address, or the package's own; its steps with all that they show."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from lib.locale import catalogue
from lib.model.stories import problems
from lib.show.deck.deck import Shown
from lib.show.deck.stage import is_picture
from lib.show.deck.unshown import unshown
from lib.show.exhibits.makers import NoExhibitError, exhibit
from lib.show.wording.story_sources import sources
from lib.store import stories
from lib.store.problem import Origin
from lib.store.story_file import PATH, digest
from lib.store.view import CHARTS
from lib.web import state
from lib.web.packages import city, comparison
from lib.web.pages import page_infos

if TYPE_CHECKING:
    from lib.show.exhibits.exhibit import Exhibit
    from lib.store.story import Story
    from lib.store.view import View


def named(name: str) -> Story | None:
    """The story of a digest ("" for the package's own), where it is kept here and fits the packages shown."""
    usual = city().story
    if not name or (usual and name == digest(usual)):
        return usual
    found = stories.kept(name)
    return found if found and _fits(found) else None


@lru_cache(maxsize=64)
def _fits(story: Story) -> bool:
    return not problems(story, city(), comparison(), Origin(PATH, PATH))


def current() -> Story | None:
    """The story of this visitor's address; the package's own where that one is not here."""
    return named(state.one("story")) or city().story


def is_elsewhere() -> bool:
    """Whether the address names a story that is not kept here, or does not fit the packages."""
    name = state.one("story")
    return bool(name) and named(name) is None


@lru_cache(maxsize=16)
def steps(story: Story, lang: str) -> tuple[Shown, ...]:
    """The steps of a story, each with what it shows, in a language."""
    name = digest(story)
    found = []
    for number, step in enumerate(story.steps, start=1):
        shown = drawn(step.view, lang)
        found.append(
            Shown(
                step,
                shown,
                sources(step, city(), comparison(), lang),
                live=live(shown.view, lang, number, _address_of(story)),
                picture=picture(name, lang, number) if is_picture(shown) else "",
            )
        )
    return tuple(found)


def drawn(view: View, lang: str) -> Exhibit:
    """What a view shows; a sentence where nothing of it can stand alone: the live page has it."""
    try:
        return exhibit(view, city(), comparison(), lang)
    except NoExhibitError as nothing:
        page = next(info.title for info in page_infos(catalogue(lang)) if info.path == view.page)
        told = catalogue(lang).gettext("This is shown on the live page “{page}”.").format(page=page)
        return unshown(view, page, str(nothing) if CHARTS.get(view.page) else told, lang)


def _address_of(story: Story) -> str:
    """The digest a story has in an address: none for the package's own."""
    return "" if story == city().story else digest(story)


def live(view: View, lang: str, number: int, story: str = "") -> str:
    """The address of the page that shows a step's view, in presenter's dress and with the way back."""
    query = {"lang": lang, **view.query, "present": "1", "step": str(number)} | ({"story": story} if story else {})
    return f"/{view.page}?{urlencode(query, safe=',')}"


def picture(name: str, lang: str, number: int) -> str:
    """The address of a step's picture, with `{theme}` where the theme goes."""
    return f"/pictures/{name}/{lang}/{number}-{{theme}}.svg?data={city().version}-{comparison().version}"
