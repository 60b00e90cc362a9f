"""The evidence beside a figure, on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from lib.show.wording import evidence
from lib.show.wording.evidence import source_link
from lib.web.language import language, texts

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    from lib.show.wording.evidence import Entries
    from lib.store import Package

__all__ = ["facts", "figure", "profile", "show", "source_link"]


def facts(package: Package, indicator: pd.Series, row: dict[str, Any]) -> Entries:
    """What is known about where a figure comes from, in the visitor's language."""
    return evidence.facts(package, indicator, row, language())


def show(entries: Entries) -> None:
    """Write the evidence as short labelled lines."""
    st.markdown(evidence.written(entries))


def figure(indicator: pd.Series, row: dict[str, Any], label: str) -> None:
    """A figure with its unit and interval, large."""
    st.html(evidence.headline(label, *evidence.figure(indicator, row, language())))


def profile(package: Package, indicator_id: str, area_id: str, beside: Callable[[], None] | None = None) -> None:
    """The chosen area's figure with everything that explains it; `beside` draws what comes right after the figure."""
    _ = texts().gettext
    found = evidence.area_profile(package, indicator_id, area_id, language())
    st.html(evidence.headline(found.name, found.value, found.interval))
    if found.places:
        st.markdown(found.places)
    if beside:
        beside()
    st.caption(found.definition)
    st.markdown(found.evidence)
    with st.expander(_("Formula, and the limits of this area"), icon=":material/calculate:"):
        if found.formula:
            show(((_("Formula"), found.formula),))
        show(((_("Limits"), found.limits),))
        st.caption(found.boundary)
