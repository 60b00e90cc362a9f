"""How far a layer reaches: beyond its edge, what it does not show may still be there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lib.model.computing.areas import projected
from lib.model.computing.coverage import QUARTER_SEGMENTS

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from lib.store import Package


def extent(package: Package, layer: str) -> BaseGeometry | None:
    """Draw the surface within which a layer is complete, in the package's `measure_crs`; None if no limit is stated.

    It is stated by the layer's resource in datapackage.json: `reach_m`, metres around the mapped areas, and
    `reach_of`, the levels of areas it is counted from (all of them, where it is left out). Around corners the
    edge is drawn at most 0.0075 % of the reach too near (see `coverage.QUARTER_SEGMENTS`).

    Raises ValueError if what is stated is no distance or leaves no area.
    """
    stated = _resource(package, layer)
    if "reach_m" not in stated:
        return None
    metres, areas = stated["reach_m"], package.layers["areas"]
    if isinstance(metres, bool) or not isinstance(metres, int | float) or not metres >= 0:
        raise ValueError(f"the reach of the layer {layer} is no distance: {metres!r}")
    chosen = areas[areas["level"].isin(stated.get("reach_of", areas["level"]))]
    if chosen.empty:
        raise ValueError(f"the reach of the layer {layer} is of no mapped area: {stated['reach_of']!r}")
    mapped: BaseGeometry = projected(chosen, package.config.measure_crs).union_all()
    return mapped.buffer(metres, quad_segs=QUARTER_SEGMENTS)


def _resource(package: Package, layer: str) -> dict[str, Any]:
    return next((each for each in package.descriptor["resources"] if each["name"] == layer), {})
