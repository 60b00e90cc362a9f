"""Load a data package, whole or not at all."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import geopandas as gpd

from lib.store import descriptor
from lib.store.city import CITY
from lib.store.codes import Kind
from lib.store.comparison import COMPARISON
from lib.store.contents import Reader, joined
from lib.store.own_story import read_own_story
from lib.store.package import FILE, Package
from lib.store.problem import Findings, Origin, PackageError, Problem
from lib.store.read import UnreadableError, read_json
from lib.store.tables import Content

CONTENTS: dict[str, Content] = {Kind.CITY: CITY, Kind.COMPARISON: COMPARISON}


def load_package(path: Path, *, with_story: bool = True) -> Package:
    """Load the data package in a folder, its story too unless told otherwise.

    Raises PackageError with everything that is wrong, if anything is.
    """
    folder = Path(path)
    raw = describe(folder)
    package = raw["name"] if isinstance(raw.get("name"), str) else folder.name
    origin = Origin(package, FILE)
    findings = Findings()
    findings.add(descriptor.check_descriptor(raw, origin))
    resources, problems = descriptor.resources(raw, folder, origin)
    findings.add(problems)
    reader = Reader(package, folder, descriptor.bounds(raw), findings)
    content = CONTENTS.get(str(descriptor.dora(raw).get("kind")))
    if content and resources:
        reader.read(content, resources)
        reader.relate()
        findings.add(_undrawn_river(reader, raw, origin))
    told = resources if with_story and content is CITY else []
    story, problems = read_own_story(folder, package, told, reader.tables)
    findings.add(problems)
    if findings.problems:
        raise PackageError(findings.ordered())
    tables = {name: sheet.frame.reset_index(drop=True) for name, sheet in reader.tables.items()}
    return Package(
        name=package,
        path=folder,
        version=raw["version"],
        created=raw["created"].partition("T")[0],
        config=descriptor.config(raw),
        tables=MappingProxyType(tables),
        layers=MappingProxyType(_layers(reader)),
        descriptor=MappingProxyType(raw),
        story=story,
    )


def describe(folder: Path) -> dict[str, Any]:
    """Return what a package says of itself, unchecked. Raises PackageError where there is nothing to read."""
    origin = Origin(folder.name, FILE)
    if not folder.is_dir():
        raise PackageError([Origin(folder.name, str(folder)).problem("missing-folder")])
    if not (folder / FILE).exists():
        raise PackageError([origin.problem("missing-descriptor")])
    try:
        raw = read_json(folder / FILE, origin)
    except UnreadableError as failure:
        raise PackageError([failure.problem]) from failure
    if not isinstance(raw, dict):
        raise PackageError([origin.problem("wrong-form")])
    return raw


def _undrawn_river(reader: Reader, raw: Mapping[str, Any], origin: Origin) -> Iterator[Problem]:
    """Find a river that indicators are measured on and that no layer draws."""
    layer, river = reader.layers.get("river"), descriptor.dora(raw).get("river")
    if layer and layer.whole and isinstance(river, str) and river and river not in set(layer.frame["name"]):
        yield origin.problem("dangling", field="dora.river", value=river, table=layer.origin.file)


def _layers(reader: Reader) -> dict[str, gpd.GeoDataFrame]:
    return {name: joined(sheet, reader.shapes[name], reader.tables.get(name)) for name, sheet in reader.layers.items()}
