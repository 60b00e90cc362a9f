"""The places that cells measure to, each with its name, its source and how well its position is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import geopandas as gpd
import pandas as pd

from lib.model.computing.areas import projected
from lib.model.computing.extent import extent

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from lib.model.computing.surroundings import Surroundings
    from lib.store import Package

CARED_FOR: Final = ("redeveloped", "library", "hub")
"""The kinds of places that somebody looks after for everybody: public works, libraries, community hubs."""

ABOUT: Final = ("name", "accuracy_m", "source_id", "url", "period")


@dataclass(frozen=True)
class Targets:
    """Points to measure to, in the package's `measure_crs`, and what is known of each (the same index).

    Columns of `about`: `ABOUT`; `accuracy_m` is 0 where none is stated. `extent` is the surface within which
    the points are complete, None where no limit is stated.
    """

    points: gpd.GeoSeries
    about: pd.DataFrame
    extent: BaseGeometry | None = None


def stops(s: Surroundings) -> Targets:
    """Every stop of public transport."""
    return _of_layer(s, "stops", s.stops)


def night_stops(s: Surroundings) -> Targets:
    """The stops of the night network, each named with its night lines."""
    found = _of_layer(s, "stops", s.night_stops)
    lines = s.package.layers["stops"]["night_lines"].loc[found.about.index]
    return Targets(found.points, found.about.assign(name=found.about["name"] + " (" + lines + ")"), found.extent)


def venues(s: Surroundings) -> Targets:
    """Every place to eat and drink."""
    return _of_layer(s, "venues", s.venues)


def crossings(s: Surroundings) -> Targets:
    """The crossings of the river that the package measures on."""
    return _of_layer(s, "crossings", s.bridges)


def cared_places(s: Surroundings) -> Targets:
    """Places of the kinds in `CARED_FOR`, and the local projects whose position is known."""
    places, projects = s.package.layers["places"], s.package.layers["local_projects"]
    chosen = [
        _about(s.package, "places", places[places["kind"].isin(CARED_FOR)]),
        _about(s.package, "local_projects", projects[projects.geometry.notna()]),
    ]
    both = pd.concat(chosen, ignore_index=True)
    return Targets(projected(both, s.package.config.measure_crs), both[[*ABOUT]])


def _of_layer(s: Surroundings, layer: str, points: gpd.GeoSeries) -> Targets:
    about = _about(s.package, layer, s.package.layers[layer].loc[points.index])
    return Targets(points, about[[*ABOUT]], extent(s.package, layer))


def _about(package: Package, layer: str, features: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Complete the features with the columns of `ABOUT`; dated by the layer, else its source, else the package."""
    stated = next((each.get("period") for each in package.descriptor["resources"] if each["name"] == layer), None)
    years = features["source_id"].map(package.tables["sources"].set_index("source_id")["year"])
    accuracy = features["accuracy_m"].fillna(0.0) if "accuracy_m" in features else 0.0
    return features.assign(
        accuracy_m=accuracy,
        url=features.get("url", ""),
        period=stated or years.where(years != "", package.created[:10]),
    )[[*ABOUT, "geometry"]]
