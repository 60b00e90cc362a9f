"""Observations of cells as rows: what each says, when it is from, whose it is, and how sure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import geopandas as gpd
import pandas as pd
import pytest

from lib.model.computing.cell_measures import CELL_MEASURES
from lib.model.computing.cell_notes import CELL_NOTES, NEAREST
from lib.model.computing.cell_rows import Measured, cell_rows, is_minimum, measured
from lib.model.computing.cells import lay_out
from lib.store import Package
from tests.cell_town import cell_town, with_layer
from tests.model_packages import OBSERVATION

Row = dict[str, str]
NAN = float("nan")


@cache
def cells() -> gpd.GeoDataFrame:
    return lay_out(cell_town())


@cache
def known(*, near: bool = False) -> dict[str, Measured]:
    """Every indicator of the town, whose layers end 300 m from its neighbourhood if they are `near`."""
    stated: dict[str, Any] = {"reach_m": 300, "reach_of": ["neighbourhood"]} if near else {}
    return {each.key["indicator_id"]: each for each in measured(cell_town(stops=stated, venues=stated), cells())}


def rows(indicator: str, *, near: bool = False) -> list[Row]:
    return list(cell_rows(known(near=near)[indicator]))


def every() -> Iterator[Row]:
    return (row for each in CELL_MEASURES for near in (False, True) for row in rows(each, near=near))


def without(name: str) -> Package:
    return with_layer(cell_town(), name, cell_town().layers[name].iloc[:0])


def test_each_indicator_of_the_catalogue_is_measured_in_its_order() -> None:
    assert list(known()) == list(CELL_MEASURES)
    assert all(each.figures.index.tolist() == cells()["cell_id"].tolist() for each in known().values())


def test_what_the_catalogue_leaves_out_is_not_measured() -> None:
    listed = cell_town().tables["indicators"]
    fewer = listed[listed["indicator_id"] != "distance-stop"]
    town = replace(cell_town(), tables={**cell_town().tables, "indicators": fewer})
    found = [each.key["indicator_id"] for each in measured(town, cells())]
    assert found == [each for each in CELL_MEASURES if each != "distance-stop"]


@pytest.mark.parametrize("indicator", CELL_MEASURES)
def test_every_cell_has_a_row_in_its_order(indicator: str) -> None:
    assert [row["cell_id"] for row in rows(indicator)] == cells()["cell_id"].tolist()
    assert {row["indicator_id"] for row in rows(indicator)} == {indicator}
    assert {row["time_band"] for row in rows(indicator)} == {CELL_MEASURES[indicator].time_band}


def test_rows_have_the_columns_of_observations_as_text() -> None:
    for row in every():
        assert set(row) <= {"cell_id", *OBSERVATION}
        assert all(isinstance(value, str) for value in row.values())


def test_values_are_written_with_two_decimals_more_than_shown() -> None:
    figures = known()["distance-stop"].figures["value"]
    assert [float(row["value"]) for row in rows("distance-stop")] == pytest.approx(figures.tolist(), abs=0.00501)
    assert all(len(row["value"].partition(".")[2]) <= 2 for row in every())


def test_each_row_names_the_nearest_and_carries_its_date_source_and_address() -> None:
    for row, figure in zip(
        rows("distance-cared-place"), known()["distance-cared-place"].figures.itertuples(), strict=True
    ):
        assert f"Il più vicino: {figure.name}." in row["note_it"]
        assert f"The nearest: {figure.name}." in row["note_en"]
        assert (row["period"], row["source_id"], row["url"]) == (figure.period, figure.source_id, figure.url)
    assert {row["source_id"] for row in rows("distance-cared-place")} >= {"gazette", "map", "register"}


def test_a_nearest_without_a_name_is_said_to_have_none() -> None:
    nameless = [row["note_en"] for row in rows("distance-venue") if "has no name" in row["note_en"]]
    named = [row["note_en"] for row in rows("distance-venue") if "Anchor" in row["note_en"]]
    assert nameless
    assert named
    assert not set(nameless) & set(named)


def test_the_accuracy_of_the_nearest_is_told_where_it_leaves_bounds() -> None:
    for row in rows("distance-cared-place"):
        told = "Its position is known to within" in row["note_en"]
        assert told == bool(row["lower"]), row
        if "library" in row["note_en"]:
            assert "40 m" in row["note_it"]
            assert float(row["lower"]) <= float(row["value"]) - 40 + 0.01
            assert float(row["upper"]) <= float(row["value"]) + 40 + 0.01


def test_the_end_of_the_layer_is_told_where_it_bounds_the_distance() -> None:
    ended = [row for row in rows("distance-night-stop", near=True) if row["lower"]]
    edges = known(near=True)["distance-night-stop"].figures["edge"]
    assert 0 < len(ended) < len(cells())
    for row in ended:
        assert f"The layer ends {edges[row['cell_id']]:.0f} m from here" in row["note_en"]
        assert float(row["lower"]) == pytest.approx(edges[row["cell_id"]], abs=0.01)
        assert row["upper"] == row["value"]
    assert not any(row["lower"] for row in rows("distance-night-stop"))


def test_a_count_that_is_a_minimum_says_so_and_is_less_sure() -> None:
    least = [row for row in rows("venues-300m", near=True) if row["lower"]]
    sure = [row for row in rows("venues-300m", near=True) if not row["lower"]]
    assert least
    assert sure
    for row in least:
        assert row["lower"] == row["value"]
        assert row["upper"] == ""
        assert (row["value_text_it"], row["value_text_en"]) == (f"almeno {row['value']}", f"at least {row['value']}")
        assert "inside the circle" in row["note_en"]
        assert row["confidence"] == "low"
    assert {row["confidence"] for row in sure} == {"medium"}
    assert {row["value_text_it"] for row in sure} == {""}


def test_counts_are_whole() -> None:
    assert all(row["value"].isdigit() for row in rows("venues-300m"))


def test_every_row_is_computed_and_in_both_languages() -> None:
    for row in every():
        assert row["status"] == "computed"
        assert all(bool(row[f"{name}_it"]) == bool(row[f"{name}_en"]) for name in ("note", "value_text"))
        assert row["note_it"].endswith(".")


@pytest.mark.parametrize(("indicator", "layer"), [("distance-venue", "venues"), ("venues-300m", "venues")])
def test_without_a_target_it_is_not_computable_and_says_why(indicator: str, layer: str) -> None:
    (found,) = [each for each in measured(without(layer), cells()) if each.key["indicator_id"] == indicator]
    for row in cell_rows(found):
        assert row["status"] == "not computable"
        assert row["period"] == "2026-01-01"
        assert row["note_en"] == CELL_NOTES["no-target"].en
        assert "value" not in row


def test_a_network_without_a_night_line_has_no_night_stop() -> None:
    stops = cell_town().layers["stops"].assign(night_lines="")
    found = {each.key["indicator_id"]: each for each in measured(with_layer(cell_town(), "stops", stops), cells())}
    assert {row["status"] for row in cell_rows(found["distance-night-stop"])} == {"not computable"}
    assert {row["status"] for row in cell_rows(found["distance-stop"])} == {"computed"}


def test_the_order_of_the_features_does_not_matter() -> None:
    turned = cell_town().layers["venues"].iloc[::-1].reset_index(drop=True)
    found = {each.key["indicator_id"]: each for each in measured(with_layer(cell_town(), "venues", turned), cells())}
    for indicator in ("distance-venue", "venues-300m"):
        values = [row["value"] for row in cell_rows(found[indicator])]
        assert values == [row["value"] for row in rows(indicator)]


def test_a_minimum_has_a_lower_end_alone() -> None:
    assert is_minimum({"lower": 3.0, "upper": NAN})
    assert not is_minimum({"lower": 3.0, "upper": 5.0})
    assert not is_minimum({"lower": NAN, "upper": NAN})


def test_every_sentence_is_there_in_both_languages_with_the_same_blanks() -> None:
    for text in (*NEAREST.values(), *CELL_NOTES.values()):
        assert text.it
        assert text.en
        blanks = [sorted(part.partition("}")[0] for part in each.split("{")[1:]) for each in text]
        assert blanks[0] == blanks[1], text


def test_every_measure_has_its_sentence() -> None:
    assert {measure.note for measure in CELL_MEASURES.values()} == set(NEAREST)


def test_figures_can_be_read_back_as_numbers() -> None:
    frame = pd.DataFrame(list(every()))
    for column in ("value", "lower", "upper"):
        assert pd.to_numeric(frame[column], errors="coerce").isna().equals(frame[column] == "")
