"""Every text of the program has its Italian, says the same things in it, and no translation is left over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from string import Formatter

import pytest
from babel.messages import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po

from benchmarks.server import ROOT
from lib.locale import FOLDER, catalogue

KEYWORDS = {**DEFAULT_KEYWORDS, "_": None, "N_": None}
NOT_PLACES = re.compile(r"\{\{|\}\}")


@dataclass(frozen=True)
class Text:
    """A text of the code: its forms (one, or singular and plural), its context, and where it stands."""

    forms: tuple[str, ...]
    context: str | None
    place: str

    @property
    def key(self) -> tuple[str, str | None]:
        """What a catalogue finds it by."""
        return self.forms[0], self.context


def _found() -> Iterator[Text]:
    for folder in ("lib", "pages"):
        for file, line, message, _comments, context in extract_from_dir(
            ROOT / folder, method_map=[("**.py", "python")], keywords=KEYWORDS
        ):
            forms = message if isinstance(message, tuple) else (message,)
            yield Text(tuple(forms), context, f"{folder}/{file}:{line}")


@cache
def texts() -> dict[tuple[str, str | None], Text]:
    """The texts of the code, each once."""
    return {text.key: text for text in _found()}


@cache
def italian() -> Catalog:
    with (FOLDER / "it.po").open("rb") as source:
        return read_po(source, locale="it", abort_invalid=True)


@cache
def translated() -> dict[tuple[str, str | None], Message]:
    """What the catalogue holds, each translation with all its forms."""
    return {(_forms(message.id)[0], message.context): message for message in italian() if message.id}


def _forms(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


def pairs() -> list[tuple[str, str]]:
    """Each text, singular or plural, with its Italian."""
    return [
        pair
        for message in translated().values()
        for pair in zip(_forms(message.id), _forms(message.string), strict=True)
    ]


def fields(text: str) -> set[str]:
    """The named places in a text."""
    return {name for _literal, name, _spec, _conversion in Formatter().parse(text) if name is not None}


def marks(text: str) -> dict[str, int]:
    """What Streamlit reads as more than words: bold, code, icons, links."""
    return {mark: len(re.findall(pattern, text)) for mark, pattern in MARKS.items()}


MARKS = {"bold": r"\*\*", "code": r"`", "icon": r":material/\w+:", "link": r"\]\(", "field": r"\{\w+\}"}


def test_the_texts_of_the_code_are_found() -> None:
    assert len(texts()) > 200
    assert ("Indicator", None) in texts()
    assert any(len(text.forms) == 2 for text in texts().values())


def test_every_text_has_its_italian() -> None:
    missing = [text for key, text in texts().items() if key not in translated()]
    assert [f"{text.place}: {text.forms[0]}" for text in missing] == []


def test_no_italian_is_empty() -> None:
    empty = [message.id for message in translated().values() if not all(map(str.strip, _forms(message.string)))]
    assert empty == []


def test_no_italian_is_left_over() -> None:
    assert [key[0] for key in translated() if key not in texts()] == []
    assert list(italian().obsolete.values()) == []


def test_no_italian_is_only_a_guess() -> None:
    assert [message.id for message in translated().values() if message.fuzzy] == []


def test_every_italian_has_the_same_places_for_values() -> None:
    """A place that is missing or misspelt would lose a figure or stop the page."""
    assert [text for text, form in pairs() if fields(text) != fields(form)] == []


def test_every_italian_keeps_bold_code_icons_and_links() -> None:
    assert [text for text, form in pairs() if marks(text) != marks(form)] == []


def test_every_italian_begins_and_ends_as_the_text_does() -> None:
    """Spaces and line ends count where texts meet; so does the stop at the end of a sentence."""
    assert [text for text, form in pairs() if _edges(text) != _edges(form)] == []


def _edges(text: str) -> tuple[str, str, bool]:
    stripped = text.strip()
    before, _text, after = text.partition(stripped)
    return before, after, stripped.endswith((".", "…"))


def test_plurals_have_both_their_forms() -> None:
    for key, text in texts().items():
        if len(text.forms) == 2 and key in translated():
            assert len(_forms(translated()[key].string)) == 2, key[0]
    assert italian().num_plurals == 2


@pytest.mark.parametrize("number", [0, 1, 2, 21])
def test_plurals_are_chosen_by_number(number: int) -> None:
    for key, text in texts().items():
        if len(text.forms) == 2:
            found = catalogue("it").ngettext(*text.forms, number)
            forms = _forms(translated()[key].string)
            assert found == forms[0 if number == 1 else 1]


def test_places_in_texts_are_named() -> None:
    """Numbered or empty places cannot move where another language needs them."""
    for text in texts().values():
        for form in text.forms:
            assert all(name.isidentifier() for name in fields(NOT_PLACES.sub("", form))), text.place


def test_texts_are_whole_when_the_program_reads_them() -> None:
    """A text that is put together before it is looked up is never found in the catalogue."""
    for text in texts().values():
        assert all(isinstance(form, str) and form.strip() for form in text.forms), text.place


def test_the_running_catalogue_answers_in_italian() -> None:
    running = catalogue("it")
    for message in translated().values():
        if isinstance(message.id, str) and message.context is None:
            assert running.gettext(message.id) == message.string
    assert running.gettext("Cities") == "Città"


def test_english_texts_are_british_and_calm() -> None:
    """One English: no second spelling for the same word, no exclamation."""
    american = re.compile(r"\b(neighborhood|color|center|organiz|meter)\w*", re.IGNORECASE)
    for text in texts().values():
        for form in text.forms:
            assert not american.search(form), text.place
            assert "!" not in form, text.place
