"""The dark of an evening in words: hours, moments, months, what they say, and how they were computed."""

from __future__ import annotations

import math
from datetime import timedelta
from functools import lru_cache
from importlib.metadata import version
from typing import TYPE_CHECKING

from babel.dates import get_month_names

from lib.locale import catalogue
from lib.show import escape, numbers
from lib.show.words import STATUS_ICONS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from lib.model.darkness import Evening, Month
    from lib.model.position import Position
    from lib.show.wording.evidence import Entries

LIBRARY = "astral"
METHOD = "https://gml.noaa.gov/grad/solcalc/calcdetails.html"
DAY_HOURS, HOUR_MINUTES = 24, 60
ALIKE = 0.5
"""Hours by which the darkest and the lightest month have to differ for it to be worth saying."""


@lru_cache(maxsize=8)
def month_names(lang: str, width: str = "wide") -> dict[int, str]:
    """The months by their numbers, as they stand alone: `wide`, `abbreviated` or `narrow` (a letter)."""
    return dict(get_month_names(width, "stand-alone", numbers.LOCALES[lang]))  # type: ignore[arg-type]


@lru_cache(maxsize=1)
def library() -> str:
    """The library that computes the sun's position, with its version."""
    return f"{LIBRARY} {version(LIBRARY)}"


def hours(value: float, lang: str) -> str:
    """Hours with one decimal, none where there is none to write: `2,1`, `6`."""
    return numbers.decimal(value, 0 if round(value, 1) == round(value) else 1, lang)


def clock(since_midnight: float) -> str:
    """A mean of moments, in hours since midnight, as on a clock: `21:54`; a dash where there is none."""
    if math.isnan(since_midnight):
        return numbers.MISSING
    minutes = round(since_midnight * HOUR_MINUTES)
    return f"{minutes // HOUR_MINUTES % DAY_HOURS}:{minutes % HOUR_MINUTES:02}"


def moment(at: datetime | None, lang: str) -> str:
    """A moment to the minute, by its own clock; or that there is none."""
    if at is None:
        return catalogue(lang).gettext("none on this day")
    shown = at + timedelta(seconds=30)
    return f"{shown.hour}:{shown.minute:02}"


def lesson(whole: Sequence[Month], band: Sequence[Month], lang: str) -> str:
    """What a year of evenings teaches; `whole` are its months from 18 to 24, `band` the same ones from 18 to 22."""
    _ = catalogue(lang).gettext
    most = max(whole, key=lambda each: (each.dark, -each.dusk))
    least = min(whole, key=lambda each: each.dark)
    text = (
        _(
            "In {most} it is dark for {dark_most} of the 6 hours from 18 to 24, in {least} for {dark_least}. Of the 4 "
            "hours that the indicators call evening (18-22), {band_most} are dark in {most} and {band_least} in "
            "{least}: the same evening indicator means something else from one month to another."
        )
        if most.dark - least.dark >= ALIKE
        else _(
            "Evenings hardly change over the year: in {most} it is dark for {dark_most} of the 6 hours from 18 to 24, "
            "in {least} for {dark_least}."
        )
    )
    names = month_names(lang)
    return text.format(
        most=names[most.number],
        least=names[least.number],
        dark_most=hours(most.dark, lang),
        dark_least=hours(least.dark, lang),
        band_most=hours(band[most.number - 1].dark, lang),
        band_least=hours(band[least.number - 1].dark, lang),
    )


def evening(found: Evening, dark: float, lang: str) -> str:
    """One evening as large figures in HTML: sunset, the end of twilight, the hours of dark."""
    _ = catalogue(lang).gettext
    items = (
        (_("Sunset"), moment(found.sunset, lang), ""),
        (_("End of civil twilight"), moment(found.dusk, lang), ""),
        (_("Dark between 18 and 24"), _("{hours} h").format(hours=hours(dark, lang)), _("of 6 hours")),
    )
    return f'<dl class="side-figures">{"".join(_item(*item) for item in items)}</dl>'


def _item(name: str, value: str, below: str) -> str:
    small = f"<small>{escape.html(below)}</small>" if below else ""
    return f"<div><dt>{escape.html(name)}</dt><dd>{escape.html(value)}{small}</dd></div>"


def how(lang: str) -> str:
    """By what the evenings are computed."""
    text = catalogue(lang).gettext("library {library}, with the equations of the NOAA Solar Calculator after J. Meeus")
    return text.format(library=library())


def formula(lang: str) -> str:
    """What is called dark."""
    _ = catalogue(lang).gettext
    return _(
        "hours between 18 and 24 after the end of civil twilight, when the sun is 6° below the horizon; for a month, "
        "the mean of all its evenings"
    )


def careful(lang: str) -> str:
    """What the figures do not consider."""
    _ = catalogue(lang).gettext
    return _(
        "Mountains and houses, clouds, the moon and street lamps are not considered: dark here says nothing about how "
        "well a street is lit."
    )


def evidence(where: str, position: Position | None, year: int, lang: str) -> Entries:
    """How the figures of a place came about: labels, each with its text as Markdown. `where` says what the point is.

    Without a position, what holds for all places.
    """
    _ = catalogue(lang).gettext
    return (
        (_("Status"), f"{STATUS_ICONS['computed']} {_('computed')}"),
        (_("Formula"), escape.markdown(formula(lang))),
        (_("Method"), f"[{escape.markdown(how(lang))}](<{METHOD}>)"),
        (
            _("How sure"),
            escape.markdown(_("to the minute by NOAA's own account, up to 72° of latitude, on a level horizon")),
        ),
        (_("Year of the months"), str(year)),
        *([] if position is None else _place(where, position, lang)),
        (_("Careful"), escape.markdown(careful(lang))),
    )


def _place(where: str, position: Position, lang: str) -> Entries:
    _ = catalogue(lang).gettext
    point = _("{where}: latitude {lat}, longitude {lon} (WGS 84)").format(
        where=where,
        lat=numbers.decimal(position.lat, 4, lang),
        lon=numbers.decimal(position.lon, 4, lang),
    )
    return (
        (_("Position"), escape.markdown(point)),
        (_("Clock"), escape.markdown(_("{zone}, daylight saving time included").format(zone=position.timezone))),
    )
