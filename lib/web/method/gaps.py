"""What nobody published, what was found instead, and what would fill it."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from lib.show.lists import inventory
from lib.web import tables, take_away
from lib.web.language import language, texts
from lib.web.packages import city, comparison


def draw() -> None:
    """Every indicator that was looked for and found nowhere."""
    _, lang = texts().gettext, language()
    st.markdown(
        _(
            "These indicators belong in the picture, were looked for, and were found published nowhere. "
            "They stay empty: nothing is estimated in their place."
        )
    )
    frame = pd.concat([inventory.missing(package, lang) for package in (city(), comparison())], ignore_index=True)
    tables.wrapped(frame.drop(columns=_("What it would tell")), _("Indicators that nobody published"))
    take_away.bar("not-published", "method", frame, section="missing")
