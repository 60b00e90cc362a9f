"""The data of a chart and the sheet behind it, in which nothing becomes a formula or a link."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pptx.chart.data import CategoryChartData, XyChartData
from xlsxwriter.utility import xl_col_to_name

from lib.export.sheets import workbook
from lib.export.slides.plain import plain
from lib.export.table import UNDATED

SHEET = "Sheet1"


@dataclass(frozen=True)
class Column:
    """Figures that a chart uses beside its values: how far error bars reach, and where that stands in the sheet."""

    head: str
    values: tuple[float, ...]
    row: int
    column: int

    @property
    def reference(self) -> str:
        """Where the figures stand."""
        letter, first = xl_col_to_name(self.column), self.row + 2
        return f"{SHEET}!${letter}${first}:${letter}${first + len(self.values) - 1}"


@dataclass(frozen=True)
class Bars:
    """A series over names: a value each (NaN for none), and how far its error bars reach below and above."""

    name: str
    values: tuple[float, ...]
    below: tuple[float, ...] = ()
    above: tuple[float, ...] = ()


@dataclass(frozen=True)
class Pairs:
    """A series of dots: their figures across and upwards, and the reach of their error bars in four directions."""

    name: str
    across: tuple[float, ...]
    upwards: tuple[float, ...]
    reaches: tuple[tuple[float, ...], ...] = ()


class NamedData(CategoryChartData):
    """Series over names; `beside` holds the reach of error bars, two columns for each series that has any."""

    def __init__(self, names: Sequence[str], series: Sequence[Bars], number_format: str) -> None:
        super().__init__(number_format=number_format)  # type: ignore[no-untyped-call]
        self.categories = list(map(plain, names))
        self.beside: dict[int, tuple[Column, ...]] = {}
        for place, each in enumerate(series):
            self.add_series(plain(each.name), [_known(value) for value in each.values])  # type: ignore[no-untyped-call]
            if each.below:
                first = 1 + len(series) + 2 * place
                reaches = zip(("−", "+"), (each.below, each.above), (first, first + 1), strict=True)
                self.beside[place] = tuple(Column(sign, values, 0, column) for sign, values, column in reaches)

    @property
    def xlsx_blob(self) -> bytes:
        """The sheet as a file."""
        return _sheet(self, self.beside)


class PairedData(XyChartData):
    """Series of dots; `beside` holds the reach of their error bars: x below, x above, y below, y above."""

    def __init__(self, series: Sequence[Pairs], number_format: str) -> None:
        super().__init__(number_format=number_format)  # type: ignore[no-untyped-call]
        self.beside: dict[int, tuple[Column, ...]] = {}
        row = 0
        for place, each in enumerate(series):
            added = self.add_series(plain(each.name))  # type: ignore[no-untyped-call]
            for x, y in zip(each.across, each.upwards, strict=True):
                added.add_data_point(x, y)
            heads = ("x −", "x +", "y −", "y +")
            reaches = zip(heads, each.reaches, range(2, 6), strict=False)
            self.beside[place] = tuple(Column(head, values, row, column) for head, values, column in reaches)
            row += len(each.across) + 2

    @property
    def xlsx_blob(self) -> bytes:
        """The sheet as a file."""
        return _sheet(self, self.beside)


def reach(far: float, near: float) -> float:
    """Return how far an error bar reaches; NaN, for none, where either end is not known."""
    return math.nan if math.isnan(far - near) else max(0.0, far - near)


def _known(value: float) -> float | None:
    return None if math.isnan(value) else value


def _sheet(data: Any, beside: dict[int, tuple[Column, ...]]) -> bytes:
    buffer = BytesIO()
    book = workbook(buffer, UNDATED)
    page = book.add_worksheet(SHEET)
    data._workbook_writer._populate_worksheet(book, page)
    for column in (column for columns in beside.values() for column in columns):
        page.write_string(column.row, column.column, column.head)
        for place, value in enumerate(column.values, column.row + 1):
            if not math.isnan(value):
                page.write_number(place, column.column, value)
    book.close()
    return buffer.getvalue()
