"""Cities and regions on the map: classes, marks, labels, and nothing that would run as markup."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from lib.show.maps.cities import MISSING_RADIUS, RADII, country, edges, method, sizes
from lib.show.maps.map import Feature
from lib.show.plots.marks import Marks
from lib.store import Package, load_package
from tests.packages import COMPARISON_TABLES, write_comparison

ITALY = Path(__file__).parents[1] / "data" / "italy"
TORINO, PRATO = "001272", "100005"
MARKS = Marks(None, PRATO, TORINO)


@cache
def italy() -> Package:
    """The package in the repository."""
    return load_package(ITALY)


def drawn(indicator_id: str, period: str, marks: Marks = MARKS, lang: str = "en") -> dict[str, Feature]:
    """The features of a real indicator by id, in the order they are drawn."""
    return {feature.id: feature for feature in country(italy(), indicator_id, period, marks, lang).features}


def test_every_city_is_a_point_at_its_place() -> None:
    found = drawn("crimes-total", "2024")
    assert len(found) == 36
    assert found[TORINO].geometry == {"type": "Point", "coordinates": [7.68682, 45.07049]}


def test_a_larger_figure_is_never_a_smaller_circle() -> None:
    rows = italy().tables["observations"].query("indicator_id == 'crimes-total' and period == '2024'")
    value = dict(zip(rows["istat_code"], rows["value"], strict=True))
    found = drawn("crimes-total", "2024", Marks(None, "", ""))
    by_value = sorted(found, key=value.__getitem__)
    radii = [found[code].radius for code in by_value]
    assert radii == sorted(radii)
    assert set(radii) <= set(RADII)
    assert len(set(radii)) > 2


def test_large_circles_lie_underneath_and_the_marked_ones_on_top() -> None:
    order = list(drawn("crimes-total", "2024").values())
    assert [feature.id for feature in order[-2:]] == [TORINO, PRATO]
    radii = [feature.radius for feature in order[:-2]]
    assert radii == sorted(radii, reverse=True)


def test_the_marked_cities_are_named_with_their_figures_and_the_others_tell_when_pointed_at() -> None:
    found = drawn("crimes-total", "2024")
    assert found[PRATO].css == "point city chosen"
    assert found[TORINO].css == "point city home"
    assert found[TORINO].label == '<span class="above">Torino<b>9,170</b></span>'
    assert {feature.id for feature in found.values() if feature.label} == {TORINO, PRATO}
    assert found["052032"].tip == "<strong>Siena</strong><br>4,337 (4,162–4,519)"


def test_a_city_without_a_figure_is_a_ring_that_says_so() -> None:
    prato = drawn("safe-walking-night-city", "2023")[PRATO]
    assert prato.css == "point city missing chosen"
    assert prato.radius == MISSING_RADIUS
    assert prato.label == '<span class="above">Prato<b>–</b></span>'
    assert prato.tip.endswith("no figure")


def test_a_band_has_no_size_but_tells_itself() -> None:
    bergamo = drawn("satisfied-living-city-press", "2023")["016024"]
    assert "missing" in bergamo.css
    assert bergamo.tip == "<strong>Bergamo</strong><br>&gt;90"


def test_regions_are_surfaces_with_their_own_class_and_figure() -> None:
    found = drawn("trust-police-region", "2020", Marks(None, "01", "01"))
    assert len(found) == 15
    assert found["01"].geometry == "regions/01"
    assert found["01"].css.startswith("area area-01 class-")
    assert found["01"].css.endswith(" chosen")
    assert found["01"].label == "Piedmont<b>7.7</b>"
    assert found["20"].label == "<b>7.3</b>"
    assert found["09"].tip.startswith("<strong>Tuscany (Firenze, Prato, Siena, Livorno, Pisa)</strong>")


def test_the_filter_leaves_only_the_units_it_names() -> None:
    some = Marks(frozenset({TORINO, PRATO}), PRATO, TORINO)
    assert set(drawn("crimes-total", "2024", some)) == {TORINO, PRATO}


def test_one_set_of_breaks_serves_all_periods() -> None:
    classes = edges(italy(), "crimes-total")
    values = italy().tables["observations"].query("indicator_id == 'crimes-total'")["value"]
    assert classes[0] <= values.min()
    assert classes[-1] >= values.max()
    assert len(classes) == len(RADII) + 1


def test_a_view_is_drawn_once_for_all_who_ask_the_same() -> None:
    first, second = (country(italy(), "theft", "2024", MARKS, "it") for _ in range(2))
    assert first is second


@pytest.mark.parametrize(("lang", "expected"), [("en", "3,000–4,500"), ("it", "3.000–4.500")])
def test_the_legend_gives_each_size_its_range(lang: str, expected: str) -> None:
    text = sizes((3000.0, 4500.0, 6000.0), 0, "per 100,000 <b>", lang)
    assert expected in text
    assert text.count("<li>") == 3
    assert "width:10px" in text
    assert "per 100,000 &lt;b&gt;" in text
    assert method(lang) in text.replace("&#x27;", "'")


def test_names_of_a_package_never_run_as_markup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hostile = [line.replace("Fiumalta", "<img src=x onerror=alert(1)>{{7}}") for line in COMPARISON_TABLES["cities"]]
    monkeypatch.setitem(COMPARISON_TABLES, "cities", hostile)
    package = load_package(write_comparison(tmp_path / "cities"))
    layer = country(package, "thefts", "2024", Marks(None, "090001", "090001"), "en")
    written = "".join(feature.label + feature.tip for feature in layer.features)
    assert "<img" not in written
    assert "{{" not in written
    assert "&lt;img src=x onerror=alert(1)&gt;" in written
