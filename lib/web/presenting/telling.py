"""The story that is told: the one of the address, or the package's own; its steps with all that they show."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from lib.model.stories import problems
from lib.show.deck.deck import Shown
from lib.show.deck.stage import is_picture
from lib.show.exhibits.makers import exhibit
from lib.show.wording.story_sources import sources
from lib.store import stories
from lib.store.problem import Origin
from lib.store.story_file import PATH, digest
from lib.web import state
from lib.web.packages import city, comparison

if TYPE_CHECKING:
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


@lru_cache(maxsize=16)
def steps(story: Story, lang: str) -> tuple[Shown, ...]:
    """The steps of a story, each with what it shows, in a language."""
    name = digest(story)
    found = []
    for number, step in enumerate(story.steps, start=1):
        shown = exhibit(step.view, city(), comparison(), lang)
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
