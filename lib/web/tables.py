"""Tables on a page, with the numbers of the chosen language."""

from __future__ import annotations

from numbers import Integral
from typing import TYPE_CHECKING

import streamlit as st

from lib.show import escape, numbers
from lib.web.language import language

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd


def show(frame: pd.DataFrame, alt: str, decimals: Mapping[str, int] | None = None, key: str | None = None) -> None:
    """A table whose numeric columns, named with their decimals, sort as numbers and read as text of the language.

    (Streamlit's own number formats follow the browser instead.)
    """
    lang = language()
    point, group = tuple(numbers.SEPARATORS[lang])
    style = frame.style
    for column, places in (decimals or {}).items():
        style = style.format(precision=places, decimal=point, thousands=group, na_rep=numbers.MISSING, subset=[column])
    st.dataframe(style, hide_index=True, alt=alt, key=key, placeholder=numbers.MISSING)


def wrapped(frame: pd.DataFrame, alt: str, links: Mapping[str, str] | None = None) -> None:
    """Draw a table to be read: long texts wrap, whole numbers are of the language, nothing in it is markup.

    `links` names columns whose texts lead to the address in another column, which is then not shown.
    """
    lang = language()
    cells = frame.map(lambda cell: _read(cell, lang))
    for column, addresses in (links or {}).items():
        found = zip(cells[column], frame[addresses].map(escape.address), strict=True)
        cells[column] = [f"[{text}](<{address}>)" if address else text for text, address in found]
    shown = cells.drop(columns=list((links or {}).values())).rename(columns=escape.markdown)
    st.table(shown, border="horizontal", hide_index=True, alt=alt)


def _read(cell: object, lang: str) -> str:
    return numbers.decimal(float(cell), 0, lang) if isinstance(cell, Integral) else escape.markdown(cell)
