"""How the cells of each area spread over the classes of the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.locale import catalogue
from lib.model.units import scales
from lib.show.exhibits.area_parts import exhibit_of
from lib.show.exhibits.drawings import Counts
from lib.show.exhibits.wanted import NoExhibitError
from lib.show.maps import areas, legend
from lib.show.selected.area_view import on_scale
from lib.show.tables.spread_table import piles, spread_table
from lib.show.wording import area_words
from lib.store.codes import CELL

if TYPE_CHECKING:
    from lib.show.exhibits.exhibit import Exhibit
    from lib.show.exhibits.wanted import Wanted


def spread(wanted: Wanted) -> Exhibit:
    """The number of cells of each area in each class; of the cells whatever scale is asked for.

    Raises NoExhibitError for a package without cells, or without a figure of any.
    """
    _, lang, package = catalogue(wanted.lang).gettext, wanted.lang, wanted.city
    if CELL not in scales(package):
        raise NoExhibitError(_("This package has no cells."))
    view = on_scale(package, wanted.asked, CELL)
    found, names = piles(package, view.id), area_words.area_names(package, lang)
    if not found:
        raise NoExhibitError(_("No cell has a figure of this indicator."))
    ranges = legend.ranges(areas.edges(package, view.id), view.decimals, lang)
    drawing = Counts(
        rows=tuple((names[pile.area_id], pile.counts) for pile in found),
        kinds=tuple((f"class-{place}", text) for place, text in enumerate(ranges, start=1)),
        unit=_("cells"),
    )
    return exhibit_of(
        wanted,
        view,
        wanted.view(scale=view.scale, area=view.area, indicator=view.id),
        drawing,
        area_words.of_spread(package, view.id, lang),
        table=spread_table(package, view.id, lang),
        method=legend.classification(lang),
    )
