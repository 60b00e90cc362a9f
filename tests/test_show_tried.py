"""What was tried, on one map."""

from __future__ import annotations

import pytest

from lib.locale import LANGUAGES
from lib.model.funded import Funded, funded
from lib.show.maps.map import Feature
from lib.show.maps.tried import funding, layers, signs
from lib.web.packages import city


def drawn(chosen: str = "", lang: str = "en") -> list[Feature]:
    """All features of the map of the city."""
    return [feature for layer in layers(city(), chosen, lang) for feature in layer.features]


def classes(name: str) -> list[str]:
    """Ids of the features of one class."""
    return [feature.id for feature in drawn() if name in feature.css.split()]


def areas(level: str) -> set[str]:
    """Ids of the areas of one level."""
    rows = city().tables["areas"]
    return set(rows.loc[rows["level"] == level, "area_id"])


def test_both_neighbourhoods_and_all_their_zones_are_drawn() -> None:
    assert set(classes("outline")) == areas("neighbourhood")
    for area in areas("neighbourhood") | areas("zone"):
        assert classes(f"area-{area}") == [area]


def test_projects_with_a_position_are_drawn_and_no_others() -> None:
    projects = city().layers["local_projects"]
    assert set(classes("project")) == set(projects.loc[projects.geometry.notna(), "project_id"])


def test_redeveloped_places_are_large_and_the_others_small() -> None:
    places = city().tables["places"]
    renewed = set(places.loc[places["kind"] == "redeveloped", "place_id"])
    assert set(classes("redeveloped")) == renewed
    assert set(classes("minor")) == set(places["place_id"]) - renewed
    assert not set(classes("minor")) & set(classes("redeveloped"))


def test_signs_lie_above_the_areas_and_names_above_both() -> None:
    kinds = [
        "area" if "area" in feature.css.split() else "name" if feature.css == "anchor" else "sign"
        for feature in drawn()
    ]
    assert kinds == sorted(kinds, key=["area", "sign", "name"].index)


def test_nothing_is_marked_until_an_area_is_chosen() -> None:
    assert not [feature for feature in drawn() if "chosen" in feature.css.split()]


@pytest.mark.parametrize("level", ["neighbourhood", "zone"])
def test_the_chosen_area_is_marked(level: str) -> None:
    area = sorted(areas(level))[0]
    assert [feature.id for feature in drawn(area) if "chosen" in feature.css.split()] == [area]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_sign_of_the_map_is_explained(lang: str) -> None:
    shown = {feature.glyph for feature in drawn(lang=lang) if feature.glyph}
    assert {sign for sign, _name in signs(lang)} == shown


def test_the_funding_sentence_says_total_shares_and_what_is_on_the_map() -> None:
    sentence = funding(Funded(19, (("a", 14), ("b", 5)), 8), {"a": "East", "b": "West", "c": "Hill"}, "en")
    assert sentence == (
        "19 local projects were funded (East 14, West 5, by the areas of the call); "
        "8 have a known position and are on the map."
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_sentence_of_the_city_holds_its_numbers(lang: str) -> None:
    found = funded(city())
    assert found is not None
    areas_table = city().tables["areas"]
    names = dict(zip(areas_table["area_id"], areas_table[f"name_{lang}"], strict=True))
    sentence = funding(found, names, lang)
    assert all(str(number) in sentence for number in (19, 14, 5, 8))


def test_layers_of_a_view_are_shared() -> None:
    assert layers(city(), "", "it") == layers(city(), "", "it")
