"""The view of this visitor. The address is its only home: widgets are set from it and write back to it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import streamlit as st

from lib.web import address
from lib.web.packages import city, comparison

if TYPE_CHECKING:
    from collections.abc import Callable

    from lib.web.address import Value


@lru_cache(maxsize=1)
def keys() -> dict[str, address.Key]:
    """The address keys of the two packages."""
    return address.vocabulary(city(), comparison())


def query() -> dict[str, str]:
    """The address as it stands (the last of repeated keys counts)."""
    return st.query_params.to_dict()


def view() -> tuple[dict[str, Value], list[str]]:
    """The whole view, and the names of what the address asks for in vain."""
    return address.read(query(), keys())


def one(name: str) -> str:
    """The single id a key holds."""
    value = view()[0][name]
    if not isinstance(value, str):
        raise TypeError(f"{name} holds several ids")
    return value


def several(name: str) -> tuple[str, ...]:
    """The ids a key holds."""
    value = view()[0][name]
    return (value,) if isinstance(value, str) else value


def given(name: str) -> bool:
    """Whether the address itself says this key."""
    return name in query()


def choose(**values: Value) -> None:
    """Put values into the address; the next run shows them."""
    for name, value in values.items():
        text = keys()[name].text(value)
        if st.query_params.get(name) != text:
            st.query_params[name] = text


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
    current = view()[0][name] if value is None else value
    st.session_state[name] = list(current) if isinstance(current, tuple) else current
    return {"key": name, "on_change": _widget_changed, "args": (name, also)}


def toggle(name: str) -> dict[str, Any]:
    """The same for a widget that is on or off."""
    return widget(name, value=one(name) == "1")
