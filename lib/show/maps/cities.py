"""Cities and regions on the map of the country: a circle's size or a region's colour is the class of its figure."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from lib.locale import catalogue
from lib.model.cities.series import REGION, series
from lib.model.cities.standings import standings
from lib.model.classes import breaks, classify
from lib.model.figures import indicator
from lib.model.records import Record, records
from lib.show import escape, numbers
from lib.show.maps import legend
from lib.show.maps.map import Feature, Layer
from lib.show.plots.marks import Marks
from lib.show.wording import comparison
from lib.store import Package

RADII = (5.0, 8.0, 11.0, 15.0, 20.0)
MISSING_RADIUS = 4.0


@lru_cache(maxsize=128)
def edges(package: Package, indicator_id: str) -> tuple[float, ...]:
    """Find the class breaks of an indicator: one set over all its periods, so that its maps compare."""
    return tuple(breaks(series(package, indicator_id)["value"]))


@lru_cache(maxsize=512)
def country(package: Package, indicator_id: str, period: str, marks: Marks, lang: str) -> Layer:
    """Draw the units compared on one indicator: circles for cities, or surfaces where regions stand for them.

    The circles of the marked cities have their names and figures written at them, and every region its figure.
    """
    about, classes = indicator(package, indicator_id), edges(package, indicator_id)
    make = _surface if about["level"] == REGION else _circle
    drawn = []
    for row in records(standings(package, indicator_id, period, marks.among)):
        mark = marks.of(row["unit_id"])
        feature = make(package, row, _place(row, classes))
        value = escape.html(numbers.value(row, int(about["decimals"]), lang)) if row["status"] else numbers.MISSING
        tip = _tip(row, int(about["decimals"]), lang)
        drawn.append(
            replace(
                feature,
                css=f"{feature.css} {mark}".strip(),
                label=_label(row[f"name_{lang}"], mark, value, make is _circle),
                tip=tip,
            )
        )
    # The large ones underneath; the marked ones on top, so that their names and outlines are whole.
    drawn.sort(key=lambda feature: (feature.id == marks.chosen, feature.id == marks.home, -feature.radius))
    return Layer(tuple(drawn))


def _circle(package: Package, row: Record, place: int | None) -> Feature:
    point = {"type": "Point", "coordinates": list(_positions(package)[row["unit_id"]])}
    if place is None:
        return Feature(row["unit_id"], point, css="point city missing", radius=MISSING_RADIUS)
    return Feature(row["unit_id"], point, css="point city", radius=RADII[place])


def _surface(_package: Package, row: Record, place: int | None) -> Feature:
    colour = "missing" if place is None else f"class-{place + 1}"
    return Feature(row["unit_id"], f"regions/{row['unit_id']}", css=f"area area-{row['unit_id']} {colour}")


def _label(name: str, mark: str, value: str, circle: bool) -> str:
    """Name what is marked; write the figure of every region, and of the marked cities above their circles."""
    if circle:
        return f'<span class="above">{escape.html(name)}<b>{value}</b></span>' if mark else ""
    return f"{escape.html(name) if mark else ''}<b>{value}</b>"


@lru_cache(maxsize=2)
def _positions(package: Package) -> dict[str, tuple[float, float]]:
    cities = package.tables["cities"]
    return dict(zip(cities["istat_code"], zip(cities["lon"], cities["lat"], strict=True), strict=True))


def sizes(classes: Sequence[float], decimals: int, unit: str, lang: str) -> str:
    """Write the legend of the circles as HTML: each size with its range, and the sign for no figure."""
    _ = catalogue(lang).gettext
    items = [_item(radius, text) for radius, text in zip(RADII, legend.ranges(classes, decimals, lang), strict=False)]
    items.append(_item(MISSING_RADIUS, _("no figure, or only a band"), "none"))
    label = escape.html(_("Legend"))
    return (
        f'<div class="legend"><span class="legend-unit">{escape.html(unit)}</span>'
        f'<ul aria-label="{label}">{"".join(items)}</ul>'
        f"<small>{escape.html(method(lang))}</small></div>"
    )


def method(lang: str) -> str:
    """Tell how the classes were found."""
    _ = catalogue(lang).gettext
    return _("Natural breaks (Fisher-Jenks), the same in every period")


def _item(radius: float, text: str, fill: str = "class-4") -> str:
    style = f"width:{2 * radius:g}px;height:{2 * radius:g}px;border-radius:50%;background:var(--{fill})"
    return f'<li><i style="{style}"></i>{escape.html(text)}</li>'


def _place(row: Record, classes: Sequence[float]) -> int | None:
    return None if math.isnan(row["value"]) else classify(row["value"], classes)


def _tip(row: Record, decimals: int, lang: str) -> str:
    _ = catalogue(lang).gettext
    name = escape.html(comparison.unit_name(row, lang))
    value = escape.html(comparison.figure(row, decimals, lang)) if row["status"] else escape.html(_("no figure"))
    return f"<strong>{name}</strong><br>{value}"
