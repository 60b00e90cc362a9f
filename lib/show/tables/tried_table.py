"""What was tried, as a table: the redeveloped and other places and the local projects that have a position."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import pandas as pd

from lib.locale import catalogue
from lib.model.records import records
from lib.show import numbers, words
from lib.show.maps.points import place_kinds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lib.store import Package


@lru_cache(maxsize=8)
def tried_table(package: Package, lang: str) -> pd.DataFrame:
    """List what the map shows, places first. Positions in degrees (WGS 84). The frame is kept and shared."""
    _ = catalogue(lang).gettext
    areas = package.tables["areas"]
    names = dict(zip(areas["area_id"], areas[f"name_{lang}"], strict=True))
    publishers = dict(zip(package.tables["sources"]["source_id"], package.tables["sources"]["publisher"], strict=True))
    where = (_("Name"), _("Kind"), _("Area"), _("Opened"), _("Latitude"), _("Longitude"), _("Accuracy, m"))
    heads = [*where, _("Source"), _("Address"), _("How sure")]
    rows = [
        (
            row["name"],
            kind,
            names.get(row["area_id"], ""),
            numbers.period(row["opened"], lang) if row["opened"] else "",
            round(point.y, 5),
            round(point.x, 5),
            row["accuracy_m"],
            publishers.get(row["source_id"], ""),
            row["url"],
            words.confidences(lang)[row["confidence"]],
        )
        for row, point, kind in on_map(package, lang)
    ]
    return pd.DataFrame(rows, columns=heads)


def on_map(package: Package, lang: str) -> Iterator[tuple[dict[str, Any], Any, str]]:
    """Go through what has a position: its row, its point, and of which kind it is, in words."""
    project, kinds = catalogue(lang).gettext("local project"), place_kinds(lang)
    for layer in ("places", "local_projects"):
        shapes = package.layers[layer]
        for row, point in zip(records(shapes.drop(columns="geometry")), shapes.geometry, strict=True):
            if point is not None and not point.is_empty:
                yield row, point, kinds[row["kind"]] if layer == "places" else project
