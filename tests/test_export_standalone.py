"""A map that stands alone: one page with everything inside, which asks for nothing and runs nothing else."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.export.standalone.page import standalone_map
from lib.export.standalone.script import constant, data, script, style
from lib.export.standalone.table import figures, parted
from lib.locale import LANGUAGES
from lib.show import numbers
from lib.show.exhibits.makers import exhibit
from lib.store.view import View
from lib.web import packages
from tests import exhibits
from tests.hostile import TEXT
from tests.map_files import ADDRESS, VIEWS, files, shown, standing_alone

CITY, COMPARISON = packages.city(), packages.comparison()


class Page(HTMLParser):
    """A page as a browser takes it apart: elements, and what stands in scripts, styles and cells."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.inside: dict[str, list[str]] = {}
        self._open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in {"meta", "br", "link"}:
            self._open.append(tag)
            self.inside.setdefault(tag, []).append("")

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        for tag in set(self._open):
            self.inside[tag][-1] += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def page(name: str, lang: str = "it") -> Page:
    return Page(standing_alone(shown(name, lang)))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", VIEWS)
def test_it_is_whole_in_its_language(name: str, lang: str) -> None:
    found, drawn = page(name, lang), shown(name, lang)
    assert found.all("html") == [{"lang": lang}]
    assert found.inside["title"] == found.inside["h1"] == [drawn.name]
    body = found.inside["body"][0]
    for source in drawn.sources:
        assert source.text in body
        assert source.licence in body
    assert ADDRESS in body
    assert {"it": "Non è un prodotto ufficiale", "en": "Not an official product"}[lang] in body
    assert all(text in body for _css, text in drawn.drawing.classes)  # type: ignore[union-attr]
    assert len(found.inside["tr"]) == len(drawn.table) + 1


@pytest.mark.parametrize("name", VIEWS)
def test_nothing_is_asked_for(name: str) -> None:
    found = page(name)
    assert not [tag for tag, _ in found.elements if tag in {"link", "img", "iframe", "object", "base", "form"}]
    assert not [attributes for tag, attributes in found.elements if "src" in attributes]
    assert not any("url(" in text or "@import" in text for text in found.inside["style"])
    assert not any("sourceMappingURL" in text for text in found.inside["script"])
    assert not [name for _tag, attributes in found.elements for name in attributes if name.startswith("on")]


def test_only_its_own_scripts_may_run() -> None:
    found = page("areas")
    meta = next(each for each in found.all("meta") if each.get("http-equiv") == "Content-Security-Policy")
    rules = {rule.split()[0]: rule.split()[1:] for rule in str(meta["content"]).split("; ")}
    assert rules["default-src"] == ["'none'"]
    for tag, rule in (("script", "script-src"), ("style", "style-src")):
        digests = [hashlib.sha256(text.encode()).digest() for text in found.inside[tag]]
        assert rules[rule] == [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]
    assert "'unsafe-inline'" not in rules["script-src"] + rules["style-src"]
    assert not any("http" in word for words in rules.values() for word in words)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", ["areas", "cities", "cells"])
def test_the_table_has_the_figures_of_the_screen(name: str, lang: str) -> None:
    found, drawn = page(name, lang), shown(name, lang)
    head = {"it": "Valore", "en": "Value"}[lang]
    values = [numbers.decimal(float(each), _decimals(name), lang) for each in drawn.table[head]]
    rows = found.inside["tr"][1:]
    assert all(value in row for value, row in zip(values, rows, strict=True))
    drawn_values = [dot.text for dot in drawn.drawing.values]  # type: ignore[union-attr]
    assert all(any(text.partition(" (")[0] in row for row in rows) for text in drawn_values)


def _decimals(name: str) -> int:
    return {"areas": 1, "cities": 1, "cells": 0}[name]


@pytest.mark.parametrize("name", VIEWS)
def test_every_row_leads_to_a_feature_that_is_drawn(name: str) -> None:
    found = page(name)
    keys = [row["data-feature"] for row in found.all("tr") if "data-feature" in row]
    drawn = {feature.id for layer in shown(name).drawing.layers for feature in layer.features}  # type: ignore[union-attr]
    assert len(keys) == len(set(keys)) == len(shown(name).table)
    assert set(keys) <= drawn
    assert len(found.all("button")) == len(keys)
    assert all(button == {"type": "button", "aria-pressed": "false"} for button in found.all("button"))


def test_what_all_rows_share_is_said_once() -> None:
    table = pd.DataFrame({"Name": ["a", "b"], "Unit": "km", "Note": "", "Value": [1.0, 1.0], "Low": [float("nan")] * 2})
    shown_columns, shared = parted(table)
    assert list(shown_columns.columns) == ["Name", "Value"]
    assert shared == (("Unit", "km"),)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_numbers_are_written_as_the_language_does(lang: str) -> None:
    drawn = exhibits.exhibit(exhibits.map_of_areas(), lang=lang)
    table = pd.DataFrame({"Name": ["a", "b"], "Length": [1234.5, float("nan")], "Count": [12000, 3]})
    text = figures(replace(drawn, table=table), ["", ""], CITY)
    wanted = {"it": ("1.234,5", "12.000"), "en": ("1,234.5", "12,000")}[lang]
    assert all(f">{each}<" in text for each in wanted)
    assert ">–<" in text
    assert "data-feature" not in text


def test_hostile_texts_neither_run_nor_end_a_script() -> None:
    wrong = exhibits.hostile(shown("areas"))
    table = wrong.table.assign(Nota=TEXT)
    text = standing_alone(replace(wrong, table=table), f"{ADDRESS}{TEXT}")
    found = Page(text)
    calm = page("areas")
    assert len(found.all("script")) == len(calm.all("script")) == 5
    assert not found.all("img")
    assert wrong.name in found.inside["h1"][0]
    assert "window.hacked=1</script>" not in text
    assert all(str(link["href"]).startswith("http") for link in found.all("a"))


@pytest.mark.parametrize("address", ["", "javascript:alert(1)", "data:text/html,x"])
def test_only_addresses_of_the_web_are_linked(address: str) -> None:
    found = Page(standing_alone(shown("areas"), address))
    assert all(str(link["href"]).startswith("http") for link in found.all("a"))


def test_only_a_map_stands_alone() -> None:
    drawn = exhibit(View("cities", "ranking"), CITY, COMPARISON, "it")
    with pytest.raises(TypeError):
        standalone_map(drawn, CITY, COMPARISON, ADDRESS, files())


def test_a_map_without_anything_is_still_a_page() -> None:
    drawn = replace(shown("areas"), drawing=exhibits.EMPTY["map"], table=pd.DataFrame({"Area": []}))
    found = Page(standing_alone(drawn))
    assert not found.all("table")
    assert len(found.all("script")) == 5


def test_the_same_map_gives_the_same_bytes() -> None:
    assert standing_alone(shown("cities")) == standing_alone(shown("cities"))


@given(st.text())
def test_a_value_arrives_whole_and_ends_nothing(text: str) -> None:
    written = constant("value", text)
    assert "<" not in written
    assert json.loads(written.removeprefix("window.value = ").removesuffix(";")) == text


@given(st.text(alphabet="</scriptSCRIPTstyle >!-a"))
def test_no_script_or_style_ends_itself(text: str) -> None:
    assert not re.search("</script", script(text), re.IGNORECASE)
    assert not re.search("</style", style(text), re.IGNORECASE)
    assert "<" not in data(text)
