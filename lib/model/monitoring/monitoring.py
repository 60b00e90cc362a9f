"""Every indicator as whoever runs the project looks at it: on target or not, how old, how complete, how sure."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from lib.model.cities.series import REGION
from lib.model.monitoring.freshness import ONCE, STALE, WITHOUT, Age, stated_day
from lib.model.monitoring.monitored import AREA, Figure, figures, is_known, newest, observed
from lib.model.monitoring.targets import MET, NOT_MET, OPEN, Target, bare_targets, targets
from lib.model.records import Record, records
from lib.store.codes import CONFIDENCES, Kind

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from lib.model.monitoring.trend import Trend
    from lib.store import Package

ON_TARGET: Final = "on-target"
OFF_TARGET: Final = "off-target"
NO_TARGET: Final = "no-target"
NOT_PUBLISHED: Final = "not-published"
STATUSES: Final = (OFF_TARGET, ON_TARGET, NOT_PUBLISHED, NO_TARGET)
"""What calls for someone first."""

TABLES: Final = {
    (False, True): "observations",
    (False, False): "context_observations",
    (True, True): "region_observations",
    (True, False): "observations",
}
"""Where observations are: by whether cities are compared, and whether the indicator is about areas or regions."""

CATALOGUE, BY_STATUS, NAME, AGE, COVERAGE = "theme", "status", "name", "age", "coverage"
SORTS: Final = (BY_STATUS, CATALOGUE, NAME, AGE, COVERAGE)


@dataclass(frozen=True, eq=False)
class Row:
    """One indicator, or one target of the project that is about no indicator (`indicator` None, `theme_id` "").

    status: `off-target` if any of its targets was missed, else `not-published` if the outcome of any is not known,
    else `on-target`; without targets `no-target`, or `not-published` where there is no figure either.
    age: of its newest figure. coverage: how many of the places it is given for have a figure, and how many there
    are; None where it is about no place. confidence: the lowest among its figures, "" without any.
    """

    id: str
    indicator: Record | None
    theme_id: str
    order: int
    name_it: str
    name_en: str
    status: str
    figures: tuple[Figure, ...]
    targets: tuple[Target, ...]
    age: Age
    coverage: tuple[int, int] | None
    confidence: str

    @property
    def trend(self) -> Trend | None:
        """The first trend among its figures."""
        return next((figure.trend for figure in self.figures if figure.trend), None)

    @property
    def known(self) -> bool:
        """Whether any figure is shown."""
        return any(figure.known for figure in self.figures)


@dataclass(frozen=True)
class Counts:
    """How many rows have each status, how many of those without a publication lack only the outcome; how many stale."""

    total: int
    by_status: dict[str, int]
    open: int
    stale: int


@lru_cache(maxsize=64)
def monitoring(package: Package, day: date | None = None, city: str = "") -> tuple[Row, ...]:
    """Put every indicator of a package on a row, in the catalogue's order, after the targets about none.

    day: when ages are told at; the package's own (`created`) unless given. city: of a comparison, the ISTAT code of
    the city whose figures (or whose region's) are monitored. Raises KeyError for a city it does not have.
    """
    day = day or stated_day(package)
    bare = bare_targets(package)
    of_targets = [_of_target(target) for target in targets(package) if target.record["target_id"] in bare]
    catalogue = sorted(records(package.tables["indicators"]), key=lambda row: int(row["order"]))
    return (*of_targets, *(_of_indicator(package, about, day, city) for about in catalogue))


def select(
    rows: tuple[Row, ...], status: str | None = None, freshness: str | None = None, theme: str | None = None
) -> tuple[Row, ...]:
    """Keep the rows of one status, one freshness and one theme; None keeps all of them."""
    return tuple(
        row
        for row in rows
        if status in (None, row.status) and freshness in (None, row.age.state) and theme in (None, row.theme_id)
    )


def ordered(rows: tuple[Row, ...], by: str, themes: tuple[str, ...], lang: str) -> tuple[Row, ...]:
    """Sort rows `by` one of `SORTS`; equal ones stay as they are. themes: their ids in the package's order.

    `status`: what calls for someone first. `age`: the oldest first, then those whose age is not known. `coverage`:
    the least complete first, then those without. `name`: as the language has it. `theme`: as the catalogue has it.
    """
    places = {theme: place for place, theme in enumerate(("", *themes))}
    keys: dict[str, Callable[[Row], Any]] = {
        BY_STATUS: lambda row: STATUSES.index(row.status),
        CATALOGUE: lambda row: places[row.theme_id],
        NAME: lambda row: str(getattr(row, f"name_{lang}")).casefold(),
        AGE: lambda row: -row.age.months if row.age.months is not None else 1,
        COVERAGE: lambda row: row.coverage[0] / row.coverage[1] if row.coverage else 2.0,
    }
    return tuple(sorted(rows, key=keys[by]))


def count(rows: tuple[Row, ...]) -> Counts:
    """Count the rows by status and freshness."""
    found = Counter(row.status for row in rows)
    unknown = [row for row in rows if row.status == NOT_PUBLISHED and row.targets]
    stale = sum(row.age.state == STALE for row in rows)
    return Counts(len(rows), {status: found[status] for status in STATUSES}, len(unknown), stale)


def _of_target(target: Target) -> Row:
    """A target about no indicator: it happened, or not, once."""
    row, states = target.record, {MET: ON_TARGET, NOT_MET: OFF_TARGET, OPEN: NOT_PUBLISHED}
    return Row(
        id=row["target_id"],
        indicator=None,
        theme_id="",
        order=int(row["order"]),
        name_it=row["name_it"],
        name_en=row["name_en"],
        status=states[target.outcome],
        figures=(),
        targets=(target,),
        age=WITHOUT if target.outcome == OPEN else Age(None, ONCE),
        coverage=None,
        confidence=row["confidence"],
    )


def _of_indicator(package: Package, about: Record, day: date, city: str) -> Row:
    shown = figures(package, about, day, city)
    own = tuple(target for target in targets(package) if target.record["indicator_id"] == about["indicator_id"])
    held, last = coverage(package, about), newest(shown)
    return Row(
        id=about["indicator_id"],
        indicator=about,
        theme_id=about["theme_id"],
        order=int(about["order"]),
        name_it=about["name_it"],
        name_en=about["name_en"],
        status=_status(own, last is not None),
        figures=shown,
        targets=own,
        age=last.age if last else WITHOUT,
        coverage=held,
        confidence=_lowest(shown),
    )


def coverage(package: Package, about: Record) -> tuple[int, int]:
    """Count the places with a figure of an indicator, and all it is given for: (8, 10).

    Of a city package: the areas of the levels it has rows of (all areas, where it has none), or the territories it
    has rows of (one, where it has none). Of a comparison: the cities or regions, in any period.
    """
    compared = package.config.kind == Kind.COMPARISON
    table = TABLES[compared, about["level"] == (REGION if compared else AREA)]
    rows = observed(package, table).get(about["indicator_id"], {})
    known = sum(any(is_known(row) for row in found) for found in rows.values())
    if compared:
        return known, package.tables["cities"]["region_code" if about["level"] == REGION else "istat_code"].nunique()
    if about["level"] != AREA:
        return known, max(len(rows), 1)
    areas = package.tables["areas"]
    levels = set(areas.loc[areas["area_id"].isin(rows.keys()), "level"])
    return known, int(areas["level"].isin(levels).sum()) if levels else len(areas)


def _status(own: tuple[Target, ...], known: bool) -> str:
    outcomes = {target.outcome for target in own}
    if NOT_MET in outcomes:
        return OFF_TARGET
    if OPEN in outcomes or not (own or known):
        return NOT_PUBLISHED
    return ON_TARGET if own else NO_TARGET


def _lowest(shown: tuple[Figure, ...]) -> str:
    found = [figure.record["confidence"] for figure in shown if figure.known]
    return max(found, key=CONFIDENCES.index, default="")
