"""Servers under measurement: the dashboard, and an empty stock Streamlit application beside it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import psutil

ROOT = Path(__file__).parents[1]
ONE_LINE = 'import streamlit as st\n\nst.text("Hello")\n'
TEXT_CHANGE = 'import streamlit as st\n\nst.text(st.selectbox("Choose", [f"choice {i}" for i in range(21)]))\n'
STARTED_WITHIN = 60.0


@dataclass(frozen=True)
class Server:
    """A running server: its port and its process."""

    port: int
    process: psutil.Process

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    def memory(self) -> int:
        """Resident bytes of this server and its children."""
        family = [self.process, *self.process.children(recursive=True)]
        return sum(process.memory_info().rss for process in family)


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(script: Path, folder: Path, *options: str, port: int = 0) -> Iterator[Server]:
    """A server from start to stop, on a port or, for 0, on one that is free."""
    port = port or free_port()
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        str(script),
        "--server.address",
        "127.0.0.1",
        "--server.port",
        str(port),
        "--server.headless",
        "true",
        *options,
    ]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("STREAMLIT_")}
    with tempfile.TemporaryFile() as log:
        child = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=log)
        try:
            _wait(port, child)
            yield Server(port, psutil.Process(child.pid))
        finally:
            child.terminate()
            child.wait(20)


@contextmanager
def stock(source: str = ONE_LINE) -> Iterator[Server]:
    """An application of one script in an otherwise empty folder, with Streamlit's own settings."""
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "app.py"
        script.write_text(source, encoding="utf-8")
        with running(script, Path(folder), "--browser.gatherUsageStats", "false") as server:
            yield server


@contextmanager
def dashboard() -> Iterator[Server]:
    """The dashboard as `make run` starts it."""
    with running(ROOT / "app.py", ROOT) as server:
        yield server


def _wait(port: int, child: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + STARTED_WITHIN
    while time.monotonic() < end:
        try:
            with urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2):
                return
        except (URLError, ConnectionError, TimeoutError):
            if child.poll() is not None:
                raise RuntimeError("the server ended while starting") from None
            time.sleep(0.1)
    raise TimeoutError(f"no answer on port {port}")
