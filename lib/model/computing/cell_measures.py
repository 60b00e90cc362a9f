"""The indicators of cells: what each measures, and its figures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import pandas as pd

from lib.model.computing import cell_targets
from lib.model.computing.cell_targets import Targets
from lib.model.computing.measures import WEEKEND_NIGHT
from lib.model.computing.nearest import count_within, distance_to_edge, nearest

if TYPE_CHECKING:
    import geopandas as gpd

    from lib.model.computing.surroundings import Surroundings

VENUE_COUNT_METRES: Final = 300.0

FIGURES: Final = ("value", "lower", "upper", "edge")

DRAWN_NEARER: Final = 1e-4
"""The edge of an extent is drawn up to this share of its reach too near (see `extent`): so much is forgiven."""


@dataclass(frozen=True)
class CellMeasure:
    """How one indicator is computed for all cells: the distance to the nearest target or, `within` metres, their count.

    confidence: of a computed value; note: the key in `cell_notes` of the sentence that names the nearest target.
    """

    targets: Callable[[Surroundings], Targets]
    confidence: str
    note: str
    time_band: str = ""
    within: float | None = None


CELL_MEASURES: Mapping[str, CellMeasure] = MappingProxyType(
    {
        "distance-stop": CellMeasure(cell_targets.stops, "high", "stop"),
        "distance-night-stop": CellMeasure(cell_targets.night_stops, "medium", "night-stop", WEEKEND_NIGHT),
        "distance-venue": CellMeasure(cell_targets.venues, "medium", "venue"),
        "venues-300m": CellMeasure(cell_targets.venues, "medium", "venue", within=VENUE_COUNT_METRES),
        "distance-crossing": CellMeasure(cell_targets.crossings, "high", "crossing"),
        "distance-cared-place": CellMeasure(cell_targets.cared_places, "low", "cared-place"),
    }
)


def cell_figures(centres: gpd.GeoSeries, targets: Targets, within: float | None = None) -> pd.DataFrame:
    """Measure from the centres of cells to the targets, both in the same projected CRS (metres).

    On the index of the centres: `value`, the distance in m or, `within` a distance, the number of targets, the
    limit included; `lower` and `upper`, NaN where the value is as sure as its layer; `edge`, the distance in m to
    where the layer ends, infinite where it does not; and what is known of the nearest target (see `ABOUT`).

    The bounds of a distance follow from how well positions are known and how far the layer reaches (see
    `nearest.nearest`); a count whose circle leaves the layer is a lower bound with no upper one.
    Everything is NaN without targets. Straight lines: no street, wall or river is looked at.
    """
    found = nearest(centres, targets.points, targets.about["accuracy_m"], targets.extent)
    edge = pd.Series(float("inf"), index=centres.index)
    if targets.extent is not None:
        edge = distance_to_edge(centres, targets.extent)
    if within is None:
        value = found["distance"]
        lower, upper = found["lower"], found["upper"]
        said = (lower < value) | (upper > value)
    else:
        value = count_within(centres, targets.points, within).where(found["distance"].notna())
        lower, upper = value, value * float("nan")
        said = edge < within * (1 - DRAWN_NEARER)
    about = targets.about.reindex(found["target"]).set_axis(centres.index)
    return about.assign(value=value, lower=lower.where(said), upper=upper.where(said), edge=edge)[[*FIGURES, *about]]
