"""What a page may connect to, tried in a browser: its own server, over HTTP and by socket, and nobody else."""

from __future__ import annotations

from benchmarks.server import free_port
from tests.browser.visitor import HOST, Visitor

REFUSED = """(address) => new Promise((resolve) => {
  document.addEventListener("securitypolicyviolation", (event) => resolve([event.effectiveDirective, event.blockedURI]),
    { once: true });
  try { ACT } catch { /* the event says it */ }
  setTimeout(() => resolve(null), 3000);
})"""
SOCKET = REFUSED.replace("ACT", "new WebSocket(address);")
REQUEST = REFUSED.replace("ACT", "fetch(address, { mode: 'no-cors' }).catch(() => {});")
OPENED = """(address) => new Promise((resolve) => {
  const socket = new WebSocket(address, ["streamlit"]);
  socket.onopen = () => { socket.close(); resolve(true); };
  socket.onerror = () => resolve(false);
})"""


def test_a_page_talks_to_its_own_server_by_socket(visitor: Visitor) -> None:
    """Without it nothing is drawn: the policy does not name the socket's scheme, the host alone allows it."""
    sockets: list[str] = []
    visitor.page.on("websocket", lambda socket: sockets.append(socket.url))
    page = visitor.open("indicators", lang="en")
    assert [address.partition("?")[0] for address in sockets] == [
        f"{visitor.url.replace('http', 'ws', 1)}/_stcore/stream"
    ]
    assert page.evaluate(OPENED, sockets[0]) is True
    assert visitor.problems == []


def test_a_page_talks_to_nobody_else(visitor: Visitor) -> None:
    page = visitor.open("indicators", lang="en")
    port = free_port()
    for script, scheme in ((SOCKET, "ws"), (SOCKET, "wss"), (REQUEST, "http")):
        address = f"{scheme}://{HOST}:{port}/"
        directive, blocked = page.evaluate(script, address)
        assert directive == "connect-src"
        assert blocked.startswith(f"{scheme}://{HOST}:{port}")
    assert all("Content Security Policy" in problem for problem in visitor.problems)
    visitor.problems.clear()
