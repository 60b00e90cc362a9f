"""The ranked bars of one scale's areas on one indicator, as a list in HTML.

A chart library would be fetched and read before the map beside it could be drawn; a list needs none, and each
bar is a link that chooses its area.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from lib.locale import catalogue
from lib.model.figures import area_figures, indicator
from lib.model.records import records
from lib.show import escape, numbers

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    from lib.store import Package


@lru_cache(maxsize=512)
def ordered(package: Package, indicator_id: str, scale: str) -> pd.DataFrame:
    """The areas of one scale with their figures, the largest first, those without one last."""
    figures = area_figures(package, indicator_id)
    return figures[figures["level"] == scale].sort_values("value", ascending=False, kind="stable", ignore_index=True)


def area_bars(
    package: Package, indicator_id: str, scale: str, chosen: str, address: Callable[[str], str], lang: str
) -> str:
    """The list: name, bar and value of each area with a figure; empty where none has one.

    A published band has its text and no bar. `address` gives the address that chooses an area.
    """
    _ = catalogue(lang).gettext
    figures = ordered(package, indicator_id, scale)
    rows = records(figures[_known(figures)])
    if not rows:
        return ""
    about = indicator(package, indicator_id)
    largest = max((row["value"] for row in rows if row["value"] > 0), default=1.0)
    items = "".join(
        _bar(row, largest, row["area_id"] == chosen, address(row["area_id"]), int(about["decimals"]), lang)
        for row in rows
    )
    label = _("Ranked bars: {name}").format(name=about[f"name_{lang}"])
    return f'<ol class="bars" aria-label="{escape.html(label)}">{items}</ol>'


def _known(figures: pd.DataFrame) -> pd.Series:
    return figures[["value", "lower", "upper"]].notna().any(axis=1)


def _bar(row: dict[str, Any], largest: float, chosen: bool, address: str, decimals: int, lang: str) -> str:
    current = ' aria-current="true"' if chosen else ""
    hatched = "indicative" if row["status"] == "indicative" else ""
    bar = f'<b class="{hatched}" style="width:{row["value"] / largest:.1%}"></b>' if row["value"] >= 0 else ""
    return (
        f'<li><a href="{escape.html(address)}" data-soft target="_self"{current}>'
        f"<span>{escape.html(row[f'name_{lang}'])}</span>"
        f"<i>{bar}</i>"
        f"<strong>{escape.html(numbers.value(row, decimals, lang))}</strong></a></li>"
    )


@lru_cache(maxsize=512)
def without_figure(package: Package, indicator_id: str, scale: str, lang: str) -> tuple[tuple[str, str], ...]:
    """Areas without a figure: each status they have, with their names."""
    rows = ordered(package, indicator_id, scale)
    groups = rows[~_known(rows)].groupby("status", sort=False)
    return tuple((str(status), ", ".join(group[f"name_{lang}"])) for status, group in groups)
