"""Areas on the map: their colour by class, their value as a label, the neighbourhoods' outlines on top."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

from lib.model.classes import breaks, classify
from lib.model.figures import area_figures, indicator
from lib.model.records import Record, records
from lib.show import escape, numbers
from lib.show.maps.map import Feature, Layer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lib.store import Package

OUTLINED = "neighbourhood"
INDICATIVE = "indicative"


@lru_cache(maxsize=256)
def edges(package: Package, indicator_id: str) -> tuple[float, ...]:
    """The class breaks of an indicator: one set over all scales, so that its maps compare."""
    return tuple(breaks(area_figures(package, indicator_id)["value"]))


@lru_cache(maxsize=1024)
def value_areas(package: Package, indicator_id: str, scale: str, chosen: str, lang: str) -> Layer:
    """The areas of one scale, coloured and labelled by an indicator, under the outlines of the neighbourhoods.

    The chosen area is drawn last, so that its mark is whole.
    """
    figures = area_figures(package, indicator_id)
    decimals = int(indicator(package, indicator_id)["decimals"])
    rows = records(figures[figures["level"] == scale])
    rows.sort(key=lambda row: row["area_id"] == chosen)
    features = [
        Feature(
            id=row["area_id"],
            geometry=shape(row),
            css=_classes(row, edges(package, indicator_id), chosen),
            label=_label(row[f"name_{lang}"], numbers.value(row, decimals, lang) if row["status"] else numbers.MISSING),
        )
        for row in rows
    ]
    return Layer(tuple(features if scale == OUTLINED else features + outlines(package, OUTLINED, chosen, lang)))


def outlines(package: Package, level: str, chosen: str, lang: str) -> list[Feature]:
    """The limits of the areas of one level, without a fill."""
    rows = package.tables["areas"]
    return [
        Feature(
            id=row["area_id"],
            geometry=shape(row),
            css=f"area outline area-{row['area_id']} {row['hue']}{_indicative(row)}{_chosen(row, chosen)}",
            tip=escape.html(row[f"name_{lang}"]),
        )
        for row in records(rows[rows["level"] == level])
    ]


@lru_cache(maxsize=64)
def named_areas(package: Package, chosen: str, lang: str) -> Layer:
    """Neighbourhoods in their own colour and the zones inside them, each with its name: where things are."""
    rows = package.tables["areas"]
    large = records(rows[rows["level"] == OUTLINED])
    small = records(rows[rows["level"] == "zone"])
    fills = [
        Feature(
            row["area_id"],
            shape(row),
            css=f"area area-{row['area_id']} {row['hue']}-fill{_chosen(row, chosen)}",
            label=escape.html(row[f"name_{lang}"]),
        )
        for row in small
    ]
    limits = [
        Feature(
            row["area_id"], shape(row), css=f"area outline area-{row['area_id']} {row['hue']}{_chosen(row, chosen)}"
        )
        for row in large
    ]
    return Layer((*fills, *limits))


def shape(row: Record) -> str:
    """The name by which the base map of a city knows the shape of an area."""
    return f"areas/{row['area_id']}"


def _classes(row: Record, classes: Sequence[float], chosen: str) -> str:
    value = row["value"]
    place = classify(value, classes) if isinstance(value, float) and not math.isnan(value) else None
    colour = "missing" if place is None else f"class-{place + 1}"
    hue = f" {row['hue']}" if row["level"] == OUTLINED else ""
    return f"area area-{row['area_id']} {colour}{hue}{_indicative(row)}{_chosen(row, chosen)}"


def _indicative(row: Record) -> str:
    return " indicative" if row["boundary"] == INDICATIVE else ""


def _chosen(row: Record, chosen: str) -> str:
    return " chosen" if row["area_id"] == chosen else ""


def _label(name: str, value: str) -> str:
    return f"{escape.html(name)}<b>{escape.html(value)}</b>"
