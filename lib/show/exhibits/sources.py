"""Where the figures of an exhibit come from, and the layers of its map: each source once, in plain text."""

from __future__ import annotations

from functools import lru_cache
from itertools import takewhile
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from lib.locale import catalogue
from lib.model.records import records
from lib.show import escape, words
from lib.show.exhibits.exhibit import Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lib.store import Package

LEAST_ALIKE = 4
"""Letters in which the title of a layer's source and a publisher have to agree at the start to be the same."""

CITY_LAYERS = ("areas", "river", "streets")
"""The layers that every map of a city package is drawn from."""
COUNTRY_LAYERS = ("regions",)


def of_rows(package: Package, rows: Iterable[Mapping[str, Any]], lang: str) -> tuple[Source, ...]:
    """The sources of figures (rows with `source_id` and `url`) in their order, each once.

    The address is that of the figures where all of one source share one, else that of the source.
    """
    addresses: dict[str, set[str]] = {}
    for row in rows:
        if row["source_id"]:
            addresses.setdefault(row["source_id"], set()).add(row.get("url", ""))
    listed = _listed(package)
    return _each_once(
        _source(listed[name], next(iter(found)) if len(found) == 1 else "", lang)
        for name, found in addresses.items()
        if name in listed
    )


def of_layers(package: Package, names: Iterable[str], lang: str) -> tuple[Source, ...]:
    """The sources of layers, as the description of the package names them, each once."""
    described = {
        PurePosixPath(item["path"]).stem: item
        for item in package.descriptor["resources"]
        if item["path"].endswith(".geojson")
    }
    return _each_once(
        _of_layer(package, source, described[name], lang)
        for name in names
        if name in described
        for source in described[name].get("sources", ())
    )


def of_package(package: Package, lang: str) -> tuple[Source, ...]:
    """The package itself, as the source of what is counted over all of it."""
    named, licences = getattr(package.config, f"title_{lang}"), package.descriptor.get("licenses", ())
    text = catalogue(lang).gettext("{name}, data package, version {version}")
    return (
        Source(
            text.format(name=named, version=package.version),
            escape.address(package.descriptor.get("homepage", "")),
            ", ".join(words.licence(str(each.get("name") or each.get("path")), lang) for each in licences),
        ),
    )


def together(*groups: tuple[Source, ...]) -> tuple[Source, ...]:
    """Several groups of sources as one, each once."""
    return _each_once(source for group in groups for source in group)


def _each_once(found: Iterable[Source]) -> tuple[Source, ...]:
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=8)
def _listed(package: Package) -> dict[str, dict[str, Any]]:
    return {row["source_id"]: row for row in records(package.tables["sources"])}


def _source(row: Mapping[str, Any], url: str, lang: str) -> Source:
    text = f"{row['publisher']}, {row['year']}" if row["year"] else str(row["publisher"])
    return Source(text, escape.address(url or row["url"]), words.licence(row["licence"], lang))


def _of_layer(package: Package, described: Mapping[str, Any], layer: Mapping[str, Any], lang: str) -> Source:
    """The row of the sources table that a description of a layer's source means; else that description itself."""
    listed, title = _listed(package), str(described.get(f"title_{lang}") or described["title"])
    if described.get("source_id") in listed:
        return _source(listed[described["source_id"]], "", lang)
    alike = {
        name: _alike(described["title"], f"{row['publisher']}, {row['year']}")
        for name, row in listed.items()
        if row["url"] == described.get("path")
    }
    name = max(alike, key=alike.__getitem__, default="")
    if name and alike[name] >= LEAST_ALIKE:
        return _source(listed[name], "", lang)
    licences = ", ".join(words.licence(str(each.get("name")), lang) for each in layer.get("licenses", ()))
    return Source(title, escape.address(described.get("path", "")), licences)


def _alike(one: str, other: str) -> int:
    """In how many letters two texts agree at their start."""
    return sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
