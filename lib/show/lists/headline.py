"""The figures that tell the project, large, each with the few words that say what it counts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import pandas as pd

from lib.model.figures import indicator
from lib.model.highlights import highlights
from lib.model.records import Record, records
from lib.show import escape, numbers

if TYPE_CHECKING:
    from lib.store import Package

WHOLE = 1000.0


@dataclass(frozen=True, eq=False)
class Headline:
    """One figure: its observation, the indicator it is a figure of, and how it is drawn."""

    row: Record
    indicator: pd.Series
    html: str


@lru_cache(maxsize=4)
def headlines(package: Package, lang: str) -> tuple[Headline, ...]:
    """Write the highlights of a package, in their order."""
    found = [(row, indicator(package, row["indicator_id"])) for row in records(highlights(package))]
    return tuple(Headline(row, of, html(row, of, lang)) for row, of in found)


def number(row: Record, of: pd.Series, lang: str) -> str:
    """Write the figure with its unit, unless the label says the unit already; from a thousand up without decimals."""
    large = abs(row["value"]) >= WHOLE
    text = numbers.value(row, 0 if large else int(of["decimals"]), lang)
    unit = str(of[f"unit_{lang}"])
    return text if unit.casefold() in str(row[f"label_{lang}"]).casefold() else f"{text} {unit}"


def html(row: Record, of: pd.Series, lang: str) -> str:
    """Write the figure, its label and when it is from, as a paragraph."""
    return (
        f'<p class="headline"><b>{escape.html(number(row, of, lang))}</b> '
        f"<span>{escape.html(row[f'label_{lang}'])}</span> <small>{escape.html(numbers.when(row, lang))}</small></p>"
    )
