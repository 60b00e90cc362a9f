"""How the indicators of other frameworks fall under our themes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from lib.show import escape
from lib.show.lists import inventory
from lib.web import tables, take_away
from lib.web.language import language, texts
from lib.web.packages import city

if TYPE_CHECKING:
    import pandas as pd


def draw() -> None:
    """Draw the first framework in full, all of them by theme, and every definition one click away."""
    _, lang, package = texts().gettext, language(), city()
    frame = inventory.frameworks(package, lang)
    st.markdown(
        _(
            "Others have said what makes an evening liveable, each in their own words. "
            "The theme beside each indicator is this project's reading of it, not theirs."
        )
    )
    if frame.empty:
        return
    _first(frame)
    st.header(_("All frameworks, by theme"), anchor=False)
    counts = inventory.framework_themes(package, lang).astype(object).replace(0, "")
    tables.wrapped(counts, _("Number of indicators of each framework under each theme"))
    every = st.expander(
        _("Every indicator, with its definition"), icon=":material/table:", on_change="rerun", key="every"
    )
    if every.open:
        with every:
            tables.wrapped(frame, _("Indicators of all frameworks"), links={_("Framework"): _("Address")})
    take_away.bar("frameworks", "method", frame, section="frameworks")


def _first(frame: pd.DataFrame) -> None:
    """Draw the framework that the package puts first, in full."""
    _ = texts().gettext
    name = frame[_("Framework")].iloc[0]
    st.header(escape.markdown(name), anchor=False)
    shown = [_("Indicator"), _("Theme here"), _("Definition"), _("Used by the project"), _("Note"), _("Address")]
    own = frame.loc[frame[_("Framework")] == name, shown]
    tables.wrapped(own, _("Indicators of {framework}").format(framework=name), links={_("Indicator"): _("Address")})
