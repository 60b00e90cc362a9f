"""Tables as files: CSV and spreadsheet, neither of which a cell can turn into a formula."""

from __future__ import annotations

import re
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet may read as the start of a formula, the full-width forms too."""

SHEET_NAME = 31
WIDEST = 400
AS_TEXT = "@"
# Their own signs, what cannot be shown, and characters that count twice towards the length of a title.
UNFIT_FOR_SHEETS = re.compile(r"[\[\]:*?/\\\x00-\x1f\U00010000-\U0010ffff]")
# Whatever looks like a formula, an address or a number in a text stays the text it is.
WORKBOOK = {"options": {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}}
UNDATED = "1980-01-01"


def safe(value: object) -> object:
    """Return a cell that a spreadsheet reads as text: one that would start a formula gets an apostrophe in front."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value


def to_csv(frame: pd.DataFrame) -> bytes:
    """Write a table as CSV: UTF-8 with a mark that spreadsheets need, comma, decimal point.

    Texts that would start a formula get an apostrophe in front; negative numbers are numbers and stay as they are.
    """
    text = frame.map(safe).rename(columns=lambda name: str(safe(str(name)))).to_csv(index=False, lineterminator="\r\n")
    return text.encode("utf-8-sig")


def to_xlsx(sheets: Mapping[str, pd.DataFrame], created: str = UNDATED) -> bytes:
    """Write tables as a spreadsheet, one sheet each, the header always in view; the same tables give the same bytes.

    Texts are written as texts, in columns that stay text when someone edits them (codes keep their leading
    zeros), and numbers as numbers. `created` is the day (ISO 8601) that the file says it is from.
    """
    buffer = BytesIO()
    with pd.ExcelWriter(buffer, engine="xlsxwriter", engine_kwargs=WORKBOOK) as writer:
        writer.book.set_properties({"created": datetime.fromisoformat(created)})
        as_text = writer.book.add_format({"num_format": AS_TEXT})
        for title, frame in zip(sheet_titles(sheets), sheets.values(), strict=True):
            frame.to_excel(writer, sheet_name=title, index=False, freeze_panes=(1, 0))
            sheet = writer.sheets[title]
            for place, column in enumerate(frame.columns):
                if pd.api.types.is_string_dtype(frame[column]):
                    sheet.set_column(place, place, None, as_text)
            sheet.autofit(WIDEST)
    return buffer.getvalue()


def sheet_titles(names: Iterable[str]) -> list[str]:
    """Return a title for each sheet that spreadsheets accept: short, without their own signs, each different."""
    titles: list[str] = []
    for name in names:
        fitting = UNFIT_FOR_SHEETS.sub("-", name)[:SHEET_NAME].strip("'") or "-"
        title, number = fitting, 2
        while title.casefold() in {other.casefold() for other in titles}:
            title, number = f"{fitting[: SHEET_NAME - 3]} {number}", number + 1
        titles.append(title)
    return titles
