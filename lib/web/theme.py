"""The theme of this visitor, for what the server draws in colour."""

from __future__ import annotations

import streamlit as st

from lib.show.palette import Colours, colours


def current() -> Colours:
    """Colours of the theme the visitor sees."""
    return colours(st.context.theme.type == "dark")
