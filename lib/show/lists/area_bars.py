"""The ranked bars of one scale's areas on one indicator, as a list in HTML.

A chart library would be fetched and read before the map beside it could be drawn; a list needs none, and each
bar is a link that chooses its area.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from lib.locale import catalogue
from lib.model.figures import area_figures, indicator
from lib.model.records import records
from lib.show import escape, numbers
from lib.store.codes import Status

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    from lib.store import Package


@lru_cache(maxsize=512)
def ordered(package: Package, indicator_id: str, scale: str) -> pd.DataFrame:
    """The areas of one scale with their figures, the largest first, those without one last."""
    figures = area_figures(package, indicator_id)
    return figures[figures["level"] == scale].sort_values("value", ascending=False, kind="stable", ignore_index=True)


@dataclass(frozen=True)
class Bar:
    """One bar: whose it is, its length as a share of the longest (none for a band), and the figure as text."""

    area_id: str
    name: str
    share: float | None
    text: str
    indicative: bool


@lru_cache(maxsize=512)
def bars(package: Package, indicator_id: str, scale: str, lang: str) -> tuple[Bar, ...]:
    """The bars of the areas with a figure, the longest first; a published band has its text and no bar."""
    figures = ordered(package, indicator_id, scale)
    rows = records(figures[_known(figures)])
    largest = max((row["value"] for row in rows if row["value"] > 0), default=1.0)
    decimals = int(indicator(package, indicator_id)["decimals"])
    return tuple(
        Bar(
            row["area_id"],
            row[f"name_{lang}"],
            row["value"] / largest if row["value"] >= 0 else None,
            numbers.value(row, decimals, lang),
            row["status"] == Status.INDICATIVE,
        )
        for row in rows
    )


def _known(figures: pd.DataFrame) -> pd.Series:
    return figures[["value", "lower", "upper"]].notna().any(axis=1)


def area_bars(
    package: Package, indicator_id: str, scale: str, chosen: str, address: Callable[[str], str], lang: str
) -> str:
    """The list: name, bar and value of each area with a figure; empty where none has one.

    `address` gives the address that chooses an area.
    """
    items = "".join(
        _item(bar, bar.area_id == chosen, address(bar.area_id)) for bar in bars(package, indicator_id, scale, lang)
    )
    label = catalogue(lang).gettext("Ranked bars: {name}").format(name=indicator(package, indicator_id)[f"name_{lang}"])
    return f'<ol class="bars" aria-label="{escape.html(label)}">{items}</ol>' if items else ""


def _item(bar: Bar, chosen: bool, address: str) -> str:
    current = ' aria-current="true"' if chosen else ""
    hatched = "indicative" if bar.indicative else ""
    drawn = "" if bar.share is None else f'<b class="{hatched}" style="width:{bar.share:.1%}"></b>'
    return (
        f'<li><a href="{escape.html(address)}" data-soft target="_self"{current}>'
        f"<span>{escape.html(bar.name)}</span><i>{drawn}</i><strong>{escape.html(bar.text)}</strong></a></li>"
    )


@lru_cache(maxsize=512)
def without_figure(package: Package, indicator_id: str, scale: str, lang: str) -> tuple[tuple[str, str], ...]:
    """Areas without a figure: each status they have, with their names."""
    rows = ordered(package, indicator_id, scale)
    groups = rows[~_known(rows)].groupby("status", sort=False)
    return tuple((str(status), ", ".join(group[f"name_{lang}"])) for status, group in groups)
