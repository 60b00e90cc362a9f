"""Every part of every page can be shown alone, in both languages, with all that says what it is."""

from __future__ import annotations

import math
import sys
from pathlib import Path
from subprocess import run

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.locale import LANGUAGES
from lib.model.address import vocabulary
from lib.show.exhibits.drawings import Map
from lib.show.exhibits.makers import MAKERS, NoExhibitError, exhibit
from lib.store import Package, load_package
from lib.store.view import CHARTS, View
from lib.web.packages import city, comparison
from tests.exhibits import drawn, shown, texts
from tests.hostile import TEXT, infected, write_infected
from tests.packages import write_city, write_comparison

PARTS = [(page, chart) for page, charts in CHARTS.items() for chart in charts]
KEYS = vocabulary(city(), comparison())
DECIDING = [
    "scale", "area", "indicator", "layers", "theme", "status", "item", "city_indicator", "city", "period", "workshop",
    "x", "y", "like", "panel", "month", "side", "part", "package", "target", "zoom",
]  # fmt: skip


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> tuple[Package, Package]:
    """Two packages about places that do not exist, without cells and with few figures."""
    folder = tmp_path_factory.mktemp("packages")
    return load_package(write_city(folder / "city")), load_package(write_comparison(folder / "comparison"))


def test_every_part_of_every_page_has_a_maker() -> None:
    assert set(MAKERS) == set(PARTS)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("page", "chart"), PARTS)
def test_every_part_says_what_it_is(page: str, chart: str, lang: str) -> None:
    found = shown(page, chart, lang)
    assert (found.lang, found.view.page, found.view.chart) == (lang, page, chart)
    assert found.name
    assert found.finding
    assert all(found.about)
    assert len(found.table)
    assert found.sources
    assert all(source.text and source.licence for source in found.sources)
    assert all(source.address == "" or source.address.startswith("http") for source in found.sources)
    assert len(set(found.sources)) == len(found.sources)


@pytest.mark.parametrize(("page", "chart"), PARTS)
def test_the_two_languages_differ_in_words_and_agree_in_numbers(page: str, chart: str) -> None:
    italian, english = shown(page, chart, "it"), shown(page, chart, "en")
    assert list(italian.table.columns) != list(english.table.columns)
    assert italian.table.shape == english.table.shape
    assert italian.view == english.view
    left, right = (
        frame.select_dtypes("number").to_numpy(dtype=float, na_value=math.nan)
        for frame in (italian.table, english.table)
    )
    np.testing.assert_array_equal(left, right)


def test_a_page_shows_its_usual_chart_unless_told() -> None:
    for page, charts in CHARTS.items():
        assert shown(page).view.chart == charts[0]


@pytest.mark.parametrize(
    ("page", "chart"), [("map", "pie"), ("method", ""), ("nowhere", "map"), ("cities", "timeline"), ("", "<b>")]
)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_there_is_not_is_refused_by_name(page: str, chart: str, lang: str) -> None:
    with pytest.raises(NoExhibitError) as refused:
        shown(page, chart, lang)
    assert f"{page}" in str(refused.value)
    assert f"{chart}" in str(refused.value)


def test_an_exhibit_is_made_once() -> None:
    assert shown("map", scale="zone") is shown("map", scale="zone")


@settings(max_examples=60)
@given(st.data())
def test_the_view_of_an_exhibit_shows_it_again(data: st.DataObject) -> None:
    page, chart = data.draw(st.sampled_from(PARTS))
    asked = {}
    for name in data.draw(st.lists(st.sampled_from(DECIDING), unique=True, max_size=6)):
        key = KEYS[name]
        several = st.lists(st.sampled_from(key.allowed), unique=True, max_size=3)
        asked[name] = key.text(tuple(data.draw(several)) if key.many else data.draw(st.sampled_from(key.allowed)))
    try:
        found = shown(page, chart, **asked)
    except NoExhibitError:
        return
    again = exhibit(found.view, city(), comparison(), "en")
    assert again.view == found.view
    assert set(found.view.query) <= set(KEYS)
    assert all(KEYS[name].parse(text) is not None for name, text in found.view.query.items())
    assert (again.name, again.finding, again.about, again.period) == (
        found.name, found.finding, found.about, found.period
    )  # fmt: skip
    assert again.table.equals(found.table)
    assert drawn(again) == drawn(found)


@pytest.mark.parametrize(
    ("page", "chart"), [part for part in PARTS if part not in {("cities", "darkness"), ("", "darkness")}]
)
def test_hostile_texts_stay_the_plain_texts_they_are(page: str, chart: str) -> None:
    packages = hostile()
    found = exhibit(View(page, chart), *packages, "en")
    every = [found.name, found.finding, *found.about, found.method, *texts(found.sources), *texts(found.drawing)]
    assert any(TEXT in text for text in every)
    for text in every:
        assert "&lt;" not in text
        assert "\\<" not in text
        assert "&#" not in text
    if isinstance(found.drawing, Map):
        markup = "".join(feature.label + feature.tip for layer in found.drawing.layers for feature in layer.features)
        assert "<img" not in markup, "on the map itself everything is escaped"


HOSTILE: list[tuple[Package, Package]] = []


def hostile() -> tuple[Package, Package]:
    """The packages of the dashboard with every text hostile."""
    if not HOSTILE:
        HOSTILE.append((infected(city()), infected(comparison())))
    return HOSTILE[0]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_packages_with_few_figures_show_what_they_have_and_say_what_not(
    small: tuple[Package, Package], lang: str
) -> None:
    refused = set()
    for page, chart in PARTS:
        try:
            found = exhibit(View(page, chart), *small, lang)
        except NoExhibitError as error:
            refused.add((page, chart))
            assert str(error)
        else:
            assert found.finding
            assert found.sources
            assert len(found.table)
    composites = {("map", "composite"), ("cities", "composite")}
    assert refused == composites | {("map", "spread"), ("cities", "change"), ("cities", "scatter")}


def test_hostile_files_are_shown_too(tmp_path: Path) -> None:
    city_folder = write_infected(write_city(tmp_path / "a"), tmp_path / "b")
    folder = write_infected(write_comparison(tmp_path / "c"), tmp_path / "d")
    packages = load_package(city_folder), load_package(folder)
    assert TEXT in exhibit(View("", "timeline"), *packages, "it").finding
    assert TEXT in exhibit(View("map"), *packages, "it").name


def test_colours_of_legends_and_marks_are_those_of_the_palette() -> None:
    known = {f"class-{place}" for place in range(1, 6)} | {"none", "warm", "cool"}
    for page, chart in PARTS:
        drawing = shown(page, chart).drawing
        for colour, text in (*getattr(drawing, "classes", ()), *getattr(drawing, "kinds", ())):
            assert colour in known
            assert text
        for row in (*getattr(drawing, "values", ()), *getattr(drawing, "points", ())):
            assert row.mark in {"", "chosen", "home", "warm", "cool"}


def test_the_chart_library_is_not_loaded_for_a_map() -> None:
    code = (
        "import sys; from lib.show.exhibits.makers import exhibit; from lib.store.view import View;"
        "from lib.web.packages import city, comparison;"
        "exhibit(View('map'), city(), comparison(), 'it'); print('plotly' in sys.modules)"
    )
    found = run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "False"
