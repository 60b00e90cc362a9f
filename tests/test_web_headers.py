"""Security headers on every kind of answer, and what the policy lets a page and the map's frame do."""

from __future__ import annotations

import base64
import hashlib
from urllib.parse import quote

import pytest

from benchmarks.server import Server
from lib.show.maps.map import TILE_ORIGIN
from lib.web.assets import COMPONENT, address
from lib.web.headers import FIXED, FRAME, map_policy, page_policy, tiles_asked
from lib.web.index import INLINE_SCRIPT, inline_script_hashes, shell
from lib.web.pages import PATHS
from tests.web import Answer, Shell, ask, fetch

PAGES = [f"/{path}" for path in PATHS]
ANSWERS = {
    "page": "/map",
    "first page": "/",
    "unknown page": "/no-such-page",
    "versioned file": address("map.css"),
    "script of the map": address("map-city.js"),
    "unknown file": address("no-such-file"),
    "old version": "/assets/000000000000/map.css",
    "part of Streamlit": "/static/media/no-such-font.woff2",
    "redirect": "/map/",
    "climbing path": "/component/streamlit_folium.st_folium/../../map",
    "media that is not there": "/media/no-such-file.csv",
    "health": "/_stcore/health",
    "settings": "/_stcore/host-config",
    "probe of a page": "/map/_stcore/health",
}
RISKY = ("'unsafe-eval'", "'unsafe-inline'", "'wasm-unsafe-eval'", "data:", "blob:", "*", "http:", "https:")


def ask_in_both_ways(server: Server, path: str) -> list[Answer]:
    return [fetch(server, path), ask(server, path)]


@pytest.mark.parametrize("path", [*ANSWERS.values(), FRAME], ids=[*ANSWERS, "frame of the map"])
def test_every_answer_has_the_security_headers(server: Server, path: str) -> None:
    for answer in ask_in_both_ways(server, path):
        assert FIXED.items() <= answer.headers.items()
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["x-frame-options"] == "SAMEORIGIN"
        assert answer.headers["referrer-policy"] == "same-origin"
        assert answer.policy["default-src"] == ["'self'"]


@pytest.mark.parametrize("method", ["HEAD", "POST", "OPTIONS", "DELETE", "TRACE"])
def test_other_methods_have_them_too(server: Server, method: str) -> None:
    for path in ("/map", address("map.css"), "/_stcore/health"):
        answer = ask(server, path, method)
        assert FIXED.items() <= answer.headers.items()
        assert "content-security-policy" in answer.headers


def test_the_answers_differ_as_they_should(server: Server) -> None:
    statuses = {name: ask(server, path).status for name, path in ANSWERS.items()}
    assert statuses["page"] == statuses["versioned file"] == statuses["health"] == 200
    assert statuses["unknown file"] == statuses["old version"] == statuses["media that is not there"] == 404
    assert statuses["probe of a page"] == 404
    assert statuses["redirect"] == 301
    assert statuses["unknown page"] == 302
    assert statuses["climbing path"] == 400


@pytest.mark.parametrize("path", ANSWERS.values(), ids=list(ANSWERS))
def test_nothing_but_the_map_s_frame_may_evaluate_text(server: Server, path: str) -> None:
    """And no script runs that stands in a page, unless it is one of the shell's own."""
    for answer in ask_in_both_ways(server, path):
        scripts = answer.policy["script-src"]
        assert scripts[0] == "'self'"
        assert not set(RISKY) & set(scripts)
        assert all(source.startswith("'sha256-") for source in scripts[1:])


@pytest.mark.parametrize("path", [*ANSWERS.values(), FRAME], ids=[*ANSWERS, "frame of the map"])
def test_everything_comes_from_this_host(server: Server, path: str) -> None:
    policy = fetch(server, path).policy
    allowed = {"'self'", "'none'", "data:", "blob:", "'unsafe-inline'", "'unsafe-eval'"}
    sources = {source for found in policy.values() for source in found}
    assert {source for source in sources if not source.startswith("'sha256-")} <= allowed
    assert policy["object-src"] == ["'none'"]
    for name in ("connect-src", "base-uri", "form-action", "frame-ancestors"):
        assert policy[name] == ["'self'"]


def test_only_the_map_s_frame_may_evaluate_the_changing_layer(server: Server) -> None:
    assert fetch(server, FRAME).policy["script-src"] == ["'self'", "'unsafe-inline'", "'unsafe-eval'"]


@pytest.mark.parametrize("path", [FRAME.upper(), f"/{FRAME}", f"{FRAME}/", COMPONENT, f"{COMPONENT}map"])
def test_a_path_that_only_resembles_the_frame_s_has_the_policy_of_a_page(server: Server, path: str) -> None:
    assert "'unsafe-eval'" not in ask(server, path).policy["script-src"]


@pytest.mark.parametrize("path", PAGES)
def test_the_inline_scripts_of_a_page_are_exactly_those_allowed(server: Server, path: str) -> None:
    answer = fetch(server, path)
    inline = Shell(answer.text).inline
    digests = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in inline]
    assert inline
    assert answer.policy["script-src"] == ["'self'", *(f"'sha256-{digest}'" for digest in digests)]
    assert Shell(answer.text).handlers == []


def test_the_hashes_are_those_of_the_installed_shell() -> None:
    inline = Shell(shell()).inline
    digests = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in inline]
    assert list(inline_script_hashes()) == [f"'sha256-{digest}'" for digest in digests]
    assert len(inline) == len(INLINE_SCRIPT.findall(shell()))


def test_what_streamlit_answers_with_its_page_runs_under_the_same_hashes(server: Server) -> None:
    answer = fetch(server, "/static/js/no-such-file.js")
    assert Shell(answer.text).inline == Shell(fetch(server, "/map").text).inline


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ("", False),
        ("?tiles=1", True),
        ("?lang=en&tiles=1&area=x", True),
        ("?tiles=0", False),
        ("?tiles=", False),
        ("?tiles=1&tiles=1", False),
        ("?tiles=0&tiles=1", False),
        ("?tiles=11", False),
        ("?x=tiles=1", False),
        ("?xtiles=1", False),
        ("#tiles=1", False),
        ("?" + quote("tiles=1"), False),
    ],
)
def test_tiles_are_allowed_only_where_the_address_of_the_page_asks_for_them(
    server: Server, query: str, asked: bool
) -> None:
    page = f"{server.url}/map{query}"
    assert tiles_asked(page) is asked
    images = fetch(server, FRAME, referer=page).policy["img-src"]
    assert (TILE_ORIGIN in images) is asked
    assert images[:3] == ["'self'", "data:", "blob:"]


def test_without_a_referring_address_there_are_no_tiles(server: Server) -> None:
    for answer in ask_in_both_ways(server, FRAME):
        assert TILE_ORIGIN not in answer.headers["content-security-policy"]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_itself_never_loads_tiles(server: Server, path: str) -> None:
    answer = fetch(server, f"{path}?tiles=1", referer=f"{server.url}{path}?tiles=1")
    assert TILE_ORIGIN not in answer.headers["content-security-policy"]


def test_one_answer_after_the_other_gets_its_own_policy(server: Server) -> None:
    """Files are kept ready and shared: the headers of one request must not stay on them for the next."""
    asked, plain = f"{server.url}/map?tiles=1", f"{server.url}/map"
    images = [fetch(server, FRAME, referer=page).policy["img-src"] for page in (asked, plain, asked, plain)]
    assert [TILE_ORIGIN in found for found in images] == [True, False, True, False]
    one, two = (fetch(server, address("map.css")).headers for _ in range(2))
    assert one.keys() == two.keys()


@pytest.mark.parametrize("referer", ["http://[", "::::", "http://x/?tiles=%ff%00", "?" * 5000, "javascript:tiles=1"])
def test_a_broken_referring_address_is_no_error(server: Server, referer: str) -> None:
    answer = fetch(server, FRAME, referer=referer)
    assert answer.status == 200
    assert TILE_ORIGIN not in answer.headers["content-security-policy"]


def test_the_policy_takes_nothing_from_the_request(server: Server) -> None:
    for referer in (f"{server.url}/map?tiles=1;script-src *", f"{server.url}/map?tiles=1%0d%0ax: y"):
        assert fetch(server, FRAME, referer=referer).policy in (_parsed(map_policy(False)), _parsed(map_policy(True)))
    assert fetch(server, "/map?x=%0d%0aset-cookie:a=b").policy == _parsed(page_policy())


def _parsed(policy: str) -> dict[str, list[str]]:
    return Answer(200, {"content-security-policy": policy}, b"").policy
