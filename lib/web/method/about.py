"""About the dashboard: citing it, reporting an error, whose data it shows, accessibility, privacy, other cities."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import streamlit as st

from lib.export.citation import citation, report
from lib.export.readme import share_alike
from lib.show import escape, words
from lib.web.language import language, texts
from lib.web.packages import city, comparison
from lib.web.take_away import link

if TYPE_CHECKING:
    import pandas as pd

    from lib.store import Package

AS_STATED = "as stated by the publisher"


def draw() -> None:
    """Draw what a visitor who wants to reuse, correct or install the dashboard needs to know."""
    left, right = st.columns(2, gap="large")
    with left:
        _cite()
        _report()
        _accessibility()
        _privacy()
    with right:
        _attribution()
        _licences()
        _another_city()
    with st.container(horizontal=True, key="take-away-about"):
        link("method", section="about")


def _cite() -> None:
    _, lang = texts().gettext, language()
    st.header(_("How to cite"), anchor=False)
    home = urlsplit(st.context.url or "")
    here = f"{home.scheme}://{home.netloc}/" if home.netloc else ""
    st.code(citation(city(), comparison(), here, datetime.now(UTC).date(), lang), language=None, wrap_lines=True)
    st.caption(_("For a single figure, cite its own source and give the address of the view (“Link to this view”)."))


def _report() -> None:
    _, lang = texts().gettext, language()
    st.header(_("How to report an error"), anchor=False)
    st.markdown(
        _(
            "Open an issue in the repository this dashboard was installed from, or write to whoever runs this "
            "installation. "
            "These lines make a report that can be followed up: the address is under “Link to this view” on every "
            "page, "
            "and holds the ids."
        )
    )
    st.code(report(city(), comparison(), lang), language=None, wrap_lines=True)


def _attribution() -> None:
    """Name those whose licence asks to be named: the city's with their own credit lines, the others by name."""
    _, lang = texts().gettext, language()
    st.header(_("Whose data this is"), anchor=False)
    own, others = (_to_name(package) for package in (city(), comparison()))
    for row in own.to_dict("records"):
        title, year = row[f"title_{lang}"], row["year"]
        told = f"{title}, {year} · {words.licence(row['licence'], lang)}. {row[f'note_{lang}']}"
        st.markdown(f"- **{escape.markdown(row['publisher'])}**: {escape.markdown(told)}")
    st.markdown(escape.markdown(share_alike(lang)))
    names = ", ".join(dict.fromkeys(others["publisher"]))
    st.markdown(escape.markdown(_("The comparison rests on data of {publishers}.").format(publishers=names)))
    st.caption(_("All sources, with licence and date, stand under Sources; each figure has its own beside it."))


def _to_name(package: Package) -> pd.DataFrame:
    """Find the sources that are whole data sets under a licence of their own, rather than pages someone published."""
    rows = package.tables["sources"]
    return rows[rows["licence"] != AS_STATED]


def _licences() -> None:
    _ = texts().gettext
    st.header(_("Licences"), anchor=False)
    st.markdown(
        _(
            "The program is free software under the EUPL-1.2. The data keep the licences of their sources: "
            "`data/LICENSES.md` lists them one by one, and so does the text in every zip."
        )
    )
    st.markdown(_("Not an official product of the City or of ANCI"))


def _accessibility() -> None:
    _ = texts().gettext
    st.header(_("Accessibility"), anchor=False)
    st.markdown(
        _(
            "The aim is WCAG 2.2, level AA. It is the project's own statement: no independent body has audited it.\n\n"
            "**What is tested** with every change, in both languages and both themes: every page with axe-core, where "
            "no serious "
            "or critical finding is accepted, the frame of the map included; that the keyboard alone reaches every "
            "control; "
            "that a click on the map and a choice in the list give the same view. Colours were chosen for contrast and "
            "for "
            "colour-blind readers, and colour is never the only sign.\n\n"
            "**What is known to fall short**\n"
            "- A map cannot be read aloud as a map: what it shows is also in the list beside it and in the table under "
            "it.\n"
            "- A chart has a text that says what it is, and its figures as a table one click away.\n"
            "- Tables that can be sorted are drawn on a canvas by Streamlit: arrow keys move through them, and the CSV "
            "file "
            "holds the same.\n"
            "- Streamlit's own menus and messages (sorting a table, a lost connection) are in English.\n"
            "- No test with screen reader users has been made yet."
        )
    )


def _privacy() -> None:
    _ = texts().gettext
    st.header(_("Privacy"), anchor=False)
    st.markdown(
        _(
            "No account, no counting of visitors, no telemetry. Fonts, maps and scripts come from this server: no "
            "request leaves "
            "it, except for the pictures of the online street map, and only after someone turns that on. "
            "What you choose is kept in the address of the page; your browser remembers only whether you prefer light "
            "or dark. "
            "One cookie, gone when the browser is closed, protects the connection against forged requests. "
            "Whoever runs this installation may keep ordinary server logs: ask them."
        )
    )
    st.markdown(
        _("A file that you bring to the monitoring page goes to this server alone, and is forgotten when you leave.")
    )


def _another_city() -> None:
    _ = texts().gettext
    st.header(_("Add your city"), anchor=False)
    st.markdown(
        _(
            "**To the comparison**: add the city to `cities.csv` and its figures to `observations.csv` of the "
            "comparison package, "
            "each with period, status and source; a figure that was never published stays out.\n\n"
            "**With areas of its own**: write a data package with the same tables and layers and name its folder in "
            "`DORA_PACKAGE`. No line of the program changes.\n\n"
            "`python -m lib.store.check FOLDER` says in plain words, file and row by row, what is still missing. "
            "The README goes through it step by step."
        )
    )
