"""The cells that the areas are cut into: hexagons of the H3 grid, named by the street that is nearest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import geopandas as gpd
import pandas as pd
import shapely

from lib.model.computing.areas import projected
from lib.model.computing.cell_names import names, nearest_street

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lib.store import Package

RESOLUTION: Final = 10
"""Of the H3 grid: hexagons of about 1.5 hectares, their centres about 130 m apart."""

DECIMALS: Final = 5
"""Of a degree, as in every layer: about a metre."""

DEGREES: Final = "EPSG:4326"

_HOLDERS: Final = {"area_id": ("neighbourhood", "stretch", "zone"), "zone_id": ("zone",), "stretch_id": ("stretch",)}
"""The areas that a column of the table names: of the first of these levels that has one around the centre."""


def lay_out(package: Package) -> gpd.GeoDataFrame:
    """Lay the cells over the mapped areas of a city package: whole hexagons whose centre lies inside the areas.

    The grid is H3 (Brodsky, I. (2018), H3: Uber's hexagonal hierarchical spatial index), resolution
    `RESOLUTION`: it depends on the place alone, so a cell keeps its id when areas change. Rows run from north to
    south, then from west to east. Columns: those of the table of cells, and the hexagons (EPSG:4326, `DECIMALS`,
    right-hand rule). `area_id` is the neighbourhood that holds the centre, else the stretch, else the zone;
    `inside_share` is the share (0-1) of the hexagon's surface inside the areas and `street_m` the straight line
    from the centre to the nearest street with a name, in metres (NaN without streets), both measured in the
    package's `measure_crs`.
    """
    import h3  # waits, for cells are laid out once and then read from the package

    areas = package.layers["areas"].sort_values("order")
    inside = centres(h3.geo_to_cells(areas.union_all(), RESOLUTION))
    table = pd.DataFrame({column: _holder(inside, areas, levels) for column, levels in _HOLDERS.items()})
    table = table[table["area_id"] != ""]
    street = nearest_street(inside[table.index], package)
    hexagons = gpd.GeoDataFrame(table, geometry=[_hexagon(each) for each in table.index], crs=DEGREES)
    return hexagons.assign(
        cell_id=table.index,
        order=range(1, len(table) + 1),
        **names(street["street"]),
        **street,
        inside_share=_share_inside(hexagons, areas, package.config.measure_crs),
        source_id=table["area_id"].map(areas.set_index("area_id")["source_id"]),
    ).reset_index(drop=True)


def centres(cell_ids: Iterable[str]) -> gpd.GeoSeries:
    """Return the centres of H3 cells (points, EPSG:4326), indexed by cell, from north to south, then west to east."""
    import h3  # waits, as above

    listed = list(cell_ids)
    places = pd.DataFrame([h3.cell_to_latlng(each) for each in listed], index=listed, columns=["lat", "lon"])
    ordered = places.sort_values(["lat", "lon"], ascending=[False, True])
    return gpd.GeoSeries(gpd.points_from_xy(ordered["lon"], ordered["lat"]), index=ordered.index, crs=DEGREES)


def _holder(points: gpd.GeoSeries, areas: gpd.GeoDataFrame, levels: tuple[str, ...]) -> pd.Series:
    """Name the first area around each point, level by level; its edge counts as inside."""
    found = pd.Series("", index=points.index)
    for level in levels:
        for area in areas[areas["level"] == level].itertuples():
            found[points.intersects(area.geometry) & (found == "")] = area.area_id
    return found


def _hexagon(cell_id: str) -> shapely.Polygon:
    import h3  # waits, as above

    corners = [(round(lon, DECIMALS), round(lat, DECIMALS)) for lat, lon in h3.cell_to_boundary(cell_id)]
    return shapely.geometry.polygon.orient(shapely.Polygon(corners))


def _share_inside(cells: gpd.GeoDataFrame, areas: gpd.GeoDataFrame, crs: str) -> pd.Series:
    hexagons, mapped = projected(cells, crs), projected(areas, crs).union_all()
    return pd.Series((hexagons.intersection(mapped).area / hexagons.area).clip(0.0, 1.0))
