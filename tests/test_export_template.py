"""The template of what is missing, and that a row of it filled in goes into the package as it is."""

from __future__ import annotations

import csv
import shutil
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from lib.export.template import NUMERIC, SPARE, choices, parts, template_workbook
from lib.export.template_texts import columns, titles
from lib.locale import LANGUAGES
from lib.model.knowledge import unpublished
from lib.model.monitoring.monitoring import NOT_PUBLISHED, monitoring
from lib.store import Package, load_package
from lib.web.packages import city
from tests import monitoring_package
from tests.edits import read as read_csv
from tests.hostile import TEXT, infected


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Package:
    return monitoring_package.load(tmp_path_factory.mktemp("template") / "town")


def read(package: Package, lang: str = "en") -> Workbook:
    return load_workbook(BytesIO(template_workbook(package, lang)))


def heads(page: Worksheet) -> list[str]:
    return [str(cell.value) for cell in page[1]]


def lines(page: Worksheet) -> list[dict[str, Any]]:
    return [dict(zip(heads(page), row, strict=True)) for row in page.iter_rows(min_row=2, values_only=True)]


def rules(page: Worksheet) -> dict[str, DataValidation]:
    """The rule of each column, by the name of the column."""
    found = {}
    for rule in page.data_validations.dataValidation:
        (area,) = rule.sqref.ranges
        found[str(page.cell(1, area.min_col).value)] = rule
    return found


# What is in it


@pytest.mark.parametrize("lang", LANGUAGES)
def test_its_sheets(lang: str) -> None:
    named = titles(lang)
    assert read(city(), lang).sheetnames == [
        named["how"], named["missing"], "observations", "context_observations", "sources", named["lists"],
    ]  # fmt: skip


def test_a_sheet_in_which_nothing_is_missing_is_left_out(package: Package) -> None:
    assert "context_observations" not in read(package).sheetnames


@pytest.mark.parametrize("stem", ["observations", "context_observations"])
def test_a_sheet_starts_with_the_columns_of_its_file(stem: str) -> None:
    page = read(city())[stem]
    own = read_csv(city().path / f"{stem}.csv")[0]
    assert heads(page)[: len(own)] == own
    assert all(head.startswith("→ ") for head in heads(page)[len(own) :])
    assert page.freeze_panes == "C2"


def test_every_missing_indicator_has_a_row_for_every_area() -> None:
    about = unpublished(city())
    missing = set(about.loc[about["level"] == "area", "indicator_id"])
    areas = set(city().tables["areas"]["area_id"])
    found = [(row["indicator_id"], row["area_id"]) for row in lines(read(city())["observations"])]
    assert len(set(found)) == len(found)
    assert set(found) == {(indicator, area) for indicator in missing for area in areas}


def test_everything_that_is_missing_is_in_it() -> None:
    """What the page calls not published, but for targets of which only the outcome is unknown."""
    found = {row["indicator_id"] for part in parts(city()) for row in part.rows}
    assert found == {row.id for row in monitoring(city()) if row.status == NOT_PUBLISHED and not row.targets}
    listed = {row["indicator_id"] for row in lines(read(city())["what is missing"])}
    assert listed == found


def test_territories_are_those_that_an_indicator_is_said_of() -> None:
    rows = [(row["territory_id"], row["indicator_id"]) for row in lines(read(city())["context_observations"])]
    known = city().tables["context_observations"]
    gaps = known[known["indicator_id"].isin(unpublished(city())["indicator_id"])]
    assert set(rows) == set(zip(gaps["territory_id"], gaps["indicator_id"], strict=True))


def test_the_time_of_day_is_filled_in_where_it_is_known() -> None:
    bands = {row["indicator_id"]: row["time_band"] for row in lines(read(city())["observations"])}
    assert (bands["footfall"], bands["night-noise-areas"], bands["street-lights"]) == ("evening", "night", None)


def test_nothing_else_is_filled_in() -> None:
    """No value, no period, no status: an empty template claims nothing."""
    own = read_csv(city().path / "observations.csv")[0]
    for row in lines(read(city())["observations"]):
        assert all(row[name] is None for name in own[2:] if name != "time_band")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_row_says_in_words_what_it_is_about(lang: str) -> None:
    page = read(city(), lang)["observations"]
    aside = [head for head in heads(page) if head.startswith("→ ")]
    areas = city().tables["areas"].set_index("area_id")[f"name_{lang}"]
    about = city().tables["indicators"].set_index("indicator_id")
    for row in lines(page):
        assert row[aside[0]] == areas[row["area_id"]]
        assert row[aside[1]] == about.at[row["indicator_id"], f"name_{lang}"]
        assert row[aside[3]] == about.at[row["indicator_id"], f"missing_{lang}"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_instructions_name_the_files_and_every_column(lang: str) -> None:
    found = [" ".join(str(cell) for cell in row) for row in read(city(), lang)[titles(lang)["how"]].values]
    text = "\n".join(found)
    assert "observations.csv, context_observations.csv" in text
    assert "python -m lib.store.check" in text
    assert city().version in text
    for column in read_csv(city().path / "observations.csv")[0]:
        assert any(line.startswith(f"{column} ") for line in found), column


# Lists to choose from


@pytest.mark.parametrize("lang", LANGUAGES)
def test_lists_lead_to_what_may_be_chosen(lang: str) -> None:
    book = read(city(), lang)
    for stem in ("observations", "context_observations"):
        for column, rule in rules(book[stem]).items():
            if column not in choices(city()):
                continue
            assert rule.type == "list"
            name, area = str(rule.formula1).removeprefix("=").rsplit("!", 1)
            cells = book[name.strip("'")][area.replace("$", "")]
            assert [cell.value for (cell,) in cells] == list(choices(city())[column])


def test_rules_reach_over_the_rows_and_the_spare_ones() -> None:
    page = read(city())["observations"]
    for rule in rules(page).values():
        (area,) = rule.sqref.ranges
        assert (area.min_row, area.max_row) == (2, page.max_row + SPARE)


def test_every_column_has_a_rule_and_a_hint() -> None:
    page, own = read(city())["observations"], read_csv(city().path / "observations.csv")[0]
    found = rules(page)
    assert list(found) == own
    assert {column: found[column].type for column in NUMERIC} == dict.fromkeys(NUMERIC, "decimal")
    assert found["count"].formula1 == "0"
    assert all(0 < len(rule.prompt or "") <= 255 and 0 < len(rule.promptTitle or "") <= 32 for rule in found.values())


def test_a_new_source_may_be_named() -> None:
    assert rules(read(city())["observations"])["source_id"].errorStyle == "warning"
    assert rules(read(city())["observations"])["status"].errorStyle in (None, "stop")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_column_of_both_files_is_explained(lang: str) -> None:
    for stem in ("observations", "context_observations"):
        assert set(read_csv(city().path / f"{stem}.csv")[0]) <= set(columns(lang))


# Filled in


def filled(
    package: Package, stem: str, new: dict[str, Any], indicator: str, sources: dict[str, str] | None = None
) -> Path:
    """Fill in the first row of an indicator in a spreadsheet program; save; return a package with the filled rows."""
    book = read(package)
    page = book[stem]
    own = heads(page)[: len(package.tables[stem].columns)]
    place = next(number for number, row in enumerate(lines(page), start=2) if row["indicator_id"] == indicator)
    for name, value in new.items():
        page.cell(place, own.index(name) + 1, value)
    for name, value in (sources or {}).items():
        book["sources"].cell(2, heads(book["sources"]).index(name) + 1, value)
    saved = BytesIO()
    book.save(saved)
    return appended(package, load_workbook(BytesIO(saved.getvalue())), stem)


def appended(package: Package, book: Workbook, stem: str) -> Path:
    """Append the rows that have a status to the files of a copy of the package, as the instructions say."""
    folder = package.path.parent / f"{package.path.name}-filled"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(package.path, folder)
    for name, needed in ((stem, "status"), ("sources", "source_id")):
        own = read_csv(folder / f"{name}.csv")[0]
        rows = [[row[column] for column in own] for row in lines(book[name]) if row[needed]]
        text = StringIO()
        csv.writer(text, lineterminator="\n").writerows(rows)
        with (folder / f"{name}.csv").open("a", encoding="utf-8") as file:
            file.write(text.getvalue())
    return folder


COUNTED = {"period": "2025", "value": 1200, "status": "published", "confidence": "high", "source_id": "registry"}


def test_a_filled_row_goes_into_the_package(package: Package) -> None:
    found = load_package(filled(package, "observations", COUNTED, "lamps"))
    rows = found.tables["observations"]
    row = rows[rows["indicator_id"] == "lamps"].iloc[0]
    assert (row["area_id"], row["period"], row["value"], row["status"]) == ("east-bank", "2025", 1200.0, "published")
    assert len(rows) == len(package.tables["observations"]) + 1


def test_a_band_with_its_texts_goes_into_the_package(package: Package) -> None:
    band = {
        "period": "2024/2025", "period_text_it": "2024-25", "period_text_en": "2024-25", "value_text_it": ">25",
        "value_text_en": ">25", "lower": 25.5, "status": "published", "confidence": "low", "source_id": "registry",
        "url": "https://registry.example/lamps", "note_it": "Circa", "note_en": "About",
    }  # fmt: skip
    rows = load_package(filled(package, "observations", band, "lamps")).tables["observations"]
    assert rows[rows["indicator_id"] == "lamps"]["lower"].iloc[0] == 25.5


def test_a_new_source_goes_with_its_row(package: Package) -> None:
    source = {"source_id": "city-office", "publisher": "City office", "title_it": "Elenco", "title_en": "List",
              "licence": "CC-BY-4.0", "url": "https://city.example"}  # fmt: skip
    folder = filled(package, "observations", COUNTED | {"source_id": "city-office"}, "lamps", source)
    assert "city-office" in set(load_package(folder).tables["sources"]["source_id"])


def test_the_real_template_filled_in_goes_into_the_real_package(tmp_path: Path) -> None:
    shutil.copytree(city().path, tmp_path / "city")
    package = load_package(tmp_path / "city")
    source = str(package.tables["sources"]["source_id"].iloc[0])
    for stem, name in (("observations", "footfall"), ("context_observations", "socio-economic-index")):
        folder = filled(package, stem, COUNTED | {"value": 42, "source_id": source}, name)
        rows = load_package(folder).tables[stem]
        assert 42 in set(rows.loc[rows["indicator_id"] == name, "value"])


# The file


def test_no_cell_is_a_formula_and_hostile_texts_stay_texts(tmp_path: Path) -> None:
    book = read(infected(monitoring_package.load(tmp_path / "town")))
    cells = [cell for page in book for row in page.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    assert sum(TEXT in str(cell.value) for cell in cells) > 5


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_same_package_gives_the_same_bytes(tmp_path: Path, lang: str) -> None:
    one, other = (monitoring_package.load(tmp_path / name) for name in ("one", "other"))
    assert template_workbook(one, lang) == template_workbook(other, lang)
    assert read(one).properties.created.date().isoformat() == one.created
