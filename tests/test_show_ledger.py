"""The ledger in words: every link of the chain, each said once, and nothing in it is markup."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lib.locale import LANGUAGES
from lib.model.monitoring.monitoring import Row, monitoring
from lib.show.lists.ledger import Step, doubts, ledgers, rhythm, screens, steps, target_steps
from lib.store import Package
from lib.web.packages import city, comparison
from tests import monitoring_package
from tests.hostile import infected

RUNS = re.compile(r"(?<!\\)<(?!https?://)|(?<!\\)\]\((?!<https?://)")
"""What Markdown would take for an element, or for a link that leads somewhere else than to the web."""

HOME = city().config.istat_code


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Package:
    return monitoring_package.load(tmp_path_factory.mktemp("chain") / "town")


def of(package: Package, name: str, code: str = "") -> Row:
    return next(row for row in monitoring(package, city=code) if row.id == name)


def told(found: tuple[Step, ...]) -> dict[str, tuple[str, ...]]:
    assert len({step.title for step in found}) == len(found)
    return {step.title: step.lines for step in found}


def plain(text: str) -> str:
    return text.replace("\\", "")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("package", "code"), [(city(), ""), (comparison(), HOME)])
def test_every_row_has_a_chain(package: Package, code: str, lang: str) -> None:
    for row in monitoring(package, city=code):
        found = steps(package, row, lang)
        assert bool(found) == (row.indicator is not None)
        assert all(step.lines and all(step.lines) for step in found)
        if row.known:
            assert len(found) == 3
            assert screens(package, row)


def test_the_chain_runs_from_the_source_over_the_row_to_the_formula(package: Package) -> None:
    found = told(steps(package, of(package, "bars"), "en"))
    assert list(found) == ["Source", "Row", "Formula"]
    assert len(found["Source"]) == 1
    assert found["Source"][0].startswith("[Fiumalta, 2023](<https://fiumalta.example/>)")
    assert "CC\\-BY\\-4\\.0" in found["Source"][0]
    assert plain(found["Row"][0]).startswith("observations.csv, row 7: East Bank, August 2026  \n`area_id=east-bank`")
    assert "`value=13`" in found["Row"][0]
    assert "`value=0`" in found["Row"][1]
    assert found["Formula"] == ("count  \nBy `make data`, from `areas.geojson`, `venues.geojson`.",)


def test_a_published_figure_is_not_computed_here(package: Package) -> None:
    assert told(steps(package, of(package, "trust"), "en"))["Formula"] == ("As published: nothing is computed here.",)


def test_a_figure_that_was_never_published_has_its_row_and_no_formula(package: Package) -> None:
    found = told(steps(package, of(package, "feels-safe"), "en"))
    assert "`status=not published`" in found["Row"][0]
    assert found["Formula"] == ("Nothing to compute: the figure was never published.",)


def test_an_indicator_without_any_row_says_so(package: Package) -> None:
    assert told(steps(package, of(package, "lamps"), "en")) == {"Row": ("There is no row: no figure was found.",)}
    assert screens(package, of(package, "lamps")) == ()


def test_the_figure_that_a_trend_is_held_against_is_in_the_chain(package: Package) -> None:
    row = of(package, "trust")
    assert [each.record["period"] for _figure, each in ledgers(package, row)] == ["2023", "2019"]
    rows = told(steps(package, row, "en"))["Row"]
    assert ["2023" in line.split("  \n")[0] for line in rows] == [True, False]


def test_screens_are_those_of_the_latest_figures_once_each(package: Package) -> None:
    found = screens(package, of(package, "bars-per-1000"))
    keys = [(screen.page, *screen.keys.items()) for screen in found]
    assert len(set(keys)) == len(keys)
    assert [screen.keys.get("area") for screen in found if screen.page == "map"] == ["east-bank", "west-bank"]
    compared = screens(comparison(), of(comparison(), "crimes-total", HOME))
    assert [screen.keys["period"] for screen in compared if screen.page == "cities"] == ["2024"]


def test_doubts_name_what_others_say_and_what_to_be_careful_about(package: Package) -> None:
    found = told(doubts(package, of(package, "residents"), "en"))
    assert found["Other sources say"] == ("Others\\: 950",)
    assert found["How sure"] == ("high", "medium")
    assert plain(told(doubts(package, of(package, "noise-square"), "en"))["Careful"][0]) == "One place only."
    assert plain(told(doubts(package, of(package, "lamps"), "en"))["What would fill it"][0]) == "The City's list"


def test_the_rhythm_tells_age_refresh_and_base(package: Package) -> None:
    found = {title: plain(lines[0]) for title, lines in told(rhythm(of(package, "trust"), "en")).items()}
    assert found == {
        "Age": "2.8 years, fresh",
        "New figure expected": "every 4 years",
        "Base of the survey": "all respondents, those who do not know included",
    }
    assert "Base of the survey" not in told(rhythm(of(package, "bars"), "en"))
    assert rhythm(of(package, "report"), "en") == ()
    assert told(rhythm(of(package, "lamps"), "en"))["Age"] == ("–",)


def test_a_target_has_a_chain_of_its_own(package: Package) -> None:
    row = of(package, "works-end")
    found = {title: plain(lines[0]) for title, lines in told(target_steps(package, row.targets[0], "en")).items()}
    assert found["Row"] == "targets.csv, row 2"
    assert found["Target"] == "by: August 2022"
    assert found["Outcome"] == "August 2023: off target, 12 months late"
    assert found["Note"] == "Late"
    assert found["How sure"] == "high"
    assert "gazette.example/one" in found["Source"]


def test_an_open_target_says_once_that_its_outcome_is_not_known(package: Package) -> None:
    row = of(package, "report")
    assert told(target_steps(package, row.targets[0], "en"))["Outcome"] == ("outcome not published",)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_texts_of_a_package_are_never_markup(tmp_path: Path, lang: str) -> None:
    hostile = infected(monitoring_package.load(tmp_path / "town"))
    for row in monitoring(hostile):
        chains = [*steps(hostile, row, lang), *doubts(hostile, row, lang), *rhythm(row, lang)]
        chains += [step for target in row.targets for step in target_steps(hostile, target, lang)]
        for step in chains:
            for line in step.lines:
                assert not RUNS.search(line), line


def test_numbers_stand_as_in_the_file() -> None:
    """A large number is not rounded on its way to the ledger."""
    row = of(city(), "project-budget")
    assert "`value=5804879.1`" in told(steps(city(), row, "en"))["Row"][0]
    assert "`value=30000`" in told(steps(city(), of(city(), "participants"), "en"))["Row"][0]
