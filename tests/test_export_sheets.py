"""Spreadsheets cell by cell, read back with another program: numbers, texts, formats, headers, widths."""

from __future__ import annotations

import math
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from lib.export.sheets import NARROWEST, WIDEST, Cell, Number, Sheet, number, pattern, to_workbook
from lib.export.table import FORMULA_STARTS
from tests.hostile import TEXT

DAY = "2026-11-22"
TEXTS = st.text(st.characters(min_codepoint=32, max_codepoint=0xFFFD, exclude_categories=["Cs", "Cc"]), max_size=40)
NUMBERS = st.floats(-1e12, 1e12, allow_nan=False)


def book(*sheets: Sheet) -> Workbook:
    return load_workbook(BytesIO(to_workbook(sheets, DAY)))


def one(*rows: tuple[Cell, ...], heads: tuple[str, ...] = ("a", "b")) -> Sheet:
    return Sheet("sheet", heads, rows)


@pytest.mark.parametrize("start", FORMULA_STARTS)
def test_a_text_that_looks_like_a_formula_stays_a_text(start: str) -> None:
    page = book(one((f"{start}1+1", "x")))["sheet"]
    assert page["A2"].data_type == "s"
    assert str(page["A2"].value).endswith("1+1")


@pytest.mark.parametrize("text", [TEXT, "https://example.org", "007", "1e5", "{=A1}", "2023-01-01"])
def test_texts_are_neither_links_nor_numbers_nor_dates(text: str) -> None:
    page = book(one((text, "x")))["sheet"]
    assert (page["A2"].data_type, page["A2"].value) == ("s", text)
    assert page["A2"].hyperlink is None


@given(TEXTS)
def test_every_text_comes_back_as_a_text(text: str) -> None:
    cell = book(one((text, "x")))["sheet"]["A2"]
    assert (cell.value or "") == text
    assert not text or cell.data_type == "s"


@given(NUMBERS, st.integers(0, 5))
def test_every_number_comes_back_whole(value: float, decimals: int) -> None:
    """The format rounds what is seen; the cell keeps every digit that a spreadsheet has."""
    cell = book(one((Number(value, decimals), "x")))["sheet"]["A2"]
    assert cell.data_type == "n"
    assert cell.value == pytest.approx(value, rel=1e-15, abs=0)
    assert cell.number_format == pattern(min(decimals, 2))


@pytest.mark.parametrize(("decimals", "expected"), [(0, "#,##0"), (1, "#,##0.0"), (2, "#,##0.00")])
def test_the_format_of_a_number_follows_its_decimals(decimals: int, expected: str) -> None:
    assert pattern(decimals) == expected


def test_missing_numbers_are_empty_cells() -> None:
    assert number(math.nan) is None
    assert number(0.0) == Number(0.0)
    page = book(one((None, number(math.nan)), ("", Number(1))))["sheet"]
    assert [page[place].value for place in ("A2", "B2", "A3", "B3")] == [None, None, None, 1]


def test_the_header_stays_in_view_and_filters() -> None:
    page = book(one(("x", Number(1)), ("y", Number(2))))["sheet"]
    assert page.freeze_panes == "A2"
    assert page.auto_filter.ref == "A1:B3"
    assert [cell.font.bold for cell in page[1]] == [True, True]


def test_a_table_without_rows_has_its_header_and_nothing_to_filter() -> None:
    page = book(one())["sheet"]
    assert [cell.value for cell in page[1]] == ["a", "b"]
    assert page.auto_filter.ref is None


def test_columns_are_as_wide_as_what_they_hold() -> None:
    long, short = "x" * 30, "y"
    page = book(one((long, short), ("z" * 500, Number(1))))["sheet"]
    assert round(page.column_dimensions["A"].width) in (WIDEST, WIDEST + 1)
    assert round(page.column_dimensions["B"].width) in (NARROWEST, NARROWEST + 1)
    assert page["A3"].alignment.wrap_text
    assert not page["A2"].alignment.wrap_text


def test_titles_of_sheets_fit_and_differ() -> None:
    sheets = [Sheet(title, ("a",), ()) for title in ("x" * 40, "x" * 40, "a/b", "A-B")]
    titles = book(*sheets).sheetnames
    assert len(set(map(str.casefold, titles))) == 4
    assert all(len(title) <= 31 for title in titles)


def test_the_same_tables_give_the_same_bytes() -> None:
    sheet = one(("x", Number(1.5, 1)))
    assert to_workbook([sheet], DAY) == to_workbook([sheet], DAY)
    assert book(sheet).properties.created.date().isoformat() == DAY


def test_a_sheet_as_a_frame_has_numbers_as_numbers() -> None:
    frame = one(("x", Number(1.5)), (None, None)).frame()
    assert list(frame.columns) == ["a", "b"]
    assert frame["b"].iloc[0] == 1.5
    assert frame["b"].isna().iloc[1]
