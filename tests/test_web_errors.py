"""An error on a page: a friendly sentence with a reference on the screen, the detail under it in the log."""

from __future__ import annotations

import asyncio
import logging
import re
import runpy
from pathlib import Path

import pytest
import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.testing.v1 import AppTest

from benchmarks.server import ROOT, Server, running
from lib.web.errors import show_script_error

SECRET = "password in the traceback"
LANGS = ("it", "en")


def failed(lang: str) -> AppTest:
    """A page on which something failed."""

    def script() -> None:
        from lib.web.errors import show_script_error

        try:
            raise ValueError("password in the traceback")
        except ValueError as error:
            assert show_script_error(error)

    page = AppTest.from_function(script)
    page.query_params["lang"] = lang
    return page.run()


def reference(text: str) -> str:
    found = re.search(r"[0-9a-f]{8}", text)
    assert found
    return found[0]


@pytest.mark.parametrize("lang", LANGS)
def test_the_visitor_gets_a_sentence_and_a_reference(lang: str) -> None:
    page = failed(lang)
    assert not page.exception
    assert len(page.error) == 1
    assert reference(page.error[0].value)


def test_the_sentence_is_in_the_visitor_s_language() -> None:
    italian, english = (failed(lang).error[0] for lang in LANGS)
    assert "dashboard still works" in english.value
    assert italian.value.replace(reference(italian.value), "") != english.value.replace(reference(english.value), "")
    assert italian.proto.title != english.proto.title


@pytest.mark.parametrize("lang", LANGS)
def test_nothing_of_the_detail_is_on_the_screen(lang: str) -> None:
    shown = str(failed(lang).error[0].proto)
    assert SECRET not in shown
    assert "ValueError" not in shown
    assert "Traceback" not in shown


def test_the_detail_is_in_the_log_under_the_reference(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR, logger="dora"):
        shown = failed("en").error[0].value
    (record,) = [record for record in caplog.records if record.name == "dora"]
    assert reference(shown) in record.getMessage()
    assert record.exc_info
    assert SECRET in str(record.exc_info[1])
    assert SECRET in caplog.text


def test_every_error_has_a_reference_of_its_own() -> None:
    references = [reference(failed("en").error[0].value) for _ in range(3)]
    assert len(set(references)) == 3


def test_the_application_shows_its_errors_this_way() -> None:
    app = runpy.run_path(str(ROOT / "app.py"))["app"]
    handlers = [value for value in vars(app).values() if callable(value) and value.__module__ == "lib.web.errors"]
    assert handlers == [show_script_error]


BROKEN = f'import streamlit as st\n\nst.title("Before")\nraise RuntimeError("{SECRET}")\n'
BROKEN_APP = """
import streamlit as st
from lib.web.errors import show_script_error

app = st.App("broken.py", on_script_error=show_script_error)
"""


async def _messages(server: Server, query: str) -> bytes:
    """Everything the server sends for one run of the script."""
    received = b""
    address = f"ws://127.0.0.1:{server.port}/_stcore/stream"
    async with websockets.connect(address, subprotocols=[websockets.Subprotocol("streamlit")]) as connection:
        request = BackMsg()
        request.rerun_script.query_string = query
        await connection.send(request.SerializeToString())
        async with asyncio.timeout(60):
            while True:
                sent = bytes(await connection.recv(decode=False))
                received += sent
                message = ForwardMsg()
                message.ParseFromString(sent)
                if message.HasField("script_finished"):
                    return received


def test_so_does_a_server_whose_page_raises(tmp_path: Path) -> None:
    (tmp_path / "broken.py").write_text(BROKEN, encoding="utf-8")
    (tmp_path / "app.py").write_text(BROKEN_APP, encoding="utf-8")
    with running(tmp_path / "app.py", ROOT) as server:
        english = asyncio.run(_messages(server, "lang=en"))
    assert b"Before" in english
    assert b"This page could not be drawn." in english
    assert SECRET.encode() not in english
    assert b"RuntimeError" not in english
    assert str(tmp_path).encode() not in english.replace(str(tmp_path / "broken.py").encode(), b"")
