"""A data package as the program holds it. What it takes to check one is in `load`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from types import MappingProxyType
from typing import Any

import geopandas as gpd
import pandas as pd

from lib.store.story import Story

FILE = "datapackage.json"


@dataclass(frozen=True)
class Config:
    """What the program takes from the `dora` part of the description.

    `bounds` are west, south, east, north in degrees; `measure_crs` is where lengths and areas are measured,
    in metres; `river` and `istat_code` are empty in a package that compares cities; `timezone` is the clock that
    evenings are told by (IANA name).
    """

    kind: str
    bounds: tuple[float, float, float, float]
    measure_crs: str
    title_it: str
    title_en: str
    summary_it: str
    summary_en: str
    river: str = ""
    istat_code: str = ""
    timezone: str = "Europe/Rome"


@dataclass(frozen=True, eq=False)
class Package:
    """A data package that was found in order. Nobody changes its frames: who needs others makes copies.

    `tables` and `layers` go by the name of the file without its ending. In a table, text is `str` (missing
    is ""), numbers are `float64` (missing is NaN), whole numbers `int64`, yes and no `bool`. A layer is in
    EPSG:4326, longitude before latitude; where a table has its name, the columns of the table are joined on,
    in the order of the table. `created` is a day; `descriptor` is what `datapackage.json` says. `story` is how a
    workshop on the city is told, where the package brings one.
    """

    name: str
    path: Path
    version: str
    created: str
    config: Config
    tables: Mapping[str, pd.DataFrame]
    layers: Mapping[str, gpd.GeoDataFrame]
    descriptor: Mapping[str, Any]
    story: Story | None = None

    def __reduce__(self) -> tuple[Callable[[dict[str, Any]], Package], tuple[dict[str, Any]]]:
        """Travel between processes: read-only views do not, so their content does."""
        values = {one.name: getattr(self, one.name) for one in fields(self)}
        views = {name: dict(value) for name, value in values.items() if isinstance(value, Mapping)}
        return _arrived, (values | views,)


def _arrived(values: dict[str, Any]) -> Package:
    views = {name: MappingProxyType(value) for name, value in values.items() if isinstance(value, dict)}
    return Package(**(values | views))
