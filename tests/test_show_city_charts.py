"""The charts of real cities: what stands in them, and that no level is mixed with another."""

from __future__ import annotations

import math
from functools import cache
from pathlib import Path

import plotly.graph_objects as go
import pytest

from lib.show.palette import DARK, LIGHT
from lib.show.plots.city_charts import changed, changes, ranking
from lib.show.plots.marks import Marks
from lib.store import Package, load_package

ITALY = Path(__file__).parents[1] / "data" / "italy"
TORINO, SIENA, PRATO = "001272", "052032", "100005"
EVERYONE = Marks(None, SIENA, TORINO)


@cache
def italy() -> Package:
    """The package in the repository."""
    return load_package(ITALY)


def ranked(indicator_id: str, period: str, marks: Marks = EVERYONE, lang: str = "en") -> go.Figure:
    """The ranking of a real indicator in light colours."""
    return ranking(italy(), indicator_id, period, marks=marks, colours=LIGHT, lang=lang)


def moved(indicator_id: str, marks: Marks = EVERYONE) -> go.Figure:
    """The changes of a real indicator in light colours."""
    return changes(italy(), indicator_id, marks=marks, colours=LIGHT, lang="en")


def labels(chart: go.Figure) -> list[str]:
    """The names at the left of the rows."""
    return list(chart.layout.yaxis.ticktext)


def ends(chart: go.Figure) -> list[str]:
    """The texts at the right of the rows."""
    return [note.text for note in chart.layout.annotations]


@pytest.mark.parametrize(("period", "expected"), [("2019", "53.3 (49.6–57.0)"), ("2023", "47.8 (44.5–51.2)")])
def test_the_survey_of_the_home_city_stands_with_its_interval(period: str, expected: str) -> None:
    chart = ranked("safe-walking-night-city", period)
    assert len(labels(chart)) == 6
    (row,) = (place for place, name in enumerate(labels(chart)) if "Torino" in name)
    assert labels(chart)[row].startswith("■ ")
    assert ends(chart)[row] == expected
    assert chart.layout.xaxis.title.text == "% of all respondents"


def test_eight_robberies_have_their_exact_interval() -> None:
    chart = ranked("street-robbery", "2024")
    (row,) = (place for place, name in enumerate(labels(chart)) if "Siena" in name)
    # 15.1 per 100,000 from 8 events: 15.1 / 8 times 3.454 and 15.763.
    assert ends(chart)[row] == "<b>15.1 (6.5–29.8)</b>"
    assert labels(chart)[row].startswith("<b>◆ ")
    assert len(labels(chart)) == 36


def test_comune_and_province_are_two_charts() -> None:
    comune, province = (ranked(each, "2024") for each in ("crimes-total", "crimes-total-province"))
    figures = [
        next(text for name, text in zip(labels(chart), ends(chart), strict=True) if "Torino" in name)
        for chart in (comune, province)
    ]
    assert [figure.partition(" ")[0] for figure in figures] == ["9,170", "5,866"]
    assert not any(text.startswith("5,866") for text in ends(comune))
    assert not any(text.startswith("9,170") for text in ends(province))


def test_the_best_stands_on_top_by_direction() -> None:
    assert labels(ranked("crimes-total", "2024"))[0] == "1. Messina"
    assert labels(ranked("safe-walking-night-city", "2023"))[0] == "1. Verona"


def test_context_is_ordered_without_places() -> None:
    assert labels(ranked("population", "2023", Marks(None, "", "")))[:2] == ["Roma", "Milano"]


def test_published_bands_are_bars_without_a_dot() -> None:
    chart = ranked("satisfied-living-city-press", "2023")
    bars = [trace for trace in chart.data if trace.mode == "lines+markers"]
    dots = [value for trace in chart.data if trace.mode == "markers" for value in trace.x]
    assert len(bars) == 14
    assert sorted(dots) == [47.8, 95.4]
    assert ends(chart)[labels(chart).index("Bergamo")] == "&gt;90"


def test_a_region_is_one_dot_labelled_with_its_cities() -> None:
    chart = ranked("trust-police-region", "2020", Marks(None, "01", "01"), "it")
    assert len(labels(chart)) == 15
    emilia = next(name for name in labels(chart) if "Emilia-Romagna" in name)
    assert "Modena, Bologna, Reggio Emilia, Parma, Piacenza" in emilia
    piemonte = next(name for name in labels(chart) if "Piemonte" in name)
    assert piemonte.startswith("<b>◆ 2. Piemonte</b><br>")
    assert piemonte.count("Torino") == 1


def test_only_the_units_that_are_asked_for_are_drawn() -> None:
    some = Marks(frozenset({TORINO, PRATO, SIENA}), SIENA, TORINO)
    assert [name.partition(". ")[2].removesuffix("</b>") for name in labels(ranked("crimes-total", "2024", some))] == [
        "Siena", "Prato", "Torino"
    ]  # fmt: skip
    assert len(labels(moved("crimes-total", some))) == 3


def test_a_ratio_of_rates_is_drawn_around_one() -> None:
    chart = moved("street-robbery")
    assert chart.layout.xaxis.type == "log"
    assert chart.layout.xaxis.title.text == "2024 as a multiple of 2014 (×1 is no change)"
    assert labels(chart)[:2] == ["Trieste", "<b>◆ Siena</b>"]
    assert ends(chart)[1] == "<b>+308% (−19 to +3,845)</b>"
    (siena,) = (trace for trace in chart.data if trace.mode == "markers" and trace.marker.symbol == "diamond")
    assert siena.x[0] == pytest.approx(15.1 / 3.7)
    assert list(siena.marker.color) == [LIGHT.paper], "its interval includes no change: hollow"


def test_a_difference_of_shares_is_drawn_around_zero() -> None:
    chart = moved("safe-walking-night-city", Marks(None, TORINO, TORINO))
    assert chart.layout.xaxis.title.text == "difference between 2019 and 2023, percentage points (0 is no change)"
    (torino,) = (trace for trace in chart.data if trace.mode == "markers" and trace.marker.symbol == "diamond")
    assert torino.x[0] == pytest.approx(-5.5)
    assert torino.x[0] + torino.error_x.array[0] < 0, "the whole interval lies below no change"
    assert list(torino.marker.color) == [LIGHT.accent]
    assert labels(chart)[0] == "Palermo"


def test_changes_without_an_interval_are_dots_alone() -> None:
    chart = moved("tourist-nights")
    assert all(
        not math.isnan(reach) and reach == 0
        for trace in chart.data
        if trace.mode == "markers"
        for reach in trace.error_x.array
    )
    assert "(" not in "".join(ends(chart))


def test_changes_are_those_with_an_estimate_the_largest_rise_first() -> None:
    rows = changed(italy(), "street-robbery", EVERYONE)
    assert rows["estimate"].is_monotonic_decreasing
    assert len(rows) == 36
    assert changed(italy(), "pm10", EVERYONE).empty


def test_a_chart_is_drawn_once_for_all_who_ask_the_same() -> None:
    assert ranked("theft", "2024") is ranked("theft", "2024")
    dark = ranking(italy(), "theft", "2024", marks=EVERYONE, colours=DARK, lang="en")
    assert dark is not ranked("theft", "2024")
    assert dark.layout.font.color == DARK.ink
