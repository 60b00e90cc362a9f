"""Every indicator as one line: the neighbourhoods beside each other, beside what they may be held against."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias, cast

import pandas as pd

from lib.model.period import sort_key
from lib.model.profile import city_distribution

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lib.store import Package

COMPARED: Final = "neighbourhood"
"""The level of the areas that stand beside each other."""

WIDER: Final = ("city", "country")
"""Levels of territories that hold the areas: their figure of the same indicator is a reference."""

RATES: Final = ("bars-per-1000",)
"""Figures of the reference table that mean the same for a zone and for several together. A count of zones
is no reference for a neighbourhood, which is made of several."""

Observation: TypeAlias = "Mapping[str, Any]"


@dataclass(frozen=True)
class Reference:
    """What the areas of one indicator are held against.

    kind `median`: `value` is the median of `count` zones of the city, in the reference table's own counts.
    kind `territory`: `value` is that of `observation`, about the city or the country.
    """

    kind: Literal["median", "territory"]
    value: float
    count: int
    observation: Observation | None


@dataclass(frozen=True)
class Line:
    """One indicator side by side.

    indicator: its catalogue row. areas: the latest observation of each compared area by `area_id`, in the areas'
    order; areas without a row are left out. territories: all observations about territories that are none of the
    mapped areas, with `level`, `name_it`, `name_en`, `note_territory_it`, `note_territory_en`, the latest first.
    """

    indicator: Observation
    areas: Mapping[str, Observation]
    territories: tuple[Observation, ...]
    references: tuple[Reference, ...]

    @property
    def about_areas(self) -> bool:
        """Whether the figures are about mapped areas, rather than about some other territory."""
        return bool(self.indicator["level"] == "area")


def compared_areas(package: Package) -> pd.DataFrame:
    """Return the rows of the areas that stand beside each other, in their order."""
    rows = package.tables["areas"]
    return rows[rows["level"] == COMPARED]


@lru_cache(maxsize=4)
def side_by_side(package: Package) -> tuple[Line, ...]:
    """Put every indicator of a city package on a line of its own: by theme, then in the catalogue's order.

    Levels are kept apart: an area's figure has a reference only where the city or the country publishes the same
    indicator, or where the reference table of zones gives a rate.
    """
    themes = {theme: place for place, theme in enumerate(package.tables["themes"]["theme_id"])}
    catalogue = sorted(_records(package.tables["indicators"]), key=lambda row: (themes[row["theme_id"]], row["order"]))
    areas, territories = _latest_by_area(package), _by_indicator(package)
    return tuple(_line(package, row, areas[row["indicator_id"]], territories[row["indicator_id"]]) for row in catalogue)


def line(package: Package, indicator_id: str) -> Line:
    """Return the line of one indicator. Raises KeyError where there is none."""
    for each in side_by_side(package):
        if each.indicator["indicator_id"] == indicator_id:
            return each
    raise KeyError(indicator_id)


def select(lines: tuple[Line, ...], theme: str | None, status: str | None) -> tuple[Line, ...]:
    """Keep the lines of one theme and one status of the catalogue; None keeps all of them."""
    return tuple(
        each
        for each in lines
        if theme in (None, each.indicator["theme_id"]) and status in (None, each.indicator["status"])
    )


def limit(package: Package, found: Line) -> tuple[Line, Observation] | None:
    """Find the limit of an indicator's latest figure: the limit's own line and observation; None without one.

    An indicator called `night-noise-limit` is the limit of those whose id starts with `night-noise-`, where both
    have the same unit and are about the same territory.
    """
    own = found.indicator
    if not found.territories:
        return None
    for other in side_by_side(package):
        stem, ending, _rest = str(other.indicator["indicator_id"]).rpartition("limit")
        alike = bool(stem) and own["indicator_id"].startswith(stem) and own["unit_en"] == other.indicator["unit_en"]
        if not ending or not alike or other is found:
            continue
        for row in other.territories:
            if row["territory_id"] == found.territories[0]["territory_id"]:
                return other, row
    return None


def zones_in_city(package: Package, indicator_id: str) -> pd.DataFrame | None:
    """List every zone of the city with its figure, where the reference table has it; None for other indicators.

    Columns: zone_code, name, value, and parent_id: the compared area that the zone is part of, else "".
    The place of a zone (`bars-city-place`) is shown by what it is the place in (`bars`).
    """
    values = city_distribution(package, indicator_id.removesuffix("-city-place"))
    if values is None:
        return None
    zones = package.tables["areas"].query("level == 'zone'").set_index("zone_codes")["parent_id"]
    table = package.tables["city_zones"].set_index("zone_code")["name"]
    named = table[values.index].to_numpy()
    frame = pd.DataFrame({"zone_code": values.index, "name": named, "value": values.to_numpy()})
    return frame.assign(parent_id=frame["zone_code"].map(zones).fillna(""))


def _line(package: Package, row: Observation, areas: dict[str, Observation], territories: list[Observation]) -> Line:
    if row["level"] != "area":
        return Line(row, areas, tuple(territories), ())
    wider = [each for each in territories if each["level"] in WIDER and not pd.isna(each["value"])]
    references = [Reference("territory", float(each["value"]), 0, each) for each in wider[:1]]
    values = city_distribution(package, row["indicator_id"]) if row["indicator_id"] in RATES else None
    if values is not None:
        references.append(Reference("median", float(values.median()), len(values), None))
    return Line(row, areas, tuple(territories), tuple(references))


def _latest_by_area(package: Package) -> defaultdict[str, dict[str, Observation]]:
    found: defaultdict[str, dict[str, Observation]] = defaultdict(dict)
    order = list(compared_areas(package)["area_id"])
    rows = package.tables["observations"]
    rows = rows[rows["area_id"].isin(order)]
    records = sorted(_records(rows), key=lambda row: (order.index(row["area_id"]), sort_key(row["period"])))
    for row in records:
        found[row["indicator_id"]][row["area_id"]] = row
    return found


def _by_indicator(package: Package) -> defaultdict[str, list[Observation]]:
    notes = {f"note_{lang}": f"note_territory_{lang}" for lang in ("it", "en")}
    names = package.tables["territories"].rename(columns=notes)
    rows = package.tables["context_observations"].merge(names, on="territory_id", how="left", validate="many_to_one")
    found: defaultdict[str, list[Observation]] = defaultdict(list)
    for row in sorted(_records(rows), key=lambda row: sort_key(row["period"]), reverse=True):
        found[str(row["indicator_id"])].append(row)
    return found


def _records(rows: pd.DataFrame) -> list[dict[str, Any]]:
    return cast("list[dict[str, Any]]", rows.to_dict("records"))
