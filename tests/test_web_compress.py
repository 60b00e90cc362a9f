"""Static files are compressed once and kept whole: whatever one visitor does, the next gets the same file."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterable

import anyio
import pytest
from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send

from lib.web import compress
from lib.web.compress import CompressedFiles, accepts_gzip, compressed

TEXT = b"let answer = 42;\n" * 500
PATH = "/static/js/part.js"
SCRIPT = {"content-type": "text/javascript", "cache-control": "public, immutable"}


class Files:
    """An application that serves one file in parts, and counts how often it is asked."""

    def __init__(
        self, body: bytes = TEXT, status: int = 200, whole: bool = True, slow: float = 0, **headers: str
    ) -> None:
        self.body, self.status, self.whole, self.slow, self.fails = body, status, whole, slow, False
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.headers = {**SCRIPT, "content-length": str(len(body))} | named
        self.asked = 0
        self.got: list[dict[str, str]] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.asked += 1
        self.got.append({name.decode(): value.decode() for name, value in scope["headers"]})
        if self.fails:
            raise OSError("gone")
        await anyio.sleep(self.slow)
        raw = [(name.encode(), value.encode()) for name, value in self.headers.items()]
        await send({"type": "http.response.start", "status": self.status, "headers": raw})
        half = len(self.body) // 2
        await send({"type": "http.response.body", "body": self.body[:half], "more_body": True})
        if self.whole:
            await send({"type": "http.response.body", "body": self.body[half:]})


class Impatient(Files):
    """An application that stops where the visitor leaves, as Streamlit's own does."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await receive()
        with anyio.move_on_after(0.05):
            if (await receive())["type"] == "http.disconnect":
                self.whole = False
        await super().__call__(scope, receive, send)


class Answer:
    """What came back for one request."""

    def __init__(self, messages: Iterable[Message]) -> None:
        start, *rest = messages
        self.status = int(start["status"])
        self.headers = {name.decode(): value.decode() for name, value in start["headers"]}
        self.body = b"".join(message.get("body", b"") for message in rest)

    @property
    def content(self) -> bytes:
        return gzip.decompress(self.body) if self.headers.get("content-encoding") == "gzip" else self.body


def scope(path: str = PATH, method: str = "GET", **headers: str) -> Scope:
    named = {"accept-encoding": "gzip, br"} | {name.replace("_", "-"): value for name, value in headers.items()}
    raw = [(name.encode(), value.encode()) for name, value in named.items() if value]
    return {"type": "http", "method": method, "path": path, "headers": raw, "query_string": b""}


def ask(files: CompressedFiles, request: Scope | None = None, leaves: bool = False) -> Answer:
    """One request; a visitor who `leaves` is gone before the answer comes."""
    messages: list[Message] = []
    heard = iter([{"type": "http.request", "body": b"", "more_body": False}])

    async def receive() -> Message:
        found: Message | None = next(heard, None)
        if found is None and not leaves:
            await anyio.sleep_forever()
        return found or {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        messages.append(message)

    anyio.run(files, request or scope(), receive, send)
    return Answer(messages)


def test_a_file_is_compressed_and_reads_the_same() -> None:
    answer = ask(CompressedFiles(Files()))
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["vary"] == "Accept-Encoding"
    assert answer.headers["cache-control"] == SCRIPT["cache-control"]
    assert answer.headers["content-length"] == str(len(answer.body))
    assert answer.headers["content-type"].startswith("text/javascript")
    assert len(answer.body) < len(TEXT) / 10
    assert answer.content == TEXT


def test_it_is_asked_for_once_and_kept() -> None:
    files = Files()
    kept = CompressedFiles(files)
    answers = [ask(kept) for _ in range(3)]
    assert files.asked == 1
    assert {answer.body for answer in answers} == {answers[0].body}


async def waiting() -> Message:
    """Hear from a visitor who has nothing more to say."""
    await anyio.sleep_forever()
    return {}


def together(files: CompressedFiles, *requests: Scope) -> list[Answer]:
    """Several requests at the same time."""
    answers: list[list[Message]] = [[] for _ in requests]

    async def one(place: int) -> None:
        async def send(message: Message) -> None:
            answers[place].append(message)

        await files(requests[place], waiting, send)

    async def all_of_them() -> None:
        async with anyio.create_task_group() as group:
            for place in range(len(requests)):
                group.start_soon(one, place)

    anyio.run(all_of_them)
    return [Answer(messages) for messages in answers]


def test_visitors_who_come_together_make_one_file_of_it() -> None:
    files = Files(slow=0.05)
    kept = CompressedFiles(files)
    answers = together(kept, *[scope() for _ in range(5)])
    assert files.asked == 1
    assert [answer.content for answer in answers] == [TEXT] * 5
    assert kept.underway == {}


def test_files_of_other_names_are_not_waited_for() -> None:
    files = Files(slow=0.2)
    paths = [f"/static/js/{number}.js" for number in range(10)]
    before = time.monotonic()
    together(CompressedFiles(files), *map(scope, paths))
    assert files.asked == 10
    assert time.monotonic() - before < 1.0


def test_compressing_keeps_nobody_else_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """It goes on beside the event loop, on which everything else has to happen."""
    threads: list[int] = []
    pack = gzip.compress

    def heavy(body: bytes, level: int, mtime: float) -> bytes:
        threads.append(threading.get_ident())
        time.sleep(0.3)
        return pack(body, level, mtime=mtime)

    monkeypatch.setattr(gzip, "compress", heavy)
    kept = CompressedFiles(Files())
    kept.kept["/static/js/other.js"] = Response("ready")
    done: list[str] = []

    async def one(path: str) -> None:
        async def send(message: Message) -> None:
            if message["type"] == "http.response.body":
                done.append(path)

        await kept(scope(path), waiting, send)

    async def both() -> None:
        async with anyio.create_task_group() as group:
            group.start_soon(one, PATH)
            await anyio.sleep(0.1)
            group.start_soon(one, "/static/js/other.js")

    anyio.run(both)
    assert done == ["/static/js/other.js", PATH]
    assert threads != [threading.get_ident()]
    assert len(threads) == 1


@pytest.mark.parametrize("fails_first", [True, False])
def test_a_failure_leaves_the_way_free_for_the_next(fails_first: bool) -> None:
    files = Files()
    kept = CompressedFiles(files)
    files.fails = fails_first
    if fails_first:
        with pytest.raises(OSError, match="gone"):
            ask(kept)
    files.fails = False
    assert ask(kept).content == TEXT
    assert kept.underway == {}


def test_files_made_ready_are_never_asked_for() -> None:
    files = Files()
    ready = compressed(b"ready " * 500, "text/css", "forever")
    assert ask(CompressedFiles(files, {PATH: ready})).content == b"ready " * 500
    assert files.asked == 0


@pytest.mark.parametrize("leaves_first", [True, False])
def test_a_visitor_who_leaves_spoils_nothing_for_the_others(leaves_first: bool) -> None:
    kept = CompressedFiles(Impatient())
    for leaves in (leaves_first, not leaves_first, False):
        ask(kept, leaves=leaves)
    assert ask(kept).content == TEXT


def test_an_answer_that_breaks_off_is_not_kept() -> None:
    files = Files(whole=False)
    kept = CompressedFiles(files)
    ask(kept)
    files.whole = True
    assert ask(kept).content == TEXT
    assert files.asked == 2


@pytest.mark.parametrize("status", [404, 500, 304])
def test_what_is_not_there_is_passed_on_and_not_kept(status: int) -> None:
    files = Files(b"nothing here", status)
    kept = CompressedFiles(files)
    answers = [ask(kept) for _ in range(2)]
    assert [answer.status for answer in answers] == [status, status]
    assert answers[0].content == b"nothing here"
    assert files.asked == 2
    assert kept.kept == {}


def test_a_page_in_place_of_an_unknown_file_is_not_kept() -> None:
    files = Files(b"<html>" * 500, content_type="text/html; charset=utf-8")
    kept = CompressedFiles(files)
    for number in range(5):
        assert ask(kept, scope(f"/static/js/{number}.js")).content == b"<html>" * 500
    assert kept.kept == {}


def test_no_more_is_kept_than_fits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compress, "LARGEST_CACHE", 250)
    files = Files()
    kept = CompressedFiles(files)
    for number in range(20):
        assert ask(kept, scope(f"/static/js/{number}.js")).content == TEXT
    assert 1 <= len(kept.kept) < 5
    assert kept.size == sum(len(response.body) for response in kept.kept.values()) < 250


def test_what_is_compressed_already_stays_as_it_is() -> None:
    packed = gzip.compress(TEXT, mtime=0)
    answer = ask(CompressedFiles(Files(packed, content_encoding="gzip")))
    assert answer.body == packed
    assert answer.content == TEXT


@pytest.mark.parametrize("kind", ["image/png", "font/woff2", "application/octet-stream"])
def test_pictures_and_fonts_are_kept_as_they_are(kind: str) -> None:
    answer = ask(CompressedFiles(Files(content_type=kind)))
    assert "content-encoding" not in answer.headers
    assert answer.body == TEXT


def test_small_files_are_not_worth_it() -> None:
    answer = ask(CompressedFiles(Files(b"short")))
    assert "content-encoding" not in answer.headers
    assert answer.body == b"short"


def test_the_file_is_asked_for_whole_and_plain() -> None:
    files = Files()
    ask(CompressedFiles(files), scope(if_none_match='"tag"', if_modified_since="yesterday", cookie="a=b"))
    assert files.got == [{"cookie": "a=b"}]


@pytest.mark.parametrize(
    "request_",
    [
        scope(accept_encoding="identity"),
        scope(accept_encoding=""),
        scope(method="HEAD"),
        scope(method="POST"),
        scope(range="bytes=0-9"),
        scope(path="/map"),
        scope(path="/_stcore/health"),
        scope(path="/media/file.csv"),
        scope(path="/"),
    ],
)
def test_everything_else_passes_through_untouched(request_: Scope) -> None:
    files = Files()
    kept = CompressedFiles(files)
    answers = [ask(kept, request_) for _ in range(2)]
    assert files.asked == 2
    assert answers[0].body == TEXT
    assert answers[0].headers == files.headers
    assert kept.kept == {}


def test_other_kinds_of_traffic_pass_through() -> None:
    seen: list[str] = []

    async def app(found: Scope, receive: Receive, send: Send) -> None:
        seen.append(found["type"])

    async def receive() -> Message:
        return {}

    async def send(_message: Message) -> None:
        return

    for kind in ("websocket", "lifespan"):
        anyio.run(CompressedFiles(app), {**scope(), "type": kind}, receive, send)
    assert seen == ["websocket", "lifespan"]


@pytest.mark.parametrize(("header", "taken"), [("gzip", True), ("br, gzip", True), ("br", False), ("", False)])
def test_gzip_is_sent_only_to_those_who_take_it(header: str, taken: bool) -> None:
    assert accepts_gzip(scope(accept_encoding=header)) is taken


def test_the_same_file_compresses_to_the_same_bytes() -> None:
    one, other = (compressed(TEXT, "text/css", "forever") for _ in range(2))
    assert one.body == other.body
