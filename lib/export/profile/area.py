"""The profile of an area: its boundary, its figures by theme, what was never published about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lib.export.profile.closing import closing, edition
from lib.export.profile.parts import Figure, Gap, Profile
from lib.export.profile.sources import origin, source
from lib.locale import catalogue
from lib.model.address import PREFERRED_INDICATOR
from lib.model.figures import area_figures, area_indicators, indicator
from lib.model.knowledge import unpublished
from lib.model.records import Record, records
from lib.model.units import level_of
from lib.show import numbers, words
from lib.show.exhibits.drawings import Map
from lib.show.exhibits.exhibit import Exhibit
from lib.show.maps import areas
from lib.show.maps.bounds import of_areas
from lib.show.maps.map import Layer
from lib.show.maps.place_names import place_names
from lib.show.wording.evidence import limits, places
from lib.store.codes import WITHOUT_FIGURE
from lib.store.view import View

if TYPE_CHECKING:
    from lib.show.maps.bounds import Bounds
    from lib.store import Package

OWN: Final = "area"
"""Level of the indicators that are about mapped areas."""


def profile(city: Package, area_id: str, lang: str, address: str) -> Profile:
    """Gather all there is to say about an area. Raises KeyError where the package has none of that id."""
    _ = catalogue(lang).gettext
    area = city.tables["areas"].set_index("area_id").loc[area_id]
    name = str(area[f"name_{lang}"])
    rows = [(about, _row(city, about["indicator_id"], area_id)) for about in _indicators(city)]
    themes = city.tables["themes"].sort_values("order", kind="stable")
    return Profile(
        lang=lang,
        kind=_("Profile of an area"),
        title=_("{name}: profile").format(name=name),
        name=name,
        lead=_lead(city, area_id, lang),
        about=_about(city, area_id, lang),
        hue=area["hue"] or "strong",
        exhibit=where(city, area_id, lang),
        themes=tuple(zip(themes["theme_id"], themes[f"name_{lang}"], strict=True)),
        figures=tuple(_figure(city, about, row, lang) for about, row in rows if _known(row, about, lang)),
        gaps=_gaps(city, [each for each in rows if each[1]["status"] in WITHOUT_FIGURE], lang),
        gaps_title=_("Without a figure, and what would fill it"),
        created=city.created,
        closing=closing(city, address, lang),
    )


def where(city: Package, area_id: str, lang: str) -> Exhibit:
    """The map of where an area is: the areas with their names and the chosen one marked."""
    _ = catalogue(lang).gettext
    name = str(city.tables["areas"].set_index("area_id")[f"name_{lang}"][area_id])
    text = _("Where it is: {name}").format(name=name)
    marked = [each for each in areas.outlines(city, level_of(city, area_id), area_id, lang) if each.id == area_id]
    shown = areas.named_areas(city, "", lang), Layer(tuple(marked)), place_names(city, lang)
    source_ids = dict.fromkeys(city.tables["areas"]["source_id"])
    return Exhibit(
        view=View("map", keys=(("area", area_id),)),
        lang=lang,
        name=text,
        finding=_("Map of the areas with {name} marked, between streets and river.").format(name=name),
        about=(),
        period="",
        method="",
        table=city.tables["areas"].loc[city.tables["areas"]["area_id"] == area_id, [f"name_{lang}"]],
        sources=tuple(source(city, each, lang) for each in source_ids),
        drawing=Map(shown, "city", _around(city, area_id)),
    )


def _around(city: Package, area_id: str) -> Bounds:
    """What every map of the city shows, and all of the area."""
    layer = city.layers["areas"]
    west, south, east, north = layer[layer["area_id"] == area_id].total_bounds
    usual = of_areas(city)
    return min(usual[0], west), min(usual[1], south), max(usual[2], east), max(usual[3], north)


def _indicators(city: Package) -> list[Record]:
    """The indicators with rows about areas, then those nobody published: by theme, the map's usual one first."""
    shown = [*area_indicators(city)["indicator_id"]]
    rows = city.tables["indicators"]
    missing = unpublished(city)
    missing = missing[missing["level"] == OWN]
    kept = rows[rows["indicator_id"].isin([*shown, *missing["indicator_id"]])]
    themes = {theme: place for place, theme in enumerate(city.tables["themes"].sort_values("order")["theme_id"])}
    return sorted(
        records(kept),
        key=lambda row: (themes[row["theme_id"]], row["indicator_id"] != PREFERRED_INDICATOR, row["order"]),
    )


def _row(city: Package, indicator_id: str, area_id: str) -> Record:
    figures = area_figures(city, indicator_id)
    (row,) = records(figures[figures["area_id"] == area_id])
    return row


def _known(row: Record, about: Record, lang: str) -> bool:
    return bool(row["status"]) and numbers.value(row, int(about["decimals"]), lang) != numbers.MISSING


def _figure(city: Package, about: Record, row: Record, lang: str) -> Figure:
    decimals = int(about["decimals"])
    return Figure(
        theme_id=about["theme_id"],
        name=about[f"name_{lang}"],
        level="",
        value=numbers.value(row, decimals, lang),
        unit=about[f"unit_{lang}"],
        interval=words.interval(about["interval"], numbers.interval(row, decimals, lang), lang),
        place=places(city, indicator(city, about["indicator_id"]), row["area_id"], lang),
        when=numbers.when(row, lang),
        origin=origin(city, row["source_id"] or about["source_id"]),
        source=source(city, row["source_id"] or about["source_id"], lang),
        status=words.short_statuses(lang)[row["status"]],
        sure=words.confidences(lang)[row["confidence"]],
    )


def _gaps(city: Package, rows: list[tuple[Record, Record]], lang: str) -> tuple[Gap, ...]:
    """What has no figure: what would fill it, or why it could not be computed here."""
    found = []
    for about, row in rows:
        name = f"{about[f'name_{lang}']} ({words.short_statuses(lang)[row['status']]})"
        found.append(Gap(about["theme_id"], name, about[f"missing_{lang}"] or row[f"note_{lang}"]))
    return tuple(found)


def _lead(city: Package, area_id: str, lang: str) -> str:
    """What kind of area it is, and of which it is a part."""
    _ = catalogue(lang).gettext
    rows = city.tables["areas"].set_index("area_id")
    level, parent = words.levels(lang)[level_of(city, area_id)], rows.at[area_id, "parent_id"]
    level = level[:1].upper() + level[1:]
    if not parent:
        return level
    return _("{level}, part of {area}").format(level=level, area=rows.at[parent, f"name_{lang}"])


def _about(city: Package, area_id: str, lang: str) -> tuple[tuple[str, str], ...]:
    _ = catalogue(lang).gettext
    row = city.tables["areas"].set_index("area_id").loc[area_id]
    told = (
        (_("Limits"), limits(city, area_id, lang)),
        (_("What the boundary is worth"), str(row[f"boundary_note_{lang}"])),
        (_("Data"), edition(city, lang)),
    )
    return tuple(each for each in told if each[1])
