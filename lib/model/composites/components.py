"""Which indicators may meet in a composite: numbers with a better end, of one level and one survey base."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import pandas as pd

from lib.model.cities.series import NUMBER
from lib.model.composites.candidates import Candidates, of_areas, of_cities, suitable
from lib.model.composites.normalise import HIGHER, LOWER
from lib.model.profile import FEWEST_RANKED
from lib.model.records import Record, records

if TYPE_CHECKING:
    from lib.store import Package

FEWEST_COMPONENTS: Final = 2
OTHER_LEVEL, OTHER_BASE, YES_NO, CONTEXT, FEW, SAME = "level", "base", "yes-no", "context", "few", "same"
REASONS: Final = (OTHER_LEVEL, OTHER_BASE, YES_NO, CONTEXT, FEW, SAME)
"""Why an indicator is refused: another level or base than the group's, an answer by yes or no, no better end,
fewer than three units with a value (a published band is none), the same value for all of them."""


@dataclass(frozen=True)
class Group:
    """Indicators that may meet: those of one level and one survey base, in the catalogue's order."""

    level: str
    base: str
    components: tuple[str, ...] = field(default=(), compare=False)

    @property
    def id(self) -> str:
        """The level, and after a point the base where there is one: `urban-audit.valid-answers`."""
        return f"{self.level}.{self.base}" if self.base else self.level


@dataclass(frozen=True, eq=False)
class Components:
    """What a composite of some units can be made of.

    units: a row for each, indexed by its id, with name_it and name_en; values: units × components, each in the unit
    of its indicator, NaN where there is no value; about: the catalogue's row of each component, indexed by its
    id, and `periods` (tuple, the oldest first); refused: the other indicators of the catalogue (indicator_id, reason).
    """

    group: Group
    units: pd.DataFrame
    values: pd.DataFrame
    about: pd.DataFrame
    refused: pd.DataFrame

    @property
    def directions(self) -> dict[str, str]:
        """Which way is better for each component."""
        return {str(name): str(way) for name, way in self.about["direction"].items()}

    @property
    def themes(self) -> dict[str, str]:
        """The theme of each component."""
        return {str(name): str(theme) for name, theme in self.about["theme_id"].items()}

    @property
    def enough(self) -> bool:
        """Whether there are components and units enough for a composite: two of the ones, three of the others."""
        return self.values.shape[1] >= FEWEST_COMPONENTS and len(self.values) >= FEWEST_RANKED


@lru_cache(maxsize=64)
def city_groups(package: Package) -> tuple[Group, ...]:
    """List the groups that the cities of a comparison package have components of, those with most values first."""
    return _groups(package.tables["indicators"], of_cities(package).values)


@lru_cache(maxsize=64)
def area_groups(package: Package, scale: str) -> tuple[Group, ...]:
    """List the groups that the areas (or cells) of one scale have components of, those with most values first."""
    return _groups(package.tables["indicators"], of_areas(package, scale).values)


@lru_cache(maxsize=256)
def city_components(package: Package, group_id: str, among: frozenset[str] | None = None) -> Components:
    """Return the components of one group for the cities; `among` keeps only those cities (all, if None).

    Raises KeyError for a group that is none of `city_groups`.
    """
    group = next((each for each in city_groups(package) if each.id == group_id), None)
    if group is None:
        raise KeyError(group_id)
    return _components(package.tables["indicators"], of_cities(package), group, among)


@lru_cache(maxsize=64)
def area_components(package: Package, scale: str) -> Components:
    """Return the components of the areas (or cells) of one scale: those of the group with most values.

    Without any group there is none, and the refused indicators say why.
    """
    group = next(iter(area_groups(package, scale)), Group("area", ""))
    return _components(package.tables["indicators"], of_areas(package, scale), group, None)


def group_ids(package: Package) -> tuple[str, ...]:
    """List the ids of all groups that the catalogue has indicators of, whether they have figures or not."""
    rows = records(package.tables["indicators"])
    return tuple(dict.fromkeys(Group(row["level"], base_of(row)).id for row in rows))


def composable(package: Package) -> tuple[str, ...]:
    """List the indicators that are a number and have a better end, whether they have figures or not."""
    return tuple(suitable(package.tables["indicators"]))


def base_of(row: Record) -> str:
    """The survey base of an indicator; empty where it is from no survey, or none is stated."""
    return str(row.get("base", ""))


def _groups(catalogue: pd.DataFrame, values: pd.DataFrame) -> tuple[Group, ...]:
    members: dict[Group, list[str]] = {}
    for row in records(catalogue):
        if not _lacking(values, row["indicator_id"]):
            members.setdefault(Group(row["level"], base_of(row)), []).append(row["indicator_id"])
    groups = [Group(key.level, key.base, tuple(ids)) for key, ids in members.items() if len(ids) >= FEWEST_COMPONENTS]
    return tuple(sorted(groups, key=lambda group: -int(values[list(group.components)].count().sum())))


def _components(catalogue: pd.DataFrame, found: Candidates, group: Group, among: frozenset[str] | None) -> Components:
    kept = found.values if among is None else found.values[found.values.index.isin(among)]
    reasons = {row["indicator_id"]: _reason(row, group, kept) for row in records(catalogue)}
    usable = [each for each, reason in reasons.items() if not reason]
    periods = pd.Series({each: found.periods[each] for each in usable}, dtype="object")
    refused = [(each, reason) for each, reason in reasons.items() if reason]
    return Components(
        group,
        found.units.loc[kept.index],
        kept[usable],
        catalogue.set_index("indicator_id").loc[usable].assign(periods=periods),
        pd.DataFrame(refused, columns=["indicator_id", "reason"]),
    )


def _reason(row: Record, group: Group, values: pd.DataFrame) -> str:
    """Say why an indicator cannot be a component of a group; nothing where it can."""
    if row["level"] != group.level:
        return OTHER_LEVEL
    if base_of(row) != group.base:
        return OTHER_BASE
    if row["kind"] != NUMBER:
        return YES_NO
    if row["direction"] not in (HIGHER, LOWER):
        return CONTEXT
    return _lacking(values, row["indicator_id"])


def _lacking(values: pd.DataFrame, indicator_id: str) -> str:
    """Say what values lack to compare units by; nothing where they can."""
    if indicator_id not in values or values[indicator_id].count() < FEWEST_RANKED:
        return FEW
    return SAME if values[indicator_id].nunique() == 1 else ""
