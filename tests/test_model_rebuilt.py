"""The texts of the files that are computed: what is replaced, what stays, and in which order."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from functools import cache

import pandas as pd
import pytest

from lib.model.computing.cell_measures import CELL_MEASURES
from lib.model.computing.cells import lay_out
from lib.model.computing.file_texts import layer_text
from lib.model.computing.rebuilt import (
    CELL_LAYER,
    CELL_OBSERVATIONS,
    CELLS,
    KEYS,
    MACHINE_MADE,
    OBSERVATIONS,
    is_machine_made,
    rebuilt,
    wanted,
)
from lib.store import Package
from tests.cell_town import cell_town
from tests.model_packages import OBSERVATION, observations, town

COLUMNS = ["area_id", *OBSERVATION]
CELL_COLUMNS = "cell_id,order,area_id,zone_id,stretch_id,name_it,name_en,street,street_m,inside_share,source_id\n"
EMPTY_LAYER = '{"type": "FeatureCollection", "features": [\n]}\n'


def written(rows: list[dict[str, object]]) -> str:
    """An observations.csv of the town."""
    out = io.StringIO()
    observations("area_id", rows).to_csv(out, index=False, lineterminator="\n")
    return out.getvalue()


def parsed(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def areas_only(present: str, package: Package | None = None) -> str:
    """The observations of the town rebuilt where nobody asks for cells."""
    return rebuilt(package or town(), {OBSERVATIONS: present})[OBSERVATIONS]


def headers() -> dict[str, str]:
    """The files with their columns and nothing in them."""
    columns = {CELLS: CELL_COLUMNS, CELL_OBSERVATIONS: ",".join(["cell_id", *OBSERVATION]) + "\n"}
    return {**columns, CELL_LAYER: EMPTY_LAYER, OBSERVATIONS: written(BY_HAND)}


@cache
def whole() -> dict[str, str]:
    """Every file of the town with cells, built from headers."""
    return rebuilt(cell_town(), headers())


BY_HAND: list[dict[str, object]] = [
    {"area_id": "west", "indicator_id": "residents", "value": 2000},
    {"area_id": "town", "indicator_id": "parks", "status": "not published", "note_en": 'it says "none", no more'},
    {"area_id": "east", "indicator_id": "parks", "status": "not computable", "period": "2019"},
    {"area_id": "east", "indicator_id": "parks", "status": "computed", "period": "2018"},
]
STALE: list[dict[str, object]] = [
    {"area_id": "west", "indicator_id": "stops", "value": 99, "status": "computed", "period": "2021"},
    {"area_id": "walk", "indicator_id": "stops", "value": 99, "status": "indicative"},
    {"area_id": "walk", "indicator_id": "density", "status": "not computable"},
    {"area_id": "walk", "indicator_id": "distance-stop", "value": 99, "status": "indicative"},
]


# observations of areas


def test_stale_rows_go_and_rows_made_by_hand_stay_as_they_are() -> None:
    present = written([*STALE, *BY_HAND])
    rows = parsed(areas_only(present))
    kept = [row for row in parsed(present) if not is_machine_made(row)]
    assert len(kept) == len(BY_HAND)
    assert all(row in rows for row in kept)
    assert "99" not in {row["value"] for row in rows}


def test_only_the_commands_own_rows_are_machine_made() -> None:
    assert [is_machine_made(row) for row in parsed(written(STALE))] == [True] * 4
    assert [is_machine_made(row) for row in parsed(written(BY_HAND))] == [False] * 4


def test_rows_follow_the_catalogue_then_the_areas_then_the_period() -> None:
    rows = parsed(areas_only(written(BY_HAND)))
    indicators = list(town().tables["indicators"]["indicator_id"])
    areas = list(town().tables["areas"]["area_id"])
    places = [(indicators.index(row["indicator_id"]), areas.index(row["area_id"])) for row in rows]
    assert places == sorted(places)
    assert [row["period"] for row in rows if row["indicator_id"] == "parks"] == ["2023", "2018", "2019"]


def test_the_order_of_the_rows_in_the_file_does_not_matter() -> None:
    assert areas_only(written(BY_HAND)) == areas_only(written([*BY_HAND[::-1], *STALE]))


def test_building_observations_again_changes_nothing() -> None:
    once = areas_only(written(STALE))
    assert areas_only(once) == once


def test_the_text_has_the_columns_of_the_file_and_plain_line_ends() -> None:
    text = areas_only(written(BY_HAND))
    assert text.splitlines()[0] == ",".join(COLUMNS)
    assert "\r" not in text
    assert text.endswith("\n")


def test_without_cells_no_area_has_a_figure_of_theirs() -> None:
    rows = parsed(areas_only(written([*BY_HAND, *STALE]), cell_town()))
    assert not {row["indicator_id"] for row in rows} & set(CELL_MEASURES)


# the files of cells


def test_the_files_that_a_package_lists_are_wanted() -> None:
    listed = [{"name": name, "path": name} for name in (OBSERVATIONS, CELLS, "stops.geojson", CELL_LAYER)]
    assert wanted(replace(town(), descriptor={"resources": listed})) == [CELLS, CELL_LAYER, OBSERVATIONS]
    assert wanted(replace(town(), descriptor={"resources": listed[:1]})) == [OBSERVATIONS]


def test_only_what_is_present_is_built() -> None:
    assert list(whole()) == list(KEYS)
    assert list(rebuilt(cell_town(), {CELLS: CELL_COLUMNS})) == [CELLS]
    assert list(rebuilt(town(), {OBSERVATIONS: written(BY_HAND)})) == [OBSERVATIONS]


def test_one_run_from_headers_is_enough() -> None:
    assert rebuilt(cell_town(), whole()) == whole()


def test_stale_cells_leave_no_trace() -> None:
    stale = {
        CELLS: CELL_COLUMNS + "8a1f9959875ffff,1,town,,,Là,There,,,1,register\n",
        CELL_LAYER: EMPTY_LAYER,
        CELL_OBSERVATIONS: headers()[CELL_OBSERVATIONS] + "8a1f9959875ffff,distance-stop" + "," * 17 + "\n",
        OBSERVATIONS: written([*BY_HAND, *STALE]),
    }
    assert rebuilt(cell_town(), stale) == whole()


def test_cells_are_written_as_they_are_laid_out() -> None:
    cells = lay_out(cell_town())
    rows = parsed(whole()[CELLS])
    assert [row["cell_id"] for row in rows] == cells["cell_id"].tolist()
    assert [row["name_it"] for row in rows] == cells["name_it"].tolist()
    assert [float(row["street_m"]) for row in rows] == pytest.approx(cells["street_m"].tolist(), abs=0.0501)
    assert [float(row["inside_share"]) for row in rows] == pytest.approx(cells["inside_share"].tolist(), abs=5.1e-5)
    assert all(len(row["street_m"].partition(".")[2]) <= 1 for row in rows)
    assert all(0 < float(row["inside_share"]) <= 1 for row in rows)


def test_the_columns_of_a_table_are_those_of_its_header() -> None:
    fewer = rebuilt(cell_town(), {CELLS: CELL_COLUMNS}) | {}
    assert fewer[CELLS].splitlines()[0] + "\n" == CELL_COLUMNS
    assert whole()[CELL_OBSERVATIONS].splitlines()[0] == ",".join(["cell_id", *OBSERVATION])


def test_the_layer_has_the_ids_of_the_table_in_its_order() -> None:
    features = json.loads(whole()[CELL_LAYER])["features"]
    assert [each["id"] for each in features] == [row["cell_id"] for row in parsed(whole()[CELLS])]
    assert whole()[CELL_LAYER] == layer_text(lay_out(cell_town()), "cell_id")


def test_every_cell_has_every_indicator_once_by_indicator_then_cell() -> None:
    rows = parsed(whole()[CELL_OBSERVATIONS])
    cells = [row["cell_id"] for row in parsed(whole()[CELLS])]
    assert [(row["indicator_id"], row["cell_id"]) for row in rows] == [
        (indicator, cell) for indicator in CELL_MEASURES for cell in cells
    ]


def test_areas_get_the_median_of_the_same_cells() -> None:
    cells = pd.DataFrame(parsed(whole()[CELLS])).set_index("cell_id")
    figures = pd.DataFrame(parsed(whole()[CELL_OBSERVATIONS])).astype({"value": "float64"})
    areas = pd.DataFrame(parsed(whole()[OBSERVATIONS])).query("indicator_id in @CELL_MEASURES")
    assert len(areas) == len(CELL_MEASURES) * len(cell_town().tables["areas"])
    for row in areas[areas["area_id"].isin(["west", "east"])].itertuples():
        inside = figures["cell_id"].map(cells["zone_id"]) == row.area_id
        own = figures[inside & (figures["indicator_id"] == row.indicator_id)]["value"]
        assert float(str(row.value)) == pytest.approx(own.median(), abs=0.0101)


def test_what_is_written_by_machine_is_said_to_be() -> None:
    statuses = {row["status"] for row in parsed(whole()[CELL_OBSERVATIONS])}
    assert statuses <= MACHINE_MADE
    made = [row for row in parsed(whole()[OBSERVATIONS]) if row["indicator_id"] in CELL_MEASURES]
    assert all(is_machine_made(row) for row in made)
