"""The indicators beside each other: the areas, a reference or another territory, the status."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.locale import catalogue
from lib.model.period import sort_key
from lib.model.records import records
from lib.model.side_by_side import compared_areas
from lib.show import numbers, words
from lib.show.exhibits.area_parts import periods
from lib.show.exhibits.drawings import Grid
from lib.show.exhibits.exhibit import Exhibit
from lib.show.exhibits.sources import of_package, of_rows
from lib.show.exhibits.wanted import NoExhibitError
from lib.show.selected.indicator_view import indicator_view
from lib.show.tables.figures import figures_table
from lib.show.wording.side_texts import counts, elsewhere, figure, newest

if TYPE_CHECKING:
    from lib.model.records import Record
    from lib.model.side_by_side import Line, Observation
    from lib.show.exhibits.wanted import Wanted
    from lib.show.selected.indicator_view import IndicatorView
    from lib.store import Package


def indicators(wanted: Wanted) -> Exhibit:
    """The lines of a theme and a status; `finding` is about the one that the view names, if it names one.

    Raises NoExhibitError where no indicator of the theme has the status.
    """
    _, lang, package = catalogue(wanted.lang).gettext, wanted.lang, wanted.city
    view, areas = indicator_view(package, wanted.asked), records(compared_areas(package))
    if not view.lines:
        raise NoExhibitError(_("No indicator of this theme has this status."))
    named = wanted.asked.given("item") and wanted.asked.one("item") in view.lines
    rows = [row for line in view.lines.values() for row in _shown(line)]
    head = (
        _("Indicator and unit"),
        *(area[f"name_{lang}"] for area in areas),
        _("Reference or other territory"),
        _("Status"),
    )
    return Exhibit(
        view=wanted.view(**view.address(), **({"item": view.item} if named else {})),
        lang=lang,
        name=_named(package, view, lang),
        finding=_told(view.lines[view.item], areas, lang) if named else counts(list(view.lines.values()), lang),
        about=(getattr(package.config, f"title_{lang}"),),
        period=_period(rows, lang),
        method="",
        table=figures_table(package, tuple(view.lines), lang),
        sources=of_rows(package, rows, lang) or of_package(package, lang),
        drawing=Grid(head, tuple(_row(line, areas, lang) for line in view.lines.values())),
    )


def _named(package: Package, view: IndicatorView, lang: str) -> str:
    themes = package.tables["themes"].set_index("theme_id")[f"name_{lang}"]
    every = catalogue(lang).gettext("All indicators")
    status = words.short_statuses(lang)[view.status] if view.status else ""
    return " · ".join(filter(None, (themes[view.theme] if view.theme else every, status)))


def _period(rows: list[Observation], lang: str) -> str:
    dated = sorted((row for row in rows if row["period"]), key=lambda row: sort_key(row["period"]))
    return periods([numbers.when(dict(row), lang) for row in dated])


def _shown(line: Line) -> list[Observation]:
    """The observations that stand in a row."""
    if not line.about_areas:
        return newest(line)
    references = [each.observation for each in line.references if each.observation is not None]
    return [*line.areas.values(), *references]


def _row(line: Line, areas: list[Record], lang: str) -> tuple[str, ...]:
    about = line.indicator
    named = " · ".join(filter(None, (about[f"name_{lang}"], about[f"unit_{lang}"])))
    figures = (figure(about, line.areas.get(area["area_id"]), lang) for area in areas)
    return (named, *figures, _elsewhere(line, lang), words.short_statuses(lang)[about["status"]])


def _elsewhere(line: Line, lang: str) -> str:
    return "; ".join(f"{text} ({about})" for text, about in elsewhere(line, lang)) or numbers.MISSING


def _told(line: Line, areas: list[Record], lang: str) -> str:
    """One line in a sentence: what it is, and the figure of everyone it has one of."""
    about = line.indicator
    each = [
        f"{area[f'name_{lang}']} {figure(about, line.areas[area['area_id']], lang)}"
        for area in areas
        if area["area_id"] in line.areas
    ]
    each += [f"{name} {text}" for text, name in elsewhere(line, lang)]
    listed = ", ".join(each) or words.statuses(lang)[about["status"]]
    unit = f" ({about[f'unit_{lang}']})" if about[f"unit_{lang}"] else ""
    return catalogue(lang).gettext("{name}: {figures}").format(name=f"{about[f'name_{lang}']}{unit}", figures=listed)
