"""What every package must hold: how a table and a layer are declared, and the tables both kinds share."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandera.pandas as pa

from lib.store import codes
from lib.store.columns import address, both, identifier, integer, may_lack, number, one_of, period, refresh, text


@dataclass(frozen=True)
class Link:
    """A column whose ids must be among those of a table; `many` when it holds several, by spaces."""

    column: str
    table: str
    many: bool = False


@dataclass(frozen=True)
class Table:
    """What a table must look like: its columns, its key, the tables it points to."""

    columns: pa.DataFrameSchema
    key: tuple[str, ...]
    links: tuple[Link, ...] = ()
    needs_rows: bool = False


@dataclass(frozen=True)
class Layer:
    """What a layer must look like: its properties, the first being its id, and its shapes.

    With `described` the rest of what is known stands in the table of the same name, which has the same ids.
    """

    properties: pa.DataFrameSchema
    shapes: tuple[str, ...]
    links: tuple[Link, ...] = ()
    may_lack_shape: bool = False
    described: bool = False

    @property
    def key(self) -> str:
        """The property that holds the id."""
        return str(next(iter(self.properties.columns)))


@dataclass(frozen=True)
class Content:
    """The tables and layers that a kind of package holds, by name; `optional` ones may be left out, and are empty."""

    tables: Mapping[str, Table]
    layers: Mapping[str, Layer] = field(default_factory=dict)
    optional: frozenset[str] = frozenset()


Columns = dict[str, pa.Column]


def table(columns: Columns, *links: Link, key: tuple[str, ...] = (), needs_rows: bool = False) -> Table:
    """Declare a table; its key is its first column unless told otherwise."""
    return Table(pa.DataFrameSchema(columns), key or (next(iter(columns)),), links, needs_rows)


def layer(properties: Columns, *shapes: str, may_lack_shape: bool = False) -> Layer:
    """Declare a layer with properties of its own, which name their source."""
    return Layer(
        pa.DataFrameSchema({**properties, "source_id": identifier()}),
        shapes,
        (Link("source_id", "sources"),),
        may_lack_shape=may_lack_shape,
    )


def outline(key: str, id_column: pa.Column, *shapes: str, may_lack_shape: bool = False) -> Layer:
    """Declare the layer of a table: nothing but ids and shapes."""
    columns = pa.DataFrameSchema({key: id_column})
    return Layer(columns, shapes, may_lack_shape=may_lack_shape, described=True)


def evidence() -> Columns:
    """Declare where a fact about the city comes from, and how sure it is."""
    return {
        "source_id": identifier(),
        "url": address(),
        "confidence": one_of(codes.CONFIDENCES),
        **both("note"),
    }


def themes() -> Table:
    """Declare the themes, the same in every package."""
    columns = {"theme_id": one_of(codes.THEMES), "order": integer()}
    return table({**columns, **both("name", required=True), **both("definition", required=True)}, needs_rows=True)


def sources() -> Table:
    """Declare who published what, and under which licence."""
    return table(
        {
            "source_id": identifier(),
            "publisher": text(required=True),
            **both("title", required=True),
            "year": text(),
            "licence": text(required=True),
            "url": address(),
            **both("note"),
        },
        needs_rows=True,
    )


def indicators(levels: tuple[str, ...]) -> Table:
    """Declare the catalogue: every indicator, also those that nobody has published."""
    columns = {
        "indicator_id": identifier(),
        "order": integer(),
        "theme_id": identifier(),
        **both("name", required=True),
        **both("definition", required=True),
        **both("unit"),
        "decimals": integer(maximum=2),
        "direction": one_of(codes.DIRECTIONS),
        "level": one_of(levels),
        "kind": one_of(codes.MEASURES),
        "interval": one_of(codes.INTERVALS),
        "status": one_of(codes.CATALOGUE_STATUSES),
        **both("formula"),
        **both("missing"),
        **both("caveat"),
        "frequency": may_lack(refresh()),
        "base": may_lack(identifier(required=False)),
        "source_id": identifier(required=False),
    }
    return table(columns, Link("theme_id", "themes"), Link("source_id", "sources"), needs_rows=True)


def observations(key: str, key_column: pa.Column, parent: str) -> Table:
    """Declare figures, one a row: of what, which, when, how much, how sure, from whom."""
    columns = {
        key: key_column,
        "indicator_id": identifier(),
        "period": period(),
        **both("period_text"),
        "time_band": one_of(codes.TIME_BANDS),
        "value": number(),
        **both("value_text"),
        "lower": number(),
        "upper": number(),
        "count": number(0),
        "status": one_of(codes.STATUSES),
        "confidence": one_of(codes.CONFIDENCES),
        "source_id": identifier(required=False),
        "url": address(),
        **both("note"),
        **both("disagreement"),
    }
    links = (Link(key, parent), Link("indicator_id", "indicators"), Link("source_id", "sources"))
    return table(columns, *links, key=(key, "indicator_id", "period", "time_band"))
