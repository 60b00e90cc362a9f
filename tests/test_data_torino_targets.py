"""The targets of the city package: each as published somewhere in it, none that follows from its own outcome.

And what both catalogues say of refresh and survey base.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

import pytest

from lib.model.monitoring.targets import MET, NOT_MET, OPEN, targets
from lib.web.packages import city

DATA = Path(__file__).resolve().parents[1] / "data"
PACKAGE = DATA / "torino"
Row = dict[str, str]
PACKAGES = ("torino", "italy")


@cache
def read(package: str, name: str) -> tuple[Row, ...]:
    with (DATA / package / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def of(name: str) -> Row:
    (row,) = (row for row in read("torino", "targets") if row["target_id"] == name)
    return row


def find(table: str, **cells: str) -> Row:
    found = [row for row in read("torino", table) if all(row[name] == cell for name, cell in cells.items())]
    assert found, (table, cells)
    return found[0]


# What was found planned


EXPECTED = {
    "project-end": NOT_MET,
    "call-closing": NOT_MET,
    "call-funds": MET,
    "grants-aurora": OPEN,
    "grants-vanchiglia": OPEN,
    "grant-giardini-sulla-dora": MET,
    "giardini-sulla-dora-opening": NOT_MET,
    "sport-sessions": OPEN,
    "budget": OPEN,
    "joint-recommendations": OPEN,
    "2nite-end": OPEN,
    "night-noise-weekend-limit": NOT_MET,
    "night-noise-sunday-monday-limit": NOT_MET,
}


def test_the_targets_and_what_came_of_them() -> None:
    assert {target.record["target_id"]: target.outcome for target in targets(city())} == EXPECTED


def test_the_project_ended_a_year_late() -> None:
    end = find("timeline", event_id="project-end")
    row = of("project-end")
    assert row["actual_date"] == end["start"] == "2023-08"
    assert row["planned_date"] == "2022-08"
    assert "August 2022" in end["note_en"]
    assert row["url"] == end["url"]


def test_the_call_was_open_longer() -> None:
    call = find("timeline", event_id="call-open")
    assert of("call-closing")["actual_date"] == call["end"]
    assert "2 April" in call["name_en"]
    assert of("call-closing")["planned_date"] == "2021-04-02"


def test_the_funds_are_the_two_ceilings_together() -> None:
    ceilings = [row for row in read("torino", "observations") if row["indicator_id"] == "grant-ceiling"]
    assert float(of("call-funds")["actual"]) == sum(float(row["value"]) for row in ceilings) == 1_000_000
    assert of("call-funds")["planned"] == "1000000"
    assert "1 million" in find("timeline", event_id="call-launched")["name_en"]


@pytest.mark.parametrize("area", ["aurora", "vanchiglia"])
def test_the_ceilings_of_the_grants_are_what_was_planned(area: str) -> None:
    ceiling = find("observations", indicator_id="grant-ceiling", area_id=area)
    row = of(f"grants-{area}")
    assert (row["planned"], row["actual"], row["area_id"]) == (ceiling["value"], "", area)
    assert row["url"] == ceiling["url"]


def test_the_one_grant_that_is_known_keeps_to_the_most() -> None:
    project = find("local_projects", project_id="project-01")
    row = of("grant-giardini-sulla-dora")
    assert float(row["actual"]) == float(project["grant_eur"])
    assert row["url"] == project["url"]
    step = find("model", statement_id="step-call")
    assert "30 to 60 thousand euros" in step["statement_en"]
    assert row["planned"] == "60000"


def test_the_opening_is_that_of_the_project() -> None:
    row = of("giardini-sulla-dora-opening")
    assert row["actual_date"] == find("local_projects", project_id="project-01")["opened"]
    assert row["planned_date"] == "2022-05"
    assert re.search(r"/2022/03/14/.*aprira-a-maggio", row["url"])


def test_the_sessions_are_those_planned() -> None:
    planned = find("observations", indicator_id="sport-sessions-planned", area_id="aurora")
    assert of("sport-sessions")["planned"] == planned["value"] == "160"
    assert of("sport-sessions")["actual"] == ""


def test_the_budget_is_the_published_one() -> None:
    assert float(of("budget")["planned"]) == float(find("context_observations", indicator_id="project-budget")["value"])


def test_the_end_of_the_network_is_the_announced_one() -> None:
    event = find("timeline", event_id="2nite-network")
    assert of("2nite-end")["planned_date"] == event["end"]
    assert of("2nite-end")["url"] == event["url"]


def test_the_recommendations_were_expected() -> None:
    event = find("timeline", event_id="uia-meeting-piraeus")
    assert "September 2022" in event["note_en"]
    assert of("joint-recommendations")["planned_date"] == "2022-09"


@pytest.mark.parametrize("name", ["night-noise-weekend", "night-noise-sunday-monday"])
def test_noise_is_held_against_the_limit_that_applied(name: str) -> None:
    limit = find("context_observations", indicator_id="night-noise-limit")
    measured = find("context_observations", indicator_id=name)
    row = of(f"{name}-limit")
    assert (row["planned"], row["actual"]) == (limit["value"], measured["value"])
    assert row["territory_id"] == limit["territory_id"] == measured["territory_id"]
    assert "not an aim of the project" in row["note_en"]


# Every target


@pytest.mark.parametrize("row", read("torino", "targets"), ids=lambda row: row["target_id"])
def test_a_target_says_what_was_planned_by_whom_and_where(row: Row) -> None:
    number, day = bool(row["planned"]), bool(row["planned_date"])
    assert (number, day) == (row["kind"] == "number", row["kind"] == "date")
    assert not (row["actual"] and day)
    assert not (row["actual_date"] and number)
    assert row["comparison"] in (("by",) if day else ("at-least", "at-most", "equal"))
    assert bool(row["unit_it"]) == bool(row["unit_en"]) == number
    assert row["url"].startswith("http")
    assert row["confidence"] in ("high", "medium", "low")
    assert row["note_it"] and row["note_en"]
    assert row["note_it"] != row["note_en"]
    assert row["name_it"] != row["name_en"]


def test_ids_and_order_are_of_their_own() -> None:
    rows = read("torino", "targets")
    assert [int(row["order"]) for row in rows] == list(range(1, len(rows) + 1))
    assert not {row["target_id"] for row in rows} & {row["indicator_id"] for row in read("torino", "indicators")}


def test_every_source_of_a_target_is_one_of_the_packages() -> None:
    known = {row["source_id"] for row in read("torino", "sources")}
    assert {row["source_id"] for row in read("torino", "targets")} <= known


def test_what_is_open_says_that_the_outcome_was_not_found() -> None:
    for row in read("torino", "targets"):
        if not row["actual"] and not row["actual_date"]:
            assert re.search(r"not published|not found", row["note_en"]), row["target_id"]
            assert re.search(r"non è (pubblicato|stat[ao] trovat[ao])|non è stato trovato", row["note_it"]), row[
                "target_id"
            ]


# Refresh and base


@pytest.mark.parametrize("package", PACKAGES)
def test_a_refresh_is_written_as_it_should_be(package: str) -> None:
    found = {row["frequency"] for row in read(package, "indicators")}
    assert found <= {"", "once", "P1Y", "P4Y", "P5Y", "P7Y"}
    assert {"P1Y", "P4Y", ""} <= found


def test_sources_with_the_same_editions_have_the_same_refresh() -> None:
    for package in PACKAGES:
        for row in read(package, "indicators"):
            if row["source_id"] == "eurostat-urb-percep":
                assert row["frequency"] == "P4Y"
            if row["source_id"].startswith(("osm-", "gtt-")):
                assert row["frequency"] == "P1Y"


def test_what_a_project_did_is_told_once() -> None:
    pilot = [row for row in read("torino", "indicators") if row["level"] == "pilot"]
    assert pilot
    assert {row["frequency"] for row in pilot} == {"once"}


@pytest.mark.parametrize("package", PACKAGES)
def test_the_base_is_what_the_unit_says(package: str) -> None:
    words = {
        "all respondents": "all-respondents",
        "valid answers": "valid-answers",
        "aged 14": "people-14",
        "base not stated": "not-stated",
    }
    for row in read(package, "indicators"):
        expected = [base for phrase, base in words.items() if phrase in row["unit_en"]]
        assert row["base"] == expected[0] if expected else row["base"] in ("", "households", "not-stated"), row


@pytest.mark.parametrize("package", PACKAGES)
def test_shares_of_households_have_that_base(package: str) -> None:
    for row in read(package, "indicators"):
        assert (row["base"] == "households") == (row["unit_en"] in ("% of households", "% of families"))


@pytest.mark.parametrize("package", PACKAGES)
def test_registers_counts_and_layers_have_no_base(package: str) -> None:
    for row in read(package, "indicators"):
        counted = row["interval"] == "poisson" or "€" in row["unit_en"]
        if counted or (row["status"] == "computed" and package == "torino"):
            assert row["base"] == "", row["indicator_id"]
