"""One Chromium without a network for all browser tests, and a new profile for each visitor."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from benchmarks.browser import ARGUMENTS, chromium
from benchmarks.server import ROOT, Server, running
from tests.browser.visitor import HOST, Visitor

NO_NETWORK = f"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE {HOST}"
SCREEN = {"width": 1280, "height": 720}

Arrive = Callable[..., Visitor]


@contextmanager
def showing(packages: dict[str, Path], port: int = 0) -> Iterator[Server]:
    """Start a dashboard on other packages, by the variables that name them; this process keeps its own."""
    with ExitStack() as stack:
        with pytest.MonkeyPatch.context() as environment:
            for variable, folder in packages.items():
                environment.setenv(variable, str(folder))
            server = stack.enter_context(running(ROOT / "app.py", ROOT, port=port))
        yield server


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as driver:
        launched = driver.chromium.launch(executable_path=chromium(), args=[*ARGUMENTS, NO_NETWORK])
        yield launched
        launched.close()


@pytest.fixture
def arrive(browser: Browser, server: Server) -> Iterator[Arrive]:
    """Visitors, each with a profile of its own. At the end nothing may have gone wrong for any of them."""
    visitors: list[Visitor] = []
    with ExitStack() as stack:

        def arriving(theme: str = "light", url: str = server.url) -> Visitor:
            context = browser.new_context(viewport=SCREEN, color_scheme=theme, accept_downloads=True)  # type: ignore[arg-type]
            stack.callback(context.close)
            visitors.append(Visitor(context, url))
            return visitors[-1]

        yield arriving
    assert [problem for visitor in visitors for problem in visitor.problems] == []


@pytest.fixture
def visitor(arrive: Arrive) -> Visitor:
    return arrive()
