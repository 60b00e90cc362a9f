"""How the cities changed between the first and the last period, each with the interval of its change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.locale import catalogue
from lib.model.cities.change import NO_CHANGE, RATIO
from lib.model.cities.series import series, units
from lib.model.records import records
from lib.show import numbers, words
from lib.show.exhibits import answers, city_parts
from lib.show.exhibits.area_parts import sentence
from lib.show.exhibits.drawings import Dot, Dots
from lib.show.exhibits.exhibit import Exhibit
from lib.show.exhibits.wanted import NoExhibitError
from lib.show.plots.city_charts import changed
from lib.show.tables.change_table import change_table
from lib.show.wording import city_words, comparison

if TYPE_CHECKING:
    import pandas as pd

    from lib.model.records import Record
    from lib.show.exhibits.wanted import Wanted
    from lib.show.selected.city_view import CityView

RATIO_DECIMALS = 2


def change(wanted: Wanted) -> Exhibit:
    """Rows of cities or regions by their change, the largest rise first.

    A ratio is a multiple of the first figure, neutral at 1; a difference is in the unit, neutral at 0.
    Raises NoExhibitError where there are not two periods.
    """
    _, lang, view = catalogue(wanted.lang).gettext, wanted.lang, city_parts.view_of(wanted)
    if view.answers:
        return answers.answers(wanted)
    rows = changed(view.package, view.id, view.marks)
    if rows.empty:
        raise NoExhibitError(
            _("There are no two periods of this indicator that could be compared: it has figures for one period only.")
        )
    name, span = str(view.indicator[f"name_{lang}"]), city_words.change_span(rows, lang)
    return Exhibit(
        view=wanted.view(**city_parts.keys(wanted, view)),
        lang=lang,
        name=_("Change: {name}").format(name=name),
        finding=city_words.change_finding(view, rows, lang),
        about=_about(view, span, lang),
        period=f"{_when(rows, 'first_period', lang)}, {_when(rows, 'last_period', lang)}",
        method=sentence(city_words.change_method(rows, lang)),
        table=change_table(view.package, view.id, view.marks, lang),
        sources=city_parts.cited(view, _figures(view, rows), lang),
        drawing=_drawing(view, rows, lang),
    )


def _drawing(view: CityView, rows: pd.DataFrame, lang: str) -> Dots:
    kind, unit = rows["effect"].iloc[0], str(view.indicator[f"unit_{lang}"])
    first, last = rows["first_period"].iloc[0], rows["last_period"].iloc[0]
    every = view.marks.keep(units(view.package, view.id))
    missing = every[~every["unit_id"].isin(rows["unit_id"])]
    return Dots(
        tuple(_dot(view, row, unit, lang) for row in records(rows)),
        comparison.change_axis(kind, unit, first, last, lang),
        RATIO_DECIMALS if kind == RATIO else view.decimals,
        neutral=NO_CHANGE[kind],
        missing=tuple(missing[f"name_{lang}"]),
    )


def _dot(view: CityView, row: Record, unit: str, lang: str) -> Dot:
    text, mark = comparison.effect(row, view.decimals, unit, lang), view.marks.of(row["unit_id"])
    return Dot(row["unit_id"], row[f"name_{lang}"], row["estimate"], row["lower"], row["upper"], text, mark)


def _about(view: CityView, span: str, lang: str) -> tuple[str, ...]:
    about = view.indicator
    parts = (
        span,
        words.directions(lang)[about["direction"]],
        words.levels(lang)[about["level"]],
        *city_words.filtered(view, lang),
        about[f"caveat_{lang}"],
    )
    return tuple(filter(None, parts))


def _when(rows: pd.DataFrame, column: str, lang: str) -> str:
    return numbers.period(str(rows[column].iloc[0]), lang)


def _figures(view: CityView, rows: pd.DataFrame) -> list[Record]:
    """The figures of both periods of those that are drawn."""
    found = series(view.package, view.id)
    both = {rows[column].iloc[0] for column in ("first_period", "last_period")}
    return records(found[found["period"].isin(both) & found["unit_id"].isin(rows["unit_id"])])
