"""The charts of one indicator: what they draw, and when there is nothing to draw."""

from typing import Any

import pandas as pd
import pytest

from lib.model.figures import indicator
from lib.model.side_by_side import limit, line, zones_in_city
from lib.show.palette import LIGHT
from lib.show.plots.indicator_chart import period_chart, zone_chart, zone_texts
from lib.store import Package
from tests.indicator_package import load


@pytest.fixture(scope="module")
def fiumalta(tmp_path_factory: pytest.TempPathFactory) -> Package:
    return load(tmp_path_factory.mktemp("charts") / "fiumalta")


@pytest.fixture(scope="module")
def zones(fiumalta: Package) -> pd.DataFrame:
    found = zones_in_city(fiumalta, "bars")
    assert found is not None
    return found


def dots(figure: Any) -> list[tuple[str, list[float]]]:
    drawn = [trace for trace in figure.data if trace.mode.startswith("markers")]
    return [(figure.layout.yaxis.ticktext[trace.y[0]], list(trace.x)) for trace in drawn]


def test_periods_are_rows_from_the_oldest(fiumalta: Package) -> None:
    figure = period_chart(line(fiumalta, "trust"), None, LIGHT, "en")
    assert figure is not None
    assert dots(figure) == [("2019", [53.3]), ("2023", [47.8])]
    assert figure.data[-1].text[0] == "47.8 (44.5–51.2)"


def test_territories_are_rows_by_name_with_their_bands(fiumalta: Package) -> None:
    figure = period_chart(line(fiumalta, "foreign-share"), None, LIGHT, "en")
    assert figure is not None
    assert dict(dots(figure)) == {"Postcode 1, 2018": [25], "Postcode 2, 2018": [11]}


def test_one_figure_alone_needs_no_chart(fiumalta: Package) -> None:
    assert period_chart(line(fiumalta, "noise-quay"), None, LIGHT, "en") is None
    assert period_chart(line(fiumalta, "proposals"), None, LIGHT, "en") is None


def test_a_figure_stands_beside_its_limit(fiumalta: Package) -> None:
    found = line(fiumalta, "noise-square")
    figure = period_chart(found, limit(fiumalta, found), LIGHT, "en")
    assert figure is not None
    assert figure.layout.shapes[0].x0 == 50
    assert figure.layout.annotations[0].text == "Limit: 50"
    assert dots(figure) == [("2018", [71.5])]


def test_areas_are_not_drawn_as_periods(fiumalta: Package) -> None:
    assert period_chart(line(fiumalta, "residents"), None, LIGHT, "en") is None


def test_what_is_not_published_is_not_drawn(fiumalta: Package) -> None:
    assert period_chart(line(fiumalta, "feels-safe"), None, LIGHT, "en") is None


def test_zones_of_the_areas_stand_under_all_of_the_city(fiumalta: Package, zones: pd.DataFrame) -> None:
    figure = zone_chart(fiumalta, zones, indicator(fiumalta, "bars"), LIGHT, "en")
    assert dots(figure)[0] == ("All zones", [9, 4, 0])
    assert dots(figure)[1:] == [("East Bank", [9])]  # the other area has no zone of its own
    assert figure.layout.annotations[0].text == "median 4"


def test_zones_have_the_colour_and_sign_of_their_area(fiumalta: Package, zones: pd.DataFrame) -> None:
    figure = zone_chart(fiumalta, zones, indicator(fiumalta, "bars"), LIGHT, "en")
    own = next(trace for trace in figure.data if list(trace.y) == [1])
    assert (own.marker.color, list(own.marker.symbol)) == (LIGHT.warm, ["circle"])
    assert list(own.text) == ["Mulino 9"]


def test_zones_are_also_said_in_words(fiumalta: Package, zones: pd.DataFrame) -> None:
    ours = zones.assign(parent_id=["east-bank", "east-bank", "west-bank"], value=[4.0, 9.0, 1250.0])
    assert zone_texts(fiumalta, ours, indicator(fiumalta, "bars"), "en") == [
        "East Bank: Ponte 9, Mulino 4",
        "West Bank: Molo 1,250",
    ]
