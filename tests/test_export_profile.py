"""Profiles of areas and cities: two tagged pages whose figures are those of the package."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import lru_cache
from io import BytesIO
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader
from shapely.geometry import box

from lib.export.profile import area, city, layout
from lib.export.profile.document import PAGES, TooLongError, document, fitting, most, pages
from lib.export.profile.layout import LONGEST, clean
from lib.export.profile.parts import ACROSS, Amount, Figure, Profile, bands, gaps, in_turn, rest, rows
from lib.export.profile.profiles import area_profile, city_profile
from lib.export.profile.sources import origin, source
from lib.locale import LANGUAGES
from lib.model.cities.comparison import default_period
from lib.model.cities.standings import standings
from lib.model.figures import area_figures, indicator
from lib.show import numbers
from lib.show.exhibits.drawings import Map
from lib.show.exhibits.exhibit import Exhibit
from lib.store import Package, load_package
from lib.web import packages
from tests.hostile import MARKUP, TEXT, infected
from tests.packages import write_city, write_comparison

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 92 58"><rect width="92" height="58" fill="#cfe0ea"/></svg>'
ADDRESS = "https://dora.example/map?lang=it&area=aurora"
CITY, COMPARISON = packages.city(), packages.comparison()
AREAS = tuple(CITY.tables["areas"]["area_id"])
SAMPLE = ("001272", "052032", "058091", "108033")
"""A city of the survey, one of the account of the workshop with few figures, the largest, one of the extra set."""


def drawn(_exhibit: Exhibit) -> bytes:
    return SVG.encode()


def read(content: bytes) -> PdfReader:
    return PdfReader(BytesIO(content))


def words(content: bytes) -> str:
    """The text of a file on one line, as hyphens at the ends of lines leave it whole."""
    text = "\n".join(page.extract_text() for page in read(content).pages)
    return " ".join(text.replace("\xad\n", "").replace("‐\n", "").replace("-\n", "").split())


def squeezed(text: str) -> str:
    """Without what the ends of lines change."""
    return "".join(text.replace("\xad", "").replace("‐", "").replace("-", "").split())


def root(reader: PdfReader) -> Any:
    """What the file says of itself first of all."""
    return reader.trailer["/Root"]


def tags(reader: PdfReader) -> list[str]:
    """The kinds of all elements of the structure, in reading order."""
    found: list[str] = []

    def walk(node: Any) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for each in node:
                walk(each)
        elif isinstance(node, dict):
            if "/S" in node:
                found.append(str(node["/S"]))
            walk(node.get("/K", []))

    walk(root(reader)["/StructTreeRoot"])
    return found


@lru_cache
def profiled(kind: str, key: str, lang: str = "it") -> Profile:
    if kind == "area":
        return area.profile(CITY, key, lang, ADDRESS)
    return city.profile(COMPARISON, key, lang, ADDRESS)


@pytest.fixture(scope="module")
def aurora() -> bytes:
    return area_profile(CITY, "aurora", "it", ADDRESS)


@pytest.mark.parametrize(("place", "area_id"), list(enumerate(AREAS)))
def test_every_area_has_two_pages(place: int, area_id: str) -> None:
    lang = LANGUAGES[place % 2]
    content = document(profiled("area", area_id, lang), drawn)
    assert len(read(content).pages) == PAGES
    name = CITY.tables["areas"].set_index("area_id")[f"name_{lang}"][area_id]
    assert squeezed(str(name)) in squeezed(words(content))


@pytest.mark.parametrize(("place", "code"), list(enumerate(SAMPLE)))
def test_cities_have_two_pages(place: int, code: str) -> None:
    content = document(profiled("city", code, LANGUAGES[place % 2]), drawn)
    assert len(read(content).pages) == PAGES


def test_a_profile_of_a_city_is_drawn_with_its_chart() -> None:
    content = city_profile(COMPARISON, "001272", "en", ADDRESS)
    assert len(read(content).pages) == PAGES
    assert "/Figure" in tags(read(content))
    assert squeezed("beside all others with this figure") in squeezed(words(content))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_file_is_tagged_and_says_its_language_and_title(lang: str) -> None:
    reader = read(document(profiled("area", "vanchiglia", lang), drawn))
    assert root(reader)["/MarkInfo"]["/Marked"]
    assert str(root(reader)["/Lang"]).startswith(lang)
    assert root(reader)["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title == {"it": "Vanchiglia: profilo", "en": "Vanchiglia: profile"}[lang]
    assert reader.metadata.author == {"it": "Dora di sera", "en": "The Dora by evening"}[lang]
    assert reader.metadata.creation_date is not None
    assert reader.metadata.creation_date.date().isoformat() == CITY.created


def test_headings_tables_and_pictures_are_tagged_as_such(aurora: bytes) -> None:
    found = tags(read(aurora))
    assert found.count("/H1") == 1
    assert {"/H2", "/H3", "/Table", "/THead", "/TH", "/TD", "/Figure", "/Caption", "/L", "/LI", "/Link"} <= set(found)
    assert found.index("/H1") < found.index("/H2") < found.index("/Table")


def test_the_same_profile_gives_the_same_bytes(aurora: bytes) -> None:
    assert area_profile(CITY, "aurora", "it", ADDRESS) == aurora


def test_it_says_what_a_reader_needs_to_trust_it(aurora: bytes) -> None:
    text = squeezed(words(aurora))
    for said in (
        str(CITY.tables["areas"].set_index("area_id")["limits_it"]["aurora"]),
        str(CITY.tables["areas"].set_index("area_id")["boundary_note_it"]["aurora"]),
        "Non è un prodotto ufficiale della Città né di ANCI",
        f"{CITY.name} {CITY.version}, del 22 novembre 2026",
        "Come citare",
        "ODbL-1.0",
        ADDRESS,
        "Sicurezza percepita prima del progetto (questionario del 2020) (non pubblicato)",
    ):
        assert squeezed(said) in text


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("area_id", ["aurora", "borgo-rossini", "tonite-1"])
def test_figures_of_an_area_are_those_of_the_package(area_id: str, lang: str) -> None:
    found = profiled("area", area_id, lang)
    names = CITY.tables["indicators"].set_index(f"name_{lang}")["indicator_id"]
    assert found.figures
    for figure in found.figures:
        key = names[figure.name]
        figures = area_figures(CITY, key)
        row = figures[figures["area_id"] == area_id].iloc[0]
        assert figure.value == numbers.value(row, int(indicator(CITY, key)["decimals"]), lang)
        assert figure.unit == indicator(CITY, key)[f"unit_{lang}"]
        assert figure.when == numbers.when(row, lang)


@pytest.mark.parametrize("area_id", AREAS)
def test_every_figure_of_an_area_is_there_and_nothing_else(area_id: str) -> None:
    rows_of_area = CITY.tables["observations"].query("area_id == @area_id")
    known = rows_of_area[rows_of_area[["value", "lower", "upper"]].notna().any(axis=1)]
    with_text = rows_of_area[rows_of_area["value_text_it"] != ""]
    wanted = set(known["indicator_id"]) | set(with_text["indicator_id"])
    names = CITY.tables["indicators"].set_index("indicator_id")["name_it"]
    assert {figure.name for figure in profiled("area", area_id).figures} == set(names[list(wanted)])


def test_what_fits_is_in_the_file_and_the_rest_is_counted(aurora: bytes) -> None:
    found = profiled("area", "aurora")
    amount = fitting(found)
    text = squeezed(words(aurora))
    shown = [figure for _name, figures in bands(found, amount) for figure in figures] + list(rows(found, amount))
    for figure in shown:
        assert squeezed(f"{figure.value} {figure.unit}") in text
    left = len(found.figures) - len(shown)
    assert left
    assert squeezed(f"Altri {left} dati sono all'indirizzo") in text


@pytest.mark.parametrize(("kind", "key"), [("area", "aurora"), ("area", "tonite-2"), ("city", "001272")])
def test_as_much_as_possible_is_shown(kind: str, key: str) -> None:
    found = profiled(kind, key)
    amount = fitting(found)
    assert pages(layout.layout(found, amount)) == (1, PAGES)
    fuller = [replace(amount, bands=amount.bands + 1)] if amount.bands < len(found.themes) else []
    fuller += [replace(amount, rows=amount.rows + 1)] if amount.rows < len(rest(found, amount)) else []
    assert fuller
    for more in fuller:
        assert pages(layout.layout(found, more)) != (1, PAGES)


@pytest.mark.parametrize("code", SAMPLE)
def test_figures_of_a_city_are_those_of_its_level(code: str) -> None:
    found = profiled("city", code, "en")
    about = COMPARISON.tables["indicators"]
    for figure in found.figures:
        bare = [row for _, row in about.iterrows() if str(row["name_en"]).removesuffix(_level(row)) == figure.name]
        assert any(_agrees(row, figure, code) for row in bare), figure


def _level(row: Any) -> str:
    return {"province": " (province)", "region": " (region)"}.get(row["level"], "  ")


def _agrees(row: Any, figure: Figure, code: str) -> bool:
    level = {"urban-audit": "city survey", "comune": "municipality", "province": "province", "region": "region: "}
    if not figure.level.startswith(level[row["level"]]):
        return False
    if row["kind"] == "yes-no":
        return figure.value.endswith("documented") and figure.place == ()
    region = COMPARISON.tables["cities"].set_index("istat_code").at[code, "region_code"]
    regional = row["level"] == "region"
    table = COMPARISON.tables["region_observations" if regional else "observations"]
    key, unit = ("region_code", region) if regional else ("istat_code", code)
    own = table[(table[key] == unit) & (table["indicator_id"] == row["indicator_id"])]
    return figure.value in {numbers.value(each, int(row["decimals"]), "en") for _, each in own.iterrows()}


@pytest.mark.parametrize("code", SAMPLE)
def test_places_are_only_where_the_standings_have_one(code: str) -> None:
    found = {(figure.name, figure.level): figure for figure in profiled("city", code, "en").figures}
    levels = {"comune": "municipality", "urban-audit": "city survey"}
    about = COMPARISON.tables["indicators"].query("kind == 'number' and level in ('comune', 'urban-audit')")
    checked = 0
    for _, row in about.iterrows():
        period = default_period(COMPARISON, row["indicator_id"])
        figure = found.get((str(row["name_en"]), levels[row["level"]]))
        if figure is None or period is None:
            continue
        places = standings(COMPARISON, row["indicator_id"], period).set_index("unit_id")
        known = places[places["status"] != ""]
        rank = places["rank"].get(code)
        if code in known.index and len(known) >= 3 and pd.notna(rank):
            assert figure.place[0].startswith(f"place {rank} of {len(known)}")
            checked += 1
        else:
            assert figure.place == ()
        if row["direction"] == "context":
            assert figure.place == ()
    assert checked > 5


def test_perceived_safety_comes_first_and_the_nearest_level_before_others() -> None:
    found = profiled("city", "001272", "en")
    first = found.figures[0]
    assert (found.themes[0][0], first.theme_id) == ("perceived-safety", "perceived-safety")
    assert (first.name, first.level) == ("Feel safe walking alone at night in the city", "city survey")


@pytest.mark.parametrize("code", SAMPLE)
def test_the_chart_of_a_city_has_one_level_and_few_rows(code: str) -> None:
    drawing = profiled("city", code, "en").exhibit
    assert drawing is not None
    assert 3 <= len(drawing.drawing.rows) <= 12  # type: ignore[union-attr]
    chosen = [row for row in drawing.drawing.rows if row.mark == "chosen"]  # type: ignore[union-attr]
    assert len(chosen) == 1
    assert numbers.decimal(chosen[0].value, drawing.drawing.decimals, "en") in drawing.finding  # type: ignore[union-attr]


@pytest.mark.parametrize("code", SAMPLE)
def test_the_workshop_is_told_as_the_package_has_it(code: str) -> None:
    told = dict(profiled("city", code, "it").about)["Il workshop"]
    row = COMPARISON.tables["cities"].set_index("istat_code").loc[code]
    assert told == (row["workshop_note_it"] or "Non nominata nel resoconto pubblicato del workshop.")


def test_a_city_is_told_what_it_has_instead() -> None:
    texts = {gap.name: gap.text for gap in profiled("city", "052032", "en").gaps}
    walking = next(text for name, text in texts.items() if name.startswith("Feel safe walking alone in the dark"))
    assert "of 36 cities have this figure" in walking
    assert "there is another figure: " in walking
    assert "(region)" in walking


@pytest.mark.parametrize("area_id", AREAS)
def test_the_area_itself_is_marked_and_in_sight_on_its_map(area_id: str) -> None:
    drawn = profiled("area", area_id).exhibit
    assert drawn is not None
    assert isinstance(drawn.drawing, Map)
    features = [feature for layer in drawn.drawing.layers for feature in layer.features]
    marked = [feature for feature in features if "chosen" in feature.css.split()]
    assert [(feature.id, feature.geometry) for feature in marked] == [(area_id, f"areas/{area_id}")]
    layer = CITY.layers["areas"]
    assert box(*drawn.drawing.bounds).covers(box(*layer[layer["area_id"] == area_id].total_bounds))


def test_a_cell_has_no_profile() -> None:
    with pytest.raises(KeyError):
        area_profile(CITY, str(CITY.tables["cells"]["cell_id"].iloc[0]), "it", ADDRESS)


def test_an_unknown_place_is_refused() -> None:
    with pytest.raises(KeyError):
        area_profile(CITY, "nowhere", "it", ADDRESS)
    with pytest.raises(KeyError):
        city_profile(COMPARISON, "999999", "it", ADDRESS)


@pytest.mark.parametrize("address", ["", "javascript:alert(1)", "file:///etc/passwd"])
def test_only_addresses_of_the_web_are_linked(address: str) -> None:
    content = document(area.profile(CITY, "aurora", "en", address), drawn)
    assert "This view again" not in words(content)
    for page in read(content).pages:
        for link in page.get("/Annots", []):
            assert str(link.get_object()["/A"]["/URI"]).startswith("http")


def test_hostile_texts_of_a_city_package_are_shown_as_they_are() -> None:
    wrong = infected(CITY)
    for lang in LANGUAGES:
        content = document(area.profile(wrong, "aurora", lang, ADDRESS), drawn)
        assert len(read(content).pages) == PAGES
        assert squeezed(MARKUP) in squeezed(words(content))
        assert "/JavaScript" not in str(root(read(content)))


def test_hostile_texts_of_a_comparison_leave_two_pages() -> None:
    content = document(city.profile(infected(COMPARISON), "001272", "en", ADDRESS), drawn)
    assert len(read(content).pages) == PAGES
    assert squeezed(MARKUP) in squeezed(words(content))


@pytest.mark.parametrize(
    "text", ["#panic()", "*b* _i_ $x$", '#include "/etc/passwd"', "@ref <l> // no", "漢字 \U0001f600 \ue000\x00\u202e"]
)
def test_a_text_is_never_markup_of_the_template(text: str) -> None:
    found = replace(profiled("area", "borgo-rossini"), name=text)
    content = document(found, drawn)
    assert len(read(content).pages) == PAGES
    if text.isascii():
        assert squeezed(text) in squeezed(words(content))


def test_texts_that_fill_pages_are_cut_or_refused() -> None:
    assert len(clean("word " * 1000)) <= LONGEST
    endless = replace(profiled("area", "aurora"), about=tuple((TEXT, TEXT * 9) for _ in range(40)))
    with pytest.raises(TooLongError):
        fitting(endless)


def test_other_packages_have_profiles_too(tmp_path: Any) -> None:
    town, others = load_package(write_city(tmp_path / "town")), load_package(write_comparison(tmp_path / "others"))
    content = area_profile(town, "east-bank", "en", "")
    assert "1,200" in words(content)
    for code in others.tables["cities"]["istat_code"]:
        assert len(read(city_profile(others, code, "en", "")).pages) == PAGES


def test_sources_say_who_what_and_under_which_licence() -> None:
    found = source(CITY, "osm-2026", "en")
    assert found.text.startswith("OpenStreetMap contributors: ")
    assert found.licence == "ODbL-1.0"
    assert origin(CITY, "osm-2026") == "OpenStreetMap contributors, 2026"
    assert source(CITY, "nobody", "en").text == origin(CITY, "nobody") == "–"


@given(st.integers(0, 60), st.integers(0, 60))
def test_the_largest_number_that_fits_is_found(total: int, limit: int) -> None:
    assert most(total, lambda number: number <= limit) == min(total, limit)


@given(st.lists(st.lists(st.integers(), max_size=5), max_size=5))
def test_lists_take_turns(lists: list[list[int]]) -> None:
    taken = in_turn(lists)
    assert sorted(taken) == sorted(each for one in lists for each in one)
    assert taken[: sum(bool(one) for one in lists)] == [one[0] for one in lists if one]


@given(st.sampled_from(AREAS), st.integers(0, 8), st.integers(0, 30), st.integers(0, 20), st.sampled_from(ACROSS))
def test_nothing_is_shown_twice(area_id: str, wide: int, long: int, missing: int, across: int) -> None:
    found = profiled("area", area_id)
    amount = Amount(across, wide, long, missing)
    on_bands = [figure for _name, figures in bands(found, amount) for figure in figures]
    shown = on_bands + list(rows(found, amount))
    assert len(set(shown)) == len(shown) <= len(found.figures)
    assert len(rows(found, amount)) == min(long, len(found.figures) - len(on_bands))
    assert len(gaps(found, amount)) == min(missing, len(found.gaps))
    assert not any(math.isnan(len(figure.value)) for figure in shown)


def test_a_profile_without_anything_to_compare_has_no_picture(tmp_path: Any) -> None:
    others: Package = load_package(write_comparison(tmp_path / "others"))
    code = others.tables["cities"]["istat_code"].iloc[0]
    found = city.profile(others, code, "it", ADDRESS)
    assert found.exhibit is None
    assert len(read(document(found, drawn)).pages) == PAGES
