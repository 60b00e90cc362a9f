"""Reading the features of a layer: their ids, their properties as text, their shapes as GeoJSON."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from lib.store.problem import Origin, Problem
from lib.store.read import UnreadableError, odd_character, read_json
from lib.store.tables import Layer

GEOMETRY = "geometry"


@dataclass
class Features:
    """What a layer holds, by the number of the feature (from 1), and what is wrong with its form."""

    properties: dict[int, dict[str, str]] = field(default_factory=dict)
    shapes: dict[int, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def frame(self, columns: list[str]) -> pd.DataFrame:
        """Return the properties as text, one feature a row, indexed by its number."""
        index = pd.Index(list(self.properties), dtype="int64")
        return pd.DataFrame(list(self.properties.values()), index=index, columns=columns, dtype="str")


def read_features(path: Path, origin: Origin, layer: Layer) -> Features:
    """Read a GeoJSON FeatureCollection (RFC 7946); features that are none are left out.

    Raises UnreadableError.
    """
    collection = read_json(path, origin)
    listed = collection.get("features") if isinstance(collection, dict) else None
    if not isinstance(listed, list) or collection.get("type") != "FeatureCollection":
        raise UnreadableError(origin.problem("not-a-collection"))
    found = Features()
    if "crs" in collection:
        found.problems.append(origin.problem("foreign-crs", field="crs"))
    for number, feature in enumerate(listed, start=1):
        properties = feature.get("properties") if isinstance(feature, dict) else None
        if not isinstance(properties, dict) or feature.get("type") != "Feature":
            found.problems.append(origin.problem("not-a-feature", number))
            continue
        found.properties[number] = {name: _text(properties.get(name)) for name in layer.properties.columns}
        found.shapes[number] = feature.get(GEOMETRY)
        found.problems += _faults(feature, number, origin, layer)
    found.problems += _unexpected(listed, origin, layer)
    return found


def _text(value: Any) -> str:
    """Return a text that a frame can hold: JSON can write half a character, which no encoding has."""
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else ""


def _faults(feature: dict[str, Any], number: int, origin: Origin, layer: Layer) -> Iterator[Problem]:
    properties = feature["properties"]
    identity, expected = feature.get("id"), properties.get(layer.key)
    if identity in (None, ""):
        yield origin.problem("missing-id", number, "id")
    elif identity != expected and isinstance(expected, str):
        yield origin.problem("other-id", number, "id", value=str(identity), expected=expected)
    for name in layer.properties.columns:
        value = properties.get(name)
        if name not in properties:
            yield origin.problem("missing-property", number, name)
        elif value is not None and not isinstance(value, str):
            yield origin.problem("not-a-text", number, name, value=str(value))
        elif value and (character := odd_character(value)):
            yield origin.problem("odd-character", number, name, character=character)


def _unexpected(listed: list[Any], origin: Origin, layer: Layer) -> Iterator[Problem]:
    """Name each property that no feature should have, where it comes first."""
    seen: set[str] = set(layer.properties.columns)
    for number, feature in enumerate(listed, start=1):
        properties = feature.get("properties") if isinstance(feature, dict) else None
        for name in properties if isinstance(properties, dict) else ():
            if name not in seen:
                seen.add(name)
                yield origin.problem("unexpected-column", number, name)
