"""The figures of areas and cells in one sentence: where there is most of something, and where least."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from lib.locale import catalogue
from lib.model.distribution import distribution
from lib.model.extremes import extremes
from lib.model.figures import area_figures, indicator
from lib.model.records import records
from lib.show import numbers, words
from lib.show.lists.area_bars import ordered
from lib.show.lists.cell_list import listed
from lib.show.wording import comparison
from lib.store.codes import CELL

if TYPE_CHECKING:
    import pandas as pd

    from lib.model.records import Record
    from lib.store import Package

FEW = 3
"""So many areas are all told with their figures."""


def measured(value: str, unit: str) -> str:
    """A figure with its unit, where it has one."""
    return f"{value} {unit}".strip()


def of_areas(package: Package, indicator_id: str, scale: str, lang: str) -> str:
    """Say where the areas of a scale have most and least; of few, or of published bands, the figure of each."""
    _, about = catalogue(lang).gettext, indicator(package, indicator_id)
    rows = records(ordered(package, indicator_id, scale))
    known = [row for row in rows if _told(row)]
    name, unit, decimals = about[f"name_{lang}"], about[f"unit_{lang}"], int(about["decimals"])
    if not known:
        return _("{name}: {status}").format(name=name, status=_without({row["status"] for row in rows}, lang))
    if len(known) <= FEW or any(math.isnan(row["value"]) for row in known):
        each = [f"{row[f'name_{lang}']} {comparison.figure(row, decimals, lang)}" for row in known]
        return _("{name}: {figures}").format(name=name, figures=measured(comparison.listing(each, lang), unit))
    most, least = known[0]["value"], known[-1]["value"]
    high, low = (measured(numbers.value(row, decimals, lang), unit) for row in (known[0], known[-1]))
    if most == least:
        return _("{name}: {figure} in all {count} areas").format(name=name, figure=high, count=len(known))
    return _("{name}: most in {most} ({high}), least in {least} ({low})").format(
        name=name, most=_who(known, most, lang), high=high, least=_who(known, least, lang), low=low
    )


def of_cells(package: Package, indicator_id: str, lang: str) -> str:
    """Say which cell to look at first, and what the median of all cells is."""
    _, about = catalogue(lang).gettext, indicator(package, indicator_id)
    figures = area_figures(package, indicator_id)
    values = figures.loc[(figures["level"] == CELL) & figures["value"].notna(), "value"]
    name, unit, decimals = about[f"name_{lang}"], about[f"unit_{lang}"], int(about["decimals"])
    if values.empty:
        return _("{name}: {status}").format(name=name, status=_without(set(), lang))
    first, shown = extremes(package, indicator_id)[0], listed(package, indicator_id, lang)[0]
    shared = int((values == first["value"]).sum())
    return _cell_sentence(shared, about["direction"] == "context", lang).format(
        name=name,
        cell=shown.name,
        area=shown.area,
        figure=shown.figure,
        count=len(values),
        shared=shared,
        median=measured(numbers.decimal(float(values.median()), decimals, lang), unit),
    )


def _cell_sentence(shared: int, context: bool, lang: str) -> str:
    _ = catalogue(lang).gettext
    if shared > 1 and context:
        return _("{name}: {shared} of {count} cells have the largest figure, {figure}; the median is {median}")
    if shared > 1:
        return _("{name}: {shared} of {count} cells have the worst figure, {figure}; the median is {median}")
    if context:
        return _("{name}: the largest is {figure}, at {cell} ({area}); the median of {count} cells is {median}")
    return _("{name}: the worst is {figure}, at {cell} ({area}); the median of {count} cells is {median}")


def of_spread(package: Package, indicator_id: str, lang: str) -> str:
    """Say the median of the cells of each area; as `of_cells` where no cell has a value."""
    _, about = catalogue(lang).gettext, indicator(package, indicator_id)
    found = distribution(package, indicator_id)
    if found is None:
        return of_cells(package, indicator_id, lang)
    names = area_names(package, lang)
    each = [
        f"{names[spread.area_id]} {numbers.decimal(spread.median, int(about['decimals']), lang)}"
        for spread in found.spreads
    ]
    return _("{name}, median of the cells: {figures}").format(
        name=about[f"name_{lang}"], figures=measured(comparison.listing(each, lang), about[f"unit_{lang}"])
    )


def area_names(package: Package, lang: str) -> dict[str, str]:
    """What the areas are called, by their ids."""
    areas: pd.DataFrame = package.tables["areas"]
    return dict(zip(areas["area_id"], areas[f"name_{lang}"], strict=True))


def _without(statuses: set[str], lang: str) -> str:
    """Say why there is no figure: the reason, where all share one."""
    (only,) = statuses if len(statuses) == 1 else ("",)
    return words.statuses(lang)[only] if only else catalogue(lang).gettext("no figure at this scale")


def _told(row: Record) -> bool:
    return not all(math.isnan(row[column]) for column in ("value", "lower", "upper"))


def _who(rows: list[Record], value: float, lang: str) -> str:
    """Name the areas that have a value, or count them where they are many."""
    names = [row[f"name_{lang}"] for row in rows if row["value"] == value]
    if len(names) <= comparison.MANY:
        return comparison.listing(names, lang)
    return catalogue(lang).gettext("{count} areas").format(count=len(names))
