"""Ways to break a layer of a good data package in one place."""

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

from tests.edits import Expected, Mutation, content, read_layer, write_layer

SURFACES = ("Polygon", "MultiPolygon")


def truncated_json(folder: Path, rng: Random) -> Expected:
    """Cut a layer short."""
    path = rng.choice(sorted(folder.glob("*.geojson")))
    text = path.read_text(encoding="utf-8").rstrip()
    path.write_text(text[: rng.randrange(1, len(text))], encoding="utf-8")
    return Expected("malformed-json", path.name)


def _on_shape(code: str, change: Callable[[dict[str, Any]], Any], *types: str) -> Callable[[Path, Random], Expected]:
    """Make a mutation of the geometry of one feature of the given types (any, without)."""

    def mutate(folder: Path, rng: Random) -> Expected:
        paths = sorted(folder.glob("*.geojson"))
        rng.shuffle(paths)
        for path in paths:
            collection = read_layer(path)
            shapes = [feature["geometry"] for feature in collection["features"]]
            numbers = [at for at, shape in enumerate(shapes) if shape and (not types or shape["type"] in types)]
            if numbers:
                number = rng.choice(numbers)
                change(collection["features"][number])
                write_layer(path, collection)
                return Expected(code, path.name, number + 1, "geometry")
        raise LookupError("no such shape")

    return mutate


def _rings(feature: dict[str, Any]) -> list[Any]:
    shape = feature["geometry"]
    rings: list[Any] = shape["coordinates"] if shape["type"] == "Polygon" else shape["coordinates"][0]
    return rings


def _each_position(coordinates: Any, change: Callable[[Any], Any]) -> Any:
    if isinstance(coordinates[0], list):
        return [_each_position(item, change) for item in coordinates]
    return change(coordinates)


def _swap(feature: dict[str, Any]) -> None:
    shape = feature["geometry"]
    shape["coordinates"] = _each_position(shape["coordinates"], lambda position: position[::-1])


def _shift(feature: dict[str, Any]) -> None:
    shape = feature["geometry"]
    shape["coordinates"] = _each_position(shape["coordinates"], lambda position: [position[0] + 40, position[1]])


def _spoil(feature: dict[str, Any]) -> None:
    shape = feature["geometry"]
    shape["coordinates"] = _each_position(shape["coordinates"], lambda position: [position[0], float("nan")])


def _cross(feature: dict[str, Any]) -> None:
    """Turn the outline into a bow tie in its own place."""
    ring = _rings(feature)[0]
    west, east = min(x for x, _ in ring), max(x for x, _ in ring)
    south, north = min(y for _, y in ring), max(y for _, y in ring)
    bow = [[west, south], [east, south], [west, north], [east, north], [west, south]]
    feature["geometry"] = {"type": "Polygon", "coordinates": [bow]}


def _open(feature: dict[str, Any]) -> None:
    _rings(feature)[0].pop()


def _turn(feature: dict[str, Any]) -> None:
    _rings(feature)[0].reverse()


def _empty(feature: dict[str, Any]) -> None:
    feature["geometry"]["coordinates"] = []


def _retype(feature: dict[str, Any]) -> None:
    feature["geometry"] = {"type": "GeometryCollection", "geometries": []}


def missing_shape(folder: Path, rng: Random) -> Expected:
    """Take the position away from a feature that needs one."""
    layers = [name for name, layer in content(folder).layers.items() if not layer.may_lack_shape]
    path = folder / f"{rng.choice(layers)}.geojson"
    collection = read_layer(path)
    number = rng.randrange(len(collection["features"]))
    collection["features"][number]["geometry"] = None
    write_layer(path, collection)
    return Expected("no-geometry", path.name, number + 1, "geometry")


def missing_id(folder: Path, rng: Random) -> Expected:
    """Take the identifier away from a feature."""
    path = rng.choice(sorted(folder.glob("*.geojson")))
    collection = read_layer(path)
    number = rng.randrange(len(collection["features"]))
    del collection["features"][number]["id"]
    write_layer(path, collection)
    return Expected("missing-id", path.name, number + 1, "id")


def duplicate_feature(folder: Path, rng: Random) -> Expected:
    """List a feature twice."""
    path = rng.choice(sorted(folder.glob("*.geojson")))
    collection = read_layer(path)
    collection["features"].append(rng.choice(collection["features"]))
    write_layer(path, collection)
    field = content(folder).layers[path.stem].key
    return Expected("duplicate", path.name, len(collection["features"]), field)


def foreign_crs(folder: Path, rng: Random) -> Expected:
    """Declare the projected system that the measuring is done in."""
    path = rng.choice(sorted(folder.glob("*.geojson")))
    name = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32632"}}
    write_layer(path, {"crs": name, **read_layer(path)})
    return Expected("foreign-crs", path.name, field="crs")


IN_LAYERS: dict[str, Mutation] = {
    "truncated json": truncated_json,
    "swapped coordinates": _on_shape("swapped", _swap),
    "out of bounds": _on_shape("out-of-bounds", _shift),
    "NaN coordinate": _on_shape("bad-position", _spoil),
    "self-crossing": _on_shape("self-crossing", _cross, *SURFACES),
    "open ring": _on_shape("open-ring", _open, *SURFACES),
    "ring direction": _on_shape("ring-direction", _turn, *SURFACES),
    "empty shape": _on_shape("empty-geometry", _empty),
    "wrong shape": _on_shape("wrong-geometry", _retype),
    "missing shape": missing_shape,
    "missing id": missing_id,
    "duplicate feature": duplicate_feature,
    "foreign crs": foreign_crs,
}
