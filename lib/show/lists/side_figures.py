"""The figures of one indicator as large numbers in a row, each under whom it is about, as HTML."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import pandas as pd

from lib.model import side_by_side
from lib.model.side_by_side import compared_areas
from lib.show import escape, numbers, words
from lib.show.plots.pair import TICK, picture, sign
from lib.show.wording.side_texts import figure, newest, reference_name, territory

if TYPE_CHECKING:
    from lib.model.side_by_side import Line, Observation
    from lib.store import Package


@lru_cache(maxsize=512)
def side_figures(package: Package, indicator_id: str, lang: str) -> str:
    """Write the areas with their signs and their references; of other territories the latest figure of each."""
    line = side_by_side.line(package, indicator_id)
    items = _areas(package, line, lang) if line.about_areas else _territories(line, lang)
    drawn = side_picture(package, line)
    return f'<dl class="side-figures">{"".join(items)}</dl>' + (f'<div class="wide">{drawn}</div>' if drawn else "")


def side_picture(package: Package, line: Line) -> str:
    """Draw the areas that have a value on one scale, with their first reference; empty where nothing is compared."""
    hues = compared_areas(package).set_index("area_id")["hue"]
    known = [(hues[area], float(row["value"])) for area, row in line.areas.items() if not pd.isna(row["value"])]
    return picture(known, line.references[0].value if line.references else None)


def _areas(package: Package, line: Line, lang: str) -> list[str]:
    rows = compared_areas(package).to_dict("records")
    items = [
        _item(area[f"name_{lang}"], *_texts(line.indicator, line.areas.get(area["area_id"]), lang), sign(area["hue"]))
        for area in rows
    ]
    decimals, unit = int(line.indicator["decimals"]), line.indicator[f"unit_{lang}"]
    return items + [
        _item(reference_name(each, lang), numbers.decimal(each.value, decimals, lang), unit, "", TICK)
        for each in line.references
    ]


def _territories(line: Line, lang: str) -> list[str]:
    return [_item(territory(row, lang), *_texts(line.indicator, row, lang)) for row in newest(line)]


def _texts(indicator: Observation, row: Observation | None, lang: str) -> tuple[str, str, str]:
    """Write the figure, its unit (none where there is no figure) and its interval."""
    text = figure(indicator, row, lang)
    if row is None or not any(character.isdigit() for character in text):
        return text, "", ""
    between = numbers.interval(dict(row), int(indicator["decimals"]), lang)
    return text, indicator[f"unit_{lang}"], words.interval(indicator["interval"], between, lang)


def _item(name: str, value: str, unit: str, between: str, mark: str = "") -> str:
    small = "".join(f"<small>{escape.html(text)}</small>" for text in (unit, between) if text)
    css = "" if unit else ' class="without"'
    return f"<div><dt>{mark}{escape.html(name)}</dt><dd{css}>{escape.html(value)}{small}</dd></div>"
