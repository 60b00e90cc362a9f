"""Tables as files that no spreadsheet turns into a formula, read back with another program."""

import csv
from datetime import datetime
from io import BytesIO, StringIO
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from lib.export.table import FORMULA_STARTS, SHEET_NAME, safe, sheet_titles, to_csv, to_xlsx

HOSTILE = [
    "=1+1",
    "@SUM(A1)",
    "+1+1",
    "-1+1",
    "+",
    "-",
    "=",
    "@",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    '=HYPERLINK("https://example.org","here")',
    "=cmd|' /C calc'!A0",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(A1)",
]
PLAIN = ["Aurora", "", " =1+1", "1+1", "a=b", "001272", "2019/2023", "..", "'quoted", "<b>bold</b>", "più di 2.200"]


def table() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "istat_code": ["001272", "015146", "058091"],
            "value": [-1.5, 0.0, float("nan")],
            "count": [-3, 0, 12],
            "in_workshop": [True, False, True],
            "note": ["=1+1", "", "plain"],
        }
    )


def read_csv(content: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline="")))


def read_sheet(content: bytes, name: str | None = None) -> Worksheet:
    book = load_workbook(BytesIO(content))
    return book[name] if name else book[book.sheetnames[0]]


def cells(content: bytes) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in read_sheet(content).iter_rows()]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_that_would_start_a_formula_gets_an_apostrophe(text: str) -> None:
    assert safe(text) == f"'{text}"


@pytest.mark.parametrize("text", PLAIN)
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert safe(text) == text


@pytest.mark.parametrize("value", [-1, -1.5, 0, True, None, float("inf")])
def test_what_is_no_text_stays_what_it_is(value: object) -> None:
    assert safe(value) is value


@given(st.text())
def test_no_text_that_leaves_starts_a_formula(text: str) -> None:
    left = safe(text)
    assert isinstance(left, str)
    assert not left.startswith(FORMULA_STARTS)
    assert left.removeprefix("'") == text.removeprefix("'")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_cells_and_headers_of_a_csv_are_quoted(text: str) -> None:
    rows = read_csv(to_csv(pd.DataFrame({text: [text, "plain"]})))
    assert rows == [[f"'{text}"], [f"'{text}"], ["plain"]]


def test_negative_numbers_of_a_csv_are_numbers() -> None:
    rows = read_csv(to_csv(table()))
    assert [row[1] for row in rows[1:]] == ["-1.5", "0.0", ""]
    assert [row[2] for row in rows[1:]] == ["-3", "0", "12"]


def test_a_csv_is_one_that_spreadsheets_open_well() -> None:
    content = to_csv(pd.DataFrame({"città": ["Forlì, e altre"]}))
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.decode("utf-8-sig") == 'città\r\n"Forlì, e altre"\r\n'


def test_codes_of_a_csv_keep_their_zeros() -> None:
    assert [row[0] for row in read_csv(to_csv(table()))] == ["istat_code", "001272", "015146", "058091"]


@pytest.mark.parametrize("text", [*HOSTILE, *PLAIN])
def test_a_text_in_a_spreadsheet_is_that_text_and_no_formula(text: str) -> None:
    cell = read_sheet(to_xlsx({"sheet": pd.DataFrame({"note": [text, "plain"]})}))["A2"]
    assert cell.data_type != "f"
    assert (cell.value or "").replace("_x000D_", "\r") == text


def test_a_header_in_a_spreadsheet_is_no_formula() -> None:
    cell = read_sheet(to_xlsx({"sheet": pd.DataFrame({"=1+1": [1]})}))["A1"]
    assert (cell.data_type, cell.value) == ("s", "=1+1")


def test_numbers_stay_numbers_and_nothing_stays_empty() -> None:
    rows = cells(to_xlsx({"sheet": table()}))
    assert [row[1] for row in rows[1:]] == [-1.5, 0, None]
    assert [row[2] for row in rows[1:]] == [-3, 0, 12]
    assert [row[3] for row in rows[1:]] == [True, False, True]


def test_codes_of_a_spreadsheet_are_texts_with_their_zeros() -> None:
    sheet = read_sheet(to_xlsx({"sheet": table()}))
    assert [sheet.cell(row, 1).value for row in (2, 3, 4)] == ["001272", "015146", "058091"]
    assert {sheet.cell(row, 1).data_type for row in (2, 3, 4)} == {"s"}


def test_columns_of_text_stay_text_when_someone_edits_them() -> None:
    sheet = read_sheet(to_xlsx({"sheet": table()}))
    formats = {cell.value: sheet.cell(2, place).number_format for place, cell in enumerate(sheet[1], 1)}
    assert formats == {"istat_code": "@", "value": "General", "count": "General", "in_workshop": "General", "note": "@"}


def test_addresses_stay_texts() -> None:
    sheet = read_sheet(to_xlsx({"sheet": pd.DataFrame({"url": ["https://example.org/a?b=c#d"]})}))
    assert sheet["A2"].value == "https://example.org/a?b=c#d"
    assert sheet["A2"].hyperlink is None


def test_the_header_stays_in_view_and_columns_are_wide_enough() -> None:
    sheet = read_sheet(to_xlsx({"sheet": pd.DataFrame({"name": ["a name that is rather long for a column"]})}))
    assert sheet.freeze_panes == "A2"
    assert sheet.column_dimensions["A"].width > 30


def test_every_table_has_its_sheet() -> None:
    book = load_workbook(BytesIO(to_xlsx({"one": table(), "two": table().head(1)})))
    assert book.sheetnames == ["one", "two"]
    assert [book[name].max_row for name in book.sheetnames] == [4, 2]


def test_an_empty_table_still_has_its_header() -> None:
    rows = cells(to_xlsx({"sheet": table().head(0)}))
    assert rows == [["istat_code", "value", "count", "in_workshop", "note"]]


def test_the_same_tables_give_the_same_bytes() -> None:
    assert to_xlsx({"sheet": table()}) == to_xlsx({"sheet": table()})


def test_the_file_says_the_day_it_is_given() -> None:
    book = load_workbook(BytesIO(to_xlsx({"sheet": table()}, "2026-11-22")))
    assert book.properties.created == datetime(2026, 11, 22)


@pytest.mark.parametrize(
    ("names", "titles"),
    [
        (["a/b", "[c]:*?\\"], ["a-b", "-c-----"]),
        (["'quoted'"], ["quoted"]),
        (["", "'"], ["-", "- 2"]),
        (["same", "SAME", "same "], ["same", "SAME 2", "same "]),
        (["0" * 26 + "𐀀𐀀𐀀"], ["0" * 26 + "---"]),
        (["x" * 40, "x" * 40], ["x" * SHEET_NAME, "x" * (SHEET_NAME - 3) + " 2"]),
    ],
)
def test_sheets_get_titles_that_spreadsheets_accept(names: list[str], titles: list[str]) -> None:
    assert sheet_titles(names) == titles


@given(st.lists(st.text(max_size=40), max_size=12))
def test_titles_are_short_and_each_different(names: list[str]) -> None:
    titles = sheet_titles(names)
    assert len(titles) == len(names)
    assert len({title.casefold() for title in titles}) == len(titles)
    assert all(0 < len(title) <= SHEET_NAME for title in titles)


@settings(max_examples=30, deadline=None)
@given(st.text(st.characters(codec="utf-8"), max_size=40))
def test_a_sheet_of_any_name_can_be_written(name: str) -> None:
    assert to_xlsx({name: pd.DataFrame({"column": [1]})})


def test_a_view_with_a_long_name_becomes_a_spreadsheet() -> None:
    book = load_workbook(BytesIO(to_xlsx({"near-night-stop-share/neighbourhood-2026": table()})))
    assert book.sheetnames == ["near-night-stop-share-neighbour"]
