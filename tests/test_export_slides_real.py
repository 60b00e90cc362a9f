"""Slides of what the dashboard shows, as it shows it."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from pptx.enum.shapes import MSO_SHAPE_TYPE

from lib.export.slides.picture import pictures
from lib.export.slides.slides import story_slides, view_slides
from lib.export.slides.words import Words
from lib.locale import LANGUAGES
from lib.show import numbers
from lib.show.exhibits.drawings import Dots, Map
from lib.show.exhibits.exhibit import Exhibit
from lib.show.exhibits.makers import MAKERS, exhibit
from lib.show.wording.story_sources import sources
from lib.store.story import Story
from lib.store.view import View
from lib.web.packages import city, comparison
from tests.slide_files import WORDS, charts, links, loose_ends, named, picture, problems, read, tables

CASES = [(*part, lang) for part in MAKERS for lang in LANGUAGES]


def shown(page: str, chart: str, lang: str, **keys: str) -> Exhibit:
    return exhibit(View(page, chart, tuple(keys.items())), city(), comparison(), lang)


@cache
def told(lang: str) -> tuple[Exhibit, ...]:
    return tuple(exhibit(step.view, city(), comparison(), lang) for step in story().steps)


def story() -> Story:
    found = city().story
    assert found is not None
    return found


def words(lang: str) -> list[Words]:
    """What the slides of the story say beside their exhibits."""
    return [
        Words(f"https://dora.example/{step.view.page}?step={place}", city().created, city().version, cited)
        for place, step in enumerate(story().steps, start=1)
        for cited in [sources(step, city(), comparison(), lang)]
    ]


@cache
def deck(lang: str) -> Any:
    draw = pictures(city(), comparison())
    return read(story_slides(story(), lang, told(lang), words(lang), draw, lambda done, count: None))


@pytest.mark.parametrize(("page", "chart", "lang"), CASES)
def test_every_part_of_every_page_fits_on_a_slide(page: str, chart: str, lang: str) -> None:
    blob = view_slides(shown(page, chart, lang), WORDS, picture)
    assert problems(read(blob).slides[0]) == []
    assert loose_ends(blob) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_story_of_the_workshop_fits_on_its_slides(lang: str) -> None:
    slides = list(deck(lang).slides)
    assert len(slides) == len(story().steps)
    for slide, step, said in zip(slides, story().steps, words(lang), strict=True):
        assert problems(slide) == []
        assert slide.shapes.title.text_frame.text == step.title.of(lang)
        assert named(slide, "Sentence").text_frame.text == step.sentence.of(lang)
        assert links(slide) == [said.address]
        assert all(source.text in slide.notes_slide.notes_text_frame.text for source in said.sources)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_sentences_of_the_story_keep_a_readable_size(lang: str) -> None:
    for slide in deck(lang).slides:
        for name, least in ((slide.shapes.title.name, 24), ("Sentence", 16), ("Heading", 16)):
            assert named(slide, name).text_frame.paragraphs[0].runs[0].font.size.pt >= least


def test_a_map_is_a_picture_of_the_shape_of_its_place_with_the_figures_beside_it() -> None:
    found = shown("map", "map", "it")
    assert isinstance(found.drawing, Map)
    (slide,) = read(view_slides(found, WORDS, pictures(city(), comparison()))).slides
    (shape,) = [each for each in slide.shapes if each.shape_type == MSO_SHAPE_TYPE.PICTURE]
    image = Image.open(BytesIO(shape.image.blob))
    assert image.width / image.height == pytest.approx(shape.width / shape.height, rel=0.01)
    assert image.width > 1000
    colours = image.convert("RGB").resize((60, 40)).getcolors(2400)
    assert colours and len(colours) > 50
    figures = [row[1] for row in tables(slide)[-1][1:]]
    assert figures == [dot.text for dot in found.drawing.values]
    legend = tables(slide)[0][0]
    assert legend == [found.drawing.unit, *(text for _, text in found.drawing.classes)]


def test_maps_are_drawn_once() -> None:
    drawn = pictures(city(), comparison())
    found = shown("map", "map", "en")
    assert drawn(found, 500, 300) is drawn(found, 500, 300)
    assert pictures(city(), comparison()) is drawn


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_ranking_of_the_slide_is_that_of_the_table(lang: str) -> None:
    found = shown("cities", "ranking", lang)
    assert isinstance(found.drawing, Dots)
    (slide,) = read(view_slides(found, WORDS, picture)).slides
    values = list(found.table["Valore" if lang == "it" else "Value"].dropna())
    assert list(charts(slide)[0].plots[0].series[0].values) == values
    figures = [row[1].split(" ")[0] for row in tables(slide)[0][1:]]
    assert figures == [numbers.decimal(value, 1, lang) for value in values]
    assert tables(slide)[0][0][0] == ("Città o regione" if lang == "it" else "City or region")


def test_hours_by_the_clock_have_no_zero_and_no_interval_in_decimals() -> None:
    (slide,) = read(view_slides(shown("cities", "darkness", "en"), WORDS, picture)).slides
    axis = charts(slide)[0].value_axis
    assert axis.minimum_scale >= 15
    assert axis.crosses_at == axis.minimum_scale
    assert len(tables(slide)[0][0]) == 2
