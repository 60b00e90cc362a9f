"""The computed observations of a city package: one row for each indicator and area, with its evidence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

import pandas as pd

from lib.model.computing.measures import MEASURES, Measure
from lib.model.computing.notes import NOTES, NOTHING, Text
from lib.model.computing.river import LEAST_LENGTH
from lib.model.computing.surroundings import RESIDENTS, Surroundings
from lib.model.reference import LEAST_RESIDENTS

if TYPE_CHECKING:
    from lib.store import Package

MORE_DECIMALS: Final = 2
"""Values are written with so many decimals more than the catalogue displays."""

LESS_SURE: Final = {"high": "medium", "medium": "low", "low": "low"}
"""The confidence one step down; there is none below low."""


class Dated(NamedTuple):
    """When a figure is from, and whose it is."""

    period: str
    source_id: str


def computed_rows(package: Package) -> list[dict[str, str]]:
    """Compute the observations of every indicator in `MEASURES` that the catalogue of a city package lists.

    One row for each indicator and area, except where a published figure stands in the package. The status is
    `computed`, or `indicative` (with confidence one step lower) where the boundary of the area is, or
    `not computable` with a note that says why. Rows have the columns of the observations table as text;
    geometries are measured in the package's `measure_crs`.

    Raises KeyError where a layer or the source of a layer is missing.
    """
    surroundings = Surroundings(package)
    listed = package.tables["indicators"].set_index("indicator_id")["decimals"]
    rows: list[dict[str, str]] = []
    for indicator_id, measure in MEASURES.items():
        if indicator_id in listed.index:
            rows += _rows(surroundings, indicator_id, measure, int(listed[indicator_id]))
    return rows


def _rows(s: Surroundings, indicator_id: str, measure: Measure, decimals: int) -> Iterator[dict[str, str]]:
    values = measure.values(s)
    counts = (measure.count(s) if measure.count else values * float("nan")).where(values.notna())
    published = s.published_residents.index if indicator_id == RESIDENTS else ()
    for area_id in s.table.index:
        if area_id in published:
            continue
        dated = _dated(s, measure.dated_by, area_id)
        row = {
            "area_id": area_id,
            "indicator_id": indicator_id,
            "period": dated.period,
            "time_band": measure.time_band,
            "value": number(float(values[area_id]), decimals + MORE_DECIMALS),
            "count": number(float(counts[area_id]), 0),
            "source_id": dated.source_id,
        }
        yield row | (_evidence(s, measure, row) if row["value"] else _reason(s, measure, area_id))


def _evidence(s: Surroundings, measure: Measure, row: dict[str, str]) -> dict[str, str]:
    area_id = row["area_id"]
    indicative = s.table.at[area_id, "boundary"] == "indicative"
    parts = s.table.loc[s.parts(area_id)]
    names = Text(", ".join(parts["name_it"]), ", ".join(parts["name_en"]))
    note = NOTES[measure.note].format(parts=names, residents_period=s.residents_period)
    display, differs = NOTHING, NOTHING
    if measure.place:
        total = s.reference[measure.place].notna().sum()
        display = NOTES["place-value"].format(place=row["value"], total=total)
        note += _differing(s, "place-differs", area_id)
    elif row["indicator_id"] == "bars":
        differs = _differing(s, "count-differs", area_id)
    return {
        "status": "indicative" if indicative else "computed",
        "confidence": LESS_SURE[measure.confidence] if indicative else measure.confidence,
        **both("value_text", display),
        **both("note", note),
        **both("disagreement", differs),
    }


def _reason(s: Surroundings, measure: Measure, area_id: str) -> dict[str, str]:
    key = measure.missing
    if measure.place and pd.notna(s.in_reference("residents")[area_id]):
        key = "few-residents"
    length = f"{s.river_length[area_id]:.0f}" if key == "short-river" else ""
    note = NOTES[key].format(least_residents=LEAST_RESIDENTS, least_length=f"{LEAST_LENGTH:.0f}", river_length=length)
    return {"status": "not computable", "confidence": "high", **both("note", note)}


def _differing(s: Surroundings, note: str, area_id: str) -> Text:
    own, theirs = s.within(s.bars)[area_id], s.in_reference("bars")[area_id]
    if pd.isna(theirs) or own == theirs:
        return NOTHING
    return NOTES[note].format(own=own, reference=int(theirs))


def _dated(s: Surroundings, dated_by: str, area_id: str) -> Dated:
    if dated_by == "residents":
        return Dated(s.residents_period, next(iter(s.published_residents["source_id"]), ""))
    if dated_by == "areas":
        source_id = str(s.table.at[area_id, "source_id"])
        return Dated(_year(s.package, source_id), source_id)
    return layer_date(s.package, dated_by)


def layer_date(package: Package, layer: str) -> Dated:
    """Tell when a layer is from, and its source: the one `source_id` of its features.

    The date is the key `period` of the layer's resource in datapackage.json, else the year of the source.
    Raises KeyError if the layer, or its source, is not in the package; ValueError if it mixes sources.
    """
    sources = package.layers[layer]["source_id"].unique()
    if len(sources) != 1:
        raise ValueError(f"the layer {layer} has {len(sources)} sources: its figures need one")
    periods = [each.get("period") for each in package.descriptor["resources"] if each["name"] == layer]
    return Dated(next(filter(None, periods), _year(package, sources[0])), str(sources[0]))


def number(value: float, decimals: int) -> str:
    """Write a number as the tables hold it: rounded, decimal point, no trailing zeros; NaN is the empty text."""
    if pd.isna(value):
        return ""
    text = f"{value:.{decimals}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _year(package: Package, source_id: str) -> str:
    years = package.tables["sources"].set_index("source_id")["year"]
    return str(years[source_id])


def both(column: str, text: Text) -> dict[str, str]:
    """Return a text as the two columns of that name."""
    return {f"{column}_it": text.it, f"{column}_en": text.en}
