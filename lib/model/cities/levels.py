"""Where a city lacks an indicator: the same subject at the nearest other level or on another base."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pandas as pd

from lib.model.cities.series import FIGURE, NUMBER
from lib.model.figures import indicator

if TYPE_CHECKING:
    from lib.store import Package

LEVELS: Final = ("urban-audit", "comune", "province", "region")
"""From the city itself outwards; the survey of the city and the comune are both the city."""

_QUALIFIERS: Final = frozenset(
    {"province", "region", "city", "neighbourhood", "own", "area", "night", "dark", "press", "best"}
)
_GROUPS: Final = frozenset({"men", "women"})


def nearest_level(package: Package, istat_code: str, indicator_id: str) -> str | None:
    """Find the indicator to offer a city that lacks one: related, with a figure for it; None if there is none.

    Two indicators are related if they share the theme and the subject. The subject is the id without the
    words at its end that say where (province, region, city, neighbourhood, own-area), when (night, dark)
    or on which base (press, best): `robbery` and `robbery-province`. Those of men or of women are related
    only to those of the same. The nearest level comes first (see `LEVELS`), then the id that begins most
    alike, then the order of the catalogue. It is not
    asked whether the city lacks the first one. It is another measure: it has to be labelled as such, and its
    figure goes into no ranking with the first one.

    Raises KeyError for an unknown indicator or city.
    """
    if istat_code not in set(package.tables["cities"]["istat_code"]):
        raise KeyError(f"no such city: {istat_code}")
    wanted, figures = indicator(package, indicator_id), _figures(package, istat_code)
    candidates = [
        each
        for _, each in package.tables["indicators"].sort_values("order").iterrows()
        if each["indicator_id"] in figures and _related(wanted, each)
    ]
    candidates.sort(key=lambda each: (_distance(wanted, each), -_alike(indicator_id, each["indicator_id"])))
    return str(candidates[0]["indicator_id"]) if candidates else None


def subject(indicator_id: str) -> tuple[str, ...]:
    """Return what an indicator is about, by the words of its id.

    >>> subject("safe-walking-dark-province-women")
    ('safe', 'walking', 'women')
    """
    words = indicator_id.split("-")
    group = [words.pop()] if words[-1] in _GROUPS else []
    while len(words) > 1 and words[-1] in _QUALIFIERS:
        words.pop()
    return (*words, *group)


def _related(wanted: pd.Series, other: pd.Series) -> bool:
    return bool(
        wanted["indicator_id"] != other["indicator_id"]
        and wanted["theme_id"] == other["theme_id"]
        and other["kind"] == NUMBER
        and subject(wanted["indicator_id"]) == subject(other["indicator_id"])
    )


def _figures(package: Package, istat_code: str) -> set[str]:
    """List the indicators with a value or a band for the city, or for its region."""
    cities = package.tables["cities"].set_index("istat_code")
    own, region = package.tables["observations"], package.tables["region_observations"]
    rows = [own[own["istat_code"] == istat_code]]
    rows.append(region[region["region_code"] == cities.loc[istat_code, "region_code"]])
    return {each for found in rows for each in found[found[FIGURE].notna().any(axis=1)]["indicator_id"]}


def _distance(wanted: pd.Series, other: pd.Series) -> int:
    return abs(LEVELS.index(wanted["level"]) - LEVELS.index(other["level"]))


def _alike(one: str, other: str) -> int:
    pairs = zip(one.split("-"), other.split("-"), strict=False)
    return next((place for place, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
