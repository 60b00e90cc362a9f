"""One row for every indicator: its status, figures, target, trend, age, coverage and confidence."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.model.cities.series import coverage
from lib.model.cities.standings import unit_of
from lib.model.figures import latest
from lib.model.knowledge import unpublished
from lib.model.monitoring.freshness import DUE, FRESH, NO_FIGURE, ONCE, STALE, STATES, age, stated_day
from lib.model.monitoring.monitored import ROW, areas, newest, observed
from lib.model.monitoring.monitoring import (
    AGE,
    BY_STATUS,
    CATALOGUE,
    COVERAGE,
    NAME,
    NO_TARGET,
    NOT_PUBLISHED,
    OFF_TARGET,
    ON_TARGET,
    SORTS,
    STATUSES,
    Row,
    count,
    monitoring,
    ordered,
    select,
)
from lib.model.monitoring.targets import bare_targets, targets
from lib.store import Package, load_package
from lib.web.packages import city, comparison
from tests import monitoring_package
from tests.edits import read, write
from tests.packages import write_comparison

HOME = city().config.istat_code
THEMES = tuple(city().tables["themes"]["theme_id"])
DAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Package:
    return monitoring_package.load(tmp_path_factory.mktemp("monitoring") / "town")


def of(package: Package, name: str, **asked: str) -> Row:
    return next(row for row in monitoring(package, **asked) if row.id == name)


# Every indicator, once


@pytest.mark.parametrize(("found", "code"), [(city(), ""), (comparison(), HOME)])
def test_every_indicator_of_the_catalogue_has_one_row(found: Package, code: str) -> None:
    rows = monitoring(found, city=code)
    assert len({row.id for row in rows}) == len(rows)
    assert [row.id for row in rows if row.indicator] == list(found.tables["indicators"]["indicator_id"])
    assert [row.id for row in rows if row.indicator is None] == list(bare_targets(found))


def test_the_projects_own_targets_come_first(package: Package) -> None:
    assert [row.id for row in monitoring(package)[:3]] == ["call-funds", "works-end", "report"]


def test_rows_are_built_once(package: Package) -> None:
    assert monitoring(package) is monitoring(package)


# Status


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("works-end", OFF_TARGET),
        ("call-funds", ON_TARGET),
        ("report", NOT_PUBLISHED),
        ("noise-square", OFF_TARGET),
        ("bars", ON_TARGET),
        ("proposals", NOT_PUBLISHED),
        ("feels-safe", NOT_PUBLISHED),
        ("lamps", NOT_PUBLISHED),
        ("residents", NO_TARGET),
        ("trust", NO_TARGET),
    ],
)
def test_the_status_follows_targets_then_figures(package: Package, name: str, status: str) -> None:
    assert of(package, name).status == status


def test_one_missed_target_decides(tmp_path: Path) -> None:
    folder = monitoring_package.write_package(tmp_path / "town")
    rows = read(folder / "targets.csv")
    place = next(number for number, row in enumerate(rows) if row[0] == "bars-least")
    rows[place][rows[0].index("planned")] = "5"
    write(folder / "targets.csv", rows)
    assert of(load_package(folder), "bars").status == OFF_TARGET
    rows[place][rows[0].index("actual")] = ""
    write(folder / "targets.csv", rows)
    assert of(load_package(folder), "bars").status == NOT_PUBLISHED


def test_without_an_outcome_or_a_figure_it_is_not_published() -> None:
    """The rows of that status are the indicators nobody published, and the targets of which the outcome is unknown."""
    rows = [row for row in monitoring(city()) if row.status == NOT_PUBLISHED]
    bare = {row.id for row in rows if not row.targets}
    assert bare == set(unpublished(city())["indicator_id"])
    assert count(monitoring(city())).open == len(rows) - len(bare)


def test_counts_add_up(package: Package) -> None:
    for found, code in ((package, ""), (city(), ""), (comparison(), HOME)):
        rows = monitoring(found, city=code)
        counts = count(rows)
        assert counts.total == len(rows) == sum(counts.by_status.values())
        assert tuple(counts.by_status) == STATUSES
        assert counts.stale == len(select(rows, freshness=STALE))
        assert counts.open <= counts.by_status[NOT_PUBLISHED]


# Figures


def test_areas_stand_beside_each_other_in_their_order(package: Package) -> None:
    row = of(package, "bars")
    assert [(figure.subject.id, figure.record["value"]) for figure in row.figures] == [
        ("east-bank", 13),
        ("west-bank", 0),
    ]
    assert [figure.subject.hue for figure in row.figures] == ["warm", "cool"]


def test_areas_of_another_level_stand_in_where_those_have_no_figure(package: Package) -> None:
    """A place among the zones is a figure of zones: the neighbourhoods, made of several, have none."""
    assert [figure.subject.id for figure in of(package, "venue-density").figures] == ["east-bank"]
    rows = of(city(), "bars-city-place")
    levels = city().tables["areas"].set_index("area_id")["level"]
    assert {levels[figure.subject.id] for figure in rows.figures} == {"zone"}
    assert all(figure.known for figure in rows.figures)


def test_territories_have_the_latest_figure_of_each(package: Package) -> None:
    assert [figure.record["period"] for figure in of(package, "trust").figures] == ["2023"]
    assert [figure.subject.id for figure in of(package, "foreign-share").figures] == ["postcode-1", "postcode-2"]


def test_a_band_is_a_figure(package: Package) -> None:
    assert all(figure.known for figure in of(package, "foreign-share").figures)


def test_what_was_not_published_is_shown_and_is_no_figure(package: Package) -> None:
    row = of(package, "feels-safe")
    assert [figure.known for figure in row.figures] == [False]
    assert not row.known
    assert newest(row.figures) is None


@pytest.mark.parametrize("table", ["observations", "context_observations"])
def test_every_row_of_a_file_is_found_by_its_number(table: str) -> None:
    lines = read(city().path / f"{table}.csv")
    found = observed(city(), table)
    rows = [row for of_indicator in found.values() for several in of_indicator.values() for row in several]
    assert sorted(row[ROW] for row in rows) == list(range(2, len(lines) + 1))
    for row in rows:
        assert row["indicator_id"] == lines[row[ROW] - 1][1]
        assert row["note_en"] == lines[row[ROW] - 1][lines[0].index("note_en")]


def test_figures_are_those_of_the_map() -> None:
    frame = city().tables["observations"]
    for row in monitoring(city()):
        for figure in row.figures if row.indicator and row.indicator["level"] == "area" else ():
            chosen = frame[(frame["indicator_id"] == row.id) & (frame["area_id"] == figure.subject.id)]
            assert latest(chosen, "area_id").index[0] + 2 == figure.record[ROW]


# Trend, age, coverage, confidence


def test_a_trend_is_that_of_the_same_subject(package: Package) -> None:
    row = of(package, "trust")
    assert row.trend
    assert (row.trend.before["period"], row.trend.after["period"]) == ("2019", "2023")
    per_head = of(package, "bars-per-1000")
    assert per_head.trend
    assert per_head.trend is per_head.figures[0].trend
    assert per_head.figures[1].trend is None
    assert of(package, "residents").trend is None


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("bars", FRESH),
        ("trust", FRESH),
        ("residents", STALE),
        ("noise-square", ONCE),
        ("venue-density", "not-stated"),
        ("feels-safe", NO_FIGURE),
        ("works-end", ONCE),
        ("report", NO_FIGURE),
    ],
)
def test_the_age_is_that_of_the_newest_figure(package: Package, name: str, state: str) -> None:
    assert of(package, name).age.state == state


def test_the_day_is_the_packages_unless_another_one_is_given(package: Package) -> None:
    assert stated_day(package) == DAY
    aged = {row.id: row.age for row in monitoring(package)}
    assert aged["residents"] == age("2023", "P1Y", DAY)
    earlier = {row.id: row.age for row in monitoring(package, date(2025, 6, 1))}
    assert earlier["residents"] == age("2023", "P1Y", date(2025, 6, 1))
    assert earlier["residents"].state == DUE


def test_all_states_appear_among_the_real_figures() -> None:
    found = {row.age.state for found in (monitoring(city()), monitoring(comparison(), city=HOME)) for row in found}
    assert found == {*STATES, NO_FIGURE}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("bars", (2, 2)),
        ("bars-per-1000", (3, 3)),
        ("residents", (2, 2)),
        ("venue-density", (1, 3)),
        ("feels-safe", (0, 2)),
        ("lamps", (0, 3)),
        ("trust", (1, 1)),
        ("foreign-share", (2, 2)),
        ("works-end", None),
    ],
)
def test_coverage_counts_the_places_an_indicator_is_given_for(
    package: Package, name: str, expected: tuple[int, int] | None
) -> None:
    assert of(package, name).coverage == expected


def test_the_confidence_is_the_lowest_of_the_figures_shown(package: Package) -> None:
    assert of(package, "bars-per-1000").confidence == "medium"
    assert of(package, "residents").confidence == "medium"
    assert of(package, "feels-safe").confidence == ""
    assert of(package, "works-end").confidence == "high"


# Cities that are compared


@pytest.mark.parametrize("code", [HOME, "052032", "015146"])
def test_a_compared_city_has_its_own_figures_or_its_regions(code: str) -> None:
    package = comparison()
    for row in monitoring(package, city=code):
        assert {figure.subject.id for figure in row.figures} <= {unit_of(package, row.id, code)}
        assert row.targets == ()
        assert row.status == (NO_TARGET if row.known else NOT_PUBLISHED)


def test_coverage_of_cities_is_that_of_the_page_of_cities() -> None:
    package = comparison()
    for row in monitoring(package, city=HOME):
        assert row.coverage == coverage(package, row.id)


def test_a_city_that_is_not_there_is_refused(tmp_path: Path) -> None:
    package = load_package(write_comparison(tmp_path / "cities"))
    assert [row.status for row in monitoring(package, city="090001")] == [NO_TARGET, NOT_PUBLISHED]
    assert [row.status for row in monitoring(package, city="090002")] == [NO_TARGET, NO_TARGET]
    with pytest.raises(KeyError):
        monitoring(package, city="999999")


# Filters and orders


def test_filters_keep_what_they_name() -> None:
    rows = monitoring(city())
    for status in STATUSES:
        assert {row.status for row in select(rows, status=status)} == {status}
    for state in STATES:
        assert {row.age.state for row in select(rows, freshness=state)} <= {state}
    assert {row.theme_id for row in select(rows, theme="access")} == {"access"}
    assert select(rows) == rows
    both = select(rows, status=NO_TARGET, freshness=STALE, theme="access")
    assert both
    assert all((row.status, row.age.state, row.theme_id) == (NO_TARGET, STALE, "access") for row in both)


@given(st.sampled_from(SORTS), st.sampled_from(["it", "en"]))
def test_an_order_changes_nothing_but_the_order(by: str, lang: str) -> None:
    rows = monitoring(city())
    found = ordered(rows, by, THEMES, lang)
    assert sorted(row.id for row in found) == sorted(row.id for row in rows)
    assert ordered(found, by, THEMES, lang) == found


def test_orders() -> None:
    rows = monitoring(city())
    by_status = [STATUSES.index(row.status) for row in ordered(rows, BY_STATUS, THEMES, "en")]
    assert by_status == sorted(by_status)
    themes = list(dict.fromkeys(row.theme_id for row in ordered(rows, CATALOGUE, THEMES, "en")))
    assert themes == ["", *THEMES]
    names = [row.name_it.casefold() for row in ordered(rows, NAME, THEMES, "it")]
    assert names == sorted(names)
    ages = [row.age.months for row in ordered(rows, AGE, THEMES, "en")]
    known = [months for months in ages if months is not None]
    assert ages[: len(known)] == known == sorted(known, reverse=True)
    shares = [row.coverage[0] / row.coverage[1] for row in ordered(rows, COVERAGE, THEMES, "en") if row.coverage]
    assert all(one <= other for one, other in pairwise(shares))
    assert ordered(rows, COVERAGE, THEMES, "en")[-1].coverage is None


def test_areas_of_a_level_are_named_in_both_languages(package: Package) -> None:
    assert [(area.id, area.name_it, area.name_en) for area in areas(package, "zone")] == [
        ("mill-zone", "Mulino", "Mill")
    ]


def test_targets_of_a_row_are_those_about_its_indicator() -> None:
    for row in monitoring(city()):
        named = {target.record["indicator_id"] for target in row.targets}
        assert named <= {row.id if row.indicator else ""}
    assert sum(len(row.targets) for row in monitoring(city())) == len(targets(city()))
