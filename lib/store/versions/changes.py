"""What changed between two versions of a data package, as a value that other parts can count, write and draw."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Group(StrEnum):
    """What a difference is about, the gravest first: after another method, figures no longer compare."""

    METHOD = "method"
    FIGURES = "figures"
    SOURCES = "sources"
    TABLES = "tables"
    LAYERS = "layers"
    STRUCTURE = "structure"


class Kind(StrEnum):
    """What happened to it; `MOVED` is a feature with another geometry."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True)
class Edition:
    """A version of a package: its name, its version, the day it is from (ISO 8601), each empty if not said."""

    name: str
    version: str
    created: str


@dataclass(frozen=True)
class Cell:
    """A column or property with its text before and now; `numeric` where the package holds numbers in it."""

    field: str
    old: str
    new: str
    numeric: bool = False


@dataclass(frozen=True)
class Difference:
    """One row, feature, setting, column or file that is not in both versions as it was.

    `key` names it, by column and id. `cells` are those that differ or, of a row that is only in one version,
    all that are filled.
    """

    group: Group
    kind: Kind
    file: str
    key: tuple[tuple[str, str], ...]
    cells: tuple[Cell, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """The key without its empty parts."""
        return tuple(value for _column, value in self.key if value)

    def cell(self, name: str) -> Cell | None:
        """Return what is known of one column; None where it did not change."""
        return next((cell for cell in self.cells if cell.field == name), None)

    def figure(self, lang: str) -> str:
        """Return the figure of a row that is only in one version: as shown, its number, its bounds, or its status."""
        held = {cell.field: cell.old or cell.new for cell in self.cells}
        band = f"{held.get('lower', '')}–{held.get('upper', '')}".strip("–")
        return (
            held.get(f"value_text_{lang}")
            or held.get("value")
            or band
            or (held.get("status", "") if self.group == Group.FIGURES else "")
        )


@dataclass(frozen=True)
class Changes:
    """Everything that changed from one version to another, method first, then in the order of the files.

    `names` are those of the ids in the keys, by column and id, in Italian and in English.
    """

    old: Edition
    new: Edition
    differences: tuple[Difference, ...]
    names: Mapping[str, Mapping[str, tuple[str, str]]] = field(default_factory=dict)

    def of(self, group: Group) -> tuple[Difference, ...]:
        """Return the differences of one group."""
        return tuple(each for each in self.differences if each.group == group)

    def counts(self) -> Counter[tuple[Group, Kind]]:
        """Count the differences by what they are about and what happened."""
        return Counter((each.group, each.kind) for each in self.differences)

    def remeasured(self) -> frozenset[str]:
        """Return the ids of the indicators that are in both versions with another method."""
        methods = [each for each in self.of(Group.METHOD) if each.kind == Kind.CHANGED]
        return frozenset(value for each in methods for column, value in each.key if column == "indicator_id")
