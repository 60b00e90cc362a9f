"""The files of a package, as its description lists them."""

import json
from pathlib import Path
from typing import Any

import pytest

from lib.export.resources import content, licences, resources, story_file
from lib.locale import LANGUAGES
from lib.store import Package, load_package
from tests.edits import edit_description
from tests.packages import REAL, write_city


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Package:
    return load_package(write_city(tmp_path_factory.mktemp("town") / "city"))


@pytest.fixture(scope="module", params=REAL, ids=lambda path: path.name)
def real(request: pytest.FixtureRequest) -> Package:
    return load_package(request.param)


def test_tables_and_layers_are_listed_in_the_order_of_the_description(real: Package) -> None:
    listed = [resource.path for resource in resources(real, "it")]
    story = story_file(real, "it")
    assert [*listed, *([story.path] if story else [])] == [item["path"] for item in real.descriptor["resources"]]


def test_every_table_and_layer_is_among_them(real: Package) -> None:
    parts = resources(real, "en")
    assert {part.stem for part in parts if not part.is_layer} == set(real.tables)
    assert {part.stem for part in parts if part.is_layer} == set(real.layers)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_has_a_title_and_tells_what_it_is(real: Package, lang: str) -> None:
    for part in resources(real, lang):
        assert part.title
        assert part.description


def test_titles_are_in_the_language_asked_for(real: Package) -> None:
    italian, english = ([part.title for part in resources(real, lang)] for lang in LANGUAGES)
    assert set(italian) != set(english)


def test_records_are_counted(real: Package) -> None:
    for part in resources(real, "it"):
        held = real.layers if part.is_layer else real.tables
        assert part.records == len(held[part.stem])


def test_a_file_without_titles_goes_by_its_name(town: Package) -> None:
    part = next(part for part in resources(town, "it") if part.path == "venues.geojson")
    assert (part.title, part.description, part.licences, part.is_layer) == ("venues", "", (), True)


def test_a_file_of_another_kind_is_no_table_and_no_layer(tmp_path: Path) -> None:
    folder = write_city(tmp_path / "city")
    (folder / "photo.png").write_bytes(b"png")

    def add(description: dict[str, Any]) -> None:
        description["resources"].append({"name": "photo", "path": "photo.png"})

    edit_description(folder, add)
    package = load_package(folder)
    assert "photo.png" not in {part.path for part in resources(package, "it")}
    assert content(package, "photo.png") == b"png"


@pytest.mark.parametrize(
    ("described", "names"),
    [
        ({}, ()),
        ({"licenses": []}, ()),
        ({"licenses": [{"name": "ODbL-1.0", "path": "https://example.org/"}]}, ("ODbL-1.0",)),
        ({"licenses": [{"path": "https://example.org/"}]}, ("https://example.org/",)),
    ],
)
def test_a_licence_goes_by_its_name_else_by_its_address(described: dict[str, Any], names: tuple[str, ...]) -> None:
    assert licences(described) == names


def test_layers_say_their_own_licences(real: Package) -> None:
    for part in resources(real, "it"):
        if part.is_layer:
            assert part.licences, part.path


def test_content_is_the_file_itself(real: Package) -> None:
    for part in resources(real, "it"):
        assert content(real, part.path) == (real.path / part.path).read_bytes()


def test_a_layer_taken_away_is_geojson_with_its_features(real: Package) -> None:
    for part in resources(real, "it"):
        if part.is_layer:
            layer = json.loads(content(real, part.path))
            assert layer["type"] == "FeatureCollection"
            assert len(layer["features"]) == part.records


@pytest.mark.parametrize("path", ["datapackage.json", "../secret.csv", "/etc/passwd", "", "notes.txt"])
def test_only_listed_files_are_given(town: Package, path: str) -> None:
    (town.path / "notes.txt").write_text("private", encoding="utf-8")
    with pytest.raises(KeyError):
        content(town, path)
