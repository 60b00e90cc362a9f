"""The evidence behind a figure as a chain: who published it, which row of which file, by what formula, shown where."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from lib.model.computing import cell_targets
from lib.model.computing.cell_measures import CELL_MEASURES
from lib.model.computing.cell_targets import Targets
from lib.model.computing.measures import MEASURES
from lib.model.computing.surroundings import Surroundings
from lib.model.figures import area_indicators, indicator, latest
from lib.model.monitoring.targets import HEADER
from lib.model.records import Record, records
from lib.model.units import level_of
from lib.store.codes import CELL, WITHOUT_FIGURE, Kind, Status

if TYPE_CHECKING:
    from lib.store import Package

MADE_HERE: Final = (Status.COMPUTED, Status.INDICATIVE, Status.NOT_COMPUTABLE)
OUTLINES: Final = "areas"
CELLS: Final = f"{CELL}_observations"
MEASURED_TO: Final[Mapping[Callable[[Surroundings], Targets], tuple[str, ...]]] = {
    cell_targets.stops: ("stops",),
    cell_targets.night_stops: ("stops",),
    cell_targets.venues: ("venues",),
    cell_targets.crossings: ("crossings",),
    cell_targets.cared_places: ("places", "local_projects"),
}
"""The layers that the indicators of cells are measured to."""

TEXTS: Final = ("note", "disagreement", "period_text", "value_text")


@dataclass(frozen=True)
class Screen:
    """A page where a figure is shown, with the keys of the address that open it there."""

    page: str
    keys: Mapping[str, str]


@dataclass(frozen=True, eq=False)
class Ledger:
    """One figure from its source to the screens.

    source: its row of the sources, None where the figure names none. url: the figure's own address, else that of
    the source. file, row: where it stands, the row numbered as in a spreadsheet. fields: the filled cells of that
    row but for the texts, by column. made_here: whether the row is computed by this project (`make data`), or is
    the reason why it cannot be. inputs: the files it is computed from. record: the whole row.
    """

    indicator: Mapping[str, Any]
    source: Record | None
    url: str
    file: str
    row: int
    fields: Mapping[str, Any]
    made_here: bool
    inputs: tuple[str, ...]
    screens: tuple[Screen, ...]
    record: Record


def ledger(package: Package, table: str, row: int) -> Ledger:
    """Follow the figure in a row (numbered as in a spreadsheet) of one of a package's tables of observations.

    Raises KeyError for a table that the package does not have, IndexError for a row that it does not have.
    """
    frame = package.tables[table]
    if not 0 <= row - 1 - HEADER < len(frame):
        raise IndexError(f"{table} has no row {row}")
    (record,) = records(frame.iloc[[row - 1 - HEADER]])
    about = _catalogued(package, record["indicator_id"])
    made_here = record["status"] in MADE_HERE and package.config.kind == Kind.CITY
    found = _source(package, record["source_id"] or about["source_id"])
    return Ledger(
        indicator=about,
        source=found,
        url=record["url"] or (found["url"] if found else ""),
        file=f"{table}.csv",
        row=row,
        fields={name: cell for name, cell in record.items() if _says_something(name, cell)},
        made_here=made_here,
        inputs=inputs(package, record["indicator_id"]) if made_here else (),
        screens=screens(package, table, record),
        record=record,
    )


def inputs(package: Package, indicator_id: str) -> tuple[str, ...]:
    """List the layers that an indicator is computed from: the outlines, and what is counted in or measured to."""
    layers: tuple[str, ...] = (OUTLINES,)
    if indicator_id in CELL_MEASURES:
        layers = ("cells", *MEASURED_TO[CELL_MEASURES[indicator_id].targets])
    elif indicator_id in MEASURES:
        layers = (OUTLINES, MEASURES[indicator_id].dated_by)
    return tuple(f"{layer}.geojson" for layer in dict.fromkeys(layers) if layer in package.layers)


def screens(package: Package, table: str, record: Record) -> tuple[Screen, ...]:
    """List the pages that show a figure, each with the address keys that lead to it there."""
    if package.config.kind == Kind.COMPARISON:
        return tuple(_of_comparison(table, record))
    return tuple(_of_city(package, table, record))


def _of_city(package: Package, table: str, record: Record) -> Iterator[Screen]:
    shown, place = record["indicator_id"], str(record[str(package.tables[table].columns[0])])
    if table == "context_observations" and _is_highlight(package, record):
        yield Screen("", {})
    if table != "context_observations" and _is_mapped(package, table, record):
        yield Screen("map", {"indicator": shown, "scale": level_of(package, place), "area": place})
    if table != CELLS:
        yield Screen("indicators", {"item": shown})
        yield Screen("monitoring", {"item": shown})
    if record["disagreement_en"]:
        yield Screen("method", {"section": "disagreements"})
    if indicator(package, shown)["status"] == Status.NOT_PUBLISHED:
        yield Screen("method", {"section": "missing"})


def _of_comparison(table: str, record: Record) -> Iterator[Screen]:
    keys = {"city_indicator": record["indicator_id"]}
    city = {"city": str(record["istat_code"])} if table == "observations" else {}
    if record["status"] not in WITHOUT_FIGURE:
        yield Screen("cities", keys | city | ({"period": record["period"]} if record["period"] else {}))
    yield Screen("monitoring", keys | city | {"package": str(Kind.COMPARISON)})
    if record["disagreement_en"]:
        yield Screen("method", {"section": "disagreements"})


def _is_mapped(package: Package, table: str, record: Record) -> bool:
    """Tell whether the map shows a figure: it shows the latest one of each area or cell."""
    frame = package.tables[table]
    key = str(frame.columns[0])
    rows = frame[(frame["indicator_id"] == record["indicator_id"]) & (frame[key] == record[key])]
    listed = record["indicator_id"] in set(area_indicators(package)["indicator_id"]) or table != "observations"
    return listed and bool(latest(rows, key)["period"].iloc[0] == record["period"])


def _is_highlight(package: Package, record: Record) -> bool:
    rows = package.tables["highlights"]
    alike = [rows[name] == record[name] for name in ("indicator_id", "territory_id", "period")]
    return bool((alike[0] & alike[1] & alike[2]).any())


def _catalogued(package: Package, indicator_id: str) -> Record:
    (found,) = records(indicator(package, indicator_id).to_frame().T)
    return found


def _source(package: Package, source_id: str) -> Record | None:
    rows = package.tables["sources"]
    found = records(rows[rows["source_id"] == source_id])
    return found[0] if found else None


def _says_something(name: str, cell: Any) -> bool:
    text = name.rpartition("_")[0] in TEXTS
    return not text and cell != "" and cell == cell  # noqa: PLR0124 - NaN is the only cell that differs from itself
