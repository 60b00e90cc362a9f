"""Security headers: what a page may load and who may frame it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from starlette.datastructures import Headers, MutableHeaders

from lib.show.maps.map import TILE_ORIGIN
from lib.web.assets import COMPONENT
from lib.web.index import inline_script_hashes

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

FRAME = COMPONENT + "index.html"
FIXED = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "SAMEORIGIN",
    # The full address stays inside this host: the map frame reads from it whether online tiles were asked for.
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cross-origin-opener-policy": "same-origin",
}
# 'self' covers the page's own socket too (Chromium 71, Firefox, Safari 16 and later); other hosts get no connection.
COMMON = (
    "default-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; connect-src 'self'; "
    "worker-src 'self' blob:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'; "
)


def page_policy() -> str:
    """The policy of every page: scripts from this host, and the shell's own inline ones by their hash."""
    return f"{COMMON}img-src 'self' data: blob:; script-src 'self' {' '.join(inline_script_hashes())}"


def map_policy(tiles: bool) -> str:
    """The policy of the map's frame, which evaluates the changing layer; the tile host only on request."""
    images = f"'self' data: blob: {TILE_ORIGIN}" if tiles else "'self' data: blob:"
    return f"{COMMON}img-src {images}; script-src 'self' 'unsafe-inline' 'unsafe-eval'"


def tiles_asked(referrer: str) -> bool:
    """Whether the page that frames the map carries `tiles=1` in its address."""
    try:
        return parse_qs(urlsplit(referrer).query).get("tiles") == ["1"]
    except ValueError:
        return False


class SecurityHeaders:
    """Middleware: adds the headers to every HTTP answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                # A fresh list: kept responses share theirs between requests.
                message = {**message, "headers": list(message["headers"])}
                headers = MutableHeaders(raw=message["headers"])
                headers.update(FIXED | {"content-security-policy": _policy(scope)})
                if scope["path"] == FRAME:
                    headers.add_vary_header("Referer")
            await send(message)

        await self.app(scope, receive, with_headers)


def _policy(scope: Scope) -> str:
    if scope["path"] == FRAME:
        return map_policy(tiles_asked(Headers(scope=scope).get("referer", "")))
    return page_policy()
