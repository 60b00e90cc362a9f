"""The likeness of cities in words: how it is measured, and why two of them are alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.locale import catalogue
from lib.model.figures import indicator
from lib.show import numbers
from lib.show.selected.city_view import names

if TYPE_CHECKING:
    import pandas as pd

    from lib.model.records import Record
    from lib.store import Package


def method(lang: str) -> str:
    """Tell how the distance between two cities is measured."""
    _ = catalogue(lang).gettext
    return _(
        "Distance: the root mean square of the differences, each in standard deviations over all cities "
        "that have every figure; population and density by ratio."
    )


def why(package: Package, row: Record, values: pd.DataFrame, city: str, lang: str) -> str:
    """Say where the two are closest and furthest, with both figures, the other city's first."""
    _ = catalogue(lang).gettext
    parts = {}
    for which in ("closest", "furthest"):
        about = indicator(package, row[which])
        column, decimals = values[str(row[which])].to_dict(), int(about["decimals"])
        other, own = (numbers.decimal(column[code], decimals, lang) for code in (row["istat_code"], city))
        parts[which] = _("{name} ({other}; {city} {own})").format(
            name=about[f"name_{lang}"], other=other, city=names(package)[city], own=own
        )
    if row["closest"] == row["furthest"]:
        return parts["closest"]
    return _("Closest: {closest}. Furthest: {furthest}.").format(**parts)
