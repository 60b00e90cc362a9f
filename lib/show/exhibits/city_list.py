"""The compared cities as a table to be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from lib.locale import catalogue
from lib.model.records import records
from lib.show import numbers, words
from lib.show.exhibits import answers, city_parts
from lib.show.exhibits.drawings import Grid
from lib.show.exhibits.exhibit import Exhibit
from lib.show.tables.city_table import city_table
from lib.show.wording import city_words, comparison

if TYPE_CHECKING:
    from lib.model.records import Record
    from lib.show.exhibits.wanted import Wanted
    from lib.show.selected.city_view import CityView


def city_list(wanted: Wanted) -> Exhibit:
    """Every city or region with its place, its figure and how sure it is, those without a figure last."""
    _, lang, view = catalogue(wanted.lang).gettext, wanted.lang, city_parts.view_of(wanted)
    if view.answers:
        return answers.answers(wanted)
    head = (_("City or region"), _("Place"), _("Figure"), _("Period"), _("Status"), _("How sure"))
    return Exhibit(
        view=wanted.view(**city_parts.keys(wanted, view)),
        lang=lang,
        name=str(view.indicator[f"name_{lang}"]),
        finding=city_words.finding(view, lang),
        about=city_parts.about(view, lang),
        period=city_parts.period(view, lang),
        method=city_parts.interval(view, lang),
        table=city_table(view.package, view.id, view.period, view.marks, lang),
        sources=city_parts.sources(view, lang),
        drawing=Grid(head, tuple(_row(view, row, lang) for row in records(view.rows()))),
    )


def _row(view: CityView, row: Record, lang: str) -> tuple[str, ...]:
    figure = comparison.figure(row, view.decimals, lang) if row["status"] else numbers.MISSING
    return (
        comparison.unit_name(row, lang),
        numbers.MISSING if pd.isna(row["rank"]) else str(row["rank"]),
        figure,
        numbers.when(row, lang) if row["status"] else numbers.MISSING,
        words.short_statuses(lang)[row["status"]],
        words.confidences(lang)[row["confidence"]],
    )
