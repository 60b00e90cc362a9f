"""Beside and under the map of cells: where it is worst, and where the chosen cell stands among all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from lib.show import words
from lib.show.lists.cell_list import cell_list
from lib.show.lists.distribution import dot_piles
from lib.web import state
from lib.web.language import language, texts
from lib.web.mapping import area_table
from lib.web.packages import city

if TYPE_CHECKING:
    import pandas as pd


def worst(indicator: pd.Series, chosen: str) -> None:
    """The ten cells to look at, numbered as on the map, then all of them as a table and as files."""
    _, lang = texts().gettext, language()
    better = indicator["direction"] != "context"
    st.header(_("Where is it worst?") if better else _("Where is it most?"))
    st.html(cell_list(city(), indicator["indicator_id"], chosen, state.choosing("area"), lang))
    note = _(
        "In a straight line from the centre of each cell ({direction}): streets, walls and the river make every walk "
        "longer. Walking distances wait for a street layer that is a connected network."
    )
    st.caption(note.format(direction=words.directions(lang)[indicator["direction"]]))
    area_table.figures(indicator, "cell", chosen)


def spread(indicator: pd.Series, chosen: str) -> None:
    """All cells by value, area beside area, the chosen one marked."""
    _, lang = texts().gettext, language()
    st.header(_("All cells, from the smallest value to the largest"))
    st.html(dot_piles(city(), indicator["indicator_id"], chosen, lang))
    st.caption(
        _("Each block is a cell in the colour of the map; the line is the median. A click on a block chooses its cell.")
    )
