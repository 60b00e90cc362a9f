"""Pictures of every chart and map that the dashboard has, as its packages are."""

from __future__ import annotations

import pytest

from lib.export.pictures.shape import Shape
from lib.locale import LANGUAGES
from lib.show.exhibits.drawings import Dots, Map
from lib.show.exhibits.exhibit import Exhibit
from lib.show.exhibits.makers import MAKERS, exhibit
from lib.show.palette import DARK, LEGIBLE, LIGHT, contrast
from lib.store.view import View
from lib.web.packages import city, comparison
from tests.pictures import PAPER, SCREEN, covering, outside, seen, sheet_of, svg_of, words_of

MORE = [
    View("map", "map", (("scale", "cell"), ("indicator", "distance-night-stop"))),
    View("map", "map", (("scale", "zone"), ("indicator", "venues-per-km2"), ("layers", "projects,places"))),
    View("map", "map", (("scale", "stretch"),)),
    View("map", "areas", (("scale", "neighbourhood"),)),
    View("cities", "map", (("city_indicator", "perceived-crime-risk-region"),)),
    View("cities", "ranking", (("city_indicator", "crimes-total"),)),
    View("cities", "change", (("city_indicator", "crimes-total"),)),
]
VIEWS = [*(View(page, chart) for page, chart in MAKERS), *MORE]
IDS = [f"{view.page or 'overview'}-{view.chart}-{'-'.join(text for _, text in view.keys)}" for view in VIEWS]


def shown(view: View, lang: str) -> Exhibit:
    return exhibit(view, city(), comparison(), lang)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("view", VIEWS, ids=IDS)
def test_a_chart_alone_can_be_read(view: View, lang: str) -> None:
    found = shown(view, lang)
    sheet = sheet_of(found, SCREEN, DARK)
    texts = seen(sheet)
    assert outside(sheet) == []
    assert [each for each in texts if contrast(each.colour, each.ground) < LEGIBLE] == []
    assert isinstance(found.drawing, Map) or covering(texts) == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("view", VIEWS, ids=IDS)
def test_a_picture_to_take_away_can_be_read(view: View, lang: str) -> None:
    found = shown(view, lang)
    sheet = sheet_of(found, PAPER, LIGHT)
    assert outside(sheet) == []
    assert isinstance(found.drawing, Map) or covering(seen(sheet)) == []
    said = words_of(svg_of(found, PAPER))
    assert " ".join(found.name.split()) in said
    assert len(found.sources) == 0 or found.sources[0].text in said


@pytest.mark.parametrize("view", VIEWS, ids=IDS)
def test_a_phone_s_picture_leaves_nothing_outside(view: View) -> None:
    assert outside(sheet_of(shown(view, "it"), Shape(390, 640, 13))) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_row_of_every_ranking_is_written_on_paper(lang: str) -> None:
    for view in VIEWS:
        drawing = shown(view, lang).drawing
        if isinstance(drawing, Dots) and drawing.rows:
            said = words_of(svg_of(shown(view, lang), Shape(1600, 1100, 18)))
            for row in drawing.rows:
                assert row.text in said
                assert row.name.split()[0] in said
