"""The view as an address: which keys there are, what each may hold, and both directions between the two.

Addresses hold ids, never labels, so that a link means the same in both languages.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from lib.locale import LANGUAGES
from lib.model.composites.aggregate import AGGREGATIONS, AMPI
from lib.model.composites.components import composable, group_ids
from lib.model.composites.normalise import GOALPOSTS, MIN_MAX, NORMALISATIONS
from lib.model.figures import area_indicators
from lib.model.monitoring.freshness import STATES
from lib.model.monitoring.monitoring import SORTS, STATUSES
from lib.model.monitoring.targets import bare_targets
from lib.model.units import scales, units
from lib.store.codes import CATALOGUE_STATUSES, MODEL_PARTS, Kind
from lib.store.story import DIGEST_FORM, MOST_STEPS
from lib.store.versions.changes import Group

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lib.store import Package

NONE = "none"
ALL = "all"
SEPARATOR = ","
LAYERS = ("night-stops", "stops", "venues", "projects", "places", "crossings", "stretches")
SECTIONS = ("sources", "indicators", "disagreements", "missing", "method", "frameworks", "downloads", "about")
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2100, 12, 31)
PREFERRED_INDICATOR = "near-night-stop-share"
PREFERRED_CITY_INDICATOR = "safe-walking-night-city"
WEIGHT_SIGN, MOST_WEIGHT, USUAL_WEIGHT = ":", 3, 1
"""A weight follows its component after the sign, `theft:2`; it is a whole number, from 0."""

ZOOMS = tuple(f"{quarter / 4:g}" for quarter in range(4 * 11, 4 * 18 + 1))
"""How near a map is, as web maps count it: 0 is the whole world, one more is twice as large."""
ROLES = ("presenter", "speaker")
CODE_FORM = "[2-9A-HJ-NP-Z]{6}"
"""A code to follow a presenter by: no sign that could be read as another."""

Value: TypeAlias = str | tuple[str, ...]


@dataclass(frozen=True)
class Key:
    """One key of the address: the ids it may hold, the usual one, and whether it holds several."""

    name: str
    allowed: tuple[str, ...]
    default: Value
    many: bool = False

    def parse(self, text: str) -> Value | None:
        """The value a text stands for; None where it is none of ours."""
        if not self.many:
            return text if text in self.allowed or text == self.default else None
        if text == NONE:
            return ()
        parts = tuple(dict.fromkeys(text.split(SEPARATOR)))
        return parts if set(parts) <= set(self.allowed) else None

    def text(self, value: Value) -> str:
        """The text a value is written as."""
        return value if isinstance(value, str) else SEPARATOR.join(value) or NONE


@dataclass(frozen=True)
class Day(Key):
    """A key that holds any day of two centuries, as ISO 8601 writes it in full."""

    def parse(self, text: str) -> Value | None:
        """The day, where the text is one."""
        try:
            day = date.fromisoformat(text)
        except ValueError:
            return None
        return text if FIRST_DAY <= day <= LAST_DAY and day.isoformat() == text else None


@dataclass(frozen=True)
class Form(Key):
    """A key that holds whatever is written in one form: its `form` is a regular expression."""

    form: str = ""

    def parse(self, text: str) -> Value | None:
        """The text, where it has the form."""
        return text if text == self.default or re.fullmatch(self.form, text, re.ASCII) else None


Vocabulary: TypeAlias = "Mapping[str, Key]"


def _first(preferred: str, allowed: tuple[str, ...]) -> str:
    return preferred if preferred in allowed else allowed[0]


def vocabulary(city: Package, comparison: Package) -> dict[str, Key]:
    """All keys, with the ids these two packages have."""
    areas, levels = tuple(units(city)["area_id"]), scales(city)
    mapped = tuple(area_indicators(city)["indicator_id"])
    catalogued = tuple(city.tables["indicators"]["indicator_id"])
    compared = tuple(comparison.tables["indicators"]["indicator_id"])
    codes = tuple(comparison.tables["cities"]["istat_code"])
    themes = (ALL, *city.tables["themes"]["theme_id"])
    observed = (*comparison.tables["observations"]["period"], *comparison.tables["region_observations"]["period"])
    numeric = tuple(comparison.tables["indicators"].query("kind == 'number'")["indicator_id"])
    components = tuple(dict.fromkeys((*composable(city), *composable(comparison))))
    weights = tuple(f"{each}{WEIGHT_SIGN}{weight}" for each in components for weight in range(MOST_WEIGHT + 1))
    home = _first(city.config.istat_code, codes)
    keys = (
        Key("lang", LANGUAGES, LANGUAGES[0]),
        Key("scale", levels, _first("zone", levels)),
        Key("area", areas, areas[0]),
        Key("indicator", mapped, _first(PREFERRED_INDICATOR, mapped)),
        Key("layers", LAYERS, ("night-stops",), many=True),
        Key("tiles", ("0", "1"), "0"),
        Key("theme", themes, ALL),
        Key("status", (ALL, *CATALOGUE_STATUSES), ALL),
        Key("item", (*catalogued, *bare_targets(city)), catalogued[0]),
        Key("target", (ALL, *STATUSES), ALL),
        Key("fresh", (ALL, *STATES), ALL),
        Key("sort", SORTS, SORTS[0]),
        Key("city_indicator", compared, _first(PREFERRED_CITY_INDICATOR, compared)),
        Key("city", (*codes, NONE), home),
        Key("period", tuple(sorted(set(observed) - {""})), ""),
        Key("workshop", ("0", "1"), "0"),
        Key("x", numeric, _first("density", numeric)),
        Key("y", numeric, _first("crimes-total", numeric)),
        Key("like", numeric, (), many=True),
        Key("panel", ("ranking", "change", "scatter", "map", "table", "darkness", "composite"), "ranking"),
        Key("month", tuple(map(str, range(1, 13))), "12"),
        Day("date", (city.created,), city.created),
        Key("side", ("evidence", "like"), "evidence"),
        Key("composite", ("0", "1"), "0"),
        Key("group", group_ids(comparison), ""),
        Key("components", components, (), many=True),
        Key("weights", weights, (), many=True),
        Key("norm", tuple(each for each in NORMALISATIONS if each != GOALPOSTS), MIN_MAX),
        Key("agg", tuple(AGGREGATIONS), AMPI),
        Key("changed", tuple(map(str, Group)), str(Group.METHOD)),
        Key("part", MODEL_PARTS, "aim"),
        Key("section", SECTIONS, SECTIONS[0]),
        Key("package", tuple(map(str, Kind)), str(Kind.CITY)),
        Key("zoom", ZOOMS, ""),
        Key("step", tuple(map(str, range(1, MOST_STEPS + 1))), "1"),
        Key("present", ("0", "1"), "0"),
        Key("role", ROLES, ROLES[0]),
        Form("story", (), "", form=DIGEST_FORM),
        Form("follow", (), "", form=CODE_FORM),
    )
    return {key.name: key for key in keys}


def read(query: Mapping[str, str], keys: Vocabulary) -> tuple[dict[str, Value], list[str]]:
    """The view an address asks for, and the names of what it asks for that there is not.

    Whatever is missing, unknown or malformed takes its usual value.
    """
    view: dict[str, Value] = {name: key.default for name, key in keys.items()}
    refused = []
    for name, text in query.items():
        value = keys[name].parse(text) if name in keys else None
        if value is None:
            refused.append(name)
        else:
            view[name] = value
    return view, refused


def write(view: Mapping[str, Value], keys: Vocabulary) -> dict[str, str]:
    """The address of a view: `read` of it gives the view again."""
    return {name: keys[name].text(value) for name, value in view.items() if value != keys[name].default}
