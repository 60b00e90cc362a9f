"""Pictures of every kind of drawing: their size, their texts, where these stand, that nothing in them runs."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from typing import Any

import matplotlib as mpl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from benchmarks.server import ROOT
from lib.export.pictures.shape import Shape
from lib.export.pictures.sheet import FONT
from lib.export.pictures.vector import FAMILY
from lib.locale import LANGUAGES, catalogue
from lib.show.exhibits.drawings import Map
from lib.show.palette import DARK, LEGIBLE, LIGHT, Colours, contrast
from lib.web.packages import city, comparison
from tests.exhibits import EMPTY, MAKERS, exhibit, hostile, made
from tests.hostile import TEXT
from tests.pictures import (
    ADDRESS,
    PAPER,
    SCREEN,
    SVG,
    covering,
    outside,
    png_of,
    root_of,
    seen,
    sheet_of,
    svg_of,
    words_of,
)

NAMES = tuple(MAKERS)
CHARTS = tuple(name for name in NAMES if not isinstance(MAKERS[name](), Map))
SMALL = Shape(640, 480, 14)
"""What does not need to be looked at closely."""


# Sizes


@pytest.mark.parametrize("shape", [SCREEN, PAPER, Shape(1283, 721, 17.5)])
def test_a_picture_of_pixels_has_two_for_each(shape: Shape) -> None:
    with Image.open(BytesIO(png_of(made("neighbourhoods"), shape))) as image:
        assert image.size == (2 * shape.width, 2 * shape.height)


@settings(max_examples=8, deadline=None)
@given(width=st.integers(240, 2000), height=st.integers(160, 1200))
def test_every_size_is_that_which_was_asked_for(width: int, height: int) -> None:
    shape = Shape(width, height, 12, words=False)
    root = root_of(svg_of(made("neighbourhoods"), shape))
    assert (root.get("width"), root.get("height")) == (str(width), str(height))
    left, top, *size = (float(part) for part in str(root.get("viewBox")).split())
    assert (left, top) == (0, 0)
    assert size == pytest.approx([width, height], abs=0.01)
    with Image.open(BytesIO(png_of(made("neighbourhoods"), shape))) as image:
        assert image.size == (2 * width, 2 * height)


@pytest.mark.parametrize("shape", [(100, 500, 16.0), (500, 100, 16.0), (500, 500, 4.0), (500, 500, 100.0)])
def test_a_size_in_which_nothing_can_be_read_is_refused(shape: tuple[int, int, float]) -> None:
    with pytest.raises(ValueError, match="no picture can be read"):
        Shape(*shape)


# The same again


@pytest.mark.parametrize("name", NAMES)
def test_the_same_exhibit_gives_the_same_bytes(name: str) -> None:
    shown = made(name)
    assert svg_of(shown, SMALL) == svg_of(shown, SMALL)
    assert png_of(shown, SMALL) == png_of(shown, SMALL)


def test_another_process_gives_the_same_bytes_and_opens_no_window() -> None:
    """What keeps figures for windows would keep every picture in memory."""
    code = (
        "import hashlib\nimport sys\nfrom tests.exhibits import made\nfrom tests.pictures import png_of, svg_of\n"
        "shown = made('scatter')\nprint(hashlib.sha256(svg_of(shown) + png_of(shown)).hexdigest())\n"
        "print('matplotlib.pyplot' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    shown = made("scatter")
    assert run.stdout.split() == [hashlib.sha256(svg_of(shown) + png_of(shown)).hexdigest(), "False"]


def test_pictures_drawn_at_the_same_time_are_those_drawn_alone() -> None:
    shown = [made(name) for name in ("dots", "months", "areas", "grid")] * 2
    alone = [(svg_of(each, SMALL), png_of(each, SMALL)) for each in shown[:4]] * 2
    with ThreadPoolExecutor(6) as pool:
        together = list(pool.map(lambda each: (svg_of(each, SMALL), png_of(each, SMALL)), shown))
    assert together == alone


def test_the_settings_of_the_library_stay_as_they_were() -> None:
    before = dict(mpl.rcParams)
    svg_of(made("dots"), SMALL)
    png_of(made("areas"), SMALL)
    assert dict(mpl.rcParams) == before


# Texts


@pytest.mark.parametrize(
    "shape", [SCREEN, PAPER, SMALL, Shape(900, 1200, 16)], ids=["screen", "paper", "small", "high"]
)
@pytest.mark.parametrize("name", NAMES)
def test_no_text_reaches_beyond_the_picture(name: str, shape: Shape) -> None:
    assert outside(sheet_of(made(name), shape)) == []


@pytest.mark.parametrize("shape", [SCREEN, PAPER, SMALL], ids=["screen", "paper", "small"])
@pytest.mark.parametrize("name", CHARTS)
def test_no_text_covers_another(name: str, shape: Shape) -> None:
    assert covering(seen(sheet_of(made(name), shape))) == []


@pytest.mark.parametrize("name", NAMES)
def test_hostile_texts_stay_in_the_picture_and_stay_texts(name: str) -> None:
    shown = hostile(made(name))
    assert outside(sheet_of(shown, PAPER)) == []
    root = root_of(svg_of(shown, PAPER))
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert tags <= {"svg", "title", "desc", "g", "path", "text", "use", "defs", "style", "clipPath", "rect"}
    assert not [name for element in root.iter() for name in element.attrib if name.lower().startswith("on")]
    assert (root.findtext(f"{SVG}title") or "").endswith(" ".join(TEXT.split()))


@pytest.mark.parametrize("name", NAMES)
def test_nothing_in_a_picture_leads_out_of_it(name: str) -> None:
    svg = svg_of(hostile(made(name)), SMALL)
    links = [value for element in root_of(svg).iter() for key, value in element.attrib.items() if key.endswith("href")]
    assert all(link.startswith("#") for link in links)
    values = " ".join(value for element in root_of(svg).iter() for value in element.attrib.values())
    assert all(link.startswith("#") for link in re.findall(r"url\(([^)]*)\)", values))
    assert "@import" not in svg.decode()
    assert b"<!DOCTYPE" not in svg
    assert b"<metadata" not in svg


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("name", NAMES)
def test_texts_stand_out_from_what_they_stand_on(name: str, theme: Colours) -> None:
    found = seen(sheet_of(made(name), PAPER, theme))
    assert found
    assert [each for each in found if contrast(each.colour, each.ground) < LEGIBLE] == []


@pytest.mark.parametrize("name", NAMES)
def test_letters_are_as_large_as_asked_for(name: str) -> None:
    """Nothing is made smaller to fit, but what stands at the edge of a map."""
    sizes = [float(size) for size in re.findall(r"font-size: ([\d.]+)px", svg_of(made(name)).decode())]
    usual = SCREEN.font * (0.5 if isinstance(MAKERS[name](), Map) else 0.85)
    assert min(sizes) >= usual - 0.01
    assert max(sizes) >= SCREEN.font


def test_texts_are_in_the_letters_of_the_screen() -> None:
    text = next(iter(root_of(svg_of(made("dots"))).iter(f"{SVG}text")))
    assert FAMILY in str(text.get("style"))
    assert FAMILY.startswith("'Source Sans Pro', 'Source Sans', ")
    assert FONT in FAMILY


# What a picture says of itself


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", ["dots", "areas"])
def test_a_picture_that_is_taken_away_says_what_it_is(name: str, lang: str) -> None:
    shown = made(name, lang=lang)
    said = words_of(svg_of(shown, PAPER))
    for text in (shown.name, shown.finding, shown.period, shown.method, ADDRESS, *shown.about):
        assert text in said
    for source in shown.sources:
        assert source.text in said
    assert "CC-BY-4.0" in said
    assert catalogue(lang).gettext("as stated by the publisher") in said
    assert comparison().version in said
    assert str(getattr(comparison().config, f"title_{lang}")) in said


@pytest.mark.parametrize("name", ["dots", "areas"])
def test_a_drawing_alone_leaves_that_to_the_page(name: str) -> None:
    shown = made(name)
    said = words_of(svg_of(shown, SCREEN))
    for text in (shown.name, shown.finding, shown.method, ADDRESS):
        assert text not in said


def test_the_date_is_that_of_the_data_shown() -> None:
    shown = made("areas", view=made("areas").view.__class__("map", "map"))
    assert str(city().config.title_en) in words_of(svg_of(shown, PAPER))


def test_a_file_names_and_describes_itself() -> None:
    shown = made("dots")
    root = root_of(svg_of(shown))
    assert [element.tag.removeprefix(SVG) for element in list(root)[:2]] == ["title", "desc"]
    assert root.findtext(f"{SVG}title") == shown.name
    assert root.findtext(f"{SVG}desc") == shown.finding
    assert (root.get("role"), root.get("lang")) == ("img", "en")
    with Image.open(BytesIO(png_of(shown))) as image:
        texts: dict[str, Any] = dict(image.text)  # type: ignore[attr-defined]
    assert texts["Title"] == shown.name
    assert texts["Description"] == shown.finding
    assert ADDRESS in texts["Source"]
    assert shown.sources[0].text in texts["Source"]
    assert "Software" not in texts
    assert "Date" not in json.dumps(sorted(texts))


# Nothing to draw


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", list(EMPTY))
def test_an_empty_drawing_says_so(name: str, lang: str) -> None:
    said = words_of(svg_of(exhibit(EMPTY[name], lang=lang)))
    assert catalogue(lang).gettext("There is no figure to draw here.") in said
    assert png_of(exhibit(EMPTY[name], lang=lang)).startswith(b"\x89PNG")
