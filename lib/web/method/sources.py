"""The sources of a package, with licence and date."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from lib.show import escape, numbers, words
from lib.show.lists import inventory
from lib.web import state, tables, take_away
from lib.web.language import language, texts
from lib.web.method import package_choice

if TYPE_CHECKING:
    import pandas as pd

    from lib.store import Package


def draw() -> None:
    """Everyone who published something that the package uses: first those behind figures, the most used first."""
    _, lang = texts().gettext, language()
    package = package_choice.choose()
    st.markdown(_licences(package))
    frame = inventory.sources(package, lang)
    behind = frame[_("Figures")] > 0
    _table(frame[behind], _("Sources of the figures"))
    if not behind.all():
        st.header(_("Sources of layers, events and texts"), anchor=False)
        _table(frame[~behind].drop(columns=_("Figures")), _("Sources of layers, events and texts"))
    take_away.bar(f"{package.name}-sources", "method", frame, section="sources", package=state.one("package"))


def _licences(package: Package) -> str:
    """How many sources there are of each licence."""
    _, lang = texts().gettext, language()
    counts = package.tables["sources"]["licence"].value_counts()
    names = [escape.markdown(words.licence(str(name), lang)) for name in counts.index]
    parts = [f"**{name}**: {numbers.decimal(count, 0, lang)}" for name, count in zip(names, counts, strict=True)]
    return _("Licences of the sources") + " · " + " · ".join(parts)


def _table(frame: pd.DataFrame, alt: str) -> None:
    """Draw the sources with their notes under their titles: most have none."""
    _ = texts().gettext
    notes = frame[_("Note")]
    told = frame[_("What it is")].str.cat(notes.where(notes == "", " · " + notes))
    shown = frame.assign(**{_("What it is"): told}).drop(columns=_("Note"))
    tables.wrapped(shown, alt, links={_("Publisher"): _("Address")})
