"""What is wrong with a visitor's own file, in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from lib.show import escape, numbers
from lib.web.language import language, texts

if TYPE_CHECKING:
    from lib.store import PackageError

MOST_PROBLEMS = 10


def show(failure: PackageError, title: str, icon: str) -> None:
    """Say what keeps a file from being used: the first of many problems are enough."""
    translations, lang = texts(), language()
    shown = [f"- {escape.markdown(problem.text(lang))}" for problem in failure.problems[:MOST_PROBLEMS]]
    left = len(failure.problems) - len(shown)
    if left:
        more = translations.ngettext("{count} more problem", "{count} more problems", left)
        shown.append(f"- {more.format(count=numbers.decimal(left, 0, lang))}")
    st.error("\n".join(shown), title=title, icon=icon)
