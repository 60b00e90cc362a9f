"""Where sources disagree: the figure shown, and what the others say."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from lib.show.lists import inventory
from lib.web import tables, take_away
from lib.web.language import language, texts
from lib.web.packages import city, comparison


def draw() -> None:
    """Every figure beside which another source says something else."""
    _, lang = texts().gettext, language()
    st.markdown(
        _("The dashboard shows one figure and keeps the others beside it. None is averaged, corrected or left out.")
    )
    rows = [inventory.other_figures(package, lang) for package in (city(), comparison())]
    frame = pd.concat(rows, ignore_index=True)
    tables.wrapped(frame, _("Figures on which sources disagree"), links={_("Source"): _("Address")})
    take_away.bar("disagreements", "method", frame, section="disagreements")
