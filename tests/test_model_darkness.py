"""When it gets dark, against the sun's position worked out another way, published values and geometry."""

from __future__ import annotations

import math
from datetime import UTC, date, datetime, time, timedelta
from math import asin, atan2, cos, degrees, radians, sin
from zoneinfo import ZoneInfo

import pytest
from astral import Observer
from astral.sun import elevation
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from lib.model.darkness import BAND, SUNSET, TWILIGHT, Month, by_month, dark_hours, evening, month, widest_gap
from lib.model.position import Position, city_positions
from lib.web.packages import comparison

TORINO = Position(45.07049, 7.68682, "Europe/Rome")
LECCE = Position(40.35354, 18.17191, "Europe/Rome")
TROMSO = Position(69.6492, 18.9553, "Europe/Oslo")
LONGYEARBYEN = Position(78.2232, 15.6267, "Arctic/Longyearbyen")
REYKJAVIK = Position(64.1466, -21.9426, "Atlantic/Reykjavik")
JUNE, DECEMBER = date(2026, 6, 21), date(2026, 12, 21)
SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


# The sun's position after J. Meeus, Astronomical Algorithms (2nd edition): by right ascension and sidereal time,
# where the library goes by the equation of time.


def julian_day(moment: datetime) -> float:
    return (moment - datetime(2000, 1, 1, 12, tzinfo=UTC)) / timedelta(days=1) + 2_451_545.0


def equatorial(jd: float) -> tuple[float, float]:
    """Apparent right ascension and declination in degrees (chapter 25, lower accuracy)."""
    t = (jd - 2_451_545.0) / 36_525
    mean = 280.46646 + 36_000.76983 * t + 0.0003032 * t * t
    anomaly = radians(357.52911 + 35_999.05029 * t - 0.0001537 * t * t)
    centre = (
        (1.914602 - 0.004817 * t - 0.000014 * t * t) * sin(anomaly)
        + (0.019993 - 0.000101 * t) * sin(2 * anomaly)
        + 0.000289 * sin(3 * anomaly)
    )
    node = radians(125.04 - 1_934.136 * t)
    longitude = radians(mean + centre - 0.00569 - 0.00478 * sin(node))
    obliquity = radians(23 + 26 / 60 + 21.448 / 3600 - 46.8150 / 3600 * t + 0.00256 * cos(node))
    ascension = atan2(cos(obliquity) * sin(longitude), cos(longitude))
    return degrees(ascension) % 360, degrees(asin(sin(obliquity) * sin(longitude)))


def sidereal(jd: float) -> float:
    """Mean sidereal time at Greenwich in degrees (equation 12.4)."""
    t = (jd - 2_451_545.0) / 36_525
    return (280.46061837 + 360.98564736629 * (jd - 2_451_545.0) + 0.000387933 * t * t) % 360


def height(moment: datetime, place: Position) -> float:
    """Degrees of the sun's centre above the horizon (equation 13.6); the tables run 69 seconds ahead of the clock."""
    ascension, declination = equatorial(julian_day(moment) + 69 / 86_400)
    angle = radians(sidereal(julian_day(moment)) + place.lon - ascension)
    lat, tilt = radians(place.lat), radians(declination)
    return degrees(asin(sin(lat) * sin(tilt) + cos(lat) * cos(tilt) * cos(angle)))


def test_the_other_way_gives_what_is_published_with_it() -> None:
    """Examples 25.a (1992 October 13, 0h) and 12.a (1987 April 10, 0h) of the book."""
    ascension, declination = equatorial(2_448_908.5)
    assert [ascension, declination] == pytest.approx([198.38083, -7.78507], abs=2e-5)
    assert sidereal(2_446_895.5) == pytest.approx(197.693195, abs=1e-6)
    assert julian_day(datetime(1987, 4, 10, tzinfo=UTC)) == 2_446_895.5


@given(DAYS, st.floats(-60, 60), st.floats(-175, 175))
def test_at_sunset_and_at_dusk_the_sun_is_as_low_as_they_say(day: date, lat: float, lon: float) -> None:
    place = Position(lat, lon, "UTC")
    found = evening(day, place)
    assert found.date == day
    for moment, low in ((found.sunset, SUNSET), (found.dusk, TWILIGHT)):
        if moment is None:
            assert lat > 59 or lat < -59
            continue
        # A hundredth of a degree is under five seconds where the sun sinks at 45 degrees north.
        assert height(moment, place) == pytest.approx(low, abs=0.02)
        assert height(moment + 10 * MINUTE, place) < low


def test_a_published_sunset() -> None:
    """The example of I. Reda and A. Andreas, Solar Position Algorithm (NREL/TP-560-34302): 17:20:19 at UTC-7.

    It is the sunset of 17 October 2003 by universal time, a quarter past midnight: by the clock there, of the 16th.
    """
    found = evening(date(2003, 10, 16), Position(39.742476, -105.1786, "Etc/GMT+7")).sunset
    assert found is not None
    assert abs(found - datetime(2003, 10, 16, 17, 20, 19, tzinfo=ZoneInfo("Etc/GMT+7"))) < 10 * SECOND


def test_on_the_equator_at_the_equinox_twilight_ends_6_hours_24_minutes_after_noon() -> None:
    """The sun sinks straight down, 15 degrees an hour: 90 degrees to the horizon, 6 more to the end of twilight."""
    found = evening(date(2026, 3, 20), Position(0.0, 0.0, "UTC"))
    assert found.sunset is not None
    assert found.dusk is not None
    assert found.dusk - found.sunset == pytest.approx(timedelta(minutes=4 * (6 - 5 / 6)), abs=5 * SECOND)
    noon = datetime(2026, 3, 20, 12, 7, 24, tzinfo=UTC)
    assert abs(found.dusk - noon - timedelta(hours=6, minutes=24)) < 30 * SECOND


@given(st.dates(date(2000, 1, 1), date(2050, 12, 31)), st.floats(-55, 55), st.floats(-20, 19))
def test_a_degree_to_the_west_it_gets_dark_four_minutes_later(day: date, lat: float, lon: float) -> None:
    east, west = (evening(day, Position(lat, lon - step, "UTC")).dusk for step in (0, 1))
    assert east is not None
    assert west is not None
    assert abs(west - east - 4 * MINUTE) < 10 * SECOND


# The clock


@pytest.mark.parametrize(
    ("before", "after", "step"),
    [(date(2026, 3, 28), date(2026, 3, 29), 60), (date(2026, 10, 24), date(2026, 10, 25), -60)],
)
def test_when_the_clock_changes_it_gets_dark_an_hour_later_or_earlier(before: date, after: date, step: int) -> None:
    first, second = (evening(day, TORINO).dusk for day in (before, after))
    assert first is not None
    assert second is not None
    assert abs(second.astimezone(UTC) - first.astimezone(UTC) - timedelta(days=1)) < 2 * MINUTE
    by_the_clock = datetime.combine(date(2000, 1, 1), second.time()) - datetime.combine(date(2000, 1, 1), first.time())
    assert abs(by_the_clock - step * MINUTE) < 2 * MINUTE
    assert dark_hours(before, TORINO) - dark_hours(after, TORINO) == pytest.approx(step / 60, abs=2 / 60)


def test_moments_are_told_by_the_clock_of_the_place() -> None:
    for zone in ("Europe/Rome", "Europe/Helsinki", "UTC"):
        found = evening(DECEMBER, Position(TORINO.lat, TORINO.lon, zone))
        assert found.dusk is not None
        assert found.dusk.tzinfo == ZoneInfo(zone)
        assert found.dusk == evening(DECEMBER, TORINO).dusk


@pytest.mark.parametrize(
    "place",
    [
        Position(1.8721, -157.4278, "Pacific/Kiritimati"),
        Position(-13.8333, -171.7667, "Pacific/Apia"),
        Position(-18.1248, 178.4501, "Pacific/Fiji"),
        Position(21.3069, -157.8583, "Pacific/Honolulu"),
        Position(35.6762, 139.6503, "Asia/Tokyo"),
    ],
)
@pytest.mark.parametrize("day", [JUNE, DECEMBER, date(2026, 1, 1), date(2024, 2, 29)])
def test_far_from_greenwich_the_evening_is_that_of_the_day(place: Position, day: date) -> None:
    found = evening(day, place)
    assert found.sunset is not None
    assert found.dusk is not None
    assert found.sunset.date() == found.dusk.date() == day
    assert time(16) < found.sunset.time() < found.dusk.time() < time(21)


def test_twilight_may_end_after_midnight() -> None:
    found = evening(date(2026, 5, 15), REYKJAVIK)
    assert found.dusk is not None
    assert found.dusk.date() == date(2026, 5, 16)
    assert dark_hours(date(2026, 5, 15), REYKJAVIK) == 0
    assert month(2026, 5, REYKJAVIK).dusk == pytest.approx(24, abs=1) or math.isnan(month(2026, 5, REYKJAVIK).dusk)


# Hours of dark


def test_in_december_the_whole_evening_is_dark_and_in_june_a_third_of_it() -> None:
    assert dark_hours(DECEMBER, TORINO) == 6
    assert dark_hours(DECEMBER, TORINO, until=BAND) == 4
    dusk = evening(JUNE, TORINO).dusk
    assert dusk is not None
    assert (dusk.hour, dusk.minute) == (21, 57)
    assert dark_hours(JUNE, TORINO) == pytest.approx(24 - 21 - 57.5 / 60, abs=1 / 60)
    assert dark_hours(JUNE, TORINO, until=BAND) == pytest.approx(2.5 / 60, abs=1 / 60)


def test_in_the_same_month_it_gets_dark_earlier_in_the_south_east() -> None:
    for number in range(1, 13):
        north_west, south_east = month(2026, number, TORINO), month(2026, number, LECCE)
        assert south_east.dusk < north_west.dusk - 0.4
        assert south_east.dark >= north_west.dark


@pytest.mark.parametrize(
    ("place", "day", "sets", "dark"),
    [
        (TROMSO, JUNE, False, 0),  # the sun stays up
        (TROMSO, DECEMBER, False, 6),  # the sun stays down, but there is twilight at noon
        (LONGYEARBYEN, DECEMBER, False, 6),  # no twilight either
        (LONGYEARBYEN, JUNE, False, 0),
        (Position(61.4978, 23.761, "Europe/Helsinki"), JUNE, True, 0),  # sunset, but twilight all night
    ],
)
def test_where_the_sun_does_not_set_it_is_dark_all_evening_or_not_at_all(
    place: Position, day: date, sets: bool, dark: float
) -> None:
    assert (evening(day, place).sunset is not None) is sets
    assert dark_hours(day, place) == dark


def test_twilight_at_noon_ends_without_a_sunset() -> None:
    assert evening(DECEMBER, TROMSO).dusk is not None
    assert evening(DECEMBER, LONGYEARBYEN).dusk is None
    assert evening(JUNE, Position(61.4978, 23.761, "Europe/Helsinki")).dusk is None


def counted(day: date, place: Position, until: int) -> float:
    """Hours of dark, minute by minute."""
    start = datetime.combine(day, time(18), ZoneInfo(place.timezone))
    observer = Observer(place.lat, place.lon)
    minutes = [start + each * MINUTE for each in range((until - 18) * 60)]
    return sum(elevation(observer, each + 30 * SECOND, with_refraction=False) < TWILIGHT for each in minutes) / 60


@settings(max_examples=60, deadline=None)
@given(
    st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.floats(-72, 72), st.floats(-22, 22), st.sampled_from((22, 24))
)
@example(date(2026, 4, 28), 62.0, 22.0, 24)
@example(date(2026, 8, 12), 61.5, 22.0, 24)
@example(date(2026, 5, 1), 66.0, 20.0, 24)
def test_hours_of_dark_are_those_counted_minute_by_minute(day: date, lat: float, lon: float, until: int) -> None:
    """Also where the night is so short that it is over before midnight, or the sun only just comes low enough."""
    place = Position(lat, lon, "UTC")
    assert dark_hours(day, place, until) == pytest.approx(counted(day, place, until), abs=3 / 60)


def test_a_short_night_may_be_over_by_midnight() -> None:
    """Two hours east of its clock, solar midnight is at ten."""
    place = Position(60.0, 30.0, "UTC")
    day = date(2026, 4, 30)
    dark = dark_hours(day, place)
    dusk = evening(day, place).dusk
    assert dusk is not None
    left = 24 - dusk.hour - dusk.minute / 60
    assert 0 < dark < left
    assert dark == pytest.approx(counted(day, place, 24), abs=2 / 60)


ANYWHERE = st.builds(
    Position,
    st.floats(-90, 90),
    st.floats(-180, 180),
    st.sampled_from(("Europe/Rome", "UTC", "Pacific/Kiritimati", "America/Santiago", "Asia/Kathmandu")),
)


@given(DAYS, ANYWHERE)
def test_there_is_an_answer_for_any_day_and_place(day: date, place: Position) -> None:
    found, whole, early = evening(day, place), dark_hours(day, place), dark_hours(day, place, until=BAND)
    assert 0 <= early <= 4
    assert 0 <= whole <= 6
    assert early <= whole <= early + 2 + 1e-9
    if found.sunset and found.dusk:
        assert found.sunset < found.dusk


@given(st.floats(25, 59.9), st.floats(6, 19))
def test_december_is_darker_than_june_north_of_the_tropics(lat: float, lon: float) -> None:
    place = Position(lat, lon, "Europe/Rome")
    assert dark_hours(DECEMBER, place) > dark_hours(JUNE, place)
    assert evening(DECEMBER, place).dusk is not None


@given(st.floats(-65, 65), st.floats(-65, 65), st.floats(6, 19))
def test_in_june_it_is_dark_for_longer_the_further_south(one: float, other: float, lon: float) -> None:
    assume(abs(one - other) > 0.01)
    south, north = (Position(lat, lon, "Europe/Rome") for lat in sorted((one, other)))
    assert dark_hours(JUNE, south) >= dark_hours(JUNE, north)
    assert dark_hours(date(2026, 12, 21), south) <= dark_hours(date(2026, 12, 21), north)


# Months


def test_a_month_is_the_mean_of_its_evenings() -> None:
    days = [date(2026, 10, day) for day in range(1, 32)]
    found = month(2026, 10, TORINO)
    assert found.number == 10
    assert found.dark == pytest.approx(sum(dark_hours(day, TORINO) for day in days) / 31)
    dusks = [evening(day, TORINO).dusk for day in days]
    hours = [each.hour + each.minute / 60 + each.second / 3600 for each in dusks if each]
    assert found.dusk == pytest.approx(sum(hours) / 31, abs=1 / 3600)


def test_leap_years_have_their_day() -> None:
    february = [dark_hours(date(2024, 2, day), TORINO) for day in range(1, 30)]
    assert month(2024, 2, TORINO).dark == pytest.approx(sum(february) / 29)


def test_a_year_has_its_months_in_order() -> None:
    found = by_month(2026, TORINO)
    assert [each.number for each in found] == list(range(1, 13))
    assert [round(each.dark, 2) for each in found] == [
        5.99, 5.56, 4.81, 3.23, 2.55, 2.1, 2.22, 2.91, 3.85, 4.98, 6.0, 6.0,
    ]  # fmt: skip
    assert [each.dark for each in by_month(2026, TORINO, until=BAND)] == pytest.approx(
        [max(each.dark - 2, 0) for each in found], abs=0.03
    )


def test_on_the_other_half_of_the_earth_june_is_dark() -> None:
    months = by_month(2026, Position(-34.6, -58.4, "America/Argentina/Buenos_Aires"))
    assert max(months, key=lambda each: each.dark).number in (5, 6, 7)
    assert min(months, key=lambda each: each.dark).number in (12, 1)


def test_a_month_with_evenings_that_never_get_dark_has_no_hour_for_it() -> None:
    found = month(2026, 6, TROMSO)
    assert found.dark == 0
    assert math.isnan(found.dusk)


def test_every_compared_city_is_darker_in_december_than_in_june() -> None:
    for code, place in city_positions(comparison()).items():
        assert month(2026, 12, place).dark == 6, code
        assert 2 < month(2026, 6, place).dark < 3.2, code


def test_how_far_places_differ_at_most() -> None:
    one = tuple(Month(number, 3.0, 21.0) for number in range(1, 13))
    other = tuple(Month(number, 3.0 + number / 100, 21.0) for number in range(1, 13))
    assert widest_gap([one]) == 0
    assert widest_gap([one, other]) == pytest.approx(0.12)
    assert widest_gap([other, one, one]) == pytest.approx(0.12)
