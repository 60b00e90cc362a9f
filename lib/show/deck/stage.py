"""What stands in the middle of a step: a map's place with its legend, a picture, sentences, or a table."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from lib.locale import catalogue
from lib.show import escape
from lib.show.exhibits.drawings import Grid, Map, Statements
from lib.show.maps.map import entries

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lib.show.exhibits.drawings import Statement
    from lib.show.exhibits.exhibit import Exhibit

CITY = "city"
MOST_VALUES, MOST_STATEMENTS, MOST_ROWS = 6, 6, 4


def is_live_map(exhibit: Exhibit) -> bool:
    """Whether a step is drawn on the map that stays mounted: the one of the city."""
    return isinstance(exhibit.drawing, Map) and exhibit.drawing.base == CITY


def is_picture(exhibit: Exhibit) -> bool:
    """Whether a step is drawn as a picture: what is neither the city's map nor words."""
    return not is_live_map(exhibit) and not isinstance(exhibit.drawing, (Statements, Grid))


def stage(exhibit: Exhibit, served: Mapping[str, str], picture: str) -> str:
    """The middle of a step as HTML.

    `served` are the addresses of layers that are files, by digest; `picture` is the address of the exhibit's picture
    with `{theme}` in it.
    """
    drawing = exhibit.drawing
    if isinstance(drawing, Statements):
        return _statements(drawing, exhibit.lang)
    if isinstance(drawing, Grid):
        return _grid(drawing, exhibit.lang)
    if isinstance(drawing, Map) and is_live_map(exhibit):
        return _map(drawing, exhibit.finding, served, exhibit.lang)
    return _picture(picture, exhibit.finding)


def _picture(address: str, alt: str) -> str:
    """The picture of the theme is fetched by the page's script: the one that is seen first, the others ahead."""
    light, dark = (escape.html(address.format(theme=theme)) for theme in ("light", "dark"))
    return f'<img class="picture" data-light="{light}" data-dark="{dark}" alt="{escape.html(alt)}">'


def _map(drawing: Map, finding: str, served: Mapping[str, str], lang: str) -> str:
    data = escape.html(json.dumps({"bounds": drawing.bounds, "layers": json.loads(entries(drawing.layers, served))}))
    return f'<div class="map-place" data-map="{data}"></div>{_beside(drawing, finding, lang)}'


def _beside(drawing: Map, finding: str, lang: str) -> str:
    """Beside the map: what its colours and signs mean, and the figures, so that nobody has to read them off."""
    _ = catalogue(lang).gettext
    parts = [f'<p class="unit">{escape.html(drawing.unit)}</p>'] if drawing.unit else []
    if drawing.classes:
        swatches = (
            f'<li><i style="background:var(--{escape.html(colour)})"></i>{escape.html(text)}</li>'
            for colour, text in drawing.classes
        )
        parts.append(f'<ul class="classes" aria-label="{escape.html(_("Legend"))}">{"".join(swatches)}</ul>')
    if drawing.signs:
        signs = (f"<li><b>{escape.html(sign)}</b> {escape.html(name)}</li>" for sign, name in drawing.signs)
        parts.append(f'<ul class="signs">{"".join(signs)}</ul>')
    if not drawing.values or len(drawing.values) > MOST_VALUES:
        parts.append(f"<p>{escape.html(finding)}</p>")
    return f'<aside class="beside">{"".join(parts)}</aside>'


def _statements(drawing: Statements, lang: str) -> str:
    items = "".join(f"<li>{_said(each)}</li>" for each in drawing.items[:MOST_STATEMENTS])
    return f'<div class="words"><ul class="statements">{items}</ul>{_more(drawing.items, MOST_STATEMENTS, lang)}</div>'


def _said(each: Statement) -> str:
    by = f" <cite>{escape.html(each.source)}</cite>" if each.source else ""
    return f"{escape.html(each.text)}{by}"


def _grid(drawing: Grid, lang: str) -> str:
    head = "".join(f'<th scope="col">{escape.html(text)}</th>' for text in drawing.head)
    rows = "".join(f"<tr>{_row(row)}</tr>" for row in drawing.rows[:MOST_ROWS])
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    return f'<div class="words">{table}{_more(drawing.rows, MOST_ROWS, lang)}</div>'


def _row(row: Sequence[str]) -> str:
    first, *rest = row
    cells = "".join(f"<td>{escape.html(text)}</td>" for text in rest)
    return f'<th scope="row">{escape.html(first)}</th>{cells}'


def _more(items: Sequence[object], shown: int, lang: str) -> str:
    """Say how many are on the live page only."""
    left = len(items) - shown
    if left <= 0:
        return ""
    told = catalogue(lang).ngettext("{count} more on the live page", "{count} more on the live page", left)
    return f'<p class="more">{escape.html(told.format(count=left))}</p>'
