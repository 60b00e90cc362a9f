"""Cells become numbers, truths and texts, or are named with what stands in them."""

import math
from typing import Any

import pandas as pd
import pandera.pandas as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.store import columns
from lib.store.problem import Origin
from lib.store.values import by_row, check_columns, check_values, convert

ORIGIN = Origin("fiumalta", "table.csv")


def raw(cells: list[str], name: str = "x") -> pd.DataFrame:
    return pd.DataFrame({name: cells}, index=range(2, len(cells) + 2), dtype="str")


def typed(column: pa.Column, *cells: str) -> tuple[list[Any], list[tuple[str, int | None]]]:
    """Return the cells of a column as converted, and the codes and rows of their problems."""
    schema = pa.DataFrameSchema({"x": column})
    frame, problems = convert(raw(list(cells)), schema, ORIGIN)
    problems += check_values(frame, schema, ORIGIN)
    return frame["x"].to_list(), [(found.code, found.row) for found in problems]


def codes(column: pa.Column, *cells: str) -> list[str]:
    return [code for code, _ in typed(column, *cells)[1]]


@pytest.mark.parametrize(
    ("text", "value"), [("0", 0.0), ("-3.25", -3.25), ("+7", 7.0), ("007", 7.0), ("1e3", 1000.0), ("9170.1", 9170.1)]
)
def test_numbers_are_read(text: str, value: float) -> None:
    assert typed(columns.number(), text) == ([value], [])


WRONG = ["abc", "NaN", "nan", "inf", "-inf", "Infinity", "NA", "None", "1,5", "1.234,5", "1 000", " 1", "1.", ".5"]
WRONG += ["1e999", "1e", "0x10", "1_000", "٣", "½", "--1", "12%", "1" * 400, "true", "<b>1</b>"]


@pytest.mark.parametrize("text", WRONG)
def test_what_is_not_a_number_is_named(text: str) -> None:
    schema = pa.DataFrameSchema({"x": columns.number()})
    frame, (found,) = convert(raw(["1", text]), schema, ORIGIN)
    assert (found.code, found.row, found.field, found.detail) == ("not-a-number", 3, "x", {"value": text})
    assert frame["x"].dtype == "float64"


@given(st.floats(min_value=-1e12, max_value=1e12).map(lambda number: f"{number:.6f}"))
def test_every_written_number_is_read_as_python_reads_it(text: str) -> None:
    assert typed(columns.number(), text) == ([float(text)], [])


@given(st.text(max_size=12))
def test_no_text_becomes_a_number_that_is_none(text: str) -> None:
    (value,), problems = typed(columns.number(), text)
    assert math.isfinite(value) or text == "" or problems == [("not-a-number", 2)]


def test_a_missing_number_is_nan_or_a_problem() -> None:
    values, problems = typed(columns.number(), "")
    assert math.isnan(values[0])
    assert problems == []
    assert codes(columns.number(required=True), "", "1") == ["empty"]


def test_whole_numbers() -> None:
    assert typed(columns.integer(), "0", "36", "1200000") == ([0, 36, 1200000], [])
    assert codes(columns.integer(), "1.0", "", "x", "9" * 30, "-1") == [
        "not-an-integer",
        "not-an-integer",
        "not-an-integer",
        "empty",
        "too-small",
    ]


def test_limits_are_part_of_the_problem() -> None:
    schema = pa.DataFrameSchema({"x": columns.number(-90, 90)})
    frame, _ = convert(raw(["90.5", "-90", "-91"]), schema, ORIGIN)
    found = [(problem.code, problem.row, dict(problem.detail)) for problem in check_values(frame, schema, ORIGIN)]
    assert found == [
        ("too-small", 4, {"value": -91.0, "limit": "-90"}),
        ("too-large", 2, {"value": 90.5, "limit": "90"}),
    ]


def test_true_and_false_and_nothing_else() -> None:
    assert typed(columns.truth(), "true", "false") == ([True, False], [])
    assert codes(columns.truth(), "True", "1", "yes", "") == ["not-a-truth"] * 3 + ["empty"]


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "=1+1", "{value}", "%s", "  ", "NaN", "perché «no»"])
def test_text_stays_as_it_is(text: str) -> None:
    assert typed(columns.text(), text, "") == ([text, ""], [])


@pytest.mark.parametrize("text", ["", " ", "\t", "\u00a0"])
def test_blank_is_not_a_text_where_one_is_needed(text: str) -> None:
    assert codes(columns.text(required=True), text, "a") == ["empty"]


@pytest.mark.parametrize("text", ["east-bank", "a", "17", "venue-001", "2-b"])
def test_identifiers(text: str) -> None:
    assert codes(columns.identifier(), text) == []


@pytest.mark.parametrize("text", ["East", "a b", "a_b", "-a", "a-", "a--b", "è", "a\n", "a/b", "../a", "<b>"])
def test_what_cannot_be_an_identifier(text: str) -> None:
    assert codes(columns.identifier(), text) == ["not-an-id"]


def test_an_identifier_may_be_missing_only_where_told() -> None:
    assert codes(columns.identifier(), "") == ["empty"]
    assert codes(columns.identifier(required=False), "") == []


def test_a_code_is_explained_by_an_example() -> None:
    schema = pa.DataFrameSchema({"x": columns.code("[0-9]{3}", "058")})
    frame, _ = convert(raw(["001", "1", "0001", "12\n"]), schema, ORIGIN)
    found = [(problem.row, dict(problem.detail)) for problem in check_values(frame, schema, ORIGIN)]
    assert found == [(row, {"value": text, "example": "058"}) for row, text in [(3, "1"), (4, "0001"), (5, "12\n")]]


def test_a_word_must_be_of_the_list() -> None:
    schema = pa.DataFrameSchema({"x": columns.one_of(["", "warm", "cool"])})
    frame, _ = convert(raw(["warm", "", "Warm", "war"]), schema, ORIGIN)
    found = [(problem.code, problem.row, problem.detail["allowed"]) for problem in check_values(frame, schema, ORIGIN)]
    assert found == [("not-listed", 4, "warm, cool"), ("not-listed", 5, "warm, cool")]
    assert codes(columns.one_of(["warm"]), "") == ["empty"]


@pytest.mark.parametrize("text", ["https://example.org", "http://example.org/a?b=c#d", "https://esempio.it/perché", ""])
def test_addresses(text: str) -> None:
    assert codes(columns.address(), text) == []


@pytest.mark.parametrize(
    "text",
    ["javascript:alert(1)", "example.org", "ftp://example.org", "https://", "https://a b", " https://a", "HTTPS://a"],
)
def test_what_is_no_address(text: str) -> None:
    assert codes(columns.address(), text) == ["not-an-address"]


def test_moments_and_periods() -> None:
    assert codes(columns.moment(), "2023-05-11", "") == []
    assert codes(columns.moment(required=True), "May", "") == ["empty", "not-a-date"]
    assert codes(columns.period(), "", "2019/2023", "2023/2019", "2022-23") == ["not-a-period", "reversed-period"]


def test_columns_come_in_the_order_of_the_schema_and_rows_keep_their_numbers() -> None:
    schema = pa.DataFrameSchema({"n": columns.integer(), "t": columns.text()})
    frame, _ = convert(pd.DataFrame({"t": ["a"], "extra": ["?"], "n": ["1"]}, index=[9], dtype="str"), schema, ORIGIN)
    assert frame.columns.tolist() == ["n", "t"]
    assert frame.index.tolist() == [9]


def test_names_of_columns_are_compared_with_the_schema() -> None:
    schema = pa.DataFrameSchema({"a": columns.text(), "b": columns.text()})
    found = [(problem.code, problem.field) for problem in check_columns(raw(["1"], "B"), schema, ORIGIN)]
    assert found == [("missing-column", "a"), ("missing-column", "b"), ("unexpected-column", "B")]


def test_cells_go_with_their_rows() -> None:
    assert by_row(pd.Series(["u", "v"], index=[3, 8])) == [(3, "u"), (8, "v")]
