"""When it is dark: of the city by months, of the compared cities in one month."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from lib.locale import catalogue
from lib.model.darkness import BAND, by_month
from lib.show import numbers
from lib.show.exhibits import city_parts
from lib.show.exhibits.drawings import Dot, Dots, Line, Months
from lib.show.exhibits.exhibit import Exhibit, Source
from lib.show.exhibits.sources import of_layers, of_package
from lib.show.plots import darkness_cities
from lib.show.tables import dark_months
from lib.show.tables.dark_cities import dark_cities
from lib.show.wording import city_words, evening_words
from lib.show.wording.comparison import listing

if TYPE_CHECKING:
    from lib.show.exhibits.wanted import Wanted
    from lib.show.plots.darkness_cities import CityMonth
    from lib.show.plots.marks import Marks


def of_areas(wanted: Wanted) -> Exhibit:
    """The dark hours between 18 and 24 by month: one line for all areas where they are the same to a minute."""
    _, lang, package = catalogue(wanted.lang).gettext, wanted.lang, wanted.city
    curves, year = dark_months.curves(package, lang), int(package.created[:4])
    position, every = next(iter(curves)), tuple(curves.values())
    drawn = every[:1] if dark_months.alike(every) else every
    names = evening_words.month_names(lang, "abbreviated")
    areas = package.tables["areas"]
    hues = [""] if len(drawn) == 1 else list(areas.loc[areas["level"] == areas["level"].iloc[0], "hue"])
    # One line that stands for all of them says so.
    named = [each.name for each in drawn] if len(drawn) > 1 else [listing([each.name for each in every], lang)]
    lines = tuple(
        Line(name, tuple(round(one.dark, 4) for one in each.months), hue)
        for name, each, hue in zip(named, drawn, hues, strict=True)
    )
    day = date.fromisoformat(wanted.asked.one("date"))
    return Exhibit(
        view=wanted.view(date=day.isoformat()),
        lang=lang,
        name=_("Dark hours between 18 and 24, by month"),
        finding=evening_words.lesson(by_month(year, position), by_month(year, position, until=BAND), lang),
        about=(*dark_months.holds_for(every, year, lang), evening_words.careful(lang)),
        period=str(year),
        method=f"{evening_words.formula(lang)}; {evening_words.how(lang)}",
        table=dark_months.dark_months(package, lang),
        sources=(_library(lang), *of_layers(package, ("areas",), lang)),
        drawing=Months(tuple(names.values()), lines, _("hours"), 1),
    )


def of_cities(wanted: Wanted) -> Exhibit:
    """The cities of a month from where it gets dark first: the end of twilight in hours of the clock.

    Bounds are not uncertainty but the span between June and December, as on the screen.
    """
    _, lang, package = catalogue(wanted.lang).gettext, wanted.lang, wanted.comparison
    view, number = city_parts.view_of(wanted), int(wanted.asked.one("month"))
    marks = view.city_marks
    cities = darkness_cities.standings(package, view.year, number, marks.among)
    placed = darkness_cities.placed(cities)
    missing = tuple(each.name for each in cities if each not in placed)
    return Exhibit(
        view=wanted.view(**city_parts.keys(wanted, view), month=str(number)),
        lang=lang,
        name=_("When it gets dark in {month}").format(month=evening_words.month_names(lang)[number]),
        finding=darkness_cities.finding(cities, view.city, number, lang),
        about=(
            _("The line spans the year from June to December; the dot is the mean of the month."),
            *city_words.filtered(view, lang),
            evening_words.careful(lang),
        ),
        period=str(view.year),
        method=f"{evening_words.formula(lang)}; {evening_words.how(lang)}",
        table=dark_cities(package, cities, number, lang),
        sources=(_library(lang), *of_package(package, lang)),
        drawing=Dots(tuple(_dot(each, marks, lang) for each in placed), _("hour by the clock"), 1, missing=missing),
    )


def _dot(each: CityMonth, marks: Marks, lang: str) -> Dot:
    _ = catalogue(lang).gettext
    dark = _("{hours} h").format(hours=numbers.decimal(each.month.dark, 1, lang))
    text = _("dark from {time}").format(time=evening_words.clock(each.month.dusk))
    low, high = min(each.solstices), max(each.solstices)
    return Dot(each.code, each.name, each.month.dusk, low, high, f"{text} · {dark}", marks.of(each.code))


def _library(lang: str) -> Source:
    return Source(evening_words.how(lang), evening_words.METHOD, catalogue(lang).gettext("computed"))
