"""Data and method: every section, in both languages, with what it has to say."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from lib.locale import LANGUAGES
from lib.model.address import SECTIONS
from lib.model.inventory import disagreements, tally
from lib.model.knowledge import unpublished
from lib.show import numbers
from lib.store.story_file import PATH as STORY
from lib.web.packages import city, comparison
from tests.app import address, show, show_framed

PACKAGES = {"city": city, "comparison": comparison}


def texts(app: AppTest) -> str:
    """All that the page says outside its tables."""
    parts = [*app.title, *app.header, *app.markdown, *app.caption, *app.code]
    return "\n".join(str(part.value) for part in parts)


def cells(app: AppTest) -> str:
    """All that its tables say, without the signs that keep markup away."""
    return "\n".join(frame.value.to_csv() for frame in app.table).replace("\\", "")


def labels(app: AppTest, kind: str) -> list[str]:
    return [element.proto.label for element in app.get(kind)]


def option(app: AppTest, key: str) -> Any:
    return next(group for group in app.get("button_group") if group.key == key)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_draws_in_both_languages(section: str, lang: str) -> None:
    app = show("method", lang=lang, section=section)
    assert not app.exception
    assert (
        app.title[0].value
        == {"it": "Che cosa c'è dietro questi dati?", "en": "What stands behind these figures?"}[lang]
    )
    assert option(app, "section").value == section


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_opens_with_how_much_there_is(lang: str) -> None:
    held = tally((city(), comparison()))
    first = show("method", lang=lang).markdown[0].value
    for number in (held.figures, held.indicators, held.sources, held.disagreements, held.unpublished):
        assert f"**{numbers.decimal(number, 0, lang)}**" in first


def test_sources_come_first_unless_another_section_is_asked_for() -> None:
    assert option(show("method", lang="en"), "section").value == "sources"


@pytest.mark.parametrize("query", [{"section": "nowhere"}, {"package": "<script>"}, {"section": "sources,about"}])
def test_an_address_that_makes_no_sense_shows_the_usual_section(query: dict[str, str]) -> None:
    app = show("method", lang="en", **query)
    assert not app.exception
    assert option(app, "section").value == "sources"


def test_choosing_a_section_writes_it_into_the_address() -> None:
    app = show_framed("method", lang="en")
    option(app, "section").set_value("about").run()
    assert address(app)["section"] == "about"
    assert "How to cite" in [header.value for header in app.header]


@pytest.mark.parametrize("kind", PACKAGES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_source_stands_with_publisher_licence_and_address(kind: str, lang: str) -> None:
    app = show("method", lang=lang, section="sources", package=kind)
    told = cells(app)
    sources = PACKAGES[kind]().tables["sources"]
    assert sum(len(table.value) for table in app.table) == len(sources)
    for source in sources.to_dict("records"):
        assert source["publisher"] in told
        assert source["url"] in told
        assert " ".join(source[f"title_{lang}"].split()) in told.replace('""', '"')


def test_the_number_of_sources_of_each_licence_is_told() -> None:
    app = show("method", lang="en", section="sources", package="comparison")
    for licence, count in comparison().tables["sources"]["licence"].value_counts().items():
        assert f"**{str(licence).replace(' to be', ', to be')}**: {count}" in texts(app).replace("\\", "")


def test_the_edition_of_the_package_stands_beside_its_name() -> None:
    for kind, package in PACKAGES.items():
        app = show("method", lang="en", section="sources", package=kind)
        assert f"Data package {package().name}, version {package().version}" in texts(app).replace("\\", "")


@pytest.mark.parametrize("kind", PACKAGES)
def test_the_glossary_lists_the_whole_catalogue(kind: str) -> None:
    app = show("method", lang="it", section="indicators", package=kind)
    names = PACKAGES[kind]().tables["indicators"]["name_it"]
    assert [label.replace("\\", "") for label in app.radio[0].options] == names.tolist()


@pytest.mark.parametrize(("kind", "key"), [("city", "item"), ("comparison", "city_indicator")])
def test_every_indicator_can_be_shown_in_full(kind: str, key: str) -> None:
    rows = PACKAGES[kind]().tables["indicators"]
    for row in rows.iloc[:: max(1, len(rows) // 5)].to_dict("records"):
        app = show("method", lang="en", section="indicators", package=kind, **{key: row["indicator_id"]})
        assert not app.exception
        told = texts(app).replace("\\", "")
        assert app.header[0].value.replace("\\", "") == row["name_en"]
        assert row["definition_en"] in told
        assert f"**Id** {row['indicator_id']}" in told
        for column in ("formula_en", "missing_en", "caveat_en"):
            assert " ".join(row[column].split()) in told


def test_a_choice_in_the_list_is_shown_and_kept_in_the_address() -> None:
    app = show_framed("method", lang="en", section="indicators")
    chosen = city().tables["indicators"].iloc[3]
    app.radio(key="item").set_value(chosen["indicator_id"]).run()
    assert address(app)["item"] == chosen["indicator_id"]
    assert app.header[0].value.replace("\\", "") == chosen["name_en"]


def test_searching_narrows_the_list_and_leaves_the_entry_alone() -> None:
    app = show("method", lang="en", section="indicators")
    before = app.header[0].value
    app.text_input(key="search").set_value("night STOP").run()
    found = app.radio(key="item").options
    assert 0 < len(found) < 10
    assert all("night" in name.lower() for name in found)
    assert app.header[0].value == before
    assert app.radio(key="item").value is None


def test_searching_for_what_is_not_there_says_so_and_breaks_nothing() -> None:
    app = show("method", lang="en", section="indicators")
    app.text_input(key="search").set_value("zzz <b>[").run()
    assert not app.exception
    assert not app.radio
    assert "0 indicators" in texts(app)


def test_a_theme_narrows_the_glossary() -> None:
    theme = city().tables["themes"]["theme_id"].iloc[3]
    app = show("method", lang="en", section="indicators", theme=theme)
    expected = city().tables["indicators"].query("theme_id == @theme")
    assert len(app.radio(key="item").options) == len(expected)


@pytest.mark.parametrize(("kind", "page"), [("city", "indicators"), ("comparison", "cities")])
def test_an_entry_leads_to_its_figures(kind: str, page: str) -> None:
    link = show("method", lang="en", section="indicators", package=kind).get("page_link")[0].proto
    assert link.page == page


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_disagreement_is_shown_with_what_others_say(lang: str) -> None:
    told = cells(show("method", lang=lang, section="disagreements")).replace('""', '"')
    for package in (city(), comparison()):
        for row in disagreements(package).to_dict("records"):
            assert " ".join(row[f"disagreement_{lang}"].split()) in told


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_unpublished_indicator_says_what_would_fill_it(lang: str) -> None:
    app = show("method", lang=lang, section="missing")
    told = cells(app)
    rows = unpublished(city())
    assert len(app.table[0].value) == len(rows)
    for row in rows.to_dict("records"):
        assert row[f"name_{lang}"] in told
        assert row[f"missing_{lang}"] in told


def test_the_method_names_its_references_and_the_system_it_measures_in() -> None:
    app = show("method", lang="en", section="method")
    told = texts(app).replace("\\", "") + cells(app)
    for word in (
        "Garwood 1936",
        "Newcombe 1998",
        "MOVER",
        "Fisher-Jenks",
        city().config.measure_crs,
        "as the crow flies",
    ):
        assert word in told
    assert "Why there is no single score" in [header.value for header in app.header]


@pytest.mark.parametrize("kind", PACKAGES)
def test_formulas_wait_until_they_are_asked_for(kind: str) -> None:
    app = show("method", lang="en", section="method")
    assert len(app.table) == 1
    package = PACKAGES[kind]()
    app.session_state[f"formulas-{package.name}"] = True
    app.run()
    computed = package.tables["indicators"].query("status == 'computed'")
    assert app.table[1].value.iloc[:, 2].str.replace("\\", "").tolist() == computed["formula_en"].tolist()


def test_definitions_of_all_frameworks_wait_until_they_are_asked_for() -> None:
    app = show("method", lang="it", section="frameworks")
    assert len(app.table) == 2
    app.session_state["every"] = True
    app.run()
    assert len(app.table[2].value) == len(city().tables["frameworks"])


def test_the_project_s_own_clusters_lead_the_frameworks() -> None:
    app = show("method", lang="en", section="frameworks")
    rows = city().tables["frameworks"]
    first = rows[rows["framework"] == rows["framework"].iloc[0]]
    assert app.header[0].value.replace("\\", "") == first["framework"].iloc[0]
    own = app.table[0].value.to_csv().replace("\\", "")
    assert all(name in own for name in first["name_en"])
    assert len(app.table[1].value) == rows["framework"].nunique() + 1


@pytest.mark.parametrize("kind", PACKAGES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_table_and_layer_is_a_file_beside_the_whole_package(kind: str, lang: str) -> None:
    app = show("method", lang=lang, section="downloads", package=kind)
    buttons = [label.replace("\\", "") for label in labels(app, "download_button")]
    paths = [item["path"] for item in PACKAGES[kind]().descriptor["resources"] if item["path"] != STORY]
    assert sorted(buttons[2:]) == sorted(paths)
    assert len(buttons) == len(set(buttons))


def test_no_file_is_built_before_it_is_asked_for() -> None:
    for element in show("method", lang="en", section="downloads").get("download_button"):
        assert element.proto.deferred_file_id
        assert not element.proto.url


def test_the_page_says_how_to_cite_and_what_a_report_needs() -> None:
    told = [block.value for block in show("method", lang="en", section="about").code]
    assert any(f"version {city().version}" in text and "read on" in text.lower() for text in told)
    assert any("Address of the view:" in text for text in told)
    assert not any("@" in text for text in told)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_whoever_asks_to_be_named_is_named(lang: str) -> None:
    told = texts(show("method", lang=lang, section="about")).replace("\\", "")
    for package in (city(), comparison()):
        rows = package.tables["sources"]
        for publisher in rows.loc[rows["licence"] != "as stated by the publisher", "publisher"]:
            assert publisher in told
    for note in city().tables["sources"][f"note_{lang}"]:
        if "©" in note:
            assert " ".join(note.split()) in told


def test_accessibility_privacy_and_another_city_are_told() -> None:
    app = show("method", lang="en", section="about")
    assert {"Accessibility", "Privacy", "Add your city", "Licences"} <= {header.value for header in app.header}
    assert "is forgotten when you leave" in texts(app)


@pytest.mark.parametrize("section", SECTIONS)
def test_headings_follow_one_another_without_a_gap(section: str) -> None:
    app = show("method", lang="en", section=section)
    assert len(app.title) == 1
    assert not app.subheader


@pytest.mark.parametrize("section", [section for section in SECTIONS if section not in ("downloads", "about")])
def test_every_section_can_be_taken_away_and_linked_to(section: str) -> None:
    app = show("method", lang="en", section=section)
    assert labels(app, "download_button") == ["CSV file", "Spreadsheet"]
    assert f"section={section}" in [block.value for block in app.code][-1]


@pytest.mark.parametrize("label", ["Report an error", "Cite this"])
def test_the_footer_leads_to_the_section_that_answers(label: str) -> None:
    app = show_framed("method", lang="en", section="downloads")
    link = next(element.proto for element in app.get("page_link") if element.proto.label == label)
    assert (link.page, "section=about" in link.query_string) == ("method", True)
