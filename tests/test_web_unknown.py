"""Addresses of no page lead to the first page, which names them; nothing else is led anywhere."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import anyio
import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.types import Message, Receive, Scope, Send

from benchmarks.server import Server
from lib.web import state
from lib.web.assets import COMPONENT, address
from lib.web.index import shell
from lib.web.pages import PATHS
from lib.web.unknown import KEY, LONGEST, KnownPages
from tests.app import show_framed
from tests.web import ask, fetch

HTML = {"content-type": "text/html; charset=utf-8"}
UNKNOWN = ["/nowhere", "/a/b/c", "/map/deeper", "/Map", "/index.html", "/%C3%A8", "/map%20"]


def answered(
    path: str, query: str = "", method: str = "GET", status: int = 200, kind: str = HTML["content-type"]
) -> Scope:
    """Ask for an address where Streamlit gives this answer; what comes back, as status and headers."""
    messages: list[Message] = []

    async def streamlit(_scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": status, "headers": [(b"content-type", kind.encode())]})
        await send({"type": "http.response.body", "body": b"shell", "more_body": True})
        await send({"type": "http.response.body", "body": b"!"})

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        messages.append(message)

    scope = {"type": "http", "method": method, "path": path, "query_string": query.encode("latin-1"), "headers": []}
    anyio.run(KnownPages(streamlit), scope, receive, send)
    start, *rest = messages
    headers = {name.decode(): value.decode("latin-1") for name, value in start["headers"]}
    return {"status": start["status"], "body": b"".join(part["body"] for part in rest), **headers}


def led_to(answer: Scope) -> dict[str, str]:
    """The keys of the address that an answer leads to."""
    assert answer["status"] == 302
    parts = urlsplit(answer["location"])
    assert (parts.scheme, parts.netloc, parts.path) == ("", "", "/")
    return {name: values[-1] for name, values in parse_qs(parts.query, keep_blank_values=True).items()}


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_what_streamlit_answers_with_its_page_leads_to_the_first_one(method: str) -> None:
    answer = answered("/nowhere", "lang=en&layers=stops,venues", method)
    assert led_to(answer) == {"lang": "en", "layers": "stops,venues", KEY: "nowhere"}
    assert answer["body"] == b""
    assert answer["cache-control"] == "no-cache"


@pytest.mark.parametrize("path", [f"/{path}" for path in PATHS])
def test_pages_are_pages(path: str) -> None:
    assert answered(path)["body"] == b"shell!"


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/anything",
        "/static/js/no-such-file.js",
        "/component/some.component/index.html",
        "/media/file.html",
        "/assets/000000000000/map.css",
        "/auth/login",
        "/oauth2callback",
        "/healthz",
    ],
)
def test_addresses_that_are_never_pages_are_left_alone(path: str) -> None:
    assert answered(path)["body"] == b"shell!"


@pytest.mark.parametrize(("status", "kind"), [(404, "text/html"), (301, "text/html"), (200, "image/png"), (200, "")])
def test_every_other_answer_stays_what_it_is(status: int, kind: str) -> None:
    answer = answered("/favicon.png", status=status, kind=kind)
    assert (answer["status"], answer["content-type"], answer["body"]) == (status, kind, b"shell!")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_other_methods_are_left_alone(method: str) -> None:
    assert answered("/nowhere", method=method)["body"] == b"shell!"


def test_sockets_and_the_start_are_left_alone() -> None:
    seen: list[str] = []

    async def streamlit(scope: Scope, _receive: Receive, _send: Send) -> None:
        seen.append(scope["type"])

    async def receive() -> Message:
        return {}

    async def send(_message: Message) -> None:
        return

    for kind in ("websocket", "lifespan"):
        anyio.run(KnownPages(streamlit), {"type": kind, "path": "/nowhere"}, receive, send)
    assert seen == ["websocket", "lifespan"]


@given(st.text(min_size=1), st.text(st.characters(max_codepoint=255)))
def test_wherever_an_address_points_it_leads_to_this_host(path: str, query: str) -> None:
    answer = answered(f"/nowhere/{path}", query)
    assert led_to(answer)[KEY]
    assert answer["location"].isascii()
    assert answer["location"].isprintable()


def test_the_name_of_the_page_is_short_and_there_once() -> None:
    query = parse_qs(urlsplit(answered("/" + "x" * 5000, f"{KEY}=a&{KEY}=b")["location"]).query)
    assert query == {KEY: ["x" * LONGEST]}


# The running dashboard


@pytest.mark.parametrize("path", UNKNOWN)
def test_an_unknown_page_leads_to_the_first(server: Server, path: str) -> None:
    answer = fetch(server, f"{path}?lang=en")
    assert answer.status == 302
    assert answer.headers["location"].startswith(f"/?lang=en&{KEY}=")
    assert "content-security-policy" in answer.headers
    assert fetch(server, answer.headers["location"]).status == 200


def test_nothing_of_streamlit_s_own_is_led_away(server: Server) -> None:
    """Not what it has, and not what it says it does not have: a page that is probed in vain would never load."""
    paths = ["/_stcore/health", "/_stcore/host-config", "/favicon.png", "/manifest.json", f"{COMPONENT}index.html"]
    assert [fetch(server, path).status for path in (*paths, address("shell.js"), "/map")] == [200] * 7
    assert [fetch(server, f"/map/_stcore/{probe}").status for probe in ("health", "host-config")] == [404, 404]
    assert [ask(server, path).status for path in ("/media/none.csv", "/assets/0/none.css")] == [404, 404]
    assert fetch(server, "/static/js/none.js").text == shell()
    assert fetch(server, "/map/").status == 301


@pytest.mark.parametrize("lang", ["it", "en"])
def test_the_first_page_names_what_is_not_there(lang: str) -> None:
    known = state.keys()
    assert KEY not in known
    app = show_framed("overview", lang=lang, **{KEY: "nowhere"})
    (notice,) = [caption.value for caption in app.caption if caption.value.startswith(":material/info:")]
    assert f"({KEY})" in notice


def test_links_leave_behind_what_was_asked_in_vain() -> None:
    app = show_framed("overview", lang="en", workshop="1", **{KEY: "nowhere"})
    queries = [parse_qs(link.proto.query_string) for link in app.get("page_link")]
    assert len(queries) > 5
    assert all(query["workshop"] == ["1"] and KEY not in query for query in queries)
    assert not [html for html in app.get("html") if f"{KEY}=nowhere" in html.proto.body]
