"""The chain behind a figure: source, row of the file, formula, screens. Every link is looked up where it leads."""

from __future__ import annotations

import math
from typing import Any

import pytest

from lib.model import address
from lib.model.computing.cell_measures import CELL_MEASURES
from lib.model.computing.measures import MEASURES
from lib.model.figures import area_figures, indicator
from lib.model.monitoring.ledger import MADE_HERE, MEASURED_TO, Ledger, inputs, ledger
from lib.model.monitoring.monitored import ROW
from lib.model.monitoring.monitoring import monitoring
from lib.model.units import level_of
from lib.store import Package
from lib.web.packages import city, comparison
from lib.web.pages import PATHS
from tests import monitoring_package
from tests.edits import read
from tests.packages import PRESS

HOME = city().config.istat_code
TABLES = [
    *((city(), table) for table in ("observations", "context_observations", "cell_observations")),
    *((comparison(), table) for table in ("observations", "region_observations")),
]
KEYS = address.vocabulary(city(), comparison())


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Package:
    return monitoring_package.load(tmp_path_factory.mktemp("ledger") / "town")


def some(package: Package, table: str) -> list[int]:
    """Numbers of rows spread over a table, the first and the last among them."""
    length = len(package.tables[table])
    return sorted({2, length + 1, *range(2, length + 2, max(length // 60, 1))})


def find(package: Package, table: str, **cells: str) -> Ledger:
    rows = package.tables[table]
    for name, cell in cells.items():
        rows = rows[rows[name] == cell]
    return ledger(package, table, int(rows.index[0]) + 2)


# The row


@pytest.mark.parametrize(("package", "table"), TABLES)
def test_the_row_is_that_of_the_file(package: Package, table: str) -> None:
    """The number and every cell of a ledger are found again in the file itself."""
    header, *lines = read(package.path / f"{table}.csv")
    for number in some(package, table):
        found = ledger(package, table, number)
        assert (found.file, found.row) == (f"{table}.csv", number)
        cells = dict(zip(header, lines[number - 2], strict=True))
        filled = {name for name, cell in cells.items() if cell and not name.endswith(("_it", "_en"))}
        assert set(found.fields) == filled
        for name, value in found.fields.items():
            assert float(cells[name]) == value if isinstance(value, float) else cells[name] == value


@pytest.mark.parametrize("number", [-1, 0, 1, 10**6])
def test_there_is_no_row_where_the_file_has_none(number: int) -> None:
    with pytest.raises(IndexError):
        ledger(city(), "observations", number)


def test_there_is_no_ledger_of_what_is_no_table() -> None:
    with pytest.raises(KeyError):
        ledger(city(), "no-such-table", 2)


def test_missing_cells_are_left_out(package: Package) -> None:
    found = find(package, "observations", indicator_id="feels-safe")
    assert set(found.fields) == {"area_id", "indicator_id", "status", "confidence"}
    assert not any(isinstance(cell, float) and math.isnan(cell) for cell in found.fields.values())


# The source


@pytest.mark.parametrize(("package", "table"), TABLES)
def test_the_source_is_one_of_the_packages(package: Package, table: str) -> None:
    sources = package.tables["sources"].set_index("source_id")
    for number in some(package, table):
        found = ledger(package, table, number)
        named = found.record["source_id"] or indicator(package, found.record["indicator_id"])["source_id"]
        if not named:
            assert found.source is None
            continue
        assert found.source
        assert found.source["publisher"] == sources.at[named, "publisher"]
        assert found.url == (found.record["url"] or sources.at[named, "url"])


def test_the_address_of_the_figure_goes_before_that_of_the_source(package: Package) -> None:
    found = find(package, "context_observations", indicator_id="trust")
    assert found.url == PRESS
    assert find(package, "observations", indicator_id="bars").url == "https://fiumalta.example/"


# The formula


def test_what_is_computed_here_names_its_files() -> None:
    for number in some(city(), "observations"):
        found = ledger(city(), "observations", number)
        assert found.made_here == (found.record["status"] in MADE_HERE)
        assert bool(found.inputs) == found.made_here
        for file in found.inputs:
            assert (city().path / file).is_file()


def test_every_measure_has_layers_that_are_there() -> None:
    for name in (*MEASURES, *CELL_MEASURES):
        files = inputs(city(), name)
        assert files
        assert len(set(files)) == len(files)
        assert all((city().path / file).is_file() for file in files)


def test_every_measure_of_cells_says_what_it_is_measured_to() -> None:
    assert {measure.targets for measure in CELL_MEASURES.values()} == set(MEASURED_TO)
    assert inputs(city(), "distance-cared-place") == ("cells.geojson", "places.geojson", "local_projects.geojson")


def test_the_layers_hold_what_the_figure_comes_from() -> None:
    """Where all features of a layer have one source, it is the source of the figures computed from it."""
    for name in ("venues-per-km2", "night-stops", "crossings", "river-length", "distance-night-stop"):
        found = find(city(), "observations", indicator_id=name)
        layer = city().layers[found.inputs[-1].removesuffix(".geojson")]
        assert found.record["source_id"] in set(layer["source_id"])


def test_a_comparison_computes_nothing_here() -> None:
    found = find(comparison(), "observations", indicator_id="libraries")
    assert found.record["status"] == "computed"
    assert not found.made_here
    assert found.inputs == ()
    assert found.indicator["formula_en"]


# The screens


@pytest.mark.parametrize(("package", "table"), TABLES)
def test_every_screen_is_a_page_with_keys_that_it_has(package: Package, table: str) -> None:
    for number in some(package, table):
        found = ledger(package, table, number)
        assert found.screens
        for screen in found.screens:
            assert screen.page in PATHS
            for name, text in screen.keys.items():
                assert KEYS[name].parse(text) is not None, (name, text)


def pages(found: Ledger) -> list[str]:
    return [screen.page for screen in found.screens]


def keys(found: Ledger, page: str) -> dict[str, Any]:
    return next(dict(screen.keys) for screen in found.screens if screen.page == page)


def test_the_map_shows_the_latest_figure_of_an_area(package: Package) -> None:
    old, new = (
        find(package, "observations", indicator_id="bars-per-1000", period=period, area_id="east-bank")
        for period in ("2025", "2026")
    )
    assert "map" not in pages(old)
    assert keys(new, "map") == {"indicator": "bars-per-1000", "scale": "neighbourhood", "area": "east-bank"}


def test_the_map_shows_what_the_ledger_says() -> None:
    for number in some(city(), "cell_observations"):
        found = ledger(city(), "cell_observations", number)
        shown = keys(found, "map")
        figures = area_figures(city(), shown["indicator"]).set_index("area_id")
        assert shown["scale"] == level_of(city(), shown["area"]) == "cell"
        assert figures.at[shown["area"], "value"] == found.record["value"]


def test_a_highlight_is_on_the_overview() -> None:
    row = city().tables["highlights"].iloc[0]
    names = ("indicator_id", "territory_id", "period")
    found = find(city(), "context_observations", **{name: row[name] for name in names})
    assert pages(found)[0] == ""


def test_figures_that_are_no_highlight_are_not_on_the_overview(package: Package) -> None:
    assert "" not in pages(find(package, "context_observations", indicator_id="trust"))
    assert "" in pages(find(package, "context_observations", indicator_id="proposals"))


def test_disagreements_and_gaps_are_on_the_page_of_method(package: Package) -> None:
    other = find(package, "observations", indicator_id="residents", area_id="west-bank")
    assert keys(other, "method") == {"section": "disagreements"}
    assert keys(find(package, "observations", indicator_id="feels-safe"), "method") == {"section": "missing"}
    assert "method" not in pages(find(package, "observations", indicator_id="bars"))


def test_a_compared_figure_leads_to_its_city_and_period() -> None:
    found = find(comparison(), "observations", indicator_id="crimes-total", istat_code=HOME, period="2014")
    assert keys(found, "cities") == {"city_indicator": "crimes-total", "city": HOME, "period": "2014"}
    assert keys(found, "monitoring")["package"] == "comparison"
    region = find(comparison(), "region_observations", indicator_id="trust-police-region", region_code="01")
    assert "city" not in keys(region, "cities")


def test_every_figure_of_monitoring_has_its_ledger() -> None:
    for package, code in ((city(), ""), (comparison(), HOME)):
        for row in monitoring(package, city=code):
            for figure in row.figures:
                found = ledger(package, figure.subject.table, figure.record[ROW])
                assert found.record["indicator_id"] == row.id
                assert next(iter(found.record.values())) == figure.subject.id
                assert "monitoring" in pages(found)
