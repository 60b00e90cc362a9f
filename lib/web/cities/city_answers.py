"""A yes-or-no indicator: who documents a yes, who a no, and of whom nothing is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from lib.model.cities.answers import answers
from lib.model.records import Record, records
from lib.show import escape
from lib.show.tables.answer_table import answer_table, dates
from lib.web import tables
from lib.web.cities.city_ranking import filtered
from lib.web.language import language, texts

if TYPE_CHECKING:
    import pandas as pd

    from lib.web.cities.city_view import CityView


def draw(view: CityView) -> pd.DataFrame:
    """Draw the list, which is no ranking, and the same as a table; return that table."""
    _, lang = texts().gettext, language()
    rows = view.marks.keep(answers(view.package, view.id))
    st.header(escape.markdown(view.indicator[f"name_{lang}"]), anchor=False)
    filtered(view)
    st.info(
        _("This indicator has no ranking: it lists the cities with a documented yes. A missing row does not mean no."),
        icon=":material/info:",
    )
    titles = {"yes": _("Documented yes"), "no": _("Documented no"), "": _("Nothing documented: this does not mean no")}
    for answer, title in titles.items():
        group = records(rows[rows["answer"] == answer])
        if group:
            st.markdown(f"**{escape.markdown(title)}** ({len(group)})  \n{escape.markdown(_listed(group))}")
    frame = answer_table(view.package, view.id, view.marks, lang)
    tables.show(frame, _("Answers of the cities"))
    return frame


def _listed(group: list[Record]) -> str:
    """Name the cities, each with its periods, or once for all where they have the same."""
    spans = [dates(row["periods"], language()) for row in group]
    if len(set(spans)) == 1:
        names = ", ".join(row["name"] for row in group)
        return f"{spans[0]}: {names}" if spans[0] else names
    return ", ".join(f"{row['name']} ({span})" for row, span in zip(group, spans, strict=True))
