"""What is taken away from monitoring: the spreadsheet, what is shown as CSV, and the template of what is missing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from lib.export.monitoring import indicators_sheet, monitoring_workbook
from lib.export.table import to_csv
from lib.export.template import template_workbook
from lib.web.language import language, texts
from lib.web.take_away import SPREADSHEET

if TYPE_CHECKING:
    from lib.web.monitoring.monitoring_view import MonitoringView


def draw(view: MonitoringView) -> None:
    """Three buttons, two where nothing is to be filled in. Nothing is built before it is asked for."""
    _, lang, name = texts().gettext, language(), f"{view.package.name}-{view.package.version}"
    st.download_button(
        _("Monitoring (spreadsheet)"),
        partial(monitoring_workbook, view.package, view.city, lang),
        f"{name}-monitoring-{lang}.xlsx",
        SPREADSHEET,
        icon=":material/table_view:",
        on_click="ignore",
        key="xlsx-monitoring",
    )
    st.download_button(
        _("CSV file"),
        lambda: to_csv(indicators_sheet(view.package, view.rows, lang).frame()),
        f"{name}-monitoring-{lang}.csv",
        "text/csv",
        icon=":material/download:",
        on_click="ignore",
        key="csv-monitoring",
    )
    if not view.compared:
        st.download_button(
            _("What is missing, to fill in (spreadsheet)"),
            partial(template_workbook, view.package, lang),
            f"{name}-template-{lang}.xlsx",
            SPREADSHEET,
            icon=":material/edit_document:",
            on_click="ignore",
            key="xlsx-template",
        )
