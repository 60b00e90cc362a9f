"""Reading the files of a package strictly: UTF-8, one width for all rows, well-formed JSON."""

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd

from lib.store.problem import Origin, Problem

HEADER = 1
BYTE_ORDER_MARK = "\ufeff"
# Control characters but tab and line ends, halves of characters, and the sign left where one was lost.
ODD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffd]")


class UnreadableError(Exception):
    """A file of which nothing can be used."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem.text("en"))


def read_json(path: Path, origin: Origin) -> Any:
    """Return what a JSON file holds; NaN and infinity pass, for whoever knows where they stand.

    Raises UnreadableError.
    """
    text = _text(path, origin)
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        line, column = error.lineno, error.colno
    except (ValueError, RecursionError):  # numbers of thousands of digits, brackets of thousands of levels
        line, column = HEADER, HEADER
    raise UnreadableError(origin.problem("malformed-json", line=line, column=column))


def read_table(path: Path, origin: Origin) -> tuple[pd.DataFrame, list[Problem]]:
    """Return the cells of a CSV file as text, and what is wrong with its form.

    The frame is indexed by the number of the row in a spreadsheet: its first row is 2. Rows of the wrong
    width and second columns of a name are left out. Raises UnreadableError.
    """
    rows = _rows(_text(path, origin), origin)
    header = rows[0]
    for separator in (";", "\t"):
        if len(header) == 1 and separator in header[0]:
            shown = "tab" if separator == "\t" else separator
            raise UnreadableError(origin.problem("wrong-separator", row=HEADER, separator=shown))
    numbered = list(enumerate(rows[1:], start=HEADER + 1))
    sound = [(number, row) for number, row in numbered if len(row) == len(header)]
    index = pd.Index([number for number, _ in sound], dtype="int64")
    frame = pd.DataFrame([row for _, row in sound], index=index, columns=header, dtype="str")
    problems = [*_repeated(header, origin), *_misfits(header, numbered, origin), *_oddities(header, numbered, origin)]
    return frame.loc[:, ~frame.columns.duplicated()], problems


def odd_character(text: str) -> str | None:
    """Name the first character of a text that no page and no spreadsheet could show (`U+0000`)."""
    found = ODD.search(text)
    return f"U+{ord(found.group()):04X}" if found else None


def _text(path: Path, origin: Origin) -> str:
    try:
        content = path.read_bytes()
    except OSError as error:
        missing = isinstance(error, FileNotFoundError)
        raise UnreadableError(origin.problem("missing-file" if missing else "unreadable-file")) from error
    try:
        text = content.decode("utf-8").removeprefix(BYTE_ORDER_MARK)
    except UnicodeDecodeError as error:
        raise UnreadableError(_undecoded(content, error.start, origin)) from error
    if not text.strip():
        raise UnreadableError(origin.problem("empty-file"))
    return text


def _undecoded(content: bytes, position: int, origin: Origin) -> Problem:
    """Find the cell (of a table) in which the text stops being UTF-8."""
    row, field = None, None
    if origin.file.endswith(".csv"):
        rows = list(csv.reader(io.StringIO(content[:position].decode("utf-8") + "?", newline="")))
        row, column = len(rows), len(rows[-1]) - 1
        field = rows[0][column] if row > HEADER and column < len(rows[0]) else None
    return origin.problem("not-utf8", row, field, position=position)


def _rows(text: str, origin: Origin) -> list[list[str]]:
    rows: list[list[str]] = []
    try:
        rows.extend(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        raise UnreadableError(origin.problem("malformed-csv", row=len(rows) + 1)) from error
    return rows


def _repeated(header: list[str], origin: Origin) -> Iterator[Problem]:
    for name in dict.fromkeys(header):
        if header.count(name) > 1:
            yield origin.problem("repeated-column", field=name)


def _misfits(header: list[str], rows: list[tuple[int, list[str]]], origin: Origin) -> Iterator[Problem]:
    for number, row in rows:
        if len(row) != len(header):
            field = header[len(row)] if len(row) < len(header) else None
            yield origin.problem("row-width", number, field, found=len(row), expected=len(header))


def _oddities(header: list[str], rows: list[tuple[int, list[str]]], origin: Origin) -> Iterator[Problem]:
    for number, row in rows:
        for field, cell in zip(header, row, strict=False):
            if character := odd_character(cell):
                yield origin.problem("odd-character", number, field, character=character)
