"""Speed of the figures of cells: ours beside the same query written directly with geopandas, on a seeded city.

Prints JSON lines: the ratio of the two in one run, whether it holds, and the time per place at three sizes, which
stays level where the work grows in proportion. `python -m benchmarks.cells` runs it alone.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter

import geopandas as gpd
import numpy as np
import pandas as pd

from lib.model.computing.cell_measures import VENUE_COUNT_METRES, cell_figures
from lib.model.computing.cell_targets import Targets

SEED = 20_210_618
CELLS = 20_000
POINTS = {"stops": 12_000, "venues": 30_000, "crossings": 500, "cared places": 7_500}
NIGHT_SHARE = 0.35
ACCURACIES = (0.0, 20.0, 30.0, 40.0, 60.0, 80.0, 120.0, 150.0)
METRES_APART = 130.0
CRS = "EPSG:32632"
CORNER = (390_000.0, 4_980_000.0)

BAR = 1.2
REPETITIONS = 7
SIZES = (0.25, 0.5, 1.0)
LINEAR = 1.25
"""Time per place at the largest size, in that at the smallest: more would be more than in proportion."""


@dataclass(frozen=True)
class City:
    """A made-up city: centres of cells, and what they are measured to by indicator, with the count's limit."""

    centres: gpd.GeoSeries
    measured: dict[str, tuple[Targets, float | None]]

    @property
    def places(self) -> int:
        """How many cells and points there are."""
        return len(self.centres) + sum(len(self.measured[kind][0].points) for kind in POINTS)


def city(size: float) -> City:
    """Make a city of so much of the full size; the same every time. Cells lie on a grid, points are clustered."""
    chance = np.random.default_rng(SEED)
    number = round(CELLS * size)
    across = METRES_APART * number**0.5
    row, column = np.divmod(np.arange(number), int(number**0.5) + 1)
    centres = gpd.points_from_xy(CORNER[0] + METRES_APART * column, CORNER[1] + METRES_APART * row, crs=CRS)
    kinds = {kind: _kind(round(count * size), across, chance) for kind, count in POINTS.items()}
    night = chance.random(len(kinds["stops"].points)) < NIGHT_SHARE
    stops = kinds["stops"]
    kinds["night stops"] = Targets(stops.points[night], stops.about[night])
    cared = kinds["cared places"]
    spread = chance.choice(ACCURACIES, len(cared.points))
    kinds["cared places"] = Targets(cared.points, cared.about.assign(accuracy_m=spread))
    measured: dict[str, tuple[Targets, float | None]] = {kind: (targets, None) for kind, targets in kinds.items()}
    measured["venues in reach"] = (kinds["venues"], VENUE_COUNT_METRES)
    return City(gpd.GeoSeries(centres), measured)


def _kind(number: int, across: float, chance: np.random.Generator) -> Targets:
    """Points of one kind: half anywhere, half around forty hearts of the city."""
    hearts = chance.uniform(0, across, (40, 2))
    near = hearts[chance.integers(0, 40, number // 2)] + chance.normal(0, across / 40, (number // 2, 2))
    places = np.vstack([near, chance.uniform(0, across, (number - number // 2, 2))])
    points = gpd.GeoSeries(gpd.points_from_xy(CORNER[0] + places[:, 0], CORNER[1] + places[:, 1], crs=CRS))
    names = [f"place {each}" for each in range(number)]
    return Targets(points, pd.DataFrame({"name": names, "accuracy_m": 0.0, "source_id": "", "url": "", "period": ""}))


def ours(made: City) -> dict[str, pd.DataFrame]:
    """Every figure as `make data` computes it: with its bounds, and what is known of the nearest place."""
    return {name: cell_figures(made.centres, *what) for name, what in made.measured.items()}


def direct(made: City) -> dict[str, pd.DataFrame]:
    """The same values and the same nearest places as geopandas gives them; no bounds."""
    cells = gpd.GeoDataFrame(geometry=made.centres)
    found = {}
    for name, (targets, within) in made.measured.items():
        points = gpd.GeoDataFrame(targets.about, geometry=targets.points)
        nearest = gpd.sjoin_nearest(cells, points, distance_col="value")
        nearest = nearest[~nearest.index.duplicated()]
        if within is not None:
            pairs = gpd.sjoin(cells, points[["geometry"]], predicate="dwithin", distance=within)
            nearest["value"] = pairs.groupby(level=0).size().reindex(cells.index, fill_value=0)
        found[name] = nearest
    return found


def agree(one: dict[str, pd.DataFrame], other: dict[str, pd.DataFrame]) -> bool:
    """Whether two sets of figures have the same values, to a thousandth of a metre, and the same nearest places."""
    return one.keys() == other.keys() and all(
        np.allclose(one[name]["value"], other[name]["value"], atol=1e-3)
        and (one[name]["name"] == other[name]["name"]).all()
        for name in one
    )


def seconds(work: Callable[[City], object], made: City) -> float:
    """How long one run takes."""
    start = perf_counter()
    work(made)
    return perf_counter() - start


def compared() -> bool:
    """Print the ratio of the two at full size, taken in turn; tell whether they agree and the bar holds."""
    made = city(1.0)
    same = agree(ours(made), direct(made))
    pairs = [(seconds(ours, made), seconds(direct, made)) for _ in range(REPETITIONS)]
    own, plain = (median(pair[side] for pair in pairs) for side in (0, 1))
    holds = same and own / plain <= BAR
    told = {"cells": len(made.centres), "points": made.places - len(made.centres), "dashboard": round(own, 4)}
    told |= {"geopandas": round(plain, 4), "ratio": round(own / plain, 3), "bar": BAR, "same": same, "holds": holds}
    print(json.dumps({"what": "all figures of all cells"} | told), flush=True)
    return holds


def grows() -> bool:
    """Print the time per place (cells and points) at three sizes; tell whether it stays level."""
    cities = [city(size) for size in SIZES]
    runs = [[seconds(ours, made) for made in cities] for _ in range(REPETITIONS)]
    times = [median(run[each] for run in runs) for each in range(len(SIZES))]
    each_place = [taken / made.places * 1e6 for taken, made in zip(times, cities, strict=True)]
    holds = each_place[-1] / each_place[0] <= LINEAR
    for made, taken, per in zip(cities, times, each_place, strict=True):
        told = {"places": made.places, "seconds": round(taken, 4), "microseconds a place": round(per, 2)}
        print(json.dumps({"what": "growth of the figures of cells"} | told), flush=True)
    print(json.dumps({"what": "the work grows in proportion", "most": LINEAR, "holds": holds}), flush=True)
    return holds


def main() -> int:
    """Measure both; 1 where a bar does not hold."""
    return 0 if all([compared(), grows()]) else 1


if __name__ == "__main__":
    sys.exit(main())
