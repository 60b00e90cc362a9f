"""The list of indicators on its page: each row opens its indicator by an address."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import streamlit as st

from lib.model.side_by_side import select, side_by_side
from lib.show.lists import indicator_list
from lib.web import state
from lib.web.language import language

if TYPE_CHECKING:
    from lib.store import Package


def draw(package: Package, theme: str | None, status: str | None, item: str) -> None:
    """Draw the lines of one theme and status as a table in which the row of `item` is marked."""
    kept = {name: text for name, text in state.query().items() if name != "item"} | {"lang": language()}
    st.html(_table(package, theme, status, urlencode(kept), language()))
    st.html(indicator_list.chosen(item))


@lru_cache(maxsize=64)
def _table(package: Package, theme: str | None, status: str | None, kept: str, lang: str) -> str:
    """Write the table, the same whichever indicator is chosen: the browser keeps it, and where it is scrolled to."""
    lines = select(side_by_side(package), theme, status)
    return indicator_list.indicator_list(package, lines, lambda item: f"?{kept}&item={item}", lang)
