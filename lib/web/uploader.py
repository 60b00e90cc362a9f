"""A visitor's own file, in the visitor's language: Streamlit's control says what it says in English only."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import streamlit as st

from lib.web.language import texts

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile

LARGEST = 20
"""Megabytes of a visitor's file; `server.maxUploadSize` in the settings says the same to the browser."""


def upload(label: str, key: str) -> UploadedFile | None:
    """Ask for a file; None until there is one."""
    _translate(key)
    return st.file_uploader(label, key=key)


def _translate(key: str) -> None:
    """Put our words in the place of Streamlit's."""
    _ = texts().gettext
    choose, refusal = _css(_("Choose a file")), _css(_("The file is larger than {limit} MB.").format(limit=LARGEST))
    zone = f".st-key-{key} [data-testid=stFileUploaderDropzone]"
    label = f"{zone} button[kind=secondary] [data-testid=stMarkdownContainer]"
    st.html(
        f"<style>{label} p {{ font-size: 0; }} {label}::after {{ content: {choose}; }} "
        f"{zone} input {{ visibility: hidden; }} "
        f"{zone} [data-testid=stFileUploaderDropzoneInstructions] {{ display: none; }} "
        f".st-key-{key} [aria-invalid=true]::after {{ content: {refusal}; }}</style>"
    )


def _css(text: str) -> str:
    return '"' + re.sub(r'["\\<]', lambda sign: f"\\{ord(sign.group()):x} ", text) + '"'
