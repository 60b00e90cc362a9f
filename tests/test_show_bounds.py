"""What of the world a map shows: the areas, the regions, a window of pixels at a zoom."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.show.maps.bounds import HEIGHT, TILE, WIDTH, of_areas, of_regions, window
from lib.web.packages import city, comparison

longitudes = st.floats(-170, 170)
latitudes = st.floats(-70, 70)
zooms = st.floats(5, 18)


def pixels(longitude: float, latitude: float, zoom: float) -> tuple[float, float]:
    """A point on the square of the world at a zoom, as web maps project it (worked from its definition)."""
    size = TILE * 2**zoom
    sine = math.sin(math.radians(latitude))
    return (longitude + 180) / 360 * size, (0.5 - math.log((1 + sine) / (1 - sine)) / (4 * math.pi)) * size


@given(longitudes, latitudes, zooms)
def test_a_window_is_as_many_pixels_as_it_says_around_its_middle(lon: float, lat: float, zoom: float) -> None:
    west, south, east, north = window(lon, lat, zoom)
    left, bottom = pixels(west, south, zoom)
    right, top = pixels(east, north, zoom)
    middle = pixels(lon, lat, zoom)
    assert right - left == pytest.approx(WIDTH, rel=1e-6)
    assert bottom - top == pytest.approx(HEIGHT, rel=1e-6)
    assert ((left + right) / 2, (top + bottom) / 2) == pytest.approx(middle, rel=1e-6)


@given(longitudes, latitudes, st.floats(5, 17))
def test_one_zoom_more_shows_half_as_much_and_lies_inside(lon: float, lat: float, zoom: float) -> None:
    far, near = window(lon, lat, zoom), window(lon, lat, zoom + 1)
    assert far[2] - far[0] == pytest.approx(2 * (near[2] - near[0]))
    assert far[0] < near[0] < near[2] < far[2]
    assert far[1] < near[1] < near[3] < far[3]


def test_at_the_equator_zoom_8_shows_what_its_pixels_are() -> None:
    west, south, east, north = window(0, 0, 8)
    assert east == pytest.approx(500 * 360 / 65536)
    assert west == -east
    assert south == pytest.approx(-north)


def test_the_neighbourhoods_and_no_other_scale_bound_the_city() -> None:
    layer = city().layers["areas"]
    assert of_areas(city()) == tuple(layer[layer["level"] == "neighbourhood"].total_bounds)


def test_the_regions_bound_the_country() -> None:
    west, south, east, north = of_regions(comparison())
    assert 6 < west < 7
    assert 35 < south < 37
    assert 18 < east < 19
    assert 47 < north < 48
