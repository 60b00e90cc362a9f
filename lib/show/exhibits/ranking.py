"""The cities in order on one indicator, each with its interval."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from lib.model.records import records
from lib.show.exhibits import answers, city_parts
from lib.show.exhibits.drawings import Dots
from lib.show.exhibits.exhibit import Exhibit
from lib.show.tables.city_table import city_table
from lib.show.wording import city_words

if TYPE_CHECKING:
    from lib.model.records import Record
    from lib.show.exhibits.wanted import Wanted


def ranking(wanted: Wanted) -> Exhibit:
    """Rows of cities or regions, the best first; what is answered by yes or no is listed instead."""
    lang, view = wanted.lang, city_parts.view_of(wanted)
    if view.answers:
        return answers.answers(wanted)
    dots = tuple(city_parts.figure_dot(view, row, placed(row, lang), lang) for row in records(view.known()))
    unit, missing = str(view.indicator[f"unit_{lang}"]), city_parts.without(view, lang)
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
        drawing=Dots(dots, unit, view.decimals, missing=missing),
    )


def placed(row: Record, lang: str) -> str:
    """A name after its place, where it has one."""
    name = str(row[f"name_{lang}"])
    return name if pd.isna(row["rank"]) else f"{row['rank']}. {name}"
