"""What a package holds, taken together: its figures, whom they come from, and where sources differ."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import pandas as pd

from lib.model.knowledge import unpublished
from lib.store.codes import WITHOUT_FIGURE

if TYPE_CHECKING:
    from lib.store import Package

SUBJECTS: Final = {
    "area_id": "areas",
    "cell_id": "cells",
    "territory_id": "territories",
    "istat_code": "cities",
    "region_code": "regions",
}
"""The column that says what an observation is about, and the table where that has its name."""


@dataclass(frozen=True)
class Tally:
    """Count figures, indicators, sources, figures that other sources contradict, and unpublished indicators."""

    figures: int
    indicators: int
    sources: int
    disagreements: int
    unpublished: int


@lru_cache(maxsize=8)
def observations(package: Package) -> pd.DataFrame:
    """Collect every observation of a package in one frame, table by table, in the order of the files.

    Columns: `table`, `subject_id`, `subject_it`, `subject_en` (what it is about, and its names), then those that all
    tables of observations share. Shared by all who ask: nobody changes it.
    """
    frames = []
    for name, rows in package.tables.items():
        key = str(rows.columns[0])
        if key in SUBJECTS and "indicator_id" in rows.columns:
            frames.append(_named(package, rows.rename(columns={key: "subject_id"}), key).assign(table=name))
    return pd.concat(frames, ignore_index=True)


def figures(package: Package) -> pd.DataFrame:
    """Return the observations that hold a figure: all but the unpublished and the not computable ones."""
    rows = observations(package)
    return rows[~rows["status"].isin(WITHOUT_FIGURE)]


def disagreements(package: Package) -> pd.DataFrame:
    """Return the observations beside which other sources say something else, with their indicator.

    Columns of `observations`, and `name_it`, `name_en`, `unit_it`, `unit_en`, `decimals` of the indicator.
    """
    rows = observations(package)
    chosen = rows[(rows["disagreement_it"] != "") | (rows["disagreement_en"] != "")]
    about = ["indicator_id", "name_it", "name_en", "unit_it", "unit_en", "decimals"]
    return chosen.merge(package.tables["indicators"][about], on="indicator_id", how="left")


def sources_in_use(package: Package) -> pd.DataFrame:
    """Return the sources with the number of figures (`figures`) that rest on each, the most used first.

    A source with no figure is one of layers, events or statements; sources with as many figures keep the
    package's order.
    """
    counts = figures(package)["source_id"].value_counts()
    sources = package.tables["sources"]
    used = sources["source_id"].map(counts).fillna(0).astype("int64")
    return sources.assign(figures=used).sort_values("figures", ascending=False, kind="stable").reset_index(drop=True)


def reasons(package: Package) -> pd.DataFrame:
    """Return what was found instead of figures, where the observations without one say so.

    Columns `indicator_id`, `note_it`, `note_en`, `subject_it`, `subject_en`; of an indicator, subjects with the same
    note share a row.
    """
    rows = observations(package)
    without = rows[rows["status"].isin(WITHOUT_FIGURE) & (rows["note_en"] != "")]
    notes = without.groupby(["indicator_id", "note_it", "note_en"], sort=False, as_index=False)
    return notes[["subject_it", "subject_en"]].agg(", ".join)


@lru_cache(maxsize=4)
def tally(packages: tuple[Package, ...]) -> Tally:
    """Count what several packages hold together; a source that two of them share counts once."""
    catalogues = [package.tables["indicators"] for package in packages]
    return Tally(
        figures=sum(len(figures(package)) for package in packages),
        indicators=sum(len(rows) for rows in catalogues),
        sources=len({source for package in packages for source in package.tables["sources"]["source_id"]}),
        disagreements=sum(len(disagreements(package)) for package in packages),
        unpublished=sum(len(unpublished(package)) for package in packages),
    )


def _named(package: Package, rows: pd.DataFrame, key: str) -> pd.DataFrame:
    subjects = package.tables[SUBJECTS[key]].set_index(key)
    italian, english = (f"name_{lang}" if f"name_{lang}" in subjects else "name" for lang in ("it", "en"))
    return rows.assign(
        subject_it=rows["subject_id"].map(subjects[italian]), subject_en=rows["subject_id"].map(subjects[english])
    )
