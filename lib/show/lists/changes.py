"""What changed between two versions of a package, as tables in one language."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import pandas as pd

from lib.locale import LANGUAGES, catalogue
from lib.show import numbers, words
from lib.store.moments import is_period
from lib.store.versions.changes import Group, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lib.store.versions.changes import Cell, Changes, Difference, Edition

PLAIN_NUMBER = re.compile(r"[+-]?[0-9]{1,15}(\.[0-9]{1,20})?")
YEAR = "year"
KEY_OF_FIGURES = "indicator_id"


def groups(lang: str) -> dict[Group, str]:
    """What differences are about, the gravest first."""
    _ = catalogue(lang).gettext
    return {
        Group.METHOD: _("Method"),
        Group.FIGURES: _("Figures"),
        Group.SOURCES: _("Sources"),
        Group.TABLES: _("Other tables and settings"),
        Group.LAYERS: _("Layers of the map"),
        Group.STRUCTURE: _("Files and columns"),
    }


def kinds(lang: str) -> dict[Kind, str]:
    """What happened to something."""
    _ = catalogue(lang).gettext
    return {
        Kind.ADDED: _("added"),
        Kind.REMOVED: _("removed"),
        Kind.CHANGED: _("changed"),
        Kind.MOVED: _("moved"),
    }


def edition(version: Edition, lang: str) -> str:
    """Name a version: `fiumalta 1.0.0, 22 November 2026`."""
    day = numbers.period(version.created, lang) if is_period(version.created) else version.created
    return ", ".join(filter(None, (f"{version.name} {version.version}".strip(), day)))


def counts(changes: Changes, lang: str) -> pd.DataFrame:
    """Count what changed: a row for each group that has any, a column for each thing that can happen."""
    _ = catalogue(lang).gettext
    counted = changes.counts()
    met = [group for group in Group if changes.of(group)]
    heads = {Kind.ADDED: _("Added"), Kind.REMOVED: _("Removed"), Kind.CHANGED: _("Changed"), Kind.MOVED: _("Moved")}
    columns = {head: [counted[group, kind] for group in met] for kind, head in heads.items()}
    return pd.DataFrame({_("What"): [groups(lang)[group] for group in met]} | columns)


def lines(changes: Changes, about: Iterable[Group], lang: str, *, exact: bool = False) -> pd.DataFrame:
    """List the differences of some groups: a row for each cell that is not as it was, one for what came or went.

    Numbers and words of closed lists are those of the language or, where `exact`, stand as the files write them.
    A figure says whether its indicator is measured differently now.
    """
    _ = catalogue(lang).gettext
    named, happened, remeasured = groups(lang), kinds(lang), changes.remeasured()
    rows = []
    for group in about:
        for each in changes.of(group):
            other = _("measured differently") if _is_remeasured(each, remeasured) else ""
            what, ids = _named(each, changes, lang), ", ".join(each.ids)
            for column, before, now in _cells(each, lang, exact=exact):
                rows.append((named[group], happened[each.kind], what, column, before, now, other, each.file, ids))
    columns = (_("Part"), _("Change"), _("What"), _("Column"), _("Before"), _("Now"), _("Method"), _("File"), _("Id"))
    return pd.DataFrame(rows, columns=list(columns), dtype="str")


def _is_remeasured(each: Difference, remeasured: frozenset[str]) -> bool:
    return each.group == Group.FIGURES and dict(each.key).get(KEY_OF_FIGURES) in remeasured


def _named(each: Difference, changes: Changes, lang: str) -> str:
    """Say what a difference is about, by its names and its period in words."""
    bands = words.time_bands(lang)
    parts = []
    for column, value in each.key:
        called = changes.names.get(column, {}).get(value)
        name = called[LANGUAGES.index(lang)] if called else ""
        if column == "period" and is_period(value):
            name = numbers.period(value, lang)
        parts.append(name or bands.get(value, value))
    return " · ".join(filter(None, parts)) or each.file


def _cells(each: Difference, lang: str, *, exact: bool) -> list[tuple[str, str, str]]:
    if each.kind in (Kind.CHANGED, Kind.MOVED):
        read = [(_read(cell, cell.old, lang, exact), _read(cell, cell.new, lang, exact)) for cell in each.cells]
        return [(_column(cell.field, lang), *pair) for cell, pair in zip(each.cells, read, strict=True)]
    figure = _figure(each, lang, exact=exact)
    return [("", figure, "") if each.kind == Kind.REMOVED else ("", "", figure)]


def _figure(each: Difference, lang: str, *, exact: bool) -> str:
    """Return the figure of a row that came or went; nothing for other rows."""
    if each.group != Group.FIGURES:
        return ""
    shown, value, status = (each.cell(name) for name in (f"value_text_{lang}", "value", "status"))
    cell = shown or value
    if cell:
        return _read(cell, cell.old or cell.new, lang, exact)
    return _read(status, status.old or status.new, lang, exact) if status else ""


def _read(cell: Cell, text: str, lang: str, exact: bool) -> str:
    """Write a text of the package as a reader of the language expects it."""
    if exact or not text:
        return text
    if cell.numeric and PLAIN_NUMBER.fullmatch(text) and not cell.field.endswith(YEAR):
        return numbers.decimal(float(text), len(text.partition(".")[2]), lang)
    return _words(lang).get(cell.field, {}).get(text, text)


def _column(name: str, lang: str) -> str:
    """Say what a column is called where figures are shown; others by their own name."""
    base, _sign, ending = name.rpartition("_")
    called = _columns(lang)
    if ending in LANGUAGES and base in called:
        return f"{called[base]} ({ending})"
    return called.get(name, name)


@lru_cache(maxsize=2)
def _words(lang: str) -> Mapping[str, Mapping[str, str]]:
    return {
        "status": words.short_statuses(lang),
        "confidence": words.confidences(lang),
        "direction": words.directions(lang),
        "interval": words.intervals(lang),
        "level": words.levels(lang),
    }


@lru_cache(maxsize=2)
def _columns(lang: str) -> Mapping[str, str]:
    _ = catalogue(lang).gettext
    return {
        "value": _("Value"),
        "value_text": _("As published"),
        "lower": _("Lower bound"),
        "upper": _("Upper bound"),
        "count": _("Count behind it"),
        "status": _("Status"),
        "confidence": _("How sure"),
        "source_id": _("Source"),
        "url": _("Address"),
        "note": _("Note"),
        "disagreement": _("Other sources say"),
        "definition": _("Definition"),
        "formula": _("Formula"),
        "unit": _("Unit"),
        "direction": _("Direction"),
        "level": _("Level"),
        "decimals": _("Decimals"),
        "interval": _("Interval"),
        "frequency": _("Expected refresh"),
        "base": _("Base of the survey"),
        "geometry": _("Position or outline"),
    }
