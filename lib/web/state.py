"""The view of this visitor. The address is its only home: widgets are set from it and write back to it."""

from __future__ import annotations

import time
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import streamlit as st

from lib.model import address
from lib.model.asked import Asked
from lib.web.packages import city, comparison

if TYPE_CHECKING:
    from collections.abc import Callable

    from lib.model.address import Value


@lru_cache(maxsize=1)
def keys() -> dict[str, address.Key]:
    """The address keys of the two packages."""
    return address.vocabulary(city(), comparison())


PENDING = "chosen-in-this-run"
"""What was chosen since the address was last written, in the session."""


HEAD_START = 0.1
"""Seconds the browser has to paint a part before it gets the rest of the page to work on."""
AT_ONCE = {"tiles"}
"""Keys that stand in the address before anything is drawn: what the map's frame may load depends on them."""
ALONE = "drawn-on-its-own"
"""Whether something was chosen and the whole page has not been drawn since."""


def query() -> dict[str, str]:
    """The address as it stands, with what was just chosen (the last of repeated keys counts)."""
    chosen: dict[str, str] = st.session_state.get(PENDING, {})
    return st.query_params.to_dict() | chosen


def choosing(name: str) -> Callable[[str], str]:
    """Give the addresses that differ from the one that stands in a single key, by the value it has there."""
    standing = query()
    return lambda value: "?" + urlencode(standing | {name: value}, safe=",")


def spread() -> None:
    """At the end of a part that was drawn again on its own: draw the rest of the page too, if anything was chosen."""
    if st.session_state.pop(ALONE, False):
        time.sleep(HEAD_START)
        st.rerun()


def whole() -> None:
    """At the start of a run of the whole page: nothing is drawn on its own."""
    st.session_state.pop(ALONE, None)


def settle() -> None:
    """Write what was chosen into the browser's address bar, as one step of its history.

    At the end of a run: the browser answers a new address by drawing the page's frame again, which would
    keep it from the map.
    """
    chosen = st.session_state.pop(PENDING, {})
    if chosen:
        st.query_params.from_dict(st.query_params.to_dict() | chosen)


def view() -> tuple[dict[str, Value], list[str]]:
    """The whole view, and the names of what the address asks for in vain."""
    return address.read(query(), keys())


def asked() -> Asked:
    """What the address asks for, key by key."""
    return Asked(query(), keys())


def one(name: str) -> str:
    """The single id a key holds."""
    return asked().one(name)


def several(name: str) -> tuple[str, ...]:
    """The ids a key holds."""
    return asked().several(name)


def given(name: str) -> bool:
    """Whether the address itself says this key, and something there is."""
    return asked().given(name)


def choose(**values: Value) -> None:
    """Put values into the address; the run that follows shows them."""
    pending = st.session_state.setdefault(PENDING, {})
    pending.update({name: keys()[name].text(value) for name, value in values.items()})
    st.session_state[ALONE] = True
    if AT_ONCE & values.keys():
        settle()


def _widget_changed(name: str, also: Callable[[str], None] | None) -> None:
    value = st.session_state[name]
    choose(**{name: _as_value(value)})
    if also:
        also(value)


def _as_value(value: Any) -> Value:
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, (list, tuple)):
        return tuple(value)
    return str(value) if value is not None else address.NONE


def widget(name: str, value: Any = None, also: Callable[[str], None] | None = None) -> dict[str, Any]:
    """Arguments that tie a widget to a key of the address.

    The address is read into the widget before it is made; a change is written back before the next run.
    (Streamlit's own binding would put translated labels into the address.)
    """
    current = asked().value(name) if value is None else value
    st.session_state[name] = list(current) if isinstance(current, tuple) else current
    return {"key": name, "on_change": _widget_changed, "args": (name, also)}


def toggle(name: str) -> dict[str, Any]:
    """The same for a widget that is on or off."""
    return widget(name, value=one(name) == "1")
