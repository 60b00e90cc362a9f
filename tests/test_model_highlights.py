"""The few figures that tell what a project was."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd

from lib.model.highlights import highlights
from lib.store import Package
from lib.web.packages import city
from tests.model_packages import observations, package


def chosen(rows: list[dict[str, Any]], figures: list[dict[str, Any]]) -> Package:
    """A package with these highlights and context observations."""
    plain = {
        "indicator_id": "pacts",
        "territory_id": "pilot",
        "period": "2023",
        "label_it": "patti",
        "label_en": "pacts",
    }
    tables = {
        "highlights": pd.DataFrame([plain | {"highlight_id": str(row["order"])} | row for row in rows]),
        "context_observations": observations("territory_id", [{"territory_id": "pilot"} | row for row in figures]),
    }
    return package("city", tables, {})


def test_a_highlight_is_the_observation_it_names() -> None:
    figures = [
        {"indicator_id": "pacts", "value": 4},
        {"indicator_id": "pacts", "value": 3, "period": "2022"},
        {"indicator_id": "pacts", "value": 9, "territory_id": "city"},
        {"indicator_id": "visits", "value": 5},
    ]
    found = highlights(chosen([{"order": 1}], figures))
    assert list(found["value"]) == [4]
    assert list(found["label_en"]) == ["pacts"]


def test_they_come_in_their_own_order() -> None:
    figures = [{"indicator_id": "pacts", "value": 4}, {"indicator_id": "visits", "value": 5}]
    found = highlights(chosen([{"order": 2}, {"order": 1, "indicator_id": "visits"}], figures))
    assert list(found["value"]) == [5, 4]


def test_time_bands_of_one_figure_do_not_make_two_of_it() -> None:
    figures = [
        {"indicator_id": "pacts", "value": 4, "time_band": ""},
        {"indicator_id": "pacts", "value": 1, "time_band": "evening"},
    ]
    assert list(highlights(chosen([{"order": 1}], figures))["value"]) == [4]


def test_the_city_has_five_figures_with_a_value_and_a_source() -> None:
    found = highlights(city())
    assert len(found) == 5
    assert not any(math.isnan(value) for value in found["value"])
    assert (found["url"] != "").all()
    assert (found[["label_it", "label_en"]] != "").all(axis=None)
    assert set(found["status"]) == {"published"}
