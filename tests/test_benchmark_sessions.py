"""The benchmark of many visitors: new ones in every round, each of whom gets the page twice."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import sessions, speed
from benchmarks.server import stock

VISITORS, ROUNDS = 3, 2
BOOK = """
import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

with open({path!r}, "a") as book:
    book.write(get_script_run_ctx().session_id + " " + st.query_params["seat"] + "\\n")
st.text("Hello")
"""


def test_every_round_is_opened_by_new_visitors_who_ask_twice(tmp_path: Path) -> None:
    book = tmp_path / "book"
    with stock(BOOK.format(path=str(book))) as server:
        rushes = sessions.together(server, "", "seat=a1", VISITORS, ROUNDS)
    signed = [line.split() for line in book.read_text().splitlines()]
    visitors = [visitor for visitor, _ in signed]
    assert {seat for _, seat in signed} == {"a1"}
    assert sorted(map(visitors.count, set(visitors))) == [2] * VISITORS * ROUNDS
    assert set(visitors[: 2 * VISITORS]).isdisjoint(visitors[2 * VISITORS :])
    assert len(rushes) == ROUNDS
    assert all(rush.opening > 0 and rush.again > 0 and rush.memory > 10**7 for rush in rushes)


@pytest.mark.parametrize("source", ["raise ValueError", "import streamlit as st\nst.no_such_thing()", "("])
def test_a_page_that_fails_is_not_measured(source: str) -> None:
    with stock(source) as server, pytest.raises(RuntimeError, match="failed"):
        sessions.together(server, number=1, rounds=1)


def test_a_line_says_whether_its_bar_holds(capsys: pytest.CaptureFixture[str]) -> None:
    assert speed.line("held", 1.0, 2.0, 0.5)
    assert not speed.line("broken", 1.1, 2.0, 0.5)
    held, broken = map(json.loads, capsys.readouterr().out.splitlines())
    assert (held["ratio"], held["holds"]) == (0.5, True)
    assert (broken["ratio"], broken["holds"]) == (0.55, False)


def test_a_figure_without_a_bar_is_told_and_fails_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert speed.line("told", 9.0, 2.0)
    told = json.loads(capsys.readouterr().out)
    assert told["ratio"] == 4.5
    assert not {"bar", "holds"} & set(told)
