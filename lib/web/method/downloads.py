"""Everything to take away: a package whole, its tables as one spreadsheet, each table and layer as a file."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from lib.export.archive import package_zip
from lib.export.resources import Resource, content, resources
from lib.export.table import to_csv
from lib.export.workbook import package_workbook
from lib.show import escape, numbers, words
from lib.web import state
from lib.web.language import language, texts
from lib.web.method import package_choice
from lib.web.take_away import SPREADSHEET, link

if TYPE_CHECKING:
    from lib.store import Package

ZIP = "application/zip"
CSV = "text/csv"
GEOJSON = "application/geo+json"


def draw() -> None:
    """Draw the chosen package, whole and in parts. No file is built before it is asked for."""
    _, lang = texts().gettext, language()
    package = package_choice.choose()
    _whole(package)
    parts = resources(package, lang)
    st.header(_("Tables"), anchor=False)
    st.caption(
        _(
            "CSV with commas and decimal points. In these copies a text that a spreadsheet would take for a formula "
            "has an "
            "apostrophe in front."
        )
    )
    _list(package, [part for part in parts if not part.is_layer])
    st.header(_("Layers of the map"), anchor=False)
    st.caption(_("GeoJSON, in longitude and latitude (WGS 84). Open them in QGIS or any other map program."))
    _list(package, [part for part in parts if part.is_layer])
    with st.container(horizontal=True, key="take-away-downloads"):
        link("method", section="downloads", package=state.one("package"))


def _whole(package: Package) -> None:
    _, lang = texts().gettext, language()
    with st.container(horizontal=True, key="whole-package"):
        st.download_button(
            _("The whole package (zip)"),
            partial(package_zip, package),
            f"{package.name}-{package.version}.zip",
            ZIP,
            icon=":material/folder_zip:",
            on_click="ignore",
            key="zip",
        )
        st.download_button(
            _("All tables (spreadsheet)"),
            partial(package_workbook, package, lang),
            f"{package.name}-{package.version}.xlsx",
            SPREADSHEET,
            icon=":material/table_view:",
            on_click="ignore",
            key="workbook",
        )
    st.caption(
        _(
            "The zip holds the files as they are kept (a Data Package, with its description, licences and sources). "
            "The spreadsheet holds the same tables, a summary and what every column means; codes keep their zeros, "
            "and no cell is a formula."
        )
    )


def _list(package: Package, parts: list[Resource]) -> None:
    """One row a file: its button, what it is, how much is in it, its licence where it has its own."""
    for part in parts:
        button, about = st.columns([3, 10], vertical_alignment="center")
        with button:
            _button(package, part)
        with about:
            st.markdown(_about(part))


def _button(package: Package, part: Resource) -> None:
    data = partial(content, package, part.path) if part.is_layer else partial(to_csv, package.tables[part.stem])
    st.download_button(
        escape.markdown(part.path),
        data,
        f"{package.name}-{part.path}",
        GEOJSON if part.is_layer else CSV,
        icon=":material/download:",
        on_click="ignore",
        key=f"file-{part.path}",
        width="stretch",
    )


def _about(part: Resource) -> str:
    translations, lang = texts(), language()
    if part.is_layer:
        count = translations.ngettext("{count} feature", "{count} features", part.records)
    else:
        count = translations.ngettext("{count} row", "{count} rows", part.records)
    facts = [count.format(count=numbers.decimal(part.records, 0, lang))]
    facts += [words.licence(name, lang) for name in part.licences]
    head = f"**{escape.markdown(part.title)}** · {escape.markdown(' · '.join(facts))}"
    return f"{head}  \n{escape.markdown(part.description)}" if part.description else head
