"""The map of what was tried: areas with their names, redeveloped places, local projects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.locale import catalogue
from lib.model.funded import funded
from lib.show.exhibits.area_map import zoom_key
from lib.show.exhibits.area_parts import periods
from lib.show.exhibits.drawings import Map
from lib.show.exhibits.exhibit import Exhibit
from lib.show.exhibits.sources import CITY_LAYERS, of_layers, of_rows, together
from lib.show.maps import tried
from lib.show.maps.bounds import seen
from lib.show.numbers import period
from lib.show.tables.tried_table import on_map, tried_table
from lib.show.wording.area_words import area_names

if TYPE_CHECKING:
    from lib.model.address import Value
    from lib.show.exhibits.wanted import Wanted


def overview_map(wanted: Wanted) -> Exhibit:
    """The map of the first page; an area is marked only where the view names one."""
    _, lang, package = catalogue(wanted.lang).gettext, wanted.lang, wanted.city
    chosen = wanted.asked.one("area") if wanted.asked.given("area") else ""
    keys: dict[str, Value] = {"area": chosen} if chosen else {}
    rows = [row for row, _point, _kind in on_map(package, lang)]
    drawing = Map(
        layers=tuple(tried.layers(package, chosen, lang)),
        base="city",
        bounds=seen(wanted.city, chosen, wanted.asked.one("zoom")),
        signs=tuple(tried.signs(lang)),
    )
    return Exhibit(
        view=wanted.view(**keys, **zoom_key(wanted)),
        lang=lang,
        name=_("What was tried, on the map"),
        finding=_finding(wanted),
        about=(getattr(package.config, f"title_{lang}"), _("Only what has a known position is on the map.")),
        period=periods(sorted(period(row["opened"][:4], lang) for row in rows if row["opened"])),
        method="",
        table=tried_table(package, lang),
        sources=together(of_rows(package, rows, lang), of_layers(package, CITY_LAYERS, lang)),
        drawing=drawing,
    )


def _finding(wanted: Wanted) -> str:
    """How many projects were funded; without that figure, how many places and projects the map shows."""
    lang, package = wanted.lang, wanted.city
    calls = funded(package)
    if calls:
        return tried.funding(calls, area_names(package, lang), lang)
    kinds = [row.get("kind", "") for row, _point, _kind in on_map(package, lang)]
    text = catalogue(lang).gettext("On the map: redeveloped spaces {redeveloped}, local projects {projects}")
    return text.format(redeveloped=kinds.count("redeveloped"), projects=kinds.count(""))
