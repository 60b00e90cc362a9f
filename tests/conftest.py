"""What several kinds of tests share: one running dashboard, as `make run` starts it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from benchmarks.server import Server, dashboard


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with dashboard() as running:
        yield running
