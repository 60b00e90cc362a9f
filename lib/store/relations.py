"""What the tables and layers of a package say of each other: keys, links, one id on both sides."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from lib.store.codes import THEMES
from lib.store.problem import Origin, Problem
from lib.store.tables import Link
from lib.store.values import by_row


@dataclass(frozen=True)
class Sheet:
    """A table, or the properties of a layer, as read: typed, indexed by the number of the row.

    `whole` is False when rows had to be left out: nothing may then be said of what it lacks.
    """

    origin: Origin
    frame: pd.DataFrame
    key: tuple[str, ...]
    links: tuple[Link, ...] = ()
    whole: bool = True

    def ids(self) -> "pd.Series[str] | None":
        """Return the ids by row, or None where the column of the key is missing."""
        return self.frame.get(self.key[0])


Sheets = Mapping[str, Sheet]


def check_relations(tables: Sheets, layers: Sheets) -> Iterator[Problem]:
    """Check keys and links; a table that could not be read is passed over, on either side."""
    for sheet in (*tables.values(), *layers.values()):
        yield from repeated_keys(sheet)
        for link in sheet.links:
            yield from dangling_links(sheet, link, tables)
    for name in layers:
        if name in tables:
            yield from differing_ids(tables[name], layers[name])
    yield from missing_themes(tables)
    yield from nested_parents(tables)
    yield from missing_figures(tables)


def repeated_keys(sheet: Sheet) -> Iterator[Problem]:
    """Find rows whose key an earlier row already has."""
    if not set(sheet.key) <= set(sheet.frame.columns):
        return
    first: dict[tuple[str, ...], int] = {}
    keys = sheet.frame[list(sheet.key)]
    for row, key in zip(keys.index, keys.itertuples(index=False, name=None), strict=True):
        earlier = first.setdefault(key, row)
        if earlier != row:
            shown = ", ".join(filter(None, key))
            yield sheet.origin.problem("duplicate", row, sheet.key[0], value=shown, first=earlier)


def dangling_links(sheet: Sheet, link: Link, tables: Sheets) -> Iterator[Problem]:
    """Find ids that are not among those of the table they point to."""
    parent = tables.get(link.table)
    known = parent.ids() if parent and parent.whole else None
    if parent is None or known is None or link.column not in sheet.frame:
        return
    cells = sheet.frame[link.column]
    pointers = cells.str.split().explode().dropna() if link.many else cells[cells != ""]
    for row, value in by_row(pointers[~pointers.isin(known)]):
        yield sheet.origin.problem("dangling", row, link.column, value=value, table=parent.origin.file)


def differing_ids(table: Sheet, layer: Sheet) -> Iterator[Problem]:
    """Find rows without a feature and features without a row."""
    ids, drawn = table.ids(), layer.ids()
    if ids is None or drawn is None:
        return
    for row, value in by_row(ids[~ids.isin(drawn)]) if layer.whole else ():
        yield table.origin.problem("no-feature", row, table.key[0], value=value, table=layer.origin.file)
    for row, value in by_row(drawn[~drawn.isin(ids)]) if table.whole else ():
        yield layer.origin.problem("no-table-row", row, layer.key[0], value=value, table=table.origin.file)


def missing_themes(tables: Sheets) -> Iterator[Problem]:
    """Find themes that the package leaves out."""
    themes = tables.get("themes")
    ids = themes.ids() if themes and themes.whole else None
    if themes is None or ids is None:
        return
    for theme in THEMES:
        if theme not in set(ids):
            yield themes.origin.problem("no-theme", field=themes.key[0], value=theme)


def nested_parents(tables: Sheets) -> Iterator[Problem]:
    """Find areas whose parent is the area itself or has a parent too: there are two floors, no more."""
    areas = tables.get("areas")
    if areas is None or not {"area_id", "parent_id"} <= set(areas.frame.columns):
        return
    has_parent = set(areas.frame.loc[areas.frame["parent_id"] != "", "area_id"])
    for row, parent in by_row(areas.frame["parent_id"]):
        if parent in has_parent:
            yield areas.origin.problem("nested-parent", row, "parent_id", value=parent)


def missing_figures(tables: Sheets) -> Iterator[Problem]:
    """Find highlights that point to no figure among the context observations."""
    highlights, figures = tables.get("highlights"), tables.get("context_observations")
    key = ["territory_id", "indicator_id", "period"]
    if not highlights or not figures or not figures.whole:
        return
    if not (set(key) <= set(highlights.frame.columns) and set(key) <= set(figures.frame.columns)):
        return
    known = set(figures.frame[key].itertuples(index=False, name=None))
    wanted = highlights.frame[key]
    for row, pointer in zip(wanted.index, wanted.itertuples(index=False, name=None), strict=True):
        if pointer not in known:
            shown, file = ", ".join(filter(None, pointer)), figures.origin.file
            yield highlights.origin.problem("dangling", row, "period", value=shown, table=file)
