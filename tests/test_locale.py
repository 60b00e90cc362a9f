"""Texts are English in the code and Italian in the catalogue; Italian is for whoever asks for neither."""

from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from lib import locale
from lib.locale import LANGUAGES, N_, catalogue
from lib.store.problem import ROW

ITALIAN = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "area"
msgstr "àrea"

msgctxt "surface"
msgid "area"
msgstr "superficie"

msgid "{number} stop"
msgid_plural "{number} stops"
msgstr[0] "{number} fermata"
msgstr[1] "{number} fermate"

#, fuzzy
msgid "unsure"
msgstr "forse"

msgid "untranslated"
msgstr ""
"""


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "it.po").write_text(ITALIAN, encoding="utf-8")
    monkeypatch.setattr(locale, "FOLDER", tmp_path)
    monkeypatch.setattr(locale, "catalogue", locale.catalogue.__wrapped__)
    return tmp_path / "it.po"


def test_there_are_two_languages_and_italian_is_the_first() -> None:
    assert LANGUAGES == ("it", "en")


def test_english_is_the_text_itself() -> None:
    english = catalogue("en")
    assert english.gettext("anything at all") == "anything at all"
    assert [english.ngettext("{n} stop", "{n} stops", n) for n in (0, 1, 2)] == ["{n} stops", "{n} stop", "{n} stops"]
    assert english.pgettext("surface", "area") == "area"


def test_italian_is_read_from_the_catalogue(small: Path) -> None:
    italian = locale.catalogue("it")
    assert italian.gettext("area") == "àrea"
    assert italian.pgettext("surface", "area") == "superficie"
    assert [italian.ngettext("{number} stop", "{number} stops", n) for n in (0, 1, 2)] == [
        "{number} fermate",
        "{number} fermata",
        "{number} fermate",
    ]


@pytest.mark.parametrize("text", ["unsure", "untranslated", "never seen"])
def test_what_is_not_translated_stays_english(small: Path, text: str) -> None:
    assert locale.catalogue("it").gettext(text) == text


@pytest.mark.parametrize("lang", ["", "de", "IT", "../en", "it\x00"])
def test_any_other_language_is_italian(small: Path, lang: str) -> None:
    assert locale.catalogue(lang).gettext("area") == "àrea"


def test_a_catalogue_that_is_missing_is_an_error(small: Path) -> None:
    small.unlink()
    with pytest.raises(FileNotFoundError):
        locale.catalogue("it")


def test_catalogues_are_read_once() -> None:
    assert catalogue("it") is catalogue("it")
    assert catalogue("de") is catalogue("it")


def test_a_marked_text_is_the_text() -> None:
    assert N_("row {row}") == "row {row}" == ROW


def test_the_real_catalogue_is_whole() -> None:
    with (locale.FOLDER / "it.po").open("rb") as source:
        messages = [message for message in read_po(source, locale="it") if message.id]
    assert messages
    for message in messages:
        texts = message.string if isinstance(message.string, tuple) else (message.string,)
        assert all(texts), message.id
        assert not message.fuzzy, message.id
