"""What is known about each theme."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pandas as pd

from lib.model.knowledge import KNOWN_FIRST, by_theme, unpublished
from lib.store import Package
from lib.store.codes import CATALOGUE_STATUSES, THEMES
from lib.web.packages import city
from tests.model_packages import package


def catalogue(*rows: tuple[str, str, str]) -> Package:
    """Two themes, the second of them first in the package's order, and indicators of a theme and a status."""
    themes = pd.DataFrame({"theme_id": ["noise", "light"], "order": [2, 1]})
    columns = ["indicator_id", "theme_id", "status", "order"]
    values: list[list[Any]] = [[*row, len(rows) - place] for place, row in enumerate(rows)]
    return package("city", {"themes": themes, "indicators": pd.DataFrame(values, columns=columns)}, {})


LAMPS = ("lamps", "light", "not published")
BRIGHT = ("bright", "light", "computed")
GLARE = ("glare", "light", "computed")
LOUD = ("loud", "noise", "published")


def test_indicators_are_counted_by_theme_and_status() -> None:
    counts = by_theme(catalogue(LAMPS, BRIGHT, GLARE, LOUD))
    assert list(counts.index) == ["light", "noise"]
    assert list(counts.columns) == ["published", "computed", "not published"]
    assert counts.to_numpy().tolist() == [[0, 2, 1], [1, 0, 0]]


def test_a_theme_without_indicators_stays_in_sight() -> None:
    counts = by_theme(catalogue(LOUD))
    assert list(counts.loc["light"]) == [0, 0, 0]


def test_a_status_nobody_has_stays_in_sight() -> None:
    assert by_theme(catalogue(LOUD))["not published"].sum() == 0


def test_counts_are_whole_numbers() -> None:
    assert all(pd.api.types.is_integer_dtype(kind) for kind in by_theme(catalogue(LAMPS, LOUD)).dtypes)


def test_the_columns_are_all_statuses_a_catalogue_may_have() -> None:
    assert set(KNOWN_FIRST) == set(CATALOGUE_STATUSES)


def test_what_nobody_published_comes_in_the_order_of_the_catalogue() -> None:
    found = unpublished(catalogue(LAMPS, BRIGHT, ("hours", "noise", "not published")))
    assert list(found["indicator_id"]) == ["hours", "lamps"]


def test_nothing_missing_is_no_rows() -> None:
    assert unpublished(catalogue(BRIGHT, LOUD)).empty


def test_the_catalogue_of_the_city_is_counted_whole() -> None:
    rows = city().tables["indicators"]
    counts = by_theme(city())
    assert list(counts.index) == list(THEMES)
    assert int(counts.to_numpy().sum()) == len(rows)
    assert {status: int(counts[status].sum()) for status in counts} == Counter(rows["status"])


def test_every_unpublished_indicator_of_the_city_says_what_would_fill_it() -> None:
    found = unpublished(city())
    assert len(found) == 11
    assert (found["missing_it"] != "").all()
    assert (found["missing_en"] != "").all()
