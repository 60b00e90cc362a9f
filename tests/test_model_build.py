"""The command that writes computed observations: what it replaces, what it leaves, and the real figures."""

from __future__ import annotations

import csv
import io
import shutil
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from lib.model.build import OBSERVATIONS, differences, is_machine_made, main, rebuilt
from lib.model.computed import computed_rows
from lib.model.measures import MEASURES
from lib.model.profile import place_in_city
from lib.store import Package, load_package
from tests.model_packages import OBSERVATION, observations, town

CITY = Path(__file__).parents[1] / "data" / "torino"
GOLDEN = Path(__file__).parent / "golden" / "area_indicators.csv"
GOLDEN_COLUMNS = ["indicator_id", "area_id", "period", "value", "count", "status"]
COLUMNS = ["area_id", *OBSERVATION]


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


def written(rows: list[dict[str, object]]) -> str:
    """An observations.csv of the town."""
    out = io.StringIO()
    observations("area_id", rows).to_csv(out, index=False, lineterminator="\n")
    return out.getvalue()


def parsed(text: str) -> list[dict[str, str]]:
    """The rows of an observations.csv."""
    return list(csv.DictReader(io.StringIO(text)))


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
]


def test_stale_rows_go_and_rows_made_by_hand_stay_as_they_are() -> None:
    present = written([*STALE, *BY_HAND])
    rows = parsed(rebuilt(town(), present))
    kept = [row for row in parsed(present) if not is_machine_made(row)]
    assert len(kept) == len(BY_HAND)
    assert all(row in rows for row in kept)
    assert "99" not in {row["value"] for row in rows}


def test_only_the_commands_own_rows_are_machine_made() -> None:
    assert [is_machine_made(row) for row in parsed(written(STALE))] == [True] * 3
    assert [is_machine_made(row) for row in parsed(written(BY_HAND))] == [False] * 4


def test_rows_follow_the_catalogue_then_the_areas_then_the_period() -> None:
    rows = parsed(rebuilt(town(), written(BY_HAND)))
    indicators = list(town().tables["indicators"]["indicator_id"])
    areas = list(town().tables["areas"]["area_id"])
    places = [(indicators.index(row["indicator_id"]), areas.index(row["area_id"])) for row in rows]
    assert places == sorted(places)
    assert [row["period"] for row in rows if row["indicator_id"] == "parks"] == ["2023", "2018", "2019"]


def test_the_order_of_the_rows_in_the_file_does_not_matter() -> None:
    assert rebuilt(town(), written(BY_HAND)) == rebuilt(town(), written([*BY_HAND[::-1], *STALE]))


def test_building_again_changes_nothing() -> None:
    once = rebuilt(town(), written(STALE))
    assert rebuilt(town(), once) == once


def test_the_text_has_the_columns_of_the_file_and_plain_line_ends() -> None:
    text = rebuilt(town(), written(BY_HAND))
    assert text.splitlines()[0] == ",".join(COLUMNS)
    assert "\r" not in text
    assert text.endswith("\n")


def test_differences_name_each_row_and_field() -> None:
    old, new = rebuilt(town(), written([])), rebuilt(town(), written([BY_HAND[0]]))
    assert differences(old, new) == ["+ west residents 2023 "]
    assert differences(new, old) == ["- west residents 2023 "]
    changed = old.replace("town,stops,2023-04,,,,5,", "town,stops,2023-04,,,,6,")
    assert differences(changed, old) == ["~ town stops 2023-04 : value '6' -> '5'"]


def test_the_form_of_the_file_counts_too() -> None:
    text = rebuilt(town(), written([]))
    assert differences(text, text) == []
    assert "order or the form" in differences(text.replace("\n", "\r\n"), text)[0]


def test_the_committed_observations_are_up_to_date(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(CITY), "--check"]) == 0
    assert "up to date" in capsys.readouterr().out


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
