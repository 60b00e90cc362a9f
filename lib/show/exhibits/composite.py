"""A composite of several indicators: for each unit the places it may have, never a score alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.locale import catalogue
from lib.model.records import records
from lib.show import numbers
from lib.show.exhibits import city_parts
from lib.show.exhibits.area_parts import periods
from lib.show.exhibits.drawings import Dot, Dots
from lib.show.exhibits.exhibit import Exhibit
from lib.show.exhibits.sources import of_rows
from lib.show.exhibits.wanted import NoExhibitError
from lib.show.lists import composite as lists
from lib.show.lists import composite_table
from lib.show.selected import composed
from lib.show.selected.area_view import area_view
from lib.show.selected.composite_choice import choice, made, ranks
from lib.show.wording import city_words, composite_words

if TYPE_CHECKING:
    from lib.model.address import Value
    from lib.model.composite import Composite
    from lib.model.composites.sensitivity import Sensitivity
    from lib.show.exhibits.exhibit import Source
    from lib.show.exhibits.wanted import Wanted
    from lib.show.lists.composite import Line
    from lib.show.selected.composed import Composed
    from lib.show.selected.composite_choice import Choice


def of_areas(wanted: Wanted) -> Exhibit:
    """The areas or cells of the scale that is asked for. Raises NoExhibitError as `_exhibit` does."""
    view = area_view(wanted.city, wanted.asked)
    keys: dict[str, Value] = {"scale": view.scale, "area": view.area, "indicator": view.id, "composite": "1"}
    return _exhibit(wanted, composed.of_areas(wanted.city, view.scale, view.area), keys, ())


def of_cities(wanted: Wanted) -> Exhibit:
    """The cities by one group of indicators. Raises NoExhibitError where there is no group, or as `_exhibit` does."""
    _, view = catalogue(wanted.lang).gettext, city_parts.view_of(wanted)
    found = composed.of_cities(view, wanted.asked)
    if found is None:
        raise NoExhibitError(_("No two indicators of one level and base have figures of three cities."))
    keys: dict[str, Value] = city_parts.keys(wanted, view) | {"group": found.offered.group.id}
    level = composite_words.group(found.offered.group, wanted.lang)
    return _exhibit(wanted, found, keys, (level, *city_words.filtered(view, wanted.lang)))


def _exhibit(wanted: Wanted, of: Composed, keys: dict[str, Value], about: tuple[str, ...]) -> Exhibit:
    """Raises NoExhibitError where too little is offered or chosen for a composite, or too few units have one."""
    lang, chosen, whole = wanted.lang, *_made(wanted, of)
    found, names = ranks(of.offered, chosen.weights), of.names(lang)
    lines = lists.lines(found, whole, names)
    drawn = [each for each in lists.shortened(lines, of.marks.chosen) if not isinstance(each, int)]
    return Exhibit(
        view=wanted.view(**keys, **chosen.address()),
        lang=lang,
        name=catalogue(lang).gettext("Places by a composite"),
        finding=composite_words.place(lines, of.marks.chosen, lang) or composite_words.survivors(found, lang),
        about=(*about, *_about(of, whole, found, lines, lang)),
        period=_period(of, chosen, lang),
        method=f"{composite_words.method(whole.method, lang)}; {composite_words.how(found, lang)}",
        table=composite_table.file(of.offered, whole, found, names, of.themes(lang), lang),
        sources=_sources(of, chosen, lang),
        drawing=_drawing(of, drawn, lang),
    )


def _made(wanted: Wanted, of: Composed) -> tuple[Choice, Composite]:
    if not of.offered.enough:
        raise NoExhibitError(composite_words.none(of.offered, wanted.lang))
    chosen = choice(of.offered, wanted.asked)
    if not chosen.enough:
        raise NoExhibitError(composite_words.too_light(wanted.lang))
    whole = made(of.package, of.offered, chosen)
    if not whole.ranked:
        raise NoExhibitError(composite_words.none(of.offered, wanted.lang))
    return chosen, whole


def _drawing(of: Composed, lines: list[Line], lang: str) -> Dots:
    """The median place of each with the places it takes in nine draws of ten."""
    rows = (
        Dot(
            line.unit_id,
            line.name,
            line.median,
            line.low,
            line.high,
            str(line.median) if line.low == line.high else f"{line.median} ({line.low}–{line.high})",
            of.marks.of(line.unit_id),
        )
        for line in lines
    )
    return Dots(tuple(rows), catalogue(lang).gettext("place, 1 is the best"), 0)


def _about(of: Composed, whole: Composite, found: Sensitivity, lines: tuple[Line, ...], lang: str) -> tuple[str, ...]:
    text = catalogue(lang).gettext(
        "Shown of {total}: the first ten, the last ten and the chosen one. The file has them all."
    )
    shown = (text.format(total=len(lines)),) if len(lines) > lists.ALL else ()
    told = (composite_words.survivors(found, lang), composite_words.why(found, lang))
    return (*told, *shown, *composite_words.too_few(whole, of.names(lang), lang))


def _period(of: Composed, chosen: Choice, lang: str) -> str:
    rows = records(of.offered.about.loc[list(chosen.used)])
    every = sorted({each for row in rows for each in row["periods"]})
    return periods([numbers.period(each, lang) for each in every])


def _sources(of: Composed, chosen: Choice, lang: str) -> tuple[Source, ...]:
    rows = records(of.offered.about.loc[list(chosen.used)])
    return of_rows(of.package, [{"source_id": row["source_id"], "url": ""} for row in rows], lang)
