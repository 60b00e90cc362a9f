"""The language of this visitor, from the address."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from lib.locale import LANGUAGES, catalogue

if TYPE_CHECKING:
    from gettext import NullTranslations


def language() -> str:
    """The language of the address; the first of ours where it names none."""
    asked = st.query_params.get("lang")
    return asked if asked in LANGUAGES else LANGUAGES[0]


def texts() -> NullTranslations:
    """The texts in that language."""
    return catalogue(language())
