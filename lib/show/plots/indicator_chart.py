"""The charts of one indicator: its figures one by one, or its zones in the whole city."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from lib.locale import catalogue
from lib.model.side_by_side import compared_areas
from lib.show import numbers
from lib.show.plots.dot_rows import Dot, DotRow, Mark, dot_rows
from lib.show.plots.pair import SYMBOLS, tone
from lib.show.wording.side_texts import figure, territory

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    import plotly.graph_objects as go

    from lib.model.side_by_side import Line, Observation
    from lib.show.palette import Colours
    from lib.store import Package


def period_chart(line: Line, limit: tuple[Line, Observation] | None, colours: Colours, lang: str) -> go.Figure | None:
    """Draw the figures about other territories, the oldest first; None where one figure stands alone.

    `limit`: the limit that applies, as `side_by_side.limit` gives it, drawn as a line.
    """
    if line.about_areas:
        return None
    known = [row for row in reversed(line.territories) if _drawn(row)]
    one_place = len({row["territory_id"] for row in known}) == 1
    rows = [
        DotRow(
            numbers.when(dict(row), lang) if one_place else territory(row, lang),
            (_dot(line.indicator, row, lang),),
            colours.strong,
        )
        for row in known
    ]
    marks = [_limit(*limit, lang)] if limit else []
    if not rows or (len(rows) == 1 and not marks and rows[0].dots[0].ends is None):
        return None
    return dot_rows(rows, marks, line.indicator[f"unit_{lang}"], colours, lang)


def zone_chart(package: Package, zones: pd.DataFrame, measured: pd.Series, colours: Colours, lang: str) -> go.Figure:
    """Draw all zones of the city on one row with their median, and under it those that each area is made of.

    `zones`: as `zones_in_city` gives them; `measured`: the catalogue row of what they are measured by.
    """
    _ = catalogue(lang).gettext
    decimals, median = int(measured["decimals"]), float(zones["value"].median())
    rows = [DotRow(_("All zones"), _zones(zones, decimals, lang), colours.muted, written=False)]
    for area, own in _parts(package, zones):
        dots, colour = _zones(own, decimals, lang), tone(area["hue"], colours)
        rows.append(DotRow(area[f"name_{lang}"], dots, colour, SYMBOLS[area["hue"]], written=False))
    mark = Mark(median, _("median {value}").format(value=numbers.decimal(median, decimals, lang)))
    return dot_rows(rows, [mark], measured[f"unit_{lang}"], colours, lang)


def zone_texts(package: Package, zones: pd.DataFrame, measured: pd.Series, lang: str) -> list[str]:
    """Say the same in words: the zones of each area with their figures, the largest first."""
    texts = []
    for area, own in _parts(package, zones):
        ordered = own.sort_values("value", ascending=False, kind="stable")
        parts = [_figure(row, int(measured["decimals"]), lang) for row in ordered.to_dict("records")]
        texts.append(f"{area[f'name_{lang}']}: {', '.join(parts)}")
    return texts


def _parts(package: Package, zones: pd.DataFrame) -> Iterator[tuple[dict[Hashable, Any], pd.DataFrame]]:
    """Go through the areas that are made of zones, each with them."""
    for area in compared_areas(package).to_dict("records"):
        own = zones[zones["parent_id"] == area["area_id"]]
        if len(own):
            yield area, own


def _zones(zones: pd.DataFrame, decimals: int, lang: str) -> tuple[Dot, ...]:
    return tuple(Dot(row["value"], _figure(row, decimals, lang)) for row in zones.to_dict("records"))


def _figure(zone: dict[Hashable, Any], decimals: int, lang: str) -> str:
    return f"{zone['name']} {numbers.decimal(zone['value'], decimals, lang)}"


def _drawn(row: Observation) -> bool:
    return not all(pd.isna(row[column]) for column in ("value", "lower", "upper"))


def _dot(indicator: Observation, row: Observation, lang: str) -> Dot:
    between = numbers.interval(dict(row), int(indicator["decimals"]), lang)
    text = figure(indicator, row, lang)
    return Dot(row["value"], f"{text} ({between})" if between else text, row["lower"], row["upper"])


def _limit(line: Line, row: Observation, lang: str) -> Mark:
    return Mark(row["value"], f"{line.indicator[f'name_{lang}']}: {figure(line.indicator, row, lang)}")
