"""A trend in words: by how much, from what and when, for better or worse, and whether it may be chance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lib.locale import catalogue
from lib.model.monitoring.trend import DOWN, LEVEL, UP
from lib.show import numbers

if TYPE_CHECKING:
    from lib.model.monitoring.trend import Trend


@dataclass(frozen=True)
class TrendText:
    """`way` is up, down or level (also in a word), `change` the difference, `before` the figure it is held against."""

    way: str
    word: str
    change: str
    before: str
    certain: str


def trend_text(trend: Trend, about: Mapping[str, Any], lang: str) -> TrendText:
    """Write a trend; `about` is the catalogue's row."""
    _, decimals = catalogue(lang).gettext, int(about["decimals"])
    certain = {True: _("likely"), False: _("within the uncertainty"), None: ""}[trend.likely]
    before = f"{numbers.when(trend.before, lang)}: {numbers.value(trend.before, decimals, lang)}"
    return TrendText(trend.way, _word(trend, lang), numbers.signed(trend.difference, decimals, lang), before, certain)


def _word(trend: Trend, lang: str) -> str:
    _ = catalogue(lang).gettext
    if trend.way == LEVEL:
        return _("unchanged")
    if trend.better is None:
        return {UP: _("rising"), DOWN: _("falling")}[trend.way]
    return _("better") if trend.better else _("worse")
