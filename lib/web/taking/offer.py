"""Under a view: the part of the page that has its files, and the view as a step of a story."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from lib.web.language import texts

if TYPE_CHECKING:
    from lib.model.address import Value


def offer(name: str, path: str, address: str, **keys: Value) -> None:
    """A part of the page to open; what is in it is made when it is opened. `address` opens the view again."""
    _ = texts().gettext
    part = st.expander(_("Files and story"), icon=":material/ios_share:", key=f"more-{name}", on_change="rerun")
    if part.open:
        # What it takes to make files waits until someone asks for one: a server that shows maps does without.
        from lib.web.taking import more

        with part:
            more.draw(name, path, address, keys)
