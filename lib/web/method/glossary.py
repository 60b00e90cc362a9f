"""The glossary: every indicator of both catalogues, found by any of its words, one shown in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from lib.model.address import ALL
from lib.model.figures import indicator
from lib.show import escape, numbers, words
from lib.show.lists import glossary, inventory
from lib.store.codes import Kind
from lib.web import evidence, frame, state, take_away
from lib.web.language import language, texts
from lib.web.method import package_choice

if TYPE_CHECKING:
    import pandas as pd

    from lib.store import Package

CHOSEN = {Kind.CITY: "item", Kind.COMPARISON: "city_indicator"}
"""The key of the address that holds the chosen indicator, by kind of package."""

HEIGHT = 430


def draw() -> None:
    """Draw the list on the left, the chosen indicator on the right, the whole catalogue to take away."""
    lang, package = language(), package_choice.choose()
    key = CHOSEN[Kind(package.config.kind)]
    left, right = st.columns([5, 6], gap="medium")
    with left:
        _list(package, _found(package), key)
    with right:
        _entry(package, indicator(package, state.one(key)))
    chosen = {
        "section": "indicators",
        "package": state.one("package"),
        "theme": state.one("theme"),
        key: state.one(key),
    }
    take_away.bar(f"{package.name}-indicators", "method", lambda: inventory.indicators(package, lang), **chosen)


def _found(package: Package) -> pd.DataFrame:
    _, lang = texts().gettext, language()
    themes = {ALL: _("All themes")} | dict(package.tables["themes"].set_index("theme_id")[f"name_{lang}"])
    theme, search = st.columns(2, vertical_alignment="bottom")
    with theme:
        st.selectbox(_("Theme"), list(themes), format_func=themes.__getitem__, **state.widget("theme"))
    with search:
        # What is typed stays out of the address: a word of one language finds nothing in the other.
        needle = st.text_input(_("Search the definitions"), key="search", icon=":material/search:", max_chars=60)
    chosen = "" if state.one("theme") == ALL else state.one("theme")
    return glossary.find(package.tables["indicators"], chosen, needle, lang)


def _list(package: Package, found: pd.DataFrame, key: str) -> None:
    translations, lang = texts(), language()
    names = found.set_index("indicator_id")[f"name_{lang}"].map(escape.markdown)
    count = translations.ngettext("{count} indicator", "{count} indicators", len(found))
    st.caption(count.format(count=numbers.decimal(len(found), 0, lang)))
    if found.empty:
        return
    widget = state.widget(key)
    if state.one(key) not in names.index:
        st.session_state[key] = None
    statuses, levels = words.short_statuses(lang), words.levels(lang)
    captions = [
        f"{levels[level]} · {statuses[status]}" for level, status in zip(found["level"], found["status"], strict=True)
    ]
    with st.container(height=min(HEIGHT, 60 + 58 * len(found)), border=True, key="glossary-list"):
        st.radio(
            translations.gettext("Indicator"),
            list(names.index),
            format_func=names.__getitem__,
            captions=captions,
            label_visibility="collapsed",
            **widget,
        )


def _entry(package: Package, row: pd.Series) -> None:
    """Everything about one indicator, and the pages where its figures are."""
    _, lang = texts().gettext, language()
    themes = package.tables["themes"].set_index("theme_id")[f"name_{lang}"]
    with st.container(border=True, key="glossary-entry"):
        st.caption(escape.markdown(themes[row["theme_id"]]))
        st.header(escape.markdown(row[f"name_{lang}"]), anchor=False)
        st.markdown(escape.markdown(row[f"definition_{lang}"]))
        lines = [(label, escape.markdown(text)) for label, text in glossary.entry(package, row, lang)]
        if row["source_id"]:
            lines.append((_("Source"), evidence.source_link(package, row["source_id"])))
        evidence.show(tuple(lines))
        if package.config.kind == Kind.CITY:
            frame.link(
                "indicators",
                _("Its figures, side by side"),
                ":material/list_alt:",
                item=row["indicator_id"],
                theme=ALL,
                status=ALL,
            )
        else:
            frame.link(
                "cities",
                _("Its figures, city by city"),
                ":material/compare_arrows:",
                city_indicator=row["indicator_id"],
            )
