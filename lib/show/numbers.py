"""Numbers, periods and figures as a reader of one language writes them."""

from __future__ import annotations

import math
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from babel.dates import format_date
from babel.numbers import format_decimal

if TYPE_CHECKING:
    import pandas as pd

LOCALES = {"it": "it_IT", "en": "en_GB"}
SEPARATORS = {"it": ",.", "en": ".,"}
"""Decimal and thousands separators, as plotly's `separators` wants them."""
MISSING = "–"
MONTH, DAY = 7, 10


@lru_cache(maxsize=8)
def _pattern(decimals: int) -> str:
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def decimal(value: float, decimals: int, lang: str) -> str:
    """A number with its language's separators: 1.234,5 and 1,234.5; a dash where there is none."""
    if math.isnan(value):
        return MISSING
    return format_decimal(value, _pattern(decimals), locale=LOCALES[lang])


def signed(value: float, decimals: int, lang: str) -> str:
    """A change with its sign: `+5,5`, `−5,5`; no sign for what rounds to nothing."""
    if not math.isfinite(value):
        return MISSING
    rounded = round(value, decimals)
    sign = "+" if rounded > 0 else "−" if rounded < 0 else ""
    return sign + decimal(abs(rounded), decimals, lang)


def bounds(lower: float, upper: float, decimals: int, lang: str) -> str:
    """Two bounds: `49,6–57,0`; an open one as `> 25` or `< 30`; empty where there is neither."""
    if math.isnan(lower) and math.isnan(upper):
        return ""
    if math.isnan(upper):
        return f"> {decimal(lower, decimals, lang)}"
    if math.isnan(lower):
        return f"< {decimal(upper, decimals, lang)}"
    return f"{decimal(lower, decimals, lang)}–{decimal(upper, decimals, lang)}"


def value(row: pd.Series | dict[str, Any], decimals: int, lang: str) -> str:
    """The figure of an observation: as published where its form matters, else the number, else its band."""
    if row[f"value_text_{lang}"]:
        return str(row[f"value_text_{lang}"])
    if math.isnan(row["value"]):
        return bounds(row["lower"], row["upper"], decimals, lang) or MISSING
    return decimal(row["value"], decimals, lang)


def interval(row: pd.Series | dict[str, Any], decimals: int, lang: str) -> str:
    """The interval around a figure; empty where it has none, is a band itself, or the one end that is known."""
    only_end = row["value"] == row["lower"] and math.isnan(row["upper"])
    return "" if math.isnan(row["value"]) or only_end else bounds(row["lower"], row["upper"], decimals, lang)


def _moment(text: str, lang: str) -> str:
    if len(text) == DAY:
        return format_date(date.fromisoformat(text), "d MMMM y", locale=LOCALES[lang])
    if len(text) == MONTH:
        return format_date(date.fromisoformat(text + "-01"), "MMMM y", locale=LOCALES[lang])
    return text


@lru_cache(maxsize=512)
def period(text: str, lang: str) -> str:
    """An ISO 8601 period in words: `2023`, `aprile 2023`, `25 agosto 2026`, `2019–2023`."""
    start, slash, end = text.partition("/")
    if not slash:
        return _moment(text, lang)
    return f"{'…' if start == '..' else _moment(start, lang)}–{'…' if end == '..' else _moment(end, lang)}"


def when(row: pd.Series | dict[str, Any], lang: str) -> str:
    """When an observation is from: as its source words it, else its period."""
    return str(row[f"period_text_{lang}"]) or period(str(row["period"]), lang) or MISSING
