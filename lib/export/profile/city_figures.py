"""The figures of one city for its profile, each at its own level, and what there is no figure for."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

import pandas as pd

from lib.export.profile.parts import Figure, Gap
from lib.export.profile.sources import origin, source
from lib.locale import catalogue
from lib.model.address import PREFERRED_CITY_INDICATOR
from lib.model.cities.answers import YES_NO, answers
from lib.model.cities.comparison import coverage, default_period, nearest_level
from lib.model.cities.levels import LEVELS, subject
from lib.model.cities.series import REGION, known, series
from lib.model.cities.standings import overlapping, standings, unit_of
from lib.model.profile import FEWEST_RANKED
from lib.model.records import Record, records
from lib.show import numbers, words
from lib.show.wording import comparison as wording

if TYPE_CHECKING:
    from lib.store import Package

OWN_LEVELS: Final = ("urban-audit", "comune")
"""Both are the city itself."""


def figures(comparison: Package, istat_code: str, lang: str) -> tuple[Figure, ...]:
    """List what is known of a city, its province and its region, by theme.

    In a theme, the indicator nearest to the city on each subject comes before others on the same subject.
    """
    catalogued = comparison.tables["indicators"]
    found = [(about, _figure(comparison, about, istat_code, lang)) for about in records(catalogued)]
    kept = [(about, figure) for about, figure in found if figure]
    nearest: dict[tuple[str, tuple[str, ...]], tuple[int, int, str]] = {}
    for about, _ in kept:
        nearest[_about(about)] = min(nearest.get(_about(about), _nearness(about)), _nearness(about))
    kept.sort(key=lambda each: _order(comparison, each[0], nearest))
    return tuple(figure for _, figure in kept)


def _about(about: Record) -> tuple[str, tuple[str, ...]]:
    """The theme and the subject of an indicator."""
    return about["theme_id"], subject(about["indicator_id"])


def _nearness(about: Record) -> tuple[int, int, str]:
    return LEVELS.index(about["level"]), int(about["order"]), str(about["indicator_id"])


def _order(
    comparison: Package, about: Record, nearest: dict[tuple[str, tuple[str, ...]], tuple[int, int, str]]
) -> tuple[int, bool, bool, int]:
    themes = list(comparison.tables["themes"].sort_values("order", kind="stable")["theme_id"])
    first = nearest[_about(about)] == _nearness(about)
    usual = subject(about["indicator_id"]) == subject(PREFERRED_CITY_INDICATOR)
    return themes.index(about["theme_id"]), not first, not usual, int(about["order"])


def own_row(comparison: Package, about: Record, istat_code: str) -> tuple[Record, pd.DataFrame] | None:
    """The row of a city, or of its region, in the period that all are compared in, and all rows of that period.

    Where the city has a figure only in another period, its latest, and no other rows; None where it has none.
    """
    unit = unit_of(comparison, about["indicator_id"], istat_code)
    rows, own, earlier = _compared(comparison, about["indicator_id"])
    if unit in own:
        return own[unit], rows
    return (earlier[unit], rows.iloc[:0]) if unit in earlier else None


@lru_cache(maxsize=256)
def _compared(comparison: Package, indicator_id: str) -> tuple[pd.DataFrame, dict[str, Record], dict[str, Record]]:
    """The rows of the period that all are compared in, the same by unit, and the latest of each unit whenever it is."""
    period = default_period(comparison, indicator_id)
    every = known(series(comparison, indicator_id))
    latest = {row["unit_id"]: row | {"rank": pd.NA} for row in records(every)}
    if period is None:
        return every.iloc[:0], {}, latest
    rows = known(standings(comparison, indicator_id, period))
    return rows, {row["unit_id"]: row for row in records(rows)}, latest


def _figure(comparison: Package, about: Record, istat_code: str, lang: str) -> Figure | None:
    if about["kind"] == YES_NO:
        return _answer(comparison, about, istat_code, lang)
    found = own_row(comparison, about, istat_code)
    if found is None:
        return None
    row, rows = found
    decimals = int(about["decimals"])
    return _written(
        comparison,
        about,
        row,
        lang,
        value=numbers.value(row, decimals, lang),
        unit=about[f"unit_{lang}"],
        interval=words.interval(about["interval"], numbers.interval(row, decimals, lang), lang),
        place=_place(row, rows, about["direction"], lang),
    )


def _answer(comparison: Package, about: Record, istat_code: str, lang: str) -> Figure | None:
    _ = catalogue(lang).gettext
    rows = answers(comparison, about["indicator_id"])
    (row,) = records(rows[rows["unit_id"] == istat_code])
    texts = {"yes": _("yes, documented"), "no": _("no, documented")}
    if not row["answer"]:
        return None
    return _written(comparison, about, row, lang, value=texts[row["answer"]], unit="", interval="", place=())


def _written(
    comparison: Package,
    about: Record,
    row: Record,
    lang: str,
    *,
    value: str,
    unit: str,
    interval: str,
    place: tuple[str, ...],
) -> Figure:
    level = wording.levels(lang)[about["level"]]
    return Figure(
        theme_id=about["theme_id"],
        name=_bare(about, lang),
        level=f"{level}: {row[f'name_{lang}']}" if about["level"] == REGION else level,
        value=value,
        unit=unit,
        interval=interval,
        place=place,
        when=numbers.when(row, lang),
        origin=origin(comparison, row["source_id"] or about["source_id"]),
        source=source(comparison, row["source_id"] or about["source_id"], lang),
        status=words.short_statuses(lang)[row["status"]],
        sure=words.confidences(lang)[row["confidence"]],
    )


def _bare(about: Record, lang: str) -> str:
    """The name of an indicator without the level at its end, which is said beside it."""
    return str(about[f"name_{lang}"]).removesuffix(f" ({wording.levels(lang)[about['level']]})")


def _place(row: Record, rows: pd.DataFrame, direction: str, lang: str) -> tuple[str, ...]:
    """Where a city stands among those with a figure of the same level and period; nothing where that is open."""
    _ = catalogue(lang).gettext
    if len(rows) < FEWEST_RANKED or pd.isna(row["rank"]):
        return ()
    shared = int(rows["rank"].eq(row["rank"]).sum()) - 1
    text = (
        _("place {place} of {total}, shared with {shared} ({direction})")
        if shared
        else _("place {place} of {total} ({direction})")
    )
    said = text.format(place=row["rank"], total=len(rows), shared=shared, direction=words.directions(lang)[direction])
    doubtful = len(overlapping(rows, row["unit_id"]))
    doubt = catalogue(lang).ngettext(
        "its interval overlaps that of {count} other", "its interval overlaps those of {count} others", doubtful
    )
    return (said, doubt.format(count=doubtful)) if doubtful else (said,)


def gaps(comparison: Package, istat_code: str, lang: str) -> tuple[Gap, ...]:
    """List the subjects that this city has no figure of its own for: how many have one, and what there is instead.

    One indicator a subject: the first of the catalogue. What is answered by yes or no is no gap: no answer is not a no.
    """
    found = []
    own = [row for row in records(comparison.tables["indicators"]) if row["level"] in OWN_LEVELS]
    own = [row for row in own if row["kind"] != YES_NO]
    has = {_about(row) for row in own if own_row(comparison, row, istat_code)}
    for about in own:
        if _about(about) not in has:
            has.add(_about(about))
            name = f"{_bare(about, lang)} ({wording.levels(lang)[about['level']]})"
            found.append(Gap(about["theme_id"], name, _instead(comparison, about, istat_code, lang)))
    return tuple(found)


def _instead(comparison: Package, about: Record, istat_code: str, lang: str) -> str:
    _ = catalogue(lang).gettext
    key, period = about["indicator_id"], default_period(comparison, about["indicator_id"])
    said = []
    if period is not None:
        having, total = coverage(comparison, key, period)
        said.append(wording.covered(having, total, period, False, lang))
    other = nearest_level(comparison, istat_code, key)
    if other:
        (row,) = records(comparison.tables["indicators"].query("indicator_id == @other"))
        there = _("there is another figure: {name} ({level})")
        said.append(there.format(name=_bare(row, lang), level=wording.levels(lang)[row["level"]]))
    return "; ".join(said)


def compared(comparison: Package, istat_code: str, theme_id: str) -> Record | None:
    """The first indicator of a theme, in the order of the figures, that the city can be compared with others on."""
    rows = comparison.tables["indicators"]
    numbered = [row for row in records(rows[rows["theme_id"] == theme_id]) if row["kind"] != YES_NO]
    for about in sorted(numbered, key=lambda row: (_preferred(row), *_nearness(row))):
        found = own_row(comparison, about, istat_code)
        if found and len(found[1]) >= FEWEST_RANKED:
            return about
    return None


def _preferred(about: Record) -> bool:
    return subject(about["indicator_id"]) != subject(PREFERRED_CITY_INDICATOR)
