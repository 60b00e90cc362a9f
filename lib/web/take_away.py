"""What a visitor takes away from a view: its table, a file of it, and an address that opens it again."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

import streamlit as st

from lib.show import numbers, words
from lib.web import state
from lib.web.language import language, texts

if TYPE_CHECKING:
    import pandas as pd


def link_to_view(path: str, *keys: str) -> None:
    """The full address of this view: every key that decides it is written out."""
    _ = texts().gettext
    view, _refused = state.view()
    query = {name: state.keys()[name].text(view[name]) for name in ("lang", *keys)}
    home = urlsplit(st.context.url or "")
    st.caption(_("Address of this view"))
    st.code(f"{home.scheme}://{home.netloc}/{path}?{urlencode(query, safe=',')}", language=None, wrap_lines=True)


def table(indicator: pd.Series, figures: pd.DataFrame, scale: str) -> None:
    """The figures of one scale as a table, and as a file."""
    _, lang = texts().gettext, language()
    rows = figures[figures["level"] == scale]
    decimals = int(indicator["decimals"])
    shown = rows.assign(
        value_text=[numbers.value(row, decimals, lang) if row["status"] else "–" for row in rows.to_dict("records")],
        when=[numbers.when(row, lang) for row in rows.to_dict("records")],
        status=[words.short_statuses(lang)[status] for status in rows["status"]],
    )[[f"name_{lang}", "value_text", "when", "status", f"note_{lang}"]]
    shown.columns = [_("Area"), indicator[f"unit_{lang}"] or _("Value"), _("Period"), _("Status"), _("Note")]
    st.dataframe(shown, hide_index=True, alt=_("Table of the areas"))
