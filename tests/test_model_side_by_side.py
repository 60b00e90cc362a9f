"""Indicators side by side: levels stay apart, and every reference says what it is."""

import pytest

from lib.model.side_by_side import Line, compared_areas, limit, line, select, side_by_side, zones_in_city
from lib.store import Package, load_package
from tests.indicator_package import load
from tests.packages import REAL


@pytest.fixture(scope="module")
def fiumalta(tmp_path_factory: pytest.TempPathFactory) -> Package:
    return load(tmp_path_factory.mktemp("side") / "fiumalta")


@pytest.fixture(scope="module")
def real() -> Package:
    return next(package for package in map(load_package, REAL) if package.config.kind == "city")


def values(found: Line) -> dict[str, float]:
    return {area: row["value"] for area, row in found.areas.items()}


def test_compared_are_the_neighbourhoods(fiumalta: Package) -> None:
    assert list(compared_areas(fiumalta)["area_id"]) == ["east-bank", "west-bank"]


def test_every_indicator_has_one_line_by_theme_and_order(fiumalta: Package) -> None:
    lines = side_by_side(fiumalta)
    themes = list(fiumalta.tables["themes"]["theme_id"])
    places = [(themes.index(each.indicator["theme_id"]), each.indicator["order"]) for each in lines]
    assert len(lines) == len(fiumalta.tables["indicators"])
    assert places == sorted(places)
    assert lines[0].indicator["indicator_id"] == "feels-safe"


def test_an_area_shows_its_latest_figure_and_zones_are_left_out(fiumalta: Package) -> None:
    assert values(line(fiumalta, "bars-per-1000")) == {"east-bank": 10.8, "west-bank": 5.4}


def test_an_area_without_an_observation_is_left_out(fiumalta: Package) -> None:
    assert list(line(fiumalta, "venue-density").areas) == ["east-bank"]


def test_territories_come_latest_first_with_their_names(fiumalta: Package) -> None:
    found = line(fiumalta, "trust")
    assert not found.about_areas
    assert [(row["period"], row["name_en"], row["level"]) for row in found.territories] == [
        ("2023", "Fiumalta", "city"),
        ("2019", "Fiumalta", "city"),
    ]
    assert found.territories[0]["note_en"] == "A fall."
    assert found.territories[0]["note_territory_en"] == "The whole city"


def test_a_rate_is_held_against_the_median_of_the_zones(fiumalta: Package) -> None:
    (reference,) = line(fiumalta, "bars-per-1000").references
    assert (reference.kind, reference.count, reference.observation) == ("median", 3, None)
    assert reference.value == pytest.approx(8.0)  # 9/700, 4/500 and 0/980, each × 1,000


def test_a_count_of_zones_is_no_reference_for_several_of_them(fiumalta: Package) -> None:
    assert line(fiumalta, "bars").references == ()


def test_the_city_s_figure_of_the_same_indicator_is_a_reference(fiumalta: Package) -> None:
    (reference,) = line(fiumalta, "residents").references
    assert (reference.kind, reference.value) == ("territory", 25000)
    assert reference.observation is not None
    assert reference.observation["period"] == "2022"


def test_other_territories_are_never_references(fiumalta: Package) -> None:
    lines = [each for each in side_by_side(fiumalta) if not each.about_areas]
    assert lines
    assert all(each.references == () for each in lines)


def test_an_unknown_indicator_is_a_key_error(fiumalta: Package) -> None:
    with pytest.raises(KeyError):
        line(fiumalta, "no-such")


@pytest.mark.parametrize(
    ("theme", "status", "ids"),
    [
        ("care-of-places", None, {"noise-square", "noise-limit", "noise-quay", "lamps"}),
        ("care-of-places", "not published", {"lamps"}),
        (None, "not published", {"feels-safe", "lamps"}),
        ("capacity", None, set()),
    ],
)
def test_select_keeps_one_theme_and_status(
    fiumalta: Package, theme: str | None, status: str | None, ids: set[str]
) -> None:
    found = select(side_by_side(fiumalta), theme, status)
    assert {each.indicator["indicator_id"] for each in found} == ids


def test_select_without_a_wish_keeps_all(fiumalta: Package) -> None:
    assert select(side_by_side(fiumalta), None, None) == side_by_side(fiumalta)


def test_a_limit_applies_to_the_same_place_and_unit(fiumalta: Package) -> None:
    found = limit(fiumalta, line(fiumalta, "noise-square"))
    assert found is not None
    assert found[0].indicator["indicator_id"] == "noise-limit"
    assert found[1]["value"] == 50


@pytest.mark.parametrize("without", ["noise-quay", "noise-limit", "trust", "bars", "feels-safe"])
def test_no_limit_elsewhere_nor_on_itself(fiumalta: Package, without: str) -> None:
    assert limit(fiumalta, line(fiumalta, without)) is None


def test_zones_in_the_city_know_the_area_they_are_part_of(fiumalta: Package) -> None:
    zones = zones_in_city(fiumalta, "bars")
    assert zones is not None
    assert zones[["zone_code", "name", "value", "parent_id"]].to_numpy().tolist() == [
        ["01", "Mulino", 9.0, "east-bank"],
        ["02", "Ponte", 4.0, ""],
        ["03", "Molo", 0.0, ""],
    ]


def test_a_place_among_zones_is_shown_by_what_it_is_the_place_in(fiumalta: Package) -> None:
    placed, counted = zones_in_city(fiumalta, "bars-city-place"), zones_in_city(fiumalta, "bars")
    assert placed is not None
    assert counted is not None
    assert placed.equals(counted)


def test_no_zones_without_a_reference_table_of_them(fiumalta: Package) -> None:
    assert zones_in_city(fiumalta, "trust") is None


def test_the_real_package_has_all_its_indicators_in_line(real: Package) -> None:
    lines = side_by_side(real)
    assert len(lines) == 106
    assert len({each.indicator["theme_id"] for each in lines}) == 8
    assert sum(each.indicator["status"] == "not published" for each in lines) == 11


def test_areas_and_other_territories_are_never_on_one_line(real: Package) -> None:
    for each in side_by_side(real):
        assert not (each.areas and not each.about_areas), each.indicator["indicator_id"]


def test_the_real_noise_has_its_limit(real: Package) -> None:
    limited = {
        each.indicator["indicator_id"]: found[1]["value"] for each in side_by_side(real) if (found := limit(real, each))
    }
    assert limited == {"night-noise-weekend": 50, "night-noise-sunday-monday": 50}
