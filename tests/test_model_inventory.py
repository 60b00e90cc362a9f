"""What a package holds, taken together."""

import pandas as pd
import pytest

from lib.model.inventory import (
    disagreements,
    figures,
    observations,
    reasons,
    sources_in_use,
    tally,
)
from lib.store import Package, load_package
from lib.store.codes import WITHOUT_FIGURE
from tests.packages import REAL, write_city, write_comparison


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Package:
    return load_package(write_city(tmp_path_factory.mktemp("town") / "city"))


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Package:
    return load_package(write_comparison(tmp_path_factory.mktemp("pair") / "cities"))


@pytest.fixture(scope="module", params=REAL, ids=lambda path: path.name)
def real(request: pytest.FixtureRequest) -> Package:
    return load_package(request.param)


def test_all_tables_of_observations_meet_in_one_frame(town: Package, pair: Package) -> None:
    assert list(observations(town)["table"]) == ["observations"] * 5 + ["context_observations"]
    assert list(observations(pair)["table"]) == ["observations"] * 3 + ["region_observations"] * 2


def test_subjects_have_their_names_in_both_languages(town: Package, pair: Package) -> None:
    rows = observations(town)
    assert list(rows["subject_en"])[:2] == ["East Bank", "West Bank"]
    assert rows.iloc[-1][["subject_id", "subject_it", "subject_en"]].tolist() == [
        "pilot-areas",
        "Aree pilota",
        "Pilot areas",
    ]
    rows = observations(pair)
    assert rows.iloc[0][["subject_it", "subject_en"]].tolist() == ["Fiumalta", "Fiumalta"]
    assert rows.iloc[-1][["subject_it", "subject_en"]].tolist() == ["Bassopiano", "Lowland"]


def test_no_observation_is_lost_and_none_lacks_a_subject(real: Package) -> None:
    rows = observations(real)
    tables = [frame for name, frame in real.tables.items() if name.endswith("observations")]
    assert len(rows) == sum(len(frame) for frame in tables)
    assert rows[["subject_it", "subject_en"]].notna().all(axis=None)
    assert (rows[["subject_it", "subject_en"]] != "").all(axis=None)


def test_the_frame_is_made_once_and_leaves_the_package_as_it_was(town: Package) -> None:
    before = town.tables["observations"].copy()
    assert observations(town) is observations(town)
    pd.testing.assert_frame_equal(town.tables["observations"], before)


def test_figures_leave_out_what_has_none(town: Package, real: Package) -> None:
    assert len(figures(town)) == 4
    assert not figures(real)["status"].isin(WITHOUT_FIGURE).any()
    assert figures(real)[["value", "lower", "upper"]].notna().any(axis=1).all()


def test_a_band_is_a_figure(town: Package) -> None:
    assert "west-bank" in set(figures(town)["subject_id"])


def test_disagreements_keep_the_figure_and_what_others_say(town: Package) -> None:
    rows = disagreements(town)
    assert len(rows) == 1
    row = rows.iloc[0]
    assert (row["subject_en"], row["name_en"], row["disagreement_en"]) == ("West Bank", "Residents", "Others: 950")
    assert row["lower"] == 900


def test_a_package_in_which_nobody_disagrees_has_none(pair: Package) -> None:
    assert disagreements(pair).empty


def test_every_disagreement_of_the_real_packages_is_found_in_both_languages(real: Package) -> None:
    rows = disagreements(real)
    expected = sum(
        int((frame["disagreement_it"] != "").sum())
        for name, frame in real.tables.items()
        if name.endswith("observations")
    )
    assert len(rows) == expected > 0
    assert (rows[["disagreement_it", "disagreement_en"]] != "").all(axis=None)
    assert rows["name_it"].notna().all()


def test_sources_are_counted_by_the_figures_that_rest_on_them(town: Package) -> None:
    rows = sources_in_use(town).set_index("source_id")["figures"]
    assert rows.to_dict() == {"registry": 3, "gazette": 1}


def test_the_most_used_source_comes_first_and_none_is_left_out(real: Package) -> None:
    rows = sources_in_use(real)
    assert rows["figures"].is_monotonic_decreasing
    assert set(rows["source_id"]) == set(real.tables["sources"]["source_id"])
    assert rows["figures"].sum() == len(figures(real))


def test_reasons_say_what_was_found_instead(town: Package) -> None:
    rows = reasons(town).set_index("indicator_id")
    assert list(rows.loc["feels-safe", ["subject_it", "note_it"]]) == ["Riva Est", "Mai pubblicato"]
    assert list(rows.loc["venue-density", ["subject_en", "note_en"]]) == ["Mill", "No area"]


def test_subjects_with_the_same_note_share_a_row(real: Package) -> None:
    rows = reasons(real)
    assert not rows.duplicated(["indicator_id", "note_it", "note_en"]).any()
    without = observations(real)
    without = without[without["status"].isin(WITHOUT_FIGURE) & (without["note_en"] != "")]
    assert set(rows["indicator_id"]) == set(without["indicator_id"])


def test_a_tally_adds_packages_up_and_counts_a_shared_source_once(town: Package, pair: Package) -> None:
    held = tally((town, pair))
    assert (held.figures, held.indicators, held.disagreements, held.unpublished) == (4 + 5, 4 + 2, 1, 1)
    assert held.sources == 2


def test_the_tally_of_the_real_packages_agrees_with_their_tables() -> None:
    packages = tuple(load_package(path) for path in REAL)
    held = tally(packages)
    assert held.indicators == sum(len(package.tables["indicators"]) for package in packages)
    assert held.figures == sum(len(figures(package)) for package in packages)
    assert held.unpublished > 0
