"""The counts, the list and the furthest corners on the page of monitoring: links that keep the rest of the view."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import streamlit as st

from lib.model.address import ALL
from lib.model.extremes import extremes
from lib.model.figures import indicator
from lib.model.monitoring.freshness import STALE
from lib.model.monitoring.monitoring import count
from lib.show.lists import monitoring_list, monitoring_tiles
from lib.show.lists.monitoring_tiles import EVERYTHING, Tile
from lib.show.selected.area_view import PREFERRED_CELL_INDICATOR
from lib.store.codes import CELL
from lib.web import state
from lib.web.language import language
from lib.web.monitoring.monitoring_view import item_key
from lib.web.packages import city

if TYPE_CHECKING:
    from lib.model.monitoring.monitoring import Row
    from lib.store import Package
    from lib.web.monitoring.monitoring_view import MonitoringView

CORNERS = 5


def tiles(view: MonitoringView) -> None:
    """Draw how many rows there are of each status; a click keeps only those, another one shows all again."""
    lang, kept = language(), _kept(item_key(view.package), "target", "fresh")
    found = monitoring_tiles.tiles(count(view.everything), view.status, view.freshness, lang, compared=view.compared)
    st.html(
        monitoring_tiles.row_of_tiles(
            found, lambda tile: f"?{urlencode(kept | _filter(tile, view))}", lang, compared=view.compared
        )
    )


def _filter(tile: Tile, view: MonitoringView) -> dict[str, str]:
    """The keys that a tile sets: its own, or none if it is chosen already; the other filter stays."""
    if tile.code == EVERYTHING:
        return {}
    status, freshness = view.status or ALL, view.freshness or ALL
    if tile.code == STALE:
        return {"target": status, "fresh": ALL if tile.chosen else STALE}
    return {"target": ALL if tile.chosen else tile.code, "fresh": freshness}


def table(view: MonitoringView) -> None:
    """Draw the rows that are shown; the open one is marked."""
    lang = language()
    kept = urlencode(_kept(item_key(view.package)))
    order = urlencode(_kept("sort"))
    st.html(_table(view.package, view.rows, view.sort, kept, order, lang))
    st.html(monitoring_list.chosen(view.item))


@lru_cache(maxsize=64)
def _table(package: Package, rows: tuple[Row, ...], sort: str, kept: str, order: str, lang: str) -> str:
    """Write the table, the same whichever row is open: the browser keeps it, and where it is scrolled to."""
    return monitoring_list.monitoring_list(
        package,
        rows,
        sort,
        lambda item: f"?{kept}&{item_key(package)}={item}",
        lambda by: f"?{order}&sort={by}",
        lang,
    )


def _kept(*without: str) -> dict[str, str]:
    return {name: text for name, text in state.query().items() if name not in without} | {"lang": language()}


def corners() -> None:
    """Name the cells furthest from a weekend night stop, each a link to it on the map; nothing without cells."""
    package, lang = city(), language()
    rows = extremes(package, PREFERRED_CELL_INDICATOR, CORNERS) if _has_cells(package) else ()
    if not rows:
        return
    keys = _kept("area", "item") | {"scale": CELL, "indicator": PREFERRED_CELL_INDICATOR}
    about = indicator(package, PREFERRED_CELL_INDICATOR)

    def address(cell: str) -> str:
        return f"/map?{urlencode(keys | ({'area': cell} if cell else {}))}"

    st.html(monitoring_tiles.corners(rows, int(about["decimals"]), about[f"unit_{lang}"], address, lang))


def _has_cells(package: Package) -> bool:
    return PREFERRED_CELL_INDICATOR in set(package.tables["cell_observations"]["indicator_id"])
