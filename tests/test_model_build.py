"""The command that writes what is computed: which files, what it tells of them, and the real figures."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from lib.model.build import differences, main
from lib.model.computing.computed import computed_rows
from lib.model.computing.measures import MEASURES
from lib.model.computing.rebuilt import CELL_LAYER, CELL_OBSERVATIONS, CELLS, KEYS, OBSERVATIONS
from lib.model.profile import place_in_city
from lib.store import Package, load_package
from tests import edits, packages

CITY = Path(__file__).parents[1] / "data" / "torino"
GOLDEN = Path(__file__).parent / "golden" / "area_indicators.csv"
GOLDEN_COLUMNS = ["indicator_id", "area_id", "period", "value", "count", "status"]


@cache
def city() -> Package:
    """The package in the repository."""
    return load_package(CITY)


@cache
def figures() -> pd.DataFrame:
    """The computed value of every indicator (columns) for every area (rows)."""
    frame = pd.DataFrame(computed_rows(city()))
    return frame.assign(value=pd.to_numeric(frame["value"])).pivot(
        index="area_id", columns="indicator_id", values="value"
    )


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of the package, to be written to."""
    return Path(shutil.copytree(CITY, tmp_path / "city"))


def header_only(folder: Path) -> None:
    """Leave nothing of the cells but the headers of their files."""
    for name in (CELLS, CELL_OBSERVATIONS):
        edits.write(folder / name, edits.read(folder / name)[:1])
    edits.write_layer(folder / CELL_LAYER, {"type": "FeatureCollection", "features": []})


STALE_CELL = "8a1f9840ffeffff"


def stale(folder: Path) -> None:
    """Give the first cell an index that is no longer one of the town's."""
    fresh = edits.read(folder / CELLS)[1][0]
    for name in (CELLS, CELL_LAYER, CELL_OBSERVATIONS):
        text = (folder / name).read_text("utf-8")
        (folder / name).write_text(text.replace(fresh, STALE_CELL), "utf-8")


def drop_cells(folder: Path) -> None:
    """Make it a package that was written before there were cells."""
    gone = {CELLS, CELL_LAYER, CELL_OBSERVATIONS}

    def without(description: dict[str, Any]) -> None:
        description["resources"] = [each for each in description["resources"] if each["path"] not in gone]

    edits.edit_description(folder, without)
    for name in gone:
        (folder / name).unlink()


def test_the_committed_files_are_up_to_date(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(CITY), "--check"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told == [f"{CITY / name}: up to date" for name in KEYS]


def test_building_again_changes_nothing(copied: Path) -> None:
    before = {name: (copied / name).read_bytes() for name in KEYS}
    assert main([str(copied)]) == 0
    assert {name: (copied / name).read_bytes() for name in KEYS} == before


def test_one_run_is_enough_when_the_cells_are_gone(copied: Path) -> None:
    before = {name: (copied / name).read_bytes() for name in KEYS}
    header_only(copied)
    assert main([str(copied), "--check"]) == 1
    assert main([str(copied)]) == 0
    assert {name: (copied / name).read_bytes() for name in KEYS} == before


def test_stale_cells_are_named_and_replaced(copied: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {name: (copied / name).read_bytes() for name in KEYS}
    stale(copied)
    assert main([str(copied), "--check"]) == 1
    told = capsys.readouterr().err.splitlines()
    assert [line.split(": ")[0] for line in told if "differences" in line] == [
        str(copied / name) for name in (CELLS, CELL_LAYER, CELL_OBSERVATIONS)
    ]
    assert [line for line in told if line.startswith("- ")][:1] == [f"- {STALE_CELL}"]
    assert main([str(copied)]) == 0
    assert {name: (copied / name).read_bytes() for name in KEYS} == before


def test_a_package_without_cells_is_built_without_them(copied: Path) -> None:
    drop_cells(copied)
    before = (copied / OBSERVATIONS).read_text("utf-8")
    assert main([str(copied)]) == 0
    after = (copied / OBSERVATIONS).read_text("utf-8")
    assert not (copied / CELLS).exists()
    assert "distance-stop" in before
    assert "distance-stop" not in after
    assert main([str(copied), "--check"]) == 0


def test_another_city_without_cells_is_built_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = packages.write_city(tmp_path / "fiumalta")
    assert main([str(folder)]) == 0
    assert main([str(folder), "--check"]) == 0
    assert capsys.readouterr().out == f"{folder / OBSERVATIONS}: up to date\n"


def test_a_cell_changed_by_hand_is_found(copied: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edits.set_cell(copied / CELLS, 2, "name_en", "Elsewhere")
    edits.set_cell(copied / CELL_OBSERVATIONS, 2, "value", "1")
    assert main([str(copied), "--check"]) == 1
    told = capsys.readouterr().err
    assert "name_en 'Elsewhere' -> 'Corso Vigevano, cell 1'" in told
    assert ": value '1' -> '" in told


def test_differences_are_of_rows_in_tables_and_of_features_in_layers() -> None:
    empty = '{"type": "FeatureCollection", "features": [\n]}\n'
    assert differences(CELL_LAYER, {CELL_LAYER: empty}, empty) == []
    assert differences(CELLS, {CELLS: "cell_id,order\na,1\n"}, "cell_id,order\na,2\n") == ["~ a: order '1' -> '2'"]


def test_a_figure_changed_by_hand_is_found_and_put_right(copied: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = copied / OBSERVATIONS
    before = file.read_bytes()
    line = next(each for each in before.splitlines() if each.startswith(b"borgo-vanchiglia,venues,"))
    file.write_bytes(before.replace(line, line.replace(b",95,", b",96,")))
    assert main([str(copied), "--check"]) == 1
    told = capsys.readouterr().err
    assert "1 differences" in told
    assert "~ borgo-vanchiglia venues 2026-08-25 : value '96' -> '95'" in told
    assert main([str(copied)]) == 0
    assert file.read_bytes() == before


def test_checking_writes_nothing(copied: Path) -> None:
    file = copied / OBSERVATIONS
    file.write_text("".join(file.read_text("utf-8").splitlines(keepends=True)[:-1]), "utf-8")
    before = file.read_bytes()
    main([str(copied), "--check"])
    assert file.read_bytes() == before


def test_many_differences_are_cut_short(copied: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = copied / OBSERVATIONS
    kept = [line for line in file.read_text("utf-8").splitlines() if ",computed," not in line]
    file.write_text("\n".join(kept) + "\n", "utf-8")
    assert main([str(copied), "--check"]) == 1
    told = capsys.readouterr().err.splitlines()
    assert told[-1].startswith("... and ")
    assert len(told) == 22


def test_a_broken_package_is_not_built(copied: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (copied / "stops.geojson").unlink()
    before = (copied / OBSERVATIONS).read_bytes()
    assert main([str(copied)]) == 1
    assert "stops.geojson" in capsys.readouterr().err
    assert (copied / OBSERVATIONS).read_bytes() == before


def test_without_a_path_the_package_in_use_is_built(
    copied: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DORA_PACKAGE", str(copied))
    assert main(["--check"]) == 0
    assert str(copied) in capsys.readouterr().out


def test_without_a_path_or_a_name_it_is_the_city_package_under_data(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DORA_PACKAGE", raising=False)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit, match="no city package"):
        main(["--check"])
    shutil.copytree(CITY.parent, tmp_path / "data")
    assert main(["--check"]) == 0
    assert str(Path("data") / CITY.name) in capsys.readouterr().out


def test_the_figures_are_those_of_the_golden_file() -> None:
    golden = pd.read_csv(GOLDEN, dtype="str", keep_default_na=False)
    found = pd.DataFrame(computed_rows(city()), dtype="str")[GOLDEN_COLUMNS]
    pd.testing.assert_frame_equal(found, golden)


def test_every_indicator_has_a_row_for_every_area() -> None:
    rows = pd.DataFrame(computed_rows(city()))
    counts = rows.groupby("indicator_id").size()
    areas = len(city().tables["areas"])
    zones = int((city().tables["areas"]["level"] == "zone").sum())
    assert counts.drop("residents").eq(areas).all()
    assert counts["residents"] == areas - zones
    assert set(counts.index) == set(MEASURES)


def test_a_neighbourhood_is_the_sum_of_its_zones() -> None:
    areas = city().tables["areas"].set_index("area_id")
    for whole in areas.index[areas["level"] == "neighbourhood"]:
        zones = figures().loc[areas.index[areas["parent_id"] == whole]]
        for indicator_id in ("venues", "bars", "stops", "night-stops"):
            assert figures().loc[whole, indicator_id] == zones[indicator_id].sum()
        assert figures().loc[whole, "area-km2"] == pytest.approx(zones["area-km2"].sum(), abs=3e-4)


def test_the_neighbourhoods_have_the_residents_of_the_register() -> None:
    assert figures().loc[["aurora", "vanchiglia"], "residents"].tolist() == [38960, 29157]


def test_the_published_residents_of_the_zones_agree_with_the_reference_table() -> None:
    observed = city().tables["observations"].query("indicator_id == 'residents' and status == 'published'")
    codes = city().tables["areas"].set_index("area_id")["zone_codes"]
    table = city().tables["city_zones"].set_index("zone_code")["residents"]
    assert observed["value"].tolist() == [table[codes[area]] for area in observed["area_id"]]


def test_where_most_places_are_the_fewest_are_near_a_weekend_night_stop() -> None:
    areas = city().tables["areas"].set_index("area_id")
    zones = figures().loc[areas.index[areas["level"] == "zone"]]
    for indicator_id in ("venues", "venues-per-km2", "venues-per-1000", "bars"):
        assert zones[indicator_id].idxmax() == "borgo-vanchiglia"
    assert zones["near-night-stop-share"].idxmin() == "borgo-vanchiglia"


def test_the_zone_that_does_not_reach_the_river_has_no_crossings_per_km() -> None:
    row = figures().loc["borgo-vanchiglia"]
    assert row["river-length"] == row["crossings"] == 0
    assert pd.isna(row["crossings-per-km"])


def test_the_written_place_is_the_one_that_profiles_show() -> None:
    areas = city().tables["areas"]
    for area in areas.loc[areas["level"] == "zone", "area_id"]:
        for indicator_id in ("bars", "bars-per-1000"):
            shown = place_in_city(city(), indicator_id, area)
            assert shown is not None
            assert figures().loc[area, f"{indicator_id}-city-place"] == shown.place


def test_shares_are_shares() -> None:
    shares = [each for each in MEASURES if each.endswith("-share")]
    values = figures()[shares].to_numpy()
    assert not ((values < 0) | (values > 100)).any()
    assert (figures()["near-night-stop-share"] <= figures()["near-stop-share"]).all()
