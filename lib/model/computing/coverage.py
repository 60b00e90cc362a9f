"""How much of an area lies near some points, in a straight line."""

from __future__ import annotations

from typing import Final

import geopandas as gpd
import pandas as pd

QUARTER_SEGMENTS: Final = 64
"""Circles are drawn with 4 x 64 sides: their edge lies at most 0.0075 % of the radius inside the true one
(2 cm in 300 m), and their surface is 0.01 % too small."""


def share_within(areas: gpd.GeoSeries, points: gpd.GeoSeries, metres: float) -> pd.Series:
    """Measure the share of each area's surface, in % (0-100), within a distance of any of the points.

    The circles of that radius around the points are merged and cut by the area. Distances are straight
    lines: walls, rivers and streets are not looked at, so a walk is longer. Points outside the areas count
    when they are near enough, and the layer has to reach that far.

    Both in the same projected CRS (metres). Returns floats on the index of `areas`; 0 without points.
    Raises ValueError if the two CRS differ or the distance is not positive.
    """
    if areas.crs != points.crs:
        raise ValueError(f"areas and points differ in CRS: {areas.crs}, {points.crs}")
    if metres <= 0:
        raise ValueError("a distance must be positive")
    reach = points.buffer(metres, quad_segs=QUARTER_SEGMENTS).union_all()
    share = areas.intersection(reach).area / areas.area * 100
    return pd.Series(share.clip(0.0, 100.0))
