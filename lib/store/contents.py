"""Reading all the files of a package, and everything that is wrong with them."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pandera.pandas as pa

from lib.store.coherence import check_coherence
from lib.store.descriptor import Resource
from lib.store.features import read_features
from lib.store.layers import Bounds, build_shapes, check_shapes
from lib.store.package import FILE
from lib.store.problem import Findings, Origin, Problem
from lib.store.read import UnreadableError, read_table
from lib.store.relations import Sheet, check_relations
from lib.store.tables import Content, Layer, Table
from lib.store.values import check_columns, check_values, convert


@dataclass
class Reader:
    """One pass over a package: what could be read of it, and the problems met on the way.

    `sound` are the rows of a table in which every cell could be read.
    """

    package: str
    folder: Path
    bounds: Bounds | None
    findings: Findings
    tables: dict[str, Sheet] = field(default_factory=dict)
    layers: dict[str, Sheet] = field(default_factory=dict)
    sound: dict[str, Sheet] = field(default_factory=dict)
    shapes: dict[str, gpd.GeoSeries] = field(default_factory=dict)

    def read(self, content: Content, resources: list[Resource]) -> None:
        """Read the files that the content asks for; others must be there, no more."""
        self.findings.add(_lacking(content, resources, Origin(self.package, FILE)))
        for resource in resources:
            origin = Origin(self.package, resource.path)
            try:
                if resource.suffix == ".csv" and resource.stem in content.tables:
                    self._read_table(content.tables[resource.stem], resource, origin)
                elif resource.suffix == ".geojson" and resource.stem in content.layers:
                    self._read_layer(content.layers[resource.stem], resource, origin)
                elif not (self.folder / resource.path).is_file():
                    self.findings.add([origin.problem("missing-file")])
            except UnreadableError as failure:
                self.findings.add([failure.problem])
        listed = {resource.path for resource in resources}
        for stem in sorted(content.optional):
            self._stand_in(stem, content, listed)

    def relate(self) -> None:
        """Check the tables and layers against each other, and their rows in themselves."""
        self.findings.add(check_relations(self.tables, self.layers))
        self.findings.add(check_coherence(self.sound, self.bounds))

    def _read_table(self, table: Table, resource: Resource, origin: Origin) -> None:
        raw, problems = read_table(self.folder / resource.path, origin)
        whole = all(problem.code != "row-width" for problem in problems)
        names = list(check_columns(raw, table.columns, origin))
        self.findings.add([*problems, *names])
        if not names and resource.columns not in (None, tuple(raw.columns)):
            described = Origin(self.package, FILE)
            self.findings.add([described.problem("described-columns", field="resources", name=resource.path)])
        if table.needs_rows and raw.empty and whole:
            self.findings.add([origin.problem("no-rows")])
        frame, sound = self._check_cells(raw, table.columns, origin)
        self.tables[resource.stem] = Sheet(origin, frame, table.key, table.links, whole)
        self.sound[resource.stem] = Sheet(origin, sound, table.key)

    def _read_layer(self, layer: Layer, resource: Resource, origin: Origin) -> None:
        features = read_features(self.folder / resource.path, origin, layer)
        self.findings.add(features.problems)
        raw = features.frame(list(layer.properties.columns))
        frame, _ = self._check_cells(raw, layer.properties, origin)
        whole = all(problem.code != "not-a-feature" for problem in features.problems)
        self.layers[resource.stem] = Sheet(origin, frame, (layer.key,), layer.links, whole)
        shapes, problems = build_shapes(features.shapes, layer, origin)
        self.findings.add(problems)
        self.findings.add(check_shapes(shapes, self.bounds, origin))
        self.shapes[resource.stem] = shapes

    def _stand_in(self, stem: str, content: Content, listed: set[str]) -> None:
        """Give what the package does without as a table without rows and a layer without features."""
        if stem in content.tables and f"{stem}.csv" not in listed:
            table = content.tables[stem]
            frame, _ = convert(_nothing(table.columns), table.columns, Origin(self.package, f"{stem}.csv"))
            self.tables[stem] = Sheet(Origin(self.package, f"{stem}.csv"), frame, table.key, table.links)
        if stem in content.layers and f"{stem}.geojson" not in listed:
            layer, origin = content.layers[stem], Origin(self.package, f"{stem}.geojson")
            frame, _ = convert(_nothing(layer.properties), layer.properties, origin)
            self.layers[stem] = Sheet(origin, frame, (layer.key,), layer.links)
            self.shapes[stem], _ = build_shapes({}, layer, origin)

    def _check_cells(
        self, raw: pd.DataFrame, schema: pa.DataFrameSchema, origin: Origin
    ) -> tuple[pd.DataFrame, pd.DataFrame]:
        frame, problems = convert(raw, schema, origin)
        self.findings.add(problems)
        self.findings.add(check_values(frame, schema, origin))
        unread = {problem.row for problem in problems}
        return frame, frame[~frame.index.isin(unread)]


def joined(layer: Sheet, shapes: gpd.GeoSeries, table: Sheet | None) -> gpd.GeoDataFrame:
    """Join shapes to their properties or, in the order of its rows, to the table with the same ids."""
    if table is None:
        return gpd.GeoDataFrame(layer.frame, geometry=shapes).reset_index(drop=True)
    by_id = gpd.GeoSeries(shapes.to_numpy(), index=layer.frame[layer.key[0]], crs=shapes.crs)
    ordered = by_id.reindex(table.frame[table.key[0]])
    return gpd.GeoDataFrame(table.frame.reset_index(drop=True), geometry=ordered.to_numpy(), crs=shapes.crs)


def _lacking(content: Content, resources: list[Resource], origin: Origin) -> Iterator[Problem]:
    """Find what a package of the kind needs and does not list, or lists twice under different paths."""
    for suffix, wanted in ((".csv", content.tables), (".geojson", content.layers)):
        yield from _miscounted(suffix, wanted, content.optional, resources, origin)


def _nothing(schema: pa.DataFrameSchema) -> pd.DataFrame:
    return pd.DataFrame(columns=list(schema.columns), index=pd.Index([], dtype="int64"), dtype="str")


def _miscounted(
    suffix: str,
    wanted: Mapping[str, Table | Layer],
    optional: Collection[str],
    resources: list[Resource],
    origin: Origin,
) -> Iterator[Problem]:
    listed = [resource.stem for resource in resources if resource.suffix == suffix]
    for stem in wanted:
        least = 0 if stem in optional else 1
        if not least <= listed.count(stem) <= 1:
            code = "repeated-resource" if stem in listed else "missing-resource"
            yield origin.problem(code, field="resources", name=f"{stem}{suffix}")
