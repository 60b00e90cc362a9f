"""Addresses that are no page: they lead to the first page, which says so, instead of to Streamlit's own dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers
from starlette.responses import RedirectResponse

from lib.web.pages import PATHS

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

KEY = "page"
"""Where the first page's address names the page that there is not: no key of a view, so that a notice names it."""
LONGEST = 50
NEVER_PAGES = {"_stcore", "app", "assets", "auth", "component", "healthz", "media", "oauth2callback", "static"}
"""First parts of addresses that are Streamlit's, those of machines that ask whether it is well, or files of ours."""


class KnownPages:
    """Middleware: where Streamlit would answer with its page for want of anything better, lead to the first page.

    Only that answer is replaced, so that whatever else Streamlit serves, and what it says is not there, stays.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if not _may_be_unknown(scope):
            await self.app(scope, receive, send)
            return
        led = False

        async def lead(message: Message) -> None:
            nonlocal led
            if message["type"] == "http.response.start" and _is_page(message):
                led = True
                await _first_page(scope)(scope, receive, send)
            elif not led:
                await send(message)

        await self.app(scope, receive, lead)


def _may_be_unknown(scope: Scope) -> bool:
    if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
        return False
    path = scope["path"].strip("/")
    return path not in PATHS and path.partition("/")[0] not in NEVER_PAGES


def _is_page(start: Message) -> bool:
    kind = Headers(raw=start["headers"]).get("content-type", "")
    return start["status"] == 200 and kind.startswith("text/html")  # noqa: PLR2004 - HTTP OK


def _first_page(scope: Scope) -> RedirectResponse:
    """Keep the view that the address asks for, and name the page."""
    asked = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
    named = [(name, text) for name, text in asked if name != KEY]
    query = urlencode([*named, (KEY, scope["path"].strip("/")[:LONGEST])], safe=",", errors="replace")
    return RedirectResponse(f"/?{query}", 302, {"cache-control": "no-cache"})
