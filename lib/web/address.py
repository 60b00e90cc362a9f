"""The view as an address: which keys there are, what each may hold, and both directions between the two.

Addresses hold ids, never labels, so that a link means the same in both languages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from lib.locale import LANGUAGES
from lib.model.figures import area_indicators, levels
from lib.store.codes import CATALOGUE_STATUSES, MODEL_PARTS, Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lib.store import Package

NONE = "none"
ALL = "all"
SEPARATOR = ","
LAYERS = ("night-stops", "stops", "venues", "projects", "places", "crossings", "stretches")
SECTIONS = ("sources", "indicators", "disagreements", "missing", "method", "frameworks", "downloads", "about")
PREFERRED_INDICATOR = "near-night-stop-share"
PREFERRED_CITY_INDICATOR = "safe-walking-night-city"

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


Vocabulary: TypeAlias = "Mapping[str, Key]"


def _first(preferred: str, allowed: tuple[str, ...]) -> str:
    return preferred if preferred in allowed else allowed[0]


def vocabulary(city: Package, comparison: Package) -> dict[str, Key]:
    """All keys, with the ids these two packages have."""
    areas = tuple(city.tables["areas"]["area_id"])
    scales = levels(city)
    mapped = tuple(area_indicators(city)["indicator_id"])
    catalogued = tuple(city.tables["indicators"]["indicator_id"])
    compared = tuple(comparison.tables["indicators"]["indicator_id"])
    codes = tuple(comparison.tables["cities"]["istat_code"])
    themes = (ALL, *city.tables["themes"]["theme_id"])
    observed = (*comparison.tables["observations"]["period"], *comparison.tables["region_observations"]["period"])
    numeric = tuple(comparison.tables["indicators"].query("kind == 'number'")["indicator_id"])
    home = _first(city.config.istat_code, codes)
    keys = (
        Key("lang", LANGUAGES, LANGUAGES[0]),
        Key("scale", scales, _first("zone", scales)),
        Key("area", areas, areas[0]),
        Key("indicator", mapped, _first(PREFERRED_INDICATOR, mapped)),
        Key("layers", LAYERS, ("night-stops",), many=True),
        Key("tiles", ("0", "1"), "0"),
        Key("theme", themes, ALL),
        Key("status", (ALL, *CATALOGUE_STATUSES), ALL),
        Key("item", catalogued, catalogued[0]),
        Key("city_indicator", compared, _first(PREFERRED_CITY_INDICATOR, compared)),
        Key("city", (*codes, NONE), home),
        Key("period", tuple(sorted(set(observed) - {""})), ""),
        Key("workshop", ("0", "1"), "0"),
        Key("x", numeric, _first("density", numeric)),
        Key("y", numeric, _first("crimes-total", numeric)),
        Key("like", numeric, (), many=True),
        Key("panel", ("ranking", "change", "scatter", "map", "table"), "ranking"),
        Key("side", ("evidence", "like"), "evidence"),
        Key("part", MODEL_PARTS, "aim"),
        Key("section", SECTIONS, SECTIONS[0]),
        Key("package", tuple(map(str, Kind)), str(Kind.CITY)),
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
