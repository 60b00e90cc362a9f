"""What can be drawn: each kind as data, which a screen, a picture, a slide or a file draws in its own way.

Every text is plain (who draws escapes it), every number is in the unit that is named; NaN stands for none. A `mark`
is "" or one of `chosen`, `home`, `warm`, `cool`, and says which colour and sign of the palette something has.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from lib.show.maps.map import Layer


@dataclass(frozen=True)
class Dot:
    """One row of dots in order: its figure with its bounds, and the same as a text of the language.

    A published band has bounds and no value; where it is open, that bound is NaN.
    """

    id: str
    name: str
    value: float
    lower: float
    upper: float
    text: str
    mark: str = ""


@dataclass(frozen=True)
class Dots:
    """Rows from the first place to the last. `neutral` is the value that means no change, where there is one.

    `missing` are the names of those without a figure; they are not drawn, but told.
    """

    rows: tuple[Dot, ...]
    unit: str
    decimals: int
    neutral: float = float("nan")
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Point:
    """One dot of a scatter, with the bounds of both its figures."""

    id: str
    name: str
    x: float
    y: float
    x_bounds: tuple[float, float]
    y_bounds: tuple[float, float]
    mark: str = ""


@dataclass(frozen=True)
class Axis:
    """What one direction of a scatter measures."""

    name: str
    unit: str
    decimals: int


@dataclass(frozen=True)
class Scatter:
    """Two figures of each unit against each other."""

    points: tuple[Point, ...]
    x: Axis
    y: Axis


@dataclass(frozen=True)
class Line:
    """Twelve values of one place, January first."""

    name: str
    values: tuple[float, ...]
    mark: str = ""


@dataclass(frozen=True)
class Months:
    """Values by month; `labels` are the twelve months, short."""

    labels: tuple[str, ...]
    lines: tuple[Line, ...]
    unit: str
    decimals: int


@dataclass(frozen=True)
class Moment:
    """One event: its first and last day (the same for a day), when it was in words, what happened, of which kind."""

    first: date
    last: date
    when: str
    name: str
    kind: str
    mark: str = ""


@dataclass(frozen=True)
class Timeline:
    """Events in their order."""

    events: tuple[Moment, ...]


@dataclass(frozen=True)
class Counts:
    """How many of each kind there are in each row; `kinds` are pairs of a colour of the palette and its name."""

    rows: tuple[tuple[str, tuple[int, ...]], ...]
    kinds: tuple[tuple[str, str], ...]
    unit: str


@dataclass(frozen=True)
class Statement:
    """One sentence and who says so."""

    text: str
    source: str


@dataclass(frozen=True)
class Statements:
    """Sentences in their order."""

    items: tuple[Statement, ...]


@dataclass(frozen=True)
class Grid:
    """A table that is read, not computed with: figures as texts of the language."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Map:
    """Layers on a base map (`city` or `country`), as the screen draws them: classes of `map.css`, shapes by name.

    `bounds` are west, south, east, north in degrees: what has to be in sight. `classes` are the legend: a colour of
    the palette (`class-1` ...) with the range it stands for; `signs` those of points with their names. `values` are
    the figures of the areas in their order, the largest first, for whoever cannot see the map.
    """

    layers: tuple[Layer, ...]
    base: str
    bounds: tuple[float, float, float, float]
    unit: str = ""
    classes: tuple[tuple[str, str], ...] = ()
    signs: tuple[tuple[str, str], ...] = ()
    values: tuple[Dot, ...] = ()
