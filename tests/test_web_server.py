"""What the running dashboard answers: which files, how long they keep, how they travel, and what it is set to do."""

from __future__ import annotations

import gc
import json
import socket
import tomllib
from pathlib import Path

import anyio
import folium
import pytest
import streamlit
from xstatic.pkg import leaflet

from benchmarks.server import ROOT, Server
from lib.web import index
from lib.web.assets import COMPONENT, FOREVER, address, assets, component_files
from lib.web.compress import COMPRESSIBLE, SMALLEST
from lib.web.pages import PATHS
from lib.web.server import lifespan, ready_files
from tests.web import Answer, Shell, ask, fetch

STATIC = Path(streamlit.__file__).parent / "static"
STATIC_OF_OURS = ROOT / "lib" / "web" / "static"
LEAFLET = Path(leaflet.BASE_DIR)
FRAME = COMPONENT + "index.html"
PAGES = [f"/{path}" for path in PATHS]
CDNS = {host.split("/")[2] for _, host in (*folium.Map.default_js, *folium.Map.default_css)}


def served(server: Server) -> list[str]:
    """Every file that a page names, and all of ours."""
    named = Shell(fetch(server, "/map").text).files
    return [*dict.fromkeys([*named, *map(address, assets())])]


def compressible(answer: Answer) -> bool:
    return answer.headers["content-type"].startswith(COMPRESSIBLE) and len(answer.content) >= SMALLEST


def test_the_server_says_that_it_is_well(server: Server) -> None:
    answer = fetch(server, "/_stcore/health")
    assert (answer.status, answer.text) == (200, "ok")


@pytest.mark.parametrize("path", PAGES)
def test_every_page_answers_with_the_shell_and_is_asked_for_anew_each_time(server: Server, path: str) -> None:
    for answer in (fetch(server, path), ask(server, path)):
        assert answer.status == 200
        assert answer.headers["content-type"] == "text/html; charset=utf-8"
        assert answer.headers["cache-control"] == "no-cache"
        assert "Accept-Encoding" in answer.headers["vary"]
        assert address("shell.js") in answer.text
        assert address("shell.css") in answer.text


def test_every_file_a_page_names_is_there(server: Server) -> None:
    paths = served(server)
    assert len(paths) > 10
    assert [path for path in paths if fetch(server, path).status != 200] == []


def test_everything_compressible_is_compressed_and_reads_the_same(server: Server) -> None:
    sizes: dict[str, tuple[int, int]] = {}
    for path in [*served(server), *PAGES]:
        packed, plain = fetch(server, path), ask(server, path)
        assert "content-encoding" not in plain.headers, path
        assert packed.content == plain.body, path
        if compressible(plain):
            assert packed.headers["content-encoding"] == "gzip", path
            assert "Accept-Encoding" in packed.headers["vary"], path
            sizes[path] = len(packed.body), len(plain.body)
    assert len(sizes) > 10
    assert sum(small for small, _ in sizes.values()) < 0.4 * sum(large for _, large in sizes.values())


def test_the_map_component_is_there_before_a_page_has_drawn_a_map(server: Server) -> None:
    found = component_files()
    assert FRAME in found
    for path, file in found.items():
        answer = fetch(server, path)
        assert (answer.status, answer.content) == (200, file.body)
        assert (answer.headers.get("content-encoding") == "gzip") == compressible(answer)


def test_a_part_that_streamlit_fetches_later_is_compressed_and_kept(server: Server) -> None:
    named = fetch(server, "/").text
    later = max((path for path in (STATIC / "static" / "js").glob("*.js") if path.name not in named), key=_size)
    answers = [fetch(server, f"/static/js/{later.name}") for _ in range(2)]
    for answer in answers:
        assert answer.headers["content-encoding"] == "gzip"
        assert answer.content == later.read_bytes()
        assert "immutable" in answer.headers["cache-control"]


def test_visitors_who_leave_at_once_spoil_no_file_for_the_others(server: Server) -> None:
    """A file is kept as the first visitor asks for it, who may be gone before it is read."""
    named = fetch(server, "/").text
    parts = [path for path in sorted((STATIC / "static" / "js").glob("*.js")) if path.name not in named][:40]
    for path in parts:
        with socket.create_connection(("127.0.0.1", server.port)) as connection:
            request = f"GET /static/js/{path.name} HTTP/1.1\r\nhost: x\r\naccept-encoding: gzip\r\n\r\n"
            connection.sendall(request.encode())
    contents = {path.name: fetch(server, f"/static/js/{path.name}").content for path in parts}
    assert [path.name for path in parts if contents[path.name] != path.read_bytes()] == []


def _size(path: Path) -> int:
    return path.stat().st_size


def test_a_part_of_a_file_is_the_part_asked_for(server: Server) -> None:
    path = next(path for path in Shell(fetch(server, "/").text).files if path.startswith("/static/js/"))
    answer = fetch(server, path, range="bytes=10-19")
    assert answer.status == 206
    assert answer.body == (STATIC / path.removeprefix("/")).read_bytes()[10:20]


@pytest.mark.parametrize("name", assets())
def test_a_versioned_file_is_kept_for_ever(server: Server, name: str) -> None:
    for answer in (fetch(server, address(name)), ask(server, address(name))):
        assert answer.headers["cache-control"] == FOREVER
        assert "immutable" in FOREVER
        assert answer.content == assets()[name].body


def test_files_of_streamlit_and_of_the_map_component_are_kept_for_ever_too(server: Server) -> None:
    scripts = [path for path in (*served(server), *component_files()) if path.endswith((".js", ".css"))]
    assert len(scripts) > 10
    assert {fetch(server, path).headers["cache-control"] for path in scripts} == {FOREVER}


def test_the_page_of_the_map_s_frame_is_kept_a_minute_by_the_visitor_alone(server: Server) -> None:
    answer = fetch(server, FRAME)
    assert answer.headers["cache-control"] == "private, max-age=60"
    assert "Referer" in answer.headers["vary"]


@pytest.mark.parametrize(
    "path",
    [
        "/assets/000000000000/map.css",
        "/assets/map.css",
        address("map.js"),
        address("no-such.css"),
        address("../server.py"),
        address("%2e%2e/server.py"),
        address("images/../../../../etc/passwd"),
        address("images/"),
        address(""),
    ],
)
def test_unknown_files_are_not_found(server: Server, path: str) -> None:
    for answer in (fetch(server, path), ask(server, path)):
        assert answer.status in (400, 404) or answer.text == index.shell()


def test_unknown_names_do_not_fill_the_memory(server: Server) -> None:
    """Streamlit answers them with its page, whatever they are called."""
    first = fetch(server, "/static/js/no-such-file.js")
    assert first.headers.get("cache-control") == "no-cache"
    assert first.headers["content-type"].startswith("text/html")


def test_leaflet_is_the_one_of_the_package(server: Server) -> None:
    script = fetch(server, address("map-city.js")).text
    assert script.startswith((LEAFLET / "leaflet.js").read_text(encoding="utf-8"))
    assert 'version="1.9.3"' in script
    for name in ("leaflet.css", "images/layers.png", "images/layers-2x.png"):
        assert fetch(server, address(name)).content == (LEAFLET / name).read_bytes()


@pytest.mark.parametrize("name", ["map-city.js", "map-country.js"])
def test_a_map_s_script_holds_leaflet_the_base_map_and_ours_in_this_order(server: Server, name: str) -> None:
    script = fetch(server, address(name)).text
    own = (STATIC_OF_OURS / "map.js").read_text(encoding="utf-8")
    assert script.index("Leaflet") < script.index("window.basemap =") < script.index(own)


def test_the_base_map_is_drawn_from_the_package_alone(server: Server) -> None:
    script = fetch(server, address("map-city.js")).text
    line = next(line for line in script.splitlines() if line.startswith("window.basemap = "))
    features = json.loads(line.removeprefix("window.basemap = ").removesuffix(";"))["features"]
    assert {feature["properties"]["class"] for feature in features} >= {"street-main", "street-local", "water"}


def test_no_content_delivery_network_is_named_in_anything_served(server: Server) -> None:
    """The hosts that folium would load its files from by default are the ones to look for."""
    assert "cdn.jsdelivr.net" in CDNS
    for path in [*PAGES, *map(address, assets()), *component_files()]:
        content = fetch(server, path).content.decode("latin-1")
        assert not [host for host in CDNS if host in content], path


def test_a_page_names_no_other_host_to_load_from(server: Server) -> None:
    for path in PAGES:
        named = Shell(fetch(server, path).text)
        assert [file for file in named.files if "//" in file] == []


def test_the_map_s_files_are_fetched_ahead_and_are_there(server: Server) -> None:
    for path, name in (("/", "map-city.js"), ("/map", "map-city.js"), ("/cities", "map-country.js")):
        page = fetch(server, path).text
        ahead = page.split('data-ahead="')[1].split('"')[0].replace("&quot;", '"')
        assert address(name) in json.loads(ahead)
        assert all(fetch(server, file).status == 200 for file in json.loads(ahead))


def test_everything_of_a_first_visit_is_ready_before_anyone_asks(server: Server) -> None:
    ready = ready_files()
    named = Shell(fetch(server, "/map").text)
    assert {path for path in named.files if path.endswith((".js", ".css"))} <= ready.keys()
    assert all(response.status_code == 200 for response in ready.values())


def test_the_agent_interface_of_streamlit_is_off(server: Server) -> None:
    answer = ask(server, "/_stcore/agent/interact", "POST", b"{}", content_type="application/json")
    assert answer.status >= 400


SETTINGS = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("section", "name", "value"),
    [
        ("browser", "gatherUsageStats", False),
        ("server", "fileWatcherType", "none"),
        ("server", "headless", True),
        ("client", "showErrorDetails", "none"),
        ("client", "toolbarMode", "minimal"),
    ],
)
def test_the_committed_settings(section: str, name: str, value: object) -> None:
    assert SETTINGS[section][name] == value


def test_nothing_weakens_streamlit_s_own_protections() -> None:
    assert not {"enableXsrfProtection", "enableCORS", "enableAgentApi", "allowedHosts"} & SETTINGS["server"].keys()


def test_the_running_server_counts_no_visitors(server: Server) -> None:
    """Streamlit's page asks for the settings that concern it; what it would report to is not among them."""
    settings = fetch(server, "/_stcore/host-config").text
    assert "metricsUrl" not in settings or json.loads(settings)["metricsUrl"] in ("", "off", None)


def test_the_start_warms_up_and_takes_it_out_of_garbage_collection() -> None:
    async def start() -> int:
        async with lifespan(None):
            return gc.get_freeze_count()

    try:
        assert anyio.run(start) > 100_000
    finally:
        gc.unfreeze()
