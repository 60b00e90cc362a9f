"""What cells are measured to: which places, with what name, source, date and accuracy."""

from __future__ import annotations

import geopandas as gpd
import pytest

from lib.model.computing import cell_targets
from lib.model.computing.cell_targets import ABOUT, CARED_FOR, Targets
from lib.model.computing.surroundings import Surroundings
from tests.cell_town import PLACES, PROJECTS, cell_town, with_layer
from tests.model_packages import BRIDGES, METRES, STOPS, VENUES, at

ALL = [
    cell_targets.stops,
    cell_targets.night_stops,
    cell_targets.venues,
    cell_targets.crossings,
    cell_targets.cared_places,
]
AROUND = Surroundings(cell_town())


def where(targets: Targets) -> list[tuple[int, int]]:
    return [(round(point.x - at(0, 0).x), round(point.y - at(0, 0).y)) for point in targets.points]


@pytest.mark.parametrize("found", [each(AROUND) for each in ALL], ids=[each.__name__ for each in ALL])
def test_points_and_what_is_known_of_them_go_together(found: Targets) -> None:
    assert found.points.crs == METRES
    assert found.points.index.equals(found.about.index)
    assert list(found.about.columns) == list(ABOUT)
    assert found.about.notna().all(axis=None)
    assert len(found.points) > 0


def test_stops_are_all_stops_and_night_stops_those_with_a_night_line() -> None:
    assert where(cell_targets.stops(AROUND)) == list(STOPS)
    assert where(cell_targets.night_stops(AROUND)) == [place for place, lines in STOPS.items() if lines]


def test_a_night_stop_is_named_with_its_night_lines() -> None:
    assert cell_targets.night_stops(AROUND).about["name"].tolist() == ["Stop 0 (N10)", "Stop 3 (N10 S05)"]
    assert cell_targets.stops(AROUND).about["name"].tolist()[0] == "Stop 0"


def test_venues_are_of_every_kind_and_may_have_no_name() -> None:
    found = cell_targets.venues(AROUND)
    assert where(found) == list(VENUES)
    assert found.about["name"].tolist() == ["Anchor", "", "Bell", "Crown", "Dove"]


def test_crossings_are_of_the_river_that_is_measured() -> None:
    found = cell_targets.crossings(AROUND)
    assert where(found) == [place for place, river in BRIDGES.items() if river == "Clear"]
    assert "Muddy" not in set(found.about["name"])


def test_cared_places_are_of_some_kinds_and_projects_with_a_position() -> None:
    found = cell_targets.cared_places(AROUND)
    cared = [name for name, (kind, *_) in PLACES.items() if kind in CARED_FOR]
    assert found.about["name"].tolist() == [*cared, "lights", "walls"]
    assert "square" not in cared
    assert "voices" not in set(found.about["name"])
    assert found.about.index.is_unique


def test_the_accuracy_is_that_of_the_row_and_none_where_none_is_stated() -> None:
    found = cell_targets.cared_places(AROUND).about.set_index("name")["accuracy_m"]
    stated = {name: accuracy for name, (_, accuracy, *_) in PLACES.items() if name in found}
    assert found.to_dict() == {**stated, "lights": PROJECTS["lights"][0], "walls": 0.0}
    places = cell_town().layers["places"].assign(accuracy_m=float("nan"))
    unstated = cell_targets.cared_places(Surroundings(with_layer(cell_town(), "places", places)))
    assert unstated.about.set_index("name")["accuracy_m"]["library"] == 0
    assert set(cell_targets.stops(AROUND).about["accuracy_m"]) == {0}


def test_each_keeps_its_own_source_and_address() -> None:
    found = cell_targets.cared_places(AROUND).about.set_index("name")
    assert found["source_id"].to_dict() == {
        "library": "gazette",
        "garden": "map",
        "hub": "register",
        "lights": "gazette",
        "walls": "drawn",
    }
    assert found.loc["garden", "url"] == "https://garden.example"
    assert found.loc["lights", "url"] == ""
    assert set(cell_targets.stops(AROUND).about["source_id"]) == {"timetable"}
    assert set(cell_targets.stops(AROUND).about["url"]) == {""}


def test_the_date_is_the_layers_else_the_sources_else_the_packages() -> None:
    assert set(cell_targets.stops(AROUND).about["period"]) == {"2023-04"}
    assert set(cell_targets.venues(AROUND).about["period"]) == {"2026"}
    found = cell_targets.cared_places(AROUND).about.set_index("name")["period"]
    assert found.to_dict() == {
        "library": "2026-05",
        "garden": "2026-05",
        "hub": "2026-05",
        "lights": "2026-01-01",
        "walls": "2020",
    }


def test_the_edge_is_that_of_the_layer() -> None:
    assert all(each(AROUND).extent is None for each in ALL)
    near = Surroundings(cell_town(stops={"reach_m": 300}))
    for targets in (cell_targets.stops(near), cell_targets.night_stops(near)):
        assert targets.extent is not None
        assert targets.extent.covers(at(0, 1399))
    assert cell_targets.venues(near).extent is None
    assert cell_targets.cared_places(Surroundings(cell_town(places={"reach_m": 9}))).extent is None


def test_a_layer_without_features_has_no_target() -> None:
    empty = cell_town().layers["venues"].iloc[:0]
    found = cell_targets.venues(Surroundings(with_layer(cell_town(), "venues", gpd.GeoDataFrame(empty))))
    assert found.points.empty
    assert list(found.about.columns) == list(ABOUT)
