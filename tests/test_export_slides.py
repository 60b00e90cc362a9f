from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn

from lib.export.slides.slides import story_slides, view_slides
from lib.export.slides.words import Words
from lib.locale import LANGUAGES
from lib.show.exhibits.exhibit import Exhibit
from lib.store.story import Step, Story, Text
from tests import exhibits
from tests.exhibits import MAKERS, made
from tests.slide_files import ADDRESS, WORDS, charts, links, loose_ends, named, of_view, parts, picture, read

LANGS = {"it": "it-IT", "en": "en-GB"}
NAMES = tuple(MAKERS)


@cache
def story(count: int = len(NAMES)) -> Story:
    steps = (
        Step(
            Text(f"Passo {place}", f"Step {place}"),
            Text(f"Frase {place}.", f"Sentence {place}."),
            Text(f"Note {place}\nPiano", f"Notes {place}\nSlowly"),
            5,
            made(NAMES[place % len(NAMES)]).view,
        )
        for place in range(count)
    )
    return Story(Text("La storia", "The story"), tuple(steps))


@cache
def shown(lang: str) -> tuple[Exhibit, ...]:
    return tuple(made(name, lang=lang) for name in NAMES)


@cache
def file(lang: str) -> bytes:
    return story_slides(story(), lang, shown(lang), [WORDS] * len(NAMES), picture, lambda done, count: None)


def texts(slide: Any) -> str:
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def notes(slide: Any) -> str:
    return str(slide.notes_slide.notes_text_frame.text)


# What a story and a view become


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_story_is_a_slide_for_each_step_in_order(lang: str) -> None:
    deck = read(file(lang))
    assert (deck.slide_width, deck.slide_height) == (12192000, 6858000)
    assert len(deck.slides) == len(NAMES)
    for place, (slide, step) in enumerate(zip(deck.slides, story().steps, strict=True), start=1):
        title = slide.shapes.title
        assert title.placeholder_format.type == PP_PLACEHOLDER.TITLE
        assert title.text_frame.text == step.title.of(lang)
        assert named(slide, "Sentence").text_frame.text == step.sentence.of(lang)
        assert named(slide, "Heading").text_frame.text == "Thefts reported in a year"
        assert named(slide, "Position").text_frame.text == f"{place} / {len(NAMES)}"


def test_a_view_is_one_slide_with_its_finding() -> None:
    exhibit = made("dots")
    deck = read(view_slides(exhibit, WORDS, picture))
    (slide,) = deck.slides
    assert slide.shapes.title.text_frame.text == exhibit.name
    assert named(slide, "Sentence").text_frame.text == exhibit.finding
    assert not {"Heading", "Position"} & {shape.name for shape in slide.shapes}


def test_progress_is_told_and_exhibits_are_made_one_by_one() -> None:
    told: list[Any] = []

    def making() -> Iterator[Exhibit]:
        for place, exhibit in enumerate(shown("en")[:3], start=1):
            told.append(f"exhibit {place}")
            yield exhibit

    story_slides(story(3), "en", making(), [WORDS] * 3, picture, lambda done, count: told.append((done, count)))
    assert told == [(0, 3), "exhibit 1", (1, 3), "exhibit 2", (2, 3), "exhibit 3", (3, 3)]


def test_a_story_needs_an_exhibit_for_each_step() -> None:
    with pytest.raises(ValueError, match="zip"):
        story_slides(story(3), "en", shown("en")[:2], [WORDS] * 3, picture, lambda done, count: None)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_foot_says_what_where_when_from_whom_and_where_it_opens_again(lang: str) -> None:
    foot = named(of_view(made("dots", lang=lang)), "Foot").text_frame
    about, sources, data = (line.text for line in foot.paragraphs)
    assert about.startswith("Thefts reported in a year · 4. Dosso, 10. Montefosco · 2024 · per 1,000 residents")
    assert (
        sources
        == {
            "en": "Sources: Minutes of the workshop (CC0); Registry of Fiumalta: reports, 2024 (CC-BY-4.0); "
            "The Gazette, daily: articles (as stated by the publisher)",
            "it": "Fonti: Minutes of the workshop (CC0); Registry of Fiumalta: reports, 2024 (CC-BY-4.0); "
            "The Gazette, daily: articles (as stated by the publisher)",
        }[lang]
    )
    day = {"en": "Data of 25 August 2026, torino 1.3.0", "it": "Dati del 25 agosto 2026, torino 1.3.0"}[lang]
    assert data == f"{day} · {ADDRESS}"
    assert foot.paragraphs[2].runs[0].hyperlink.address == ADDRESS


def test_notes_hold_what_the_speaker_says_and_the_evidence() -> None:
    exhibit = shown("en")[0]
    text = notes(read(file("en")).slides[0])
    assert text.startswith("Notes 0\nSlowly\n\nEvidence\n")
    for part in (
        exhibit.finding,
        exhibit.method,
        "No figure: Nullo, Vuotino",
        "https://fiumalta.example/reports",
        ADDRESS,
    ):
        assert part in text
    assert "Name | Value | Lower | Upper\n1. Altavalle | 48.7 | 43.8 | 53.6\n" in text
    assert "Bandiera | – | 10 | 15" in text


def test_notes_write_figures_in_the_language() -> None:
    assert "1. Altavalle | 48,7 | 43,8 | 53,6" in notes(read(file("it")).slides[0])


# Whoever does not see it, and what the file says of itself


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_picture_chart_and_table_says_what_it_shows(lang: str) -> None:
    for slide, exhibit in zip(read(file(lang)).slides, shown(lang), strict=True):
        seen = [shape for shape in slide.shapes if not shape.has_text_frame]
        described = [shape._element.xpath(".//p:cNvPr")[0].get("descr") for shape in seen]
        assert all(text == exhibit.finding for text in described)
        assert seen or exhibit.drawing == exhibits.statements()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_all_texts_are_marked_with_their_language(lang: str) -> None:
    for slide in read(file(lang)).slides:
        roots = [slide._element, slide.notes_slide._element, *(chart._chartSpace for chart in charts(slide))]
        runs = [run for root in roots for run in root.iter(qn("a:r"))]
        assert {run.find(qn("a:rPr")).get("lang") for run in runs} == {LANGS[lang]}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_file_names_title_language_author_and_day(lang: str) -> None:
    core = read(file(lang)).core_properties
    assert core.title == {"it": "La storia", "en": "The story"}[lang]
    assert core.author == core.last_modified_by == {"it": "Dora di sera", "en": "The Dora by evening"}[lang]
    assert core.language == LANGS[lang]
    assert core.created == core.modified == datetime.fromisoformat("2026-08-25")
    assert core.subject.startswith({"it": "Passo 0; Passo 1", "en": "Step 0; Step 1"}[lang])
    assert core.keywords == "Thefts reported in a year"


def test_the_same_story_gives_the_same_bytes() -> None:
    again = story_slides(story(), "en", shown("en"), [WORDS] * len(NAMES), picture, lambda done, count: None)
    assert again == file("en")
    assert again != file("it")


def test_every_entry_of_the_file_is_of_the_day_of_the_data() -> None:
    with ZipFile(BytesIO(file("it"))) as archive:
        assert archive.testzip() is None
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 8, 25, 0, 0, 0)}
    data = file("it")
    assert {data[place + 10 : place + 14] for place in starts(data)} == {b"\x00\x00\x19\x5d"}


def starts(data: bytes) -> list[int]:
    """Where the entries of a zip file start."""
    with ZipFile(BytesIO(data)) as archive:
        return [entry.header_offset for entry in archive.infolist()]


# What the file is made of


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_part_is_xml_and_every_relation_leads_somewhere(lang: str) -> None:
    assert len(parts(file(lang))) > 50
    assert loose_ends(file(lang)) == []


def test_ids_on_a_slide_are_each_of_one_shape() -> None:
    for slide in read(file("en")).slides:
        ids = [element.get("id") for element in slide._element.iter(qn("p:cNvPr"))]
        assert len(ids) == len(set(ids))


def test_the_only_link_is_that_of_the_view() -> None:
    assert links(of_view(made("dots"))) == [ADDRESS]
    assert links(of_view(made("dots"), Words("", "2026-08-25", "torino"))) == []
    assert links(of_view(made("dots"), Words("javascript:alert(1)", "2026-08-25", "torino"))) == []


@pytest.mark.parametrize("name", MAKERS)
def test_hostile_texts_stay_texts(name: str) -> None:
    exhibit = exhibits.hostile(made(name))
    blob = view_slides(exhibit, WORDS, picture)
    (slide,) = read(blob).slides
    assert slide.shapes.title.text_frame.text == exhibit.name
    assert links(slide) == [ADDRESS]
    tags = {element.tag for root in parts(blob).values() for element in root.iter() if isinstance(element.tag, str)}
    assert not [tag for tag in tags if tag.rpartition("}")[2] in {"script", "img", "hlinkHover"}]
    assert loose_ends(blob) == []


def test_control_characters_and_turns_of_direction_are_removed() -> None:
    name = "Thefts\x00\x08 in\u202e a\ud800 year\ufffe\x1b"
    exhibit = exhibits.exhibit(exhibits.dots(), name=name, finding=f"One\x0b two {name}", about=(name,), method=name)
    slide = of_view(exhibit)
    assert slide.shapes.title.text_frame.text == "Thefts in a year"
    assert named(slide, "Sentence").text_frame.text == "One two Thefts in a year"
    assert not re.search("[\x00-\x09\x0b-\x1f\u202e\ud800]", texts(slide) + notes(slide))
