"""What figures on the map are about: the areas of every level, and the cells that these are cut into."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import pandas as pd

from lib.store.codes import AREA_LEVELS, CELL

if TYPE_CHECKING:
    from lib.store import Package

HOLDERS = ("area_id", "zone_id", "stretch_id")
"""The columns of a cell that name the areas its centre lies in."""


@lru_cache(maxsize=512)
def levels(package: Package) -> tuple[str, ...]:
    """The levels of areas that the package maps, from the largest."""
    present = set(package.tables["areas"]["level"])
    return tuple(level for level in AREA_LEVELS if level in present)


def scales(package: Package) -> tuple[str, ...]:
    """The levels, and `cell` where the package has cells."""
    return levels(package) if package.tables["cells"].empty else (*levels(package), CELL)


@lru_cache(maxsize=64)
def units(package: Package) -> pd.DataFrame:
    """All areas, then all cells, with the columns of `areas`.

    A cell has its own id as `area_id`, the level `cell`, the area it is compared with as `parent_id` and the hue of
    that area. What only areas have (limits, boundary, zone codes) is empty.
    """
    areas, cells = package.tables["areas"], package.tables["cells"]
    if cells.empty:
        return areas
    hues = dict(zip(areas["area_id"], areas["hue"], strict=True))
    hue = [hues[area] for area in cells["area_id"]]
    alike = cells.assign(parent_id=cells["area_id"], area_id=cells["cell_id"], level=CELL, hue=hue)
    text = {column: "" for column in areas.columns if column not in alike.columns}
    return pd.concat([areas, alike.assign(**text)[list(areas.columns)]], ignore_index=True)


@lru_cache(maxsize=64)
def _level_by_id(package: Package) -> dict[str, str]:
    rows = units(package)
    return dict(zip(rows["area_id"], rows["level"], strict=True))


def level_of(package: Package, area_id: str) -> str:
    """The level of an area or a cell. Raises KeyError where there is none of that id."""
    return _level_by_id(package)[area_id]


@lru_cache(maxsize=64)
def ids(package: Package, scale: str) -> tuple[str, ...]:
    """The ids of the areas or cells of one scale, in the package's order."""
    rows = units(package)
    return tuple(rows.loc[rows["level"] == scale, "area_id"])


def related(package: Package, area_id: str, scale: str) -> tuple[str, ...]:
    """The areas or cells of a scale that hold an area or cell, or that it holds; in the package's order."""
    cells = package.tables["cells"]
    if level_of(package, area_id) == CELL:
        kin = set(cells.loc[cells["cell_id"] == area_id, list(HOLDERS)].to_numpy().ravel())
    elif scale == CELL:
        held = (cells[list(HOLDERS)] == area_id).any(axis=1)
        kin = set(cells.loc[held, "cell_id"])
    else:
        areas = package.tables["areas"].set_index("area_id")
        kin = {areas.at[area_id, "parent_id"], *areas.index[areas["parent_id"] == area_id]}
    return tuple(one for one in ids(package, scale) if one in kin)
