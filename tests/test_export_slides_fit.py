from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from lib.export.slides.slide import fitting
from lib.export.slides.slides import story_slides
from lib.export.slides.words import Message, Words
from lib.locale import LANGUAGES
from lib.show.exhibits.drawings import Axis, Dots, Grid, Line, Months, Scatter, Statement, Statements, Timeline
from lib.show.exhibits.exhibit import Exhibit, Source
from lib.store.story import Step, Story, Text
from tests import exhibits
from tests.exhibits import EMPTY, MAKERS, made
from tests.hostile import TEXT
from tests.slide_files import WORDS, named, of_view, picture, problems, read, tables

LONG = "Quanto ci si sente sicuri camminando da soli quando è buio nella zona in cui si vive, per età e per sesso. "
SENTENCE = Text(
    LONG, "Small grants reached groups that had never had public money, and most of them are still at work. "
)


def as_step(exhibit: Exhibit, sentence: str, title: str = "What people said") -> Any:
    """The slide of an exhibit as the step of a story, with a heading over what is shown."""
    step = Step(Text(title, title), Text(sentence, sentence), Text("Dire piano", "Say slowly"), 2, exhibit.view)
    story = Story(Text("Storia", "Story"), (step,))
    return read(story_slides(story, exhibit.lang, [exhibit], [WORDS], picture, lambda done, count: None)).slides[0]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", MAKERS)
def test_everything_fits_on_the_slide_of_a_view(name: str, lang: str) -> None:
    assert problems(of_view(made(name, lang=lang))) == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", MAKERS)
def test_everything_fits_on_the_slide_of_a_step(name: str, lang: str) -> None:
    assert problems(as_step(made(name, lang=lang), SENTENCE.of(lang) * 2)) == []


@pytest.mark.parametrize("name", MAKERS)
def test_texts_as_long_as_hostile_ones_fit_too(name: str) -> None:
    slide = as_step(exhibits.hostile(made(name)), LONG + TEXT, f"What people said{TEXT}")
    assert problems(slide) == []
    assert named(slide, "Sentence").text_frame.text.startswith(LONG.strip())


@pytest.mark.parametrize("name", EMPTY)
def test_a_drawing_with_nothing_in_it_says_so(name: str) -> None:
    slide = of_view(exhibits.exhibit(EMPTY[name]))
    assert problems(slide) == []
    texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    assert ("There is no figure to show here" in texts) == (name != "map")


@pytest.mark.parametrize("count", [1, 2, 11, 12, 13, 20, 36, 94, 300])
def test_any_number_of_rows_fits(count: int) -> None:
    slide = as_step(exhibits.exhibit(exhibits.dots(count)), LONG)
    assert problems(slide) == []


@pytest.mark.parametrize("count", [2, 10, 11, 80])
def test_any_number_of_dots_fits(count: int) -> None:
    assert problems(of_view(exhibits.exhibit(exhibits.scatter(count)))) == []


def test_a_scatter_with_long_names_of_axes_fits() -> None:
    axis = Axis(LONG, "% of all who answered", 1)
    drawing = Scatter(exhibits.scatter(9).points, axis, axis)
    assert problems(of_view(exhibits.exhibit(drawing))) == []


@pytest.mark.parametrize("count", [1, 3, 9])
def test_any_number_of_lines_fits(count: int) -> None:
    lines = tuple(Line(f"Fiumalta {place}", (1.5,) * 12) for place in range(count))
    drawing = Months(exhibits.MONTHS, lines, "hours", 1)
    assert problems(of_view(exhibits.exhibit(drawing))) == []


def test_the_last_line_of_a_table_says_how_many_rows_are_not_shown() -> None:
    rows = tuple((f"Town {place}", f"{place}") for place in range(100))
    slide = of_view(exhibits.exhibit(Grid(("Town", "Figure"), rows)))
    (table,) = tables(slide)
    *shown, last = table[1:]
    assert [tuple(row) for row in shown] == list(rows[: len(shown)])
    assert last == [f"and {100 - len(shown)} more"]
    assert len(shown) > 5


def test_statements_that_do_not_fit_are_counted() -> None:
    items = tuple(Statement(f"{place}. {LONG * 2}", "The Gazette") for place in range(12))
    slide = of_view(exhibits.exhibit(Statements(items)))
    lines = [line.text for line in named(slide, "Thefts reported in a year").text_frame.paragraphs]
    shown = sum(line.endswith("sesso.") for line in lines)
    assert problems(slide) == []
    assert 3 <= shown < 12
    assert lines[-1] == f"and {12 - shown} more"


def test_a_story_of_many_years_shows_some_events_of_each() -> None:
    events = exhibits.timeline().events
    many = tuple(
        replace(event, name=f"{event.name} {part}", mark=event.mark if part == 5 else "")
        for event in events
        for part in range(9)
    )
    slide = of_view(exhibits.exhibit(Timeline(many)))
    (table,) = tables(slide)
    years = [row[0] for row in table[1:-1] if row[0]]
    assert problems(slide) == []
    assert years == ["2019", "2020", "2021", "2022", "2023"]
    assert any("Workshop with twenty cities" in row[2] for row in table[1:-1])


# Sizes


def pieces(title: str, sentence: str, heading: str = "") -> tuple[float, ...]:
    return tuple(paragraph.size for paragraph in fitting(Message(title, sentence, heading)))


def test_title_sentence_and_heading_have_readable_sizes() -> None:
    assert pieces("Why the night", "One sentence.", "Thefts") == (32, 20, 16)
    title, sentence, heading = pieces("Why the night " * 8, LONG * 4, "Thefts")
    assert title >= 24 and sentence >= 16 and heading >= 16


def test_even_a_page_of_text_is_shown_whole() -> None:
    slide = as_step(made("grid"), LONG * 40)
    assert problems(slide) == []
    assert named(slide, "Sentence").text_frame.text == (LONG * 40).strip()


@pytest.mark.parametrize("name", [name for name in MAKERS if name != "points"])
def test_letters_are_as_large_as_they_should_be(name: str) -> None:
    for shape in as_step(made(name), LONG).shapes:
        frames = [shape.text_frame] if shape.has_text_frame else []
        frames += [cell.text_frame for row in shape.table.rows for cell in row.cells] if shape.has_table else []
        sizes = [run.font.size.pt for frame in frames for line in frame.paragraphs for run in line.runs]
        least = 9 if shape.name in ("Foot", "Position") else 12
        assert not sizes or min(sizes) >= least, shape.name


def test_missing_names_are_told_or_counted() -> None:
    drawing = exhibits.dots(4)
    slide = of_view(exhibits.exhibit(drawing))
    assert named(slide, "No figure").text_frame.text == "No figure: Nullo, Vuotino"
    many = Dots(drawing.rows, drawing.unit, 1, missing=tuple(f"Borgo San Dalmazzo {place}" for place in range(40)))
    slide = of_view(exhibits.exhibit(many))
    assert named(slide, "No figure").text_frame.text == "40 without a figure"
    assert problems(slide) == []


def test_only_the_foot_is_shortened_and_its_link_is_whole() -> None:
    words = Words("https://dora.example/" + "x" * 400, "2026-08-25", "torino 1.3.0")
    sources = tuple(Source(f"{LONG}{place}", "", "CC BY 4.0") for place in range(9))
    slide = of_view(made("grid", sources=sources), words)
    assert problems(slide) == []
    foot = named(slide, "Foot").text_frame
    assert [line.text.endswith("…") for line in foot.paragraphs] == [False, True, True]
    assert foot.paragraphs[2].runs[0].hyperlink.address == words.address
    assert words.address in slide.notes_slide.notes_text_frame.text
    assert all(source.text in slide.notes_slide.notes_text_frame.text for source in sources)
