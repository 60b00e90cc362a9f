"""The sources of a package: how many of each licence, and every text of theirs as the text it is."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from lib.locale import LANGUAGES
from lib.show import words
from lib.web.method import package_choice
from lib.web.packages import city
from tests.hostile import TEXT, infected

HEADS = {"it": "Licenze delle fonti", "en": "Licences of the sources"}
MARKUP = re.compile(r"(?<!\\)[<>\[\]`$|]")
"""Signs that would be markup, where nothing keeps them from being read so."""


def told(lang: str) -> str:
    """The line on licences, as Markdown."""

    def script() -> None:
        from lib.web.method import sources

        sources.draw()

    app = AppTest.from_function(script)
    app.query_params["lang"] = lang
    app.run()
    assert not app.exception
    (line,) = [text.value for text in app.markdown if text.value.startswith(HEADS[lang])]
    return str(line)


def as_read(markdown: str) -> str:
    return re.sub(r"\\(.)", r"\1", markdown)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_licence_stands_with_the_number_of_its_sources(lang: str) -> None:
    counts = city().tables["sources"]["licence"].value_counts()
    parts = [f"**{words.licence(str(name), lang)}**: {count}" for name, count in counts.items()]
    assert as_read(told(lang)).split(" · ") == [HEADS[lang], *parts]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_licence_is_a_text_whatever_it_is_called(monkeypatch: pytest.MonkeyPatch, lang: str) -> None:
    monkeypatch.setattr(package_choice, "choose", lambda: infected(city()))
    line = told(lang)
    for licence in city().tables["sources"]["licence"].unique():
        assert f"**{licence}{' '.join(TEXT.split())}**" in as_read(line)
    assert not MARKUP.search(line)
    assert line.count("**") == 2 * city().tables["sources"]["licence"].nunique()
