"""Tables and layers of a package as the texts of their files, and what sets two such texts apart."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from shapely.geometry import mapping

if TYPE_CHECKING:
    import geopandas as gpd

Row: TypeAlias = dict[str, str]
Keyed: TypeAlias = dict[tuple[str, ...], dict[str, Any]]

OPENING: Final = '{"type": "FeatureCollection", "features": [\n'


def rows(text: str) -> list[Row]:
    """Read the rows of a table from the text of its file."""
    return list(csv.DictReader(io.StringIO(text, newline="")))


def columns(text: str) -> list[str]:
    """Read the columns of a table from the text of its file."""
    return list(csv.DictReader(io.StringIO(text, newline="")).fieldnames or ())


def table_text(names: Sequence[str], written: Iterable[Row]) -> str:
    """Write a table: comma, decimal point, LF; a row may leave columns out, and they are empty."""
    out = io.StringIO()
    writer = csv.DictWriter(out, names, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(written)
    return out.getvalue()


def layer_text(layer: gpd.GeoDataFrame, key: str) -> str:
    """Write a layer (EPSG:4326, rounded before) as GeoJSON (RFC 7946) with its key alone, one feature a line."""
    features = [
        json.dumps({"type": "Feature", "id": each, "properties": {key: each}, "geometry": mapping(shape)})
        for each, shape in zip(layer[key], layer.geometry, strict=True)
    ]
    return OPENING + "".join(f"{line}\n" for line in ",\n".join(features).splitlines()) + "]}\n"


def table_differences(present: str, fresh: str, key: Sequence[str]) -> list[str]:
    """List what sets two texts of a table apart: rows to add (+), to remove (-) and to change (~)."""

    def keyed(text: str) -> Keyed:
        return {tuple(row[name] for name in key): {**row} for row in rows(text)}

    return _differences(keyed(present), keyed(fresh), present == fresh)


def layer_differences(present: str, fresh: str) -> list[str]:
    """List what sets two texts of a layer apart, as `table_differences` does; features go by their id."""

    def keyed(text: str) -> Keyed:
        return {(str(each["id"]),): each for each in json.loads(text)["features"]}

    return _differences(keyed(present), keyed(fresh), present == fresh)


def _differences(old: Keyed, new: Keyed, same: bool) -> list[str]:
    lines = [f"+ {' '.join(key)}" for key in new if key not in old]
    lines += [f"- {' '.join(key)}" for key in old if key not in new]
    for key in old.keys() & new.keys():
        for name, value in new[key].items():
            if (was := old[key].get(name)) != value:
                lines.append(f"~ {' '.join(key)}: {name} {was!r} -> {value!r}")
    if not lines and not same:
        lines = ["the rows agree, but their order or the form of the file does not"]
    return sorted(lines)
