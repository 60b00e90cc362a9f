"""The addresses of a story's pictures: drawn when they are first asked for, then kept."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import anyio
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from lib.locale import LANGUAGES
from lib.show.palette import colours
from lib.web.packages import city, comparison

if TYPE_CHECKING:
    from starlette.requests import Request

    from lib.store.story import Story

THEMES = ("light", "dark")
WIDTH, HEIGHT, TYPE = 1220, 400, 24
"""The middle of a step at 1280 x 720, and its type, in pixels."""
AN_HOUR = "private, max-age=3600"


async def picture(request: Request) -> Response:
    """The picture of one step, in the colours of a theme."""
    asked = request.path_params
    if asked["lang"] in LANGUAGES and asked["theme"] in THEMES:
        drawn = await anyio.to_thread.run_sync(_drawn, asked["story"], asked["lang"], asked["step"], asked["theme"])
        if drawn:
            return Response(drawn, media_type="image/svg+xml", headers={"cache-control": AN_HOUR})
    return PlainTextResponse("Not found", status_code=404)


def _drawn(name: str, lang: str, number: int, theme: str) -> bytes | None:
    """None where there is no such story or step; it may come later, so nothing is remembered of that."""
    from lib.web.presenting import telling

    story = telling.named(name)
    return _picture(story, lang, number, theme) if story and 1 <= number <= len(story.steps) else None


@lru_cache(maxsize=256)
def _picture(story: Story, lang: str, number: int, theme: str) -> bytes:
    # Drawing takes a library of its own, which only who presents needs in memory.
    from lib.export.pictures.picture import svg
    from lib.export.pictures.shape import Shape
    from lib.web.presenting import telling

    shown = telling.steps(story, lang)[number - 1].exhibit
    return svg(shown, colours(theme == "dark"), Shape(WIDTH, HEIGHT, TYPE, words=False), city(), comparison())


def picture_routes() -> list[Route]:
    """All addresses of pictures."""
    return [Route("/pictures/{story}/{lang}/{step:int}-{theme}.svg", picture)]
