"""The model in short: what the project says of itself, part by part, each statement with its source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from lib.model.records import Record, records
from lib.show import escape, words
from lib.show.tables import statement_table
from lib.web import evidence, state
from lib.web.language import language, texts

if TYPE_CHECKING:
    from lib.store import Package


def draw(package: Package) -> str:
    """Draw the parts to choose from and the statements of the chosen one; return that part."""
    _, lang = texts().gettext, language()
    parts = statement_table.parts(package)
    chosen = state.one("part") if state.one("part") in parts else parts[0]
    plain: dict[str, Any] = {"required": True, "label_visibility": "collapsed"}
    st.segmented_control(
        _("Part of the model"),
        parts,
        format_func=words.model_parts(lang).__getitem__,
        **plain,
        **state.widget("part", chosen),
    )
    statements = records(statement_table.statements(package, chosen))
    st.markdown("\n".join(_statement(package, row) for row in statements))
    return chosen


def _statement(package: Package, row: Record) -> str:
    """One item of a list: the statement; on the next line who says it and how sure it is."""
    _, lang = texts().gettext, language()
    text = escape.markdown(row[f"statement_{lang}"])
    if row["confidence"] == "none":
        missing = _("looked for and not found")
        return f"- {text}  \n  :small[:material/search_off: {missing}]"
    sure = _("How sure: {level}").format(level=words.confidences(lang)[row["confidence"]])
    return f"- {text}  \n  :small[{evidence.source_link(package, row['source_id'], row['url'])} · {sure}]"
