"""Two indicators of the cities as points of a scatter, drawn once and kept."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd
import plotly.graph_objects as go

from lib.locale import catalogue
from lib.model.cities.scatter import pair
from lib.model.cities.similarity import LOGARITHMIC
from lib.model.figures import indicator
from lib.model.records import Record, records
from lib.show import numbers, words
from lib.show.palette import Colours
from lib.show.plots.marks import Marks
from lib.show.plots.scatter import WORKSHOP, Point, Side, scatter
from lib.show.wording import comparison
from lib.store import Package

AXES = ("x", "y")


@lru_cache(maxsize=256)
def pairs(package: Package, x: str, y: str, marks: Marks) -> pd.DataFrame:
    """Return the units that are drawn and have a value of both: rows of `scatter.pair`."""
    return marks.keep(pair(package, x, y))


@lru_cache(maxsize=256)
def points(package: Package, x: str, y: str, marks: Marks, lang: str) -> tuple[Point, ...]:
    """Make one point of each of them; those of the workshop are marked too."""
    found = []
    for row in records(pairs(package, x, y, marks)):
        name = str(row[f"name_{lang}"])
        figures = [_figure(package, row, axis, each, lang) for axis, each in zip(AXES, (x, y), strict=True)]
        bounds = [(row[f"{axis}_lower"], row[f"{axis}_upper"]) for axis in AXES]
        mark = marks.of(row["unit_id"], WORKSHOP if row["in_workshop"] else "")
        found.append(Point(name, row["x"], row["y"], bounds[0], bounds[1], "\n".join([name, *figures]), mark))
    return tuple(found)


@lru_cache(maxsize=256)
def chart(package: Package, x: str, y: str, *, marks: Marks, colours: Colours, lang: str) -> go.Figure:
    """Draw the scatter of two indicators, each axis with its unit, level and period."""
    rows = pairs(package, x, y, marks)
    across, upwards = (
        _side(package, each, rows[[axis, f"{axis}_period"]], lang) for axis, each in zip(AXES, (x, y), strict=True)
    )
    return scatter(points(package, x, y, marks, lang), across, upwards, colours, lang)


def _figure(package: Package, row: Record, axis: str, indicator_id: str, lang: str) -> str:
    about = indicator(package, indicator_id)
    plain = {"value": row[axis], "lower": row[f"{axis}_lower"], "upper": row[f"{axis}_upper"], f"value_text_{lang}": ""}
    return f"{about[f'name_{lang}']}: {comparison.figure(plain, int(about['decimals']), lang)}"


def _side(package: Package, indicator_id: str, rows: pd.DataFrame, lang: str) -> Side:
    _, about = catalogue(lang).gettext, indicator(package, indicator_id)
    figures, periods = rows.iloc[:, 0], rows.iloc[:, 1]
    title = _("{name}: {unit}, {level}, {period}").format(
        name=about[f"name_{lang}"],
        unit=about[f"unit_{lang}"],
        level=words.levels(lang)[about["level"]],
        period=numbers.period(str(periods.iloc[0]), lang) if len(rows) else numbers.MISSING,
    )
    return Side(title, log=indicator_id in LOGARITHMIC and bool(figures.gt(0).all()))
