"""The observations behind monitoring as a sheet: every one, each with the row of the file it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.export.sheets import Cell, Number, Sheet, number
from lib.locale import catalogue
from lib.model.figures import indicator
from lib.model.monitoring.monitored import ROW, observed
from lib.show import words
from lib.store.codes import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lib.model.records import Record
    from lib.store import Package

CITY_PARTS = (("observations", "areas"), ("context_observations", "territories"))


def observations_sheet(package: Package, city: str, lang: str) -> Sheet:
    """List the observations of areas and other territories; of a comparison those of one city and its region.

    In the order of the files; those of cells are in the package itself.
    """
    _ = catalogue(lang).gettext
    heads = (
        *(_("Indicator"), _("Area or territory"), _("Period, ISO 8601"), _("Time of day")),
        *(_("Value"), _("Lower bound"), _("Upper bound"), _("Count behind it"), _("As published"), _("Unit")),
        *(_("Status"), _("How sure"), _("Source"), _("Address"), _("Note"), _("Other sources say")),
        *("indicator_id", "subject_id", _("File"), _("Row of the file")),
    )
    return Sheet(_("observations"), heads, tuple(_lines(package, city, lang)))


def _lines(package: Package, city: str, lang: str) -> Iterator[tuple[Cell, ...]]:
    for table, names in _parts(package, city, lang):
        listed = [
            (row, subject)
            for of_indicator in observed(package, table).values()
            for subject, rows in of_indicator.items()
            for row in rows
            if subject in names
        ]
        for row, subject in sorted(listed, key=lambda each: int(each[0][ROW])):
            yield _line(package, table, row, subject, names[subject], lang)


def _parts(package: Package, city: str, lang: str) -> list[tuple[str, dict[str, str]]]:
    """The tables of observations, each with the names of whom its rows are wanted of."""
    if package.config.kind == Kind.COMPARISON:
        own = package.tables["cities"].set_index("istat_code").loc[city]
        region = str(own["region_code"])
        regions = package.tables["regions"].set_index("region_code")[f"name_{lang}"]
        return [("observations", {city: str(own["name"])}), ("region_observations", {region: str(regions[region])})]
    found = []
    for table, places in CITY_PARTS:
        rows = package.tables[places]
        found.append((table, dict(zip(rows.iloc[:, 0], rows[f"name_{lang}"], strict=True))))
    return found


def _line(package: Package, table: str, row: Record, subject: str, name: str, lang: str) -> tuple[Cell, ...]:
    about = indicator(package, row["indicator_id"])
    sources = package.tables["sources"].set_index("source_id")
    known = row["source_id"] in sources.index
    return (
        str(about[f"name_{lang}"]),
        name,
        row["period"],
        words.time_bands(lang)[row["time_band"]],
        *(number(row[column], int(about["decimals"])) for column in ("value", "lower", "upper")),
        number(row["count"]),
        row[f"value_text_{lang}"],
        str(about[f"unit_{lang}"]),
        words.short_statuses(lang)[row["status"]],
        words.confidences(lang)[row["confidence"]],
        str(sources.at[row["source_id"], "publisher"]) if known else None,
        row["url"] or (str(sources.at[row["source_id"], "url"]) if known else None),
        row[f"note_{lang}"],
        row[f"disagreement_{lang}"],
        row["indicator_id"],
        subject,
        f"{table}.csv",
        Number(row[ROW]),
    )
