"""The chart of a city's profile: one figure of the city beside others, all of one level and one period."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lib.export.profile.city_figures import compared, own_row
from lib.export.profile.sources import source
from lib.locale import catalogue
from lib.model.cities.series import REGION
from lib.model.cities.similarity import DEFAULT_INDICATORS, comparable, most_like
from lib.model.cities.standings import unit_of
from lib.model.records import Record, records
from lib.show import numbers, words
from lib.show.exhibits.drawings import Dot, Dots
from lib.show.exhibits.exhibit import Exhibit
from lib.show.wording import comparison as wording
from lib.store.view import View

if TYPE_CHECKING:
    from lib.store import Package

MOST_ROWS: Final = 12
"""More would be too small to read beside the text of a page."""


def chart(comparison: Package, istat_code: str, lang: str) -> Exhibit | None:
    """Draw the first figure, by theme, that the city can be compared on; None where there is none.

    Beside all others that have it, or beside the cities most like this one where those would be too many.
    """
    for theme in comparison.tables["themes"].sort_values("order", kind="stable")["theme_id"]:
        about = compared(comparison, istat_code, theme)
        if about:
            return _drawn(comparison, about, istat_code, lang)
    return None


def _drawn(comparison: Package, about: Record, istat_code: str, lang: str) -> Exhibit:
    _ = catalogue(lang).gettext
    found = own_row(comparison, about, istat_code)
    assert found  # `compared` found it
    own, rows = found
    among = rows
    if len(rows) > MOST_ROWS:
        alike = _alike(comparison, about, istat_code)
        among = rows[rows["unit_id"].isin({own["unit_id"], *alike})]
    shown = records(among)
    decimals = int(about["decimals"])
    dots = [_dot(row, own["unit_id"], decimals, lang) for row in shown]
    text = (
        _("{indicator}: beside the cities most like it")
        if len(among) < len(rows)
        else _("{indicator}: beside all others with this figure")
    )
    level = wording.levels(lang)[about["level"]]
    return Exhibit(
        view=View(
            "cities",
            "ranking",
            (("city_indicator", about["indicator_id"]), ("city", istat_code), ("period", own["period"])),
        ),
        lang=lang,
        name=text.format(indicator=about[f"name_{lang}"]) + f" ({level}, {numbers.when(own, lang)})",
        finding=wording.place(own, rows, about["direction"], decimals, lang),
        about=(about[f"unit_{lang}"], level, words.directions(lang)[about["direction"]]),
        period=numbers.when(own, lang),
        method=words.intervals(lang)[about["interval"]],
        table=among,
        sources=(source(comparison, own["source_id"] or about["source_id"], lang),),
        drawing=Dots(tuple(dots), about[f"unit_{lang}"], decimals),
    )


def _alike(comparison: Package, about: Record, istat_code: str) -> set[str]:
    """The units of the cities most like this one."""
    on = [each for each in DEFAULT_INDICATORS if each in comparable(comparison)]
    found = most_like(comparison, istat_code, on, MOST_ROWS - 1) if on else None
    codes = [] if found is None else list(found["istat_code"])
    if about["level"] != REGION:
        return set(codes)
    return {unit_of(comparison, about["indicator_id"], code) for code in codes}


def _dot(row: Record, own: str, decimals: int, lang: str) -> Dot:
    mark = "chosen" if row["unit_id"] == own else ""
    return Dot(
        row["unit_id"],
        row[f"name_{lang}"],
        row["value"],
        row["lower"],
        row["upper"],
        numbers.value(row, decimals, lang),
        mark,
    )
