"""The cells to look at first, numbered as on the map: each a link that chooses it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from lib.locale import catalogue
from lib.model.extremes import extremes
from lib.model.figures import indicator
from lib.show import escape, numbers

if TYPE_CHECKING:
    from collections.abc import Callable

    from lib.store import Package


class Listed(NamedTuple):
    """A cell of the list: its id, its name by the nearest street, the smallest area that holds it, its figure."""

    cell_id: str
    name: str
    area: str
    figure: str


@lru_cache(maxsize=256)
def listed(package: Package, indicator_id: str, lang: str) -> tuple[Listed, ...]:
    """The cells to look at by an indicator, the worst first."""
    about = indicator(package, indicator_id)
    decimals, unit = int(about["decimals"]), about[f"unit_{lang}"]
    areas, cells = package.tables["areas"], package.tables["cells"]
    names = dict(zip(areas["area_id"], areas[f"name_{lang}"], strict=True))
    holders = dict(zip(cells["cell_id"], cells["zone_id"].where(cells["zone_id"] != "", cells["area_id"]), strict=True))
    return tuple(
        Listed(
            row["area_id"],
            row[f"name_{lang}"],
            names[holders[row["area_id"]]],
            f"{numbers.value(row, decimals, lang)} {unit}",
        )
        for row in extremes(package, indicator_id)
    )


def cell_list(package: Package, indicator_id: str, chosen: str, address: Callable[[str], str], lang: str) -> str:
    """The list in HTML, empty without figures; `address` gives the address that chooses a cell."""
    name = indicator(package, indicator_id)[f"name_{lang}"]
    label = escape.html(catalogue(lang).gettext("The ten cells to look at, by {name}").format(name=name))
    cells = listed(package, indicator_id, lang)
    items = "".join(_item(place, cell, cell.cell_id == chosen, address) for place, cell in enumerate(cells, start=1))
    return f'<ol class="bars cells" aria-label="{label}">{items}</ol>' if items else ""


def _item(place: int, cell: Listed, is_chosen: bool, address: Callable[[str], str]) -> str:
    current = ' aria-current="true"' if is_chosen else ""
    return (
        f'<li><a href="{escape.html(address(cell.cell_id))}" data-soft target="_self"{current}>'
        f"<em>{place}</em><span>{escape.html(cell.name)} <small>{escape.html(cell.area)}</small></span>"
        f"<strong>{escape.html(cell.figure)}</strong></a></li>"
    )
