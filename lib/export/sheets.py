"""Spreadsheets cell by cell: numbers with their own decimals, texts that stay texts, headers that stay in view."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any, TypeAlias

import pandas as pd

from lib.export.table import AS_TEXT, WORKBOOK, sheet_titles

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

NARROWEST, WIDEST = 8, 60
"""Widths of columns, in characters."""


@dataclass(frozen=True)
class Number:
    """A number with the decimals it is shown with; the cell keeps all of them."""

    value: float
    decimals: int = 0


Cell: TypeAlias = "str | Number | None"


@dataclass(frozen=True)
class Sheet:
    """A table: its title, the names of its columns, and its rows."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def frame(self) -> pd.DataFrame:
        """Return the same table as a frame, numbers as numbers."""
        plain = [[cell.value if isinstance(cell, Number) else cell for cell in row] for row in self.rows]
        return pd.DataFrame(plain, columns=list(self.heads))


def number(value: float, decimals: int = 0) -> Number | None:
    """Make a cell of a number; an empty one where it is missing."""
    return None if pd.isna(value) else Number(float(value), decimals)


def workbook(buffer: BytesIO, created: str) -> Any:
    """Open a spreadsheet to be written: no text in it becomes a formula, an address or a number; dated `created`."""
    import xlsxwriter  # only who takes a file away needs it

    book = xlsxwriter.Workbook(buffer, {**WORKBOOK["options"], "in_memory": True})
    book.set_properties({"created": datetime.fromisoformat(created)})
    return book


def to_workbook(sheets: Sequence[Sheet], created: str) -> bytes:
    """Write tables as a spreadsheet; the same tables give the same bytes. `created` is a day (ISO 8601)."""
    buffer = BytesIO()
    book = workbook(buffer, created)
    styles = Styles(book)
    for title, sheet in zip(sheet_titles(sheet.title for sheet in sheets), sheets, strict=True):
        write(book.add_worksheet(title), sheet, styles)
    book.close()
    return buffer.getvalue()


class Styles:
    """The formats of one spreadsheet: of headings, of texts, of numbers by their decimals."""

    def __init__(self, book: Any) -> None:
        self.head: Format = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        self.text: Format = book.add_format({"num_format": AS_TEXT, "valign": "top"})
        self.wrapped: Format = book.add_format({"num_format": AS_TEXT, "valign": "top", "text_wrap": True})
        self._numbers = {
            places: book.add_format({"num_format": pattern(places), "valign": "top"}) for places in range(3)
        }

    def number(self, decimals: int) -> Format:
        """The format of numbers with so many decimals, two at most."""
        return self._numbers[min(decimals, max(self._numbers))]


def pattern(decimals: int) -> str:
    """Return the number format of spreadsheets, which show it with the separators of whoever opens them."""
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def write(page: Worksheet, sheet: Sheet, styles: Styles) -> None:
    """Write a table: its header stays in view and filters it, its columns are as wide as what they hold."""
    for column, head in enumerate(sheet.heads):
        page.write_string(0, column, head, styles.head)
        width = _width(head, (row[column] for row in sheet.rows))
        page.set_column(column, column, width, styles.text)
    for place, row in enumerate(sheet.rows, start=1):
        for column, cell in enumerate(row):
            if isinstance(cell, Number):
                page.write_number(place, column, cell.value, styles.number(cell.decimals))
            elif cell:
                page.write_string(place, column, cell, styles.wrapped if len(cell) > WIDEST else styles.text)
    page.freeze_panes(1, 0)
    if sheet.rows:
        page.autofilter(0, 0, len(sheet.rows), len(sheet.heads) - 1)


def _width(head: str, cells: Iterable[Cell]) -> int:
    longest = max((_length(cell) for cell in cells), default=0)
    return min(max(longest + 2, len(head) // 2 + 4, NARROWEST), WIDEST)


def _length(cell: Cell) -> int:
    if isinstance(cell, Number):
        return len(f"{cell.value:,.{cell.decimals}f}")
    return len(cell or "")
