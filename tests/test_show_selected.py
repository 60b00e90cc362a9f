"""What an address selects, without any page: areas, cells, cities, axes, likeness, indicators, monitoring."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.model.address import vocabulary
from lib.model.asked import Asked
from lib.model.cities.scatter import go_together, paired, partners
from lib.model.cities.similarity import DEFAULT_INDICATORS
from lib.model.extremes import extremes
from lib.model.figures import scale_indicators
from lib.model.units import ids, level_of, related, scales
from lib.show.plots.marks import Marks
from lib.show.selected.area_view import area_view, fitting, kept_area
from lib.show.selected.city_axes import axes
from lib.show.selected.city_view import CityView, city_view
from lib.show.selected.indicator_view import indicator_view
from lib.show.selected.likeness import likeness, usual
from lib.show.selected.monitoring_view import monitoring_view
from lib.web.packages import city, comparison

KEYS = vocabulary(city(), comparison())
AREAS = KEYS["area"].allowed
HOME, SIENA = city().config.istat_code, "052032"
NUMERIC = list(KEYS["x"].allowed)


def asked(**query: str) -> Asked:
    """What an address asks for."""
    return Asked(query, KEYS)


def cities(**query: str) -> CityView:
    """The view of an address."""
    return city_view(comparison(), HOME, asked(**query))


@given(st.sampled_from(AREAS), st.sampled_from(scales(city())), st.sampled_from(KEYS["indicator"].allowed))
def test_a_view_is_always_of_one_scale_with_an_indicator_that_fits(area: str, scale: str, indicator: str) -> None:
    view = area_view(city(), asked(area=area, scale=scale, indicator=indicator))
    assert view.scale == scale
    assert level_of(city(), view.area) == scale
    assert view.id in set(scale_indicators(city(), scale)["indicator_id"])
    assert (view.area == area) or level_of(city(), area) != scale


@given(st.sampled_from(AREAS))
def test_an_area_alone_means_its_own_scale(area: str) -> None:
    view = area_view(city(), asked(area=area))
    assert (view.area, view.scale) == (area, level_of(city(), area))


@given(st.sampled_from(AREAS), st.sampled_from(scales(city())))
def test_another_scale_keeps_the_place(area: str, scale: str) -> None:
    shown = fitting(city(), "residents", scale)
    kept = kept_area(city(), area, shown, scale)
    kin = related(city(), area, scale)
    assert kept in (kin or ids(city(), scale))


def test_of_the_cells_of_an_area_the_first_to_look_at_is_kept() -> None:
    area = ids(city(), "neighbourhood")[1]
    cells = related(city(), area, "cell")
    order = [row["area_id"] for row in extremes(city(), "distance-night-stop", 1000)]
    assert kept_area(city(), area, "distance-night-stop", "cell") == min(cells, key=order.index)


def test_our_own_city_need_not_be_compared() -> None:
    view = city_view(comparison(), "999999", asked(city=SIENA))
    assert (view.home, view.home_unit) == ("", "")
    assert view.city_marks == Marks(None, SIENA, "")


def test_cities_are_marked_as_such_where_regions_stand_for_them() -> None:
    view = cities(city=SIENA, city_indicator="trust-police-region", workshop="1")
    assert view.marks.chosen == "09"
    assert view.city_marks.chosen == SIENA
    assert view.city_marks.home == HOME
    assert view.city_marks.among is not None
    assert {SIENA, HOME} <= view.city_marks.among
    assert view.year == 2026


@given(st.sampled_from(NUMERIC), st.sampled_from(NUMERIC))
def test_two_go_together_if_each_is_a_partner_of_the_other(x: str, y: str) -> None:
    expected = y in partners(comparison(), x)
    assert go_together(comparison(), x, y) == go_together(comparison(), y, x) == expected


@given(st.fixed_dictionaries({}, optional={
    "x": st.sampled_from(NUMERIC),
    "y": st.sampled_from(NUMERIC),
    "city_indicator": st.sampled_from(KEYS["city_indicator"].allowed),
}))  # fmt: skip
def test_axes_always_go_together(query: dict[str, str]) -> None:
    found = axes(cities(**query), asked(**query))
    assert found is not None
    assert go_together(comparison(), *found)
    if "x" in query and query["x"] in paired(comparison()):
        assert found[0] == query["x"]


def test_axes_across_a_level_take_what_the_first_goes_with() -> None:
    with pytest.raises(ValueError, match="not a number"):
        go_together(comparison(), "density", "fisu-member")


def test_likeness_is_measured_on_the_usual_indicators() -> None:
    assert usual(comparison()) == DEFAULT_INDICATORS
    found = likeness(comparison(), SIENA, usual(comparison()))
    assert len(found.found) == 5
    assert SIENA not in set(found.found["istat_code"])
    assert set(found.found["istat_code"]).isdisjoint(found.missing["istat_code"])
    assert list(found.values.columns) == list(DEFAULT_INDICATORS)


def test_the_open_indicator_is_one_that_is_listed() -> None:
    view = indicator_view(city(), asked(theme="access", item="residents"))
    assert view.item == next(iter(view.lines))
    assert indicator_view(city(), asked(item="residents")).item == "residents"
    assert view.address() == {"theme": "access", "status": "all"}
    none = indicator_view(city(), asked(theme="community", status="not published"))
    assert (none.lines, none.item) == ({}, "")


def test_monitoring_is_of_the_package_and_the_city_that_are_asked_for() -> None:
    own = monitoring_view(city(), comparison(), asked(), "en")
    assert (own.package, own.city, own.compared) == (city(), "", False)
    other = monitoring_view(city(), comparison(), asked(package="comparison", city=SIENA), "en")
    assert (other.package, other.city, other.key) == (comparison(), SIENA, "city_indicator")
    assert monitoring_view(city(), comparison(), asked(package="comparison", city="none"), "en").city == HOME
    kept = monitoring_view(city(), comparison(), asked(theme="access"), "en")
    assert {row.theme_id for row in kept.rows} == {"access"}
    assert len(kept.everything) > len(kept.rows)
