"""Areas and cells in one sentence: the right ends, the right words, both languages."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from lib.locale import LANGUAGES
from lib.show.lists.area_bars import ordered
from lib.show.wording import area_words
from lib.show.wording.area_words import of_areas, of_cells, of_spread
from lib.web.packages import city
from tests.cell_packages import cell_town

SHARE = "near-night-stop-share"


def told(values: list[Any], monkeypatch: pytest.MonkeyPatch, lang: str = "en", **more: Any) -> str:
    """The sentence about zones that have other values, from the largest."""
    rows = ordered(city(), SHARE, "zone").head(len(values))
    names = [chr(ord("A") + place) for place in range(len(values))]
    found = rows.assign(value=values, lower=float("nan"), upper=float("nan"), name_en=names, name_it=names, **more)
    monkeypatch.setattr(area_words, "ordered", lambda *_which: pd.DataFrame(found))
    return of_areas(city(), SHARE, "zone", lang).partition(": ")[2]


def test_many_areas_are_told_by_their_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    assert told([9.0, 5.0, 4.0, 2.0], monkeypatch) == (
        "most in A (9.0 % of the ground), least in D (2.0 % of the ground)"
    )
    assert told([9.0, 5.0, 4.0, 2.0], monkeypatch, "it") == (
        "il più alto, A (9,0 % della superficie); il più basso, D (2,0 % della superficie)"
    )


def test_those_that_share_an_end_are_all_named(monkeypatch: pytest.MonkeyPatch) -> None:
    assert told([9.0, 9.0, 4.0, 0.0, 0.0, 0.0], monkeypatch) == (
        "most in A and B (9.0 % of the ground), least in D, E and F (0.0 % of the ground)"
    )


def test_very_many_that_share_an_end_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    assert told([9.0, 0.0, 0.0, 0.0, 0.0, 0.0], monkeypatch).endswith("least in 5 areas (0.0 % of the ground)")


def test_the_same_everywhere_is_said_once(monkeypatch: pytest.MonkeyPatch) -> None:
    assert told([3.0] * 4, monkeypatch) == "3.0 % of the ground in all 4 areas"


def test_few_areas_are_listed_with_their_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    assert told([3.0, 1.0], monkeypatch) == "A 3.0 and B 1.0 % of the ground"


def test_where_there_is_no_figure_the_reason_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    none = float("nan")
    assert told([none, none], monkeypatch, status="not computable") == "not computable here"
    assert told([none, none], monkeypatch, status=["not computable", ""]) == "no figure at this scale"
    assert told([none, none], monkeypatch, "it", status="") == "nessun dato a questa scala"


def test_the_worst_cell_is_the_farthest_where_less_is_better() -> None:
    package = cell_town(b=310.0)
    assert of_cells(package, "far", "en").endswith(
        "the worst is 310 m, at b en (mill en); the median of 6 cells is 150 m"
    )


def test_cells_that_share_the_worst_figure_are_counted() -> None:
    assert "2 of 6 cells have the worst figure, 300 m" in of_cells(cell_town(), "far", "en")


def test_where_neither_way_is_better_the_largest_is_told() -> None:
    text = of_cells(cell_town(), "busy", "en")
    assert "worst" not in text
    assert "largest" in text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_cell_with_a_value_says_so(lang: str) -> None:
    expected = {"it": "nessun dato a questa scala", "en": "no figure at this scale"}
    assert of_cells(cell_town(), "plain", lang).endswith(expected[lang])
    assert of_spread(cell_town(), "plain", lang) == of_cells(cell_town(), "plain", lang)


def test_the_spread_tells_the_median_of_each_area() -> None:
    text = of_spread(cell_town(), "far", "en")
    assert text.endswith("median of the cells: north en 250 and south en 25 m")
