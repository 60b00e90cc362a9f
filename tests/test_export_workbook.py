"""All tables of a package in one spreadsheet, read back with another program."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from openpyxl import Workbook, load_workbook

from lib.export.workbook import package_workbook
from lib.store import Package, load_package
from tests.edits import set_cell
from tests.packages import REAL, write_city, write_comparison

TITLES = {"it": ("riepilogo", "colonne"), "en": ("summary", "columns")}


@pytest.fixture(scope="module")
def real() -> dict[str, tuple[Package, Workbook]]:
    packages = [load_package(path) for path in REAL]
    return {package.name: (package, read(package)) for package in packages}


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Package:
    return load_package(write_comparison(tmp_path_factory.mktemp("pair") / "cities"))


def read(package: Package, lang: str = "it") -> Workbook:
    return load_workbook(BytesIO(package_workbook(package, lang)))


def rows(book: Workbook, name: str) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in book[name].iter_rows()]


def names() -> list[str]:
    return [path.name for path in REAL]


@pytest.mark.parametrize("name", names())
def test_after_summary_and_columns_comes_every_table(real: dict[str, tuple[Package, Workbook]], name: str) -> None:
    package, book = real[name]
    tables = [Path(item["path"]).stem for item in package.descriptor["resources"] if item["path"].endswith(".csv")]
    assert book.sheetnames == [*TITLES["it"], *tables]


@pytest.mark.parametrize("name", names())
def test_tables_agree_with_the_package_cell_by_cell(real: dict[str, tuple[Package, Workbook]], name: str) -> None:
    package, book = real[name]
    for table, frame in package.tables.items():
        header, *cells = rows(book, table)
        assert header == list(frame.columns)
        kept = frame.astype(object).where(frame.notna(), None).replace("", None)
        found = pd.DataFrame(cells, columns=header, dtype=object)
        found = found.where(found.notna(), None)
        assert found.to_numpy().tolist() == kept.to_numpy().tolist(), table


@pytest.mark.parametrize("name", names())
def test_no_cell_of_any_sheet_is_a_formula(real: dict[str, tuple[Package, Workbook]], name: str) -> None:
    _package, book = real[name]
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


@pytest.mark.parametrize("name", names())
def test_headers_stay_in_view_on_every_sheet(real: dict[str, tuple[Package, Workbook]], name: str) -> None:
    _package, book = real[name]
    assert {sheet.freeze_panes for sheet in book} == {"A2"}


def test_codes_keep_their_zeros(real: dict[str, tuple[Package, Workbook]]) -> None:
    package, book = next(pair for pair in real.values() if pair[0].config.kind == "comparison")
    codes = [row[0].value for row in book["cities"].iter_rows(min_row=2)]
    assert codes == package.tables["cities"]["istat_code"].tolist()
    assert any(str(code).startswith("0") for code in codes)
    assert {cell.data_type for cell in book["cities"]["A"][1:]} == {"s"}


@pytest.mark.parametrize(("lang", "day"), [("it", "22 novembre 2026"), ("en", "22 November 2026")])
def test_the_summary_says_what_whose_and_when(pair: Package, lang: str, day: str) -> None:
    told = dict(rows(read(pair, lang), TITLES[lang][0])[1:])
    assert getattr(pair.config, f"title_{lang}") in told.values()
    assert getattr(pair.config, f"summary_{lang}") in told.values()
    assert {pair.name, pair.version, day} <= set(told.values())
    assert told["cities"] in ("cities (2 righe).", "cities (2 rows).")


@pytest.mark.parametrize("name", names())
def test_the_summary_names_the_licences_and_describes_every_table(
    real: dict[str, tuple[Package, Workbook]], name: str
) -> None:
    package, book = real[name]
    told = dict(rows(book, "riepilogo")[1:])
    for licence in package.descriptor["licenses"]:
        assert licence["name"] in told["Licenze"] or licence["name"] == "notspecified"
    for item in package.descriptor["resources"]:
        if item["path"].endswith(".csv"):
            text = told[Path(item["path"]).stem]
            assert text.startswith(item["title_it"])
            assert item["description_it"] in text


@pytest.mark.parametrize("name", names())
def test_every_column_of_every_table_is_explained(real: dict[str, tuple[Package, Workbook]], name: str) -> None:
    package, book = real[name]
    told = rows(book, "colonne")[1:]
    expected = [(table, column) for table, frame in package.tables.items() for column in frame.columns]
    assert sorted((row[0], row[1]) for row in told) == sorted(expected)
    assert all(row[2] for row in told)


def test_hostile_texts_of_a_package_arrive_as_texts(tmp_path: Path) -> None:
    folder = write_city(tmp_path / "city")
    for row, text in ((2, "=1+1"), (3, "@SUM(A1)")):
        set_cell(folder / "sources.csv", row, "publisher", text)
    sheet = read(load_package(folder))["sources"]
    assert [(cell.value, cell.data_type) for cell in sheet["B"][1:]] == [("=1+1", "s"), ("@SUM(A1)", "s")]


def test_numbers_below_zero_stay_numbers(tmp_path: Path) -> None:
    package = load_package(write_comparison(tmp_path / "cities"))
    frame = package.tables["cities"].assign(lon=[-0.5, -1.25])
    changed = Package(**{**vars(package), "tables": {**package.tables, "cities": frame}})
    sheet = read(changed)["cities"]
    column = list(frame.columns).index("lon") + 1
    assert [(sheet.cell(row, column).value, sheet.cell(row, column).data_type) for row in (2, 3)] == [
        (-0.5, "n"),
        (-1.25, "n"),
    ]


def test_the_same_package_gives_the_same_bytes(tmp_path: Path) -> None:
    one, two = (load_package(write_city(tmp_path / name)) for name in ("one", "two"))
    assert package_workbook(one, "en") == package_workbook(two, "en")
    assert package_workbook(one, "en") != package_workbook(one, "it")
