"""From the text of a table to its types, and its cells against the rules of its columns."""

from collections.abc import Iterator
from typing import Any

import pandas as pd
import pandera.pandas as pa

from lib.store.problem import Origin, Problem

NUMBER = r"[+-]?[0-9]{1,15}(\.[0-9]{1,20})?([eE][+-]?[0-9]{1,2})?"
INTEGER = r"[+-]?[0-9]{1,15}"
TRUTH = r"true|false"
EXTRAS = {"not-listed": "allowed", "not-a-code": "example"}
FORMS = {
    "float64": (NUMBER, "not-a-number", "nan"),
    "int64": (INTEGER, "not-an-integer", "0"),
    "bool": (TRUTH, "not-a-truth", "false"),
}


def check_columns(raw: pd.DataFrame, schema: pa.DataFrameSchema, origin: Origin) -> Iterator[Problem]:
    """Compare the names of the columns with those of the schema."""
    for name, column in schema.columns.items():
        if name not in raw and column.required:
            yield origin.problem("missing-column", field=name)
    for name in raw:
        if name not in schema.columns:
            yield origin.problem("unexpected-column", field=str(name))


def convert(raw: pd.DataFrame, schema: pa.DataFrameSchema, origin: Origin) -> tuple[pd.DataFrame, list[Problem]]:
    """Give the columns of the schema their types: `str`, `float64` (missing is NaN), `int64`, `bool`.

    Returns the columns in the order of the schema, those that may be lacking included, with a stand-in where a cell
    cannot be read, and the problems of such cells: as long as there are any, the frame is good for further checks only.
    """
    problems: list[Problem] = []
    columns = {}
    for name, column in schema.columns.items():
        if name in raw:
            columns[name], found = _typed(raw[name], str(column.dtype), origin)
            problems += found
        elif not column.required:
            columns[name] = pd.Series("", index=raw.index, dtype="str")
    return pd.DataFrame(columns, index=raw.index), problems


def check_values(frame: pd.DataFrame, schema: pa.DataFrameSchema, origin: Origin) -> Iterator[Problem]:
    """Check typed cells against the schema; columns that are missing are left to `check_columns`."""
    ruled = [name for name, column in schema.columns.items() if name in frame and _has_rules(column)]
    try:
        schema.select_columns(ruled).validate(frame[ruled], lazy=True)
    except pa.errors.SchemaErrors as failure:
        for error in failure.schema_errors:
            yield from _failed_cells(error, origin)


def _has_rules(column: pa.Column) -> bool:
    """Tell whether a cell of the right type may still be wrong; pandera spends milliseconds on each column."""
    return bool(column.checks) or (str(column.dtype) == "float64" and not column.nullable)


def by_row(cells: pd.Series) -> list[tuple[int, Any]]:
    """Pair the cells of a column with the numbers of their rows."""
    return list(zip(cells.index.to_list(), cells.to_list(), strict=True))


def _typed(cells: pd.Series, dtype: str, origin: Origin) -> tuple[pd.Series, list[Problem]]:
    if dtype not in FORMS:
        return cells, []
    pattern, code, stand_in = FORMS[dtype]
    empty = cells == ""
    wrong = ~cells.str.fullmatch(pattern) & ~empty
    missing = empty & (dtype != "float64")
    problems = [origin.problem(code, row, str(cells.name), value=cell) for row, cell in by_row(cells[wrong])]
    problems += [origin.problem("empty", row, str(cells.name)) for row, _ in by_row(cells[missing])]
    readable = cells.mask(wrong | empty, stand_in)
    typed: Any = dtype  # a name that pandas knows, which its stubs would spell out
    return (readable == "true") if dtype == "bool" else readable.astype(typed), problems


def _failed_cells(error: Any, origin: Origin) -> Iterator[Problem]:
    code = getattr(error.check, "error", None) or "empty"  # the other check is pandera's own, for missing numbers
    description = getattr(error.check, "description", None)
    needed = {EXTRAS.get(code, "limit"): description} if description else {}
    for row, value in zip(error.failure_cases["index"], error.failure_cases["failure_case"], strict=True):
        yield origin.problem(code, int(row), error.schema.name, value=value, **needed)
