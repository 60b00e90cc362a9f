"""One request to a server and its whole answer, as it came over the wire."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser
from http.client import HTTPConnection

from benchmarks.server import Server

PATIENCE = 30


@dataclass(frozen=True)
class Answer:
    """Status, headers (names in lower case) and the body as sent."""

    status: int
    headers: dict[str, str]
    body: bytes

    @cached_property
    def content(self) -> bytes:
        """The body as it is read, whether it was sent compressed or not."""
        return gzip.decompress(self.body) if self.headers.get("content-encoding") == "gzip" else self.body

    @property
    def text(self) -> str:
        """The content as text."""
        return self.content.decode("utf-8")

    @property
    def policy(self) -> dict[str, list[str]]:
        """The Content-Security-Policy: each directive with its sources."""
        parts = [part.split() for part in self.headers["content-security-policy"].split(";")]
        return {name: sources for name, *sources in parts}


def ask(server: Server, path: str, method: str = "GET", body: bytes | None = None, **headers: str) -> Answer:
    """Send one request; header names are written with underscores. The path goes out as it is."""
    connection = HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE)
    try:
        connection.putrequest(method, path, skip_accept_encoding=True)
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        if body is not None:
            connection.putheader("content-length", str(len(body)))
        connection.endheaders(body)
        answer = connection.getresponse()
        found = {name.lower(): value for name, value in answer.getheaders()}
        return Answer(answer.status, found, answer.read())
    finally:
        connection.close()


def fetch(server: Server, path: str, **headers: str) -> Answer:
    """Ask as a browser does: compressed answers are welcome."""
    return ask(server, path, "GET", None, accept_encoding="gzip, deflate, br", **headers)


class Shell(HTMLParser):
    """What a page loads and runs, read as a browser reads it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.lang: str | None = None
        self.inline: list[str] = []
        self.scripts: list[str] = []
        self.linked: list[str] = []
        self.handlers: list[str] = []
        self._inside = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.handlers += [name for name in found if name.startswith("on")]
        if tag == "html":
            self.lang = found.get("lang")
        if tag == "script":
            self._inside = "src" not in found
            (self.inline if self._inside else self.scripts).append(found.get("src", ""))
        if tag == "link" and found.get("rel") in ("stylesheet", "modulepreload", "preload"):
            self.linked.append(found["href"])

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.inline[-1] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._inside = False

    @property
    def files(self) -> list[str]:
        """Addresses of everything the page names, from the root of the host."""
        return [path.removeprefix(".") for path in (*self.scripts, *self.linked)]
