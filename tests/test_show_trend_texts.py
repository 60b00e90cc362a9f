"""A trend in words: the change with its sign, what it is held against, for better or worse, how sure."""

from __future__ import annotations

from typing import Any

import pytest

from lib.locale import LANGUAGES
from lib.model.monitoring.monitoring import monitoring
from lib.model.monitoring.trend import DOWN, LEVEL, UP, Trend
from lib.show.wording.trend_texts import TrendText, trend_text
from lib.web.packages import city, comparison

ABOUT = {"decimals": 1}


def row(value: float, period: str, text: str = "") -> dict[str, Any]:
    texts = {f"{name}_{lang}": "" for name in ("value_text", "period_text") for lang in LANGUAGES}
    return {
        "value": value,
        "period": period,
        "lower": float("nan"),
        "upper": float("nan"),
        **texts,
        "value_text_en": text,
    }


def made(before: float, after: float, way: str, *, better: bool | None = None, likely: bool | None = None) -> Trend:
    return Trend(row(before, "2019"), row(after, "2023"), after - before, way, better, likely)


@pytest.mark.parametrize(
    ("trend", "expected"),
    [
        (made(53.3, 47.8, DOWN, better=False, likely=True), ("down", "worse", "−5.5", "2019: 53.3", "likely")),
        (
            made(30, 20, DOWN, better=True, likely=False),
            ("down", "better", "−10.0", "2019: 30.0", "within the uncertainty"),
        ),
        (made(1000, 2500, UP), ("up", "rising", "+1,500.0", "2019: 1,000.0", "")),
        (made(3, 2, DOWN), ("down", "falling", "−1.0", "2019: 3.0", "")),
        (made(2, 2.01, LEVEL), ("level", "unchanged", "0.0", "2019: 2.0", "")),
    ],
)
def test_a_trend_in_english(trend: Trend, expected: tuple[str, ...]) -> None:
    assert trend_text(trend, ABOUT, "en") == TrendText(*expected)


def test_numbers_are_those_of_the_language() -> None:
    text = trend_text(made(53.3, 47.8, DOWN, better=False), ABOUT, "it")
    assert (text.change, text.before) == ("−5,5", "2019: 53,3")


def test_a_figure_is_told_as_it_was_published() -> None:
    trend = Trend(row(2000, "2019", "about 2,000"), row(2500, "2023"), 500, UP, None, None)
    assert trend_text(trend, ABOUT, "en").before == "2019: about 2,000"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_real_trend_is_told(lang: str) -> None:
    home = city().config.istat_code
    rows = (*monitoring(city()), *monitoring(comparison(), city=home))
    found = [trend_text(row.trend, row.indicator, lang) for row in rows if row.trend and row.indicator]
    assert len(found) > 20
    assert {text.way for text in found} >= {UP, DOWN}
    assert all(text.word and text.before for text in found)
