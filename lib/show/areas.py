"""Areas on the map: their colour by class, their value as a label, the neighbourhoods' outlines on top."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from lib.model.classes import classify
from lib.show import escape, numbers
from lib.show.map import Feature
from lib.show.shapes import shapes

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from lib.store import Package

OUTLINED = "neighbourhood"
INDICATIVE = "indicative"


def value_areas(
    package: Package, figures: pd.DataFrame, scale: str, chosen: str, edges: Sequence[float], decimals: int, lang: str
) -> list[Feature]:
    """The areas of one scale, coloured and labelled by an indicator, under the outlines of the neighbourhoods.

    `figures` is `area_figures` of the indicator; `edges` are its class breaks. The chosen area is drawn last.
    """
    rows = figures[figures["level"] == scale].to_dict("records")
    rows.sort(key=lambda row: row["area_id"] == chosen)
    geometries = shapes(package, "areas", "area_id")
    features = [
        Feature(
            id=row["area_id"],
            geometry=geometries[row["area_id"]],
            css=_classes(row, edges, chosen),
            label=_label(row[f"name_{lang}"], numbers.value(row, decimals, lang) if row["status"] else numbers.MISSING),
        )
        for row in rows
    ]
    return features if scale == OUTLINED else features + outlines(package, OUTLINED, chosen, lang)


def outlines(package: Package, level: str, chosen: str, lang: str) -> list[Feature]:
    """The limits of the areas of one level, without a fill."""
    rows = package.tables["areas"]
    geometries = shapes(package, "areas", "area_id")
    return [
        Feature(
            id=row["area_id"],
            geometry=geometries[row["area_id"]],
            css=f"area outline area-{row['area_id']} {row['hue']}{_indicative(row)}{_chosen(row, chosen)}",
            tip=escape.html(row[f"name_{lang}"]),
        )
        for row in rows[rows["level"] == level].to_dict("records")
    ]


def named_areas(package: Package, chosen: str, lang: str) -> list[Feature]:
    """Neighbourhoods in their own colour and the zones inside them, each with its name: where things are."""
    rows = package.tables["areas"]
    geometries = shapes(package, "areas", "area_id")
    large = rows[rows["level"] == OUTLINED].to_dict("records")
    small = rows[rows["level"] == "zone"].to_dict("records")
    fills = [
        Feature(row["area_id"], geometries[row["area_id"]],
                css=f"area area-{row['area_id']} {row['hue']}-fill{_chosen(row, chosen)}",
                label=escape.html(row[f"name_{lang}"]))
        for row in small
    ]
    return fills + [
        Feature(row["area_id"], geometries[row["area_id"]], css=f"area outline area-{row['area_id']} {row['hue']}")
        for row in large
    ]


def _classes(row: dict[str, object], edges: Sequence[float], chosen: str) -> str:
    value = row["value"]
    place = classify(value, edges) if isinstance(value, float) and not math.isnan(value) else None
    colour = "missing" if place is None else f"class-{place + 1}"
    hue = f" {row['hue']}" if row["level"] == OUTLINED else ""
    return f"area area-{row['area_id']} {colour}{hue}{_indicative(row)}{_chosen(row, chosen)}"


def _indicative(row: dict[str, object]) -> str:
    return " indicative" if row["boundary"] == INDICATIVE else ""


def _chosen(row: dict[str, object], chosen: str) -> str:
    return " chosen" if row["area_id"] == chosen else ""


def _label(name: str, value: str) -> str:
    return f"{escape.html(name)}<b>{escape.html(value)}</b>"
