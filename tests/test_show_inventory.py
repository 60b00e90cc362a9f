"""What a package holds as tables in one language."""

import pandas as pd
import pytest

from lib.locale import LANGUAGES
from lib.model.inventory import disagreements, figures
from lib.model.knowledge import unpublished
from lib.show import words
from lib.show.lists import inventory
from lib.store import Package, load_package
from tests.packages import REAL, write_city

TABLES = (inventory.sources, inventory.other_figures, inventory.missing, inventory.indicators, inventory.formulas)


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Package:
    return load_package(write_city(tmp_path_factory.mktemp("town") / "city"))


@pytest.fixture(scope="module", params=REAL, ids=lambda path: path.name)
def real(request: pytest.FixtureRequest) -> Package:
    return load_package(request.param)


@pytest.fixture(scope="module")
def city() -> Package:
    return next(package for package in map(load_package, REAL) if package.config.kind == "city")


def test_sources_carry_licence_year_and_address(town: Package) -> None:
    rows = inventory.sources(town, "en")
    assert rows.columns.tolist() == ["Publisher", "What it is", "Year", "Licence", "Figures", "Note", "Address"]
    assert rows.iloc[0].tolist() == ["Fiumalta", "Register", "2023", "CC-BY-4.0", 3, "", "https://fiumalta.example/"]
    assert rows.iloc[1]["Licence"] == "as stated by the publisher"


def test_licences_in_words_follow_the_language_and_short_names_stay(real: Package) -> None:
    english, italian = (
        set(inventory.sources(real, lang)[column]) for lang, column in (("en", "Licence"), ("it", "Licenza"))
    )
    names = {licence for licence in real.tables["sources"]["licence"] if " " not in licence}
    assert names <= english & italian
    phrases = {licence for licence in real.tables["sources"]["licence"] if " " in licence}
    assert phrases
    assert not phrases & italian


def test_a_disagreement_shows_the_figure_as_read_and_the_others(town: Package) -> None:
    rows = inventory.other_figures(town, "en")
    assert len(rows) == 1
    row = rows.iloc[0]
    assert (row["Area or city"], row["Figure shown"], row["Other sources say"]) == ("West Bank", ">900", "Others: 950")


def test_a_disagreement_always_leads_to_some_address(real: Package) -> None:
    rows = inventory.other_figures(real, "it")
    assert len(rows) == len(disagreements(real))
    assert (rows["Indirizzo"] != "").all()
    assert rows["Altre fonti dicono"].tolist() == disagreements(real)["disagreement_it"].tolist()


def test_numbers_are_written_in_the_language(real: Package) -> None:
    english = inventory.other_figures(real, "en")["Figure shown"]
    italian = inventory.other_figures(real, "it")["Dato mostrato"]
    assert any("851,199" in text for text in english)
    assert any("851.199" in text for text in italian)


def test_what_is_missing_says_why_and_what_would_fill_it(town: Package) -> None:
    rows = inventory.missing(town, "en")
    assert rows["Indicator"].tolist() == ["Safety"]
    assert rows["What was found"].tolist() == ["East Bank: Never published"]
    assert rows["What would fill it"].tolist() == ["A survey"]


def test_every_unpublished_indicator_is_listed_in_the_catalogue_order(city: Package) -> None:
    rows = inventory.missing(city, "it")
    assert rows["Indicatore"].tolist() == unpublished(city)["name_it"].tolist()
    assert (rows != "").all(axis=None)


def test_the_catalogue_has_one_row_an_indicator_with_every_fact(real: Package) -> None:
    rows = inventory.indicators(real, "en")
    source = real.tables["indicators"]
    assert rows["Id"].tolist() == source["indicator_id"].tolist()
    assert rows["Definition"].tolist() == source["definition_en"].tolist()
    assert rows["Theme"].notna().all()
    for column in ("Level", "Direction", "Kind", "Interval", "Status"):
        assert rows[column].notna().all(), column
    assert (rows.loc[rows["Status"] == "computed", "Formula"] != "").all()


def test_formulas_are_those_of_the_computed_indicators(real: Package) -> None:
    rows = inventory.formulas(real, "it")
    computed = real.tables["indicators"].query("status == 'computed'")
    assert rows["Formula"].tolist() == computed["formula_it"].tolist()
    assert (rows["Formula"] != "").all()


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.__name__)
def test_both_languages_have_the_same_rows_and_other_titles(real: Package, table: object) -> None:
    assert callable(table)
    italian, english = (table(real, lang) for lang in LANGUAGES)
    assert italian.shape == english.shape
    assert len(set(italian.columns)) == len(italian.columns)
    assert set(italian.columns) != set(english.columns)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_framework_indicator_has_a_theme_of_ours(city: Package, lang: str) -> None:
    rows = inventory.frameworks(city, lang)
    assert len(rows) == len(city.tables["frameworks"])
    themes = set(city.tables["themes"][f"name_{lang}"])
    assert set(rows.iloc[:, 5]) <= themes
    assert rows.notna().all(axis=None)


def test_the_clusters_of_the_project_come_first(city: Package) -> None:
    rows = inventory.frameworks(city, "en")
    first = rows[rows["Framework"] == rows["Framework"].iloc[0]]
    assert (first["Group"] == "determinant cluster").all()
    assert first.index.tolist() == list(range(len(first)))
    assert (first["Definition"].str.startswith("One of the nine clusters")).sum() == 9


def test_themes_of_frameworks_add_up(city: Package) -> None:
    rows = inventory.framework_themes(city, "en").set_index("Framework")
    assert rows.columns.tolist() == city.tables["themes"].sort_values("order")["name_en"].tolist()
    total = rows.loc["All frameworks"]
    assert sum(total) == len(city.tables["frameworks"])
    own = rows.drop("All frameworks")
    assert list(own.sum()) == list(total)
    assert own.index.tolist() == list(dict.fromkeys(city.tables["frameworks"]["framework"]))


def test_nothing_is_changed_in_the_package(city: Package) -> None:
    before = {name: frame.copy() for name, frame in city.tables.items()}
    for table in (*TABLES, inventory.frameworks, inventory.framework_themes):
        table(city, "it")
    for name, frame in before.items():
        pd.testing.assert_frame_equal(city.tables[name], frame)
    assert len(figures(city)) > 0


@pytest.mark.parametrize(
    ("licence", "english", "italian"),
    [
        ("CC-BY-4.0", "CC-BY-4.0", "CC-BY-4.0"),
        ("as stated by the publisher", "as stated by the publisher", "come indicato da chi pubblica"),
        ("CC-BY-4.0 to be confirmed", "CC-BY-4.0, to be confirmed", "CC-BY-4.0, da confermare"),
        ("to be confirmed by the city", "to be confirmed by the city", "da confermare da parte della Città"),
        ("some words of a new package", "some words of a new package", "some words of a new package"),
    ],
)
def test_a_licence_is_said_in_words_of_the_language(licence: str, english: str, italian: str) -> None:
    assert (words.licence(licence, "en"), words.licence(licence, "it")) == (english, italian)
