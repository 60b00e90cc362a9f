"""The licence of the program is whole, and data/LICENSES.md says of every source what sources.csv says."""

import re
from pathlib import Path

import pytest

from lib.store import Package, load_package
from tests.packages import REAL

ROOT = Path(__file__).resolve().parents[1]
LICENCE = (ROOT / "LICENSE").read_text(encoding="utf-8")
DATA = (ROOT / "data" / "LICENSES.md").read_text(encoding="utf-8")
AS_STATED = "as stated by the publisher"
ARTICLES = 15


@pytest.fixture(scope="module", params=REAL, ids=lambda path: path.name)
def package(request: pytest.FixtureRequest) -> Package:
    return load_package(request.param)


def section(package: Package) -> str:
    """The part of the file about one package."""
    found = re.search(rf"^## Package `{package.name}`$(.*?)(?=^## |\Z)", DATA, re.MULTILINE | re.DOTALL)
    assert found, package.name
    return found.group(1)


def rows(package: Package) -> dict[str, list[str]]:
    """The cells of each source's row, by the id in its first one."""
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in section(package).splitlines()]
    return {row[0].strip("`"): row[1:] for row in cells if row[0].startswith("`")}


def test_the_licence_has_all_its_articles_and_its_appendix() -> None:
    numbers = [int(number) for number in re.findall(r"^(\d+)\.[A-Z]", LICENCE, re.MULTILINE)]
    assert numbers == list(range(1, ARTICLES + 1))
    assert "Appendix" in LICENCE
    assert "European Union Public Licence (EUPL) v. 1.1, v. 1.2" in LICENCE
    assert "‘The Licensor’:the natural or legal person that distributes" in LICENCE
    assert LICENCE.endswith(
        "All other changes or additions to this Appendix require the production of a new EUPL version.\n"
    )


def test_every_source_has_its_row_and_no_other_is_named(package: Package) -> None:
    assert set(rows(package)) == set(package.tables["sources"]["source_id"])


def test_licences_and_addresses_are_those_of_the_package(package: Package) -> None:
    told = rows(package)
    for source in package.tables["sources"].to_dict("records"):
        cells = " | ".join(told[source["source_id"]])
        assert source["url"] in cells
        if source["licence"] == AS_STATED:
            assert source["publisher"] in cells
        else:
            assert told[source["source_id"]][1] == source["licence"]


def test_pages_stand_apart_from_data_sets(package: Package) -> None:
    data_sets, _, pages = section(package).partition("### Pages and press")
    for source in package.tables["sources"].to_dict("records"):
        own, other = (pages, data_sets) if source["licence"] == AS_STATED else (data_sets, pages)
        assert f"| `{source['source_id']}` |" in own
        assert f"| `{source['source_id']}` |" not in other


def test_every_file_that_a_source_covers_exists(package: Package) -> None:
    for source, cells in rows(package).items():
        for name in cells[-1].split(", "):
            assert name == "catalogue" or (package.path / name).is_file(), source


def test_every_layer_is_covered_by_some_source(package: Package) -> None:
    covered = {name for cells in rows(package).values() for name in cells[-1].split(", ")}
    layers = {f"{name}.geojson" for name in package.layers}
    assert layers - covered <= {"local_projects.geojson"}  # its points come from many pages, one each


def test_layers_from_openstreetmap_are_named_as_shared_alike(package: Package) -> None:
    part = DATA.partition("share alike")[2].partition("\n## ")[0]
    for name, layer in package.layers.items():
        if "source_id" in layer and layer["source_id"].str.startswith("osm-").all() and name not in package.tables:
            assert f"`{name}`" in part, name
    assert "© OpenStreetMap contributors" in part
    assert "https://www.openstreetmap.org/copyright" in part


def test_every_licence_in_use_is_explained(package: Package) -> None:
    explained = DATA.partition("## What each licence asks")[2].partition("\n## ")[0]
    for licence in set(package.tables["sources"]["licence"]):
        name = licence.partition(" to be confirmed")[0]
        assert f"| {name} |" in explained or licence == "to be confirmed by the city", licence


def test_doubtful_licences_are_listed_as_such(package: Package) -> None:
    part = DATA.partition("## What has to be confirmed")[2].partition("\n## ")[0]
    sources = package.tables["sources"]
    doubtful = sources.loc[sources["licence"].str.contains("to be confirmed"), "source_id"]
    assert [source for source in doubtful if f"`{source}`" not in part] == []


def test_the_credit_lines_that_sources_ask_for_are_there(package: Package) -> None:
    for note in package.tables["sources"]["note_en"]:
        for credit in re.findall(r"Credit: (.+?)\.?$", note):
            assert credit.rstrip(".") in section(package)
