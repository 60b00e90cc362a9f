"""The picture of a year of evenings: what is light and dark where, what is written and marked, in both themes."""

from __future__ import annotations

from functools import cache

import plotly.graph_objects as go
import pytest

from lib.locale import LANGUAGES
from lib.model.darkness import FROM, UNTIL, Month, by_month
from lib.model.position import Position
from lib.show.palette import DARK, LIGHT, Colours
from lib.show.plots.darkness import ENOUGH, LARGE, ROOM, SMALL, Curve, alt, months, signs

TORINO = Position(45.07049, 7.68682, "Europe/Rome")
TROMSO = Position(69.6492, 18.9553, "Europe/Oslo")
QUITO = Position(-0.1807, -78.4678, "America/Guayaquil")


@cache
def curve(place: Position = TORINO, name: str = "Here") -> Curve:
    return Curve(name, by_month(2026, place))


def drawn(
    *curves: Curve, chosen: int = 11, colours: Colours = LIGHT, lang: str = "en", small: bool = False
) -> go.Figure:
    return months(curves or (curve(),), chosen, colours, lang, small)


def written(chart: go.Figure) -> list[str]:
    """The notes in the picture."""
    return [note.text for note in chart.layout.annotations]


def luminance(colour: str) -> float:
    """Relative luminance as WCAG defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_each_column_is_light_from_18_on_and_dark_until_24() -> None:
    light, dark = drawn().data
    assert list(light.x) == list(dark.x) == list(range(1, 13))
    for place in range(12):
        assert light.base == FROM
        assert light.base + light.y[place] == pytest.approx(dark.base[place])
        assert dark.base[place] + dark.y[place] == pytest.approx(UNTIL)


def test_the_dark_is_as_long_as_its_hours() -> None:
    dark = drawn().data[1]
    assert list(dark.y) == [each.dark for each in curve().months]
    assert dark.y[11] == 6
    assert dark.y[5] == pytest.approx(2.1, abs=0.05)


def test_the_clock_runs_downwards() -> None:
    axis = drawn().layout.yaxis
    assert list(axis.tickvals) == [18, 19, 20, 21, 22, 23, 24]
    assert axis.range[0] == 24
    assert axis.range[1] < 18
    assert axis.title.text == "hour by the clock"


@pytest.mark.parametrize(("lang", "december", "june"), [("en", "6.0", "2.1"), ("it", "6,0", "2,1")])
def test_every_column_has_its_hours_in_the_language(lang: str, december: str, june: str) -> None:
    texts = drawn(lang=lang).data[1].text
    assert (texts[11], texts[5]) == (f"<b>{december}</b>", f"<b>{june}</b>")


@pytest.mark.parametrize(
    ("lang", "small", "expected"),
    [("en", False, ["Jan", "Feb"]), ("it", False, ["gen", "feb"]), ("it", True, ["G", "F"]), ("en", True, ["J", "F"])],
)
def test_months_are_named_in_the_language_by_a_letter_where_it_is_narrow(
    lang: str, small: bool, expected: list[str]
) -> None:
    chart = drawn(lang=lang, small=small)
    assert list(chart.layout.xaxis.ticktext)[:2] == expected
    assert chart.layout.height == (SMALL if small else LARGE)


@pytest.mark.parametrize("chosen", [1, 6, 12])
def test_the_chosen_month_is_marked_by_sign_weight_and_frame(chosen: int) -> None:
    chart = drawn(chosen=chosen)
    marked = [place for place, text in enumerate(chart.layout.xaxis.ticktext, start=1) if text.startswith("<b>◆")]
    assert marked == [chosen]
    (frame,) = (shape for shape in chart.layout.shapes if shape.type == "rect")
    assert (frame.x0, frame.x1) == (chosen - 0.5, chosen + 0.5)


def test_the_hours_that_indicators_call_evening_are_shown() -> None:
    chart = drawn()
    assert "evening of the indicators" in written(chart)
    assert [shape.y0 for shape in chart.layout.shapes if shape.type == "line" and shape.x0 == 0] == [22]


def test_light_and_dark_are_named_in_the_picture_itself() -> None:
    notes = {note.text: note for note in drawn().layout.annotations}
    assert notes["daylight and twilight"].y < UNTIL - curve().months[5].dark < notes["dark"].y
    assert notes["dark"].x == notes["daylight and twilight"].x == 6


def test_no_name_is_put_where_it_has_no_room() -> None:
    assert "dark" not in written(drawn(small=True))
    assert "dark" not in written(drawn(curve(TROMSO)))
    assert curve(TROMSO).months[5].dark < ENOUGH
    assert "daylight and twilight" in written(drawn(curve(TROMSO)))
    night = Curve("Night", tuple(Month(number, 6.0, 17.0) for number in range(1, 13)))
    assert "daylight and twilight" not in written(drawn(night))


def test_a_month_without_dark_keeps_its_number() -> None:
    dark = drawn(curve(TROMSO)).data[1]
    assert dark.y[5] == 0
    assert dark.text[5] == "<b>0.0</b>"
    assert dark.textposition[5] == "outside"
    assert dark.textposition[11] == "inside"
    assert all((place == "outside") == (hours < ROOM) for place, hours in zip(dark.textposition, dark.y, strict=True))


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_dark_is_darker_than_light_in_both_themes(colours: Colours) -> None:
    light, dark = drawn(colours=colours).data
    assert luminance(dark.marker.color) < luminance(light.marker.color)
    assert contrast(dark.marker.color, light.marker.color) > 1.5
    assert contrast(dark.insidetextfont.color, dark.marker.color) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_notes_can_be_read_on_what_they_stand_on(colours: Colours) -> None:
    chart = drawn(colours=colours)
    light, dark = (trace.marker.color for trace in chart.data)
    notes = {note.text: note.font.color for note in chart.layout.annotations}
    assert contrast(notes["daylight and twilight"], light) >= 4.5
    assert contrast(notes["dark"], dark) >= 4.5
    assert contrast(notes["evening of the indicators"], colours.paper) >= 4.5


def test_several_places_stand_beside_each_other_each_with_its_pattern() -> None:
    both = (curve(), curve(QUITO, "There"))
    chart = drawn(*both)
    assert len(chart.data) == 4
    assert {trace.offsetgroup for trace in chart.data} == {"0", "1"}
    assert chart.layout.barmode == "group"
    patterns = [trace.marker.pattern.shape for trace in chart.data[1::2]]
    assert len(set(patterns)) == 2
    assert signs(both) == [("■", "Here"), ("▨", "There")]
    assert signs((curve(),)) == []


def test_names_are_no_markup() -> None:
    chart = drawn(Curve("<b>Here & there</b>", curve().months))
    assert chart.data[1].name == "&lt;b&gt;Here &amp; there&lt;/b&gt;"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_picture_is_told_in_words(lang: str) -> None:
    text = alt((curve(),), lang)
    assert text.count("6.0" if lang == "en" else "6,0") == 3
    assert ("December" if lang == "en" else "dicembre") in text


def test_several_places_are_told_one_after_the_other() -> None:
    here, there = alt((curve(), curve(QUITO, "There")), "en").split("; ")
    assert here.startswith("Here. Dark hours")
    assert there.startswith("There. Dark hours")
    assert here.partition(". ")[2] != there.partition(". ")[2]


def test_it_is_drawn_once_and_kept() -> None:
    assert drawn() is drawn()
    assert drawn() is not drawn(colours=DARK)
