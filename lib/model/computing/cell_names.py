"""What cells are called: after the street that is nearest, numbered where it names several."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pandas as pd

from lib.model.computing.areas import projected

if TYPE_CHECKING:
    import geopandas as gpd

    from lib.store import Package

STREET_DECIMALS: Final = 1
"""Of a metre, to the nearest street."""


def nearest_street(points: gpd.GeoSeries, package: Package) -> pd.DataFrame:
    """Find the street with a name nearest to each point, in a straight line: columns `street` and `street_m`, metres.

    points: any known CRS; measured in the package's `measure_crs`. Of two streets as near it is the first of the
    layer. On the index of the points; "" and NaN where no street has a name.
    """
    streets = package.layers["streets"]
    named = streets[streets["name"] != ""].reset_index(drop=True)
    found = pd.DataFrame({"street": "", "street_m": float("nan")}, index=points.index)
    if len(named) and len(points):
        crs = package.config.measure_crs
        (here, there), metres = projected(named, crs).sindex.nearest(points.to_crs(crs), return_distance=True)
        pairs = pd.DataFrame({"here": here, "there": there, "metres": metres}).sort_values(["here", "there"])
        first = pairs.drop_duplicates("here")
        found["street"] = named["name"].to_numpy()[first["there"]]
        found["street_m"] = first["metres"].to_numpy()
    return found


def names(streets: pd.Series) -> pd.DataFrame:
    """Name cells after their nearest street: `name_it` and `name_en`, unique where the streets' names are.

    Several cells of one street are numbered in their order; a single one is near it, no more. Two names of one
    street (`X, Y`) are joined by a slash, to keep them apart from the number. Without a street it is the place in
    the order that counts.
    """
    known = streets != ""
    shown = streets.str.replace(", ", " / ")
    number = streets.groupby(streets).cumcount() + 1
    alone = known & (streets.groupby(streets).transform("size") == 1)

    def named(near: str, cell: str) -> pd.Series:
        numbered = (shown + ", " + cell + " ").where(known, cell.capitalize() + " ") + number.astype("str")
        return numbered.where(~alone, near + " " + shown)

    return pd.DataFrame({"name_it": named("presso", "cella"), "name_en": named("near", "cell")})
