"""A river along areas: its length there, its crossings, and how close together these are."""

from __future__ import annotations

from typing import Final

import geopandas as gpd
import pandas as pd

from lib.model.computing.coverage import QUARTER_SEGMENTS
from lib.model.computing.points import points_near

REACH: Final = 30.0
"""Metres: a river that is a border is drawn beside the area, and a bridge is a point on the river."""

LEAST_LENGTH: Final = 200.0
"""Metres of river under which crossings per km say nothing."""


def river_length(areas: gpd.GeoSeries, centreline: gpd.GeoSeries) -> pd.Series:
    """Measure the length of the river along each area, in m: its centreline inside the area or within `REACH` of it.

    Both in the same projected CRS (metres); the centreline in any number of pieces that do not overlap.
    A river between two areas counts for both. Returns floats on the index of `areas`, 0 where it does
    not come near. Raises ValueError if the two CRS differ.
    """
    if areas.crs != centreline.crs:
        raise ValueError(f"areas and river differ in CRS: {areas.crs}, {centreline.crs}")
    along = areas.buffer(REACH, quad_segs=QUARTER_SEGMENTS)
    return pd.Series(along.intersection(centreline.union_all()).length)


def crossings(areas: gpd.GeoSeries, bridges: gpd.GeoSeries) -> pd.Series:
    """Count the bridges inside each area or within `REACH` of it; one on a shared border counts on both sides.

    bridges: points on the river in question, in the CRS of the areas (metres). Returns integers.
    """
    return points_near(areas, bridges, REACH)


def crossings_per_km(bridges: pd.Series, lengths: pd.Series) -> pd.Series:
    """Divide crossings by the km of river along the area; NaN where there are less than `LEAST_LENGTH` metres of it.

    bridges: counts; lengths: metres; same index.
    """
    return bridges / (lengths / 1000).where(lengths >= LEAST_LENGTH)
