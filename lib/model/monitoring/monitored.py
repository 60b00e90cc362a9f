"""Whose figures are monitored: of a city its areas and other territories, of a comparison one city and its region."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from lib.model.monitoring.freshness import WITHOUT, Age, age
from lib.model.monitoring.targets import HEADER
from lib.model.monitoring.trend import Trend, trend
from lib.model.period import Period, sort_key
from lib.model.records import Record, records
from lib.model.side_by_side import compared_areas
from lib.model.units import levels
from lib.store.codes import WITHOUT_FIGURE, Kind

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from lib.store import Package

AREA: Final = "area"
ROW: Final = "row"
"""The number of an observation's row in its file, as in a spreadsheet."""


@dataclass(frozen=True)
class Subject:
    """Whom a figure is about: the table its observations are in, its id there and its names; the hue of an area."""

    table: str
    id: str
    name_it: str
    name_en: str
    hue: str = ""


@dataclass(frozen=True, eq=False)
class Figure:
    """The latest observation of one subject (with `row`, its number in the file), its trend and its age."""

    subject: Subject
    record: Record
    trend: Trend | None
    age: Age

    @property
    def known(self) -> bool:
        """Whether there is a figure, rather than the reason why there is none."""
        return is_known(self.record)


Rows = dict[str, list[Record]]
"""Observations by the subject they are about, in the order of the file."""


def is_known(row: Mapping[str, Any]) -> bool:
    """Tell whether an observation holds a figure."""
    return row["status"] not in WITHOUT_FIGURE


@lru_cache(maxsize=8)
def observed(package: Package, table: str) -> Mapping[str, Rows]:
    """Return the observations of a table, by indicator and by whom they are about; each knows its `row`."""
    found: defaultdict[str, Rows] = defaultdict(lambda: defaultdict(list))
    frame = package.tables[table]
    key = str(frame.columns[0])
    for place, row in enumerate(records(frame), start=1):
        found[row["indicator_id"]][row[key]].append(row | {ROW: place + HEADER})
    return {indicator: dict(rows) for indicator, rows in found.items()}


def figures(package: Package, about: Record, day: date, city: str = "") -> tuple[Figure, ...]:
    """Return the latest figure of everyone whom an indicator is shown for.

    Of a city package: for an indicator of areas those that stand beside each other (where none of them is known,
    those of the first level of which one is), else every territory it is about. Of a comparison: `city`, by its
    ISTAT code, or the region it lies in. Subjects without any observation are left out.
    """
    found = []
    for subject in _subjects(package, about, city):
        rows = observed(package, subject.table).get(about["indicator_id"], {}).get(subject.id, [])
        if rows:
            found.append(_figure(subject, about, rows, day))
    return tuple(found)


def _figure(subject: Subject, about: Record, rows: list[Record], day: date) -> Figure:
    last = max(rows, key=lambda row: sort_key(str(row["period"])))
    old = age(str(last["period"]), str(about["frequency"]), day) if is_known(last) else WITHOUT
    return Figure(subject, last, trend(about, rows) if is_known(last) else None, old)


def newest(shown: tuple[Figure, ...]) -> Figure | None:
    """Return the known figure whose period ends last, the first of several; None where none is known."""
    known = [figure for figure in shown if figure.known]
    return max(known, key=lambda each: Period.parse(str(each.record["period"])).sort_key, default=None)


def _subjects(package: Package, about: Record, city: str) -> list[Subject]:
    if package.config.kind == Kind.COMPARISON:
        return list(_of_comparison(package, about, city))
    if about["level"] != AREA:
        rows = observed(package, "context_observations").get(about["indicator_id"], {})
        return [subject for subject in territories(package) if subject.id in rows]
    rows = observed(package, "observations").get(about["indicator_id"], {})
    first = [subject.id for subject in areas(package, "")]
    known = {area for area, found in rows.items() if any(is_known(row) for row in found)}
    if known and not known & set(first):
        level = next(level for level in levels(package) if known & {each.id for each in areas(package, level)})
        return list(areas(package, level))
    return list(areas(package, ""))


@lru_cache(maxsize=16)
def areas(package: Package, level: str) -> tuple[Subject, ...]:
    """Return the areas of one level; those that stand beside each other where none is named."""
    rows = package.tables["areas"]
    chosen = rows[rows["level"] == level] if level else compared_areas(package)
    return tuple(
        Subject("observations", row["area_id"], row["name_it"], row["name_en"], row["hue"]) for row in records(chosen)
    )


@lru_cache(maxsize=4)
def territories(package: Package) -> tuple[Subject, ...]:
    """Return everything that figures are about and that is none of the areas."""
    rows = records(package.tables["territories"])
    return tuple(Subject("context_observations", row["territory_id"], row["name_it"], row["name_en"]) for row in rows)


@lru_cache(maxsize=256)
def _places(package: Package, city: str) -> tuple[Subject, Subject]:
    """Return a compared city and its region. Raises KeyError for an unknown city."""
    own = package.tables["cities"].set_index("istat_code").loc[city]
    code, name = str(own["region_code"]), str(own["name"])
    region = package.tables["regions"].set_index("region_code").loc[code]
    return (
        Subject("observations", city, name, name),
        Subject("region_observations", code, str(region["name_it"]), str(region["name_en"])),
    )


def _of_comparison(package: Package, about: Record, city: str) -> tuple[Subject]:
    own, region = _places(package, city)
    return (region if about["level"] == "region" else own,)
