"""The page of a map that stands alone: its words around it, its figures under it, its scripts inside it."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from lib.export.standalone.script import MapFiles, allowed, constant, data, own, script, style
from lib.export.standalone.table import figures, parted
from lib.export.view.about import about, package_of, sources
from lib.export.view.subjects import subjects
from lib.locale import catalogue
from lib.show import escape
from lib.show.exhibits.drawings import Map
from lib.show.maps.basemap import city_basemap, country_basemap
from lib.show.maps.map import entries

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lib.show.exhibits.exhibit import Exhibit
    from lib.store import Package


def standalone_map(exhibit: Exhibit, city: Package, comparison: Package, address: str, files: MapFiles) -> bytes:
    """Write a map as one HTML file with everything inside, which asks for nothing: it opens from disk.

    `address` opens the view again, "" where it is not known. Raises TypeError for an exhibit that is no map.
    """
    if not isinstance(exhibit.drawing, Map):
        raise TypeError(f"no map: {exhibit.name}")
    package = package_of(exhibit, city, comparison)
    scripts = _scripts(exhibit.drawing, files, city, comparison)
    styles = [style(text) for text in (files.leaflet_style, files.map_style, own("standalone.css"))]
    body = "".join((_head(exhibit), _main(exhibit, package, subjects(exhibit, city, comparison), address)))
    parts = (
        f'<!doctype html>\n<html lang="{escape.html(exhibit.lang)}">\n<head>\n<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy(scripts, styles)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<meta name="description" content="{escape.html(exhibit.finding)}">',
        f"<title>{escape.html(exhibit.name)}</title>",
        *(f"<style>{text}</style>" for text in styles),
        f"</head>\n<body>\n{body}",
        *(f"<script>{text}</script>" for text in scripts),
        "</body>\n</html>\n",
    )
    return "\n".join(parts).encode()


def policy(scripts: Iterable[str], styles: Iterable[str]) -> str:
    """What the page may do: run its own scripts and nothing else; labels on the map have styles of their own."""
    rules = (
        "default-src 'none'",
        f"script-src {' '.join(map(allowed, scripts))}",
        f"style-src {' '.join(map(allowed, styles))}",
        "style-src-attr 'unsafe-inline'",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    )
    return "; ".join(rules)


def _scripts(drawing: Map, files: MapFiles, city: Package, comparison: Package) -> list[str]:
    """In the order in which they need each other."""
    basemap = country_basemap(comparison) if drawing.base == "country" else city_basemap(city)
    return [
        script(files.leaflet),
        data(basemap),
        script(files.map),
        f"window.shown = {data(entries(drawing.layers, {}))};\n{constant('seen', list(drawing.bounds))}",
        script(own("standalone.js")),
    ]


def _head(exhibit: Exhibit) -> str:
    _ = catalogue(exhibit.lang).gettext
    kicker = " · ".join(filter(None, (_("The Dora by evening"), exhibit.period)))
    finding = f"<p>{escape.html(exhibit.finding)}</p>" if exhibit.finding != exhibit.name else ""
    return f"<header><p>{escape.html(kicker)}</p><h1>{escape.html(exhibit.name)}</h1>{finding}</header>\n"


def _main(exhibit: Exhibit, package: Package, keys: Sequence[str], address: str) -> str:
    _ = catalogue(exhibit.lang).gettext
    hint = _("Arrow keys move the map, plus and minus bring it nearer or further. A row of the table marks its place.")
    table = _figures(exhibit, keys, package, _("Figures")) if len(exhibit.table) else ""
    parts = (
        f'<div id="map"></div>{_legend(exhibit)}<p class="hint">{escape.html(hint)}</p>',
        table,
        _section(_("About this map"), _about(exhibit, package, address)),
    )
    notice = escape.html(_("Not an official product of the City or of ANCI"))
    return f"<main>{''.join(parts)}</main>\n<footer><p>{notice}</p></footer>\n"


def _figures(exhibit: Exhibit, keys: Sequence[str], package: Package, title: str) -> str:
    """The table in a frame that scrolls, then what all rows share."""
    table = figures(exhibit, keys, package)
    frame = f'<div class="scroll" tabindex="0" role="region" aria-label="{escape.html(title)}">{table}</div>'
    return _section(title, frame + _listed(parted(exhibit.table)[1]))


def _section(title: str, content: str) -> str:
    return f"<section><h2>{escape.html(title)}</h2>{content}</section>"


def _legend(exhibit: Exhibit) -> str:
    """What colours and signs stand for."""
    assert isinstance(exhibit.drawing, Map)
    shown = exhibit.drawing
    items = [
        f'<li><i style="background:var(--{escape.html(css)})"></i>{escape.html(t)}</li>' for css, t in shown.classes
    ]
    items += [f"<li><b>{escape.html(sign)}</b>{escape.html(text)}</li>" for sign, text in shown.signs]
    if not items:
        return ""
    label = escape.html(catalogue(exhibit.lang).gettext("Legend"))
    unit = f"<span>{escape.html(shown.unit)}</span>" if shown.unit else ""
    return f'<div class="legend">{unit}<ul aria-label="{label}">{"".join(items)}</ul></div>'


def _about(exhibit: Exhibit, package: Package, address: str) -> str:
    """What the file is, each source linked, the address that opens the view again."""
    links = {" · ".join(filter(None, each)): _source(*each) for each in sources(exhibit)} | {address: _link(address)}
    notice = catalogue(exhibit.lang).gettext("Not an official product of the City or of ANCI")
    said = {exhibit.name, exhibit.finding, notice}
    return _listed([each for each in about(exhibit, package, address) if each[1] not in said], links)


def _listed(told: Iterable[tuple[str, str]], links: dict[str, str] | None = None) -> str:
    """Labels with their texts, each label once; `links` are the texts that are more than text."""
    known = links or {}
    items = []
    for label, group in groupby(told, key=itemgetter(0)):
        texts = "".join(f"<dd>{known.get(text) or escape.html(text)}</dd>" for _label, text in group)
        items.append(f"<dt>{escape.html(label)}</dt>{texts}")
    return f"<dl>{''.join(items)}</dl>" if items else ""


def _source(text: str, licence: str, address: str) -> str:
    return " · ".join(filter(None, (_link(address, text) or escape.html(text), escape.html(licence))))


def _link(address: str, text: str = "") -> str:
    found = escape.address(address)
    return f'<a href="{escape.html(found)}">{escape.html(text or address)}</a>' if found else ""
