"""Surfaces of areas, and the projection that everything is measured in."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd


def projected(layer: gpd.GeoDataFrame, crs: str, key: str | None = None) -> gpd.GeoSeries:
    """Project the geometries of a layer to a metric system, indexed by its `key` column where one is named.

    layer: any known CRS (EPSG:4326 in a package); crs: a projected one in metres, such as `EPSG:32632`.
    Raises ValueError if the target is not projected in metres, as lengths would mean nothing.
    """
    measured = layer.geometry.to_crs(crs)
    if not measured.crs.is_projected or measured.crs.axis_info[0].unit_name != "metre":
        raise ValueError(f"not a projected system in metres: {crs}")
    return measured.set_axis(layer[key].to_list()) if key else measured


def area_km2(areas: gpd.GeoSeries) -> pd.Series:
    """Measure the surface of each area in km², on the plane of its projected CRS (metres).

    In a UTM zone lengths are true within 0.04 % and surfaces within 0.08 %, and no correction is made.
    """
    return pd.Series(areas.area / 1e6)
