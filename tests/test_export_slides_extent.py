from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from lib.export.slides.extent import LEADING, height, lines, shortened, widest_word, width
from lib.export.slides.plain import paragraphs, plain
from lib.export.slides.tints import tint
from lib.show.palette import LIGHT
from tests.hostile import TEXT

WRITTEN = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=80)
ROOM = st.floats(40, 900)


@given(WRITTEN, ROOM, st.booleans())
def test_lines_hold_the_whole_text_and_none_is_wider_than_its_room(text: str, room: float, bold: bool) -> None:
    found = lines(plain(text), 16, room, bold)
    assert "".join(found).replace(" ", "") == plain(text).replace(" ", "")
    assert all(width(line, 16, bold) <= room or len(line) == 1 for line in found)


@given(WRITTEN, ROOM)
def test_a_narrower_column_is_never_lower(text: str, room: float) -> None:
    assert height(plain(text), 16, room / 2) >= height(plain(text), 16, room)


def test_a_line_is_as_high_as_its_leading() -> None:
    assert height("Aurora", 20, 900) == 20 * LEADING
    assert lines("Aurora e Vanchiglia", 20, width("Vanchiglia e", 20)) == ("Aurora e", "Vanchiglia")
    assert lines("", 20, 100) == ("",)


def test_a_word_wider_than_its_line_is_broken_within() -> None:
    found = lines("Vanchiglietta", 20, width("Vanchi", 20) + 0.1)
    assert "".join(found) == "Vanchiglietta"
    assert found[0] == "Vanchi"
    assert widest_word("il Salotto di Miranda", 10) == width("Miranda", 10)


def test_bold_text_is_wider() -> None:
    assert width("Aurora", 20, bold=True) > width("Aurora", 20)


@given(WRITTEN, ROOM, st.integers(1, 3))
def test_what_is_shortened_fits_and_starts_as_the_text(text: str, room: float, most: int) -> None:
    found = shortened(plain(text), 9, room, most)
    assert len(lines(found, 9, room)) <= most
    whole = plain(text).replace(" ", "")
    assert found == plain(text) or (found.endswith("…") and whole.startswith(found[:-1].replace(" ", "")))


# Texts


@given(st.text())
def test_plain_texts_can_stand_in_a_file(text: str) -> None:
    found = plain(text)
    assert found == plain(found) == found.strip()
    assert not {unicodedata.category(sign) for sign in found} & {"Cc", "Cs", "Cn"}
    assert "  " not in found and "\n" not in found


def test_plain_texts_keep_what_people_write() -> None:
    assert plain("  Perché\tla notte?\n «Dora» · 71,5 dB – 😀 ") == "Perché la notte? «Dora» · 71,5 dB – 😀"
    assert plain(TEXT) == TEXT
    assert plain("a\u202eb\u2066c\x1bd\ud800") == "abcd"
    assert paragraphs("Dire piano\n\n\x07\n  e chiaro ") == ("Dire piano", "e chiaro")


# Colours


def test_colours_are_found_by_name() -> None:
    assert (tint("strong"), tint("class-5"), tint("none")) == (LIGHT.strong, "#533488", "#e6e4e0")
    assert tint("no such colour") == LIGHT.soft
