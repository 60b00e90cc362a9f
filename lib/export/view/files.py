"""Exactly what is on the screen as CSV, spreadsheet and GeoJSON."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

import pandas as pd
from shapely.geometry import mapping

from lib.export.table import to_csv, to_xlsx
from lib.export.view.about import about, package_of
from lib.export.view.subjects import geometries, subjects
from lib.locale import catalogue
from lib.model.records import records

if TYPE_CHECKING:
    from lib.show.exhibits.exhibit import Exhibit
    from lib.store import Package


def csv(exhibit: Exhibit) -> bytes:
    """Write the figures of an exhibit as CSV, headed in its language."""
    return to_csv(exhibit.table)


def xlsx(exhibit: Exhibit, city: Package, comparison: Package, address: str) -> bytes:
    """Write the figures as a spreadsheet, with a second sheet that says what they are; `address` opens the view."""
    _ = catalogue(exhibit.lang).gettext
    package = package_of(exhibit, city, comparison)
    told = pd.DataFrame(about(exhibit, package, address), columns=[_("What"), _("Text")])
    return to_xlsx({_("figures"): exhibit.table, _("about this file"): told}, package.created)


def geojson(exhibit: Exhibit, city: Package, comparison: Package, address: str) -> bytes:
    """Write the features of a map that the table has figures of as GeoJSON (RFC 7946), in the order of the table.

    Their properties are the columns of the table and `id`; members beside the features say what they are. Degrees
    of WGS 84 with five decimals, outer rings counter-clockwise. Raises TypeError for an exhibit that is no map.
    """
    keys = subjects(exhibit, city, comparison)
    shapes = geometries(exhibit, city, comparison)
    features = [
        {"type": "Feature", "id": key, "geometry": _geometry(shapes[key]), "properties": {"id": key} | _properties(row)}
        for key, row in zip(keys, records(exhibit.table), strict=True)
        if key
    ]
    content = {
        "type": "FeatureCollection",
        **_members(exhibit, package_of(exhibit, city, comparison), address),
        "features": features,
    }
    return json.dumps(content, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()


def _geometry(shape: Any) -> dict[str, Any]:
    """With the decimals that the shape was rounded to."""
    found: dict[str, Any] = json.loads(json.dumps(mapping(shape)))
    return found


def _properties(row: dict[str, Any]) -> dict[str, Any]:
    return {str(name): _plain(value) for name, value in row.items()}


def _plain(value: Any) -> Any:
    """A cell as JSON has it: text, number, truth or nothing."""
    if value is None or value is pd.NA:
        return None
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value if isinstance(value, (str, int, float, bool)) else str(value)


def _members(exhibit: Exhibit, package: Package, address: str) -> dict[str, Any]:
    _ = catalogue(exhibit.lang).gettext
    return {
        "name": exhibit.name,
        "description": exhibit.finding,
        "language": exhibit.lang,
        "about": list(exhibit.about),
        "period": exhibit.period,
        "method": exhibit.method,
        "sources": [{"text": each.text, "licence": each.licence, "address": each.address} for each in exhibit.sources],
        "data": {"package": package.name, "version": package.version, "date": package.created},
        "address": address,
        "notice": _("Not an official product of the City or of ANCI"),
    }
