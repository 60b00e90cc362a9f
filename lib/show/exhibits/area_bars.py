"""The areas of one scale side by side: their figures in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.show.exhibits.area_parts import dot, exhibit_of, known, missing
from lib.show.exhibits.drawings import Dots
from lib.show.selected.area_view import area_view
from lib.show.wording import area_words
from lib.store.codes import CELL

if TYPE_CHECKING:
    from lib.show.exhibits.exhibit import Exhibit
    from lib.show.exhibits.wanted import Wanted


def area_bars(wanted: Wanted) -> Exhibit:
    """Rows of areas or cells, the largest figure first; those without one are told."""
    lang, view = wanted.lang, area_view(wanted.city, wanted.asked)
    rows = tuple(dot(row, view.decimals, view.area, lang) for row in known(view))
    drawing = Dots(rows, str(view.indicator[f"unit_{lang}"]), view.decimals, missing=missing(view, lang))
    if view.scale == CELL:
        finding = area_words.of_cells(view.package, view.id, lang)
    else:
        finding = area_words.of_areas(view.package, view.id, view.scale, lang)
    shown = wanted.view(scale=view.scale, area=view.area, indicator=view.id)
    return exhibit_of(wanted, view, shown, drawing, finding)
