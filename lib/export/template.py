"""A spreadsheet of what is missing, to be filled in: its rows have the columns of the package's own files."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

from lib.export.sheets import WIDEST, Cell, Sheet, Styles, workbook, write
from lib.export.template_texts import aside_heads, columns, instructions, missing_heads, titles
from lib.locale import catalogue
from lib.model.knowledge import unpublished
from lib.model.monitoring.monitored import AREA, observed
from lib.model.records import Record, records
from lib.store.codes import CONFIDENCES, STATUSES, TIME_BANDS

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from lib.store import Package

SPARE = 200
"""Empty rows under the listed ones that have the same lists to choose from."""
NUMERIC = ("value", "lower", "upper", "count")
LARGEST = 1e12
LONGEST_TITLE, LONGEST_HINT = 32, 255
"""Characters that spreadsheets show of a hint."""
PLACES = {"observations": "areas", "context_observations": "territories"}
SOURCES = "sources"


@dataclass(frozen=True)
class Part:
    """A sheet to fill in: the table its rows belong to, and the cells that are filled in already."""

    stem: str
    rows: tuple[dict[str, str], ...]


@lru_cache(maxsize=4)
def template_workbook(package: Package, lang: str) -> bytes:
    """Write the template of a city package: every indicator that nobody published, for each place it is missing for.

    Sheets: how to fill it in; what is missing; one for each table of observations, called like the file and with its
    columns, the ids filled in; `sources`, for sources that the package does not have; the lists to choose from.
    Beside the columns of the file stand, in words, what each row is about: these do not belong to the file.
    """
    buffer = BytesIO()
    book = workbook(buffer, package.created)
    styles, named, found = Styles(book), titles(lang), parts(package)
    for sheet in (how_sheet(package, found, lang), missing_sheet(package, lang)):
        write(book.add_worksheet(sheet.title), sheet, styles)
    for part in found:
        page = book.add_worksheet(part.stem)
        write(page, part_sheet(package, part, lang), styles)
        _guide(page, package, part, named["lists"], lang)
    for sheet in (Sheet(SOURCES, tuple(package.tables[SOURCES].columns), ()), lists_sheet(package, lang)):
        write(book.add_worksheet(sheet.title), sheet, styles)
    book.close()
    return buffer.getvalue()


def parts(package: Package) -> list[Part]:
    """List what is missing by the table it belongs in; tables in which nothing is missing are left out."""
    missing = records(unpublished(package))
    found = [Part(stem, _rows(package, stem, missing)) for stem in PLACES]
    return [part for part in found if part.rows]


def _rows(package: Package, stem: str, missing: list[Record]) -> tuple[dict[str, str], ...]:
    """Make a row for each indicator and place: all areas, or the territories that the indicator is said of."""
    of_areas, key = stem == "observations", str(package.tables[stem].columns[0])
    rows = []
    for about in missing:
        if (about["level"] == AREA) == of_areas:
            said_of = observed(package, stem).get(about["indicator_id"], {})
            band = next((row["time_band"] for found in said_of.values() for row in found), "")
            places = [row[key] for row in records(package.tables[PLACES[stem]]) if of_areas or row[key] in said_of]
            rows += [{key: place, "indicator_id": about["indicator_id"], "time_band": band} for place in places]
    return tuple(rows)


def how_sheet(package: Package, found: list[Part], lang: str) -> Sheet:
    """Say how to fill the template in, then what goes into each column."""
    _ = catalogue(lang).gettext
    stems = [part.stem for part in found]
    last = str(package.tables["observations"].columns[-1])
    lines = (*instructions(package, stems, last, lang), *columns(lang).items())
    return Sheet(titles(lang)["how"], (_("Step or column"), _("What to do")), lines)


def missing_sheet(package: Package, lang: str) -> Sheet:
    """List the indicators that nobody published, what they would tell, and what would fill them."""
    told = (f"name_{lang}", f"definition_{lang}", f"unit_{lang}", f"missing_{lang}")
    rows = [(row["indicator_id"], *(row[name] for name in told)) for row in records(unpublished(package))]
    return Sheet(titles(lang)["missing"], missing_heads(lang), tuple(rows))


def part_sheet(package: Package, part: Part, lang: str) -> Sheet:
    """Make the table to fill in; after the columns of the file, what each row is about in words."""
    own = tuple(map(str, package.tables[part.stem].columns))
    places = package.tables[PLACES[part.stem]].set_index(own[0])[f"name_{lang}"].to_dict()
    catalogue_rows = {row["indicator_id"]: row for row in records(unpublished(package))}
    rows: list[tuple[Cell, ...]] = []
    for row in part.rows:
        about = catalogue_rows[row["indicator_id"]]
        aside = (places[row[own[0]]], *(about[f"{name}_{lang}"] for name in ("name", "unit", "missing")))
        rows.append((*(row.get(column) for column in own), *aside))
    return Sheet(part.stem, (*own, *aside_heads(lang)), tuple(rows))


def choices(package: Package) -> dict[str, tuple[str, ...]]:
    """List what may be chosen, by column."""
    return {
        "area_id": tuple(package.tables["areas"]["area_id"]),
        "territory_id": tuple(package.tables["territories"]["territory_id"]),
        "indicator_id": tuple(unpublished(package)["indicator_id"]),
        "time_band": tuple(filter(None, TIME_BANDS)),
        "status": tuple(map(str, STATUSES)),
        "confidence": CONFIDENCES,
        "source_id": tuple(package.tables[SOURCES]["source_id"]),
    }


def lists_sheet(package: Package, lang: str) -> Sheet:
    """Make the sheet that the lists of the others are read from, a column each."""
    found = choices(package)
    rows = range(max(map(len, found.values())))
    cells = [tuple(each[row] if row < len(each) else None for each in found.values()) for row in rows]
    return Sheet(titles(lang)["lists"], tuple(found), tuple(cells))


def _guide(page: Worksheet, package: Package, part: Part, list_sheet: str, lang: str) -> None:
    """Give each column its list to choose from or its kind of number, and a hint that shows in its cells."""
    own, hints, last = list(map(str, package.tables[part.stem].columns)), columns(lang), len(part.rows) + SPARE
    for place, column in enumerate(own):
        hint = {"input_title": column[:LONGEST_TITLE], "input_message": hints.get(column, column)[:LONGEST_HINT]}
        page.data_validation(1, place, last, place, _rule(package, column, list_sheet) | hint)
    page.freeze_panes(1, 2)
    page.set_column(len(own), len(own) + len(aside_heads(lang)) - 1, WIDEST / 2)


def _rule(package: Package, column: str, list_sheet: str) -> dict[str, Any]:
    found = choices(package)
    if column in found:
        letter, end = chr(ord("A") + list(found).index(column)), len(found[column]) + 1
        source = f"='{list_sheet}'!${letter}$2:${letter}${end}"
        # A new source may be named here before it is listed.
        return {"validate": "list", "source": source, "error_type": "warning" if column == "source_id" else "stop"}
    if column in NUMERIC:
        least = 0 if column == "count" else -LARGEST
        return {"validate": "decimal", "criteria": "between", "minimum": least, "maximum": LARGEST}
    return {"validate": "any"}
