"""What the indicators of areas are computed from: the layers of a city package, projected to be measured."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import geopandas as gpd
import pandas as pd

from lib.model import reference
from lib.model.computing import areas, points, river
from lib.model.period import sort_key

if TYPE_CHECKING:
    from lib.store import Package

RESIDENTS = "residents"
BAR = "bar"


@dataclass(frozen=True)
class Surroundings:
    """Layers and tables of one city package, each read and projected once.

    Geometries are in the package's `measure_crs` (metres); series are indexed by area_id in the order of the
    areas. Raises KeyError where the package lacks a layer that is asked for.
    """

    package: Package

    @cached_property
    def table(self) -> pd.DataFrame:
        """The areas, one row each in their `order`, indexed by area_id."""
        return self.package.tables["areas"].sort_values("order").set_index("area_id", drop=False)

    @cached_property
    def areas(self) -> gpd.GeoSeries:
        """Outlines of the areas."""
        return self._projected("areas", "area_id").loc[self.table.index]

    @cached_property
    def km2(self) -> pd.Series:
        """Surface of the areas, km²."""
        return areas.area_km2(self.areas)

    @cached_property
    def stops(self) -> gpd.GeoSeries:
        """Public transport stops, inside the areas and around."""
        return self._projected("stops")

    @cached_property
    def night_stops(self) -> gpd.GeoSeries:
        """The stops that a line of the night network serves."""
        return self.stops[(self.package.layers["stops"]["night_lines"] != "").to_numpy()]

    @cached_property
    def venues(self) -> gpd.GeoSeries:
        """Places to eat and drink, inside the areas and around."""
        return self._projected("venues")

    @cached_property
    def bars(self) -> gpd.GeoSeries:
        """Of the venues, cafés, bars and fast food."""
        return self.venues[(self.package.layers["venues"]["kind"] == BAR).to_numpy()]

    @cached_property
    def bridges(self) -> gpd.GeoSeries:
        """Crossings of the river that the package measures on."""
        on_river = self.package.layers["crossings"]["river"] == self.package.config.river
        return self._projected("crossings")[on_river.to_numpy()]

    @cached_property
    def river_length(self) -> pd.Series:
        """Length of that river along each area, m."""
        layer = self.package.layers["river"]
        chosen = (layer["name"] == self.package.config.river) & (layer["part"] == "centreline")
        return river.river_length(self.areas, self._projected("river")[chosen.to_numpy()])

    @cached_property
    def crossings_per_km(self) -> pd.Series:
        """Crossings per km of that river; NaN where it hardly touches the area."""
        return river.crossings_per_km(river.crossings(self.areas, self.bridges), self.river_length)

    @cached_property
    def published_residents(self) -> pd.DataFrame:
        """The published residents of the latest period, for the areas that have them, indexed by area_id."""
        rows = self.package.tables["observations"]
        rows = rows[(rows["indicator_id"] == RESIDENTS) & (rows["status"] == "published")]
        latest = max(rows["period"], key=sort_key, default="")
        return rows[rows["period"] == latest].set_index("area_id")

    @property
    def residents_period(self) -> str:
        """The period of those residents; empty where none are published."""
        return str(max(self.published_residents["period"], default=""))

    @cached_property
    def residents(self) -> pd.Series:
        """Residents: those published, else the sum of the areas that one is made of; NaN without either."""
        own = self.published_residents["value"]
        parts = {area: own.reindex(self.parts(area)) for area in self.table.index}
        whole = pd.Series({area: each.sum(min_count=1, skipna=False) for area, each in parts.items()})
        return own.reindex(self.table.index).fillna(whole).astype("float64")

    def parts(self, area_id: str) -> list[str]:
        """List the ids of the areas that an area is made of."""
        return list(self.table.index[self.table["parent_id"] == area_id])

    @cached_property
    def reference(self) -> pd.DataFrame:
        """The city's zones by code: `bars`, and `bars_per_1000` where there are residents enough."""
        zones = self.package.tables["city_zones"].set_index("zone_code")
        rates = reference.per_thousand(zones["bars"], zones["residents"])
        return zones.assign(bars=zones["bars"].astype("float64"), bars_per_1000=rates)

    def in_reference(self, column: str) -> pd.Series:
        """Look up a column of the reference table for the areas that are its zones; NaN for the others."""
        codes = self.table["zone_codes"].where(self.table["level"] == "zone", "")
        return codes.map(self.reference[column]).astype("float64")

    def place(self, column: str) -> pd.Series:
        """Find the place of each zone in a column of the reference table, 1 the largest; NaN where it has none."""
        values = self.reference[column]
        return self.in_reference(column).map(
            lambda own: float(reference.place_among(values, own)[0]), na_action="ignore"
        )

    def within(self, layer: gpd.GeoSeries) -> pd.Series:
        """Count the points of a layer in each area."""
        return points.points_within(self.areas, layer)

    def _projected(self, layer: str, key: str | None = None) -> gpd.GeoSeries:
        return areas.projected(self.package.layers[layer], self.package.config.measure_crs, key)
