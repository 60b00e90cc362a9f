"""How far the nearest of some points is, and how many are near: straight lines on a plane."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

Floats: TypeAlias = NDArray[np.float64]
Whole: TypeAlias = NDArray[np.int64]
Mask: TypeAlias = NDArray[np.bool_]

_LACKING, _POINT = -1, 0


def nearest(
    origins: gpd.GeoSeries,
    targets: gpd.GeoSeries,
    accuracy: pd.Series | None = None,
    extent: BaseGeometry | None = None,
) -> pd.DataFrame:
    """Find the target nearest to each origin, how far it is, and how near or far it may be, in metres.

    Both are points in the same projected CRS (metres); targets without a position (None, empty or NaN) are left
    out. accuracy: how well the position of each target is known, metres, on the index of `targets` (None: exactly).
    extent: the surface within which the targets are complete, in the same CRS (None: everywhere).

    Returns on the index of `origins`:

    - `target`: the label of the nearest in the index of `targets`; the first of those in the very same place;
    - `distance`: the straight line to it;
    - `lower`, `upper`: a target at distance d, known to within a, lies between max(0, d - a) and d + a. The
      nearest one is no nearer than the least of the former and no farther than the least of the latter. Beyond
      the edge of the extent a nearer one may lie, so `lower` is no larger than the distance to that edge. Unlike a
      share of cases, these bounds are certain, if every target is where it is said to be, to within its accuracy.

    All are NaN (the label None) for an origin without a position, and everywhere without targets. Targets are
    sorted once into k-d trees, one for each accuracy (Bentley, J. L. (1975), Multidimensional binary search trees
    used for associative searching, CACM 18, 509-517), so work grows with (origins + targets) x log(targets).

    Raises ValueError if the CRS differ or are not projected, a geometry is no point, or an accuracy is negative,
    lacking, or on another index.
    """
    here, there = _places(origins, targets)
    spread = _spread(accuracy, targets, _known(there))
    known = _known(here)
    distances, positions = np.full(len(here), np.inf), np.full(len(here), -1, dtype="int64")
    lower, upper = distances.copy(), distances.copy()
    for metres in np.unique(spread[_known(there)]):
        found, place = _query(here[known], there, np.flatnonzero((spread == metres) & _known(there)))
        closer = (found < distances[known]) | ((found == distances[known]) & (place < positions[known]))
        positions[known] = np.where(closer, place, positions[known])
        distances[known] = np.minimum(distances[known], found)
        lower[known] = np.minimum(lower[known], np.maximum(found - metres, 0.0))
        upper[known] = np.minimum(upper[known], found + metres)
    if extent is not None:
        lower = np.fmin(lower, distance_to_edge(origins, extent).to_numpy())
    measures = {"distance": distances, "lower": lower, "upper": upper}
    reached = positions >= 0
    labels = np.full(len(here), None, dtype="object")
    labels[reached] = targets.index.to_numpy(dtype="object")[positions[reached]]
    frame = {name: np.where(reached, each, np.nan) for name, each in measures.items()}
    return pd.DataFrame(
        {**frame, "target": pd.Series(labels, index=origins.index, dtype="object")}, index=origins.index
    )


def distance_to_nearest(origins: gpd.GeoSeries, targets: gpd.GeoSeries) -> pd.Series:
    """Measure the straight line from each origin to the nearest target, in metres: the `distance` of `nearest`."""
    return nearest(origins, targets)["distance"]


def distance_interval(
    origins: gpd.GeoSeries, targets: gpd.GeoSeries, accuracy: pd.Series, extent: BaseGeometry | None = None
) -> pd.DataFrame:
    """Bound the distance to the nearest target, in metres: `lower` and `upper` of `nearest`."""
    return nearest(origins, targets, accuracy, extent)[["lower", "upper"]]


def count_within(origins: gpd.GeoSeries, targets: gpd.GeoSeries, metres: float) -> pd.Series:
    """Count the targets within a straight-line distance of each origin; the limit itself counts.

    Both are points in the same projected CRS (metres). Targets without a position are left out. Returns floats
    on the index of `origins`: whole numbers, 0 where none is near, NaN for an origin without a position.

    Raises ValueError if the CRS differ or are not projected, a geometry is no point, or the distance is negative.
    """
    from scipy.spatial import cKDTree  # waits, for pages count nothing

    if not metres >= 0:
        raise ValueError("a distance cannot be negative")
    here, there = _places(origins, targets)
    known, placed = _known(here), there[_known(there)]
    counts = np.full(len(here), np.nan)
    counts[known] = cKDTree(placed).query_ball_point(here[known], metres, return_length=True) if len(placed) else 0
    return pd.Series(counts, index=origins.index)


def distance_to_edge(origins: gpd.GeoSeries, extent: BaseGeometry) -> pd.Series:
    """Measure how far each point is from the edge of a surface around it, in metres; 0 on it and outside.

    The surface is in the CRS of the points. Returns floats on their index, NaN for a point without a position.
    """
    places = _coordinates(origins)
    known, distances = _known(places), np.full(len(places), np.nan)
    points = shapely.points(places[known])
    distances[known] = np.where(shapely.covers(extent, points), shapely.distance(extent.boundary, points), 0.0)
    return pd.Series(distances, index=origins.index)


def _query(here: Floats, there: Floats, chosen: Whole) -> tuple[Floats, Whole]:
    """Distance and place in `there` of the nearest of those chosen, for each row of `here`."""
    from scipy.spatial import cKDTree  # waits, for pages measure nothing

    first = chosen[~pd.DataFrame(there[chosen]).duplicated().to_numpy()]
    distances, found = cKDTree(there[first]).query(here)
    return distances, first[found]


def _spread(accuracy: pd.Series | None, targets: gpd.GeoSeries, known: Mask) -> Floats:
    if accuracy is None:
        return np.zeros(len(targets))
    if not accuracy.index.equals(targets.index):
        raise ValueError("targets and their accuracy differ in index")
    spread = accuracy.to_numpy(dtype="float64")
    if not (spread[known] >= 0).all():
        raise ValueError("the accuracy of a position is a number of metres, 0 or more")
    return spread


def _places(origins: gpd.GeoSeries, targets: gpd.GeoSeries) -> tuple[Floats, Floats]:
    if origins.crs != targets.crs:
        raise ValueError(f"origins and targets differ in CRS: {origins.crs}, {targets.crs}")
    if origins.crs is None or not origins.crs.is_projected:
        raise ValueError(f"not a projected system: {origins.crs}")
    return _coordinates(origins), _coordinates(targets)


def _coordinates(points: gpd.GeoSeries) -> Floats:
    shapes = np.array(points.array, dtype="object")
    if not np.isin(shapely.get_type_id(shapes), (_LACKING, _POINT)).all():
        raise ValueError("distances are measured between points")
    shapes[shapely.is_empty(shapes)] = None
    return np.column_stack([shapely.get_x(shapes), shapely.get_y(shapes)])


def _known(places: Floats) -> Mask:
    return np.asarray(np.isfinite(places).all(axis=1))
