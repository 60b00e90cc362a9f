"""Which of the two packages a section is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from lib.show import escape, numbers
from lib.store.codes import Kind
from lib.web import state
from lib.web.language import language, texts
from lib.web.packages import city, comparison

if TYPE_CHECKING:
    from lib.store import Package


def choose() -> Package:
    """Let the visitor choose a package; its version and date stand beside it."""
    _, lang = texts().gettext, language()
    packages = {str(Kind.CITY): city(), str(Kind.COMPARISON): comparison()}
    titles = {kind: escape.markdown(getattr(package.config, f"title_{lang}")) for kind, package in packages.items()}
    chosen = packages[state.one("package")]
    with st.container(horizontal=True, vertical_alignment="center", key="package-choice"):
        st.segmented_control(
            _("Data package"),
            list(packages),
            format_func=titles.__getitem__,
            required=True,
            label_visibility="collapsed",
            **state.widget("package"),
        )
        st.caption(escape.markdown(_dated(chosen)), width="content")
    return chosen


def _dated(package: Package) -> str:
    """Say which edition of a package this is."""
    _, lang = texts().gettext, language()
    return _("Data package {name}, version {version}, {date}").format(
        name=package.name, version=package.version, date=numbers.period(package.created, lang)
    )
