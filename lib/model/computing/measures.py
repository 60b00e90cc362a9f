"""The indicators that are computed, each with what it is computed from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

import pandas as pd

from lib.model.computing import river
from lib.model.computing.coverage import share_within
from lib.model.computing.surroundings import RESIDENTS, Surroundings

STOP_METRES = 300.0
VENUE_METRES = 200.0
WEEKEND_NIGHT = "weekend-night"

Values: TypeAlias = Callable[[Surroundings], pd.Series]


@dataclass(frozen=True)
class Measure:
    """How one indicator is computed for all areas.

    values: per area_id, NaN where it cannot be computed; dated_by: the layer whose date and source it carries
    (`residents`: those of the published residents; `areas`: the source of each outline); confidence of a
    computed value; count: the events behind a rate; note, missing: keys of `notes` for every value and for
    values that cannot be computed; place: the column of the reference table that the value is a place in.
    """

    values: Values
    dated_by: str
    confidence: str
    count: Values | None = None
    time_band: str = ""
    note: str = ""
    missing: str = ""
    place: str = ""


def _per_km2(count: Values, dated_by: str, confidence: str) -> Measure:
    return Measure(lambda s: count(s) / s.km2, dated_by, confidence, count)


def _per_1000(count: Values, dated_by: str, confidence: str) -> Measure:
    return Measure(
        lambda s: count(s) / s.residents * 1000,
        dated_by,
        confidence,
        count,
        note="residents-of",
        missing="no-residents",
    )


def _place(column: str, missing: str) -> Measure:
    return Measure(lambda s: s.place(column), "venues", "medium", note="place", missing=missing, place=column)


def _venues(s: Surroundings) -> pd.Series:
    return s.within(s.venues)


def _bars(s: Surroundings) -> pd.Series:
    return s.within(s.bars)


def _stops(s: Surroundings) -> pd.Series:
    return s.within(s.stops)


def _night_stops(s: Surroundings) -> pd.Series:
    return s.within(s.night_stops)


def _crossings(s: Surroundings) -> pd.Series:
    return river.crossings(s.areas, s.bridges)


MEASURES: Mapping[str, Measure] = MappingProxyType(
    {
        RESIDENTS: Measure(lambda s: s.residents, "residents", "high", note="sum-of-parts", missing="no-residents"),
        "area-km2": Measure(lambda s: s.km2, "areas", "high"),
        "density": Measure(lambda s: s.residents / s.km2, "residents", "high", missing="no-residents"),
        "venues": Measure(_venues, "venues", "medium"),
        "venues-per-km2": _per_km2(_venues, "venues", "medium"),
        "venues-per-1000": _per_1000(_venues, "venues", "medium"),
        "bars": Measure(_bars, "venues", "medium"),
        "bars-per-km2": _per_km2(_bars, "venues", "medium"),
        "bars-per-1000": _per_1000(_bars, "venues", "medium"),
        "bars-city-place": _place("bars", "zones-only"),
        "bars-per-1000-city-place": _place("bars_per_1000", "zones-only"),
        "stops": Measure(_stops, "stops", "high"),
        "stops-per-km2": _per_km2(_stops, "stops", "high"),
        "night-stops": Measure(_night_stops, "stops", "medium", time_band=WEEKEND_NIGHT),
        "night-stops-share": Measure(
            lambda s: _night_stops(s) / _stops(s) * 100,
            "stops",
            "medium",
            _night_stops,
            time_band=WEEKEND_NIGHT,
            missing="no-stops",
        ),
        "near-stop-share": Measure(lambda s: share_within(s.areas, s.stops, STOP_METRES), "stops", "high"),
        "near-night-stop-share": Measure(
            lambda s: share_within(s.areas, s.night_stops, STOP_METRES),
            "stops",
            "medium",
            time_band=WEEKEND_NIGHT,
        ),
        "near-venue-share": Measure(lambda s: share_within(s.areas, s.venues, VENUE_METRES), "venues", "medium"),
        "river-length": Measure(lambda s: s.river_length / 1000, "river", "high"),
        "crossings": Measure(_crossings, "crossings", "high"),
        "crossings-per-km": Measure(
            lambda s: s.crossings_per_km, "crossings", "high", _crossings, missing="short-river"
        ),
    }
)
