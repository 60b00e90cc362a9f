"""What a visitor takes away from a view: a file of its figures, and an address that opens it again."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

import streamlit as st

from lib.export.table import to_csv, to_xlsx
from lib.web import state
from lib.web.language import texts
from lib.web.taking.offer import offer

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    from lib.model.address import Value

    Frame = pd.DataFrame | Callable[[], pd.DataFrame]

SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def bar(name: str, path: str, frame: Frame, **view: Value) -> None:
    """The last row of a view: its figures as files, and its address. `view` is every key that decides it."""
    with st.container(horizontal=True, vertical_alignment="center", key=f"take-away-{name}"):
        files(name, frame)
        link(path, **view)
    offer(name, path, address(path, **view), **view)


def link(path: str, **view: Value) -> None:
    """The address of a view, one click away."""
    _ = texts().gettext
    with st.popover(_("Link to this view"), icon=":material/link:"):
        st.caption(_("This address opens exactly this view again:"))
        st.code(address(path, **view), language=None, wrap_lines=True)


def files(name: str, frame: Frame) -> None:
    """Two buttons: the figures as CSV and as a spreadsheet. Nothing is built before it is asked for."""
    _ = texts().gettext
    st.download_button(
        _("CSV file"),
        lambda: to_csv(_built(frame)),
        f"{name}.csv",
        "text/csv",
        icon=":material/download:",
        on_click="ignore",
        key=f"csv-{name}",
    )
    st.download_button(
        _("Spreadsheet"),
        lambda: to_xlsx({name: _built(frame)}),
        f"{name}.xlsx",
        SPREADSHEET,
        icon=":material/table_view:",
        on_click="ignore",
        key=f"xlsx-{name}",
    )


def _built(frame: Frame) -> pd.DataFrame:
    return frame() if callable(frame) else frame


def address(path: str, **view: Value) -> str:
    """The full address of a view, with its language: every key is written out, the usual ones too."""
    keys = state.keys()
    values: dict[str, Value] = {"lang": state.one("lang"), **view}
    query = {name: keys[name].text(value) for name, value in values.items()}
    home = urlsplit(st.context.url or "")
    return f"{home.scheme}://{home.netloc}/{path}?{urlencode(query, safe=',')}"
