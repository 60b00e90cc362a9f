"""Headings of every page: one title, and no level left out on the way down, for those who move by headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from gettext import NullTranslations
from itertools import pairwise
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from lib.web import state
from lib.web.pages import page_infos
from tests.app import show
from tests.browser.telling import own_story

LEVELS = {"title": 1, "header": 2, "subheader": 3}
IN_MARKDOWN = re.compile(r"^(#{1,6}) ", re.MULTILINE)
IN_HTML = re.compile(r"<h([1-6])\b")
DECIDING = {"overview": "part", "map": "scale", "cities": "panel", "method": "section"}
"""The key that decides which part of a page is drawn."""
PAGES = [info.file.removesuffix(".py") for info in page_infos(NullTranslations())]
VIEWS: list[tuple[str, dict[str, str]]] = [(page, {}) for page in PAGES] + [
    (page, {key: value}) for page, key in DECIDING.items() for value in state.keys()[key].allowed
]
VIEWS += [
    ("map", {"composite": "1"}),
    ("indicators", {"status": "not published"}),
    ("monitoring", {"package": "comparison"}),
]


def elements(block: Any) -> Iterator[Any]:
    """Everything on a page in the order in which it stands there."""
    for child in block.children.values():
        if hasattr(child, "children"):
            yield from elements(child)
        else:
            yield child


def levels(app: AppTest) -> list[int]:
    """The levels of the headings, also of those written as Markdown or HTML."""
    found: list[int] = []
    for element in elements(app.main):
        if element.type in LEVELS:
            found.append(LEVELS[element.type])
        elif element.type in ("markdown", "caption"):
            found += [len(signs) for signs in IN_MARKDOWN.findall(element.value)]
        elif element.type == "html":
            found += [int(level) for level in IN_HTML.findall(element.proto.body)]
    return found


@pytest.mark.parametrize(("page", "query"), VIEWS, ids=[" ".join((page, *query.values())) for page, query in VIEWS])
def test_headings_follow_one_another_without_a_gap(page: str, query: dict[str, str]) -> None:
    app = show(page, lang="en", **query)
    assert not app.exception
    found = levels(app)
    assert found[0] == 1
    # A story has all its steps in the page, of which one is seen at a time.
    assert found.count(1) == (len(own_story().steps) if page == "present" else 1)
    assert [pair for pair in pairwise(found) if pair[1] - pair[0] > 1] == []


def test_headings_of_every_kind_are_seen() -> None:
    def script() -> None:
        import streamlit as st

        st.title("a")
        with st.container():
            st.subheader("b")
        st.markdown("text\n#### c\n#no heading")
        st.html("<p><h2 class='x'>d</h2></p>")
        st.header("e")

    assert levels(AppTest.from_function(script).run()) == [1, 3, 4, 2, 2]


def test_pages_with_parts_have_headings_below_their_title() -> None:
    for page in ("overview", "map", "cities", "method"):
        query = {"section": "method"} if page == "method" else {}
        assert 2 in levels(show(page, lang="it", **query))
