"""What several kinds of tests share: one running dashboard, as `make run` starts it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import settings

from benchmarks.server import Server, dashboard

# A busy machine takes longer for an example now and then: speed is measured in benchmarks.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with dashboard() as running:
        yield running


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests come last: the browser's driver keeps an event loop that others cannot start theirs beside."""
    items.sort(key=lambda item: "browser" in item.path.parts)
