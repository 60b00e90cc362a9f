"""What stands at the edge of a map: how long a distance is, and who made the map underneath."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from lib.export.pictures.letters import plain, shortened, width
from lib.export.pictures.maps.written import around
from lib.locale import catalogue
from lib.show import numbers

if TYPE_CHECKING:
    from lib.export.pictures.maps.ground import Ground
    from lib.export.pictures.maps.written import Written
    from lib.export.pictures.sheet import Sheet
    from lib.store import Package

LONGEST = 0.2
"""Part of the width that the bar takes at most."""
SMALL = 0.62
LEAST = 10.0
KILOMETRE = 1000
MAKER = re.compile(r":|, (?=[0-9])")
"""What stands between the name of who made something and what or when it was."""
BASES = {"city": ("streets", "river", "areas"), "country": ("regions",)}
"""The layers that a base map is made of."""


def draw(sheet: Sheet, ground: Ground, base: str, package: Package, lang: str, written: Written) -> None:
    """Draw the bar at the lower left, and name the sources of the base map at the lower right."""
    box, pad = ground.box, sheet.font * 0.5
    metres = round_length(box.width * ground.metres * LONGEST)
    long, bottom = metres / ground.metres, box.bottom - pad
    left, size = box.left + pad, max(sheet.font * 0.75, LEAST)
    text, reach = length(metres, lang), sheet.font * 0.3
    colours = sheet.map
    line = [(left, bottom - reach), (left, bottom), (left + long, bottom), (left + long, bottom - reach)]
    sheet.line(line, colours.halo, sheet.font * 0.28)
    sheet.line(line, colours.ink, sheet.font * 0.1)
    sheet.text(left + long / 2, bottom - size * 0.75, text, size=size, across="center", halo=colours.halo)
    wide = max(long, width(text, size))
    written.put(around(left + long / 2, bottom - size * 0.7, wide + pad, size * 2))
    _credit(sheet, ground, credit(package, base, lang), left + wide + 2 * pad, written)


def _credit(sheet: Sheet, ground: Ground, text: str, left: float, written: Written) -> None:
    box, size = ground.box, max(sheet.font * SMALL, LEAST)
    right = box.left + box.width - size * 0.5
    if not text or right - left < size * 8:
        return
    said = shortened(plain(text), size, right - left)
    middle = box.bottom - size * 0.8
    sheet.text(right, middle, said, size=size, colour=sheet.quiet, across="right", halo=sheet.map.halo)
    wide = width(said, size)
    written.put(around(right - wide / 2, middle, wide, size * 1.3))


def credit(package: Package, base: str, lang: str) -> str:
    """Name those who made what a base map is drawn from, as its package names them."""
    files = {f"{layer}.geojson" for layer in BASES[base]}
    resources = [each for each in package.descriptor.get("resources", ()) if each.get("path") in files]
    titles = [str(source["title"]) for each in resources for source in each.get("sources", ())]
    names = dict.fromkeys(MAKER.split(title)[0] for title in titles)
    return catalogue(lang).gettext("Base map © {sources}").format(sources=", ".join(names)) if names else ""


def round_length(most: float) -> float:
    """Return the longest length that is 1, 2 or 5 times a power of ten and no longer than `most`, all in metres."""
    power = 10.0 ** math.floor(math.log10(most))
    return max(step * power for step in (0.5, 1, 2, 5) if step * power <= most)


def length(metres: float, lang: str) -> str:
    """Write a length in metres or, from one on, in kilometres."""
    if metres < KILOMETRE:
        return f"{numbers.decimal(metres, 0, lang)} m"
    return f"{numbers.decimal(metres / KILOMETRE, 0, lang)} km"
