"""What a visitor sees when something fails: a friendly sentence; the detail goes to the log."""

from __future__ import annotations

import logging
import secrets

import streamlit as st

from lib.web.language import texts

log = logging.getLogger("dora")


def show_script_error(error: Exception) -> bool:
    """Log the error under a short reference and show that reference; True: nothing more is shown."""
    reference = secrets.token_hex(4)
    log.error("page failed, reference %s", reference, exc_info=error)
    _ = texts().gettext
    st.error(
        _(
            "The rest of the dashboard still works: choose another page or reload this one. "
            "Reference for a report: {reference}"
        ).format(reference=reference),
        title=_("This page could not be drawn."),
        icon=":material/error:",
    )
    return True
