"""Counting points in areas."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd


def points_within(areas: gpd.GeoSeries, points: gpd.GeoSeries) -> pd.Series:
    """Count the points inside each area; one on an outline counts for every area it touches.

    Both in the same projected CRS. Returns integers on the index of `areas`; 0 where there is none.
    Raises ValueError if the two CRS differ.
    """
    return points_near(areas, points, 0.0)


def points_near(areas: gpd.GeoSeries, points: gpd.GeoSeries, metres: float) -> pd.Series:
    """Count the points inside each area or within a straight-line distance of it.

    Both in the same projected CRS (metres); the limit itself counts. Returns integers on the index of
    `areas`.
    Raises ValueError if the two CRS differ or the distance is negative.
    """
    if areas.crs != points.crs:
        raise ValueError(f"areas and points differ in CRS: {areas.crs}, {points.crs}")
    if metres < 0:
        raise ValueError("a distance cannot be negative")
    counts = [int((points.distance(area) <= metres).sum()) for area in areas]
    return pd.Series(counts, index=areas.index, dtype="int64")
