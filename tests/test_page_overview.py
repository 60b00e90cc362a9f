"""The overview: what was tried, where, what came of it, and what is known."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from lib.locale import LANGUAGES, catalogue
from lib.model.highlights import highlights
from lib.web.packages import city
from tests.app import address, show_framed
from tests.packages import write_city

ROOT = Path(__file__).parents[1]


@lru_cache
def opened(lang: str) -> AppTest:
    """The page as it first opens, to be looked at only."""
    return show_framed("overview", lang=lang)


def protos(app: AppTest, kind: str) -> list[Any]:
    """What the browser gets for each element of a kind that the test library does not know."""
    return [element.proto for element in app.get(kind)]


def links(app: AppTest) -> dict[str, dict[str, str]]:
    """Where the links of the page lead, by their labels: the page and the keys that differ from this address."""
    return {proto.label: {"page": proto.page, "query": proto.query_string} for proto in protos(app, "page_link")}


def statements(app: AppTest) -> str:
    """The statements of the chosen part of the model."""
    return next(each.value for each in app.markdown if each.value.startswith("- "))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_opens_without_an_exception(lang: str) -> None:
    app = opened(lang)
    assert not app.exception
    assert len(app.title) == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_city_says_what_it_is_about(lang: str) -> None:
    lead = opened(lang).markdown[0].value.replace("\\", "")
    assert lead.startswith(f"**{getattr(city().config, f'title_{lang}')}.**")
    assert getattr(city().config, f"summary_{lang}") in lead


def test_the_map_comes_before_any_chart() -> None:
    kinds = [element.type for element in opened("it").main]
    assert kinds.index("component_instance") < kinds.index("plotly_chart")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_of_the_five_figures_has_its_source_one_click_away(lang: str) -> None:
    app = opened(lang)
    written = "".join(each.proto.body for each in app.get("html"))
    behind = [element.value for popover in app.get("popover") for element in popover.markdown]
    figures = highlights(city())
    assert len(figures) == 5
    for row in figures.to_dict("records"):
        assert row[f"label_{lang}"].replace("'", "&#x27;") in written
        assert any(f"(<{row['url']}>)" in text for text in behind)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_funded_projects_are_counted_as_published(lang: str) -> None:
    caption = opened(lang).caption[0].value
    assert re.findall(r"\d+", caption) == ["19", "14", "5", "8"]


def test_neighbourhoods_lead_to_the_map() -> None:
    found = links(opened("en"))
    rows = city().tables["areas"]
    for row in rows[rows["level"] == "neighbourhood"].to_dict("records"):
        query = found[row["name_en"]]["query"]
        assert f"area={row['area_id']}" in query
        assert "scale=neighbourhood" in query


def test_an_area_of_the_address_is_marked_and_leads_to_the_map_on_its_scale() -> None:
    zone = city().tables["areas"].query("level == 'zone'").iloc[-1]
    app = show_framed("overview", lang="en", area=zone["area_id"])
    assert "scale=zone" in links(app)[zone["name_en"]]["query"]
    assert f"area-{zone['area_id']} {zone['hue']}-fill chosen" in str(protos(app, "component_instance")[0])
    assert zone["name_en"] not in links(opened("en"))


def chart(app: AppTest) -> dict[str, Any]:
    """The timeline as the browser gets it."""
    found: dict[str, Any] = json.loads(protos(app, "plotly_chart")[0].spec)
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_timeline_has_every_event(lang: str) -> None:
    said = [text for trace in chart(opened(lang))["data"] for text in trace.get("hovertext", [])]
    assert len(said) == len(city().tables["timeline"])


def test_the_timeline_is_described() -> None:
    assert "48" in protos(opened("en"), "plotly_chart")[0].alt


def test_the_table_of_events_is_not_made_until_it_is_opened() -> None:
    app = show_framed("overview", lang="en")
    assert not app.dataframe
    app.session_state["events"] = True
    app.run()
    assert not app.exception
    table = app.dataframe[0].value
    assert len(table) == len(city().tables["timeline"])
    assert table["Address"].str.startswith("http").all()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_theme_leads_to_its_indicators(lang: str) -> None:
    found = links(opened(lang))
    for row in city().tables["themes"].to_dict("records"):
        link = found[row[f"name_{lang}"]]
        assert f"theme={row['theme_id']}" in link["query"]
        assert f"lang={lang}" in link["query"]


def test_what_was_never_published_is_one_click_away() -> None:
    assert [link for link in links(opened("en")).values() if "status=not+published" in link["query"]]


def test_the_model_opens_with_its_aims() -> None:
    rows = city().tables["model"]
    aims = list(rows.loc[rows["part"] == "aim", "statement_en"])
    assert [text in statements(opened("en")).replace("\\", "") for text in aims] == [True] * len(aims)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_part_of_the_model_can_be_chosen(lang: str) -> None:
    rows = city().tables["model"]
    app = show_framed("overview", lang=lang)
    assert len(app.button_group(key="part").options) == rows["part"].nunique()
    for part, group in rows.groupby("part"):
        app.button_group(key="part").set_value(part).run()
        assert not app.exception
        assert address(app).get("part", "aim") == part
        assert statements(app).count("\n- ") == len(group) - 1
        assert all(f"(<{url}>)" in statements(app) for url in group["url"] if url)


def test_what_was_looked_for_and_not_found_says_so() -> None:
    rows = city().tables["model"]
    missing = rows[rows["confidence"] == "none"]
    assert list(missing["part"].unique()) == ["transfer"]
    said = statements(show_framed("overview", lang="en", part="transfer"))
    assert said.count("looked for and not found") == len(missing)


def test_a_part_that_is_not_ours_shows_the_usual_one() -> None:
    app = show_framed("overview", lang="en", part="<script>")
    assert not app.exception
    assert app.button_group(key="part").value == "aim"
    assert "part" in app.caption[0].value


def test_the_link_to_the_view_opens_it_again() -> None:
    app = show_framed("overview", lang="it", part="governance", area="aurora")
    link = app.code[-1].value
    assert link.partition("?")[2] == "lang=it&date=2026-11-22&area=aurora&part=governance"
    assert "area" not in opened("it").code[-1].value


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_events_can_be_taken_away_in_two_forms(lang: str) -> None:
    labels = [proto.label for proto in protos(opened(lang), "download_button")]
    assert labels == [catalogue(lang).gettext(label) for label in ("CSV file", "Spreadsheet")]


ANOTHER_CITY = """
from tests.app import show_framed
app = show_framed("overview", lang="en")
assert not app.exception, app.exception
print([each.value for each in app.header])
print("".join(each.value for each in app.markdown))
"""


def another(folder: Path) -> str:
    """What the page says in a process of its own about the package in a folder."""
    done = subprocess.run(
        [sys.executable, "-c", ANOTHER_CITY], cwd=ROOT, env=os.environ | {"DORA_PACKAGE": str(folder)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_another_city_has_its_own_overview(tmp_path: Path) -> None:
    said = another(write_city(tmp_path / "fiumalta"))
    assert "**Title.** In short" in said
    assert "The model in short" in said
    assert "- Live the evening" in said


def test_a_city_without_a_story_or_a_model_shows_the_rest(tmp_path: Path) -> None:
    folder = write_city(tmp_path / "fiumalta")
    for table in ("timeline", "model", "highlights"):
        path = folder / f"{table}.csv"
        path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    said = another(folder)
    assert said.splitlines()[0] == "['When is it dark?', 'What is known, and what was never published']"
