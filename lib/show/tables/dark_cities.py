"""When it gets dark in the compared cities, as a table: a month, and the hours of dark of all months."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import pandas as pd

from lib.locale import catalogue
from lib.model.darkness import by_month
from lib.model.position import city_positions
from lib.show.wording import evening_words

if TYPE_CHECKING:
    from lib.model.position import Position
    from lib.show.plots.darkness_cities import CityMonth
    from lib.store import Package


def month_columns(lang: str) -> list[str]:
    """Head the columns of the months."""
    _ = catalogue(lang).gettext
    return [_("{month}, dark hours").format(month=name) for name in evening_words.month_names(lang).values()]


@lru_cache(maxsize=64)
def dark_cities(package: Package, cities: tuple[CityMonth, ...], number: int, lang: str) -> pd.DataFrame:
    """List the cities in their order, each with all its months and what says what they are."""
    _, year, positions = catalogue(lang).gettext, int(package.created[:4]), city_positions(package)
    name = evening_words.month_names(lang)[number]
    return pd.DataFrame(
        [
            {
                _("City"): each.name,
                _("End of civil twilight in {month} (mean)").format(month=name): evening_words.clock(each.month.dusk),
                **_months(year, positions[each.code], lang),
                _("Year"): str(year),
                _("Status"): _("computed"),
                _("Library"): evening_words.library(),
                _("Latitude"): positions[each.code].lat,
                _("Longitude"): positions[each.code].lon,
                _("Clock"): positions[each.code].timezone,
            }
            for each in cities
        ]
    )


def _months(year: int, position: Position, lang: str) -> dict[str, float]:
    hours = [round(each.dark, 4) for each in by_month(year, position)]
    return dict(zip(month_columns(lang), hours, strict=True))
