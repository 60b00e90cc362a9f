"""The cells of each area as dots piled up by value, in HTML: the map's classes, the chosen cell marked.

A dot carries the id of its cell: the page's own script chooses it on a click. The same cells are in the list, the
selector and the table, which the keyboard reaches.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from lib.locale import catalogue
from lib.model.classes import classify
from lib.model.distribution import Distribution, Spread, distribution
from lib.model.figures import indicator
from lib.show import escape, numbers
from lib.show.maps.areas import edges

if TYPE_CHECKING:
    from lib.store import Package

STEP = 5
"""Height of a dot with its gap, px."""
TICKS = 4


@lru_cache(maxsize=512)
def dot_piles(package: Package, indicator_id: str, chosen: str, lang: str) -> str:
    """One row an area over a common axis; empty where no cell has a value."""
    found = distribution(package, indicator_id)
    if found is None:
        return ""
    areas = package.tables["areas"].set_index("area_id")
    rows = "".join(
        _row(found, spread, str(areas.at[spread.area_id, f"name_{lang}"]), package, indicator_id, chosen, lang)
        for spread in found.spreads
    )
    unit = escape.html(indicator(package, indicator_id)[f"unit_{lang}"])
    axis = f'<div class="pile-axis" aria-hidden="true">{_axis(found, lang)}<small>{unit}</small></div>'
    return f'<div class="piles">{rows}{axis}</div>'


def _row(
    found: Distribution, spread: Spread, name: str, package: Package, indicator_id: str, chosen: str, lang: str
) -> str:
    _ = catalogue(lang).gettext
    decimals = int(indicator(package, indicator_id)["decimals"])
    median, least, most = (
        numbers.decimal(value, decimals, lang) for value in (spread.median, spread.least, spread.most)
    )
    said = _("{area}: {count} cells from {least} to {most}, median {median}").format(
        area=name, count=len(spread.dots), least=least, most=most, median=median
    )
    classes = edges(package, indicator_id)
    dots = "".join(
        f'<b class="c{(classify(dot.value, classes) or 0) + 1}{" on" if dot.cell_id == chosen else ""}" '
        f'data-area="{dot.cell_id}" style="left:{(dot.bin + 0.5) / found.bins:.1%};bottom:{dot.level * STEP}px"></b>'
        for dot in spread.dots
    )
    height = (max(dot.level for dot in spread.dots) + 1) * STEP
    caption = _("median {median}").format(median=median)
    return (
        f'<p class="pile-name"><strong>{escape.html(name)}</strong> {escape.html(caption)}</p>'
        f'<div class="pile" role="img" aria-label="{escape.html(said)}" style="height:{height}px">{dots}'
        f'<i style="left:{found.position(spread.median):.1%}"></i></div>'
    )


def _axis(found: Distribution, lang: str) -> str:
    ticks = [found.start + found.width * found.bins * place / TICKS for place in range(TICKS + 1)]
    decimals = 0 if all(tick == round(tick) for tick in ticks) else 1
    return "".join(
        f'<span style="left:{place / TICKS:.0%}">{escape.html(numbers.decimal(tick, decimals, lang))}</span>'
        for place, tick in enumerate(ticks)
    )
