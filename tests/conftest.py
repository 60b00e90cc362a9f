"""What several kinds of tests share: one running dashboard, as `make run` starts it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import streamlit
from hypothesis import settings

from benchmarks.server import Server, dashboard
from tests.app import Files

# A busy machine takes longer for an example now and then: speed is measured in benchmarks.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

# Stories that tests make are not to lie among those of whoever runs the tests.
os.environ.setdefault("DORA_STORIES", str(Path(tempfile.gettempdir()) / "dora-stories-of-tests"))


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with dashboard() as running:
        yield running


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> Files:
    """What the download buttons of a page would give, by file name, as the page is run."""
    found: Files = {}
    button = streamlit.download_button

    def kept(label: str, data: Any, file_name: str, *rest: Any, **more: Any) -> bool:
        found[file_name] = data() if callable(data) else data
        return bool(button(label, data, file_name, *rest, **more))

    monkeypatch.setattr(streamlit, "download_button", kept)
    return found


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests come last: the browser's driver keeps an event loop that others cannot start theirs beside."""
    items.sort(key=lambda item: "browser" in item.path.parts)
