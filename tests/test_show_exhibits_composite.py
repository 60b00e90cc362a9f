"""Composites as exhibits: places with their range, the method and the sources of every component."""

from __future__ import annotations

import re

import pytest

from lib.locale import LANGUAGES
from lib.model.composites.components import area_components, city_groups
from lib.show.exhibits.drawings import Dots
from lib.show.exhibits.exhibit import Exhibit
from lib.show.exhibits.makers import NoExhibitError
from lib.web.packages import city, comparison
from tests.exhibits import shown

SIENA = "052032"
GROUPS = [group.id for group in city_groups(comparison())]


def places(page: str, lang: str = "en", **keys: str) -> tuple[Exhibit, Dots]:
    """A composite with its rows."""
    found = shown(page, "composite", lang, **keys)
    assert isinstance(found.drawing, Dots)
    return found, found.drawing


@pytest.mark.parametrize("group", GROUPS)
def test_places_and_their_ranges_are_those_of_the_table(group: str) -> None:
    found, drawn = places("cities", group=group)
    ranked = found.table.dropna(subset="Median place").set_index("Identifier")
    assert [row.id for row in drawn.rows] == list(ranked.index)
    assert [row.value for row in drawn.rows] == list(ranked["Median place"])
    assert [row.lower for row in drawn.rows] == list(ranked["Place, percentile 5"])
    assert [row.upper for row in drawn.rows] == list(ranked["Place, percentile 95"])
    assert all(row.lower <= row.value <= row.upper for row in drawn.rows)
    assert found.view.query["group"] == group
    assert found.view.query["panel"] == "composite"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_chosen_city_is_told_by_its_range(lang: str) -> None:
    found, drawn = places("cities", lang, city=SIENA)
    own = next(row for row in drawn.rows if row.id == SIENA)
    assert own.mark == "chosen"
    assert re.findall(r"\d+", found.finding)[:3] == [str(int(own.lower)), str(int(own.upper)), str(len(drawn.rows))]


def test_without_a_city_the_differences_that_hold_are_counted() -> None:
    found, _drawn = places("cities", city="none")
    assert found.finding.startswith("Of the 35 differences between neighbours")


def test_there_is_never_a_score_without_its_method() -> None:
    found, _drawn = places("cities", norm="rank", agg="arithmetic")
    assert found.method.startswith("Arithmetic mean · Places: last 0, first 100; ")
    assert "Dirichlet" in found.method
    assert any("no headline score" in text for text in found.about)


def test_the_filter_leaves_the_workshop_and_the_chosen_city() -> None:
    found, drawn = places("cities", city=SIENA, workshop="1")
    assert len(drawn.rows) == 8
    assert any("workshop" in text for text in found.about)


def test_components_and_weights_are_written_into_the_view() -> None:
    found, _drawn = places("cities", components="theft,pm10,libraries", weights="theft:3")
    assert found.view.query["components"] == "theft,libraries,pm10"
    assert found.view.query["weights"] == "theft:3"
    heads = [head for head in found.table.columns if "[theft]" in head or "[pm10]" in head or "[robbery]" in head]
    assert len(heads) == 2


def test_one_component_is_no_composite() -> None:
    with pytest.raises(NoExhibitError, match="at least two components"):
        shown("cities", "composite", components="theft")
    with pytest.raises(NoExhibitError, match="at least two components"):
        shown("cities", "composite", components="theft,pm10", weights="pm10:0")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_two_areas_beside_each_other_need_no_ranking(lang: str) -> None:
    with pytest.raises(NoExhibitError):
        shown("map", "composite", lang, scale="neighbourhood")


@pytest.mark.parametrize("scale", ["zone", "cell"])
def test_areas_and_cells_have_places_too(scale: str) -> None:
    found, drawn = places("map", scale=scale)
    offered = area_components(city(), scale)
    assert found.view.query["components"] == ",".join(offered.directions)
    assert found.view.query["composite"] == "1"
    assert len(found.table) == len(offered.units)
    values = dict(zip(found.table["Identifier"], found.table["Median place"], strict=True))
    assert all(values[row.id] == row.value for row in drawn.rows)


def test_of_many_cells_the_two_ends_and_the_chosen_one_are_drawn_and_it_is_said() -> None:
    found, drawn = places("map", scale="cell")
    assert len(drawn.rows) == 21
    assert [row.mark for row in drawn.rows].count("chosen") == 1
    assert any(text.startswith(f"Shown of {len(found.table)}") for text in found.about)


def test_every_component_is_credited() -> None:
    found, _drawn = places("map", scale="zone")
    listed = city().tables["sources"].set_index("source_id")
    cited = {name for name in area_components(city(), "zone").about["source_id"] if name}
    assert {source.text.rpartition(", ")[0] for source in found.sources} == {
        listed.at[name, "publisher"] for name in cited
    }
