"""Compress each static file once and keep it: Streamlit sends its own bundles uncompressed."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import anyio
from starlette.datastructures import Headers
from starlette.responses import Response

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

COMPRESSIBLE = ("text/", "application/javascript", "application/json", "image/svg+xml")
PREFIXES = ("/static/", "/component/", "/assets/")
SMALLEST = 1000
LARGEST_CACHE = 64 * 1024 * 1024


def accepts_gzip(scope: Scope) -> bool:
    """Whether the browser takes gzip."""
    return "gzip" in Headers(scope=scope).get("accept-encoding", "")


class CompressedFiles:
    """Middleware: answers for static files from memory, compressed; everything else passes through."""

    def __init__(self, app: ASGIApp, ready: Mapping[str, Response] | None = None) -> None:
        self.app = app
        self.kept: dict[str, Response] = dict(ready or {})
        self.size = sum(len(response.body) for response in self.kept.values())
        self.underway: dict[str, anyio.Lock] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if not _is_static(scope):
            await self.app(scope, receive, send)
            return
        response = self.kept.get(scope["path"]) or await self._first(scope)
        await response(scope, receive, send)

    async def _first(self, scope: Scope) -> Response:
        """Ask for a file that is not kept yet; visitors who want it at the same time wait for the first of them."""
        path = scope["path"]
        async with self.underway.setdefault(path, anyio.Lock()):
            try:
                return self.kept.get(path) or await self._pass_and_keep(scope)
            finally:
                self.underway.pop(path, None)

    async def _pass_and_keep(self, scope: Scope) -> Response:
        start: Message = {}
        body = bytearray()
        whole = False

        async def collect(message: Message) -> None:
            nonlocal whole
            if message["type"] == "http.response.start":
                start.update(message)
            elif message["type"] == "http.response.body":
                body.extend(message.get("body", b""))
                whole = not message.get("more_body", False)

        await self.app({**scope, "headers": _plain(scope)}, _staying(), collect)
        # In a thread: megabytes take most of a second, and everybody's pages wait for the event loop.
        response = await anyio.to_thread.run_sync(_response, start, bytes(body))
        if whole and _is_file(start) and self.size + len(response.body) < LARGEST_CACHE:
            self.kept[scope["path"]] = response
            self.size += len(response.body)
        return response


def _staying() -> Receive:
    """Receive as from a visitor who waits: one who leaves must not cut short what is kept for the others."""
    asked = False

    async def receive() -> Message:
        nonlocal asked
        if asked:
            await anyio.sleep_forever()
        asked = True
        return {"type": "http.request", "body": b"", "more_body": False}

    return receive


def _is_static(scope: Scope) -> bool:
    return bool(
        scope["type"] == "http"
        and scope["method"] == "GET"
        and scope["path"].startswith(PREFIXES)
        and accepts_gzip(scope)
        and "range" not in Headers(scope=scope)
    )


def _is_file(start: Message) -> bool:
    """Tell whether the name exists: Streamlit answers any other with its page, and those could fill the memory."""
    kind = Headers(raw=start["headers"]).get("content-type", "")
    return start["status"] == 200 and not kind.startswith("text/html")  # noqa: PLR2004 - HTTP OK


def _plain(scope: Scope) -> list[tuple[bytes, bytes]]:
    """The request's headers without those that would make the answer partial or already encoded."""
    dropped = {b"accept-encoding", b"if-none-match", b"if-modified-since"}
    return [(name, value) for name, value in scope["headers"] if name not in dropped]


def compressed(body: bytes, media_type: str, cache: str) -> Response:
    """A response ready to be sent any number of times, compressed where that helps."""
    headers = {"cache-control": cache, "vary": "Accept-Encoding"}
    if media_type.startswith(COMPRESSIBLE) and len(body) >= SMALLEST:
        body, headers["content-encoding"] = gzip.compress(body, 9, mtime=0), "gzip"
    return Response(body, media_type=media_type, headers=headers)


def _response(start: Message, body: bytes) -> Response:
    headers = Headers(raw=start["headers"])
    if start["status"] != 200 or "content-encoding" in headers:  # noqa: PLR2004 - HTTP OK
        response = Response(body, status_code=start["status"])
        response.raw_headers = list(start["headers"])
        return response
    kind = headers.get("content-type", "application/octet-stream")
    return compressed(body, kind, headers.get("cache-control", "no-cache"))
