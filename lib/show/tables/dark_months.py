"""The evenings of the areas, month by month: as curves, and as a table with all that says what they are."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import pandas as pd

from lib.locale import catalogue
from lib.model.darkness import BAND, by_month, widest_gap
from lib.model.position import area_position
from lib.model.records import records
from lib.show import numbers
from lib.show.plots.darkness import Curve
from lib.show.wording import evening_words

if TYPE_CHECKING:
    from lib.model.position import Position
    from lib.store import Package

SECONDS = 3600
A_MINUTE = 1 / 60


def curves(package: Package, lang: str) -> dict[Position, Curve]:
    """The areas of the widest scale, each with the evenings of the year of the data."""
    areas, year = package.tables["areas"], int(package.created[:4])
    found = {}
    for row in records(areas[areas["level"] == areas["level"].iloc[0]]):
        position = area_position(package, row["area_id"])
        found[position] = Curve(row[f"name_{lang}"], by_month(year, position))
    return found


def alike(found: tuple[Curve, ...]) -> bool:
    """Whether the months of all are the same to a minute: then one curve stands for them."""
    return widest_gap([curve.months for curve in found]) <= A_MINUTE


def holds_for(found: tuple[Curve, ...], year: int, lang: str) -> tuple[str, ...]:
    """Say what the months are, and, where one curve stands for several areas, for which."""
    _ = catalogue(lang).gettext
    means = _("Means of all evenings of each month of {year}, by the clock, daylight saving time included.")
    if len(found) == 1 or not alike(found):
        return (means.format(year=year),)
    same = _("Computed at a point in {name}; it holds for {others} too: hours differ by {seconds} seconds at most.")
    gap = widest_gap([curve.months for curve in found])
    return (
        means.format(year=year),
        same.format(
            name=found[0].name,
            others=", ".join(curve.name for curve in found[1:]),
            seconds=numbers.decimal(gap * SECONDS, 0, lang),
        ),
    )


@lru_cache(maxsize=4)
def dark_months(package: Package, lang: str) -> pd.DataFrame:
    """List the months of every area. The frame is kept and shared."""
    _, year = catalogue(lang).gettext, int(package.created[:4])
    names = evening_words.month_names(lang)
    return pd.DataFrame(
        [
            {
                _("Area"): curve.name,
                _("Month"): names[whole.number],
                _("Dark hours, 18-24"): round(whole.dark, 4),
                _("Dark hours, 18-22"): round(early.dark, 4),
                _("End of civil twilight (mean)"): evening_words.clock(whole.dusk),
                _("Year"): str(year),
                _("Status"): _("computed"),
                _("Library"): evening_words.library(),
                _("Latitude"): round(position.lat, 4),
                _("Longitude"): round(position.lon, 4),
                _("Clock"): position.timezone,
            }
            for position, curve in curves(package, lang).items()
            for whole, early in zip(curve.months, by_month(year, position, until=BAND), strict=True)
        ]
    )
