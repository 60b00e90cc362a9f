"""The cities most like the chosen one."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from lib.locale import catalogue
from lib.model.cities.comparison import default_period
from lib.model.cities.series import series
from lib.model.figures import indicator
from lib.model.records import records
from lib.show import numbers
from lib.show.exhibits import city_parts
from lib.show.exhibits.area_parts import periods
from lib.show.exhibits.drawings import Dot, Dots
from lib.show.exhibits.exhibit import Exhibit
from lib.show.exhibits.sources import of_rows
from lib.show.exhibits.wanted import NoExhibitError
from lib.show.selected.city_view import names
from lib.show.selected.likeness import likeness, usual
from lib.show.tables.like_table import like_table
from lib.show.wording import comparison, likeness_words

if TYPE_CHECKING:
    from lib.model.address import Value
    from lib.model.records import Record
    from lib.show.exhibits.wanted import Wanted
    from lib.show.selected.city_view import CityView


def likest(wanted: Wanted) -> Exhibit:
    """Five cities by their distance, the most like first.

    Raises NoExhibitError where no city is chosen, or the chosen one lacks a figure among those compared.
    """
    _, lang, view = catalogue(wanted.lang).gettext, wanted.lang, city_parts.view_of(wanted)
    if not view.city:
        raise NoExhibitError(_("Choose a city to see which others are like it."))
    on, own = view.like or usual(view.package), names(view.package)[view.city]
    found = likeness(view.package, view.city, on)
    rows = records(found.found)
    if not rows:
        raise NoExhibitError(_("{name} lacks a figure among those compared: choose others.").format(name=own))
    keys: dict[str, Value] = city_parts.keys(wanted, view) | {"panel": view.panel, "side": "like", "like": on}
    compared = [indicator(view.package, each)[f"name_{lang}"] for each in on]
    why = [likeness_words.why(view.package, row, found.values, view.city, lang) for row in rows]
    cited = [row for each in on for row in _figures(view, each)]
    left = _("Left out, for want of a figure: {names}")
    missing = comparison.listing(list(found.missing["name"]), lang) if len(found.missing) else ""
    return Exhibit(
        view=wanted.view(**keys),
        lang=lang,
        name=_("Most like {name}").format(name=own),
        finding=_("{other} is most like {city}. {why}").format(other=rows[0]["name"], city=own, why=why[0]),
        about=tuple(
            filter(
                None,
                (
                    _("Alike in: {names}").format(names=comparison.listing(compared, lang)),
                    left.format(names=missing) if missing else "",
                ),
            )
        ),
        period=periods([numbers.period(default_period(view.package, each) or "", lang) for each in on]),
        method=likeness_words.method(lang),
        table=like_table(view.package, view.city, on, lang),
        sources=of_rows(view.package, cited, lang),
        drawing=Dots(tuple(_dot(view, row, lang) for row in rows), _("standard deviations apart"), 2, neutral=0.0),
    )


def _dot(view: CityView, row: Record, lang: str) -> Dot:
    text, mark = numbers.decimal(row["distance"], 2, lang), view.city_marks.of(row["istat_code"])
    return Dot(row["istat_code"], row["name"], row["distance"], math.nan, math.nan, text, mark)


def _figures(view: CityView, indicator_id: str) -> list[Record]:
    """The figures that are compared, of all cities."""
    rows = series(view.package, indicator_id)
    return records(rows[rows["period"] == default_period(view.package, indicator_id)])
