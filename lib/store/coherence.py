"""Whether the cells of a row agree with each other: evidence, intervals, languages, dates, positions."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pandas as pd

from lib.store.codes import WITHOUT_FIGURE, Status
from lib.store.layers import Bounds, check_position
from lib.store.moments import is_moment, runs_forward
from lib.store.problem import Problem
from lib.store.relations import Sheet, Sheets

Mask = Callable[[pd.DataFrame], pd.Series]


@dataclass(frozen=True)
class Rule:
    """A problem, the column it is reported at, the others it looks at, and the rows that have it."""

    code: str
    field: str
    others: tuple[str, ...]
    broken: Mask

    def problems(self, sheet: Sheet) -> Iterator[Problem]:
        """Find the rows that break the rule; a sheet without one of the columns breaks none."""
        columns = (self.field, *self.others)
        if not set(columns) <= set(sheet.frame.columns):
            return
        broken = self.broken(sheet.frame)
        if broken.any():
            found = sheet.frame.loc[broken, list(columns)]
            for row, cells in zip(found.index.to_list(), found.to_dict("records"), strict=True):
                detail = {str(name): cell for name, cell in cells.items()} | {"value": cells[self.field]}
                yield sheet.origin.problem(self.code, row, self.field, **detail)


def _without_figure(rows: pd.DataFrame) -> pd.Series:
    return rows["status"].isin([str(status) for status in WITHOUT_FIGURE])


def _not_published(rows: pd.DataFrame) -> pd.Series:
    return rows["status"] == Status.NOT_PUBLISHED


def _unknown_value(rows: pd.DataFrame) -> pd.Series:
    return rows["value"].isna() & rows["lower"].isna() & rows["upper"].isna()


def _is_band(rows: pd.DataFrame) -> pd.Series:
    return rows["value"].isna() & (rows["lower"].notna() | rows["upper"].notna())


def _unexpected(name: str) -> Rule:
    return Rule("unexpected-figure", name, ("status",), lambda rows: _without_figure(rows) & rows[name].notna())


def _ends_early(start: str, end: str) -> Rule:
    def broken(rows: pd.DataFrame) -> pd.Series:
        pairs = zip(rows[start], rows[end], strict=True)
        early = [is_moment(first) and is_moment(last) and not runs_forward(first, last) for first, last in pairs]
        return pd.Series(early, index=rows.index, dtype=bool)

    return Rule("ends-early", end, (start,), broken)


def _one_language(name: str, other: str) -> Rule:
    return Rule("half-language", name, (other,), lambda rows: (rows[name] == "") & (rows[other] != ""))


FIGURES = (
    *(_unexpected(name) for name in ("value", "lower", "upper", "count")),
    Rule(
        "unexpected-figure",
        "value_text_it",
        ("status",),
        lambda rows: _without_figure(rows) & (rows["value_text_it"] != ""),
    ),
    Rule(
        "no-figure",
        "value",
        ("lower", "upper", "status"),
        lambda rows: ~_without_figure(rows) & _unknown_value(rows),
    ),
    Rule("reversed-bounds", "lower", ("upper",), lambda rows: rows["lower"] > rows["upper"]),
    Rule(
        "outside-bounds",
        "value",
        ("lower", "upper"),
        lambda rows: (rows["value"] < rows["lower"]) | (rows["value"] > rows["upper"]),
    ),
    Rule("no-reason", "note_it", ("status",), lambda rows: _without_figure(rows) & (rows["note_it"] == "")),
    Rule(
        "no-display",
        "value_text_it",
        ("value", "lower", "upper", "status"),
        lambda rows: ~_without_figure(rows) & _is_band(rows) & (rows["value_text_it"] == ""),
    ),
    Rule(
        "no-period",
        "period",
        ("period_text_it", "status"),
        lambda rows: ~_not_published(rows) & (rows["period"] == "") & (rows["period_text_it"] == ""),
    ),
    Rule("no-source", "source_id", ("status",), lambda rows: ~_without_figure(rows) & (rows["source_id"] == "")),
    Rule(
        "no-confidence",
        "confidence",
        ("status",),
        lambda rows: ~_not_published(rows) & (rows["confidence"] == "none"),
    ),
)
CATALOGUE = (
    Rule(
        "no-formula",
        "formula_it",
        ("status",),
        lambda rows: (rows["status"] == Status.COMPUTED) & (rows["formula_it"] == ""),
    ),
    Rule("no-remedy", "missing_it", ("status",), lambda rows: _not_published(rows) & (rows["missing_it"] == "")),
    Rule("no-source", "source_id", ("status",), lambda rows: ~_not_published(rows) & (rows["source_id"] == "")),
)
TARGETS = (
    Rule(
        "odd-target",
        "comparison",
        ("kind",),
        lambda rows: (rows["kind"] == "date") != (rows["comparison"] == "by"),
    ),
    Rule("empty", "planned_date", ("kind",), lambda rows: (rows["kind"] == "date") & (rows["planned_date"] == "")),
    Rule("empty", "planned", ("kind",), lambda rows: (rows["kind"] == "number") & rows["planned"].isna()),
)
DATES = (_ends_early("start", "end"), _ends_early("started", "opened"))


def check_coherence(tables: Sheets, bounds: Bounds | None) -> Iterator[Problem]:
    """Check every table row by row; rows with cells that could not be read are to be left out before."""
    for name, sheet in tables.items():
        for rule in (*_languages(sheet), *DATES):
            yield from rule.problems(sheet)
        for rule in FIGURES if name.endswith("observations") else ():
            yield from rule.problems(sheet)
        if bounds:
            yield from misplaced_points(sheet, bounds)
    if "targets" in tables:
        yield from (problem for rule in TARGETS for problem in rule.problems(tables["targets"]))
    if "indicators" in tables:
        yield from (problem for rule in CATALOGUE for problem in rule.problems(tables["indicators"]))
        yield from unclear_answers(tables)


def misplaced_points(sheet: Sheet, bounds: Bounds) -> Iterator[Problem]:
    """Find rows whose `lat` and `lon` lie outside the bounds of the package."""
    if not {"lat", "lon"} <= set(sheet.frame.columns):
        return
    points = sheet.frame[["lon", "lat"]].dropna()
    for row, longitude, latitude in points.itertuples(name=None):
        if found := check_position(longitude, latitude, bounds):
            yield sheet.origin.problem(found[0], row, "lat", **found[1])


def unclear_answers(tables: Sheets) -> Iterator[Problem]:
    """Find observations of a yes/no indicator that are neither 0 nor 1."""
    catalogue = tables["indicators"].frame
    if not {"indicator_id", "kind"} <= set(catalogue.columns):
        return
    questions = catalogue.loc[catalogue["kind"] == "yes-no", "indicator_id"]

    def broken(rows: pd.DataFrame) -> pd.Series:
        return rows["indicator_id"].isin(questions) & rows["value"].notna() & ~rows["value"].isin([0, 1])

    rule = Rule("not-yes-no", "value", ("indicator_id",), broken)
    for name, sheet in tables.items():
        yield from rule.problems(sheet) if name.endswith("observations") else ()


def _languages(sheet: Sheet) -> Iterator[Rule]:
    for name in sheet.frame.columns:
        if name.endswith("_it"):
            other = f"{name.removesuffix('it')}en"
            yield from (_one_language(name, other), _one_language(other, name))
