"""The spreadsheet of monitoring, read back with another program: every number is the page's, no text runs."""

from __future__ import annotations

import math
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from lib.export.monitoring import indicators_sheet, monitoring_workbook
from lib.export.observed import observations_sheet
from lib.locale import LANGUAGES
from lib.model.inventory import sources_in_use
from lib.model.monitoring.freshness import STATES
from lib.model.monitoring.monitoring import STATUSES, count, monitoring
from lib.model.monitoring.targets import targets
from lib.show import numbers
from lib.show.wording import monitoring_words
from lib.store import Package
from lib.web.packages import city, comparison
from tests import monitoring_package
from tests.edits import read as read_csv
from tests.hostile import TEXT, infected

HOME = city().config.istat_code
CASES = [(city(), ""), (comparison(), HOME)]
FORMATS = {"General", "@", "#,##0", "#,##0.0", "#,##0.00"}
"""None of them is that of a date."""
SHEETS = {
    "it": ["riepilogo", "indicatori", "osservazioni", "obiettivi", "fonti"],
    "en": ["summary", "indicators", "observations", "targets", "sources"],
}


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Package:
    return monitoring_package.load(tmp_path_factory.mktemp("workbook") / "town")


def read(package: Package, code: str = "", lang: str = "en") -> Workbook:
    return load_workbook(BytesIO(monitoring_workbook(package, code, lang)))


def rows(book: Workbook, name: str) -> list[dict[str, Any]]:
    heads, *lines = book[name].iter_rows()
    return [{str(head.value): cell for head, cell in zip(heads, line, strict=True)} for line in lines]


def values(book: Workbook, name: str) -> list[dict[str, Any]]:
    return [{head: cell.value for head, cell in row.items()} for row in rows(book, name)]


@pytest.mark.parametrize(("package", "code"), CASES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_five_sheets_in_the_language_each_with_its_header_in_view(package: Package, code: str, lang: str) -> None:
    book = read(package, code, lang)
    assert book.sheetnames == SHEETS[lang]
    assert {page.freeze_panes for page in book} == {"A2"}
    for page in book:
        heads = [cell.value for cell in page[1]]
        assert all(heads)
        assert len(set(heads)) == len(heads)
        assert bool(page.auto_filter.ref) == (page.max_row > 1)


@pytest.mark.parametrize(("package", "code"), CASES)
def test_no_cell_is_a_formula_a_link_or_a_date(package: Package, code: str) -> None:
    for page in read(package, code):
        for line in page.iter_rows():
            for cell in line:
                assert cell.data_type in ("s", "n")
                assert cell.hyperlink is None
                assert cell.number_format in FORMATS


def test_hostile_texts_stay_texts(tmp_path: Path) -> None:
    book = read(infected(monitoring_package.load(tmp_path / "town")))
    cells = [cell for page in book for line in page.iter_rows() for cell in line]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert sum(TEXT in str(cell.value) for cell in cells) > 100


@pytest.mark.parametrize(("package", "code"), CASES)
def test_the_summary_counts_what_the_page_counts(package: Package, code: str) -> None:
    counts = count(monitoring(package, city=code))
    found = {(row["What"], row["Text"]): row["Number"] for row in values(read(package, code), "summary")}
    names = monitoring_words.statuses("en", compared=bool(code))
    assert {status: found["Status", names[status]] for status in STATUSES} == counts.by_status
    states = monitoring_words.states("en")
    assert found["Age", states["stale"]] == counts.stale
    assert found["All rows", None] == counts.total
    assert sum(found["Age", states[state]] for state in STATES) <= counts.total


def test_the_summary_says_what_it_is_of() -> None:
    found = {row["What"]: row["Text"] for row in values(read(comparison(), HOME), "summary")}
    assert found["Data package"] == f"{comparison().name} {comparison().version}"
    assert found["Ages are told at"] == comparison().created
    assert found["City"]
    assert found["Not official"]


@pytest.mark.parametrize(("package", "code"), CASES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_number_of_the_indicators_is_the_models(package: Package, code: str, lang: str) -> None:
    """Line by line, in the order of the page: figure, bounds, trend, age and coverage."""
    expected = [(row, figure) for row in monitoring(package, city=code) for figure in row.figures or (None,)]
    found = rows(read(package, code, lang), SHEETS[lang][1])
    assert len(found) == len(expected)
    for line, (row, figure) in zip(found, expected, strict=True):
        cells = list(line.values())
        assert (line["indicator_id"].value, line["subject_id"].value) == (row.id, figure.subject.id if figure else None)
        if figure is None or row.indicator is None:
            continue
        for cell, name in zip(cells[4:7], ("value", "lower", "upper"), strict=True):
            assert cell.value == (None if math.isnan(figure.record[name]) else figure.record[name])
        before, _period, difference = cells[12:15]
        assert before.value == (figure.trend.before["value"] if figure.trend else None)
        assert difference.value == (pytest.approx(figure.trend.difference) if figure.trend else None)
        assert cells[17].value == figure.age.months
        assert (cells[20].value, cells[21].value) == row.coverage
        assert cells[9].value == (figure.record["period"] or None)


def test_a_number_reads_as_on_the_page() -> None:
    """The format of the cell gives the decimals that the page writes."""
    listed = {row.id: row for row in monitoring(city())}
    for line in rows(read(city()), "indicators"):
        cell, row = line["Value"], listed[line["indicator_id"].value]
        if cell.value is None or row.indicator is None:
            continue
        decimals = len(cell.number_format.partition(".")[2])
        assert decimals == row.indicator["decimals"]
        written = f"{cell.value:,.{decimals}f}"
        record = next(f.record for f in row.figures if f.subject.id == line["subject_id"].value)
        if not record["value_text_en"]:
            assert numbers.value(record, int(row.indicator["decimals"]), "en") == numbers.decimal(
                float(written.replace(",", "")), decimals, "en"
            )


def test_a_band_and_a_wording_stand_as_published(package: Package) -> None:
    found = {(row["indicator_id"], row["subject_id"]): row for row in values(read(package), "indicators")}
    band = found["foreign-share", "postcode-1"]
    assert (band["Value"], band["Lower bound"], band["Upper bound"], band["As published"]) == (None, 25, None, ">25")


def test_what_has_no_figure_keeps_its_line(package: Package) -> None:
    found = {row["indicator_id"]: row for row in values(read(package), "indicators")}
    assert found["lamps"]["Status"] == "not published"
    assert found["lamps"]["subject_id"] is None
    assert found["feels-safe"]["As published"] == "not published"
    assert found["works-end"]["Period, ISO 8601"] == "2023-08"
    assert found["call-funds"]["Value"] == 1000


def test_trends_are_told_in_words_too(package: Package) -> None:
    (line,) = [row for row in values(read(package), "indicators") if row["indicator_id"] == "trust"]
    assert (line["Period before, ISO 8601"], line["Trend"], line["How sure the trend is"]) == (
        "2019",
        "worse",
        "likely",
    )


# Observations


@pytest.mark.parametrize("package", [city()])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_observation_is_there_with_its_row_of_the_file(package: Package, lang: str) -> None:
    files = {f"{name}.csv": read_csv(package.path / f"{name}.csv") for name in ("observations", "context_observations")}
    heads = [str(cell.value) for cell in read(package, "", lang)[SHEETS[lang][2]][1]]
    found = values(read(package, "", lang), SHEETS[lang][2])
    assert len(found) == sum(len(lines) - 1 for lines in files.values())
    for row in found:
        file, number = row[heads[-2]], row[heads[-1]]
        header, line = files[file][0], files[file][int(number) - 1]
        cells = dict(zip(header, line, strict=True))
        assert cells["indicator_id"] == row["indicator_id"]
        assert line[0] == row["subject_id"]
        assert (str(row[heads[2]] or "")) == cells["period"]
        for head, name in zip(heads[4:8], ("value", "lower", "upper", "count"), strict=True):
            assert row[head] == (float(cells[name]) if cells[name] else None)


def test_a_comparison_has_the_observations_of_the_city_and_its_region() -> None:
    package = comparison()
    region = package.tables["cities"].set_index("istat_code").at[HOME, "region_code"]
    found = values(read(package, HOME), "observations")
    own = (package.tables["observations"]["istat_code"] == HOME).sum()
    regional = (package.tables["region_observations"]["region_code"] == region).sum()
    assert len(found) == own + regional
    assert {row["subject_id"] for row in found} == {HOME, region}
    assert all(isinstance(row["subject_id"], str) for row in found)


def test_rows_follow_the_files(package: Package) -> None:
    frame = observations_sheet(package, "", "en").frame()
    assert list(dict.fromkeys(frame["File"])) == ["observations.csv", "context_observations.csv"]
    for _file, found in frame.groupby("File"):
        assert found["Row of the file"].is_monotonic_increasing


# Targets and sources


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_target_is_there(lang: str) -> None:
    found = values(read(city(), "", lang), SHEETS[lang][3])
    heads = list(found[0])
    for row, target in zip(found, targets(city()), strict=True):
        assert row["target_id"] == target.record["target_id"]
        assert row[heads[-1]] == target.row
        for head, name in ((heads[4], "planned"), (heads[6], "actual")):
            value = target.record[name]
            assert row[head] == (None if math.isnan(value) else value)
        for head, name in ((heads[5], "planned_date"), (heads[7], "actual_date")):
            assert (row[head] or "") == target.record[name]
        assert row[heads[10]] == (target.distance.amount if target.distance else None)


def test_a_comparison_has_no_targets() -> None:
    assert values(read(comparison(), HOME), "targets") == []


@pytest.mark.parametrize(("package", "code"), CASES)
def test_every_source_is_there_with_what_rests_on_it(package: Package, code: str) -> None:
    found = values(read(package, code), "sources")
    expected = sources_in_use(package)
    assert [row["Publisher"] for row in found] == list(expected["publisher"])
    assert [row["Figures"] for row in found] == list(expected["figures"])


# The file


def test_the_same_package_gives_the_same_bytes(tmp_path: Path) -> None:
    one, other = (monitoring_package.load(tmp_path / name) for name in ("one", "other"))
    assert monitoring_workbook(one, "", "it") == monitoring_workbook(other, "", "it")
    assert monitoring_workbook(one, "", "it") != monitoring_workbook(one, "", "en")


def test_the_file_is_from_the_day_of_the_package() -> None:
    assert read(city()).properties.created.date().isoformat() == city().created


def test_the_rows_that_are_shown_are_those_of_the_csv(package: Package) -> None:
    shown = monitoring(package)[:5]
    frame = indicators_sheet(package, shown, "en").frame()
    assert list(dict.fromkeys(frame["indicator_id"])) == [row.id for row in shown]
