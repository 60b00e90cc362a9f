"""The description of a package (`datapackage.json`): what it is, and which files belong to it."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any
from zoneinfo import available_timezones

from pyproj import CRS
from pyproj.exceptions import CRSError

from lib.store.codes import Kind
from lib.store.columns import ID
from lib.store.layers import Bounds
from lib.store.package import Config
from lib.store.problem import Origin, Problem
from lib.store.read import odd_character

HALF_TURN, POLE = 180, 90
ISTAT_CODE = r"[0-9]{6}"
CREATED = r"[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9:.]+(Z|[+-][0-9]{2}:[0-9]{2}))?"
TEXTS = ("title_it", "title_en", "summary_it", "summary_en")


@dataclass(frozen=True)
class Resource:
    """A file of the package, and its columns if the description names them."""

    path: str
    columns: tuple[str, ...] | None

    @property
    def stem(self) -> str:
        """The name of the table or layer."""
        return PurePosixPath(self.path).stem

    @property
    def suffix(self) -> str:
        """`.csv`, `.geojson` or what else the file is."""
        return PurePosixPath(self.path).suffix


def check_descriptor(raw: Mapping[str, Any], origin: Origin) -> Iterator[Problem]:
    """Check what the description says of the package itself."""
    if not _matches(raw.get("name"), ID):
        yield _wrong(origin, "name", raw.get("name"), "not-an-id")
    if not _is_words(raw.get("version")):
        yield origin.problem("wrong-form", field="version")
    if not _is_date(raw.get("created")):
        yield _wrong(origin, "created", raw.get("created"), "not-a-date")
    yield from odd_texts(raw, origin)
    settings = dora(raw)
    if not settings:
        yield origin.problem("wrong-form", field="dora")
        return
    kinds = ", ".join(Kind)
    if settings.get("kind") not in tuple(Kind):
        yield _wrong(origin, "dora.kind", settings.get("kind"), "not-listed", allowed=kinds)
    if bounds(raw) is None:
        yield origin.problem("not-a-box", field="dora.bounds")
    if not _is_metric(settings.get("measure_crs")):
        yield _wrong(origin, "dora.measure_crs", settings.get("measure_crs"), "not-metric")
    yield from _unsaid(settings, origin)


def config(raw: Mapping[str, Any]) -> Config:
    """Read the settings of a description in which `check_descriptor` found nothing wrong."""
    settings, box = dora(raw), bounds(raw)
    if box is None:
        raise ValueError("a description without bounds has no settings")
    named = {name: settings[name] for name in ("kind", "measure_crs", *TEXTS)}
    of_one_city = {name: settings[name] for name in ("river", "istat_code") if named["kind"] == Kind.CITY}
    clock = {"timezone": settings["timezone"]} if "timezone" in settings else {}
    return Config(bounds=box, **named, **of_one_city, **clock)


def dora(raw: Mapping[str, Any]) -> dict[str, Any]:
    """Return the part of the description that is this program's own, empty if there is none."""
    settings = raw.get("dora")
    return settings if isinstance(settings, dict) else {}


def bounds(raw: Mapping[str, Any]) -> Bounds | None:
    """Return west, south, east, north in degrees, None if they are not given or are no box."""
    box = dora(raw).get("bounds")
    if not isinstance(box, list) or not all(type(side) in (int, float) for side in box):
        return None
    match box:
        case [west, south, east, north] if -HALF_TURN <= west < east <= HALF_TURN and -POLE <= south < north <= POLE:
            return float(west), float(south), float(east), float(north)
    return None


def resources(raw: Mapping[str, Any], folder: Path, origin: Origin) -> tuple[list[Resource], list[Problem]]:
    """Return the files that belong to the package; those outside its folder are refused."""
    listed = raw.get("resources")
    if not isinstance(listed, list) or not listed:
        return [], [origin.problem("wrong-form", field="resources")]
    found: dict[str, Resource] = {}
    problems = []
    for number, item in enumerate(listed, start=1):
        path = item.get("path") if isinstance(item, dict) else None
        if not isinstance(path, str) or not _is_inside(path, folder):
            problems.append(_wrong(origin, f"resources {number}", path, "unsafe-path"))
        elif path in found:
            problems.append(origin.problem("repeated-resource", field="resources", name=path))
        else:
            found[path] = Resource(path, _columns(item))
            if str(item.get("encoding", "utf-8")).lower() != "utf-8":
                problems.append(_wrong(origin, path, item["encoding"], "not-listed", allowed="utf-8"))
    return list(found.values()), problems


def _unsaid(settings: Mapping[str, Any], origin: Origin) -> Iterator[Problem]:
    needed: dict[str, Callable[[Any], bool]] = dict.fromkeys(TEXTS, _is_words)
    if settings.get("kind") == Kind.CITY:
        needed |= {"river": _is_words, "istat_code": lambda value: _matches(value, ISTAT_CODE)}
    if "timezone" in settings:
        needed |= {"timezone": _is_timezone}
    for name, holds in needed.items():
        if not holds(settings.get(name)):
            yield origin.problem("wrong-form", field=f"dora.{name}")


def odd_texts(raw: Mapping[str, Any], origin: Origin) -> Iterator[Problem]:
    """Find texts that no page could show, however deep they stand: JSON can write even half a character."""
    left: list[tuple[str, Any]] = [("", raw)]
    while left:
        place, value = left.pop()
        if isinstance(value, str) and (character := odd_character(value)):
            yield origin.problem("odd-character", field=place, character=character)
        elif isinstance(value, Mapping):
            left += [(f"{place}.{name}".strip("."), item) for name, item in value.items()]
        elif isinstance(value, list):
            left += [(f"{place} {number}".strip(), item) for number, item in enumerate(value, start=1)]


def _wrong(origin: Origin, field: str, value: Any, code: str, **detail: Any) -> Problem:
    """Make a problem that shows the text found, or tells that there is none."""
    if isinstance(value, str) and value:
        return origin.problem(code, field=field, value=value, **detail)
    return origin.problem("wrong-form", field=field)


def _is_words(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _matches(value: Any, pattern: str) -> bool:
    return isinstance(value, str) and bool(re.fullmatch(pattern, value))


def _is_date(value: Any) -> bool:
    """Accept a day alone, or with the time of day that the standard asks for (RFC 3339)."""
    if not _matches(value, CREATED):
        return False
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def _is_metric(value: Any) -> bool:
    try:
        system = CRS.from_user_input(value) if isinstance(value, str) else None
    except CRSError:
        return False
    return system is not None and system.is_projected and system.axis_info[0].unit_name == "metre"


def _is_timezone(value: Any) -> bool:
    return isinstance(value, str) and value in available_timezones()


def _is_inside(path: str, folder: Path) -> bool:
    parts = PurePosixPath(path).parts
    plain = path.isprintable() and not any(sign in path for sign in "\\:")
    if not plain or not parts or any(part.startswith((".", "/", "~")) for part in parts):
        return False
    return (folder / path).resolve().is_relative_to(folder.resolve())


def _columns(item: Mapping[str, Any]) -> tuple[str, ...] | None:
    schema = item.get("schema")
    fields = schema.get("fields") if isinstance(schema, dict) else None
    if not isinstance(fields, list) or not all(isinstance(field, dict) for field in fields):
        return None
    return tuple(str(field.get("name")) for field in fields)
