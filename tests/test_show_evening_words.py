"""Hours, moments and months in words, what a year of evenings teaches, and how it was computed."""

from __future__ import annotations

import math
from datetime import date, datetime
from functools import cache
from importlib.metadata import version
from zoneinfo import ZoneInfo

import pytest

from lib.locale import LANGUAGES
from lib.model.darkness import BAND, Evening, by_month, dark_hours
from lib.model.darkness import evening as evening_of
from lib.model.position import Position
from lib.show.wording.evening_words import clock, evening, evidence, hours, lesson, library, moment, month_names

TORINO = Position(45.07049, 7.68682, "Europe/Rome")
QUITO = Position(-0.1807, -78.4678, "America/Guayaquil")
TROMSO = Position(69.6492, 18.9553, "Europe/Oslo")
ROME = ZoneInfo("Europe/Rome")


@cache
def taught(place: Position, lang: str) -> str:
    return lesson(by_month(2026, place), by_month(2026, place, until=BAND), lang)


@pytest.mark.parametrize(
    ("lang", "width", "first", "last"),
    [
        ("it", "wide", "gennaio", "dicembre"),
        ("en", "wide", "January", "December"),
        ("it", "abbreviated", "gen", "dic"),
        ("en", "narrow", "J", "D"),
    ],
)
def test_months_have_their_names(lang: str, width: str, first: str, last: str) -> None:
    names = month_names(lang, width)
    assert list(names) == list(range(1, 13))
    assert (names[1], names[12]) == (first, last)


@pytest.mark.parametrize(
    ("value", "it", "en"),
    [(6.0, "6", "6"), (5.98, "6", "6"), (2.0958, "2,1", "2.1"), (0.1, "0,1", "0.1"), (0.0, "0", "0"), (0.04, "0", "0")],
)
def test_hours_have_a_decimal_where_there_is_one(value: float, it: str, en: str) -> None:
    assert (hours(value, "it"), hours(value, "en")) == (it, en)


@pytest.mark.parametrize(
    ("value", "text"),
    [(21.9042, "21:54"), (17.0, "17:00"), (17.9999, "18:00"), (24.25, "0:15"), (9.1, "9:06"), (math.nan, "–")],
)
def test_a_mean_of_moments_reads_as_on_a_clock(value: float, text: str) -> None:
    assert clock(value) == text


def test_a_moment_is_told_to_the_nearest_minute() -> None:
    assert moment(datetime(2026, 11, 22, 16, 54, 29, tzinfo=ROME), "en") == "16:54"
    assert moment(datetime(2026, 11, 22, 16, 54, 30, tzinfo=ROME), "en") == "16:55"
    assert moment(datetime(2026, 11, 22, 23, 59, 45, tzinfo=ROME), "en") == "0:00"
    assert moment(None, "en") == "none on this day"


def test_the_lesson_of_a_year_names_the_darkest_and_the_lightest_month() -> None:
    assert taught(TORINO, "en") == (
        "In December it is dark for 6 of the 6 hours from 18 to 24, in June for 2.1. Of the 4 hours that the "
        "indicators call evening (18-22), 4 are dark in December and 0.1 in June: the same evening indicator means "
        "something else from one month to another."
    )
    assert "dicembre" in taught(TORINO, "it")
    assert "2,1" in taught(TORINO, "it")


def test_where_evenings_are_alike_no_lesson_is_made_of_it() -> None:
    text = taught(QUITO, "en")
    assert text.startswith("Evenings hardly change over the year")
    assert "means something else" not in text


def test_the_darkest_month_of_several_is_the_one_with_the_earliest_dusk() -> None:
    months = by_month(2026, TORINO)
    assert months[10].dark == months[11].dark == 6
    assert taught(TORINO, "en").startswith("In December")
    assert months[11].dusk < months[10].dusk


def test_one_evening_shows_its_three_figures() -> None:
    day = date(2026, 11, 22)
    written = evening(evening_of(day, TORINO), dark_hours(day, TORINO), "en")
    assert written.count("<dt>") == written.count("<dd>") == 3
    assert "<dt>Sunset</dt><dd>16:54</dd>" in written
    assert "<dt>End of civil twilight</dt><dd>17:27</dd>" in written
    assert "<dd>6 h<small>of 6 hours</small></dd>" in written


def test_an_evening_without_sunset_says_so() -> None:
    day = date(2026, 6, 21)
    written = evening(evening_of(day, TROMSO), dark_hours(day, TROMSO), "en")
    assert written.count("none on this day") == 2
    assert "<dd>0 h<small>" in written
    nothing = evening(Evening(day, None, None), 6.0, "it")
    assert "<dd>6 h<small>" in nothing


@pytest.mark.parametrize("lang", LANGUAGES)
def test_how_it_was_computed_is_said_in_full(lang: str) -> None:
    entries = evidence("Here", TORINO, 2026, lang)
    text = " ".join(value for _label, value in entries).replace("\\", "")
    for part in ("astral", version("astral"), "NOAA", "Meeus", "6°", "72°", "2026", "Europe/Rome", "WGS 84", "Here"):
        assert part in text
    assert ("45.0705" if lang == "en" else "45,0705") in text
    assert ("7.6868" if lang == "en" else "7,6868") in text
    assert all(label and value for label, value in entries)


def test_it_says_that_it_is_computed_and_what_it_leaves_out() -> None:
    entries = dict(evidence("Here", TORINO, 2026, "en"))
    assert "computed" in entries["Status"]
    assert "street lamps are not considered" in entries["Careful"]
    assert "daylight saving time included" in entries["Clock"]
    assert "(<https://gml.noaa.gov/grad/solcalc/calcdetails.html>)" in entries["Method"]


def test_without_a_place_it_says_what_holds_for_all() -> None:
    labels = [label for label, _value in evidence("", None, 2026, "en")]
    assert "Position" not in labels
    assert "Clock" not in labels
    assert {"Status", "Formula", "Method", "How sure", "Careful"} <= set(labels)


def test_a_hostile_place_stays_text() -> None:
    entries = dict(evidence("<script>[x](javascript:1)", TORINO, 2026, "en"))
    assert "<script>" not in entries["Position"]
    assert "[x](" not in entries["Position"]


def test_the_library_is_named_with_its_version() -> None:
    assert library() == f"astral {version('astral')}"
